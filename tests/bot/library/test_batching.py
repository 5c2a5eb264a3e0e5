"""Many documents at once: kept in groups, whatever is wrong with one, and nothing done twice."""

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.documents.document import Document
from bot.documents.passage import Passage
from bot.errors import DocumentError
from bot.library.batching import DOCUMENTS, PASSAGES, batches
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from bot.storage.records import Outcome
from embeddings.encoders.encoder import Encodings
from scripts.console.adding import Adding
from scripts.console.missing import missing_places
from tests.bot.library.test_library import story, whole
from tests.support.documents.pdf_files import Sheets
from tests.support.documents.shelf import MAKERS, write_shelf
from tests.support.paths import ROOT
from tests.support.texts import HARBOUR, ORCHARD
from tests.support.toy_encoder import CountingEncoder, ToyEncoder

MANY = 200  # stories: more than one group, of three passages each


def stories(count: int = MANY) -> list[tuple[Document, str]]:
    """Documents with their places."""
    return [(story(number), f"/story/{number}") for number in range(count)]


class SlowEncoder(CountingEncoder):
    """The toy encoder, taking its time."""

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Encode after a while."""
        threading.Event().wait(0.05)
        return super().encode(texts)


class WearyEncoder(CountingEncoder):
    """The toy encoder, which fails after so many texts."""

    def __init__(self, texts: int) -> None:
        super().__init__()
        self._texts = texts

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Encode, or fail."""
        if len(self.encoded) >= self._texts:
            raise RuntimeError("weary")
        return super().encode(texts)


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The passages of a document."""
    return split_passages(Transcript.of(document))


def test_groups_hold_each_place_once_and_each_document_is_split_once() -> None:
    """A group is full by its passages; the same bytes from two places are encoded once."""
    copy = replace(HARBOUR, name="copy.md")
    arriving = [(HARBOUR, "/a"), (copy, "/b"), (ORCHARD, "/a"), *stories()]

    first, *others = batches(arriving, held=lambda _key: None, split=passages_of)

    assert [place for place, _ in first.items] == ["/a", "/b"]
    assert list(first.splits.values()) == [split_passages(Transcript.of(HARBOUR))]
    assert all(len(group.items) < DOCUMENTS for group in others)
    sizes = [sum(map(len, group.splits.values())) for group in others]
    assert all(PASSAGES <= size < PASSAGES + 3 for size in sizes[:-1])
    assert sum(len(group.items) for group in others) == MANY + 1


def test_many_documents_are_kept_and_found_as_if_added_one_by_one(tmp_path: Path) -> None:
    """Each is given back once with what became of its place, whatever place it comes from."""
    arriving = stories()
    with Library(tmp_path / "many", ToyEncoder()) as library:
        done = list(library.add_all(arriving))

        assert done == [(place, Outcome.ADDED) for _, place in arriving]
        assert whole(library, *(document for document, _ in arriving))
        again = list(library.add_all([*arriving[:3], (ORCHARD, "/story/3"), (ORCHARD, "/new")]))
        assert [outcome for _, outcome in again] == [
            *[Outcome.UNCHANGED] * 3,
            Outcome.REPLACED,
            Outcome.ADDED,
        ]


def test_what_moves_between_places_is_never_lost(tmp_path: Path) -> None:
    """Two places that swap their documents in one group lose none and encode none."""
    encoder = CountingEncoder()
    with Library(tmp_path, encoder) as library:
        library.add(HARBOUR, place="/a")
        library.add(ORCHARD, place="/b")
        encoder.encoded.clear()

        done = list(library.add_all([(ORCHARD, "/a"), (HARBOUR, "/b")]))

        assert [outcome for _, outcome in done] == [Outcome.REPLACED, Outcome.REPLACED]
        assert encoder.encoded == []
        assert whole(library, HARBOUR, ORCHARD)


def test_a_group_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where encoding fails in the second group, the first is kept and nothing of the second."""
    done: list[str] = []
    with Library(tmp_path, WearyEncoder(PASSAGES + 100)) as library:
        with pytest.raises(RuntimeError, match="weary"):
            done.extend(place for place, _ in library.add_all(stories()))

        assert 0 < len(done) < MANY
        assert [entry.place for entry in library.entries()] == sorted(done, key=_name)
        assert whole(library, *(story(number) for number in range(len(done))))


