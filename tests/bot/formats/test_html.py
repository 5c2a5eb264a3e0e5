"""HTML: main text as a browser shows it, furniture and hidden words left out, nothing lost."""

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.paragraphs import ParagraphKind
from bot.errors import DocumentError
from bot.formats.format import Extract
from bot.formats.html import reader as html
from bot.formats.html.page import read_page
from bot.formats.loading import decode_document
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.speaker_labels import find_labels
from tests.support.documents.web_pages import MENU, ORDINARY, PROSE, TRAPS, page, xhtml

PIECES = (
    "<p>", "</p>", "<div hidden>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ol>",
    "</ol>", "<b>", "</b>", "<h1>", "</h2>", "<br>", "<pre>", "</pre>", "<nav>", "</nav>", "<a href=",
    "<!--", "-->", "<script>", "</script>", "<title>", "&amp", "&#x110000;", "&#0;", "<![CDATA[", "]]>",
    "words and more words. ", "Name: words", "\x00", "\ud800".encode("utf-8", "replace").decode(), "\u00a0",
    "=\"", "'", "<header>", "<main>", "<button aria-controls=x>", "<svg/>", "<dl><dt>", "<dd>", "---",
)  # fmt: skip


def read(data: bytes) -> Extract:
    """What is read of a page."""
    return html.read(data, "page.html", None)


def shown(extract: Extract) -> list[tuple[str, str]]:
    """Kind and text of every paragraph."""
    return [
        (each.kind.value, extract.text[each.start : each.end]) for each in extract.layout.paragraphs
    ]


def body(words: str) -> list[tuple[str, str]]:
    """The paragraphs of a page with this body."""
    return shown(read(page(words)))


def is_whole(extract: Extract) -> bool:
    """Whether paragraphs ascend, part nowhere, and hold all but white space."""
    at = 0
    for each in extract.layout.paragraphs:
        if each.start < at or extract.text[at : each.start].strip() or each.end <= each.start:
            return False
        at = each.end
    return not extract.text[at:].strip()


def test_the_main_text_of_an_ordinary_page_is_all_there_is() -> None:
    """Menus, banner, cookie notice, breadcrumb, sidebar, footer and alternative words are left out."""
    assert shown(read(ORDINARY)) == [
        ("heading", "On wells"),
        ("text", "By a reporter"),
        ("text", PROSE),
        ("heading", "What a well costs"),
        ("text", "A deep well costs 4,200 dollars; see the table1."),
        ("text", "Costs by depth"),
        ("row", "Depth\tCost"),
        ("row", "10 m\t900"),
        ("row", "60 m\t4,200"),
        ("item", "3. Ask the village."),
        ("item", "4. Dig."),
        ("item", "Rope"),
        ("item", "A bucket"),
        ("item", "of tin"),
        ("text", "“A well is a promise.”"),
        ("text", "The first well"),
        ("text", "depth = 60\n  cost = 4200"),
        ("text", "Aquifer"),
        ("text", "Rock that holds water."),
        ("heading", "How long does it last?"),
        ("text", "About thirty years."),
        ("text", "First line\nsecond line"),
    ]


