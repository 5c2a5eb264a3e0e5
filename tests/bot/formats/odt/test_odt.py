"""OpenDocument texts: what their readers see is read, and nothing else."""

import pytest
from hypothesis import given, settings

from bot.errors import DocumentError
from bot.formats.odt.reader import FORMAT
from tests.support.documents.reading import SAID, bold, kinds, quoted, read
from tests.support.documents.zips import FILE, LAUGHS, ODF_SPACES, ODT_TYPE, odt, zipped
from tests.support.texts import trees

AUTOMATIC = """
<style:style style:name="T1" style:family="text">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text">
  <style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="T3" style:family="text">
  <style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Strong"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>
<text:list-style style:name="L1">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"
    text:display-levels="2" text:start-value="2"/></text:list-style>
<text:list-style style:name="L2">
  <text:list-level-style-bullet text:level="1" text:bullet-char="o"/></text:list-style>"""
STYLES = """
<style:style style:name="Strong" style:family="paragraph">
  <style:text-properties fo:font-weight="700"/></style:style>
<text:outline-style style:name="Outline">
  <text:outline-level-style text:level="1" style:num-format="I"/>
  <text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>"""


def p(inside: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def h(inside: str, level: int = 2) -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}">{inside}</text:h>'


def span(inside: str, style: str = "T1") -> str:
    """Words in a style, bold by default."""
    return f'<text:span text:style-name="{style}">{inside}</text:span>'


def items(*each: str, style: str = "L1", more: str = "") -> str:
    """A list."""
    inside = "".join(f"<text:list-item>{one}</text:list-item>" for one in each)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def table(*rows: str) -> str:
    """A table of rows of cells."""
    inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table>{inside}</table:table>"


def cell(inside: str) -> str:
    """A cell of a table."""
    return f"<table:table-cell>{inside}</table:table-cell>"


def test_an_interview_with_names_in_bold_is_cited_with_heading_and_speaker() -> None:
    """Gold: the engineer's words under the heading, the reporter's questions asked by nobody."""
    body = h("On wells") + "".join(p(f"{span(name)} {words}") for name, words in SAID)
    document = read(FORMAT, odt(body, automatic=AUTOMATIC))

    assert bold(document) == [name for name, _ in SAID]
    assert ("On wells", "Engineer", SAID[3][1]) in quoted(document)
    assert not any(words.startswith("Why") for _, _, words in quoted(document))


def test_headings_and_the_title_are_known() -> None:
    """By their tag or by the style for titles; numbered if the outline is; the rest is text."""
    body = (
        p("Wells", "P2") + h("Dug", 1) + h("Deep") + h("Drilled", 1) + p("Words.") + h("w " * 200)
    )
    document = read(FORMAT, odt(body, automatic=AUTOMATIC, styles=STYLES))

    assert [kind for kind, _ in kinds(document)] == ["heading"] * 4 + ["text"] * 2
    assert document.text.startswith("Wells\n\nI Dug\n\nDeep\n\nII Drilled\n\nWords.")
    assert kinds(document)[1] == ("heading", "Dug")
    assert document.title == "Wells"
    assert read(FORMAT, odt(body, title="On wells and trust")).title == "On wells and trust"


def test_numbered_items_show_their_number() -> None:
    """Levels, first numbers, a list that goes on; an item's second paragraph and bullets have none."""
    body = (
        items(p("one") + items(p("deep"), p("deeper"), style=""), p("two") + p("more of two"))
        + p("between")
        + items(p("three"), more='text:continue-numbering="true"')
        + items(p("anew"))
        + items(p("bullet"), style="L2")
        + items(p("unknown"), style="none")
    )
    body = body.replace('text:style-name="" >', ">")
    document = read(FORMAT, odt(body, automatic=AUTOMATIC))

    assert document.text == (
        "1. one\n1.b) deep\n1.c) deeper\n2. two\nmore of two\n\nbetween\n\n3. three\n\n"
        "1. anew\n\nbullet\n\nunknown"
    )
    assert kinds(document)[1] == ("item", "deep")


def test_white_space_is_what_the_format_says_it_is() -> None:
    """Line ends of the file are spaces; spaces, tabs and breaks have elements of their own."""
    body = p(
        '  Some\n   words<text:s text:c="3"/> and<text:tab/>a tab<text:line-break/>a line\u00a0'
    )

    assert read(FORMAT, odt(body)).text == "Some words    and\ta tab\na line"


def test_tables_are_rows_and_covered_cells_are_empty() -> None:
    """A tab between cells, a line end between the paragraphs of one; a table in a cell comes after."""
    inner = table(cell(p("x")) + cell(p("y")))
    body = table(
        cell(p("Wide"))
        + "<table:covered-table-cell><text:p>OLD</text:p></table:covered-table-cell>",
        cell(p("1") + p("2")) + cell(p("B") + inner),
    ).replace("<table:table>", "<table:table><table:table-header-rows>", 1)
    body = body.replace("</table:table-row>", "</table:table-row></table:table-header-rows>", 1)

    assert read(FORMAT, odt(body)).text == "Wide\n1\n2\tB\n\nx\ty"
    assert kinds(read(FORMAT, odt(table(cell(h("Framed") + p("Words.")))))) == [
        ("heading", "Framed"),
        ("text", "Words."),
    ]


