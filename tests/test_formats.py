"""The one door for documents: exact text, encodings, refusals in one sentence."""

from pathlib import Path

import pytest

from bot.errors import DocumentError
from bot.formats import decode_document, find_documents, load_document

WORDS = "Où est le café ?\r\nHere – “there”.\tÄ\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16"),
        (WORDS.encode("cp1252"), "cp1252"),
    ],
)
def test_the_text_is_kept_exactly_whatever_its_encoding(data: bytes, encoding: str) -> None:
    """Line ends and tabs stay, a byte-order mark is no part of the text, the encoding is said."""
    document = decode_document(data, name="words.txt")

    assert (document.text, document.encoding) == (WORDS, encoding)


def test_latin_1_and_utf_16_without_a_mark_are_recognised() -> None:
    """Bytes that are no UTF-8 are Latin-1; every other byte zero is UTF-16."""
    assert decode_document("déjà vu".encode("latin-1"), name="a.txt").encoding == "latin-1"
    assert decode_document("plain words".encode("utf-16-le"), name="a.txt").text == "plain words"
    assert decode_document("plain words".encode("utf-16-be"), name="a.txt").text == "plain words"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\x00\x00\x00", "is empty"),
        (b"--- *** ---", "holds no words"),
        (b"words and a \x00 byte", "is not a text file"),
        (b"\x7fELF\x02\x01\x01\x00\x80\xff", "is not a text file"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "is not a text file"),
        (b"\xff\xfe\x00", "is not a text file"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    """The sentence names the document and says what is wrong."""
    with pytest.raises(DocumentError, match=f"^thing.txt {reason}.*[.]$"):
        decode_document(data, name="thing.txt")


def test_a_missing_or_too_large_file_is_refused(tmp_path: Path) -> None:
    """A file over the limit is not read at all."""
    large = tmp_path / "large.txt"
    large.write_text("words " * 100)

    with pytest.raises(DocumentError, match="limit"):
        load_document(large, name="large.txt", largest=100)
    with pytest.raises(DocumentError, match="cannot be read"):
        load_document(tmp_path / "none.txt", name="none.txt")


def test_a_folders_documents_are_named_from_the_folder_down(tmp_path: Path) -> None:
    """Names use `/`; other kinds of file and hidden ones are left out."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("b.txt", "deep/er/a.md", "deep/.hidden.txt", "picture.png"):
        (tmp_path / name).write_text("words")

    names = [name for _, name in find_documents([tmp_path])]

    assert names == ["b.txt", "deep/er/a.md"]


def test_a_file_named_by_itself_is_named_without_its_folder(tmp_path: Path) -> None:
    """Its ending does not matter, and naming it twice is naming it once."""
    file = tmp_path / "notes"
    file.write_text("words")

    assert [name for _, name in find_documents([file, file])] == ["notes"]


def test_paths_without_documents_are_refused(tmp_path: Path) -> None:
    """A missing path, an empty folder, two documents of one name, and a file that is left out."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with pytest.raises(DocumentError, match="does not exist"):
        find_documents([tmp_path / "none.txt"])
    with pytest.raises(DocumentError, match="holds no documents"):
        find_documents([tmp_path / "one"])
    for folder in ("one", "two"):
        (tmp_path / folder / "same.txt").write_text("words")
    with pytest.raises(DocumentError, match="Two documents"):
        find_documents([tmp_path / "one", tmp_path / "two"])
    only = tmp_path / "one" / "same.txt"
    with pytest.raises(DocumentError, match="no document"):
        find_documents([only], leave_out=[only])


def test_a_title_is_the_first_heading_or_the_name() -> None:
    """A document that opens with a heading is called by it."""
    assert decode_document(b"# On *wells*\n\nWords.", name="a.md").title == "On *wells*"
    assert decode_document(b"On wells\n\nWords stand here.", name="a.txt").title == "On wells"
    assert decode_document(b"Words stand here.", name="deep/notes.txt").title == "notes"
