"""The statements that read places and what they hold, inside a transaction that is given.

A place whose row is damaged, or that of what it holds, is passed over (`bot/storage/audit.py` says
it).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, not_, select, true

from bot.documents import Document, DocumentKey, SourceKey, id_of
from bot.errors import DamagedError
from bot.storage.damage import UPLOADED, damage_to
from bot.storage.engine.batches import batched
from bot.storage.engine.tables import SEALED, documents, is_whole, places
from bot.storage.lazy_document import DecodedCache
from bot.storage.records import CatalogEntry, StoredDocument, StoredSource
from bot.storage.rows.document_rows import (
    DocumentRow,
    damaged_ids,
    full_rows,
    of_key,
    row_of,
    rows,
)

LAST = "\U0010ffff"  # after every other character
PLACED = select(*(places.c[name] for name in SEALED[places]), places.c.checksum)


class PlaceRow(NamedTuple):
    """A place and what it holds."""

    place: str
    name: str
    title: str
    document_id: int


def standing(under: str | None) -> ColumnElement[bool]:
    """Which places: those that begin with these words, or by None those nobody uploaded."""
    if under is None:
        return not_(standing(UPLOADED))
    return and_(places.c.place >= under, places.c.place < under + LAST)


def placed(connection: Connection, *which: ColumnElement[bool]) -> tuple[PlaceRow, ...]:
    """Places, ordered by name."""
    found = connection.execute(PLACED.where(*which))
    whole = (PlaceRow(*values[:-1]) for values in found if is_whole(values))
    return tuple(sorted(whole, key=lambda each: (each.name, each.place)))


def placed_at(connection: Connection, at: Sequence[str]) -> tuple[PlaceRow, ...]:
    """Those of these places that hold anything, with what they hold."""
    return placed(connection, places.c.place.in_(at))


def placed_by_place(connection: Connection, at: Sequence[str]) -> dict[str, PlaceRow]:
    """What each of many places holds, of those that hold anything."""
    return {each.place: each for some in batched(at) for each in placed_at(connection, some)}


def entries(connection: Connection) -> tuple[CatalogEntry, ...]:
    """All places as a list shows them, ordered by name; what visitors uploaded is left out."""
    held = {row.id: row for row in rows(connection)}
    return tuple(
        _entry(each, held.get(each.document_id)) for each in placed(connection, standing(None))
    )


def _entry(at: PlaceRow, row: DocumentRow | None) -> CatalogEntry:
    """A place as a list shows it; a document whose row is damaged is listed as such."""
    held = (row.format, row.encoding, row.passages) if row else ("damaged", "", 0)
    return CatalogEntry(at.name, at.place, at.title, *held)


def texts(
    connection: Connection, *which: ColumnElement[bool], named: ColumnElement[bool] | None = None
) -> tuple[Document, ...]:
    """Documents with their texts, ordered by name; of several names the first.

    `named` are the places whose names count, all by None; what none of them holds is left out.
    """
    here = true() if named is None else named
    first: dict[int, PlaceRow] = {}
    wanted = places.c.document_id.in_(select(documents.c.id).where(*which)) if which else true()
    for each in placed(connection, here, wanted):
        first.setdefault(each.document_id, each)
    unpacked = DecodedCache()
    found = [
        each.named(at.name, at.title, place=at.place, unpacked=unpacked)
        for each in full_rows(connection, *which)
        if (at := first.get(each.row.id)) is not None
    ]
    return tuple(sorted(found, key=lambda document: (document.name, document.sha256)))


def texts_at(
    connection: Connection, at: Sequence[str], *, unpacked: DecodedCache
) -> tuple[tuple[str, Document], ...]:
    """Places, ordered by name, each with the document it holds under its own name."""
    return _texts_at(connection, places.c.place.in_(at), unpacked)


def texts_under(connection: Connection, under: str) -> tuple[Document, ...]:
    """What the places hold that begin with these words, each under its own name, by name."""
    return tuple(document for _, document in _texts_at(connection, standing(under), DecodedCache()))


def _texts_at(
    connection: Connection, which: ColumnElement[bool], unpacked: DecodedCache
) -> tuple[tuple[str, Document], ...]:
    held = documents.c.id.in_(select(places.c.document_id).where(which))
    found = {each.row.id: each for each in full_rows(connection, held)}
    return tuple(
        (
            at.place,
            found[at.document_id].named(at.name, at.title, place=at.place, unpacked=unpacked),
        )
        for at in placed(connection, which)
        if at.document_id in found
    )


def stored_at(connection: Connection, place: str) -> StoredDocument | None:
    """What a place holds, if anything."""
    for at in placed_at(connection, [place]):
        for row in rows(connection, documents.c.id == at.document_id):
            return row.stored
    return None


def stands(
    connection: Connection, document: Document, stored: StoredDocument, *, place: str
) -> bool:
    """Whether a place holds this document under this name."""
    now = PlaceRow(place, document.name, document.title, stored.id)
    return now in placed_at(connection, [place])


def sources_at(connection: Connection, at: Sequence[str]) -> Iterator[tuple[str, StoredSource]]:
    """Places, each with what it holds."""
    here = select(places.c.document_id).where(places.c.place.in_(at))
    held = {row.id: row for row in rows(connection, documents.c.id.in_(here))}
    for each in placed_at(connection, at):
        if (row := held.get(each.document_id)) is not None:
            key = SourceKey(row.sha256, row.format, row.reader)
            yield each.place, StoredSource(key, each.name)


def held(connection: Connection, key: DocumentKey) -> DocumentRow | None:
    """The row of the document with an key.

    Raises:
        DamagedError: it is not what was kept.
    """
    row = row_of(connection, key)
    for number in () if row else damaged_ids(connection, *of_key(key)):
        raise damage_in(connection, StoredDocument(number, key, range(0)))
    return row


def damage_in(connection: Connection, stored: StoredDocument) -> DamagedError:
    """What to raise for what is kept of a document, where that is not what was kept."""
    called = id_of(stored.key.sha256)
    for each in placed(connection, places.c.document_id == stored.id):
        return damage_to(stored.key, name=each.name, place=each.place)
    return damage_to(stored.key, name=called, place=called)
