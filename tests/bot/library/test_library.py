"""The library: what was reported done is there and found, whatever happens to the program."""

import random
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from bot.documents.document import Document
from bot.documents.passage import Passage
from bot.errors import LibraryError, NewerLibraryError, Notice
from bot.library.folder import default_folder
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from embeddings.keywords.tokenizer import stem, term_spans
from tests.support.paths import ROOT
from tests.support.texts import HARBOUR, ORCHARD, document
from tests.support.toy_encoder import CountingEncoder, ToyEncoder


def story(number: int, version: int = 0) -> Document:
    """A document unlike any other, of several passages."""
    parts = [
        f"# Part {part}\n\nWord{number}x{version}x{part} alone. " + "So it went on. " * 20
        for part in range(3)
    ]
    return document("\n\n".join(parts), name=f"story-{number}.md")


def found(
    library: Library, words: str, *, among: Sequence[Document], k: int = 5
) -> tuple[tuple[Passage, float], ...]:
    """What a library finds near some words, best first."""
    searcher = library.searcher(among)
    ids, cosines = searcher.dense_search(ToyEncoder().encode([words]).vectors[0], k)
    passages = searcher.passages(ids)
    pairs = zip(ids.tolist(), cosines.tolist(), strict=True)
    return tuple((passages[number], score) for number, score in pairs if number in passages)


def sharing(library: Library, stem: str, *, among: Sequence[Document]) -> set[Passage]:
    """The passages in which a library's word index finds a stem."""
    searcher = library.searcher(among)
    hits = searcher.keyword_search([stem], np.ones(1, dtype=np.float32), 50)
    return set(searcher.passages(hits.ids).values())


def words_complete(library: Library, sources: Sequence[Document]) -> bool:
    """Whether every passage is found by its first word, and has a vector for every word."""
    searcher = library.searcher(sources)
    ids, _ = searcher.dense_search(
        ToyEncoder().encode(["anything"]).vectors[0], max(1, searcher.count)
    )
    passages = searcher.passages(ids)
    lengths = [len(vectors) for vectors in searcher.word_vectors(ids)]
    return lengths == [len(term_spans(passages[number].text)) for number in ids.tolist()] and all(
        passage in sharing(library, stem(re.findall(r"\w+", passage.text)[0]), among=sources)
        for passage in passages.values()
    )


def finds(library: Library, passage: Passage, *, among: Sequence[Document]) -> bool:
    """Whether a passage's own words find it, with cosine 1."""
    hits = found(library, passage.embedded, among=among, k=50)
    best = {hit for hit, score in hits if score == pytest.approx(1, abs=1e-5)}
    return passage in best and max(score for _, score in hits) <= 1 + 1e-5


def whole(library: Library, *sources: Document) -> bool:
    """Whether these documents, and nothing else, are kept and indexed to the last passage."""
    kept = library.documents()
    passages = {passage for source in kept for passage in split_passages(Transcript.of(source))}
    hits = found(library, "anything", among=kept, k=len(passages) + 50)
    complete = {passage for passage, _ in hits} == passages and len(hits) == len(passages)
    return (
        complete
        and words_complete(library, kept)
        and {one.text for one in kept} == {one.text for one in sources}
    )


def test_a_passages_own_words_find_it_first(tmp_path: Path) -> None:
    """What was encoded for a passage, as a question, finds it with cosine 1; the best come first."""
    both = (HARBOUR, ORCHARD)
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/harbour.md")
        library.add(ORCHARD, place="/orchard.txt")

        for passage in (
            *split_passages(Transcript.of(HARBOUR)),
            *split_passages(Transcript.of(ORCHARD)),
        ):
            assert finds(library, passage, among=both)
        scores = [score for _, score in found(library, "frost in March", among=both)]

    assert scores == sorted(scores, reverse=True)


def test_passages_carry_the_document_they_were_asked_among(tmp_path: Path) -> None:
    """A document kept under one name is found under the name a person has for it now."""
    renamed = replace(ORCHARD, name="somewhere/else.txt")
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(ORCHARD, place="/orchard.txt")

        ((passage, _),) = found(library, "apple", among=(renamed, ORCHARD))

    assert passage.document is renamed


