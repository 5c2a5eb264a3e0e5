"""The store: what is kept comes back to the letter, and what cannot be used is said in words."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.document import Document
from bot.documents.keys import SourceKey
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
    """The store in a folder."""
    return Store(folder / "footnote.sqlite", splitter=splitter, patience=0.1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    store = opened(tmp_path)
    yield store
    store.close()


def added(store: Store, source: Document, place: str) -> range:
    """The ids of a document's passages, as this adding gave them."""
    change = store.add([IncomingDocument(source, place, split_passages(source))])
    (stored,) = change.added
    return stored.passages


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
        store = opened(Path(folder))
        store.add([IncomingDocument(source, name, split)])
        store.close()

        store = opened(Path(folder))
        (stored,) = store.contents().documents
        kept = store.documents(), tuple(passage for _, passage in store.passages_of(stored))
        store.close()

    assert kept == ((source,), split)
    assert kept[0][0].layout == source.layout


def test_what_a_document_states_comes_back_with_it(store: Store) -> None:
    """Wherever a document is read from the store: by place, of its bytes, as an upload."""
    stated = Metadata(
        ("Ada Obi",), ("Jan Berg",), Day(2024, 3), "Ink", "Wells", "https://a.b", "en"
    )
    source = replace(HARBOUR, stated=stated)
    added(store, source, "/a/harbour.txt")
    store.add([IncomingDocument(source, "upload:visitor/harbour.txt")])

    (stored,) = store.contents().documents
    found = (
        *store.documents(),
        *store.documents_at(["/a/harbour.txt"]),
        *store.visits.uploaded("upload:visitor/"),
        store.document(stored),
        store.document_of(SourceKey(HARBOUR.sha256, HARBOUR.format, HARBOUR.reader)),
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


def test_the_same_bytes_at_two_places_are_one_document(store: Store) -> None:
    """The second place adds no passages, and the first can go without taking them along."""
    added(store, HARBOUR, "/a/harbour.txt")

    again = store.add([IncomingDocument(replace(HARBOUR, name="copy.txt"), "/b/copy.txt")])
    first_gone = store.remove(["/a/harbour.txt"])

    assert again.added == ()
    assert first_gone.removed == ()
    assert [entry.name for entry in store.entries()] == ["copy.txt"]
    assert [kept.text for kept in store.documents()] == [HARBOUR.text]


def test_the_last_place_takes_its_document_along(store: Store) -> None:
    """Removing the only place of a document leaves neither text nor passages."""
    ids = added(store, HARBOUR, "/harbour.txt")

    change = store.remove(["/harbour.txt"])

    (removed,) = change.removed
    assert removed.passages == ids
    assert store.documents() == ()
    assert store.contents().documents == ()
    assert store.passages(list(ids), among={removed.id: HARBOUR}) == ()


def test_a_changed_file_takes_the_place_of_the_old(store: Store) -> None:
    """The place moves to the new document in one transaction, and the old document goes."""
    old = added(store, HARBOUR, "/notes.txt")

    change = store.add([IncomingDocument(ORCHARD, "/notes.txt", split_passages(ORCHARD))])

    assert [stored.passages for stored in change.removed] == [old]
    assert [kept.text for kept in store.documents()] == [ORCHARD.text]


def test_a_text_that_is_read_otherwise_is_another_document(store: Store) -> None:
    """The same bytes decoded otherwise never share passages, whose offsets would not fit."""
    added(store, HARBOUR, "/notes.txt")
    shorter = replace(HARBOUR, text=HARBOUR.text[1:])

    change = store.add([IncomingDocument(shorter, "/notes.txt", split_passages(shorter))])

    assert (len(change.added), len(change.removed)) == (1, 1)
    assert [kept.text for kept in store.documents()] == [shorter.text]


def test_a_document_that_a_newer_reader_read_is_another(store: Store) -> None:
    """The same bytes read by another version of the reader take the old one's place."""
    added(store, HARBOUR, "/notes.txt")
    again = replace(HARBOUR, reader=HARBOUR.reader + 1)

    assert not store.holds(again, place="/notes.txt")
    change = store.add([IncomingDocument(again, "/notes.txt", split_passages(again))])

    assert (len(change.added), len(change.removed)) == (1, 1)
    assert store.documents() == (again,)


def test_what_stands_beside_the_words_is_kept_with_them(store: Store) -> None:
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

    added(store, source, "/harbour.pdf")

    (kept,) = store.documents()
    assert (kept.layout, kept.joined) == (layout, source.joined)


def test_no_id_of_a_passage_is_used_twice(store: Store) -> None:
    """Ids are consecutive within a document, and those of a removed document stay unused."""
    first = added(store, HARBOUR, "/harbour.txt")
    store.remove(["/harbour.txt"])

    second = added(store, HARBOUR, "/harbour.txt")

    assert len(second) == len(first) == len(split_passages(HARBOUR))
    assert second.start >= first.stop


def test_only_a_change_counts_as_a_change(store: Store) -> None:
    """The revision is another after every change, and adding what is there already is none."""
    revisions = [store.revision()]
    added(store, HARBOUR, "/harbour.txt")
    revisions.append(store.revision())
    store.add([IncomingDocument(replace(HARBOUR, name="renamed.txt"), "/harbour.txt")])
    revisions.append(store.revision())
    unchanged = store.add([IncomingDocument(replace(HARBOUR, name="renamed.txt"), "/harbour.txt")])
    store.remove(["/harbour.txt"])
    revisions.append(store.revision())

    assert revisions[0] == 0 and len(set(revisions)) == 4
    assert unchanged.revision == revisions[2]
    assert all(map(store.was_in, revisions)) and not store.was_in(revisions[1] + 1)
    assert not store.holds(HARBOUR, place="/harbour.txt")


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


def test_a_failed_transaction_leaves_nothing_behind(store: Store) -> None:
    """A document whose passages cannot be stored is not there at all, and no revision is counted."""
    broken = (*split_passages(HARBOUR), object.__new__(Passage))

    with pytest.raises(AttributeError):
        store.add([IncomingDocument(HARBOUR, "/harbour.txt", broken)])

    assert store.revision() == 0
    assert store.documents() == ()


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


def test_an_older_program_takes_originals_along_with_their_document(store: Store) -> None:
    """It knows nothing of them; the database does."""
    added(store, ORCHARD, "upload:ada/orchard.txt")
    store.originals.keep(ORCHARD, b"apples", under="upload:ada/", most=6)

    with store._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM passages")
        connection.exec_driver_sql("DELETE FROM places")
        connection.exec_driver_sql("DELETE FROM documents")
    with store._database.reading() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM originals").scalar()

    assert left == 0


def test_a_program_already_open_leaves_a_newer_record_alone(tmp_path: Path) -> None:
    """A store upgraded while this program has it open takes no more changes from it."""
    store = opened(tmp_path)
    newer = sqlite3.connect(tmp_path / "footnote.sqlite")
    newer.execute("UPDATE meta SET schema = ?", (SCHEMA_VERSION + 1,))
    newer.commit()
    newer.close()

    with pytest.raises(NewerLibraryError, match="update Footnote"):
        store.add([IncomingDocument(HARBOUR, "/harbour.txt", split_passages(HARBOUR))])
    store.close()


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
    store = opened(tmp_path)
    added(store, document("Words upon words fill this page. " * 4000), "/long.txt")
    store.close()
    file = tmp_path / "footnote.sqlite"
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)

    with pytest.raises(LibraryError, match="damaged"):
        opened(tmp_path).contents()


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    """A database without the store's tables is somebody else's and stays theirs."""
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
    """Nothing is deleted to make room for the store."""
    (tmp_path / "footnote.sqlite").mkdir()

    with pytest.raises(LibraryError, match="cannot be used"):
        opened(tmp_path)


