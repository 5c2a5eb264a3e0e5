"""The details of documents in the store: what they state of themselves, what a person corrects.

Both go with their document. What is stated is read with its text (`bot/storage/lazy_document.py`).
"""

from sqlalchemy import Connection

from bot.citing import Correction, together
from bot.documents import DocumentKey
from bot.storage.engine.database import Database
from bot.storage.metadata_codec import correction_bytes, kept_correction, kept_corrections
from bot.storage.rows.document_rows import DocumentRow, change, row_with
from bot.storage.rows.place_rows import held


class StoredMetadata:
    """What a person corrects in one store; several threads may use it at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def correction(self, key: DocumentKey) -> Correction:
        """How a person corrects a document's reference; of one not held, nothing is said."""
        with self._database.reading() as connection:
            row = held(connection, key)
            return kept_correction(row.correction if row else None)

    def correct(self, key: DocumentKey, correction: Correction) -> bool:
        """Keep a correction in place of the one before; False where the document is not held.

        No index holds any of it, so none is behind after this.
        """
        with self._database.writing() as connection:
            row = held(connection, key)
            if row is not None:
                _correct(connection, row, correction)
            return row is not None


def carry_correction(connection: Connection, old: int, new: int) -> None:
    """Let a document that replaces another be corrected the same; what it has said stays."""
    before, after = row_with(connection, old), row_with(connection, new)
    if old == new or before is None or before.correction is None or after is None:
        return
    carried = together(kept_correction(after.correction), kept_correction(before.correction))
    _correct(connection, after, carried)


def _correct(connection: Connection, row: DocumentRow, said: Correction) -> None:
    """How it was read is corrected as before; a correction that says nothing is not kept."""
    kept = correction_bytes(said, kept_corrections(row.correction))
    change(connection, row, {"correction": kept})
