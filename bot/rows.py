"""The statements the record is made of; each runs inside a transaction that it is given."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    and_,
    bindparam,
    not_,
    select,
    true,
    type_coerce,
    update,
)

from bot.database import documents, meta, passages, places, speakers, statements
from bot.details_record import stated_of
from bot.document import Document
from bot.holding import Holding, Identity, Reading
from bot.kept_document import KeptDocument, Packed, Unpacked
from bot.passage import Passage
from bot.speaker_rows import RENAMED

UPLOADED = "upload:"
"""What the places begin with that are no paths: documents a visitor uploaded in the browser."""
LAST = "\U0010ffff"  # after every other character
MADE = (
    documents.c.id,
    documents.c.sha256,
    documents.c.format,
    documents.c.reader,
    documents.c.encoding,
    documents.c.characters,
    documents.c.owner,
    type_coerce(documents.c.text, LargeBinary),
    documents.c.layout,
    statements.c.stated,
)
PASSAGES = (
    select(passages)
    .add_columns(speakers.c.found.label("renamed"), speakers.c.shown)
    .outerjoin(speakers, RENAMED)
    .order_by(passages.c.id)
)
PASSAGES_WITH = PASSAGES.where(passages.c.id.in_(bindparam("ids", expanding=True)))
STATE = select(meta.c.state)


class Made(NamedTuple):
    """What a document is made of: the columns of `MADE`."""

    id: int
    sha256: str
    format: str
    reader: int
    encoding: str
    characters: int
    owner: str
    text: bytes
    layout: bytes
    stated: bytes | None
    """None where it states nothing, or an older Footnote kept it."""


class Split(NamedTuple):
    """What a passage is made of: the columns of `PASSAGES`."""

    id: int
    document_id: int
    start: int
    end: int
    paragraph: int
    breaks: str
    heading: str | None
    speaker: str | None
    asked: str | None
    renamed: str | None
    """The name found; None where nobody said that it is to be shown as another."""
    shown: str | None


class Placed(NamedTuple):
    """A place and what it holds."""

    place: str
    document_id: int
    name: str
    title: str


def standing(under: str | None) -> ColumnElement[bool]:
    """Which places: those that begin with these words, or by None those nobody uploaded."""
    if under is None:
        return not_(standing(UPLOADED))
    return and_(places.c.place >= under, places.c.place < under + LAST)


def state(connection: Connection) -> int:
    """The number of changes so far."""
    changes: int = connection.execute(STATE).scalar_one()
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
        kept.reader == identity.reader,
        kept.encoding == identity.encoding,
        kept.characters == identity.characters,
        kept.owner == identity.owner,
    )
    return found[0] if found else None


def holdings(connection: Connection, *which: ColumnElement[bool]) -> tuple[Holding, ...]:
    """Documents without their texts, ordered by the ids of their passages."""
    kept = documents.c
    identity = (kept.sha256, kept.format, kept.reader, kept.encoding, kept.characters, kept.owner)
    query = select(kept.id, kept.first_passage, kept.passages, *identity).where(*which)
    return tuple(
        Holding(row[0], Identity(*row[3:]), range(row[1], row[1] + row[2]))
        for row in connection.execute(query.order_by(kept.first_passage, kept.id))
    )


def texts(
    connection: Connection, *which: ColumnElement[bool], named: ColumnElement[bool] | None = None
) -> tuple[Document, ...]:
    """Documents with their texts, ordered by name; of several names the first.

    `named` are the places whose names count, all by None; what none of them holds is left out.
    """
    here = true() if named is None else named
    names: dict[int, tuple[str, str]] = {}
    for row in _placed(connection, here, *which):
        names.setdefault(row.document_id, (row.name, row.title))
    held = documents.c.id.in_(select(places.c.document_id).where(here))
    unpacked = Unpacked()
    made = _made(connection, held, *which)
    found = [_document(row, *names[row.id], unpacked) for row in made]
    return tuple(sorted(found, key=lambda document: (document.name, document.sha256)))


def texts_at(
    connection: Connection, at: Sequence[str], *, unpacked: Unpacked
) -> tuple[tuple[str, Document], ...]:
    """Places, ordered by name, each with the document it holds under its own name."""
    return _texts_at(connection, places.c.place.in_(at), unpacked)


def texts_under(connection: Connection, under: str) -> tuple[Document, ...]:
    """What the places hold that begin with these words, each under its own name, by name."""
    return tuple(document for _, document in _texts_at(connection, standing(under), Unpacked()))


def _texts_at(
    connection: Connection, which: ColumnElement[bool], unpacked: Unpacked
) -> tuple[tuple[str, Document], ...]:
    placed = list(_placed(connection, which))
    held = documents.c.id.in_(select(places.c.document_id).where(which))
    made = {row.id: row for row in _made(connection, held)}
    return tuple(
        (row.place, _document(made[row.document_id], row.name, row.title, unpacked))
        for row in placed
    )


def _made(connection: Connection, *which: ColumnElement[bool]) -> Iterator[Made]:
    query = select(*MADE).select_from(documents.outerjoin(statements)).where(*which)
    return map(Made._make, connection.execute(query))


def _placed(connection: Connection, *which: ColumnElement[bool]) -> Iterator[Placed]:
    """Places, ordered by name."""
    columns = (places.c.place, places.c.document_id, places.c.name, places.c.title)
    query = select(*columns).join(documents).where(*which)
    return map(Placed._make, connection.execute(query.order_by(places.c.name, places.c.place)))


def _document(made: Made, name: str, title: str, unpacked: Unpacked) -> Document:
    return KeptDocument.of(
        Packed(made.text, made.layout),
        unpacked,
        identity=Identity(*made[1:7]),
        name=name,
        title=title,
        stated=stated_of(made.stated),
    )


def select_passages(
    connection: Connection, which: ColumnElement[bool], *, among: Mapping[int, Document]
) -> tuple[tuple[int, Passage], ...]:
    """Passages of the given documents, each with its id, in the order of ids.

    Their speakers are called what a person said they are.
    """
    return _split(map(Split._make, connection.execute(PASSAGES.where(which))), among)


def passages_with(
    connection: Connection, ids: Sequence[int], *, among: Mapping[int, Document]
) -> tuple[tuple[int, Passage], ...]:
    """The same of those with these ids; each question asks for some, so the statement stands."""
    return _split(map(Split._make, connection.execute(PASSAGES_WITH, {"ids": ids})), among)


def _split(
    found: Iterator[Split], among: Mapping[int, Document]
) -> tuple[tuple[int, Passage], ...]:
    return tuple(
        (
            row.id,
            Passage(
                document=among[row.document_id],
                start=row.start,
                end=row.end,
                paragraph=row.paragraph,
                breaks=tuple(map(int, row.breaks.split())),
                heading=row.heading,
                speaker=row.speaker if row.renamed is None else row.shown,
                asked=row.asked,
            ),
        )
        for row in found
        if row.document_id in among
    )


def passage_at(connection: Connection, holding: Holding, offset: int) -> int:
    """The id of a document's last passage that starts at an offset or before, else the first."""

    def start(number: int) -> int:
        query = select(passages.c.start).where(passages.c.id == number)
        return connection.scalar(query) or 0

    # a few looks at rows by their ids: reading all of a large document's takes many times as long
    place = bisect_right(holding.passages, offset, key=start)
    return holding.passages.start + max(0, place - 1)


