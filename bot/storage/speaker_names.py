"""Who speaks in the documents of a store, and what a person says that they are called."""

from collections.abc import Mapping, Sequence

from bot.documents import DocumentKey
from bot.errors import LibraryError
from bot.segmentation import NONE, Corrections, Names, Speaker, Transcript, renamings, speakers_of
from bot.storage.engine.batches import batched
from bot.storage.engine.database import Database
from bot.storage.rows import document_rows, passage_rows, place_rows, speaker_rows
from bot.storage.rows.speaker_rows import SaidPassage, SpokenIn


class SpeakerNames:
    """The speakers of one store; several threads may use it at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self, key: DocumentKey) -> Names:
        """What the speakers of a document are called; of one not held, nothing is said.

        Raises:
            DamagedError: what is kept of it is damaged.
        """
        with self._database.reading() as connection:
            row = place_rows.held(connection, key)
            names = speaker_rows.names(connection, row) if row else Names()
            if row is not None and names is None:
                raise place_rows.damage_in(connection, row.stored)
            return names or Names()

    def corrections(self, key: DocumentKey) -> Corrections:
        """By which a document was read; `NONE` of one that is not held, or is damaged."""
        with self._database.reading() as connection:
            stored = document_rows.find(connection, key)
            return stored.corrections if stored else NONE

    def corrections_at(self, place: str) -> Corrections:
        """By which that was read which a place holds."""
        with self._database.reading() as connection:
            stored = place_rows.stored_at(connection, place)
            return stored.corrections if stored else NONE

    def speakers(self, transcript: Transcript) -> tuple[Speaker, ...]:
        """The speakers of a document as they are called now, in the order of their first words."""
        key = DocumentKey.of(transcript.document)
        passages = self._quotable(key)
        return speakers_of(transcript, self.names(key), passages=passages)

    def _quotable(self, key: DocumentKey) -> Mapping[str, int]:
        """How many passages each name found in a document has."""
        with self._database.reading() as connection:
            stored = document_rows.find(connection, key)
            return speaker_rows.quotable(connection, stored.id) if stored else {}

    def said_by(self, speaker: str, *, among: Sequence[int]) -> tuple[SaidPassage, ...]:
        """The passages of one who is called so now, in order.

        `among` are the ids of documents.
        """
        with self._database.reading() as connection:
            return tuple(speaker_rows.said_by(connection, speaker, among=among))

    def spoken(self, *, among: Sequence[int]) -> tuple[SpokenIn, ...]:
        """What is said in documents of these ids, in the order of each speaker's first words.

        A name that is damaged is left out.
        """
        with self._database.reading() as connection:
            found = tuple(speaker_rows.spoken(connection, among=among))
            ids = [each.first_passage for each in found]
            whole: set[int] = set()
            for some in batched(ids):
                whole |= passage_rows.whole_ones(connection, some)
        return tuple(each for each in found if each.first_passage in whole)

    def rename(self, transcript: Transcript, old: str, new: str) -> None:
        """Call a speaker of a document something else, wherever the document lies.

        It goes for quotations from now on, here and in other programs, and is kept: when passages
        are split again, and for the document that takes the place of this one. No index holds a
        name, so none is behind after this: the store's revision stays what it is.

        Args:
            old: the name it has now, or one found in the document that is shown as another.
            new: any name; another speaker's makes the two one; an empty one names nobody.

        Raises:
            LibraryError: no speaker has the old name, the new one cannot stand on a line, or the
                document is not held.
        """
        document = transcript.document
        said = renamings(self.speakers(transcript), old, new, document=document.name)
        with self._database.writing() as connection:
            row = place_rows.held(connection, DocumentKey.of(document))
            if row is None:
                raise LibraryError(
                    "The library holds no {name} any more; add it again.",
                    code="document-gone",
                    name=document.name,
                )
            speaker_rows.rename(connection, row, said)
