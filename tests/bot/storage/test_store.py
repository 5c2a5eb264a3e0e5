"""The record: what is kept comes back to the letter, and what cannot be used is said in words."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.document import Document
from bot.documents.identity import SourceKey
from bot.documents.layout import Moment, Page, Voice
from bot.documents.metadata import Day, Metadata
from bot.documents.passage import Passage
from bot.documents.spans import Span
from bot.errors import DocumentError, LibraryError, NewerLibraryError
from bot.segmentation.passage_splitter import split_passages
from bot.storage.engine.tables import SCHEMA_VERSION
from bot.storage.metadata_codec import stated_bytes, stated_of
from bot.storage.records import IncomingDocument
from bot.storage.store import Store
from tests.support.texts import document, texts

HARBOUR = document("The harbour froze twice that winter.\n\nNobody could fish until March.\n")
ORCHARD = document("The orchard lost every apple to the frost.\n", name="orchard.txt")


def opened(folder: Path, *, splitter: int = 1) -> Store:
    """The record in a folder."""
    return Store(folder / "footnote.sqlite", splitter=splitter, patience=0.1)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Store]:
    """An empty record."""
    record = opened(tmp_path)
    yield record
    record.close()


def added(record: Store, source: Document, place: str) -> range:
    """The ids of a document's passages, as this adding gave them."""
    change = record.add([IncomingDocument(source, place, split_passages(source))])
    (holding,) = change.added
    return holding.passages


@settings(max_examples=20, deadline=None)
@given(texts(), st.text(st.characters(), min_size=1, max_size=20))
def test_a_document_comes_back_to_the_letter(text: str, name: str) -> None:
    """Any text, with NUL, lone surrogates and every line end, is the same after closing."""
    try:
        source = replace(document(text), name=name, title=name)
    except DocumentError:
        return
    split = split_passages(source)
    with TemporaryDirectory() as folder:
        record = opened(Path(folder))
        record.add([IncomingDocument(source, name, split)])
        record.close()

        record = opened(Path(folder))
        (holding,) = record.contents().holdings
        kept = record.documents(), tuple(passage for _, passage in record.passages_of(holding))
        record.close()

    assert kept == ((source,), split)
    assert kept[0][0].layout == source.layout


def test_what_a_document_states_comes_back_with_it(record: Store) -> None:
    """Wherever a document is read from the record: by place, of its bytes, as an upload."""
    stated = Metadata(
        ("Ada Obi",), ("Jan Berg",), Day(2024, 3), "Ink", "Wells", "https://a.b", "en"
    )
    source = replace(HARBOUR, stated=stated)
    added(record, source, "/a/harbour.txt")
    record.add([IncomingDocument(source, "upload:visitor/harbour.txt")])

    (holding,) = record.contents().holdings
    found = (
        *record.documents(),
        *record.documents_at(["/a/harbour.txt"]),
        *record.visits.uploaded("upload:visitor/"),
        record.document(holding),
        record.document_of(SourceKey(HARBOUR.sha256, HARBOUR.format, HARBOUR.reader)),
    )
    assert [each and each.stated for each in found] == [stated] * 5


@settings(deadline=None)
@given(
    st.builds(
        Metadata,
        authors=st.lists(st.text()).map(tuple),
        issued=st.none() | st.dates().map(lambda day: Day(day.year, day.month, day.day)),
        url=st.none() | st.text(),
    )
)
def test_any_statement_is_kept_to_the_letter(stated: Metadata) -> None:
    """Lone surrogates and all."""
    assert stated_of(stated_bytes(stated)) == stated


def test_the_same_bytes_at_two_places_are_one_document(record: Store) -> None:
    """The second place adds no passages, and the first can go without taking them along."""
    added(record, HARBOUR, "/a/harbour.txt")

    again = record.add([IncomingDocument(replace(HARBOUR, name="copy.txt"), "/b/copy.txt")])
    first_gone = record.remove(["/a/harbour.txt"])

    assert again.added == ()
    assert first_gone.removed == ()
    assert [entry.name for entry in record.entries()] == ["copy.txt"]
    assert [kept.text for kept in record.documents()] == [HARBOUR.text]


