"""What was reported done is there, whatever happens to the program, its index or its neighbours."""

import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from bot.documents.passage import Passage
from bot.errors import LibraryError, NewerLibraryError, Notice
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.bot.library.stories import finds, found, story, whole
from tests.support.paths import ROOT
from tests.support.texts import HARBOUR, ORCHARD
from tests.support.toy_encoder import CountingEncoder, ToyEncoder


def test_a_killed_program_loses_nothing_it_reported(tmp_path: Path) -> None:
    """SIGKILL at any moment: every document reported done is whole and found; no row is left over."""
    chance = random.Random(7)
    reported: dict[int, int] = {}
    for first in range(0, 4000, 1000):
        child = _program(f"add_for_ever(sys.argv[1], {first})", tmp_path)
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(chance.randrange(2, 12))]
        threading.Event().wait(chance.random() / 20)
        child.kill()
        lines += child.communicate()[0].splitlines()
        for line in lines:
            number, version = map(int, line.split())
            reported[number] = max(version, reported.get(number, 0))

        with Library(tmp_path, ToyEncoder()) as library:
            kept = {source.name: source for source in library.documents()}
            for number, version in reported.items():
                source = kept[f"story-{number}.md"]
                assert source in [story(number, version), story(number, version + 1)]
                assert all(
                    finds(library, passage, among=[source])
                    for passage in split_passages(Transcript.of(source))
                )
            assert whole(library, *kept.values())


def add_for_ever(folder: str, first: int) -> None:
    """Add documents, change every third, and report each when it is done. Until killed."""
    with Library(Path(folder), ToyEncoder()) as library:
        for number in range(first, first + 1000):
            for version in range(2 if number % 3 == 0 else 1):
                library.add(story(number, version), place=f"/story/{number}")
                print(number, version, flush=True)


