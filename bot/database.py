"""The record's database: its tables, and the one place that knows SQLite.

Knows nothing of what the rows mean to a library (`bot/record.py`). Its failures are told in words.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from sqlalchemy import (
    URL,
    BigInteger,
    CheckConstraint,
    Column,
    Connection,
    Dialect,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    create_engine,
    event,
    insert,
    inspect,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import LibraryError, NewerLibraryError

SCHEMA_VERSION = 3


class Words(TypeDecorator[str]):
    """Text kept as UTF-8 bytes: no database trims it, ends it at a NUL or refuses a surrogate."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Give the bytes to store."""
        return None if value is None else value.encode("utf-8", "surrogatepass")

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Give back the very text."""
        return None if value is None else value.decode("utf-8", "surrogatepass")


tables = MetaData()
_number = BigInteger().with_variant(Integer, "sqlite")  # SQLite's row number is an INTEGER

meta = Table(
    "meta",  # one row; a newer program may add to it, but keeps `schema` where older ones look
    tables,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    Column("schema", Integer, nullable=False),
    Column("state", _number, nullable=False),  # counts the changes
    Column("next_passage", _number, nullable=False),  # only grows: no passage's id is used twice
)
documents = Table(
    "documents",
    tables,
    Column("id", _number, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("reader", Integer, nullable=False),  # the version of the format's reader
    Column("encoding", Text, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("owner", Text, nullable=False),  # the visitor's whose alone it is; "" for nobody's
    Column("splitter", Integer, nullable=False, index=True),
    Column("first_passage", _number, nullable=False),
    Column("passages", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("layout", LargeBinary, nullable=False),  # as bot/layout_record.py writes it
    UniqueConstraint("sha256", "format", "reader", "encoding", "characters", "owner"),
    sqlite_autoincrement=True,
)
passages = Table(
    "passages",
    tables,
    Column("id", _number, primary_key=True, autoincrement=False),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("breaks", Text, nullable=False),  # offsets with a space between: "120 348"
    Column("heading", Words),
    Column("speaker", Words),
    Column("asked", Words),
)
speakers = Table(
    "speakers",  # what a person says of the names found; a name without a row stays as it is
    tables,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("found", Words, primary_key=True),
    Column("shown", Words),  # NULL: nobody is named
)
statements = Table(
    "statements",  # what documents state of themselves; one without a row states nothing
    tables,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("stated", LargeBinary, nullable=False),  # as bot/details_record.py writes it
)
corrections = Table(
    "corrections",  # what a person says documents are cited as, where it is not what was found
    tables,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("correction", LargeBinary, nullable=False),  # as bot/details_record.py writes it
)
places = Table(
    "places",
    tables,
    Column("place", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
)
former = Table(
    "former",  # the texts that places held before, for links that lead to them (bot/former.py)
    tables,
    Column("id", _number, primary_key=True),
    Column("place", Words, nullable=False, index=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("text", LargeBinary, nullable=False),  # compressed by zlib
    sqlite_autoincrement=True,
)
originals = Table(
    "originals",  # the bytes of uploaded documents whose pages can be shown (bot/originals.py)
    tables,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
visitors = Table(
    "visitors",  # those who uploaded documents in the browser, under the names of bot/visitors.py
    tables,
    Column("visitor", Text, primary_key=True),
    Column("seen", _number, nullable=False),  # seconds since 1970
)

STATE = str(select(meta.c.state))


class Database:
    """Transactions on one file, created when it is missing.

    Raises:
        NewerLibraryError: a newer program wrote the file; not a byte of it was changed.
        LibraryError: it is damaged, in use, an older Footnote's or none of Footnote's; the disk is
            full or read-only.
    """

    def __init__(self, file: Path, *, patience: float) -> None:
        self._file = file
        with self._in_words():
            if file.exists() and file.stat().st_size:
                self._look_first()
            file.touch(mode=0o600)
            self._engine = _sqlite_engine(file, patience=patience)
            with ExitStack() as undone:
                undone.callback(self._engine.dispose)
                self._create()
                undone.pop_all()  # all went well: the engine stays

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the tables."""
        with self._in_words(), self._engine.begin() as connection:
            yield connection

    def state(self) -> int:
        """The number of changes so far.

        By the driver itself: every question asks, and SQLAlchemy takes five times as long to
        prepare a transaction for it.
        """
        with self._in_words(), closing(self._engine.raw_connection()) as connection:
            (state,) = connection.cursor().execute(STATE).fetchone()
            return int(state)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All of what is done inside, on the disk when it ends; or none of it."""
        with self._in_words(), self._engine.execution_options(writing=True).begin() as connection:
            if inspect(connection).has_table(meta.name):  # it may have been upgraded meanwhile
                self._refuse_other(connection.execute(select(meta.c.schema)).scalar())
            yield connection

    def overwrite(self) -> None:
        """Let the log go in which words that were removed may stand; what reads it at this moment
        keeps it until the next time."""
        with self._in_words(), self._engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _look_first(self) -> None:
        """Read the version through a connection that cannot write, not even by closing."""
        with closing(sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True)) as connection:
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if names and meta.name not in names:
                raise LibraryError(
                    f"{self._file} is a database, but not one of Footnote's; "
                    "choose another folder with --library."
                )
            if names:
                row = connection.execute("SELECT schema FROM meta").fetchone()
                self._refuse_other(row[0] if row else None)

    def _refuse_other(self, version: int | None) -> None:
        if version is not None and version < SCHEMA_VERSION:
            raise LibraryError(
                f"The library {self._file.parent} was written by an older Footnote (its record has "
                f"version {version}, this program reads {SCHEMA_VERSION}): move that folder away, "
                "or choose another with --library, and add the documents again; nothing in it was "
                "changed."
            )
        if version is not None and version > SCHEMA_VERSION:
            raise NewerLibraryError(
                f"The library {self._file.parent} was written by a newer Footnote (its record has "
                f"version {version}, this program reads {SCHEMA_VERSION}): update Footnote, or "
                "choose another folder with --library; nothing in it was changed."
            )

    def _create(self) -> None:
        with self.writing() as connection:
            begun = inspect(connection).has_table(meta.name)
            tables.create_all(connection)  # only the tables that an older Footnote did not have
            if not begun:
                connection.execute(
                    insert(meta).values(id=1, schema=SCHEMA_VERSION, state=0, next_passage=1)
                )

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise _explained(error.orig or error, self._file) from error
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise _explained(error, self._file) from error


def _sqlite_engine(file: Path, *, patience: float) -> Engine:
    url = URL.create("sqlite", database=str(file))
    engine = create_engine(url, connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        assert isinstance(connection, sqlite3.Connection)
        connection.isolation_level = None  # the driver begins nothing behind our back
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA fullfsync=ON")  # on macOS fsync alone stops at the drive's cache
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")  # a removed document's words are overwritten

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        # A writer asks for its turn at once: a reader that turns writer may not wait for one.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _explained(error: BaseException, file: Path) -> LibraryError:
    """The failure as one sentence that says what to do."""
    code: object = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None  # the rest says where in SQLite
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryError(
            f"The library {file.parent} is in use by another program; "
            "try again when that has finished."
        )
    if primary == sqlite3.SQLITE_FULL:
        return LibraryError(
            f"The disk that holds the library {file.parent} is full; make room and try again."
        )
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return LibraryError(
            f"The library's record {file} is damaged ({error}); put back a copy of it, "
            "or choose another folder with --library and add the documents again."
        )
    return LibraryError(
        f"The library {file.parent} cannot be used ({error}); "
        "make its folder writable, or choose another with --library."
    )
