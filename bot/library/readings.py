"""How the documents of a library are read: who speaks in each, and what a person corrects of it."""

from bot.documents import Document, DocumentKey
from bot.errors import LibraryError
from bot.library.batching import Split
from bot.library.upkeep import Turn, Upkeep
from bot.segmentation import Corrections, Transcript, Transcripts, split_passages


class Readings:
    """The readings of one library's documents; several threads may use it at once."""

    def __init__(self, upkeep: Upkeep) -> None:
        self._upkeep = upkeep
        self._transcripts = Transcripts()

    def corrections(self, document: Document) -> Corrections:
        """What a person corrects of how a document was read; of one not held, nothing."""
        return self._upkeep.corrections(DocumentKey.of(document))

    def transcript(self, document: Document) -> Transcript:
        """Who says what in a document, as it is corrected; found once for all made of it."""
        return self._transcripts.of(document, self.corrections(document))

    def split(self, document: Document, place: str) -> Split:
        """A document that comes from a place, in passages; it is read as what was there before."""
        return self._split(document, place, self._upkeep.carried(DocumentKey.of(document), place))

    def is_behind(self, split: Split, turn: Turn) -> bool:
        """Whether it was corrected since by another program or thread."""
        return split.corrections != turn.carried(DocumentKey.of(split.document), split.place)

    def correct(self, document: Document, corrections: Corrections) -> None:
        """Read a document as a person says, wherever it lies; `NONE` takes it all back.

        Its passages are split and encoded again, its own alone. When this returns, that survives
        kill -9 and power loss; a kill before leaves it as it was. It is kept as a speaker's new
        name is: for the document that takes its place as well.

        Raises:
            LibraryError: the document is not held.
        """
        key = DocumentKey.of(document)
        if corrections == self.corrections(document) and self._upkeep.known(key) is not None:
            return
        # Encoded before the lock is taken: it may take minutes.
        split = self._split(document, "", corrections)
        (encoded,) = self._upkeep.encode([split.passages])
        with self._upkeep.turn() as turn:
            stored = turn.open.find(key)
            if stored is None:
                raise LibraryError(
                    "The library holds no {name} any more; add it again.",
                    code="document-gone",
                    name=document.name,
                )
            turn.split_again(stored, split.passages, corrections, encoded)

    def _split(self, document: Document, place: str, corrections: Corrections) -> Split:
        passages = split_passages(self._transcripts.of(document, corrections))
        return Split(document, place, corrections, passages)