def _program(code: str, folder: Path) -> "subprocess.Popen[str]":
    """Another program that uses the library in a folder."""
    imports = "import sys; from tests.bot.library.test_upkeep import *; "
    return subprocess.Popen(
        [sys.executable, "-c", imports + code, str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def _status(program: "subprocess.Popen[str]") -> int:
    """How it ended, once it has."""
    program.communicate()
    return program.returncode


def test_an_index_that_fell_behind_is_completed(tmp_path: Path) -> None:
    """After a crash between store and index only what the index lacks is encoded, and it is said."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/harbour.md")
        library.add(story(1), place="/story")
        shutil.copytree(tmp_path / "index", tmp_path / "before")
        library.add(ORCHARD, place="/orchard.txt")
        library.remove("/story")
    shutil.rmtree(tmp_path / "index")
    (tmp_path / "before").rename(tmp_path / "index")
    encoder = CountingEncoder()
    said: list[Notice] = []

    with Library(tmp_path, encoder, notify=said.append) as library:
        assert whole(library, HARBOUR, ORCHARD)

    assert encoder.encoded == [
        passage.embedded for passage in split_passages(Transcript.of(ORCHARD))
    ]
    assert len(said) == 2


@pytest.mark.parametrize("harm", ["deleted", "emptied", "overwritten", "cut short"])
def test_a_damaged_index_is_built_again(tmp_path: Path, harm: str) -> None:
    """Whatever happened to its files, all is found afterwards, and it is said."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/harbour.md")
    files = [path for path in (tmp_path / "index").rglob("*") if path.is_file()]
    for path in files:
        data = path.read_bytes()
        if harm == "deleted":
            shutil.rmtree(tmp_path / "index")
            break
        path.write_bytes({"emptied": b"", "overwritten": b"\xff" * len(data)}.get(harm, data[:-9]))
    said: list[Notice] = []

    with Library(tmp_path, ToyEncoder(), notify=said.append) as library:
        assert whole(library, HARBOUR)
    assert said
    said.clear()
    with Library(tmp_path, ToyEncoder(), notify=said.append) as library:
        assert whole(library, HARBOUR)
    assert said == []


def test_an_index_deleted_under_an_open_library_is_built_again(tmp_path: Path) -> None:
    """The document being added meanwhile is there too, now and at the next opening."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/harbour.md")
        shutil.rmtree(tmp_path / "index")

        library.add(ORCHARD, place="/orchard.txt")

        assert whole(library, HARBOUR, ORCHARD)
    with Library(tmp_path, ToyEncoder()) as library:
        assert whole(library, HARBOUR, ORCHARD)


def test_an_older_splitters_passages_are_derived_again(tmp_path: Path) -> None:
    """From the stored text, at the next opening, and it is said; other documents stay as they are."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(ORCHARD, place="/orchard.txt")
        library._store._splitter -= 1
        library.add(HARBOUR, place="/harbour.md")
    encoder = CountingEncoder()
    said: list[Notice] = []

    with Library(tmp_path, encoder, notify=said.append) as library:
        assert whole(library, HARBOUR, ORCHARD)

    assert encoder.encoded == [
        passage.embedded for passage in split_passages(Transcript.of(HARBOUR))
    ]
    assert any("older Footnote" in str(notice) for notice in said)


def test_two_models_in_turns_do_not_undo_each_others_index(tmp_path: Path) -> None:
    """Each model encodes what it lacks once, and nothing again when its turn comes back."""
    one, other = CountingEncoder("one"), CountingEncoder("an/other model")
    with Library(tmp_path, one) as library:
        library.add(HARBOUR, place="/harbour.md")
    with Library(tmp_path, other) as library:
        assert whole(library, HARBOUR)
    encoded = len(one.encoded), len(other.encoded)

    for encoder in (one, other):
        with Library(tmp_path, encoder) as library:
            assert whole(library, HARBOUR)

    assert (len(one.encoded), len(other.encoded)) == encoded


def test_a_newer_library_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    """Not a byte of store or index changes."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/harbour.md")
    newer = sqlite3.connect(tmp_path / "footnote.sqlite")
    newer.execute("UPDATE meta SET schema = schema + 1")
    newer.commit()
    newer.close()
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".lock"]
    before = {path: path.read_bytes() for path in kept}

    with pytest.raises(NewerLibraryError, match="update Footnote"):
        Library(tmp_path, ToyEncoder())

    assert {path: path.read_bytes() for path in before} == before


def test_a_file_where_the_folder_should_be_is_told_in_words(tmp_path: Path) -> None:
    """One sentence that names the folder and says what to do."""
    (tmp_path / "taken").write_text("a letter")

    for folder in (tmp_path / "taken", tmp_path / "taken" / "below", Path("/dev/null/library")):
        with pytest.raises(LibraryError, match="choose another"):
            Library(folder, ToyEncoder())
    assert (tmp_path / "taken").read_text() == "a letter"


def test_a_folder_that_cannot_be_written_is_told_in_words() -> None:
    """Also where not even the machine's owner may write."""
    for folder in (Path("/proc/footnote"), Path("/proc/self")):
        with pytest.raises(LibraryError, match="choose another"):
            Library(folder, ToyEncoder())


def test_a_library_in_use_is_waited_for_and_then_told_in_words(tmp_path: Path) -> None:
    """What is there can be searched meanwhile; adding says that another program has the library."""
    with Library(tmp_path, ToyEncoder(), patience=0.1) as library:
        library.add(ORCHARD, place="/orchard.txt")
        with FileLock(tmp_path / "footnote.lock"):
            with pytest.raises(LibraryError, match="in use by another program"):
                library.add(HARBOUR, place="/harbour.md")
            with Library(tmp_path, ToyEncoder(), patience=0.1) as second:
                assert found(second, "apple", among=(ORCHARD,))

        assert whole(library, ORCHARD)
        library.add(HARBOUR, place="/harbour.md")
        assert whole(library, ORCHARD, HARBOUR)


def test_an_open_library_sees_what_another_program_changes(tmp_path: Path) -> None:
    """Documents added elsewhere are found by the next search, removed ones no more."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/harbour.md")
        code = (
            "library = Library(Path(sys.argv[1]), ToyEncoder()); "
            "library.add(ORCHARD, place='/orchard.txt'); library.remove('harbour.md')"
        )
        assert _status(_program(code, tmp_path)) == 0

        assert found(library, "apple", among=(HARBOUR, ORCHARD))[0][0].document is ORCHARD
        assert found(library, "herring", among=(HARBOUR,)) == ()
        assert whole(library, ORCHARD)
        library.add(story(1), place="/story")
        assert whole(library, ORCHARD, story(1))


def test_programs_that_add_at_once_all_keep_their_documents(tmp_path: Path) -> None:
    """Two programs add to one new library while a third, open already, keeps searching."""
    code = "library = Library(Path(sys.argv[1]), ToyEncoder()); "
    programs = [
        _program(
            f"{code}[library.add(story(n), place=str(n)) for n in range({first}, {first + 8})]",
            tmp_path,
        )
        for first in (0, 8)
    ]
    stories = [story(number) for number in range(16)]
    with Library(tmp_path, ToyEncoder()) as library:
        while any(program.poll() is None for program in programs):
            passage = split_passages(Transcript.of(stories[5]))[0]
            assert not library.has(stories[5]) or finds(library, passage, among=stories)

        assert [_status(program) for program in programs] == [0, 0]
        assert whole(library, *stories)


def test_threads_search_while_one_adds(tmp_path: Path) -> None:
    """Each search finds what was there when it began, whatever is being added or removed."""
    passage = split_passages(Transcript.of(HARBOUR))[0]
    done = threading.Event()
    wrong: list[Passage] = []

    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/harbour.md")

        def keep_searching() -> None:
            while not done.is_set():
                if not finds(library, passage, among=(HARBOUR, story(1))):
                    wrong.append(passage)

        threads = [threading.Thread(target=keep_searching) for _ in range(3)]
        for thread in threads:
            thread.start()
        for version in range(10):
            library.add(story(1, version), place="/story")
        done.set()
        for thread in threads:
            thread.join()

        assert wrong == []
        assert whole(library, HARBOUR, story(1, 9))
