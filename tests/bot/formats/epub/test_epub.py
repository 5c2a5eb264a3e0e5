"""EPUB: chapters in reading order under their titles, and what books are made to do harm with."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.formats.epub import reader as epub
from bot.formats.epub.package import member_of
from bot.formats.format import Extract
from bot.formats.loading import decode_document
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.documents.books import CONTAINER, NCX, book, package
from tests.support.documents.reading import is_whole, shown
from tests.support.documents.web_pages import PROSE, xhtml
from tests.support.documents.zips import zipped

COVER = '<reference type="cover" href="cover.xhtml"/>'
LOCKED = (
    '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{how}"/><enc:CipherData>'
    '<enc:CipherReference URI="OEBPS/text/one.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
)


def read(data: bytes) -> Extract:
    """What is read of a book."""
    return epub.read(data, "book.epub", None)


def test_chapters_stand_in_reading_order_under_their_titles() -> None:
    """Cover and contents are left out, notes beside the text go last, a title is not doubled."""
    extract = read(book(guide=COVER))

    assert shown(extract) == [
        ("heading", "Water"),
        ("text", PROSE + "¹"),
        ("text", "1. A footnote."),
        ("heading", "Two: Rope"),
        ("text", "Rope is bought by the metre."),
        ("heading", "Notes"),
        ("text", "1. A note beside the text."),
    ]
    assert extract.title == "The book of wells"
    assert extract.notes == ()
    assert is_whole(extract)


def test_an_older_books_titles_come_from_its_ncx() -> None:
    """A first paragraph that says the same becomes the heading."""
    data = book(
        {"a.html": "<p class='c1'>Chapter <b>One</b></p><p>Words.</p>"},
        manifest='<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        more={"OEBPS/toc.ncx": NCX.format(title="Chapter one", href="a.html")},
    )

    assert shown(read(data)) == [("heading", "Chapter One"), ("text", "Words.")]


def test_a_broken_table_of_contents_costs_only_its_titles() -> None:
    """The chapters are read all the same."""
    data = book({"a.xhtml": "<p>Words.</p>", "toc.xhtml": "<nav>&nbsp;"})

    assert shown(read(data)) == [("text", "Words.")]


def test_a_book_that_is_its_own_table_of_contents_is_read() -> None:
    """Leaving out never leaves nothing."""
    data = book({"a.xhtml": "<p>Words.</p>"}, guide='<reference type="toc" href="a.xhtml"/>')

    assert shown(read(data)) == [("text", "Words.")]


def test_missing_files_are_told_and_the_rest_is_read() -> None:
    """One sentence says how many."""
    data = book(
        {"a.xhtml": "<p>Words.</p>"},
        manifest='<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="gone"/><itemref idref="nobody"/><itemref idref="i0"/><itemref idref="i0"/>',
    )

    assert shown(read(data)) == [("text", "Words.")]
    assert read(data).notes == ("book.epub lacks 1 of the files that it names; the rest is read.",)


@pytest.mark.parametrize(
    ("folder", "reference", "member"),
    [
        ("OEBPS", "text/a%20b.xhtml#x", "OEBPS/text/a b.xhtml"),
        ("OEBPS/text", "../a.xhtml", "OEBPS/a.xhtml"),
        ("OEBPS", "../../../../etc/passwd", "etc/passwd"),
        ("OEBPS", "/etc/passwd", "etc/passwd"),
        ("OEBPS", "%2e%2e/%2e%2e/etc/passwd", "etc/passwd"),
        ("OEBPS", "file:///etc/passwd", "etc/passwd"),
        ("OEBPS", "http://example.invalid/a.xhtml?b", "a.xhtml"),
        ("OEBPS", "http://[", "OEBPS/http:/["),
        ("", "a.xhtml", "a.xhtml"),
    ],
)
def test_a_reference_only_ever_names_a_part_of_the_archive(
    folder: str, reference: str, member: str
) -> None:
    """Nothing is looked for outside it, whatever the path says."""
    assert member_of(folder, reference) == member


def test_a_path_out_of_the_archive_finds_nothing() -> None:
    """The file of that name on this machine is not opened."""
    data = book(
        {"a.xhtml": "<p>Words.</p>"},
        manifest='<item id="x" href="../../../../etc/passwd" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="x"/><itemref idref="i0"/>',
    )

    assert read(data).text == "Words."


def test_drm_is_told_and_garbled_fonts_are_none() -> None:
    """One sentence; a font's encryption does not matter."""
    locked = LOCKED.format(how="http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    fonts = LOCKED.format(how="http://www.idpf.org/2008/embedding")

    with pytest.raises(DocumentError, match=r"^book\.epub is locked by its seller \(DRM\).*\.$"):
        read(book(more={"META-INF/encryption.xml": locked}))
    assert PROSE in read(book(more={"META-INF/encryption.xml": fonts})).text


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"mimetype": "application/epub+zip"}, "is no EPUB"),
        ({"META-INF/container.xml": CONTAINER}, "is no EPUB"),
        ({"META-INF/container.xml": "<container"}, "damaged"),
        (
            {
                "META-INF/container.xml": CONTAINER,
                "OEBPS/book.opf": '<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
                + package(spine="", manifest="", title="&a;").partition("?>")[2],
            },
            "declares XML entities",
        ),
    ],
)
def test_what_is_no_book_is_refused_in_one_sentence(
    parts: dict[str, str | bytes], reason: str
) -> None:
    """The sentence says what to do."""
    with pytest.raises(DocumentError, match=rf"^book\.epub .*{reason}.*; .*\.$"):
        read(zipped(parts))


