"""Former versions of documents: the texts that their places held before, so that old links lead on.

A link names a document by its bytes. When a file has changed, the text it had is kept, compressed,
for `bot/viewing/link_resolver.py` to look for what was cited. What visitors upload leaves nothing
behind, nor does what a person removes.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from bot.documents import ID_DIGITS, id_of
from bot.errors import LibraryError
from bot.storage.damage import UPLOADED
from bot.storage.engine.batches import batched
from bot.storage.engine.database import Database
from bot.storage.engine.tables import SEALED, documents, is_whole, places, previous, sealed
from bot.storage.rows.document_rows import full_rows
from bot.storage.rows.place_rows import PlaceRow

MOST = 20  # versions a place; of a file that changes daily, three weeks
AFTER = "g"  # after every hexadecimal digit


@dataclass(frozen=True, slots=True)
class PreviousVersion:
    """A text that a place held before."""

    id: str
    """The document's, as `Document.id` had it."""
    text: str
    now: str
    """The id of the document that its place holds now: the same, where only its reader changed."""


class PreviousVersions:
    """The previous versions in one store; several threads may use it at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, key: str) -> tuple[PreviousVersion, ...]:
        """The versions that had a document's id, whose places hold something; the last first.

        Raises:
            LibraryError: what is kept of one is damaged.
        """
        if len(key) != ID_DIGITS:
            return ()
        columns = (*(previous.c[name] for name in SEALED[previous]), previous.c.checksum)
        query = (
            select(*columns, documents.c.sha256.label("now"))
            .join(places, places.c.place == previous.c.place)
            .join(documents, documents.c.id == places.c.document_id)
            .where(previous.c.sha256.between(key, key + AFTER))
            .order_by(previous.c.id.desc())
        )
        with self._database.reading() as connection:
            found = connection.execute(query).all()
        if not all(is_whole(row[:-1]) for row in found):
            raise LibraryError(
                "An earlier version of {place} is damaged in the library's store; links to it "
                "lead nowhere until that document is removed and added again.",
                code="version-damaged",
                place=found[0].place,
            )
        return tuple(PreviousVersion(key, _unpacked(row.text), id_of(row.now)) for row in found)


def keep_previous(connection: Connection, old: PlaceRow, new: int) -> None:
    """Keep the text of a place that holds another document from now on; the oldest ones go.

    Args:
        new: the id of the other document's row.
    """
    if old.document_id == new or old.place.startswith(UPLOADED):
        return
    for gone in full_rows(connection, documents.c.id == old.document_id):
        text = gone.packed.whole("text")
        if text is not None:  # a damaged one serves no link
            row = {"place": old.place, "sha256": gone.row.sha256, "text": zlib.compress(text)}
            connection.execute(insert(previous).values(sealed(previous, row)))
    here = previous.c.place == old.place
    newest = select(previous.c.id).where(here).order_by(previous.c.id.desc()).limit(MOST)
    connection.execute(delete(previous).where(here, previous.c.id.not_in(newest)))


def forget_previous(connection: Connection, at: Sequence[str]) -> None:
    """Keep nothing any more of what these places held."""
    for some in batched(at):
        connection.execute(delete(previous).where(previous.c.place.in_(some)))


def _unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")
