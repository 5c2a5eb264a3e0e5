"""The details of documents in the record: what they state of themselves, what a person corrects.

Both go with their document. What is stated is read with the document's text (`bot/rows.py`).
"""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from bot.citing.correction import Correction, together
from bot.database import Database, corrections, statements
from bot.details_record import correction_bytes, kept_correction, stated_bytes
from bot.holding import Identity
from bot.rows import find
from bot.stated import Stated


class Details:
    """What a person corrects in one record; several threads may use it at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def correction(self, identity: Identity) -> Correction:
        """How a person corrects a document's reference; of one not held, nothing is said."""
        with self._database.reading() as connection:
            holding = find(connection, identity)
            return _correction(connection, holding.id) if holding else Correction()

    def correct(self, identity: Identity, correction: Correction) -> bool:
        """Keep a correction in place of the one before; False where the document is not held.

        No index holds any of it, so none is behind after this.
        """
        with self._database.writing() as connection:
            holding = find(connection, identity)
            if holding is not None:
                _correct(connection, holding.id, correction)
            return holding is not None


def keep_stated(connection: Connection, said: Iterable[tuple[int, Stated]]) -> None:
    """Keep what documents, by their ids, state of themselves; what is kept already stays.

    A document that an older Footnote kept states nothing until it comes again.
    """
    for document_id, stated in dict(said).items():
        here = select(statements.c.document_id).where(statements.c.document_id == document_id)
        if stated != Stated() and connection.scalar(here) is None:
            row = {"document_id": document_id, "stated": stated_bytes(stated)}
            connection.execute(insert(statements).values(row))


def carry_correction(connection: Connection, old: int, new: int) -> None:
    """Let a document that replaces another be corrected the same; what it has said stays."""
    before = _correction(connection, old) if old != new else Correction()
    if before != Correction():
        _correct(connection, new, together(_correction(connection, new), before))


def _correction(connection: Connection, document_id: int) -> Correction:
    query = select(corrections.c.correction).where(corrections.c.document_id == document_id)
    return kept_correction(connection.scalar(query))


def _correct(connection: Connection, document_id: int, said: Correction) -> None:
    """A correction that says nothing is not kept."""
    connection.execute(delete(corrections).where(corrections.c.document_id == document_id))
    if said != Correction():
        row = {"document_id": document_id, "correction": correction_bytes(said)}
        connection.execute(insert(corrections).values(row))