def test_the_last_place_takes_its_document_along(record: Store) -> None:
    """Removing the only place of a document leaves neither text nor passages."""
    ids = added(record, HARBOUR, "/harbour.txt")

    change = record.remove(["/harbour.txt"])

    (removed,) = change.removed
    assert removed.passages == ids
    assert record.documents() == ()
    assert record.contents().holdings == ()
    assert record.passages(list(ids), among={removed.id: HARBOUR}) == ()


def test_a_changed_file_takes_the_place_of_the_old(record: Store) -> None:
    """The place moves to the new document in one transaction, and the old document goes."""
    old = added(record, HARBOUR, "/notes.txt")

    change = record.add([IncomingDocument(ORCHARD, "/notes.txt", split_passages(ORCHARD))])

    assert [holding.passages for holding in change.removed] == [old]
    assert [kept.text for kept in record.documents()] == [ORCHARD.text]


def test_a_text_that_is_read_otherwise_is_another_document(record: Store) -> None:
    """The same bytes decoded otherwise never share passages, whose offsets would not fit."""
    added(record, HARBOUR, "/notes.txt")
    shorter = replace(HARBOUR, text=HARBOUR.text[1:])

    change = record.add([IncomingDocument(shorter, "/notes.txt", split_passages(shorter))])

    assert (len(change.added), len(change.removed)) == (1, 1)
    assert [kept.text for kept in record.documents()] == [shorter.text]


def test_a_document_that_a_newer_reader_read_is_another(record: Store) -> None:
    """The same bytes read by another version of the reader take the old one's place."""
    added(record, HARBOUR, "/notes.txt")
    again = replace(HARBOUR, reader=HARBOUR.reader + 1)

    assert not record.holds(again, place="/notes.txt")
    change = record.add([IncomingDocument(again, "/notes.txt", split_passages(again))])

    assert (len(change.added), len(change.removed)) == (1, 1)
    assert record.documents() == (again,)


def test_what_stands_beside_the_words_is_kept_with_them(record: Store) -> None:
    """Pages, times, voices and parted words come back, as the file may be gone tomorrow."""
    layout = replace(
        HARBOUR.layout,
        pages=(Page(0, "iv"), Page(37, None)),
        moments=(Moment(0, 0.5),),
        voices=(Voice(Span(0, 0), None, asks=True),),
        bold=(Span(0, 3),),
        joins=(Span(4, 6),),
    )
    source = replace(HARBOUR, layout=layout)

    added(record, source, "/harbour.pdf")

    (kept,) = record.documents()
    assert (kept.layout, kept.joined) == (layout, source.joined)


def test_no_id_of_a_passage_is_used_twice(record: Store) -> None:
    """Ids are consecutive within a document, and those of a removed document stay unused."""
    first = added(record, HARBOUR, "/harbour.txt")
    record.remove(["/harbour.txt"])

    second = added(record, HARBOUR, "/harbour.txt")

    assert len(second) == len(first) == len(split_passages(HARBOUR))
    assert second.start >= first.stop


def test_only_a_change_counts_as_a_change(record: Store) -> None:
    """The state is another after every change, and adding what is there already is none."""
    states = [record.state()]
    added(record, HARBOUR, "/harbour.txt")
    states.append(record.state())
    record.add([IncomingDocument(replace(HARBOUR, name="renamed.txt"), "/harbour.txt")])
    states.append(record.state())
    unchanged = record.add([IncomingDocument(replace(HARBOUR, name="renamed.txt"), "/harbour.txt")])
    record.remove(["/harbour.txt"])
    states.append(record.state())

    assert states[0] == 0 and len(set(states)) == 4
    assert unchanged.state == states[2]
    assert all(map(record.was_in, states)) and not record.was_in(states[1] + 1)
    assert not record.holds(HARBOUR, place="/harbour.txt")


