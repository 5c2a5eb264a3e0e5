"""Documents on their way into a library, in groups: what is encoded together and kept in one step.

One transaction, one commit of the indexes and one sort by length serve a whole group; a program
that is killed loses the group under way and no other. Knows nothing of where a library is kept.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic

from bot.documents import Document, DocumentKey, Passage
from bot.segmentation import Corrections
from bot.storage import IncomingDocument, StoredDocument

PASSAGES = 256  # with which a group is full: what a kill can cost is some seconds of encoding
DOCUMENTS = 256  # with which it is full where most are held already, from another place
SECONDS = 5.0  # after which it is kept as it is: slow readers are not to be lost either


@dataclass(frozen=True, slots=True)
class Split:
    """A document that the library lacks, as it was split."""

    document: Document
    place: str
    corrections: Corrections
    """By which it was read: what a person said of it, or of what its place holds."""
    passages: tuple[Passage, ...]
    revision: int
    """Of the store, before that was looked up."""


class Batch:
    """Documents that are kept in one step, each from a place of its own.

    Args:
        split: splits one that comes from a place.
    """

    def __init__(self, split: Callable[[Document, str], Split]) -> None:
        self._split = split
        self._documents: dict[str, Document] = {}  # by their places
        self.splits: dict[DocumentKey, Split] = {}
        """Those the library lacks, each document once."""
        self._passages = 0
        self._begun = monotonic()

    def __contains__(self, place: str) -> bool:
        return place in self._documents

    @property
    def items(self) -> tuple[tuple[str, Document], ...]:
        """Each place with the document that comes from it."""
        return tuple(self._documents.items())

    @property
    def full(self) -> bool:
        """Whether it is time to keep them."""
        late = monotonic() - self._begun >= SECONDS
        return self._passages >= PASSAGES or len(self._documents) >= DOCUMENTS or late

    def put(self, place: str, document: Document) -> None:
        """Let a document in, from a place that is not among them."""
        self._documents[place] = document

    def split(self, document: Document, place: str, *, again: bool = False) -> None:
        """Have one of them split that the library lacks; once, unless it is to be done again."""
        key = DocumentKey.of(document)
        if again or key not in self.splits:
            self.splits[key] = self._split(document, place)
            self._passages += len(self.splits[key].passages)

    def arrivals(self) -> Iterator[IncomingDocument]:
        """The documents as the store takes them."""
        for place, document in self._documents.items():
            split = self.splits.get(DocumentKey.of(document))
            if split is None:
                yield IncomingDocument(document, place)
            else:
                yield IncomingDocument(document, place, split.passages, split.corrections)


def batches(
    arriving: Iterable[tuple[Document, str]],
    *,
    held: Callable[[DocumentKey], StoredDocument | None],
    split: Callable[[Document, str], Split],
) -> Iterator[Batch]:
    """Documents with their places in groups, taken as they are needed.

    Args:
        held: finds what is held already; the rest is to be encoded.
        split: splits one that is not.
    """
    group = Batch(split)
    for document, place in arriving:
        if place in group:
            yield group
            group = Batch(split)
        group.put(place, document)
        if held(DocumentKey.of(document)) is None:
            group.split(document, place)
        if group.full:
            yield group
            group = Batch(split)
    if group.items:
        yield group
