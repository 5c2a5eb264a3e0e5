"""What the record says of its documents without reading their texts: values, nothing stored."""

from dataclasses import dataclass
from typing import Self

from bot.document import Document


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two documents one: the same bytes, read the same way."""

    sha256: str
    format: str
    encoding: str
    characters: int
    """Code points of the text; a reader that now finds more or fewer has read another document."""

    @classmethod
    def of(cls, document: Document) -> Self:
        """The identity of a document."""
        return cls(document.sha256, document.format, document.encoding, len(document.text))


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
    """How many changes had been made to the record."""
    holdings: tuple[Holding, ...]
    """Ordered by the ids of their passages."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction did to the documents, and the state it left."""

    state: int
    added: Holding | None
    removed: Holding | None


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