def _name(place: str) -> str:
    return f"story-{place.rpartition('/')[2]}.md"


def test_documents_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    """A group is kept before the next one is read, so memory does not grow with their number."""
    taken: list[str] = []

    def arriving() -> Iterator[tuple[Document, str]]:
        for document, place in stories():
            taken.append(place)
            yield document, place

    with Library(tmp_path, ToyEncoder()) as library:
        next(library.add_all(arriving()))

        assert len(taken) < PASSAGES
        assert [entry.passages for entry in library.entries()] == [3] * len(taken)


def test_a_killed_program_goes_on_where_it_was(tmp_path: Path) -> None:
    """SIGKILL in the middle: what was reported is kept whole, and the next run encodes the rest."""
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from tests.bot.library.test_batching import *; add_slowly(sys.argv[1])",
            str(tmp_path),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    reported = [child.stdout.readline()]
    child.kill()
    reported += child.communicate()[0].splitlines()
    encoder = CountingEncoder(ToyEncoder().name)

    with Library(tmp_path, encoder) as library:
        kept = {entry.place for entry in library.entries()}
        assert {line.strip() for line in reported} <= kept
        assert len(kept) < MANY
        encoder.encoded.clear()  # what completing the index took, if it was killed just there
        outcomes = [outcome for _, outcome in library.add_all(stories())]

        assert outcomes.count(Outcome.UNCHANGED) == len(kept)
        assert len(encoder.encoded) == 3 * (MANY - len(kept))
        assert whole(library, *(document for document, _ in stories()))


def add_slowly(folder: str) -> None:
    """Add the stories and say each place when it is done. Until killed."""
    with Library(Path(folder), SlowEncoder("toy")) as library:
        for place, _ in library.add_all(stories()):
            print(place, flush=True)


def added(library: Library, *paths: Path, password: str | None = None) -> Adding:
    """What became of files and folders."""
    adding = Adding(library, paths, password=password)
    adding.run()
    return adding


def names(library: Library) -> list[str]:
    """What the library holds."""
    return [entry.name for entry in library.entries()]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with a document of every kind."""
    write_shelf(tmp_path / "shelf", len(MAKERS))
    return tmp_path / "shelf"


def test_a_folder_of_every_kind_is_added(tmp_path: Path, shelf: Path) -> None:
    """Each document is read by its own format and found."""
    with Library(tmp_path / "library", ToyEncoder()) as library:
        adding = added(library, shelf)

        assert adding.tally.counts() == f"{len(MAKERS)} documents added."
        assert len({entry.format for entry in library.entries()}) == len(MAKERS)
        assert whole(library, *library.documents_at(adding.places))


def test_one_bad_among_many_is_passed_over(tmp_path: Path, shelf: Path) -> None:
    """The others are kept, the sentences say why, one for all that are alike."""
    for name in ("a.txt", "b.txt", "part-0/c.md"):
        (shelf / name).touch()
    (shelf / "data.json").write_text('{"x": 1}')
    (shelf / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    said: list[str] = []

    with Library(tmp_path / "library", ToyEncoder()) as library:
        adding = added(library, shelf)
        adding.check()

        said.extend(adding.sentences())
        assert len(library.entries()) == len(MAKERS)
    assert (
        "a.txt is empty; choose a file with text in it. So it is with b.txt and part-0/c.md."
    ) in said
    assert sum("data.json holds no questions and answers" in line for line in said) == 1
    assert sum(line.startswith("broken.pdf ") for line in said) == 1
    assert said[-1] == f"{len(MAKERS)} documents added, 5 passed over."


def test_a_document_named_by_itself_is_an_error_and_the_others_are_kept(
    tmp_path: Path, shelf: Path
) -> None:
    """It is told at the end, when all that can be read is kept."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text("Words stand here.")

    with Library(tmp_path / "library", ToyEncoder()) as library:
        adding = added(library, tmp_path / "empty.txt", tmp_path / "good.txt", shelf)

        assert "good.txt" in names(library) and len(library.entries()) == len(MAKERS) + 1
        with pytest.raises(DocumentError, match=r"^empty\.txt is empty"):
            adding.check()


