"""What files of every format state of themselves, and what programs write there for nobody."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.metadata import Day, Metadata
from bot.documents.naming import one_line
from bot.formats.file_metadata import LONGEST, MOST_AUTHORS, Setting, Wording, is_name, stated_in
from bot.formats.loading import decode_document
from tests.support.documents.pdf_files import Sheets
from tests.support.documents.web_pages import PROSE, page
from tests.support.documents.zips import ODF_SPACES, PACKAGE, docx, odt

WORDING = Wording(authors=("author",), issued=("date",), url=("url",), language=("lang",))
PARAGRAPH = "<w:p><w:r><w:t>The well is deep.</w:t></w:r></w:p>"
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "author": [{"@type": "Person", "name": "Ada Obi"}, {"@type": "Person", "@id": "#jan"}],
    "datePublished": "2024-03-12T08:00:00+01:00",
    "publisher": {"@type": "Organization", "name": "Well Press"},
}


def stated(data: bytes, name: str) -> Metadata:
    """What a file states of itself."""
    return decode_document(data, name=name).stated


def on_page(head: str, *, body: str = f"<p>{PROSE}</p>") -> Metadata:
    """What a page states."""
    return stated(page(body, head=head), "wells.html")


def in_word(properties: str) -> Metadata:
    """What a Word file states whose core properties hold this."""
    core = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{properties}</cp:coreProperties>"
    )
    return stated(docx(PARAGRAPH, more={"docProps/core.xml": core}), "wells.docx")


def linked(*things: object) -> str:
    """A script of linked data."""
    return f'<script type="application/ld+json">{json.dumps(things)}</script>'


def test_a_page_states_what_its_head_says() -> None:
    """Its author, the day it was published, the site, its own address and its language."""
    head = """<title>Wells</title><meta name="author" content=" Ada  Obi ">
    <meta property="article:published_time" content="2024-03-12T08:00:00+01:00">
    <meta property="og:site_name" content="The Well Magazine">
    <link rel="canonical" href="https://wells.example/obi">
    <meta property="og:url" content="https://wells.example/other">"""

    assert on_page(head) == Metadata(
        authors=("Ada Obi",),
        issued=Day(2024, 3, 12),
        container="The Well Magazine",
        url="https://wells.example/obi",
        language="en",
    )


def test_a_papers_page_states_it_as_catalogues_ask() -> None:
    """Every author in order, before what the page says of itself elsewhere."""
    head = """<meta name="author" content="Web Team"><meta name="citation_author" content="Obi, Ada">
    <meta name="citation_author" content="Berg, Jan"><meta name="citation_author" content="Obi, Ada">
    <meta name="citation_publication_date" content="2024/03"><meta name="citation_date" content="1999">
    <meta name="citation_journal_title" content="Journal of Wells">
    <meta name="citation_doi" content="https://doi.org/10.5555/wells">
    <meta name="DC.Publisher" content="Well Press"><meta name="DC.Language" content="de">"""

    assert on_page(head) == Metadata(
        authors=("Obi, Ada", "Berg, Jan"),
        issued=Day(2024, 3),
        container="Journal of Wells",
        publisher="Well Press",
        language="en",
        kind="journal",
        doi="10.5555/wells",
    )


def test_the_one_day_that_a_page_marks_as_a_time_is_its_date() -> None:
    """Of several none is; what catalogues are told comes first."""
    one = '<time datetime="2024-03-12T10:00">12 March</time>'
    other = '<time datetime="2023-01-01">New Year</time>'
    told = '<meta name="dc.date" content="2020">'

    assert on_page(f"{one} {one}").issued == Day(2024, 3, 12)
    assert on_page(one + other).issued is None
    assert on_page(told + one).issued == Day(2020)


@pytest.mark.parametrize("things", [[ARTICLE, {"@id": "#jan", "name": "Jan Berg"}], [[ARTICLE]]])
def test_a_pages_linked_data_is_read_where_it_describes_one_article(things: list[object]) -> None:
    """Somebody named by an `@id` is looked up; one who is nowhere named is left out."""
    found = on_page(linked(*things) if len(things) > 1 else linked({"@graph": things[0]}))

    assert found.authors in (("Ada Obi", "Jan Berg"), ("Ada Obi",))
    assert (found.issued, found.publisher) == (Day(2024, 3, 12), "Well Press")


@pytest.mark.parametrize(
    "head",
    [
        linked(ARTICLE, ARTICLE | {"author": "Per Lind"}),  # a front page: which one is the page?
        linked(ARTICLE | {"@type": "Organization"}),
        '<script type="application/ld+json">{"@type": "Article", "author": "Ada Obi"</script>',
        f'<script type="application/ld+json">{"[" * 5000}</script>',
        f"<script>{json.dumps(ARTICLE)}</script>",
    ],
)
def test_linked_data_that_is_not_certain_or_damaged_says_nothing(head: str) -> None:
    """And breaks nothing."""
    assert on_page(head) == Metadata(language="en")


def test_a_saved_page_states_where_it_was_saved_from() -> None:
    """Browsers write the address into what they save, in a comment or a web archive's header."""
    body = page(f"<p>{PROSE}</p>")
    saved = body.replace(
        b"<head>", b"<!-- saved from url=(0025)https://wells.example/obi --><head>"
    )
    archive = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://wells.example/obi\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body + b"\r\n--b--\r\n"
    )

    assert stated(saved, "a.html").url == "https://wells.example/obi"
    assert stated(archive, "a.mhtml").url == "https://wells.example/obi"
    assert (
        stated(body.replace(b"<head>", b"<!-- saved from url=(0008)file:///a -->"), "b.html").url
        is None
    )


