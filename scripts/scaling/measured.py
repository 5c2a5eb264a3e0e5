"""What a library of one size costs: a row of the table, and a line of JSON for the plot."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Opened:
    """The start of a process on a ready library."""

    open_s: float
    """From the folder to a chatbot that can be asked; the model apart."""
    first_ms: float
    """The first question, before which nothing of the index was touched."""
    start_s: float
    """From the process's start to the first answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions whose answers are known, asked once each."""

    questions: int
    p50_ms: float
    """A whole question, from text to citations."""
    p95_ms: float
    cpu_p50_ms: float
    """The same in processor time, of all threads: whatever else the machine does."""
    cpu_p95_ms: float
    passage_1: float
    """Of those that have an answer, how many first quotations stand in a passage that answers."""
    passage_5: float
    """The same of the first five."""
    quote_1: float


@dataclass(frozen=True, slots=True)
class Added:
    """One document of 100 passages at a time, read, encoded and kept."""

    add_s: float
    """The slowest."""
    add_median_s: float
    keep_s: float
    """The slowest once it was encoded: the store and the indexes."""


@dataclass(frozen=True, slots=True)
class Held:
    """The most a process held through opening, asking and adding."""

    resident_mb: float
    """All of it, mapped files too."""
    own_mb: float
    """At the end, without mapped files; 0 where the system does not say."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one library."""

    passages: int
    documents: int
    recall_at_20: float
    """Of the exact twenty nearest passages, how many the index finds."""
    opened: Opened
    asked: Asked
    added: Added
    held: Held

    @classmethod
    def read(cls, line: str) -> Self:
        """What a worker wrote: `asdict` of it as JSON."""
        given = json.loads(line)
        return cls(
            passages=given["passages"],
            documents=given["documents"],
            recall_at_20=given["recall_at_20"],
            opened=Opened(**given["opened"]),
            asked=Asked(**given["asked"]),
            added=Added(**given["added"]),
            held=Held(**given["held"]),
        )

    def flat(self) -> str:
        """A line of JSON, all names beside one another: what `scripts/plot.py` draws."""
        names: dict[str, object] = {}
        for name, value in asdict(self).items():
            names |= value if isinstance(value, dict) else {name: value}
        return json.dumps(names)

    def row(self) -> str:
        """A row of the table."""
        asked, added, opened = self.asked, self.added, self.opened
        cells = (
            f"{self.passages:,}",
            f"{asked.p50_ms:.1f} / {asked.p95_ms:.1f} ms",
            f"{asked.cpu_p50_ms:.1f} / {asked.cpu_p95_ms:.1f} ms",
            f"{opened.first_ms:.0f} ms",
            f"{opened.open_s:.2f} s",
            f"{opened.start_s:.2f} s",
            f"{self.held.resident_mb:,.0f} ({self.held.own_mb:,.0f}) MB",
            f"{self.recall_at_20:.3f}",
            f"{asked.passage_1:.3f} / {asked.passage_5:.3f}",
            f"{asked.quote_1:.3f}",
            f"{added.add_median_s:.2f} / {added.add_s:.2f} s",
            f"{added.keep_s:.2f} s",
        )
        return f"| {' | '.join(cells)} |"


HEADINGS = (
    "passages",
    "question p50 / p95",
    "in processor time",
    "the first",
    "opening",
    "start to answer",
    "memory at most (own)",
    "recall@20",
    "passage@1 / @5",
    "quote@1",
    "adding 100 passages: median / worst",
    "of it keeping",
)


def table(measured: Sequence[Measured]) -> str:
    """A row of Markdown for each."""
    lines = [f"| {' | '.join(HEADINGS)} |", "|---" * len(HEADINGS) + "|"]
    return "\n".join([*lines, *(each.row() for each in measured)])
