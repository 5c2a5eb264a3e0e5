"""Paragraphs, rows and speakers are read as a browser shows them."""

import pytest

from bot.documents.paragraphs import ParagraphKind
from bot.formats.loading import decode_document
from bot.segmentation.labels.find import find_labels
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.bot.formats.html.reading import body, read
from tests.support.documents.reading import shown
from tests.support.documents.web_pages import ORDINARY, PROSE, page, xhtml


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

    assert body(table) == [("head-row", "Step\tWhat"), ("row", "1 or 2\t1. x 2. y")]


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
        labels = find_labels(extract.text, extract.layout.paragraphs, extract.layout.bold)
        voices = labels.voices

        assert [voice.speaker for voice in voices] == ["Reporter", "Guide"] * 2, pattern
        assert [voice.asks for voice in voices] == [True, False] * 2


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


def test_a_quotation_of_a_page_has_its_heading_and_its_speaker() -> None:
    """Gold citations through the one door: each a slice of the text, under the right heading."""
    talk = page(
        "<nav><a href=/>Start</a></nav><h1>A talk on wells</h1><h2>Money</h2>"
        "<p><b>Reporter:</b> What does a well cost?</p><p><b>Guide:</b> I paid 4,200 dollars.</p>"
        "<p><b>Reporter:</b> Was it worth it?</p><p><b>Guide:</b> Yes, we drink from it.</p>",
        head="<title>A talk on wells - The Daily</title>",
    )
    document = decode_document(talk, name="talk.txt")
    passages = split_passages(Transcript.of(document))

    assert (document.format, document.title) == ("html", "A talk on wells")
    assert [(each.speaker, each.asked, each.text) for each in passages] == [
        ("Guide", "What does a well cost?", "I paid 4,200 dollars."),
        ("Guide", "Was it worth it?", "Yes, we drink from it."),
    ]
    costs = next(
        each
        for each in split_passages(Transcript.of(decode_document(ORDINARY, name="wells.html")))
        if "4,200 dollars" in each.text
    )
    assert costs.heading == "What a well costs"
    assert costs.text == costs.document.text[costs.start : costs.end]


@pytest.mark.parametrize("name", ["question", "interview-question", "Frage", "qa_interviewer"])
def test_questions_that_a_page_sets_apart_by_a_class_are_set_apart(name: str) -> None:
    """Its style sheet shows them bold or blue, and is not read; a list of them sets none apart."""
    words = f'<p class="{name}">Why wells?</p><p>Because they are deep.</p>'
    asked = decode_document(page(words), name="a.html")
    listed = decode_document(page(f'<div class="{name}s-list">{words}</div>'), name="a.html")

    for each in (asked, listed):
        assert [each.text[span.start : span.end] for span in each.layout.bold] == ["Why wells?"]