def test_a_word_file_states_its_author_and_no_date() -> None:
    """The days it was created and modified are the file's, not its words'."""
    found = in_word(
        "<dc:creator>Ada Obi; Jan Berg</dc:creator><dc:language>de-CH</dc:language>"
        "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    )

    assert found == Metadata(authors=("Ada Obi; Jan Berg",), language="de-CH")
    assert in_word("<dc:creator>python-docx</dc:creator><dc:title/>") == Metadata()


def test_an_open_document_states_who_began_it() -> None:
    """Not who saved it last, and not when."""
    meta = (
        f"<office:document-meta {ODF_SPACES}><office:meta><dc:creator>Per Lind</dc:creator>"
        "<dc:date>2024-03-12T10:00:00</dc:date>{begun}<dc:language>en-GB</dc:language>"
        "</office:meta></office:document-meta>"
    )
    begun = "<meta:initial-creator>Ada Obi</meta:initial-creator>"
    body = "<text:p>The well is deep.</text:p>"
    files = [odt(body, more={"meta.xml": meta.format(begun=each)}) for each in (begun, "")]

    assert stated(files[0], "a.odt") == Metadata(authors=("Ada Obi",), language="en-GB")
    assert stated(files[1], "a.odt").authors == ("Per Lind",)


def test_a_rich_text_file_states_its_author() -> None:
    """In the letters of its code page; the author's words are no part of the text."""
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\info{\author Ren\'e9 Obi}{\company Ink}{\creatim\yr2024}}Deep.}"
    )
    found = decode_document(data, name="a.rtf")

    assert found.stated == Metadata(authors=("René Obi",))
    assert found.text == "Deep."


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("Ada Obi", ("Ada Obi",)),
        ("Zoë Ångström", ("Zoë Ångström",)),
        ("EDGAR Online, a division of a printer", ()),
        ("print.io", ()),
        ("OFFICE\\aobi", ()),
        ("anonymous", ()),
    ],
)
def test_a_pdf_states_its_author_and_no_date(author: str, authors: tuple[str, ...]) -> None:
    """As its first page prints it; what a service calls itself is nobody, the file's day none."""
    sheets = Sheets(title="Wells")
    sheets.canvas.setAuthor(author)
    sheets.lines(["The well is deep, and it is kept by the village.", f"Written down: {author}"])
    sheets.end_page()

    assert stated(sheets.data(), "a.pdf") == Metadata(authors=authors)


def test_a_pdf_states_its_language() -> None:
    """As its catalogue has it."""
    sheets = Sheets()
    sheets.canvas.setCatalogEntry("Lang", "de-CH")
    sheets.lines(["The well is deep, and it is kept by the village."])
    sheets.end_page()

    assert stated(sheets.data(), "a.pdf") == Metadata(language="de-CH")


@pytest.mark.parametrize(
    "words",
    [
        "Microsoft Office User",
        "user",
        "User 1",
        "Windows-Benutzer",
        "admin",
        "Administrator",
        "unknown",
        "Unknown Author",
        "python-docx",
        "N/A",
        "-",
        "1234",
        "aobi",
        "ada@wells.example",
        "https://social.example/ada",
    ],
)
def test_what_a_program_knows_its_user_by_is_no_author(words: str) -> None:
    """Nobody is cited by a login or by the name of the program."""
    assert not is_name(words)


@pytest.mark.parametrize(
    "words", ["Ada Obi", "Plato", "bell hooks", "Water Office", "עדה אובי", "李小龍"]
)
def test_names_and_institutions_are_authors(words: str) -> None:
    """In any letters, of one word or several."""
    assert is_name(words)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["author", "date", "url", "lang", "other"]), st.text(max_size=600)
        ),
        max_size=150,
    )
)
def test_whatever_is_stated_stands_on_a_line_and_is_bounded(said: list[tuple[str, str]]) -> None:
    """A stranger's settings break nothing, and nothing of theirs can forge a line."""
    found = stated_in((Setting(*each) for each in said), WORDING)

    assert len(found.authors) <= MOST_AUTHORS
    for words in (*found.authors, found.url, found.language):
        assert words is None or (words == one_line(words) and 0 < len(words) <= LONGEST)
