"""Visitors in the store: when they were last seen, and what they uploaded."""

from sqlalchemy import delete, insert, select, update

from bot.documents import Document
from bot.storage.damage import UPLOADED
from bot.storage.engine.database import Database
from bot.storage.engine.tables import documents, places, visitors
from bot.storage.records import Upload
from bot.storage.rows.place_rows import standing, texts_under


class Visits:
    """The visitors of one store; several threads may use it at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def uploads(self, under: str = UPLOADED) -> tuple[Upload, ...]:
        """The uploaded documents whose places begin so, ordered by place; no text is read."""
        query = select(places.c.place, documents.c.id, documents.c.characters).join(documents)
        with self._database.reading() as connection:
            rows = connection.execute(query.where(standing(under)).order_by(places.c.place))
            return tuple(Upload(row.place, row.id, row.characters) for row in rows)

    def uploaded(self, under: str) -> tuple[Document, ...]:
        """What uploaded places hold that begin so, each under its own name, ordered by name."""
        with self._database.reading() as connection:
            return texts_under(connection, under)

    def seen(self, visitor: str) -> int | None:
        """When a visitor was last seen, in seconds since 1970; None for one who has nothing."""
        query = select(visitors.c.seen).where(visitors.c.visitor == visitor)
        with self._database.reading() as connection:
            moment: int | None = connection.scalar(query)
            return moment

    def see(self, visitor: str, moment: int) -> None:
        """Keep when a visitor was seen, in seconds since 1970. No index is behind after this."""
        here = visitors.c.visitor == visitor
        with self._database.writing(lasting=False) as connection:
            if not connection.execute(update(visitors).where(here).values(seen=moment)).rowcount:
                connection.execute(insert(visitors).values(visitor=visitor, seen=moment))

    def seen_since(self, moment: int) -> frozenset[str]:
        """The visitors who were seen at that moment or later."""
        query = select(visitors.c.visitor).where(visitors.c.seen >= moment)
        with self._database.reading() as connection:
            return frozenset(connection.scalars(query))

    def let_go(self, moment: int) -> None:
        """Know nothing any more of visitors who were seen last before that moment."""
        with self._database.writing(lasting=False) as connection:
            connection.execute(delete(visitors).where(visitors.c.seen < moment))
