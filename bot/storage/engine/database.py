"""The store's database: its transactions, and the one place that knows SQLite.

Knows nothing of what the rows mean to a library (`bot/storage/store.py`). Its failures are told in
words.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import LibraryError, NewerLibraryError
from bot.storage.engine.checksum import checksum
from bot.storage.engine.tables import (
    SCHEMA_VERSION,
    SEALED,
    RowError,
    meta,
    meta_of,
    sealed,
    tables,
)
from bot.storage.engine.witness import Witness
from bot.storage.rows.meta_rows import next_number, was_in
from embeddings.whole import keep_names

META = str(select(*(meta.c[name] for name in SEALED[meta]), meta.c.checksum))
LAID_OUT = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
DAMAGED = frozenset(
    (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_ERROR,  # a table or a column is called otherwise
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
    )
)
"""What SQLite calls a file whose bytes are others than it wrote."""


class Database:
    """Transactions on one file, created when it is missing.

    Raises:
        NewerLibraryError: a newer program wrote the file; not a byte of it was changed.
        LibraryError: it is damaged, emptied, in use, an older Footnote's or none of Footnote's; the
            disk is full or read-only.
    """

    def __init__(self, file: Path, *, patience: float) -> None:
        self._file = file
        self._witness = Witness(file)
        with self._in_words():
            if not file.exists():
                _create(file, patience=patience)
            self._look_first()
            self._engine = _sqlite_engine(file, patience=patience)
            with ExitStack() as undone:
                undone.callback(self._engine.dispose)
                with self.writing(lasting=False):
                    pass  # it can be written
                undone.pop_all()  # all went well: the engine stays

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging searcher of the tables."""
        with self._in_words(), self._engine.begin() as connection:
            yield connection

    def revision(self) -> int:
        """The number of its revision, which no other revision has; 0 before the first change.

        By the driver itself: every question asks, and SQLAlchemy takes five times as long to
        prepare a transaction for it.
        """
        with self._in_words(), closing(self._engine.raw_connection()) as connection:
            return meta_of(connection.cursor().execute(META).fetchone())["revision"]

    @contextmanager
    def writing(self, *, lasting: bool = True) -> Iterator[Connection]:
        """All of what is done inside, on the disk when it ends; or none of it.

        Args:
            lasting: whether anybody should be told where it was lost.
        """
        with self._in_words():
            with self._engine.execution_options(writing=True).begin() as connection:
                # it may have been upgraded meanwhile
                self._refuse_other(connection.execute(select(meta.c.schema)).scalar())
                yield connection
                number = next_number(connection) if lasting else None
            if number is not None:
                self._witness.keep(number)

    def lost(self) -> bool:
        """Whether the last changes are: an older copy was put back, or its log is gone.

        It is told once.
        """
        number = self._witness.last()
        with self.reading() as connection:
            if number is None or was_in(connection, number):
                return False
        with self.writing():
            return True

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
        if self._file.is_file() and not self._file.stat().st_size:
            raise RowError("it is empty")
        with closing(sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True)) as connection:
            connection.text_factory = _text
            laid_out = connection.execute(LAID_OUT).fetchall()
            names = {name for name, _ in laid_out}
            if names and not names & tables.tables.keys():
                raise LibraryError(
                    "{file} is a database, but not one of Footnote's; choose another folder.",
                    code="library-foreign",
                    file=str(self._file),
                )
            if meta.name not in names:
                raise RowError("it holds no table of Footnote's that says its version")
            row = connection.execute("SELECT schema FROM meta").fetchone()
            self._refuse_other(row[0] if row else None)
            if meta_of(connection.execute(META).fetchone())["layout"] != checksum(laid_out):
                raise RowError("its tables are laid out otherwise than they were")

    def _refuse_other(self, version: object) -> None:
        if not isinstance(version, int):
            raise RowError("its version is gone")
        if version < SCHEMA_VERSION:
            raise LibraryError(
                "The library {folder} was written by an older Footnote (its store has version "
                "{found}, this program reads {known}): move that folder away, or choose "
                "another folder, and add the documents again; nothing in it was changed.",
                code="library-older",
                folder=str(self._file.parent),
                found=version,
                known=SCHEMA_VERSION,
            )
        if version > SCHEMA_VERSION:
            raise NewerLibraryError(
                "The library {folder} was written by a newer Footnote (its store has version "
                "{found}, this program reads {known}): update Footnote, or choose another "
                "folder; nothing in it was changed.",
                code="library-newer",
                folder=str(self._file.parent),
                found=version,
                known=SCHEMA_VERSION,
            )

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise _explained(error.orig or error, self._file) from error
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise _explained(error, self._file) from error
        except RowError as error:
            raise _damaged(error, self._file) from error


def _create(file: Path, *, patience: float) -> None:
    """Make the file under another name first: so one that is there was finished once.

    Where another program makes it at the same moment, theirs stands.
    """
    unnamed = file.with_name(f"{file.name}.{uuid4().hex}.new")
    unnamed.touch(mode=0o600)
    engine = _sqlite_engine(unnamed, patience=patience)
    try:
        with engine.execution_options(writing=True).begin() as connection:
            tables.create_all(connection)
            laid_out = [tuple(row) for row in connection.exec_driver_sql(LAID_OUT)]
            values = dict.fromkeys(SEALED[meta], 1) | {"schema": SCHEMA_VERSION, "revision": 0}
            row = sealed(meta, values | {"layout": checksum(laid_out)})
            connection.execute(insert(meta).values(row))
        engine.dispose()
        _name(unnamed, file)
    finally:
        engine.dispose()
        unnamed.unlink(missing_ok=True)


def _name(unnamed: Path, file: Path) -> None:
    try:
        os.link(unnamed, file)  # which takes no file's place
    except FileExistsError:
        return
    except OSError:  # a file system without links
        unnamed.rename(file)
    keep_names(file.parent)


def _sqlite_engine(file: Path, *, patience: float) -> Engine:
    url = URL.create("sqlite", database=str(file))
    engine = create_engine(url, connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        assert isinstance(connection, sqlite3.Connection)
        connection.isolation_level = None  # the driver begins nothing behind our back
        connection.text_factory = _text
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA fullfsync=ON")  # on macOS fsync alone stops at the drive's cache
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")  # a removed document's words are overwritten
        connection.execute("PRAGMA cell_size_check=ON")  # a damaged page is refused sooner

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        # A writer asks for its turn at once: a reader that turns writer may not wait for one.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _text(data: bytes) -> str:
    """Words that SQLite holds as such: its tables' names. Others are damage, as checksums show."""
    return data.decode("utf-8", "replace")


def _explained(error: BaseException, file: Path) -> LibraryError:
    """The failure as one sentence that says what to do."""
    code: object = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None  # the rest says where in SQLite
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryError(
            "The library {folder} is in use by another program; try again when that has finished.",
            code="library-busy",
            folder=str(file.parent),
        )
    if primary == sqlite3.SQLITE_FULL:
        return LibraryError(
            "The disk that holds the library {folder} is full; make room and try again.",
            code="library-full",
            folder=str(file.parent),
        )
    if primary in DAMAGED or code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return _damaged(error, file)
    return LibraryError(
        "The library {folder} cannot be used ({reason}); make its folder writable, or "
        "choose another folder.",
        code="library-unwritable",
        folder=str(file.parent),
        reason=str(error),
    )


def _damaged(error: BaseException, file: Path) -> LibraryError:
    return LibraryError(
        "The library's store {file} is damaged ({reason}); put back a copy of it, "
        "or choose another folder and add the documents again.",
        code="store-damaged-at",
        file=str(file),
        reason=str(error),
    )
