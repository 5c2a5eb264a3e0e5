"""The record: which documents are kept, in which passages, and from which places they came.

Content-addressed: the same bytes, read the same way, are one document, however many places they
came from. A document's passages have consecutive ids, and no id is ever used twice.
Knows nothing of indexes: `state` counts its changes, so that an index can tell when it is behind.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import delete, select, update

from bot import rows
from bot.database import Database, documents, passages, places
from bot.document import Document
from bot.holding import Change, Contents, Entry, Holding, Identity
from bot.passage import Passage

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

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def state(self) -> int:
        """The number of changes so far."""
        with self._database.reading() as connection:
            return rows.state(connection)

    def contents(self) -> Contents:
        """All documents without their texts, and the state they belong to."""
        with self._database.reading() as connection:
            return Contents(rows.state(connection), rows.holdings(connection))

    def outdated(self) -> tuple[Holding, ...]:
        """The documents whose passages an older splitter made."""
        with self._database.reading() as connection:
            return rows.holdings(connection, documents.c.splitter < self._splitter)

    def entries(self) -> tuple[Entry, ...]:
        """All places, ordered by name."""
        query = (
            select(places.c.name, places.c.place, places.c.title)
            .add_columns(documents.c.format, documents.c.encoding, documents.c.passages)
            .join(documents)
            .order_by(places.c.name, places.c.place)
        )
        with self._database.reading() as connection:
            return tuple(Entry(*row) for row in connection.execute(query))

    def documents(self) -> tuple[Document, ...]:
        """All documents with their texts, ordered by name; one with several has the first."""
        with self._database.reading() as connection:
            return rows.texts(connection)

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
            some = passages.c.id.in_(ids[first : first + ROWS])
            with self._database.reading() as connection:
                found.extend(rows.select_passages(connection, some, among=among))
        return tuple(found)

    def passages_of(self, holding: Holding) -> tuple[tuple[int, Passage], ...]:
        """All passages of one document in reading order, each with its id."""
        among = {holding.id: self.document(holding)}
        whole = passages.c.document_id == holding.id
        with self._database.reading() as connection:
            return rows.select_passages(connection, whole, among=among)

    def holds(self, document: Document, *, place: str) -> bool:
        """Whether adding this document from this place would change nothing."""
        with self._database.reading() as connection:
            known = rows.find(connection, Identity.of(document))
            return known is not None and rows.stands(connection, document, known, place=place)

    def add(self, document: Document, split: Sequence[Passage], *, place: str) -> Change:
        """Keep a document; what the place held before goes, unless another place holds it too.

        `split` are its passages; they are not looked at where the document is held already.
        """
        with self._database.writing() as connection:
            known = rows.find(connection, Identity.of(document))
            if known is not None and rows.stands(connection, document, known, place=place):
                return Change(rows.state(connection), None, None)
            holding = known or rows.insert_document(
                connection, document, split, splitter=self._splitter
            )
            before = rows.forget_place(connection, place)
            rows.insert_place(connection, document, holding, place=place)
            removed = rows.drop_unplaced(connection, before)
            return Change(rows.next_state(connection), None if known else holding, removed)

    def remove(self, place: str) -> Change:
        """Forget a place, and the document it holds, unless another place holds it too."""
        with self._database.writing() as connection:
            removed = rows.drop_unplaced(connection, rows.forget_place(connection, place))
            return Change(rows.next_state(connection), None, removed)

    def split_again(self, holding: Holding, split: Sequence[Passage]) -> Change:
        """Put these passages, under new ids, in place of a document's old ones."""
        with self._database.writing() as connection:
            connection.execute(delete(passages).where(passages.c.document_id == holding.id))
            ids = rows.reserve(connection, len(split))
            values = {"first_passage": ids.start, "passages": len(ids), "splitter": self._splitter}
            connection.execute(update(documents).where(documents.c.id == holding.id).values(values))
            added = Holding(holding.id, holding.identity, ids)
            rows.insert_passages(connection, added, split)
            return Change(rows.next_state(connection), added, holding)