def test_a_folder_of_nothing_but_bad_documents_is_an_error(tmp_path: Path) -> None:
    """When each was passed over."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "empty.txt").touch()

    with (
        Library(tmp_path / "library", ToyEncoder()) as library,
        pytest.raises(DocumentError, match=r"No document in .*folder can be read"),
    ):
        added(library, tmp_path / "folder").check()


def test_unchanged_documents_are_neither_read_nor_encoded(
    tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor are the same bytes at another place, which take the name they have there."""
    encoder = CountingEncoder("toy")
    with Library(tmp_path / "library", encoder) as library:
        before = added(library, shelf)
        documents = library.documents_at(before.places)
        encoder.encoded.clear()
        monkeypatch.setattr("scripts.console.adding.decode_document", _refuse)

        again = added(library, shelf)
        copy = tmp_path / "copy"
        shelf.rename(copy)
        elsewhere = added(library, copy / "part-0")

        assert again.tally.counts() == f"{len(MAKERS)} documents unchanged."
        assert library.documents_at(again.places) == documents
        assert elsewhere.tally.counts() == "2 documents added."
        assert encoder.encoded == []
        (kept, _) = library.documents_at(elsewhere.places)
        assert (kept.name, kept.title) == ("document-0000.txt", "document-0000")
        assert kept.layout == documents[0].layout


def _refuse(data: bytes, *, name: str, password: str | None) -> Document:
    raise AssertionError(f"{name} is read again")


def test_a_changed_document_is_replaced(tmp_path: Path) -> None:
    """It alone is encoded."""
    file = tmp_path / "notes.txt"
    encoder = CountingEncoder("toy")
    with Library(tmp_path / "library", encoder) as library:
        file.write_text("The harbour froze.")
        added(library, file)
        encoder.encoded.clear()
        file.write_text("The harbour thawed.")

        adding = added(library, file)

        assert adding.tally.counts() == "1 document replaced."
        assert encoder.encoded == ["The harbour thawed."]
        assert [kept.text for kept in library.documents()] == ["The harbour thawed."]


def test_documents_whose_files_are_gone_are_known_and_forgotten_together(
    tmp_path: Path, shelf: Path
) -> None:
    """Those of other folders, however alike their paths, are left alone."""
    beside = tmp_path / "shelf-beside"
    beside.mkdir()
    (beside / "a.txt").write_text("Words stand here.")
    with Library(tmp_path / "library", ToyEncoder()) as library:
        added(library, shelf, beside)
        gone = [shelf / "part-0" / "document-0000.txt", shelf / "part-1" / "document-0001.md"]
        for path in [*gone, beside / "a.txt"]:
            path.unlink()

        missing = missing_places(library, [shelf])
        library.forget(missing)

        assert set(missing) == {str(path.resolve()) for path in gone}
        assert len(library.entries()) == len(MAKERS) - 1
        assert whole(library, *library.documents())


def test_a_file_that_vanishes_before_it_is_read_is_passed_over(tmp_path: Path, shelf: Path) -> None:
    """As any other that cannot be read."""
    with Library(tmp_path / "library", ToyEncoder()) as library:
        adding = Adding(library, [shelf])
        (shelf / "part-0" / "document-0000.txt").unlink()
        adding.run()

        assert adding.tally.counts() == f"{len(MAKERS) - 1} documents added, 1 passed over."


def test_a_password_opens_what_is_encrypted_and_is_kept_nowhere(tmp_path: Path) -> None:
    """Without it a document of a folder is passed over; it stands in no file and no sentence."""
    sheets = Sheets(password="zanzibarine")
    sheets.prose("The seventh well is dry.")
    sheets.end_page()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "locked.pdf").write_bytes(sheets.data())
    (tmp_path / "folder" / "open.txt").write_text("Words stand here.")
    said: list[str] = []

    with Library(tmp_path / "library", ToyEncoder()) as library:
        for password in (None, "wrong-zanzibarine", "zanzibarine", None):
            adding = added(library, tmp_path / "folder", password=password)
            said.extend(adding.sentences())
    kept = [path.read_bytes() for path in (tmp_path / "library").rglob("*") if path.is_file()]

    assert [line for line in said if not line.startswith("locked.pdf")] == [
        "1 document added, 1 passed over.",
        "1 document unchanged, 1 passed over.",
        "1 document added, 1 unchanged.",
        "2 documents unchanged.",
    ]
    assert not any("zanzibarine" in line for line in said)
    assert not any(b"zanzibarine" in data for data in kept)
