"""The statements with which documents arrive and go: few for many documents, as each costs.

They run inside a transaction that they are given. Knows nothing of what is read (`bot/rows.py`).
"""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from bot.database import documents, meta, passages, places
from bot.holding import Arrival, Holding, Identity
from bot.layout_record import layout_bytes
from bot.passage import Passage
from bot.rows import Placed, holdings

ROWS = 500  # values in one statement; SQLite before 3.32 takes 999 parameters


def held_already(connection: Connection, identities: Sequence[Identity]) -> dict[Identity, Holding]:
    """Those of the documents with these identities that are held."""
    wanted = list(dict.fromkeys(identity.sha256 for identity in identities))
    owners = documents.c.owner.in_({identity.owner for identity in identities})
    found: dict[Identity, Holding] = {}
    for first in range(0, len(wanted), ROWS):
        some = documents.c.sha256.in_(wanted[first : first + ROWS])
        found |= {holding.identity: holding for holding in holdings(connection, some, owners)}
    return found


def insert_documents(
    connection: Connection, arrivals: Sequence[Arrival], *, splitter: int
) -> tuple[Holding, ...]:
    """Store documents that are not held, each given once, and their passages."""
    if not arrivals:
        return ()
    stop = reserve(connection, sum(len(each.split) for each in arrivals)).stop
    values: list[dict[str, object]] = []
    for each in reversed(arrivals):
        identity = Identity.of(each.document)
        stop -= len(each.split)
        row: dict[str, object] = {
            "sha256": identity.sha256,
            "format": identity.format,
            "reader": identity.reader,
            "encoding": identity.encoding,
            "characters": identity.characters,
            "owner": identity.owner,
            "splitter": splitter,
            "first_passage": stop,
            "passages": len(each.split),
            "text": each.document.text,
            "layout": layout_bytes(each.document.layout),
        }
        values.append(row)
    statement = insert(documents).returning(documents.c.id, sort_by_parameter_order=True)
    ids = connection.execute(statement, values[::-1]).scalars()
    added: list[Holding] = []
    for each, document_id in zip(arrivals, ids, strict=True):
        numbers = range(stop, stop + len(each.split))
        added.append(Holding(document_id, Identity.of(each.document), numbers))
        stop = numbers.stop
    insert_passages(connection, added, [each.split for each in arrivals])
    return tuple(added)


def reserve(connection: Connection, count: int) -> range:
    """Consecutive ids that no passage had before; the update keeps other writers waiting."""
    grown = update(meta).values(next_passage=meta.c.next_passage + count)
    stop: int = connection.execute(grown.returning(meta.c.next_passage)).scalar_one()
    return range(stop - count, stop)


def insert_passages(
    connection: Connection, held: Sequence[Holding], splits: Sequence[Sequence[Passage]]
) -> None:
    """Store the passages of each document under the ids reserved for them."""
    rows = [
        {
            "id": passage_id,
            "document_id": holding.id,
            "start": passage.start,
            "end": passage.end,
            "paragraph": passage.paragraph,
            "breaks": " ".join(map(str, passage.breaks)),
            "heading": passage.heading,
            "speaker": passage.speaker,
            "asked": passage.asked,
        }
        for holding, split in zip(held, splits, strict=True)
        for passage_id, passage in zip(holding.passages, split, strict=True)
    ]
    if rows:
        connection.execute(insert(passages), rows)


def take_places(connection: Connection, taken: Sequence[Placed]) -> None:
    """Let places hold documents."""
    forget_places(connection, [each.place for each in taken])
    if taken:
        connection.execute(insert(places), [each._asdict() for each in taken])


def forget_places(connection: Connection, at: Sequence[str]) -> tuple[int, ...]:
    """Take places away; the ids of the documents they held."""
    held: list[int] = []
    for first in range(0, len(at), ROWS):
        gone = delete(places).where(places.c.place.in_(at[first : first + ROWS]))
        held.extend(connection.scalars(gone.returning(places.c.document_id)))
    return tuple(held)


def drop_unplaced(connection: Connection, document_ids: Sequence[int]) -> tuple[Holding, ...]:
    """Delete those of these documents that no place holds any more, with what belongs to them."""
    removed: list[Holding] = []
    wanted = list(dict.fromkeys(document_ids))
    for first in range(0, len(wanted), ROWS):
        some = documents.c.id.in_(wanted[first : first + ROWS])
        unplaced = documents.c.id.not_in(select(places.c.document_id))
        removed.extend(holdings(connection, some, unplaced))
    for holding in removed:
        connection.execute(delete(passages).where(passages.c.document_id == holding.id))
        connection.execute(delete(documents).where(documents.c.id == holding.id))
    return tuple(removed)
