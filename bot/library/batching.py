"""Documents on their way into a library, in groups: what is encoded together and kept in one step.

One transaction, one commit of the indexes and one sort by length serve a whole group; a program
that is killed loses the group under way and no other. Knows nothing of where a library is kept.
"""

from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from bot.documents import Document, DocumentKey, Passage
from bot.storage import IncomingDocument, StoredDocument

PASSAGES = 256  # with which a group is full: what a kill can cost is some seconds of encoding
DOCUMENTS = 256  # with which it is full where most are held already, from another place
SECONDS = 5.0  # after which it is kept as it is: slow readers are not to be lost either


class Batch:
    """Documents that are kept in one step, each from a place of its own.

    Args:
        split: gives the passages of one.
    """

    def __init__(self, split: Callable[[Document], tuple[Passage, ...]]) -> None:
        self._split = split
        self._documents: dict[str, Document] = {}  # by their places
        self.splits: dict[DocumentKey, tuple[Passage, ...]] = {}
        """The passages of those the library lacks, of each document once."""
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

    def split(self, document: Document) -> None:
        """Have the passages of one of them that the library lacks."""
        key = DocumentKey.of(document)
        if key not in self.splits:
            self.splits[key] = self._split(document)
            self._passages += len(self.splits[key])

    def arrivals(self) -> tuple[IncomingDocument, ...]:
        """The documents as the store takes them."""
        return tuple(
            IncomingDocument(document, place, self.splits.get(DocumentKey.of(document), ()))
            for place, document in self._documents.items()
        )


def batches(
    arriving: Iterable[tuple[Document, str]],
    *,
    held: Callable[[DocumentKey], StoredDocument | None],
    split: Callable[[Document], tuple[Passage, ...]],
) -> Iterator[Batch]:
    """Documents with their places in groups, taken as they are needed.

    Args:
        held: finds what is held already; the rest is to be encoded.
        split: gives the passages of one that is not.
    """
    group = Batch(split)
    for document, place in arriving:
        if place in group:
            yield group
            group = Batch(split)
        group.put(place, document)
        if held(DocumentKey.of(document)) is None:
            group.split(document)
        if group.full:
            yield group
            group = Batch(split)
    if group.items:
        yield group
