"""The documents of a library as sources: what was found of them, and what a person corrects.

To find a reference, a document's text is read for its speakers; those found last are at hand.
"""

from dataclasses import dataclass

from bot.citing import Correction, Reference, corrected, reference_of
from bot.documents import Document, DocumentKey, Metadata
from bot.errors import LibraryError
from bot.segmentation import Names
from bot.storage import Store

MOST = 256  # references at hand, of some 2 kB each; finding one takes 0.2 s a megabyte of text


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a reference depends on; no text is kept for it."""

    key: DocumentKey
    name: str
    title: str
    stated: Metadata
    names: Names


class References:
    """The documents of one store as sources; several threads may use it at once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._at_hand: dict[_Asked, Reference] = {}

    def of(self, document: Document) -> Reference:
        """A document as a source: what is known of it, with its speakers' names and corrections.

        The first time it reads the text: 0.2 s a megabyte.
        """
        return corrected(self.found(document), self.correction(document))

    def found(self, document: Document) -> Reference:
        """A document as a source before anybody corrects it; its speakers are called as now."""
        key = DocumentKey.of(document)
        names = self._store.speech.names(key)
        asked = _Asked(key, document.name, document.title, document.stated, names)
        found = self._at_hand.get(asked)
        if found is None:
            found = reference_of(document, names)
            if len(self._at_hand) >= MOST:
                self._at_hand = {}  # one assignment: another thread sees the old or the new
            self._at_hand[asked] = found
        return found

    def correction(self, document: Document) -> Correction:
        """How a person corrects what a document is cited as."""
        return self._store.details.correction(DocumentKey.of(document))

    def correct(self, document: Document, correction: Correction) -> None:
        """Cite a document as a person says, wherever it lies; nothing said takes it all back.

        It is kept as a speaker's new name is: for the document that takes its place as well.

        Raises:
            LibraryError: the document is not held.
        """
        if not self._store.details.correct(DocumentKey.of(document), correction):
            raise LibraryError(
                "The library holds no {name} any more; add it again.",
                code="document-gone",
                name=document.name,
            )
