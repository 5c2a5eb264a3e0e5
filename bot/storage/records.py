"""What the store says of its documents without reading their texts: values, nothing stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bot.documents import Document, DocumentKey, Passage, SourceKey, listed
from bot.errors import LibraryError
from bot.segmentation import NONE, Corrections


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document as the store holds it."""

    id: int
    key: DocumentKey
    passages: range
    """The ids of its passages, in reading order."""
    corrections: Corrections = NONE
    """By which they were split: what a person says of how it was read."""


@dataclass(frozen=True, slots=True)
class StoreSnapshot:
    """Everything the store held at one moment."""

    revision: int
    """The number of the store's revision."""
    documents: tuple[StoredDocument, ...]
    """Ordered by the ids of their passages."""

    @property
    def tally(self) -> tuple[int, int]:
        """How many passages they have, and the sum of their ids."""
        runs = [stored.passages for stored in self.documents]
        sums = (len(ids) * (ids.start + ids.stop - 1) // 2 for ids in runs)
        return sum(map(len, runs)), sum(sums)


@dataclass(frozen=True, slots=True)
class IncomingDocument:
    """A document on its way into the store."""

    document: Document
    place: str
    """Where it comes from: an absolute path or another key."""
    split: tuple[Passage, ...] = ()
    """Its passages; not looked at where the document is held already."""
    corrections: Corrections = NONE
    """By which they were split, and which are kept with them."""


@dataclass(frozen=True, slots=True)
class StoredSource:
    """What a place holds: of what bytes it was made, and the name that it has there."""

    key: SourceKey
    name: str


@dataclass(frozen=True, slots=True)
class Upload:
    """What a visitor has uploaded, without its text."""

    place: str
    document_id: int
    """Never another document's, also when this one is gone."""
    characters: int
    """Code points of its text."""


class Outcome(Enum):
    """What became of a place to which a document came."""

    ADDED = "added"
    REPLACED = "replaced"
    """The place held another document before, which goes unless another place holds it too."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class StoreChange:
    """What one transaction did to the documents, and the revision it left."""

    revision: int
    added: tuple[StoredDocument, ...] = ()
    """Ordered by the ids of their passages."""
    removed: tuple[StoredDocument, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    """What became of the place of each arrival, in their order."""


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One place and the document it holds, as a list shows it."""

    name: str
    place: str
    title: str
    format: str
    encoding: str
    passages: int
    """How many."""


def entry_of(entries: Sequence[CatalogEntry], name_or_place: str) -> CatalogEntry:
    """The entry of a place, or of a name that no other place has.

    Raises:
        LibraryError: there is none of that name, or several.
    """
    found = [entry for entry in entries if entry.place == name_or_place]
    found = found or [entry for entry in entries if entry.name == name_or_place]
    if len(found) == 1:
        return found[0]
    if found:
        raise LibraryError(
            f"{len(found)} documents are named {name_or_place}; say which by its place: "
            f"{listed([entry.place for entry in found])}."
        )
    known = listed(sorted({entry.name for entry in entries})) or "no documents"
    raise LibraryError(f"The library holds no {name_or_place}; it holds {known}.")