@pytest.mark.parametrize(
    "chapter",
    [b"<p>" + b"words " * 6_000_000, b"<b>" * 300_000, b"<" * 600_000],
    ids=["zip bomb", "nested tags", "too many tags"],
)
def test_a_bomb_is_refused(chapter: bytes) -> None:
    """Unpacked, nested or cut in pieces without end."""
    data = book(
        {"a.xhtml": "", "b.xhtml": ""}, more={"OEBPS/a.xhtml": chapter, "OEBPS/b.xhtml": chapter}
    )

    with pytest.raises(DocumentError, match=r"^book\.epub .*\.$"):
        read(data)


def test_entities_of_a_chapter_are_not_expanded() -> None:
    """They stay the names they are."""
    doctype = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

    extract = read(book(more={"OEBPS/text/two b.xhtml": xhtml("<p>a &x; b</p>", before=doctype)}))

    assert "a &x; b" in extract.text


def test_a_book_is_known_by_what_it_holds() -> None:
    """By its first part, or by the one that every book has; other archives are none."""
    assert epub.recognises(book())
    assert epub.recognises(zipped({"a": "x", "META-INF/container.xml": CONTAINER}))
    assert not epub.recognises(zipped({"word/document.xml": "<w/>"}))
    assert not epub.recognises(b"application/epub+zip")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_book_is_read_or_refused(data: st.DataObject) -> None:
    """Bytes changed in the archive, or in its parts."""
    whole = book(guide=COVER)
    at = data.draw(st.integers(0, len(whole) - 1))
    put = data.draw(st.binary(max_size=4))
    part = data.draw(
        st.sampled_from(["META-INF/container.xml", "OEBPS/book.opf", "OEBPS/toc.xhtml"])
    )
    for damaged in (
        whole[:at] + put + whole[at + len(put) :],
        whole[:at],
        book(more={part: put * 9}),
    ):
        epub.recognises(damaged)
        try:
            assert is_whole(read(damaged))
        except DocumentError as error:
            assert str(error).startswith("book.epub")


def test_a_quotation_of_a_book_has_its_chapter_as_heading() -> None:
    """Gold citations through the one door: a heading of the chapter's own, and one of the contents'."""
    document = decode_document(book(), name="wells.epub")
    headings = {each.text: each.heading for each in split_passages(Transcript.of(document))}

    assert document.format == "epub"
    assert headings["Rope is bought by the metre."] == "Two: Rope"
    assert headings[f"{PROSE}¹\n\n1. A footnote."] == "Water"
