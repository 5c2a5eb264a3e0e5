"""The store's statements about what speakers are called; each runs inside a given transaction."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import xor
from typing import NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
)

from bot.segmentation import Names, Renaming, Spoken
from bot.storage.engine.tables import SEALED, is_whole, passages, sealed, speakers
from bot.storage.rows.document_rows import DocumentRow, change, row_with

RENAMED = and_(
    speakers.c.document_id == passages.c.document_id, speakers.c.found == passages.c.speaker
)
"""How what is said of a name joins the passages that bear it."""
SAID = select(*(speakers.c[name] for name in SEALED[speakers]), speakers.c.checksum)


class SpokenRow(NamedTuple):
    """What is said of a name: the columns of `SAID`."""

    document_id: int
    found: str
    shown: str | None
    checksum: int


class SaidPassage(NamedTuple):
    """A passage of somebody, by its document's id and its own."""

    document_id: int
    passage_id: int


class SpokenIn(NamedTuple):
    """What somebody says in one document."""

    document_id: int
    first_passage: int
    """By which it can be seen whether the name is what was kept."""
    spoken: Spoken


def names(connection: Connection, row: DocumentRow) -> Names | None:
    """What the speakers of a document are called; None where that is not what was kept."""
    said = _said(connection, row.id)
    if not all(map(is_whole, said)) or _together(said) != row.named:
        return None
    return Names(tuple(Renaming(each.found, each.shown) for each in said))


def _said(connection: Connection, document_id: int) -> list[SpokenRow]:
    query = SAID.where(speakers.c.document_id == document_id).order_by(speakers.c.found)
    return list(map(SpokenRow._make, connection.execute(query)))


def _together(said: Iterable[SpokenRow]) -> int:
    """What a document's row knows its names by, so that none is lost unnoticed."""
    return reduce(xor, (each.checksum for each in said), 0)


def named(connection: Connection) -> dict[int, int | None]:
    """For each document of whose speakers anything is said, what its row should know it by.

    None where that is not what was kept.
    """
    found: dict[int, list[SpokenRow]] = {}
    for each in map(SpokenRow._make, connection.execute(SAID)):
        found.setdefault(each.document_id, []).append(each)
    return {
        document_id: _together(said) if all(map(is_whole, said)) else None
        for document_id, said in found.items()
    }


def quotable(connection: Connection, document_id: int) -> dict[str, int]:
    """How many passages each name found in a document has."""
    counts = select(passages.c.speaker, func.count()).group_by(passages.c.speaker)
    named = counts.where(passages.c.document_id == document_id, passages.c.speaker.is_not(None))
    return {row[0]: row[1] for row in connection.execute(named)}


def said_by(connection: Connection, speaker: str, *, among: Sequence[int]) -> Iterator[SaidPassage]:
    """The passages of some documents in which one speaks who is called so now, in order."""
    query = select(passages.c.document_id, passages.c.id).outerjoin(speakers, RENAMED)
    said = query.where(_of(among), _shown() == speaker)
    for row in connection.execute(said.order_by(passages.c.id)):
        yield SaidPassage(*row)


def spoken(connection: Connection, *, among: Sequence[int]) -> Iterator[SpokenIn]:
    """What is said in some documents, speaker by speaker in the order of their first words."""
    begins = or_(*map(_differs, (passages.c.speaker, passages.c.asked)))
    said = (
        select(passages.c.document_id, passages.c.id, _shown().label("shown"))
        .add_columns(case((begins, 1), else_=0).label("begins"))
        .outerjoin(speakers, RENAMED)
        .where(_of(among))
        .subquery()
    )
    first = func.min(said.c.id)
    query = (
        select(said.c.document_id, first, said.c.shown, func.count(), func.sum(said.c.begins))
        .where(said.c.shown.is_not(None))
        .group_by(said.c.document_id, said.c.shown)
        .order_by(first)
    )
    for row in connection.execute(query):
        yield SpokenIn(row[0], row[1], Spoken(row[2], row[3], row[4]))


def _of(among: Sequence[int]) -> ColumnElement[bool]:
    """Passages of these documents; written into the statement, which may hold any number so."""
    ids: BindParameter[int] = bindparam("among", among, expanding=True, literal_execute=True)
    return passages.c.document_id.in_(ids)


def _differs(column: ColumnElement[str | None]) -> ColumnElement[bool]:
    """Whether it is another one than in the document's passage before."""
    before = func.lag(column).over(partition_by=passages.c.document_id, order_by=passages.c.id)
    return column.is_distinct_from(before)


def _shown() -> ColumnElement[str | None]:
    """What the speaker of a passage is called now."""
    return case((speakers.c.found.is_(None), passages.c.speaker), else_=speakers.c.shown)


def rename(connection: Connection, row: DocumentRow, renamings: Iterable[Renaming]) -> None:
    """Say what some of a document's names are shown as; one shown as itself is said nothing of."""
    for renaming in renamings:
        here = (speakers.c.document_id == row.id, speakers.c.found == renaming.found)
        connection.execute(delete(speakers).where(*here))
        if renaming.shown != renaming.found:
            said = {"document_id": row.id, "found": renaming.found, "shown": renaming.shown}
            connection.execute(insert(speakers).values(sealed(speakers, said)))
    change(connection, row, {"named": _together(_said(connection, row.id))})


def carry_names(connection: Connection, old: int, new: int) -> None:
    """Let a document that replaces another call its speakers the same; what it has said stays."""
    before, after = row_with(connection, old), row_with(connection, new)
    if old == new or before is None or after is None:
        return
    carried, own = names(connection, before), names(connection, after)
    if carried is not None and own is not None and carried.renamings:
        said = {renaming.found for renaming in own.renamings}
        rename(connection, after, [each for each in carried.renamings if each.found not in said])


def keep_whole_names(connection: Connection, document_id: int) -> int:
    """Forget what is damaged of a document's names; what its row is to know the others by."""
    said = [each for each in _said(connection, document_id) if is_whole(each)]
    connection.execute(delete(speakers).where(speakers.c.document_id == document_id))
    if said:
        connection.execute(insert(speakers), [each._asdict() for each in said])
    return _together(said)
