"""A record that cannot be used is told in words and left as it is; one that can is its owner's alone."""

import sqlite3
from pathlib import Path

import pytest

from bot.errors import LibraryError, NewerLibraryError
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from bot.storage.engine.tables import SCHEMA_VERSION
from bot.storage.records import IncomingDocument
from bot.storage.store import Store
from tests.bot.storage.stores import HARBOUR, added, opened
from tests.support.texts import document


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


def test_a_program_already_open_leaves_a_newer_record_alone(tmp_path: Path) -> None:
    """A store upgraded while this program has it open takes no more changes from it."""
    store = opened(tmp_path)
    newer = sqlite3.connect(tmp_path / "footnote.sqlite")
    newer.execute("UPDATE meta SET schema = ?", (SCHEMA_VERSION + 1,))
    newer.commit()
    newer.close()

    with pytest.raises(NewerLibraryError, match="update Footnote"):
        store.add(
            [IncomingDocument(HARBOUR, "/harbour.txt", split_passages(Transcript.of(HARBOUR)))]
        )
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
