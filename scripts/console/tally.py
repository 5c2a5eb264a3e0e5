"""What became of the documents of a command, told in a few sentences however many they are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.documents import listed
from bot.errors import DocumentError, Notice
from bot.formats import Counted, PassedOver
from bot.storage import Outcome

NAMED = 5  # documents a sentence names at most
DOUBTED = 3  # documents of which what is doubtful is said of each
LOOK = "To see and say it: python -m scripts.index speakers DOCUMENT"
DOUBTS = {
    "doubt-labels": "{count:,} documents have lines like speakers' labels, and no speaker "
    f"was found: {{names}}. {LOOK}",
    "doubt-times": "{count:,} documents have the times of a recording, and no speaker was found: "
    f"{{names}}. {LOOK}",
    "doubt-questions": "{count:,} documents look like interviews, and no speaker was found: "
    f"{{names}}. {LOOK}",
    "doubt-one-speaker": "In {count:,} documents one speaker has nearly all the words; check who "
    f"speaks in them: {{names}}. {LOOK}",
}
"""What is said of many documents at once, by the code of what is said of one."""
NO_DOCUMENTS = {
    Counted.PICTURE: "pictures",
    Counted.RECORDING: "recordings",
    Counted.PROGRAM: "programs and their parts",
    Counted.DATA: "files of data",
    Counted.FONT: "fonts",
    Counted.HIDDEN: "hidden files or folders",
    Counted.EMPTY: "empty files",
    Counted.OTHER: "links that lead nowhere, or no files",
}
"""What is counted in folders, in words that follow its number in brackets."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that is so of a document."""

    name: str
    sentence: str
    code: str = ""
    """What the sentence is known by, whatever it is about."""


@dataclass(slots=True)
class Tally:
    """Counts, and what a person should be told; grows while documents are read."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    passed_over: list[Told] = field(default_factory=list)
    """Why documents of folders could not be read."""
    unread: list[Notice] = field(default_factory=list)
    """The same, as any edge can say it."""
    beside: PassedOver = field(default_factory=PassedOver)
    """What else the folders hold."""
    refused: list[DocumentError] = field(default_factory=list)
    """Why documents named by themselves could not."""
    notes: list[Told] = field(default_factory=list)
    """What is to be known of those that were read."""
    doubts: list[Told] = field(default_factory=list)
    """What is to be looked at in how they were read."""

    @property
    def changed(self) -> bool:
        """Whether the library holds more than before, or other documents."""
        return any(self.outcomes[outcome] for outcome in (Outcome.ADDED, Outcome.REPLACED))

    def counts(self) -> str:
        """One sentence: "981 documents added, 4 replaced, 3 unchanged, 12 passed over."."""
        passed_over = len(self.passed_over) + len(self.refused) + len(self.beside.notices)
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


def doubted(told: Sequence[Told]) -> Iterator[str]:
    """What is doubtful, document by document; of many, how many they are and the first of them."""
    groups: dict[str, list[Told]] = {}
    for each in told:
        groups.setdefault(each.code, []).append(each)
    for code, group in groups.items():
        if len(group) <= DOUBTED:
            yield from (each.sentence for each in group)
            continue
        names = listed([each.name for each in group], most=NAMED)
        yield DOUBTS[code].format(count=len(group), names=names)


def beside(passed_over: PassedOver) -> Iterator[str]:
    """What of the folders is no document that is read: named where it may be one, else counted."""
    yield from alike([Told(str(each.fields["name"]), str(each)) for each in passed_over.notices])
    if passed_over.counted:
        parts = [f"{NO_DOCUMENTS[kind]} ({count:,})" for kind, count in passed_over.counted]
        yield f"Passed over as no documents: {', '.join(parts)}."
