"""Headings, lists, tables and notes of a Word document stand where its reader has them."""

from io import BytesIO

from bot.formats.docx.reader import FORMAT
from tests.bot.formats.docx.written import NUMBERING, STYLES, box, item, p, r, style, table, tc
from tests.support.documents.reading import SAID, bold, kinds, quoted, read
from tests.support.documents.zips import STRICT, docx


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
        *("heading", "heading", "text", "item", "item", "item", "head-row", "row")
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


def test_the_strict_form_of_the_format_is_read_as_well() -> None:
    """It differs in the names of its namespaces."""
    body = p(r("Wells"), style("Titel")) + p(r("Words."))

    assert kinds(read(FORMAT, docx(body, namespace=STRICT, styles=STYLES))) == [
        ("heading", "Wells"),
        ("text", "Words."),
    ]