def test_what_is_hidden_or_no_text_never_reaches_it() -> None:
    """Scripts, styles, templates, hidden prompts and remote things; typed markup stays as typed."""
    extract = read(TRAPS)

    assert [words for _, words in shown(extract)] == [
        "Traps",
        PROSE,
        "Typed: <img src=x onerror=alert(1)> and ${1+1} and $$x$$ &amp; 👩\u00a0end.",
        "Shown after it.",
        "The last words.",
    ]


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("foo<b>bar</b> baz", ["foobar baz"]),
        ("<p>a\n   b\t c</p>", ["a b c"]),
        ("<p>a <b> b</b></p>", ["a b"]),
        ("<p>a&nbsp;&nbsp;b</p>", ["a\u00a0\u00a0b"]),
        ("<p>a <br> b", ["a\nb"]),
        ("one<br><br>two", ["one", "two"]),
        ("one<p>two</p>three", ["one", "two", "three"]),
        ("<b>bold<p>one</b>two</p>three", ["bold", "onetwo", "three"]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", ["漢字"]),
        ("1 < 2 && 3 > 2", ["1 < 2 && 3 > 2"]),
        ("a<wbr>b<!-- c -->d", ["abd"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("<p title='a > b' hidden=until-found>kept</p>", ["kept"]),
        ("<span>שלום</span> cafe\u0301 <i>👩‍👩‍👧</i>", ["שלום cafe\u0301 👩‍👩‍👧"]),
        ("<ol><li value=7>x<li>y</ol><ol type=a reversed><li>z</ol>", ["7. x", "8. y", "z"]),
        ("<ol type=i><li>x<ol><li>y</ol><li>z</ol>", ["i. x", "1. y", "ii. z"]),
        ("<ol style='list-style: none'><li>x</ol>", ["x"]),
        ("<textarea><p>no</textarea>yes", ["yes"]),
        ("a\x00b", ["ab"]),
    ],
)
def test_words_run_on_and_part_as_a_browser_shows_them(words: str, paragraphs: list[str]) -> None:
    """No space is invented inside a word, none is lost between two."""
    assert [text for _, text in body(words)] == paragraphs


@pytest.mark.parametrize(
    "words",
    [
        "<noscript><div>no</noscript><p>shown</p>",
        "<script>'<noscript>'</script><p>shown</p>",
        "<script src='x'/>no</script><p>shown</p>",
        "<svg><title/></svg><p>shown</p>",
        "<div><header hidden>no</header>shown</div>",
        "<p hidden>no<p>shown</p>",
        "<ul><li hidden>no<li>shown</ul>",
        "<table><tr hidden><td>no<tr><td>shown</table>",
    ],
)
def test_an_element_ends_where_a_browser_ends_it(words: str) -> None:
    """What is hidden hides itself and nothing after it, its end tag left out or not."""
    assert [text for _, text in body(words)] == ["shown"]


def test_code_and_old_text_files_stand_as_they_were_written() -> None:
    """A blank line parts paragraphs, but no code; inner spaces stay."""
    code = "def f():\n    a  =  1\n\n    return a"

    assert body(f"<pre>\n{code}\n\nnext <b>b</b>\n\n\n</pre>end") == [
        ("text", code),
        ("text", "next b"),
        ("text", "end"),
    ]


def test_a_layout_table_is_read_as_paragraphs() -> None:
    """A table with headings, with tables, with one column or with long cells holds no rows."""
    for table in (
        f"<table><tr><td><h2>Left</h2><p>{PROSE}</p></td><td>right</td></tr></table>",
        "<table><tr><td>a<table><tr><td>inner</table></table>",
        f"<table><tr><td>{PROSE}<td><p>{PROSE}<p>{PROSE}</table>",
        "<table role=presentation><tr><td>a<td>b</table>",
    ):
        assert ParagraphKind.ROW.value not in [kind for kind, _ in body(table)]


def test_cells_with_lists_and_line_ends_are_still_one_row() -> None:
    """A row is one line; the numbers of a list in a cell stay."""
    table = "<table><tr><th>Step<th>What</tr><tr><td>1<br>or 2<td><ol><li>x<li>y</ol></table>"

    assert body(table) == [("row", "Step\tWhat"), ("row", "1 or 2\t1. x 2. y")]


def test_speakers_shown_by_bold_type_terms_or_colons_are_found() -> None:
    """The labels of a transcript survive however the page shows them."""
    turns = [
        ("Reporter", "Why wells?"),
        ("Guide", "I like water."),
        ("Reporter", "And then?"),
        ("Guide", "I dug one."),
    ]
    for pattern in (
        "<p><b>{}:</b> {}</p>",
        "<p><strong>{}</strong> {}</p>",
        "<b>{}:</b> {}<br>",
        "<dl><dt>{}</dt><dd>{}</dd></dl>",
        "<table><tr><td>{}:</td><td>{}</td></tr></table>",
        "<h3>{}</h3><p>{}</p>",
        "<div style='font-weight:700'>{}</div><div>{}</div>",
    ):
        extract = read(page("".join(pattern.format(*turn) for turn in turns)))
        voices = find_labels(extract.text, extract.layout.paragraphs, extract.layout.bold)

        assert [voice.speaker for voice in voices] == ["Reporter", "Guide"] * 2, pattern
        assert [voice.asks for voice in voices] == [True, False] * 2


def test_a_faq_whose_answers_unfold_keeps_them_all() -> None:
    """A part that a button unfolds is text, though it is hidden at first."""
    faq = "".join(
        f'<h3><button aria-expanded="false" aria-controls="a{number}">Question {number}?</button></h3>'
        f'<div id="a{number}" hidden>Answer {number}.</div>'
        for number in range(3)
    )

    assert [words for _, words in body(faq)] == [
        words for number in range(3) for words in (f"Question {number}?", f"Answer {number}.")
    ]


@pytest.mark.parametrize(
    "words",
    [
        f"<nav><ul>{MENU}</ul></nav>",
        f"<div class='page sidebar-left cookie-page'><p>{PROSE}</p><a href=x>cookie link</a></div>",
        "".join(
            f"<div class='cookie-step'>Step {n}: bake the cookie.<a href=x>p</a></div>"
            for n in range(9)
        ),
        f"<header><h1>Essay</h1><p>{PROSE}</p></header><p>{PROSE}</p>",
        f"<footer><p>{PROSE * 6}</p></footer><p>{PROSE}</p>",
        f"<aside>{PROSE * 5}</aside>",
        "".join(f"<p><a href='/{n}'>Report number {n}</a></p>" for n in range(40)),
    ],
)
def test_where_it_is_in_doubt_text_is_kept(words: str) -> None:
    """A page of links, a wrapper with a menu's name, an essay in a header or footer."""
    everything = read_page(words, name="page.html", xml=False).blocks

    assert [text for _, text in body(words)] == [block.words for block in everything]


@pytest.mark.parametrize(
    ("head", "words", "title"),
    [
        ("<title>On wells | The Daily</title>", "<h1>On wells</h1>x", "On wells"),
        ("<title>The Daily: On wells</title>", "<h1>On wells</h1>x", "On wells"),
        ("<title>On wells | The Daily</title>", "<h1>Other</h1>x", "On wells | The Daily"),
        ("<title>a\n b - Site</title><meta property=og:title content='a b'>", "x", "a b"),
        ("<meta property=og:title content='Shared &amp; said'>", "<h1>Head</h1>x", "Shared & said"),
        ("", "<h1>Head</h1>x", "Head"),
        ("<title/>", "x", None),
    ],
)
def test_a_title_loses_its_sites_name_only_if_the_page_says_so(
    head: str, words: str, title: str | None
) -> None:
    """First `<title>`, then what the page is shared as, then its heading."""
    data = xhtml(words, head=head) if title is None else page(words, head=head)

    assert read(data).title == title


WORDS = "<p>Où est le café – “ici” ?</p>"
SAID = "<!DOCTYPE html><meta charset={}>" + WORDS


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SAID.format("utf-8").encode(), "utf-8"),
        (b"\xef\xbb\xbf" + SAID.format("latin1").encode(), "utf-8"),
        (SAID.format("latin1").encode(), "utf-8"),
        (SAID.format("iso-8859-1").encode("cp1252"), "cp1252"),
        (SAID.format("utf-8").encode("cp1252"), "cp1252"),
        (SAID.format("utf-7").encode("cp1252"), "cp1252"),
        (SAID.format("no-such").encode("utf-16"), "utf-16"),
        (SAID.format("utf-16").encode("utf-16-le"), "utf-16"),
        (SAID.format("utf-16").encode(), "utf-8"),
        (("<!DOCTYPE html>" + WORDS).encode("cp1252"), "cp1252"),
    ],
)
def test_an_encoding_is_believed_only_if_it_is_true(data: bytes, encoding: str) -> None:
    """Mark, then UTF-8 that proves itself, then what is named, then Windows-1252."""
    extract = read(data)

    assert (extract.text, extract.encoding) == ("Où est le café – “ici” ?", encoding)


