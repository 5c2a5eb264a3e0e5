"""The library: what is added is found, and what is removed is not."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import LibraryError, Notice
from bot.library.folder import default_folder
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.bot.library.stories import finds, found, story, whole
from tests.support.texts import HARBOUR, ORCHARD, document
from tests.support.toy_encoder import CountingEncoder, ToyEncoder


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
