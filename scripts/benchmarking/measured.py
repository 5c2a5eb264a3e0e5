"""What was measured: of one process, of one run of a system, and of all runs together."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median

from scripts.benchmarking.system import Known, Place, Result
from scripts.evaluation.metrics import hits


@dataclass(frozen=True, slots=True)
class Added:
    """Of the process that adds."""

    passages: int
    """As many as the system makes."""
    seconds: float
    """From the texts to an index on disk; importing and loading the model are before."""
    memory_mb: float
    """The most the process held."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Of the process that asks."""

    p50_ms: float
    p95_ms: float
    memory_mb: float
    """The most the process held."""
    passage_1: float
    """Of the questions, the share whose answer the first passage holds; of the first five: `_5`."""
    passage_5: float
    quote_1: float | None
    """The same of quotations, where the system gives them."""
    quote_5: float | None
    length: float
    """The median passage that is given, in code points: longer ones hold more by chance."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one system: a line of the file of results."""

    run: int
    system: str
    title: str
    characters: int
    """Of the texts, in code points."""
    questions: int
    added: Added
    start_s: float | None
    """A new process on a ready index, to the first answer; None where nothing was asked."""
    asked: Asked | None

    @property
    def rate(self) -> float:
        """Characters added a second."""
        return self.characters / self.added.seconds


def asked_of(
    known: Sequence[Known],
    given: Sequence[Sequence[Result]],
    *,
    milliseconds: Sequence[float],
    memory_mb: float,
) -> Asked:
    """The figures of a process that asked.

    Args:
        given: the results of each question, best first.
    """
    spent = sorted(milliseconds)
    passages = [[result.passage for result in results] for results in given]
    quotes = [[each.quote for each in results if each.quote] for results in given]
    quoting = any(quotes)
    return Asked(
        p50_ms=spent[int(len(spent) * 0.5)],
        p95_ms=spent[int(len(spent) * 0.95)],
        memory_mb=memory_mb,
        passage_1=_share(known, passages, among=1),
        passage_5=_share(known, passages, among=5),
        quote_1=_share(known, quotes, among=1) if quoting else None,
        quote_5=_share(known, quotes, among=5) if quoting else None,
        length=median(place.end - place.start for places in passages for place in places),
    )


def _share(known: Sequence[Known], given: Sequence[Sequence[Place]], *, among: int) -> float:
    """Of the questions, those of which one of the first places hits the answer."""
    hit = [
        any(_is_hit(place, each.answers) for place in places[:among])
        for each, places in zip(known, given, strict=True)
    ]
    return sum(hit) / len(hit)


def _is_hit(place: Place, answers: Sequence[Place]) -> bool:
    return hits(place, [answer for answer in answers if answer.document == place.document])


def medians(runs: Sequence[Run]) -> tuple[Run, ...]:
    """For each system the median of each of its figures; in the order of their first runs."""
    systems = list(dict.fromkeys(run.system for run in runs))
    return tuple(_median([run for run in runs if run.system == system]) for system in systems)


def _median(runs: Sequence[Run]) -> Run:
    starts = [run.start_s for run in runs if run.start_s is not None]
    asked = [run.asked for run in runs if run.asked is not None]
    return replace(
        runs[0],
        added=replace(
            runs[0].added,
            seconds=median(run.added.seconds for run in runs),
            memory_mb=median(run.added.memory_mb for run in runs),
        ),
        start_s=median(starts) if starts else None,
        asked=replace(
            asked[0],  # what is found is the same each time
            p50_ms=median(each.p50_ms for each in asked),
            p95_ms=median(each.p95_ms for each in asked),
            memory_mb=median(each.memory_mb for each in asked),
        )
        if asked
        else None,
    )


def write_runs(runs: Sequence[Run], file: Path) -> None:
    """One JSON object a line."""
    lines = [json.dumps(asdict(run), ensure_ascii=False) + "\n" for run in runs]
    file.write_text("".join(lines), encoding="utf-8")


def read_runs(file: Path) -> tuple[Run, ...]:
    """What `write_runs` wrote."""
    return tuple(_read(line) for line in file.read_text(encoding="utf-8").splitlines())


def _read(line: str) -> Run:
    given = json.loads(line)
    given["added"] = Added(**given["added"])
    given["asked"] = given["asked"] and Asked(**given["asked"])
    return Run(**given)