def test_notes_and_text_boxes_stand_after_the_paragraph_they_belong_to() -> None:
    """In order, and without the number that refers to them."""
    note = (
        '<text:note text:note-class="footnote"> <text:note-citation>1</text:note-citation>'
        f" <text:note-body>{p('The note.')}</text:note-body></text:note>"
    )
    box = f"<draw:frame><draw:text-box>{p('In a box.')}</draw:text-box><svg:desc>ALT</svg:desc></draw:frame>"
    body = p(f"Words{note} go{box} on.") + box + p("After.")

    assert read(FORMAT, odt(body)).text == (
        "Words go on.\n\nThe note.\n\nIn a box.\n\nIn a box.\n\nAfter."
    )


def test_what_a_reader_does_not_see_is_left_out() -> None:
    """Deleted and hidden words, hidden sections, comments, what describes a picture."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('DELETED')}</text:deletion></text:changed-region></text:tracked-changes>"
        + p(
            "Seen"
            + span(" HIDDEN", "T3")
            + "<office:annotation><text:p>COMMENT</text:p></office:annotation>"
            + '<text:hidden-text text:is-hidden="true">HIDDEN</text:hidden-text>'
            + "<text:ruby><text:ruby-base> and read</text:ruby-base>"
            + "<text:ruby-text>RUBY</text:ruby-text></text:ruby>."
        )
        + f'<text:section text:display="none">{p("HIDDEN")}</text:section>'
        + f"<text:section>{p('In a section.')}</text:section>"
    )

    assert read(FORMAT, odt(body, automatic=AUTOMATIC)).text == ("Seen and read.\n\nIn a section.")


def test_bold_may_come_from_a_paragraphs_style_and_be_taken_back() -> None:
    """Only the words a paragraph begins with count."""
    body = p(f"Name: {span('words', 'T2')}", "P1") + p(f"Not {span('bold')}")

    assert bold(read(FORMAT, odt(body, automatic=AUTOMATIC, styles=STYLES))) == ["Name:"]


def test_a_flat_file_is_read_as_well() -> None:
    """All in one XML text."""
    data = (
        f'<?xml version="1.0"?>\n<office:document {ODF_SPACES} office:mimetype="{ODT_TYPE}">'
        f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{h('On wells')}{p('Words.')}</office:text></office:body>"
        "</office:document>"
    ).encode()

    assert FORMAT.recognises(data)
    assert kinds(read(FORMAT, data)) == [("heading", "On wells"), ("text", "Words.")]


LOCKED = {"META-INF/manifest.xml": f"<m {ODF_SPACES}><manifest:encryption-data/></m>"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt(p("words"))[:400], "is a damaged archive"),
        (odt(p("words"), more=dict(LOCKED)), "is encrypted; .* without a password"),
        (odt("", more={"content.xml": LAUGHS}), "declares XML entities"),
        (odt("", more={"content.xml": FILE}), "declares XML entities"),
        (odt("", more={"content.xml": "<a>\x00</a>"}), "is damaged"),
        (odt("<text:section>" * 5_000 + "</text:section>" * 5_000), "too deeply"),
        (zipped({"a.txt": "words"}), "is no OpenDocument text"),
        (b"words", "is damaged: its XML"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    """It names the document, says what is wrong and what to do."""
    with pytest.raises(DocumentError, match=rf"^x.odt [^\n]*{reason}[^\n]*\.$"):
        FORMAT.read(data, "x.odt", None)


def test_only_opendocument_texts_are_recognised() -> None:
    """By the type they give themselves; a spreadsheet and a broken archive are not."""
    assert FORMAT.recognises(odt(""))
    assert not FORMAT.recognises(odt("", more={"mimetype": "application/epub+zip"}))
    assert not FORMAT.recognises(zipped({"a": ""}))
    assert not FORMAT.recognises(odt("")[:100])
    assert not FORMAT.recognises(b'<?xml version="1.0"?><html/>')


def test_a_hundred_thousand_paragraphs_are_read() -> None:
    """A long document is slow in proportion, not worse."""
    document = read(FORMAT, odt((p("Words of one paragraph.") + p("")) * 100_000))

    assert len(document.layout.paragraphs) == 100_000


TAGS = (
    "text:p text:h text:list text:list-item text:span text:s text:tab text:note text:note-body "
    "text:section table:table table:table-row table:table-cell draw:frame draw:text-box"
).split()


@settings(deadline=None)
@given(trees(TAGS, attributes='text:style-name="L1"', letters="ab \n"))
def test_any_tree_of_the_formats_tags_is_read(body: str) -> None:
    """In whatever order tags are nested, each word stands in one paragraph or none."""
    read(FORMAT, odt(body, automatic=AUTOMATIC, styles=STYLES))
