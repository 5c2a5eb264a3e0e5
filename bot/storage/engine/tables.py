"""The store's tables, and how a row gets the checksum that it is compared with when it is read.

Knows nothing of transactions (`database.py`) or of what the rows mean to a library.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
    UniqueConstraint,
)

from bot.storage.engine.checksum import checksum

SCHEMA_VERSION = 5  # of the tables; a store of another one is refused in words


class RowError(Exception):
    """The row that all others depend on is gone or damaged; `database.py` tells it in words."""


class ExactText(TypeDecorator[str]):
    """Text kept as UTF-8 bytes: no database trims it, ends it at a NUL or refuses a surrogate."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Give the bytes to store."""
        return None if value is None else value.encode("utf-8", "surrogatepass")

    def process_result_value(self, value: object, dialect: Dialect) -> str | None:
        """Give back the very text; of what is none any more, words that no checksum fits."""
        if value is None:
            return None
        try:
            return bytes.decode(value, "utf-8", "surrogatepass")  # type: ignore[arg-type]
        except (UnicodeDecodeError, TypeError):
            return f"\ufffd{value!r}"


tables = MetaData()
_number = BigInteger().with_variant(Integer, "sqlite")  # SQLite's row number is an INTEGER


def _checksum() -> Column[int]:
    return Column("checksum", _number, nullable=False)


meta = Table(
    "meta",  # one row; a newer program may add to it, but keeps `schema` where older ones look
    tables,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    Column("schema", Integer, nullable=False),
    Column("revision", _number, nullable=False),  # the last of `revisions`; 0 before the first
    Column("next_document", _number, nullable=False),  # only grows, as the next one
    Column("next_passage", _number, nullable=False),  # only grows: no passage's id is used twice
    Column("layout", _number, nullable=False),  # checksum of how the tables are laid out
    _checksum(),
)
revisions = Table(
    "revisions",  # numbers of the last changes, each used once: so an index knows its store
    tables,
    Column("number", _number, primary_key=True),
    Column("revision", _number, nullable=False),
)
documents = Table(
    "documents",
    tables,
    Column("id", _number, primary_key=True, autoincrement=False),
    Column("sha256", ExactText, nullable=False),
    Column("format", ExactText, nullable=False),
    Column("reader", Integer, nullable=False),  # the version of the format's reader
    Column("encoding", ExactText, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("owner", ExactText, nullable=False),  # the visitor's whose alone it is; "" for nobody's
    Column("splitter", Integer, nullable=False, index=True),
    Column("first_passage", _number, nullable=False),
    Column("passages", Integer, nullable=False),
    Column("named", _number, nullable=False),  # the checksums of its rows of `speakers`, by XOR
    Column(
        "correction", LargeBinary
    ),  # how a person cites and reads it; as bot/storage/metadata_codec.py writes it
    Column("sums", LargeBinary, nullable=False),  # checksums of the three below
    _checksum(),  # of all the above
    Column("text", LargeBinary, nullable=False),  # UTF-8; with surrogates, where it has them
    Column("layout", LargeBinary, nullable=False),  # as bot/storage/layout_codec.py writes it
    Column("stated", LargeBinary, nullable=False),  # as bot/storage/metadata_codec.py writes it
    UniqueConstraint("sha256", "format", "reader", "encoding", "characters", "owner"),
)
passages = Table(
    "passages",
    tables,
    Column("id", _number, primary_key=True, autoincrement=False),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("breaks", ExactText, nullable=False),  # offsets with a space between: "120 348"
    Column("heading", ExactText),
    Column("speaker", ExactText),
    Column("asked", ExactText),
    Column("heads", ExactText, nullable=False),  # starts and ends with a space between
    _checksum(),
)
speakers = Table(
    "speakers",  # what a person says of the names found; a name without a row stays as it is
    tables,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("found", ExactText, primary_key=True),
    Column("shown", ExactText),  # NULL: nobody is named
    _checksum(),
    sqlite_with_rowid=False,  # one tree: what is looked up is the row itself
)
places = Table(
    "places",
    tables,
    Column("place", ExactText, primary_key=True),
    Column("name", ExactText, nullable=False),
    Column("title", ExactText, nullable=False),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    _checksum(),
    sqlite_with_rowid=False,
)
previous = Table(
    "previous",  # the texts that places held before (bot/storage/versions.py)
    tables,
    Column("id", _number, primary_key=True),  # the later the higher
    Column("place", ExactText, nullable=False, index=True),
    Column("sha256", ExactText, nullable=False, index=True),
    Column("text", LargeBinary, nullable=False),  # compressed by zlib
    _checksum(),
    sqlite_autoincrement=True,
)
originals = Table(
    "originals",  # the bytes of uploads with pages (bot/storage/originals.py)
    tables,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),  # checked by the document's SHA-256
)
visitors = Table(
    "visitors",  # those who uploaded in the browser, as bot/library/uploads.py names them
    tables,
    Column("visitor", ExactText, primary_key=True),
    Column("seen", _number, nullable=False),  # seconds since 1970
)

SEALED: Mapping[Table, tuple[str, ...]] = {
    each: tuple(each.c.keys()[first : each.c.keys().index("checksum")])
    for each, first in (
        (meta, 0),
        (documents, 0),
        (passages, 0),
        (speakers, 0),
        (places, 0),
        (previous, 1),  # whose id is the database's
    )
}
"""The columns of each table that its checksum is of, in their order."""


def sealed(table: Table, row: Mapping[str, object]) -> dict[str, object]:
    """A row with its checksum."""
    return {**row, "checksum": checksum([row[name] for name in SEALED[table]])}


def is_whole(values: Sequence[object]) -> bool:
    """Whether values of a row, in their order, fit the checksum that is the last of them."""
    return checksum(values[:-1]) == values[-1]


def meta_of(values: Sequence[object] | None) -> dict[str, int]:
    """The row of `meta` by its names.

    Raises:
        RowError: there is none, or it is damaged.
    """
    if values is None or not is_whole(tuple(values)):
        raise RowError("its first row is " + ("gone" if values is None else "not what was written"))
    return {name: int(str(value)) for name, value in zip(SEALED[meta], values, strict=False)}