def test_an_older_splitters_passages_are_found_and_replaced(tmp_path: Path) -> None:
    """Only documents split by an older program count as outdated, until they are split again."""
    older = opened(tmp_path, splitter=1)
    ids = added(older, HARBOUR, "/harbour.txt")
    older.close()
    newer = opened(tmp_path, splitter=2)
    added(newer, ORCHARD, "/orchard.txt")

    (outdated,) = newer.outdated()
    change = newer.split_again(outdated, split_passages(HARBOUR))
    left = newer.outdated()
    newer.close()

    assert outdated.passages == ids
    (again,) = change.added
    assert set(again.passages).isdisjoint(ids)
    assert left == ()


def test_a_failed_transaction_leaves_nothing_behind(record: Store) -> None:
    """A document whose passages cannot be stored is not there at all, and no state is counted."""
    broken = (*split_passages(HARBOUR), object.__new__(Passage))

    with pytest.raises(AttributeError):
        record.add([IncomingDocument(HARBOUR, "/harbour.txt", broken)])

    assert record.state() == 0
    assert record.documents() == ()


def test_a_newer_record_is_refused_and_not_a_byte_changed(tmp_path: Path) -> None:
    """Also where the newer program was killed and left its journal behind."""
    opened(tmp_path).close()
    file = tmp_path / "footnote.sqlite"
    newer = sqlite3.connect(file)
    newer.execute("UPDATE meta SET schema = ?", (SCHEMA_VERSION + 1,))
    newer.commit()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if "shm" not in path.name}

    with pytest.raises(NewerLibraryError, match="update Footnote"):
        opened(tmp_path)

    after = {path.name: path.read_bytes() for path in tmp_path.iterdir() if "shm" not in path.name}
    newer.close()
    assert before["footnote.sqlite-wal"]
    assert after == before
    with pytest.raises(NewerLibraryError):
        opened(tmp_path)


def test_an_older_record_is_told_in_words_and_not_a_byte_changed(tmp_path: Path) -> None:
    """What it lacks cannot be made up; the sentence says what to do."""
    opened(tmp_path).close()
    file = tmp_path / "footnote.sqlite"
    older = sqlite3.connect(file)
    older.execute("UPDATE meta SET schema = ?", (SCHEMA_VERSION - 1,))
    older.commit()
    older.close()
    before = file.read_bytes()

    with pytest.raises(LibraryError, match=r"older Footnote .* add the documents again"):
        opened(tmp_path)
    assert file.read_bytes() == before


def test_an_older_program_takes_originals_along_with_their_document(record: Store) -> None:
    """It knows nothing of them; the database does."""
    added(record, ORCHARD, "upload:ada/orchard.txt")
    record.originals.keep(ORCHARD, b"apples", under="upload:ada/", most=6)

    with record._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM passages")
        connection.exec_driver_sql("DELETE FROM places")
        connection.exec_driver_sql("DELETE FROM documents")
    with record._database.reading() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM originals").scalar()

    assert left == 0


def test_a_program_already_open_leaves_a_newer_record_alone(tmp_path: Path) -> None:
    """A record upgraded while this program has it open takes no more changes from it."""
    record = opened(tmp_path)
    newer = sqlite3.connect(tmp_path / "footnote.sqlite")
    newer.execute("UPDATE meta SET schema = ?", (SCHEMA_VERSION + 1,))
    newer.commit()
    newer.close()

    with pytest.raises(NewerLibraryError, match="update Footnote"):
        record.add([IncomingDocument(HARBOUR, "/harbour.txt", split_passages(HARBOUR))])
    record.close()


