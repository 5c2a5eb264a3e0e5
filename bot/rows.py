"""The statements the record is made of; each runs inside a transaction that it is given."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from bot.database import documents, meta, passages, places
from bot.document import Document
from bot.holding import Holding, Identity
from bot.passage import Passage


def state(connection: Connection) -> int:
    """The number of changes so far."""
    changes: int = connection.execute(select(meta.c.state)).scalar_one()
    return changes


def next_state(connection: Connection) -> int:
    """Count one more change."""
    connection.execute(update(meta).values(state=meta.c.state + 1))
    return state(connection)


def find(connection: Connection, identity: Identity) -> Holding | None:
    """The document with an identity."""
    kept = documents.c
    found = holdings(
        connection,
        kept.sha256 == identity.sha256,
        kept.format == identity.format,
        kept.encoding == identity.encoding,
        kept.characters == identity.characters,
    )
    return found[0] if found else None


def holdings(connection: Connection, *which: ColumnElement[bool]) -> tuple[Holding, ...]:
    """Documents without their texts, ordered by the ids of their passages."""
    kept = documents.c
    identity = (kept.sha256, kept.format, kept.encoding, kept.characters)
    query = select(kept.id, kept.first_passage, kept.passages, *identity).where(*which)
    return tuple(
        Holding(row[0], Identity(*row[3:]), range(row[1], row[1] + row[2]))
        for row in connection.execute(query.order_by(kept.first_passage, kept.id))
    )


def texts(connection: Connection, *which: ColumnElement[bool]) -> tuple[Document, ...]:
    """Documents with their texts, ordered by name; of several names the first."""
    titles = (
        select(places.c.document_id, places.c.name, places.c.title)
        .join(documents)
        .where(*which)
        .order_by(places.c.name, places.c.place)
    )
    named: dict[int, tuple[str, str]] = {}
    for document_id, name, title in connection.execute(titles):
        named.setdefault(document_id, (name, title))
    kept = documents.c
    query = select(kept.id, kept.text, kept.sha256, kept.format, kept.encoding).where(*which)
    found: list[Document] = []
    for row in connection.execute(query):
        name, title = named[row.id]
        found.append(Document(name, row.text, row.sha256, row.format, title, row.encoding))
    return tuple(sorted(found, key=lambda document: (document.name, document.sha256)))


def insert_document(
    connection: Connection, document: Document, split: Sequence[Passage], *, splitter: int
) -> Holding:
    """Store a document and its passages."""
    identity = Identity.of(document)
    ids = reserve(connection, len(split))
    statement = insert(documents).values(
        sha256=identity.sha256,
        format=identity.format,
        encoding=identity.encoding,
        characters=identity.characters,
        splitter=splitter,
        first_passage=ids.start,
        passages=len(ids),
        text=document.text,
    )
    document_id: int = connection.execute(statement.returning(documents.c.id)).scalar_one()
    holding = Holding(document_id, identity, ids)
    insert_passages(connection, holding, split)
    return holding


def reserve(connection: Connection, count: int) -> range:
    """Consecutive ids that no passage had before; the update keeps other writers waiting."""
    connection.execute(update(meta).values(next_passage=meta.c.next_passage + count))
    stop: int = connection.execute(select(meta.c.next_passage)).scalar_one()
    return range(stop - count, stop)


def insert_passages(connection: Connection, holding: Holding, split: Sequence[Passage]) -> None:
    """Store a document's passages under the ids reserved for them, in one statement."""
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
        for passage_id, passage in zip(holding.passages, split, strict=True)
    ]
    if rows:
        connection.execute(insert(passages), rows)


def select_passages(
    connection: Connection, which: ColumnElement[bool], *, among: Mapping[int, Document]
) -> tuple[tuple[int, Passage], ...]:
    """Passages of the given documents, each with its id, in the order of ids."""
    found: list[tuple[int, Passage]] = []
    for row in connection.execute(select(passages).where(which).order_by(passages.c.id)):
        if row.document_id in among:
            passage = Passage(
                document=among[row.document_id],
                start=row.start,
                end=row.end,
                paragraph=row.paragraph,
                breaks=tuple(map(int, row.breaks.split())),
                heading=row.heading,
                speaker=row.speaker,
                asked=row.asked,
            )
            found.append((row.id, passage))
    return tuple(found)


def stands(connection: Connection, document: Document, holding: Holding, *, place: str) -> bool:
    """Whether a place holds this document under this name."""
    query = select(places.c.document_id, places.c.name, places.c.title)
    row = connection.execute(query.where(places.c.place == place)).one_or_none()
    return row is not None and tuple(row) == (holding.id, document.name, document.title)


def insert_place(
    connection: Connection, document: Document, holding: Holding, *, place: str
) -> None:
    """Let a place hold a document."""
    row = {"place": place, "name": document.name, "title": document.title}
    connection.execute(insert(places).values(row | {"document_id": holding.id}))


def forget_place(connection: Connection, place: str) -> int | None:
    """Take a place away; the id of the document it held."""
    here = places.c.place == place
    document_id: int | None = connection.scalar(select(places.c.document_id).where(here))
    connection.execute(delete(places).where(here))
    return document_id


def drop_unplaced(connection: Connection, document_id: int | None) -> Holding | None:
    """Delete a document that no place holds any more."""
    held = select(places.c.place).where(places.c.document_id == document_id).limit(1)
    if document_id is None or connection.scalar(held) is not None:
        return None
    (holding,) = holdings(connection, documents.c.id == document_id)
    connection.execute(delete(passages).where(passages.c.document_id == document_id))
    connection.execute(delete(documents).where(documents.c.id == document_id))
    return holding
