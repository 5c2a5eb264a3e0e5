"""What the record says of its documents without reading their texts: values, nothing stored."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Self

from bot.document import Document
from bot.passage import Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's bytes and what reads them: known before a word of it is read."""

    sha256: str
    format: str
    reader: int
    """The version of the format's reader."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two documents one: the same bytes, read the same way, and nobody else's."""

    sha256: str
    format: str
    reader: int
    """The version of the format's reader: another is to be read again."""
    encoding: str
    characters: int
    """Code points of the text; a reader that now finds more or fewer has read another document."""
    owner: str
    """As `Document.owner`."""

    @property
    def unowned(self) -> Self:
        """The same without whose it is: equal where a reader sees no difference."""
        return replace(self, owner="") if self.owner else self

    @classmethod
    def of(cls, document: Document) -> Self:
        """The identity of a document."""
        return cls(
            sha256=document.sha256,
            format=document.format,
            reader=document.reader,
            encoding=document.encoding,
            characters=document.characters,
            owner=document.owner,
        )


@dataclass(frozen=True, slots=True)
class Holding:
    """One document as the record holds it."""

    id: int
    identity: Identity
    passages: range
    """The ids of its passages, in reading order."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything the record held at one moment."""

    state: int
    """The number of the record's state."""
    holdings: tuple[Holding, ...]
    """Ordered by the ids of their passages."""

    @property
    def tally(self) -> tuple[int, int]:
        """How many passages they have, and the sum of their ids."""
        runs = [holding.passages for holding in self.holdings]
        sums = (len(ids) * (ids.start + ids.stop - 1) // 2 for ids in runs)
        return sum(map(len, runs)), sum(sums)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document on its way into the record."""

    document: Document
    place: str
    """Where it comes from: an absolute path or another key."""
    split: tuple[Passage, ...] = ()
    """Its passages; not looked at where the document is held already."""


class Outcome(Enum):
    """What became of a place to which a document came."""

    ADDED = "added"
    REPLACED = "replaced"
    """The place held another document before, which goes unless another place holds it too."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction did to the documents, and the state it left."""

    state: int
    added: tuple[Holding, ...] = ()
    """Ordered by the ids of their passages."""
    removed: tuple[Holding, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    """What became of the place of each arrival, in their order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place and the document it holds, as a list shows it."""

    name: str
    place: str
    title: str
    format: str
    encoding: str
    passages: int
    """How many."""