def test_a_record_in_use_is_waited_for_and_then_told_in_words(store: Store, tmp_path: Path) -> None:
    """A writer that does not finish is reported; reading goes on meanwhile."""
    added(store, HARBOUR, "/harbour.txt")
    other = sqlite3.connect(tmp_path / "footnote.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(LibraryError, match="in use by another program"):
        store.remove(["/harbour.txt"])
    assert [entry.name for entry in store.entries()] == [HARBOUR.name]
    other.close()


def test_a_record_cut_off_while_it_was_made_is_made_again(tmp_path: Path) -> None:
    """It has its name only when it is finished: what a crash leaves before is no store."""
    (tmp_path / "footnote.sqlite.0a1b.new").write_bytes(b"SQLite format 3")
    store = opened(tmp_path)

    added(store, HARBOUR, "/harbour.txt")

    assert len(store.documents()) == 1
    store.close()


@pytest.mark.parametrize("harm", ["emptied", "without its row", "without a table"])
def test_an_emptied_record_is_no_new_one(tmp_path: Path, harm: str) -> None:
    """It is told in words, and not a byte is changed."""
    store = opened(tmp_path)
    added(store, HARBOUR, "/harbour.txt")
    store.close()
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


def test_only_its_owner_can_read_a_record(store: Store, tmp_path: Path) -> None:
    """The file and its journal hold people's documents: no one else may open them."""
    added(store, HARBOUR, "/harbour.txt")

    modes = {path.stat().st_mode & 0o077 for path in tmp_path.iterdir()}
    assert modes == {0}


def test_the_words_of_a_removed_document_are_overwritten(tmp_path: Path) -> None:
    """After removing and closing, no file of the store holds any of the document's words."""
    store = opened(tmp_path)
    secret = document("The zanzibarine letter lies under the seventh stair.\n" * 300)
    added(store, secret, "/secret.txt")
    store.remove(["/secret.txt"])
    store.close()

    assert not any(b"zanzibarine" in path.read_bytes() for path in tmp_path.iterdir())
