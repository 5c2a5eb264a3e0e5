"""The documents of a library as sources: what was found of them, and what a person corrects."""

from bot.citing import Correction, Reference, corrected, reference_of
from bot.documents import Document, DocumentKey
from bot.errors import LibraryError
from bot.library.readings import Readings
from bot.storage import Store


class References:
    """The documents of one store as sources; several threads may use it at once."""

    def __init__(self, store: Store, readings: Readings) -> None:
        self._store = store
        self._readings = readings

    def of(self, document: Document) -> Reference:
        """A document as a source: what is known of it, with its speakers' names and corrections."""
        return corrected(self.found(document), self.correction(document))

    def found(self, document: Document) -> Reference:
        """A document as a source before anybody corrects it; its speakers are called as now."""
        names = self._store.speech.names(DocumentKey.of(document))
        return reference_of(self._readings.transcript(document), names)

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
