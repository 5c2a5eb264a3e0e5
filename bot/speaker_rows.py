"""The record's statements about what speakers are called; each runs inside a given transaction."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from bot.database import passages, speakers
from bot.speakers import Names, Renaming


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