def test_only_the_documents_named_are_searched(tmp_path: Path) -> None:
    """Others in the library do not appear, and one it does not hold is passed over."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/harbour.md")
        library.add(ORCHARD, place="/orchard.txt")

        hits = found(library, "frost apple orchard", among=(HARBOUR, story(1)), k=50)

        assert {passage for passage, _ in hits} == set(split_passages(Transcript.of(HARBOUR)))
        assert found(library, "frost", among=(story(1),)) == ()
        assert found(library, "frost", among=()) == ()
        assert found(library, "frost", among=(HARBOUR,), k=0) == ()


def test_adding_a_document_encodes_that_document_alone(tmp_path: Path) -> None:
    """No passage of another document is encoded again, and none of this one twice."""
    encoder = CountingEncoder()
    steps: list[tuple[int, int]] = []
    with Library(tmp_path, encoder) as library:
        library.add(HARBOUR, place="/harbour.md")
        encoder.encoded.clear()

        library.add(ORCHARD, place="/orchard.txt", progress=lambda *step: steps.append(step))

    passages = split_passages(Transcript.of(ORCHARD))
    assert encoder.encoded == [passage.embedded for passage in passages]
    assert steps == [(len(passages), len(passages))]


def test_adding_leaves_what_the_index_holds_of_others_untouched(tmp_path: Path) -> None:
    """The vectors of a long document stay in their file, to the byte, when a short one is added."""
    long = document("\n\n".join(f"# {n}\n\nChapter {n}." for n in range(20)), name="long.md")
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(long, place="/long.md")
        (vectors,) = (tmp_path / "index").rglob("*.npy")
        before = vectors.stat(), vectors.read_bytes()

        library.add(ORCHARD, place="/orchard.txt")
        library.remove("orchard.txt")

    assert (vectors.stat().st_mtime_ns, vectors.read_bytes()) == (before[0].st_mtime_ns, before[1])


def test_an_unchanged_document_costs_nothing(tmp_path: Path) -> None:
    """Nothing is encoded and nothing is written; the same bytes elsewhere encode nothing either."""
    encoder = CountingEncoder()
    with Library(tmp_path, encoder) as library:
        library.add(ORCHARD, place="/orchard.txt")
        encoder.encoded.clear()
        manifest = next((tmp_path / "index").rglob("manifest.json"))
        before = manifest.stat()

        library.add(ORCHARD, place="/orchard.txt")
        assert manifest.stat() == before
        library.add(replace(ORCHARD, name="copy.txt"), place="/copy.txt")

        assert encoder.encoded == []
        assert [entry.name for entry in library.entries()] == ["copy.txt", "orchard.txt"]
        assert len(library.documents()) == 1


def test_opening_again_encodes_nothing(tmp_path: Path) -> None:
    """All is found as before, without a text encoded and without a word said."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/harbour.md")
        library.add(ORCHARD, place="/orchard.txt")
        library.remove("orchard.txt")
        before = found(library, "herring nets", among=(HARBOUR,))
    encoder = CountingEncoder()
    said: list[Notice] = []

    with Library(tmp_path, encoder, notify=said.append) as library:
        assert found(library, "herring nets", among=(HARBOUR,)) == before
        assert whole(library, HARBOUR)

    assert encoder.encoded == []
    assert said == []


def test_a_changed_file_is_found_by_its_new_words_only(tmp_path: Path) -> None:
    """What the place held before is in neither the store nor the index."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/notes.md")

        library.add(ORCHARD, place="/notes.md")

        assert whole(library, ORCHARD)
        assert library.has(ORCHARD)
        assert not library.has(HARBOUR)
        assert found(library, "herring", among=(HARBOUR,)) == ()


def test_a_document_is_removed_by_name_or_place(tmp_path: Path) -> None:
    """It is gone from the list and from what is found, and the entry tells what went."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/a/harbour.md")
        library.add(ORCHARD, place="/a/orchard.txt")

        by_name = library.remove("harbour.md")
        assert whole(library, ORCHARD)
        by_place = library.remove("/a/orchard.txt")

        assert whole(library)
        assert by_name.passages == len(split_passages(Transcript.of(HARBOUR)))
        assert (by_place.name, by_place.place) == ("orchard.txt", "/a/orchard.txt")


def test_a_name_that_two_places_share_removes_neither(tmp_path: Path) -> None:
    """The sentence lists the places to choose from."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(HARBOUR, place="/a/harbour.md")
        library.add(replace(ORCHARD, name="harbour.md"), place="/b/harbour.md")

        with pytest.raises(LibraryError, match=r"/a/harbour\.md and /b/harbour\.md"):
            library.remove("harbour.md")
        assert len(library.entries()) == 2


def test_removing_what_is_not_there_names_what_is(tmp_path: Path) -> None:
    """The sentence lists the known names, or says that there are none."""
    with Library(tmp_path, ToyEncoder()) as library:
        with pytest.raises(LibraryError, match="holds no documents"):
            library.remove("letter.txt")
        for number in range(12):
            library.add(story(number), place=f"/{number}")

        with pytest.raises(LibraryError, match=r"no letter\.txt; .* story-1\.md, .* and 2 more"):
            library.remove("letter.txt")


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
    imports = "import sys; from tests.bot.library.test_library import *; "
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


def test_only_its_owner_can_enter_a_new_library(tmp_path: Path) -> None:
    """The folder is closed to everybody else, and so is the store in one that was there before."""
    open_folder = tmp_path / "open"
    open_folder.mkdir(mode=0o755)
    for folder in (tmp_path / "some" / "library", open_folder):
        with Library(folder, ToyEncoder()) as library:
            library.add(ORCHARD, place="/orchard.txt")

    assert (tmp_path / "some" / "library").stat().st_mode & 0o077 == 0
    assert (open_folder / "footnote.sqlite").stat().st_mode & 0o077 == 0


def test_a_library_stands_in_the_persons_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Unless another is named; nothing is created by asking where it is."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    folder = default_folder()

    assert folder.name == "footnote"
    assert not folder.exists()
    assert sys.platform != "linux" or folder == tmp_path / "footnote"


def test_the_passages_about_a_place_are_its_own_and_its_neighbours(tmp_path: Path) -> None:
    """By any offset, also one between two passages; at an end of the document there are fewer."""
    passages = split_passages(Transcript.of(HARBOUR))
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(ORCHARD, place="/orchard.txt")
        library.add(HARBOUR, place="/harbour.md")

        for offset in range(0, len(HARBOUR.text), 3):
            own = max((at for at, each in enumerate(passages) if each.start <= offset), default=0)
            about = library.passages_near(HARBOUR, offset, before=1, after=1)
            assert about == passages[max(0, own - 1) : own + 2]
