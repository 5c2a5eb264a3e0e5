"""The bytes that documents were made of, for what their text does not show: how a page looks.

A file is read again where it lies. An upload lies nowhere, so the store keeps its bytes beside its
text, and both go in one transaction. Bytes that are not the very ones that were read are not given.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from bot.documents import Document, DocumentKey, shown_name
from bot.errors import DocumentError
from bot.formats import read_bytes
from bot.storage.engine.database import Database
from bot.storage.engine.tables import originals, places
from bot.storage.rows.document_rows import find
from bot.storage.rows.place_rows import standing


class Originals:
    """The bytes behind the documents of one store; several threads may use it at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, document: Document, data: bytes, *, under: str, most: int) -> bool:
        """Keep the bytes of an uploaded document for as long as a visitor has it.

        Args:
            under: what the visitor's places begin with.
            most: bytes kept for all of them together.

        Returns:
            Whether they are kept: not over the limit, nor where the document is gone again.
        """
        with self._database.writing() as connection:
            stored = find(connection, DocumentKey.of(document))
            if stored is None:
                return False
            kept = originals.c.document_id == stored.id
            if connection.scalar(select(originals.c.document_id).where(kept)) is not None:
                return True
            own = select(places.c.document_id).where(standing(under))
            held = select(func.coalesce(func.sum(func.length(originals.c.data)), 0))
            size = connection.execute(held.where(originals.c.document_id.in_(own))).scalar_one()
            if size + len(data) > most:
                return False
            connection.execute(insert(originals).values(document_id=stored.id, data=data))
            return True

    def of(self, document: Document) -> bytes:
        """The bytes a document was made of.

        Raises:
            DocumentError: they are nowhere any more, or others stand where they were.
        """
        name = shown_name(document.name)
        with self._database.reading() as connection:
            data, paths = _kept(connection, document)
        if data is not None and _are_of(document, data):
            return data
        changed = False
        for path in paths:
            found = read_bytes(path, name=document.name)
            if _are_of(document, found):
                return found
            changed = True
        if changed:
            raise DocumentError(
                "{name} has changed on the disk since it was read; add it again to see its pages.",
                code="original-changed",
                name=name,
            )
        raise DocumentError(
            "{name} does not lie where it was read any more; add it again to see its pages.",
            code="original-gone",
            name=name,
        )


def _kept(connection: Connection, document: Document) -> tuple[bytes | None, tuple[Path, ...]]:
    """What is kept of a document's bytes, and the files it came from that are there."""
    stored = find(connection, DocumentKey.of(document))
    if stored is None:
        return None, ()
    data: bytes | None = connection.scalar(
        select(originals.c.data).where(originals.c.document_id == stored.id)
    )
    if data is not None:
        return data, ()
    here = places.c.document_id == stored.id
    found = connection.scalars(select(places.c.place).where(here, standing(None)))
    return None, tuple(_files(found))


def _files(at: Iterable[str]) -> Iterator[Path]:
    for place in at:
        path = Path(place)
        if "\x00" not in place and path.is_absolute():
            inside = (each.is_file() for each in path.parents)  # in an archive, with a message
            if path.is_file() or any(inside):
                yield path


def _are_of(document: Document, data: object) -> bool:
    # a damaged database may give words or a number in their place
    return isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == document.sha256