def placed_at(connection: Connection, at: Sequence[str]) -> Iterator[Placed]:
    """Those of these places that hold anything, with what they hold."""
    return _placed(connection, places.c.place.in_(at))


def stands(connection: Connection, document: Document, holding: Holding, *, place: str) -> bool:
    """Whether a place holds this document under this name."""
    query = select(places.c.document_id, places.c.name, places.c.title)
    row = connection.execute(query.where(places.c.place == place)).one_or_none()
    return row is not None and tuple(row) == (holding.id, document.name, document.title)


def readings_at(
    connection: Connection, at: Sequence[str]
) -> Iterator[tuple[str, tuple[Reading, str]]]:
    """Places, each with the bytes that what it holds was made of and the name it has there."""
    kept = documents.c
    query = select(places.c.place, kept.sha256, kept.format, kept.reader, places.c.name)
    for row in connection.execute(query.join(documents).where(places.c.place.in_(at))):
        yield row.place, (Reading(row.sha256, row.format, row.reader), row.name)


def is_made(connection: Connection, reading: Reading) -> bool:
    """Whether a document made of a file's bytes is held."""
    query = select(documents.c.id).where(*made_of(reading)).limit(1)
    return connection.scalar(query) is not None


def made_of(reading: Reading) -> tuple[ColumnElement[bool], ...]:
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
