"""How the documents of a library are read: who speaks in each, and what a person corrects of it."""

from collections.abc import Callable

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

    def arriving(self, document: Document, place: str) -> Transcript:
        """Who says what in a document that comes from a place: read as what was there before."""
        corrections = self._upkeep.carried(DocumentKey.of(document), place)
        return self._transcripts.of(document, corrections)

    def split(self, document: Document, place: str) -> Split:
        """The same, in passages."""
        revision = self._upkeep.revision
        transcript = self.arriving(document, place)
        passages = split_passages(transcript)
        return Split(document, place, transcript.corrections, passages, revision)

    def is_behind(self, split: Split, turn: Turn) -> bool:
        """Whether it was corrected since by another program or thread."""
        if split.revision == turn.open.revision:
            return False
        return split.corrections != turn.carried(DocumentKey.of(split.document), split.place)

    def correct(
        self,
        document: Document,
        corrections: Corrections,
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Read a document as a person says, wherever it lies; `NONE` takes it all back.

        Its passages are split and encoded again, its own alone. When this returns, that survives
        kill -9 and power loss; a kill before leaves it as it was. It is kept as a speaker's new
        name is: for the document that takes its place as well.

        Args:
            progress: told the passages done and the passages in all.

        Raises:
            LibraryError: the document is not held.
        """
        key = DocumentKey.of(document)
        if corrections == self.corrections(document) and self._upkeep.known(key) is not None:
            return
        # Encoded before the lock is taken: it may take minutes.
        passages = split_passages(self._transcripts.of(document, corrections))
        (encoded,) = self._upkeep.encode([passages], progress)
        with self._upkeep.turn() as turn:
            stored = turn.open.find(key)
            if stored is None:
                raise LibraryError(
                    "The library holds no {name} any more; add it again.",
                    code="document-gone",
                    name=document.name,
                )
            turn.split_again(stored, passages, corrections, encoded)
