"""A folder is added, whatever is wrong with one of its documents."""

from pathlib import Path

import pytest

from bot.documents.document import Document
from bot.errors import DocumentError
from bot.library.library import Library
from scripts.console.adding import Adding
from scripts.console.missing import missing_places
from tests.bot.library.stories import whole
from tests.support.documents.pdf_files import Sheets
from tests.support.documents.shelf import MAKERS, write_shelf
from tests.support.toy_encoder import CountingEncoder, ToyEncoder


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
    assert sum("data.json holds no transcript and no questions" in line for line in said) == 1
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
        copied = sum(path.is_file() for path in (copy / "part-0").iterdir())
        assert elsewhere.tally.counts() == f"{copied} documents added."
        assert encoder.encoded == []
        kept, *_ = library.documents_at(elsewhere.places)
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
