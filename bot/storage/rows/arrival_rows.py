"""The statements with which documents arrive and go: few for many documents, as each costs.

They run inside a transaction that they are given. Knows nothing of what is read
(`bot/storage/rows/place_rows.py`).
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from bot.citing import Correction
from bot.documents import DocumentKey, Passage
from bot.segmentation import Corrections
from bot.storage.engine.batches import batched
from bot.storage.engine.tables import documents, places, sealed
from bot.storage.metadata_codec import correction_bytes, kept_correction
from bot.storage.records import IncomingDocument, StoredDocument
from bot.storage.rows.document_rows import (
    change,
    damaged_ids,
    of_key,
    row_with,
    stored_documents,
    values_of,
)
from bot.storage.rows.meta_rows import reserve_documents, reserve_passages
from bot.storage.rows.passage_rows import delete_passages, insert_passages
from bot.storage.rows.place_rows import PlaceRow
from bot.storage.rows.speaker_rows import keep_whole_names


def held_already(
    connection: Connection, identities: Sequence[DocumentKey]
) -> dict[DocumentKey, StoredDocument]:
    """Those of the documents with these identities that are held."""
    wanted = list(dict.fromkeys(key.sha256 for key in identities))
    owners = documents.c.owner.in_({key.owner for key in identities})
    found: dict[DocumentKey, StoredDocument] = {}
    for some in batched(wanted):
        made_of = documents.c.sha256.in_(some)
        found |= {stored.key: stored for stored in stored_documents(connection, made_of, owners)}
    return found


class Inserted(NamedTuple):
    """What became of documents that were to be stored."""

    added: tuple[StoredDocument, ...]
    removed: tuple[StoredDocument, ...] = ()
    """How those were held before that were damaged."""


def insert_documents(
    connection: Connection,
    arrivals: Sequence[IncomingDocument],
    *,
    splitter: int,
    damaged: frozenset[DocumentKey],
) -> Inserted:
    """Store documents, each given once, and their passages.

    Args:
        damaged: those of them that are held, and are to be written anew under their old id.
    """
    if not arrivals:
        return Inserted(())
    start = reserve_passages(connection, sum(len(each.split) for each in arrivals)).start
    numbers = iter(reserve_documents(connection, len(arrivals)))
    added: list[StoredDocument] = []
    removed: list[StoredDocument] = []
    fresh: list[dict[str, object]] = []
    for each in arrivals:
        key = DocumentKey.of(each.document)
        ids = range(start, start + len(each.split))
        start = ids.stop
        values = values_of(each.document) | {
            "splitter": splitter,
            "first_passage": ids.start,
            "passages": len(ids),
            "correction": correction_bytes(Correction(), each.corrections),
        }
        of = of_key(key)
        again = tuple(held.id for held in stored_documents(connection, *of) if key in damaged)
        again += damaged_ids(connection, *of)
        if again:
            removed += _renew(connection, again[0], values, each.corrections)
            added.append(StoredDocument(again[0], key, ids, each.corrections))
        else:
            added.append(StoredDocument(next(numbers), key, ids, each.corrections))
            fresh.append(sealed(documents, values | {"id": added[-1].id, "named": 0}))
    if fresh:
        connection.execute(insert(documents), fresh)
    insert_passages(connection, added, [each.split for each in arrivals])
    return Inserted(tuple(added), tuple(removed))


def _renew(
    connection: Connection, document_id: int, values: dict[str, object], read: Corrections
) -> tuple[StoredDocument, ...]:
    """Write a damaged document anew where it stands; how it was held, as far as that is known.

    What a person said of it stays where it is whole; `read` is what its new passages are split by.
    """
    before = row_with(connection, document_id)
    delete_passages(connection, document_id, before.stored.passages if before else range(0))
    named = keep_whole_names(connection, document_id)
    correction = correction_bytes(kept_correction(before.correction if before else None), read)
    row = values | {"id": document_id, "named": named, "correction": correction}
    connection.execute(
        update(documents).where(documents.c.id == document_id).values(sealed(documents, row))
    )
    return (before.stored,) if before else ()


def replace_passages(
    connection: Connection,
    stored: StoredDocument,
    split: Sequence[Passage],
    corrections: Corrections,
    *,
    splitter: int,
) -> StoredDocument:
    """Put passages, under new ids, in place of a document's old ones; how it is held then.

    Args:
        corrections: by which they were split; they are kept from now on.
    """
    delete_passages(connection, stored.id, stored.passages)
    ids = reserve_passages(connection, len(split))
    values: dict[str, object] = {"splitter": splitter}
    values |= {"first_passage": ids.start, "passages": len(ids)}
    if (row := row_with(connection, stored.id)) is not None:
        cited = kept_correction(row.correction)
        change(connection, row, values | {"correction": correction_bytes(cited, corrections)})
    added = StoredDocument(stored.id, stored.key, ids, corrections)
    insert_passages(connection, [added], [split])
    return added


def take_places(connection: Connection, taken: Sequence[PlaceRow]) -> None:
    """Let places hold documents."""
    forget_places(connection, [each.place for each in taken])
    if taken:
        connection.execute(insert(places), [sealed(places, each._asdict()) for each in taken])


def forget_places(connection: Connection, at: Sequence[str]) -> tuple[int, ...]:
    """Take places away; the ids of the documents they held."""
    held: list[int] = []
    for some in batched(at):
        gone = delete(places).where(places.c.place.in_(some))
        held.extend(connection.scalars(gone.returning(places.c.document_id)))
    return tuple(held)


def drop_unplaced(
    connection: Connection, document_ids: Sequence[int]
) -> tuple[StoredDocument, ...]:
    """Delete those of these documents that no place holds any more, with what belongs to them."""
    removed: list[StoredDocument] = []
    wanted = list(dict.fromkeys(document_ids))
    unplaced = documents.c.id.not_in(select(places.c.document_id))
    for some in batched(wanted):
        these = documents.c.id.in_(some)
        removed.extend(stored_documents(connection, these, unplaced))
        for document_id in damaged_ids(connection, these, unplaced):
            _drop(connection, document_id)
    for stored in removed:
        _drop(connection, stored.id, stored.passages)
    return tuple(removed)


def _drop(connection: Connection, document_id: int, ids: range = range(0)) -> None:
    delete_passages(connection, document_id, ids)
    connection.execute(delete(documents).where(documents.c.id == document_id))
