"""The one door for documents: exact text, encodings, refusals in one sentence."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.formats.loading import FORMATS, decode_document, format_of, load_document
from bot.formats.plain import markdown

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
        (b"\x7fELF\x02\x01\x01\x00\x80\xff", "is a program"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "is a picture"),
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


def test_a_title_is_the_first_heading_or_the_name() -> None:
    """A document that opens with a heading is called by it."""
    assert decode_document(b"# On *wells*\n\nWords.", name="a.md").title == "On wells"
    assert decode_document(b"On wells\n\nWords stand here.", name="a.txt").title == "On wells"
    assert decode_document(b"Words stand here.", name="deep/notes.txt").title == "notes"


def test_an_encoding_that_nothing_proves_is_noted() -> None:
    """A person is told; of UTF-8 there is nothing to tell."""
    (note,) = decode_document("déjà vu".encode("latin-1"), name="a.txt").notes

    assert note == "a.txt is not UTF-8; it is read as latin-1."
    assert decode_document("déjà vu".encode(), name="a.txt").notes == ()


def test_an_ending_decides_only_where_the_content_does_not() -> None:
    """Every format's content is looked at, whatever the file is called; what nothing knows is text."""
    for format in FORMATS:
        for ending in format.endings:
            assert format_of(b"Words.", name=f"A FILE{ending.upper()}").endings.count(ending) == 1
    assert format_of(b"Words.", name="notes").name == "text"
    assert format_of(b"Words.", name="notes.xyz").name == "text"


@given(st.binary(max_size=200))
def test_no_format_is_put_off_by_any_bytes(data: bytes) -> None:
    """Asking whether bytes are of a format never fails, and reading them is one clear sentence."""
    for format in FORMATS:
        format.recognises(data)
    try:
        document = decode_document(data, name="thing")
    except DocumentError as error:
        assert str(error).startswith("thing ") and "\n" not in str(error)
    else:
        assert document.text


def test_the_readers_version_and_layout_are_the_documents() -> None:
    """What a reader finds beside the words stays with them."""
    document = decode_document(b"# Wells\n\nWords.", name="a.md")

    assert document.reader == markdown.FORMAT.version
    assert document.layout.paragraphs == markdown.pieces(document.text).paragraphs


def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of one file and half of another is nobody's document."""
    file = tmp_path / "growing.txt"
    file.write_text("words")
    look = os.fstat

    def look_and_write(descriptor: int) -> os.stat_result:
        found = look(descriptor)
        with file.open("a") as other:  # as another program does, while this one reads
            other.write(" and more")
        return found

    monkeypatch.setattr(os, "fstat", look_and_write)

    with pytest.raises(DocumentError, match=r"^growing.txt was changed while it was read; .*\.$"):
        load_document(file, name="growing.txt")


@pytest.mark.parametrize("name", ["a\nb.txt", "../../a.txt", "/etc/a.txt", "a\x1b[31m.txt"])
def test_a_strange_name_is_shown_harmless(tmp_path: Path, name: str) -> None:
    """In the document and in error sentences, however it was given."""
    document = decode_document(b"words", name=name)

    assert document.name.isprintable()
    assert not document.name.startswith(("/", ".."))
    with pytest.raises(DocumentError) as refused:
        decode_document(b"", name=name)
    assert str(refused.value).isprintable()
    with pytest.raises(DocumentError) as missing:
        load_document(tmp_path / name, name=name)
    assert str(missing.value).isprintable()
