"""The store's own row: its revision, and the ids that are free; inside a given transaction."""

from secrets import randbits

from sqlalchemy import Connection, delete, insert, select, update

from bot.storage.engine.tables import SEALED, meta, meta_of, revisions, sealed

KNOWN = 10_000  # revisions that are remembered; an index that is further behind is built again
BITS = 62  # of a revision: positive, also where it is negated

META = select(*(meta.c[name] for name in SEALED[meta]), meta.c.checksum)


def revision(connection: Connection) -> int:
    """The number of the revision that the store is in; 0 before the first."""
    return _read(connection)["revision"]


def next_revision(connection: Connection) -> int:
    """Give the store a revision that no store had before."""
    new = next_number(connection)
    _write(connection, {"revision": new})
    return new


def next_number(connection: Connection) -> int:
    """A number that no store had before, which this one remembers for long."""
    new = randbits(BITS) | 1
    added = insert(revisions).values(revision=new).returning(revisions.c.number)
    number = connection.execute(added).scalar_one()
    connection.execute(delete(revisions).where(revisions.c.number <= number - KNOWN))
    return new


def was_in(connection: Connection, number: int) -> bool:
    """Whether the store ever had a number, its revision or another, as far as it remembers."""
    query = select(revisions.c.number).where(revisions.c.revision == number)
    return number == 0 or connection.scalar(query) is not None


def reserve_passages(connection: Connection, count: int) -> range:
    """Consecutive ids that no passage had before; the update keeps other writers waiting."""
    first = _read(connection)["next_passage"]
    _write(connection, {"next_passage": first + count})
    return range(first, first + count)


def reserve_documents(connection: Connection, count: int) -> range:
    """Consecutive ids that no document had before."""
    first = _read(connection)["next_document"]
    _write(connection, {"next_document": first + count})
    return range(first, first + count)


def _read(connection: Connection) -> dict[str, int]:
    row = connection.execute(META).one_or_none()
    return meta_of(None if row is None else tuple(row))


def _write(connection: Connection, values: dict[str, int]) -> None:
    row = sealed(meta, _read(connection) | values)
    connection.execute(update(meta).values(row))
