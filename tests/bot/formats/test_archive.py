"""Archives, XML and blocks: what other people's files are opened with, and with what suspicion."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.paragraphs import ParagraphKind
from bot.errors import DocumentError
from bot.formats import archive
from bot.formats.archive import Archive, is_archive
from bot.formats.builder import Builder, Words
from bot.formats.xml import parse_xml
from tests.support.documents.zips import FILE, LAUGHS, zipped

PARAMETER = '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.invalid/x.dtd"> %x;]><a/>'


def test_a_part_is_read_by_its_exact_name() -> None:
    """Names that would lead out of a folder are only names; nobody is given them for another."""
    opened = Archive(
        zipped({"a/b.xml": "b", "../b.xml": "up", "a\\b.xml": "back", "C:/b": "c"}), "x"
    )

    assert opened.read("a/b.xml") == b"b"
    assert opened.read("../b.xml") == b"up"
    assert "b.xml" not in opened
    with pytest.raises(DocumentError, match=r"^x lacks its part 'b.xml'"):
        opened.read("b.xml")


def test_a_bomb_is_refused_while_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is what comes out, in one part and in all, not what a header says."""
    small = 3 * archive.CHUNK
    monkeypatch.setattr(archive, "LARGEST_MEMBER", small)
    monkeypatch.setattr(archive, "LARGEST_IN_ALL", 2 * small)
    zeros = bytes(small + 1)
    parts = zipped({"one": zeros, "two": bytes(small), "three": bytes(small), "four": bytes(small)})

    with pytest.raises(DocumentError, match=r"^bomb.docx unpacks to more than Footnote reads"):
        Archive(parts, "bomb.docx").read("one")
    opened = Archive(parts, "bomb.docx")
    opened.read("two")
    opened.read("three")
    with pytest.raises(DocumentError, match="unpacks to more"):
        opened.read("four")


def test_a_part_of_nothing_but_zeros_is_refused_by_how_well_it_packs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Words never pack to a thousandth."""
    monkeypatch.setattr(archive, "RATIO_FROM", archive.CHUNK)

    with pytest.raises(DocumentError, match="unpacks to more"):
        Archive(zipped({"zeros": bytes(3 * archive.CHUNK)}), "x.odt").read("zeros")


def test_a_header_that_lies_about_a_size_is_not_believed() -> None:
    """A part that unpacks to more than its header says is damaged, not cut off."""
    data = bytearray(zipped({"a": "words " * 100}))
    where = data.index(b"PK\x01\x02") + 24
    data[where : where + 4] = struct.pack("<I", 5)

    with pytest.raises(DocumentError, match=r"^x is a damaged archive"):
        Archive(bytes(data), "x").read("a")


def test_members_in_the_same_bytes_are_refused() -> None:
    """One packed part that many entries point to is a bomb; an honest archive has none."""
    data = bytearray(zipped({"a": "words", "b": "words"}))
    second = data.rindex(b"PK\x01\x02") + 42
    data[second : second + 4] = bytes(4)

    with pytest.raises(DocumentError, match="damaged"):
        Archive(bytes(data), "x")


def test_more_parts_than_a_document_has_are_refused_unlisted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The list of parts is not even made."""
    monkeypatch.setattr(archive, "MOST_MEMBERS", 10)

    with pytest.raises(DocumentError, match="more than 10 parts"):
        Archive(zipped({str(number): "" for number in range(11)}), "x")