def test_asian_pages_and_a_few_broken_bytes_are_read_and_told() -> None:
    """WHATWG's names mean more than Python's; one broken letter costs one letter."""
    assert read(b"<html><meta charset=gb2312><p>" + "镕基".encode("gb18030")).text == "镕基"
    broken = read(page("<p>déjà vu, déjà lu</p>").replace(b"vu", b"v\xff"))

    assert broken.text == "déjà v�, déjà lu"
    assert broken.notes == ("Some letters of page.html are not UTF-8; they are shown as �.",)


def test_a_guess_at_an_encoding_is_told() -> None:
    """No page proves Windows-1252."""
    assert read(b"<html><p>caf\xe9").notes == (
        "page.html does not name its encoding; it is read as cp1252.",
    )


@pytest.mark.parametrize("how", ["quoted-printable", "base64", "8bit"])
def test_a_web_archive_is_read_for_its_page(how: str) -> None:
    """The pictures beside it are never opened."""
    inside = page("<h1>Kept</h1><p>café</p>")
    packed = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(
        how, bytes
    )(inside)
    data = (
        b"From: <Saved>\r\nSubject: Wells\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--edge"\r\n\r\n'
        b"----edge\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n"
        b"----edge\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "
        + how.encode() + b"\r\n\r\n" + packed + b"\r\n----edge--\r\n"
    )  # fmt: skip

    assert html.recognises(data)
    assert shown(read(data)) == [("heading", "Kept"), ("text", "café")]


