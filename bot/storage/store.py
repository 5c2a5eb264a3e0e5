"""The store: which documents are kept, in which passages, and from which places they came.

Content-addressed: the same bytes, read the same way, are one document, however many places they
came from; but what a visitor uploaded is nobody else's, whoever has the same bytes. A document's
passages have consecutive ids, and no id is ever used twice.
Knows nothing of indexes: `revision` is another number after each change, so that an index can tell
when it is behind, or is another store's.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.documents import Document, DocumentKey, Passage, SourceKey, Span
from bot.errors import DamagedError
from bot.segmentation import Corrections
from bot.storage import audit
from bot.storage.engine.batches import batched
from bot.storage.engine.database import Database
from bot.storage.engine.tables import documents
from bot.storage.lazy_document import DecodedCache, LazyDocument
from bot.storage.metadata import StoredMetadata, carry_correction
from bot.storage.originals import Originals
from bot.storage.records import (
    CatalogEntry,
    IncomingDocument,
    Outcome,
    StoreChange,
    StoredDocument,
    StoredSource,
    StoreSnapshot,
)
from bot.storage.rows import (
    arrival_rows,
    document_rows,
    meta_rows,
    passage_rows,
    place_rows,
    speaker_rows,
)
from bot.storage.speaker_names import SpeakerNames
from bot.storage.versions import PreviousVersions, forget_previous, keep_previous
from bot.storage.visits import Visits


class Store:
    """The documents of one library, in one database file; several threads may use it at once.

    Raises:
        NewerLibraryError: a newer program wrote the file; it is left as it is.
        LibraryError: the file cannot be written, or is damaged. Any method may raise it.
    """

    def __init__(self, file: Path, *, splitter: int, patience: float) -> None:
        """Open or create the file.

        Args:
            splitter: version of the splitter that makes the passages this store is given.
            patience: seconds to wait for another program that is writing.
        """
        self._splitter = splitter
        self._database = Database(file, patience=patience)
        self.originals = Originals(self._database)
        self.details = StoredMetadata(self._database)
        self.speech = SpeakerNames(self._database)
        self.previous_versions = PreviousVersions(self._database)
        self.visits = Visits(self._database)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def revision(self) -> int:
        """Its revision, a number that no other revision of any store has; 0 of an empty one."""
        return self._database.revision()

    def was_in(self, revision: int) -> bool:
        """Whether it is in that revision, or was: else another store is, or a newer copy of it."""
        with self._database.reading() as connection:
            return meta_rows.was_in(connection, revision)

    def lost(self) -> bool:
        """Whether its last changes are lost, or an older copy was put back; told once."""
        return self._database.lost()

    def audit(self) -> audit.Audit:
        """What of it is damaged, as far as it can be told without reading texts and passages."""
        with self._database.reading() as connection:
            return audit.audit(connection)

    def contents(self) -> StoreSnapshot:
        """All documents without their texts, and the revision they belong to."""
        with self._database.reading() as connection:
            return StoreSnapshot(
                meta_rows.revision(connection), document_rows.stored_documents(connection)
            )

    def outdated(self) -> tuple[StoredDocument, ...]:
        """The documents whose passages an older splitter made."""
        with self._database.reading() as connection:
            return document_rows.stored_documents(connection, documents.c.splitter < self._splitter)

    def entries(self) -> tuple[CatalogEntry, ...]:
        """All places, ordered by name; what visitors uploaded is left out."""
        with self._database.reading() as connection:
            return place_rows.entries(connection)

    def documents(self) -> tuple[Document, ...]:
        """All documents with their texts, ordered by name; one with several has the first.

        What only visitors hold is left out.
        """
        with self._database.reading() as connection:
            return place_rows.texts(connection, named=place_rows.standing(None))

    def documents_at(self, places: Sequence[str]) -> tuple[Document, ...]:
        """What these places hold, each under its own name, in order; an empty place is skipped."""
        found: dict[str, Document] = {}
        unpacked = DecodedCache()
        for some in batched(places):
            with self._database.reading() as connection:
                found.update(place_rows.texts_at(connection, some, unpacked=unpacked))
        return tuple(found[place] for place in places if place in found)

    def document_of(self, reading: SourceKey) -> Document | None:
        """The document made of a file's bytes, if a place holds it that is no visitor's own."""
        with self._database.reading() as connection:
            made_of = document_rows.made_of(reading)
            if not document_rows.rows(connection, *made_of):
                return None
            made = place_rows.texts(connection, *made_of, named=place_rows.standing(None))
        return made[-1] if made else None

    def document(self, stored: StoredDocument) -> Document:
        """One document with its text.

        Raises:
            DamagedError: what is kept of it, or its name, is damaged.
        """
        with self._database.reading() as connection:
            found = place_rows.texts(connection, documents.c.id == stored.id)
            if not found:
                raise place_rows.damage_in(connection, stored)
        return found[0]

    def check(self, reading: SourceKey) -> tuple[DamagedError, ...]:
        """What is wrong with the documents made of a file's bytes, all of which is read."""
        with self._database.reading() as connection:
            held = document_rows.stored_documents(connection, *document_rows.made_of(reading))
        return tuple(filter(None, map(self._damage, held)))

    def _damage(self, stored: StoredDocument) -> DamagedError | None:
        try:
            document = self.document(stored)
            if isinstance(document, LazyDocument):
                document.check()
            self.passages_of(stored)
            self.speech.names(stored.key)
        except DamagedError as damage:
            return damage
        return None

    def passages(
        self, ids: Sequence[int], *, among: Mapping[int, Document]
    ) -> tuple[tuple[int, Passage], ...]:
        """The passages with these ids, each with its id, in no order; an id without one is skipped.

        `among` are the documents they may belong to, by the ids of their stored_documents.

        Raises:
            DamagedError: one of them is not what was kept.
        """
        found: list[tuple[int, Passage]] = []
        for some in batched(ids):
            with self._database.reading() as connection:
                found += passage_rows.passages_with(connection, some, among=among)
        return tuple(found)

    def passages_of(self, stored: StoredDocument) -> tuple[tuple[int, Passage], ...]:
        """All passages of one document, each with its id, their speakers called as found.

        So no index depends on what a person calls them.
        """
        document = self.document(stored)
        with self._database.reading() as connection:
            return passage_rows.passages_as_found(connection, stored.passages, document)

    def passages_about(
        self,
        stored: StoredDocument,
        document: Document,
        span: Span,
        *,
        before: int,
        after: int,
    ) -> tuple[Passage, ...]:
        """The passages from one offset to another, and so many on either side.

        An offset's passage is the last that starts there or before.
        """
        with self._database.reading() as connection:
            first = passage_rows.passage_at(connection, stored, span.start) - before
            last = passage_rows.passage_at(connection, stored, span.end) + after
            held = range(max(first, stored.passages.start), min(last + 1, stored.passages.stop))
            found = passage_rows.passages_in(connection, held, document=document)
        return tuple(passage for _, passage in found)

    def sources_at(self, places: Sequence[str]) -> Mapping[str, StoredSource]:
        """What these places hold, of those that hold anything."""
        found: dict[str, StoredSource] = {}
        for some in batched(places):
            with self._database.reading() as connection:
                found.update(place_rows.sources_at(connection, some))
        return found

    def holds(self, document: Document, *, place: str) -> bool:
        """Whether adding this document from this place would change nothing."""
        with self._database.reading() as connection:
            known = document_rows.find(connection, DocumentKey.of(document))
            return known is not None and place_rows.stands(connection, document, known, place=place)

    def add(
        self, arrivals: Sequence[IncomingDocument], *, damaged: frozenset[DocumentKey] = frozenset()
    ) -> StoreChange:
        """Keep documents, all or none, each from a place of its own.

        What the places held before goes, unless others hold it.

        Args:
            damaged: those that are held and are to be written anew.
        """
        with self._database.writing() as connection:
            identities = [DocumentKey.of(each.document) for each in arrivals]
            held = arrival_rows.held_already(connection, identities)
            fresh = {
                key: each
                for key, each in zip(identities, arrivals, strict=True)
                if key not in held or key in damaged
            }
            added, renewed = arrival_rows.insert_documents(
                connection, tuple(fresh.values()), splitter=self._splitter, damaged=damaged
            )
            held |= {stored.key: stored for stored in added}
            before = place_rows.placed_by_place(connection, [each.place for each in arrivals])
            outcomes: list[Outcome] = []
            taken: list[place_rows.PlaceRow] = []
            for key, each in zip(identities, arrivals, strict=True):
                now = place_rows.PlaceRow(
                    each.place, each.document.name, each.document.title, held[key].id
                )
                old = before.get(each.place)
                outcomes.append(_outcome(old, now))
                taken += [] if now == old else [now]
                if old is not None:
                    keep_previous(connection, old, now.document_id)
                    speaker_rows.carry_names(connection, old.document_id, now.document_id)
                    carry_correction(connection, old.document_id, now.document_id)
            arrival_rows.take_places(connection, taken)
            removed = arrival_rows.drop_unplaced(
                connection, [old.document_id for old in before.values()]
            )
            changed = meta_rows.next_revision if taken or added else meta_rows.revision
            return StoreChange(changed(connection), added, renewed + removed, tuple(outcomes))

    def remove(self, places: Sequence[str]) -> StoreChange:
        """Forget places, and the documents they hold, unless other places hold them too."""
        with self._database.writing() as connection:
            before = arrival_rows.forget_places(connection, places)
            forget_previous(connection, places)
            removed = arrival_rows.drop_unplaced(connection, before)
            return StoreChange(meta_rows.next_revision(connection), removed=removed)

    def overwrite(self) -> None:
        """Let what was removed until now stand nowhere, not in the file's log either."""
        self._database.overwrite()

    def split_again(
        self, stored: StoredDocument, split: Sequence[Passage], corrections: Corrections
    ) -> StoreChange:
        """Put these passages, under new ids, in place of a document's old ones.

        Args:
            corrections: by which they were split; they are kept from now on.
        """
        with self._database.writing() as connection:
            added = arrival_rows.replace_passages(
                connection, stored, split, corrections, splitter=self._splitter
            )
            return StoreChange(meta_rows.next_revision(connection), (added,), (stored,))


def _outcome(before: place_rows.PlaceRow | None, now: place_rows.PlaceRow) -> Outcome:
    """What became of a place."""
    if before is None:
        return Outcome.ADDED
    return Outcome.UNCHANGED if before.document_id == now.document_id else Outcome.REPLACED
