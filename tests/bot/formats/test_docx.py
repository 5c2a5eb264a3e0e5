"""Word documents: what their readers see is read, and nothing else."""

from io import BytesIO

import pytest
from hypothesis import given, settings

from bot.errors import DocumentError
from bot.formats.docx.reader import FORMAT
from tests.support.documents.reading import SAID, bold, kinds, quoted, read
from tests.support.documents.zips import FILE, LAUGHS, STRICT, docx, zipped
from tests.support.texts import trees

STYLES = """
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="My own"/>
  <w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Number"/>
  <w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Part %3"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="9"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


def p(inside: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def style(name: str) -> str:
    """The property that gives a paragraph its style."""
    return f'<w:pStyle w:val="{name}"/>'


def item(words: str, number: int, level: int = 0) -> str:
    """A paragraph in a list."""
    own = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(r(words), own)


def tc(inside: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def box(words: str) -> str:
    """A text box as Word writes it: once for itself and once for its forerunners."""
    inside = f"<w:txbxContent>{p(r(words))}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{inside}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_document_of_python_docx_is_read_with_its_headings_lists_and_tables() -> None:
    """What another program wrote, with everything its template brings."""
    import docx as python_docx

    made = python_docx.Document()
    made.core_properties.title = "On wells and trust"
    made.add_heading("On wells", 0)
    made.add_heading("The first well", 1)
    made.add_paragraph("It was dug in 1907.")
    made.add_paragraph("Ask", style="List Number")
    made.add_paragraph("Dig", style="List Number")
    made.add_paragraph("Pump", style="List Bullet")
    grid = made.add_table(rows=2, cols=3)
    for number, words in enumerate(("Year", "Depth", "Cost", "1907", "12 m", "300")):
        grid.cell(number // 3, number % 3).text = words
    grid.cell(0, 1).merge(grid.cell(0, 2))
    made.sections[0].header.paragraphs[0].text = "RUNNING HEAD"
    file = BytesIO()
    made.save(file)

    document = read(FORMAT, file.getvalue())

    assert FORMAT.recognises(file.getvalue())
    assert document.title == "On wells and trust"
    assert document.text == (
        "On wells\n\nThe first well\n\nIt was dug in 1907.\n\n1. Ask\n2. Dig\nPump\n\n"
        "Year\tDepth\nCost\n1907\t12 m\t300"
    )
    assert [kind for kind, _ in kinds(document)] == [
        *("heading", "heading", "text", "item", "item", "item", "row", "row")
    ]


def test_an_interview_with_names_in_bold_is_cited_with_heading_and_speaker() -> None:
    """Gold: the engineer's words under the heading, the reporter's questions asked by nobody."""
    body = p(r("On wells"), style("berschrift1")) + "".join(
        p(r(f"{name} ", '<w:b w:val="1"/>') + r(words)) for name, words in SAID
    )
    document = read(FORMAT, docx(body, styles=STYLES))

    assert bold(document) == [name for name, _ in SAID]
    assert ("On wells", "Engineer", SAID[3][1]) in quoted(document)
    assert not any(words.startswith("Why") for _, _, words in quoted(document))


def test_headings_are_known_by_style_in_any_language_and_by_outline_level() -> None:
    """A localised id, a style based on one, a level of the paragraph's own; the title is the file's."""
    body = (
        p(r("Wells"), style("Titel"))
        + p(r("Localised"), style("berschrift1"))
        + p(r("Based on it"), style("Eigen"))
        + p(r("By level"), '<w:outlineLvl w:val="2"/>')
        + p(r("Only body"), style("berschrift1") + '<w:outlineLvl w:val="9"/>')
        + p(r("words " * 100), style("berschrift1"))
    )
    document = read(FORMAT, docx(body, styles=STYLES, title="Document1"))

    assert [kind for kind, _ in kinds(document)] == ["heading"] * 4 + ["text"] * 2
    assert document.title == "Wells"
    assert kinds(read(FORMAT, docx(p(r("Plain"), style("Heading1")))))[0][0] == "heading"


def test_numbered_items_show_the_number_word_would_show() -> None:
    """Levels, a first number, a list begun anew; bullets show nothing, however they are drawn."""
    body = (
        item("a", 7)
        + item("b", 7, 1)
        + item("c", 7, 1)
        + p(r("in between"))
        + item("d", 7)
        + item("e", 7, 2)
        + item("f", 9)
        + item("g", 8)
        + p(r("h"), style("Liste"))
        + item("i", 404)
    )
    document = read(FORMAT, docx(body, styles=STYLES, numbering=NUMBERING))

    assert document.text.split() == (
        "3. a 3.a) b 3.b) c in between 4. d Part I e 1. f g 2. h i".split()
    )
    assert kinds(document)[1] == ("item", "b")


def test_tracked_changes_are_taken_as_accepted() -> None:
    """Inserted words are there, deleted ones are not, moved ones stand once, ends that went join."""
    body = (
        p(
            r("Ada ")
            + f"<w:ins>{r('dug')}</w:ins>"
            + "<w:del><w:r><w:delText>dreamt of</w:delText></w:r></w:del>"
            + r(" wells.")
            + f"<w:moveFrom>{r('Moved. ')}</w:moveFrom>"
        )
        + p(f"<w:moveTo>{r('Moved. ')}</w:moveTo>" + r("Here."))
        + p(r("One, "), "<w:rPr><w:del/></w:rPr>")
        + p(r("and the same."))
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{tc(p(r('GONE')))}</w:tr></w:tbl>"
    )

    assert read(FORMAT, docx(body)).text == ("Ada dug wells.\n\nMoved. Here.\n\nOne, and the same.")


def test_tables_are_rows_and_merged_cells_stand_once() -> None:
    """A tab between cells, a line end between the paragraphs of one; a table in a cell comes after."""
    inner = table(tc(p(r("x"))) + tc(p(r("y"))))
    body = (
        p(r("Before."))
        + table(
            tc(p(r("Wide")), '<w:gridSpan w:val="2"/>') + tc(p(r("C"))),
            tc(p(r("Tall")), '<w:vMerge w:val="restart"/>') + tc(p(r("1")) + p(r("2")) + inner),
            tc(p(r("OLD")), "<w:vMerge/>") + tc(p(r("3"))) + tc(p(r("4"))),
        )
        + p(r("After."))
    )
    document = read(FORMAT, docx(body))

    assert document.text == "Before.\n\nWide\tC\nTall\t1\n2\n\nx\ty\n\n3\t4\n\nAfter."


def test_a_table_of_one_column_is_a_frame() -> None:
    """What stands in it keeps its headings and paragraphs."""
    body = table(tc(p(r("In a frame"), style("Heading1")) + p(r("Words.")) + p(r("More."))))

    assert kinds(read(FORMAT, docx(body))) == [
        ("heading", "In a frame"),
        ("text", "Words."),
        ("text", "More."),
    ]


def test_notes_and_text_boxes_stand_after_the_paragraph_they_belong_to() -> None:
    """In the order they are referred to; each once, whatever refers to it again."""
    notes = "".join(
        f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>" + r(f" Note {number}."))}</w:footnote>'
        for number in (1, 2)
    )
    end = f'<w:endnote w:id="1">{p(r("End note."))}</w:endnote>'
    refer = '<w:r><w:{0}Reference w:id="{1}"/></w:r>'.format
    body = (
        p(
            r("First")
            + refer("footnote", 2)
            + refer("footnote", 2)
            + box("In a box.")
            + r(" words.")
        )
        + table(tc(p(r("a") + refer("endnote", 1))) + tc(p(r("b"))))
        + p(r("Second.") + refer("footnote", 1) + refer("footnote", 404))
    )
    document = read(FORMAT, docx(body, footnotes=notes, endnotes=end))

    assert document.text == (
        "First words.\n\nNote 2.\n\nIn a box.\n\na\tb\n\nEnd note.\n\nSecond.\n\nNote 1."
    )


def test_what_a_reader_does_not_see_is_left_out() -> None:
    """Hidden words, instructions of fields, comments; links and content controls are seen."""
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    body = (
        p(r("Seen ") + r("HIDDEN", "<w:vanish/>") + r("and shown.", '<w:vanish w:val="0"/>'))
        + p(
            r("Page ")
            + field("begin")
            + "<w:r><w:instrText>IF </w:instrText></w:r>"
            + field("begin")
            + field("separate")
            + r("INNER")
            + field("end")
            + field("separate")
            + r("7")
            + field("end")
            + r(".")
        )
        + p(f'<w:hyperlink r:id="p">{r("a link")}</w:hyperlink><w:commentReference w:id="1"/>')
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('In a control.'))}</w:sdtContent></w:sdt>"
        + p(f"<w:sdt><w:sdtContent>{r('Inline.')}</w:sdtContent></w:sdt>")
    )
    comments = {"word/comments.xml": f"<comments>{r('COMMENT')}</comments>".replace("w:", "")}
    document = read(FORMAT, docx(body, more=dict(comments)))

    assert document.text == ("Seen and shown.\n\nPage 7.\n\na link\n\nIn a control.\n\nInline.")


def test_tabs_breaks_hyphens_symbols_and_formulas_are_kept() -> None:
    """Each as the character it shows."""
    body = p(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:sym w:font="Symbol" w:char="F061"/>'
        '<w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Other" w:char="2022"/>'
        '<w:sym w:char="zz"/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>' + r("\u00a0e ")
    )

    assert read(FORMAT, docx(body)).text == "a\tb\nc\u2011d\u00adα→•x\u00a0e"


def test_bold_may_come_from_a_style_and_be_taken_back() -> None:
    """Only the words a paragraph begins with count."""
    body = (
        p(r("Name:", '<w:rStyle w:val="Fett"/>') + r(" words"))
        + p(r("Not", '<w:rStyle w:val="Fett"/><w:b w:val="0"/>') + r(" bold", "<w:b/>"))
        + p(r("All of it", "<w:b/>"))
    )

    assert bold(read(FORMAT, docx(body, styles=STYLES))) == ["Name:", "All of it"]


def test_the_strict_form_of_the_format_is_read_as_well() -> None:
    """It differs in the names of its namespaces."""
    body = p(r("Wells"), style("Titel")) + p(r("Words."))

    assert kinds(read(FORMAT, docx(body, namespace=STRICT, styles=STYLES))) == [
        ("heading", "Wells"),
        ("text", "Words."),
    ]


def test_macros_objects_and_remote_parts_are_never_opened() -> None:
    """A document with macros is text like any other; what is elsewhere stays there."""
    data = docx(
        p(r("Words.")),
        more={"word/vbaProject.bin": b"macro", "word/embeddings/a.zip": zipped({"a": "inner"})},
    )

    assert FORMAT.recognises(data)
    assert ".docm" in FORMAT.endings
    assert read(FORMAT, data).text == "Words."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (docx(p(r("words")))[:700], "is a damaged archive"),
        (docx("", more={"word/document.xml": LAUGHS}), "declares XML entities"),
        (docx("", more={"word/document.xml": FILE}), "declares XML entities"),
        (docx("", more={"word/document.xml": "<a>\x00</a>"}), "is damaged"),
        (docx("", styles="<broken"), "is damaged"),
        (docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000 + "<w:p>" + "<w:ins>" * 5_000 + "</w:ins>" * 5_000 + "</w:p>"), "too deeply"),
        (zipped({"a.txt": "words"}), "is no Word document"),
        (b"words", "is a damaged archive"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    """It names the document, says what is wrong and what to do."""
    with pytest.raises(DocumentError, match=rf"^x.docx [^\n]*{reason}[^\n]*\.$"):
        FORMAT.read(data, "x.docx", None)


def test_only_word_documents_are_recognised() -> None:
    """By what is in them; a spreadsheet, another archive and a broken one are not."""
    assert not FORMAT.recognises(zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}))
    assert not FORMAT.recognises(zipped({"a": ""}))
    assert not FORMAT.recognises(docx("")[:300])
    assert not FORMAT.recognises(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a spreadsheet")
    assert not FORMAT.recognises(b"")


def test_a_hundred_thousand_paragraphs_are_read() -> None:
    """A long document is slow in proportion, not worse."""
    document = read(FORMAT, docx((p(r("Words of one paragraph.")) + p("")) * 100_000))

    assert len(document.layout.paragraphs) == 100_000


TAGS = (
    "w:p w:r w:t w:tbl w:tr w:tc w:sdt w:sdtContent w:ins w:del w:br w:tab w:fldChar w:pPr w:rPr "
    "w:numPr w:vMerge w:footnoteReference"
).split()


@settings(deadline=None)
@given(trees(TAGS, attributes='w:val="1" w:id="1"', letters="ab "))
def test_any_tree_of_words_tags_is_read(body: str) -> None:
    """In whatever order tags are nested, each word stands in one paragraph or none."""
    notes = f'<w:footnote w:id="1">{p(r("a note"))}{body}</w:footnote>'

    read(FORMAT, docx(body, styles=STYLES, numbering=NUMBERING, footnotes=notes))
