"""What of a store is damaged, as far as it can be told without reading texts and passages.

Looked at when a library is opened: ten thousand documents take a few hundredths of a second. Each
row is compared with its checksum, and whether it is found is tried: what is lost says nothing.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from sqlalchemy import Connection, text

from bot.errors import DamagedError, Notice
from bot.storage.damage import damaged
from bot.storage.engine.tables import RowError, is_whole
from bot.storage.rows.document_rows import rows
from bot.storage.rows.place_rows import PLACED, PlaceRow, damage_in
from bot.storage.rows.speaker_rows import named

LOST = text(
    """
    SELECT count(*) FROM documents AS kept NOT INDEXED
    WHERE NOT EXISTS (
        SELECT 1 FROM documents AS known
        WHERE known.id = kept.id AND known.sha256 = kept.sha256
    ) OR NOT EXISTS (
        SELECT 1 FROM documents AS known INDEXED BY sqlite_autoindex_documents_1
        WHERE known.sha256 = kept.sha256 AND known.format = kept.format
        AND known.reader = kept.reader AND known.encoding = kept.encoding
        AND known.characters = kept.characters AND known.owner = kept.owner
        AND known.id = kept.id
    )
    """
)
"""How many documents are there and not found, by their ids or by what they were made of."""
FORMER_LOST = text(
    """
    SELECT count(*) <> (SELECT count(*) FROM previous INDEXED BY ix_previous_sha256)
        OR count(*) <> (SELECT count(*) FROM previous INDEXED BY ix_previous_place)
        OR count(*) <> (
            SELECT count(*) FROM previous AS kept NOT INDEXED
            JOIN previous AS known INDEXED BY ix_previous_sha256
            ON known.sha256 = kept.sha256 AND known.id = kept.id
        )
    FROM previous NOT INDEXED
    """
)
"""Whether earlier versions are there and not found, or are found nowhere; no text is read."""
EARLIER = Notice(
    "Earlier versions of documents are damaged in the library's store: "
    "links to what such a document said before may lead nowhere."
)
SMALL = ("meta", "places", "speakers")  # tables of which every page is looked at


@dataclass(frozen=True, slots=True)
class Audit:
    """What is damaged."""

    documents: tuple[DamagedError, ...] = ()
    """What is to be left out, though it can be listed: its speakers' names are."""
    notices: tuple[Notice, ...] = ()
    """On what cannot be listed."""


def audit(connection: Connection) -> Audit:
    """What is damaged in a store.

    Raises:
        RowError: more than single rows.
    """
    for table in SMALL:
        (said,) = connection.execute(text(f"PRAGMA integrity_check('{table}')")).first() or ("",)
        if said != "ok":
            raise RowError(f"{table}: {said}".partition("\n")[0])
    if connection.scalar(LOST):
        raise RowError("documents are not found where they are")
    held = {row.id: row for row in rows(connection)}
    said = named(connection)
    misnamed = {number for number, row in held.items() if said.get(number, 0) != row.named}
    return Audit(
        tuple(damage_in(connection, held[number].stored) for number in sorted(misnamed)),
        (
            *_notices(connection, whole=held.keys()),
            *([EARLIER] if connection.scalar(FORMER_LOST) else []),
        ),
    )


def _notices(connection: Connection, *, whole: Set[int]) -> Iterator[Notice]:
    values = connection.execute(PLACED).all()
    at = sorted(PlaceRow(*each[:-1]) for each in values if is_whole(each))
    for each in at:
        if each.document_id not in whole:
            yield damaged(each.name, each.place)
    unnamed = len(values) - len(at)
    nowhere = whole - {each.document_id for each in at}
    if unnamed or nowhere:
        count = max(unnamed, len(nowhere))
        yield Notice(
            f"Of {count:,} document{'' if count == 1 else 's'} in the library's store the name is "
            "damaged, so nothing of it is quoted; add your documents again.",
            code="damaged-names",
        )