@pytest.mark.parametrize(
    "damage", [b"not a database at all, only words. " * 40, b"SQLite format 3\0"]
)
def test_a_damaged_record_is_told_in_words(tmp_path: Path, damage: bytes) -> None:
    """The sentence names the file and says what to do; the file stays as it is."""
    file = tmp_path / "footnote.sqlite"
    file.write_bytes(damage)

    with pytest.raises(LibraryError, match=r"footnote\.sqlite is damaged .* another folder"):
        opened(tmp_path)
    assert file.read_bytes() == damage


def test_damage_inside_a_record_is_told_in_words(tmp_path: Path) -> None:
    """Pages overwritten in the middle of the file are found when they are read."""
    record = opened(tmp_path)
    added(record, document("Words upon words fill this page. " * 4000), "/long.txt")
    record.close()
    file = tmp_path / "footnote.sqlite"
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)

    with pytest.raises(LibraryError, match="damaged"):
        opened(tmp_path).contents()


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    """A database without the record's tables is somebody else's and stays theirs."""
    file = tmp_path / "footnote.sqlite"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    before = file.read_bytes()

    with pytest.raises(LibraryError, match="not one of Footnote's"):
        opened(tmp_path)
    assert file.read_bytes() == before


def test_a_folder_in_the_records_place_is_told_in_words(tmp_path: Path) -> None:
    """Nothing is deleted to make room for the record."""
    (tmp_path / "footnote.sqlite").mkdir()

    with pytest.raises(LibraryError, match="cannot be used"):
        opened(tmp_path)


def test_a_record_in_use_is_waited_for_and_then_told_in_words(
    record: Store, tmp_path: Path
) -> None:
    """A writer that does not finish is reported; reading goes on meanwhile."""
    added(record, HARBOUR, "/harbour.txt")
    other = sqlite3.connect(tmp_path / "footnote.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(LibraryError, match="in use by another program"):
        record.remove(["/harbour.txt"])
    assert [entry.name for entry in record.entries()] == [HARBOUR.name]
    other.close()


def test_a_record_cut_off_while_it_was_made_is_made_again(tmp_path: Path) -> None:
    """It has its name only when it is finished: what a crash leaves before is no record."""
    (tmp_path / "footnote.sqlite.0a1b.new").write_bytes(b"SQLite format 3")
    record = opened(tmp_path)

    added(record, HARBOUR, "/harbour.txt")

    assert len(record.documents()) == 1
    record.close()


@pytest.mark.parametrize("harm", ["emptied", "without its row", "without a table"])
def test_an_emptied_record_is_no_new_one(tmp_path: Path, harm: str) -> None:
    """It is told in words, and not a byte is changed."""
    record = opened(tmp_path)
    added(record, HARBOUR, "/harbour.txt")
    record.close()
    file = tmp_path / "footnote.sqlite"
    if harm == "emptied":
        file.write_bytes(b"")
    else:
        with sqlite3.connect(file) as emptied:
            emptied.execute(
                "DELETE FROM meta" if harm == "without its row" else "DROP TABLE originals"
            )
        emptied.close()
    before = file.read_bytes()

    with pytest.raises(LibraryError, match=r"footnote\.sqlite is damaged .* another folder"):
        opened(tmp_path)
    assert file.read_bytes() == before


def test_only_its_owner_can_read_a_record(record: Store, tmp_path: Path) -> None:
    """The file and its journal hold people's documents: no one else may open them."""
    added(record, HARBOUR, "/harbour.txt")

    modes = {path.stat().st_mode & 0o077 for path in tmp_path.iterdir()}
    assert modes == {0}


def test_the_words_of_a_removed_document_are_overwritten(tmp_path: Path) -> None:
    """After removing and closing, no file of the record holds any of the document's words."""
    record = opened(tmp_path)
    secret = document("The zanzibarine letter lies under the seventh stair.\n" * 300)
    added(record, secret, "/secret.txt")
    record.remove(["/secret.txt"])
    record.close()

    assert not any(b"zanzibarine" in path.read_bytes() for path in tmp_path.iterdir())
