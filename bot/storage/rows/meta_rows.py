"""The record's own row: its state, and the ids that are free; inside a given transaction."""

from secrets import randbits

from sqlalchemy import Connection, delete, insert, select, update

from bot.storage.engine.tables import SEALED, meta, meta_of, sealed, states

KNOWN = 10_000  # states that are remembered; an index that is further behind is built again
BITS = 62  # of a state: positive, also where it is negated

META = select(*(meta.c[name] for name in SEALED[meta]), meta.c.checksum)


def state(connection: Connection) -> int:
    """The number of the state that the record is in; 0 before the first."""
    return _read(connection)["state"]


def next_state(connection: Connection) -> int:
    """Give the record a state that no record had before."""
    new = next_number(connection)
    _write(connection, {"state": new})
    return new


def next_number(connection: Connection) -> int:
    """A number that no record had before, which this one remembers for long."""
    new = randbits(BITS) | 1
    added = insert(states).values(state=new).returning(states.c.number)
    number = connection.execute(added).scalar_one()
    connection.execute(delete(states).where(states.c.number <= number - KNOWN))
    return new


def was_in(connection: Connection, number: int) -> bool:
    """Whether the record ever had a number, its state or another, as far as it remembers."""
    query = select(states.c.number).where(states.c.state == number)
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
