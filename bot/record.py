"""The record: which documents are kept, in which passages, and from which places they came.

Content-addressed: the same bytes, read the same way, are one document, however many places they
came from; but what a visitor uploaded is nobody else's, whoever has the same bytes. A document's
passages have consecutive ids, and no id is ever used twice.
Knows nothing of indexes: `state` counts its changes, so that an index can tell when it is behind.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, delete, select, update

from bot import arrival_rows, rows, speaker_rows
from bot.database import Database, documents, passages, places
from bot.details import Details, carry_correction, keep_stated
from bot.document import Document
from bot.former import Formers, forget_former, keep_former
from bot.holding import Arrival, Change, Contents, Entry, Holding, Identity, Outcome, Reading
from bot.kept_document import Unpacked
from bot.originals import Originals
from bot.passage import Passage
from bot.speakers import Names, Renaming, Spoken
from bot.visits import Visits

ROWS = 500  # ids in one SELECT; SQLite before 3.32 takes 999 parameters a statement


class Record:
    """The documents of one library, in one database file; several threads may use it at once.

    Raises:
        NewerLibraryError: a newer program wrote the file; it is left as it is.
        LibraryError: the file cannot be written, or is damaged. Any method may raise it.
    """

    def __init__(self, file: Path, *, splitter: int, patience: float) -> None:
        """Open or create the file.

        Args:
            splitter: version of the splitter that makes the passages this record is given.
            patience: seconds to wait for another program that is writing.
        """
        self._splitter = splitter
        self._database = Database(file, patience=patience)
        self.originals = Originals(self._database)
        self.details = Details(self._database)
        self.formers = Formers(self._database)
        self.visits = Visits(self._database)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def state(self) -> int:
        """The number of changes so far."""
        return self._database.state()

    def contents(self) -> Contents:
        """All documents without their texts, and the state they belong to."""
        with self._database.reading() as connection:
            return Contents(rows.state(connection), rows.holdings(connection))

    def outdated(self) -> tuple[Holding, ...]:
        """The documents whose passages an older splitter made."""
        with self._database.reading() as connection:
            return rows.holdings(connection, documents.c.splitter < self._splitter)

    def entries(self) -> tuple[Entry, ...]:
        """All places, ordered by name; what visitors uploaded is left out."""
        query = (
            select(places.c.name, places.c.place, places.c.title)
            .add_columns(documents.c.format, documents.c.encoding, documents.c.passages)
            .join(documents)
            .where(rows.standing(None))
            .order_by(places.c.name, places.c.place)
        )
        with self._database.reading() as connection:
            return tuple(Entry(*row) for row in connection.execute(query))

    def documents(self) -> tuple[Document, ...]:
        """All documents with their texts, ordered by name; one with several has the first.

        What only visitors hold is left out.
        """
        with self._database.reading() as connection:
            return rows.texts(connection, named=rows.standing(None))

    def documents_at(self, places: Sequence[str]) -> tuple[Document, ...]:
        """What these places hold, each under its own name, in order; an empty place is skipped."""
        found: dict[str, Document] = {}
        unpacked = Unpacked()
        for first in range(0, len(places), ROWS):
            some = places[first : first + ROWS]
            with self._database.reading() as connection:
                found.update(rows.texts_at(connection, some, unpacked=unpacked))
        return tuple(found[place] for place in places if place in found)

    def document_of(self, reading: Reading) -> Document | None:
        """The document made of a file's bytes, if a place holds it that is no visitor's own."""
        with self._database.reading() as connection:
            if not rows.is_made(connection, reading):
                return None
            made = rows.texts(connection, *rows.made_of(reading), named=rows.standing(None))
        return made[-1] if made else None

    def document(self, holding: Holding) -> Document:
        """One document with its text."""
        with self._database.reading() as connection:
            (document,) = rows.texts(connection, documents.c.id == holding.id)
        return document

    def passages(
        self, ids: Sequence[int], *, among: Mapping[int, Document]
    ) -> tuple[tuple[int, Passage], ...]:
        """The passages with these ids, each with its id, in no order; an id without one is skipped.

        `among` are the documents they may belong to, by the ids of their holdings.
        """
        found: list[tuple[int, Passage]] = []
        for first in range(0, len(ids), ROWS):
            with self._database.reading() as connection:
                found += rows.passages_with(connection, ids[first : first + ROWS], among=among)
        return tuple(found)

    def passages_of(self, holding: Holding) -> tuple[tuple[int, Passage], ...]:
        """All passages of one document in reading order, each with its id."""
        among = {holding.id: self.document(holding)}
        whole = passages.c.document_id == holding.id
        with self._database.reading() as connection:
            return rows.select_passages(connection, whole, among=among)

    def passages_about(
        self,
        holding: Holding,
        document: Document,
        start: int,
        *,
        before: int,
        after: int,
        end: int | None = None,
    ) -> tuple[Passage, ...]:
        """The passages about an offset, or from one to another; and so many on either side.

        An offset's passage is the last that starts there or before.
        """
        with self._database.reading() as connection:
            first = rows.passage_at(connection, holding, start) - before
            last = rows.passage_at(connection, holding, start if end is None else end) + after
            held = range(max(first, holding.passages.start), min(last + 1, holding.passages.stop))
            which = passages.c.id.between(held.start, held.stop - 1)
            found = rows.select_passages(connection, which, among={holding.id: document})
        return tuple(passage for _, passage in found)

    def names(self, identity: Identity) -> Names:
        """What the speakers of a document are called; of one not held, nothing is said."""
        with self._database.reading() as connection:
            holding = rows.find(connection, identity)
            return speaker_rows.names(connection, holding.id) if holding else Names()

    def quotable(self, identity: Identity) -> Mapping[str, int]:
        """How many passages each name found in a document has."""
        with self._database.reading() as connection:
            holding = rows.find(connection, identity)
            return speaker_rows.quotable(connection, holding.id) if holding else {}

    def said_by(self, speaker: str, *, among: Sequence[int]) -> tuple[tuple[int, int], ...]:
        """The passages of one who is called so now: each one's document and its own id, in order.

        `among` are the ids of documents.
        """
        with self._database.reading() as connection:
            return tuple(speaker_rows.said_by(connection, speaker, among=among))

    def spoken(self, *, among: Sequence[int]) -> tuple[tuple[int, Spoken], ...]:
        """What is said in documents of these ids, in the order of each speaker's first words."""
        with self._database.reading() as connection:
            return tuple(speaker_rows.spoken(connection, among=among))

    def rename(self, identity: Identity, renamings: Sequence[Renaming]) -> bool:
        """Keep what names of a document are to be shown as; False where it is not held.

        No index holds a name, so none is behind after this: `state` stays what it is.
        """
        with self._database.writing() as connection:
            holding = rows.find(connection, identity)
            if holding is not None:
                speaker_rows.rename(connection, holding.id, renamings)
            return holding is not None

    def readings_at(self, places: Sequence[str]) -> Mapping[str, tuple[Reading, str]]:
        """Of what bytes that was made which these places hold, and the name it has there."""
        found: dict[str, tuple[Reading, str]] = {}
        for first in range(0, len(places), ROWS):
            with self._database.reading() as connection:
                found.update(rows.readings_at(connection, places[first : first + ROWS]))
        return found

    def holds(self, document: Document, *, place: str) -> bool:
        """Whether adding this document from this place would change nothing."""
        with self._database.reading() as connection:
            known = rows.find(connection, Identity.of(document))
            return known is not None and rows.stands(connection, document, known, place=place)

    def add(self, arrivals: Sequence[Arrival]) -> Change:
        """Keep documents, all or none, each from a place of its own.

        What the places held before goes, unless others hold it.
        """
        with self._database.writing() as connection:
            identities = [Identity.of(each.document) for each in arrivals]
            held = arrival_rows.held_already(connection, identities)
            fresh = {
                identity: each
                for identity, each in zip(identities, arrivals, strict=True)
                if identity not in held
            }
            added = arrival_rows.insert_documents(
                connection, tuple(fresh.values()), splitter=self._splitter
            )
            held |= {holding.identity: holding for holding in added}
            said = zip(identities, arrivals, strict=True)
            stated = ((held[identity].id, each.document.stated) for identity, each in said)
            keep_stated(connection, stated)
            before = self._placed(connection, [each.place for each in arrivals])
            outcomes: list[Outcome] = []
            taken: list[rows.Placed] = []
            for identity, each in zip(identities, arrivals, strict=True):
                now = rows.Placed(
                    each.place, held[identity].id, each.document.name, each.document.title
                )
                old = before.get(each.place)
                outcomes.append(_outcome(old, now))
                taken += [] if now == old else [now]
                if old is not None:
                    keep_former(connection, old, now.document_id)
                    speaker_rows.carry_names(connection, old.document_id, now.document_id)
                    carry_correction(connection, old.document_id, now.document_id)
            arrival_rows.take_places(connection, taken)
            removed = arrival_rows.drop_unplaced(
                connection, [old.document_id for old in before.values()]
            )
            state = rows.next_state(connection) if taken else rows.state(connection)
            return Change(state, added, removed, tuple(outcomes))

    def _placed(self, connection: Connection, at: Sequence[str]) -> dict[str, rows.Placed]:
        return {
            placed.place: placed
            for first in range(0, len(at), ROWS)
            for placed in rows.placed_at(connection, at[first : first + ROWS])
        }

    def remove(self, places: Sequence[str]) -> Change:
        """Forget places, and the documents they hold, unless other places hold them too."""
        with self._database.writing() as connection:
            before = arrival_rows.forget_places(connection, places)
            forget_former(connection, places)
            removed = arrival_rows.drop_unplaced(connection, before)
            return Change(rows.next_state(connection), removed=removed)

    def overwrite(self) -> None:
        """Let what was removed until now stand nowhere, not in the file's log either."""
        self._database.overwrite()

    def split_again(self, holding: Holding, split: Sequence[Passage]) -> Change:
        """Put these passages, under new ids, in place of a document's old ones."""
        with self._database.writing() as connection:
            connection.execute(delete(passages).where(passages.c.document_id == holding.id))
            ids = arrival_rows.reserve(connection, len(split))
            values = {"first_passage": ids.start, "passages": len(ids), "splitter": self._splitter}
            connection.execute(update(documents).where(documents.c.id == holding.id).values(values))
            added = Holding(holding.id, holding.identity, ids)
            arrival_rows.insert_passages(connection, [added], [split])
            return Change(rows.next_state(connection), (added,), (holding,))


def _outcome(before: rows.Placed | None, now: rows.Placed) -> Outcome:
    """What became of a place."""
    if before is None:
        return Outcome.ADDED
    return Outcome.UNCHANGED if before.document_id == now.document_id else Outcome.REPLACED
