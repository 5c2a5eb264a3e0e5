"""What became of the documents of a command, told in a few sentences however many they are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.documents import listed
from bot.errors import DocumentError
from bot.storage import Outcome

NAMED = 5  # documents a sentence names at most


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that is so of a document."""

    name: str
    sentence: str


@dataclass(slots=True)
class Tally:
    """Counts, and what a person should be told; grows while documents are read."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    passed_over: list[Told] = field(default_factory=list)
    """Why documents of folders could not be read."""
    refused: list[DocumentError] = field(default_factory=list)
    """Why documents named by themselves could not."""
    notes: list[Told] = field(default_factory=list)
    """What is to be known of those that were read."""

    @property
    def changed(self) -> bool:
        """Whether the library holds more than before, or other documents."""
        return any(self.outcomes[outcome] for outcome in (Outcome.ADDED, Outcome.REPLACED))

    def counts(self) -> str:
        """One sentence: "981 documents added, 4 replaced, 3 unchanged, 12 passed over."."""
        passed_over = len(self.passed_over) + len(self.refused)
        parts = [(self.outcomes[outcome], outcome.value) for outcome in Outcome]
        told = [(count, what) for count, what in [*parts, (passed_over, "passed over")] if count]
        first, *others = [f"{count:,} {what}" for count, what in told] or ["0 added"]
        number, _, what = first.partition(" ")
        noun = "document" if number == "1" else "documents"
        return ", ".join([f"{number} {noun} {what}", *others]) + "."


def alike(told: Sequence[Told]) -> Iterator[str]:
    """One sentence for all documents of which the same is so."""
    groups: dict[str, list[Told]] = {}
    for each in told:
        groups.setdefault(each.sentence.removeprefix(each.name), []).append(each)
    for first, *others in groups.values():
        names = listed([each.name for each in others], most=NAMED)
        yield first.sentence + (f" So it is with {names}." if others else "")