def test_a_web_archive_without_a_page_is_refused() -> None:
    """In one sentence."""
    data = (
        b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--"
    )

    with pytest.raises(DocumentError, match=r"^page\.html is a web archive without a page.*\.$"):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html>x",
        b"\xef\xbb\xbf \n<!-- saved --><HTML lang=en>",
        b'<?xml version="1.0"?><!-- a --><!DOCTYPE html [<!ENTITY a "b">]><html>',
        "<!doctype html>".encode("utf-16"),
        b"<head><title>x</title>",
    ],
)
def test_a_page_is_known_by_its_beginning(data: bytes) -> None:
    """Whatever it is called."""
    assert html.recognises(data)


@pytest.mark.parametrize(
    "data",
    [
        b'<p align="center">\n\n# A README\n',
        b"<!-- a comment -->\n# A heading\n",
        b"<?xml version='1.0'?><svg/>",
        b"The tag <html> begins a page.",
        b"<header>x",
        b"Subject: hello\n\nContent-Type: multipart/related",
        b"",
    ],
)
def test_what_only_holds_tags_is_no_page(data: bytes) -> None:
    """Markdown may begin with HTML, a text may speak of it."""
    assert not html.recognises(data)


def test_xhtml_closes_itself_and_its_entities_are_never_expanded() -> None:
    """`<title/>` and `<script/>` swallow no page; an entity of a file's or a bomb's stays its name."""
    doctype = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    data = xhtml(
        "<script src='x'/><p>&x; &b; <i/>words</p><p><![CDATA[a <b> c]]></p>",
        before=doctype,
        head="<title/>",
    )

    assert [words for _, words in shown(read(data))] == ["&x; &b; words", "a <b> c"]


