"""The statements that read and write passages, inside a transaction that is given.

Each row is compared with its checksum, and so is what a person says of its speaker's name: what
does not fit is raised, as is a passage that is gone.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.documents import Document, Passage, Span
from bot.storage.engine.tables import SEALED, documents, is_whole, passages, sealed, speakers
from bot.storage.lazy_document import damage_of
from bot.storage.records import StoredDocument
from bot.storage.rows.document_rows import stored_documents
from bot.storage.rows.speaker_rows import RENAMED

OWN = len(SEALED[passages]) + 1  # columns of a passage; those after are said of its speaker's name
PASSAGES = (
    select(*(passages.c[name] for name in SEALED[passages]), passages.c.checksum)
    .add_columns(*(speakers.c[name] for name in SEALED[speakers]), speakers.c.checksum)
    .outerjoin(speakers, RENAMED)
    .order_by(passages.c.id)
)
PASSAGES_WITH = PASSAGES.where(passages.c.id.in_(bindparam("ids", expanding=True)))


class PassageRow(NamedTuple):
    """What a passage is made of, and what is said of its speaker: the columns of `PASSAGES`."""

    id: int
    document_id: int
    start: int
    end: int
    paragraph: int
    breaks: str
    heading: str | None
    speaker: str | None
    asked: str | None
    heads: str
    checksum: int
    renamed_in: int | None
    renamed: str | None
    """The name found; None where nobody said that it is to be shown as another."""
    shown: str | None
    said: int | None
    """The checksum of these three."""

    @property
    def is_whole(self) -> bool:
        """Whether it is what was kept."""
        return is_whole(self[:OWN]) and (self.said is None or is_whole(self[OWN:]))


def passages_in(
    connection: Connection, ids: range, *, document: Document
) -> tuple[tuple[int, Passage], ...]:
    """A document's passages of consecutive ids, each with its id, in order.

    Their speakers are called what a person said they are.

    Raises:
        DamagedError: one of them is gone or is not what was kept.
    """
    return tuple((row.id, _passage(row, document)) for row in _rows_of(connection, ids, document))


def passages_as_found(
    connection: Connection, ids: range, document: Document
) -> tuple[tuple[int, Passage], ...]:
    """The same, their speakers called what they are in the document."""
    rows = (row._replace(renamed=None) for row in _rows_of(connection, ids, document))
    return tuple((row.id, _passage(row, document)) for row in rows)


def _rows_of(connection: Connection, ids: range, document: Document) -> Iterator[PassageRow]:
    which = passages.c.id.between(ids.start, ids.stop - 1)
    found = {
        row.id: row for row in map(PassageRow._make, connection.execute(PASSAGES.where(which)))
    }
    if not all(number in found and found[number].is_whole for number in ids):
        raise damage_of(document)
    return (found[number] for number in ids)


def passages_with(
    connection: Connection, ids: Sequence[int], *, among: Mapping[int, Document]
) -> tuple[tuple[int, Passage], ...]:
    """The passages with these ids; each question asks for some, so the statement stands.

    Args:
        among: the documents they may belong to, by their ids; others' are passed over.

    Raises:
        DamagedError: one of them is gone or is not what was kept.
    """
    found: dict[int, Passage] = {}
    wrong = set(ids)
    for row in map(PassageRow._make, connection.execute(PASSAGES_WITH, {"ids": ids})):
        if row.is_whole:
            wrong.discard(row.id)
            if (document := among.get(row.document_id)) is not None:
                found[row.id] = _passage(row, document)
    for number in sorted(wrong):
        if (document := _owner(connection, number, among)) is not None:
            raise damage_of(document)
    return tuple(found.items())


def _owner(connection: Connection, number: int, among: Mapping[int, Document]) -> Document | None:
    """Whose passage it would be; nobody's where it was removed a moment ago."""
    kept = documents.c
    first, stop = kept.first_passage, kept.first_passage + kept.passages
    held = stored_documents(connection, first <= number, stop > number)
    return next((among[each.id] for each in held if each.id in among), None)


def _passage(row: PassageRow, document: Document) -> Passage:
    heads = list(map(int, row.heads.split()))
    return Passage(
        document=document,
        start=row.start,
        end=row.end,
        paragraph=row.paragraph,
        breaks=tuple(map(int, row.breaks.split())),
        heading=row.heading,
        speaker=row.speaker if row.renamed is None else row.shown,
        asked=row.asked,
        heads=tuple(map(Span, heads[::2], heads[1::2])),
    )


def whole_ones(connection: Connection, ids: Sequence[int]) -> frozenset[int]:
    """Which of the passages with these ids are what was kept, with their speakers' names."""
    found = map(PassageRow._make, connection.execute(PASSAGES_WITH, {"ids": ids}))
    return frozenset(row.id for row in found if row.is_whole)


def passage_at(connection: Connection, stored: StoredDocument, offset: int) -> int:
    """The id of a document's last passage that starts at an offset or before, else the first."""

    def start(number: int) -> int:
        query = select(passages.c.start).where(passages.c.id == number)
        found = connection.scalar(query)
        return found if isinstance(found, int) else 0  # damaged: found out when it is read

    # a few looks at rows by their ids: reading all of a large document's takes many times as long
    place = bisect_right(stored.passages, offset, key=start)
    return stored.passages.start + max(0, place - 1)


def insert_passages(
    connection: Connection, held: Iterable[StoredDocument], splits: Iterable[Sequence[Passage]]
) -> None:
    """Store the passages of each document under the ids reserved for them."""
    rows = [
        sealed(passages, row)
        for stored, split in zip(held, splits, strict=True)
        for row in _rows(stored, split)
    ]
    if rows:
        connection.execute(insert(passages), rows)


def _rows(stored: StoredDocument, split: Sequence[Passage]) -> Iterator[dict[str, object]]:
    for passage_id, passage in zip(stored.passages, split, strict=True):
        yield {
            "id": passage_id,
            "document_id": stored.id,
            "start": passage.start,
            "end": passage.end,
            "paragraph": passage.paragraph,
            "breaks": " ".join(map(str, passage.breaks)),
            "heading": passage.heading,
            "speaker": passage.speaker,
            "asked": passage.asked,
            "heads": " ".join(f"{head.start} {head.end}" for head in passage.heads),
        }


def delete_passages(connection: Connection, document_id: int, ids: range = range(0)) -> None:
    """Delete a document's passages; `ids` too, whatever document one of them says it is of."""
    connection.execute(delete(passages).where(passages.c.document_id == document_id))
    if ids:
        inside = passages.c.id.between(ids.start, ids.stop - 1)
        connection.execute(delete(passages).where(inside))
