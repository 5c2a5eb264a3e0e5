"""The store's rows of documents: written with their checksum, and compared with it when read.

Each function runs inside a transaction that it is given. A row that is damaged is passed over by
all but `damaged_ids`: what is said of it says `bot/storage/audit.py`.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, select, update

from bot.documents import Document, DocumentKey, SourceKey
from bot.storage.engine.tables import documents, is_whole, sealed
from bot.storage.lazy_document import DecodedCache, LazyDocument, Packed
from bot.storage.metadata_codec import kept_corrections
from bot.storage.records import StoredDocument

KEY_COLUMNS = tuple(field.name for field in fields(DocumentKey))
"""The columns that make a document's key, which are called as its fields are."""


class DocumentRow(NamedTuple):
    """A document without its text: the columns its checksum is of, and the checksum."""

    id: int
    sha256: str
    format: str
    reader: int
    encoding: str
    characters: int
    owner: str
    splitter: int
    first_passage: int
    passages: int
    named: int
    correction: bytes | None
    sums: bytes
    checksum: int

    @property
    def key(self) -> DocumentKey:
        return DocumentKey(**{name: getattr(self, name) for name in KEY_COLUMNS})

    @property
    def stored(self) -> StoredDocument:
        ids = range(self.first_passage, self.first_passage + self.passages)
        return StoredDocument(self.id, self.key, ids, kept_corrections(self.correction))


ROW = tuple(documents.c[name] for name in DocumentRow._fields)
ROWS = select(*ROW)
MADE = select(*ROW, documents.c.text, documents.c.layout, documents.c.stated)


def rows(connection: Connection, *which: ColumnElement[bool]) -> tuple[DocumentRow, ...]:
    """Documents, ordered by the ids of their passages."""
    found = map(DocumentRow._make, connection.execute(ROWS.where(*which)))
    whole = (row for row in found if is_whole(row))
    return tuple(sorted(whole, key=lambda row: (row.first_passage, row.id)))


def stored_documents(
    connection: Connection, *which: ColumnElement[bool]
) -> tuple[StoredDocument, ...]:
    """Documents as they are held, ordered by the ids of their passages."""
    return tuple(row.stored for row in rows(connection, *which))


def row_of(connection: Connection, key: DocumentKey) -> DocumentRow | None:
    """The document with an key."""
    found = rows(connection, *of_key(key))
    return found[0] if found else None


def find(connection: Connection, key: DocumentKey) -> StoredDocument | None:
    """The same, as it is held."""
    row = row_of(connection, key)
    return row.stored if row else None


def row_with(connection: Connection, document_id: int) -> DocumentRow | None:
    """The document with an id."""
    found = rows(connection, documents.c.id == document_id)
    return found[0] if found else None


def damaged_ids(connection: Connection, *which: ColumnElement[bool]) -> tuple[int, ...]:
    """The ids of those that are damaged."""
    found = map(DocumentRow._make, connection.execute(ROWS.where(*which)))
    return tuple(row.id for row in found if not is_whole(row))


def change(connection: Connection, row: DocumentRow, values: Mapping[str, object]) -> None:
    """Say something else of a document."""
    new = sealed(documents, {**row._asdict(), **values})
    connection.execute(update(documents).where(documents.c.id == row.id).values(new))


def values_of(document: Document) -> dict[str, object]:
    """What a row says of a document alone: its key, its text and what stands beside it."""
    packed = Packed.of(document)
    return asdict(DocumentKey.of(document)) | {
        "sums": packed.sums,
        "text": packed.text,
        "layout": packed.layout,
        "stated": packed.stated,
    }


class FullRow(NamedTuple):
    """A document with its text, not yet under a name."""

    row: DocumentRow
    packed: Packed

    def named(self, name: str, title: str, *, place: str, unpacked: DecodedCache) -> Document:
        """The document as it is called at a place."""
        return LazyDocument.of(
            self.packed,
            unpacked,
            key=self.row.key,
            name=name,
            title=title,
            place=place,
        )


def full_rows(connection: Connection, *which: ColumnElement[bool]) -> tuple[FullRow, ...]:
    """Documents with their texts."""
    found = []
    for values in connection.execute(MADE.where(*which)):
        row = DocumentRow._make(values[: len(ROW)])
        if is_whole(row):
            text, layout, stated = values[len(ROW) :]
            found.append(FullRow(row, Packed(text, layout, stated, row.sums)))
    return tuple(found)


def of_key(key: DocumentKey) -> tuple[ColumnElement[bool], ...]:
    """Which document has an key."""
    return tuple(documents.c[name] == value for name, value in asdict(key).items())


def made_of(reading: SourceKey) -> tuple[ColumnElement[bool], ...]:
    """Which documents were made of a file's bytes: mostly one; more where a reader's means grew.

    None is a visitor's own.
    """
    kept = documents.c
    return (
        kept.owner == "",
        kept.sha256 == reading.sha256,
        kept.format == reading.format,
        kept.reader == reading.reader,
    )
