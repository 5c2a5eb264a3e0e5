"""The record's statements about what speakers are called; each runs inside a given transaction."""

from collections.abc import Iterable, Iterator, Sequence

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

from bot.database import passages, speakers
from bot.speakers import Names, Renaming, Spoken

RENAMED = and_(
    speakers.c.document_id == passages.c.document_id, speakers.c.found == passages.c.speaker
)
"""How what is said of a name joins the passages that bear it."""


def names(connection: Connection, document_id: int) -> Names:
    """What the speakers of a document are called."""
    query = select(speakers.c.found, speakers.c.shown).order_by(speakers.c.found)
    rows = connection.execute(query.where(speakers.c.document_id == document_id))
    return Names(tuple(Renaming(*row) for row in rows))


def quotable(connection: Connection, document_id: int) -> dict[str, int]:
    """How many passages each name found in a document has."""
    counts = select(passages.c.speaker, func.count()).group_by(passages.c.speaker)
    named = counts.where(passages.c.document_id == document_id, passages.c.speaker.is_not(None))
    return {row[0]: row[1] for row in connection.execute(named)}


def said_by(
    connection: Connection, speaker: str, *, among: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The passages in which one speaks who is called so now, in order, each after its document."""
    query = select(passages.c.document_id, passages.c.id).outerjoin(speakers, RENAMED)
    said = query.where(_of(among), _shown() == speaker)
    for row in connection.execute(said.order_by(passages.c.id)):
        yield row[0], row[1]


def spoken(connection: Connection, *, among: Sequence[int]) -> Iterator[tuple[int, Spoken]]:
    """What is said in some documents, speaker by speaker in the order of their first words."""
    begins = or_(*map(_differs, (passages.c.speaker, passages.c.asked)))
    said = (
        select(passages.c.document_id, passages.c.id, _shown().label("shown"))
        .add_columns(case((begins, 1), else_=0).label("begins"))
        .outerjoin(speakers, RENAMED)
        .where(_of(among))
        .subquery()
    )
    query = (
        select(said.c.document_id, said.c.shown, func.count(), func.sum(said.c.begins))
        .where(said.c.shown.is_not(None))
        .group_by(said.c.document_id, said.c.shown)
        .order_by(func.min(said.c.id))
    )
    for row in connection.execute(query):
        yield row[0], Spoken(row[1], row[2], row[3])


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


def rename(connection: Connection, document_id: int, renamings: Iterable[Renaming]) -> None:
    """Say what some of a document's names are shown as; one shown as itself is said nothing of."""
    for renaming in renamings:
        here = (speakers.c.document_id == document_id, speakers.c.found == renaming.found)
        connection.execute(delete(speakers).where(*here))
        if renaming.shown != renaming.found:
            row = {"found": renaming.found, "shown": renaming.shown}
            connection.execute(insert(speakers).values(row | {"document_id": document_id}))


def carry_names(connection: Connection, old: int | None, new: int) -> None:
    """Let a document that replaces another call its speakers the same; what it has said stays."""
    if old is None or old == new:
        return
    said = {renaming.found for renaming in names(connection, new).renamings}
    before = names(connection, old).renamings
    rename(connection, new, [each for each in before if each.found not in said])