def test_encrypted_twofold_and_oddly_packed_parts_are_refused_in_a_sentence() -> None:
    """Each says what to do."""
    locked = bytearray(zipped({"a": "words"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    twice, odd = BytesIO(), BytesIO()
    with ZipFile(twice, "w") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr("a", "one")
        made.writestr("a", "two")
    with ZipFile(odd, "w", ZIP_BZIP2) as made:
        made.writestr("a", "words")

    for data, reason in (
        (bytes(locked), "is encrypted; .* without a password"),
        (twice.getvalue(), "holds two parts called 'a'"),
        (odd.getvalue(), "is packed in an unusual way"),
    ):
        with pytest.raises(DocumentError, match=f"^x {reason}.*[.]$"):
            Archive(data, "x").read("a")


def test_an_archive_in_an_archive_is_never_opened() -> None:
    """Its bytes are a part like any other."""
    inner = zipped({"a": "words"})
    opened = Archive(zipped({"inner.zip": inner}), "x")

    assert opened.names == ("inner.zip",)
    assert opened.read("inner.zip") == inner


@given(st.data())
def test_a_broken_archive_is_refused_in_one_sentence(data: st.DataObject) -> None:
    """Cut off or changed anywhere, it is read or refused, and nothing else happens."""
    whole = bytearray(zipped({"a": "words " * 50, "b": zlib.compress(b"x" * 500)}))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[place] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])

    try:
        opened = Archive(cut, "x.docx")
        for name in opened.names:
            opened.read(name)
    except DocumentError as error:
        assert str(error).startswith("x.docx ")
    assert is_archive(cut) in (True, False)


@pytest.mark.parametrize("text", [LAUGHS, FILE, PARAMETER])
def test_xml_that_declares_entities_is_refused(text: str) -> None:
    """A billion laughs, a file of this machine, a definition from another one."""
    with pytest.raises(DocumentError, match=r"^x declares XML entities.*[.]$"):
        parse_xml(text.encode(), "x")


def test_a_document_type_without_entities_is_allowed_and_never_fetched() -> None:
    """E-books name theirs, somewhere on the web."""
    text = '<!DOCTYPE a PUBLIC "-//X//Y" "http://example.invalid/x.dtd"><a>words</a>'

    assert parse_xml(text.encode(), "x").text == "words"
    assert parse_xml(text.encode("utf-16"), "x").text == "words"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        b"<a>",
        b"<a>\x00</a>",
        b"<a>&undeclared;</a>",
        b'<?xml version="1.0" encoding="nobody-knows"?><a/>',
        b'<?xml version="1.0" encoding="big5"?><a/>',
        b"<a>\xff</a>",
    ],
)
def test_what_is_no_xml_is_refused_in_one_sentence(data: bytes) -> None:
    """Nothing is guessed."""
    with pytest.raises(DocumentError, match=r"^x is damaged: its XML cannot be read; .*[.]$"):
        parse_xml(data, "x")


def test_xml_nested_very_deeply_is_parsed_without_harm() -> None:
    """The parser does not call itself."""
    assert parse_xml(b"<a>" * 200_000 + b"</a>" * 200_000, "x").tag == "a"


def test_blocks_stand_apart_and_rows_and_items_close() -> None:
    """A blank line between paragraphs, a line end within one table and one list."""
    builder = Builder()
    builder.add("A heading", ParagraphKind.HEADING)
    builder.add(" First words. ")
    builder.add("a\tb", ParagraphKind.ROW)
    builder.add("c\td", ParagraphKind.ROW)
    builder.part()
    builder.add("e", ParagraphKind.ROW)
    builder.add("one", ParagraphKind.ITEM, mark="1.")
    builder.add("two", ParagraphKind.ITEM, mark="2.", bold=3)
    text, layout = builder.finish()

    assert text == "A heading\n\nFirst words.\n\na\tb\nc\td\n\ne\n\n1. one\n2. two"
    assert [text[at.words.start : at.words.end] for at in layout.paragraphs][-2:] == ["one", "two"]
    assert [text[at.start : at.end] for at in layout.bold] == ["two"]


def test_a_block_without_words_goes_with_the_one_before() -> None:
    """Three stars are never quoted by themselves."""
    builder = Builder()
    builder.add("Some words.")
    builder.add("* * *")
    builder.add("More.")
    text, layout = builder.finish()

    assert [text[at.start : at.end] for at in layout.paragraphs] == [
        "Some words.\n\n* * *",
        "More.",
    ]


def test_words_that_flow_are_parted_by_one_space() -> None:
    """As HTML and OpenDocument have it; a line break and a no-break space stay."""
    words = Words()
    words.flow("  Ada\n   ", bold=True)
    words.flow(" Obi:\t", bold=True)
    words.flow(" said\u00a0 so")
    words.add("\n")
    words.flow(" here")

    assert words.text == "Ada Obi: said\u00a0 so\nhere"
    assert words.text[: words.bold] == "Ada Obi: "


BLOCKS = st.lists(
    st.tuples(
        st.text(max_size=12),
        st.sampled_from(ParagraphKind),
        st.sampled_from(("", "1.", "a)")),
        st.integers(0, 15),
    ),
    max_size=12,
)


@given(BLOCKS)
def test_paragraphs_hold_everything_but_white_space(
    blocks: list[tuple[str, ParagraphKind, str, int]],
) -> None:
    """Whatever is built, every code point that is no white space is in one paragraph, in order."""
    builder = Builder()
    for words, kind, mark, bold in blocks:
        builder.add(words, kind, mark=mark, bold=bold)
    text, layout = builder.finish()

    done = 0
    for paragraph in layout.paragraphs:
        assert text[done : paragraph.start].strip() == ""
        assert done <= paragraph.start <= paragraph.words.start < paragraph.words.end
        assert paragraph.words.end == paragraph.end
        done = paragraph.end
    assert text[done:].strip() == ""
    starts = {paragraph.words.start for paragraph in layout.paragraphs}
    assert {span.start for span in layout.bold} <= starts
    assert "\x00" not in text