def test_marks_of_xml_that_nothing_ends_cost_no_words() -> None:
    """Old pages call themselves XHTML and are none."""
    data = xhtml("<script>//<![CDATA[ no </script><p>One &nbsp; two</p><p>Three<br>four")

    assert [words for _, words in shown(read(data))] == ["One \u00a0 two", "Three\nfour"]


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 100_000 + b"the deepest words",
        b"<nav>" * 100_000 + b"the deepest words",
        b"<ol><li>" * 20_000 + b"the deepest words",
        b"<table><tr><td>" * 20_000 + b"the deepest words",
        b"<b><font size=1><p>" * 20_000 + b"the deepest words",
        b"<select>" + b"<option>x" * 50_000 + b"</select>the deepest words",
        b"<p " + b" ".join(b"a%d=1" % number for number in range(50_000)) + b">the deepest words",
        b"<p" + b" /" * 500_000 + b">the deepest words",
        b"<p title='" + b"\n" * 500_000 + b"'>the deepest words",
        b"<" * 500_000 + b" the deepest words",
        b"</p" * 100_000 + b">the deepest words",
        b'<a b="x' * 100_000 + b">the deepest words",
        b"<!doctype[" * 100_000 + b">the deepest words",
        b"<title>" * 50_000 + b"</title>the deepest words",
        b"<pre>" + b"\n" * 500_000 + b" the deepest words",
        b"<p>" + b"<br>" * 100_000 + b"the deepest words",
        b"<p>" + b"x" * 1_000_000 + b"</x>y" * 50_000 + b"the deepest words",
        b"<?xml version='1.0'?><html><![CDATA["
        + b"<![CDATA[" * 50_000
        + b"]]><p>the deepest words",
    ],
    ids=lambda data: data[:16].decode(),
)
def test_a_page_made_to_take_for_ever_is_read(data: bytes) -> None:
    """Nesting, attributes, quotation marks and empty lines cost no more than their length."""
    extract = read(data)

    assert "the deepest words" in extract.text
    assert is_whole(extract)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<b>" * 200_001, "elements inside one another"),
        (b"<b>" * 120_000 + b"</i>" * 30_000, "elements inside one another"),
        (b"x" * 50_000_001, "characters"),
        (b"<" * 1_000_001, "tags"),
        (b"x\x00y\x00\x00" * 200, "is not a text file"),
    ],
)
def test_what_is_over_a_limit_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    """Limits are far above any page."""
    with pytest.raises(DocumentError, match=rf"^page\.html .*{reason}.*\.$"):
        read(data)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join))
def test_paragraphs_hold_every_character_whatever_the_tags(words: str) -> None:
    """Ascending, apart, and together all but white space; nothing else is raised."""
    for begin in ("", "<!DOCTYPE html>", '<?xml version="1.0"?>'):
        extract = read((begin + words).encode("utf-8", "replace"))

        assert is_whole(extract)
        assert "\x00" not in extract.text


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(ORDINARY) - 1), st.binary(max_size=6), st.integers(0, 40))
def test_a_damaged_page_is_read_or_refused(at: int, put: bytes, gone: int) -> None:
    """Bytes put in, bytes taken out."""
    damaged = ORDINARY[:at] + put + ORDINARY[at + gone :]
    html.recognises(damaged)
    try:
        assert is_whole(read(damaged))
    except DocumentError as error:
        assert str(error).startswith("page.html")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    """As a page, and as the page of a web archive."""
    for whole in (
        data,
        b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n" + data,
    ):
        html.recognises(whole)
        try:
            assert is_whole(read(whole))
        except DocumentError as error:
            assert str(error).startswith("page.html")


def test_a_quotation_of_a_page_has_its_heading_and_its_speaker() -> None:
    """Gold citations through the one door: each a slice of the text, under the right heading."""
    talk = page(
        "<nav><a href=/>Start</a></nav><h1>A talk on wells</h1><h2>Money</h2>"
        "<p><b>Reporter:</b> What does a well cost?</p><p><b>Guide:</b> I paid 4,200 dollars.</p>"
        "<p><b>Reporter:</b> Was it worth it?</p><p><b>Guide:</b> Yes, we drink from it.</p>",
        head="<title>A talk on wells - The Daily</title>",
    )
    document = decode_document(talk, name="talk.txt")
    passages = split_passages(document)

    assert (document.format, document.title) == ("html", "A talk on wells")
    assert [(each.speaker, each.asked, each.text) for each in passages] == [
        ("Guide", "What does a well cost?", "I paid 4,200 dollars."),
        ("Guide", "Was it worth it?", "Yes, we drink from it."),
    ]
    costs = next(
        each
        for each in split_passages(decode_document(ORDINARY, name="wells.html"))
        if "4,200 dollars" in each.text
    )
    assert costs.heading == "What a well costs"
    assert costs.text == costs.document.text[costs.start : costs.end]
