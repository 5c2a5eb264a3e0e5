"""The statements about visitors and what they uploaded; each runs in a transaction it is given."""

from sqlalchemy import Connection, delete, insert, select, update

from bot.database import documents, places, visitors
from bot.rows import standing


def uploads(connection: Connection, under: str) -> tuple[tuple[str, int, int], ...]:
    """The places that begin so, each with the id and the characters of the document it holds."""
    query = select(places.c.place, documents.c.id, documents.c.characters).join(documents)
    rows = connection.execute(query.where(standing(under)).order_by(places.c.place))
    return tuple((place, number, characters) for place, number, characters in rows)


def seen(connection: Connection, visitor: str) -> int | None:
    """When a visitor was last seen, in seconds since 1970; None for one who uploaded nothing."""
    moment: int | None = connection.scalar(
        select(visitors.c.seen).where(visitors.c.visitor == visitor)
    )
    return moment


def see(connection: Connection, visitor: str, moment: int) -> None:
    """Keep when a visitor was seen."""
    here = visitors.c.visitor == visitor
    if not connection.execute(update(visitors).where(here).values(seen=moment)).rowcount:
        connection.execute(insert(visitors).values(visitor=visitor, seen=moment))


def seen_since(connection: Connection, moment: int) -> frozenset[str]:
    """The visitors who were seen at that moment or later."""
    query = select(visitors.c.visitor).where(visitors.c.seen >= moment)
    return frozenset(connection.scalars(query))


def let_go(connection: Connection, moment: int) -> None:
    """Know nothing any more of the visitors who were seen last before that moment."""
    connection.execute(delete(visitors).where(visitors.c.seen < moment))
