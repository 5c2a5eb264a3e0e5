"""Which rows stand under which heads, in every format that has tables."""

from collections.abc import Callable

import pytest

from bot.documents import Citation, Document, Passage, citation_record
from bot.formats.docx.reader import FORMAT as DOCX
from bot.formats.html.reader import FORMAT as HTML
from bot.formats.odt.reader import FORMAT as ODT
from bot.formats.pdf.reader import FORMAT as PDF
from bot.formats.plain.markdown import FORMAT as MARKDOWN
from bot.formats.qa.csv_table import FORMAT as CSV
from bot.formats.rtf.reader import FORMAT as RTF
from bot.segmentation import Transcript, split_passages
from tests.bot.formats.docx.written import p, r, table, tc
from tests.support.documents.pdf_files import FILL, LEFT, STEP, TOP, Sheets
from tests.support.documents.reading import read
from tests.support.documents.zips import docx, odt

ROWS = (("(Millions)", "2018", "2017"), ("Wells dug", "1,577", "1,373"), ("Closed", "(12)", "(9)"))
WORDS = (
    ("Village", "Keeper", "Built of"),
    ("Upper", "The mill", "stone"),
    ("Lower", "Nobody", "wood"),
)


def over(document: Document, words: str) -> list[str]:
    """What stands over a row, as it is shown beside its quotation."""
    start = document.text.index(words)
    (passage,) = (
        each for each in split_passages(Transcript.of(document)) if each.start <= start < each.end
    )
    return list(Citation(passage, start, start + len(words), 1.0).heads)


def html(rows: tuple[tuple[str, ...], ...], head: str) -> Document:
    """A page with a table whose first row's cells are of this tag."""
    tags = [head, *["td"] * (len(rows) - 1)]
    cells = (
        "".join(f"<{tag}>{cell}</{tag}>" for cell in row)
        for tag, row in zip(tags, rows, strict=True)
    )
    inside = "".join(f"<tr>{row}</tr>" for row in cells)
    return read(HTML, f"<p>{FILL}</p><table>{inside}</table><p>{FILL}</p>".encode())


def word(rows: tuple[tuple[str, ...], ...], *, said: bool) -> Document:
    """A Word document with a table, whose first row is said to be repeated on each page, or bold."""
    own = "<w:trPr><w:tblHeader/></w:trPr>" if said else ""
    bold = "" if said else "<w:b/>"
    head = own + "".join(tc(p(r(cell, bold))) for cell in rows[0])
    return read(
        DOCX, docx(table(head, *("".join(tc(p(r(cell))) for cell in row) for row in rows[1:])))
    )


def open_document(rows: tuple[tuple[str, ...], ...]) -> Document:
    """An OpenDocument text with a table with heading rows."""
    written = [
        "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        for row in rows
    ]
    head, *body = (f"<table:table-row>{row}</table:table-row>" for row in written)
    heads = f"<table:table-header-rows>{head}</table:table-header-rows>"
    return read(ODT, odt(f"<table:table>{heads}{''.join(body)}</table:table>"))


def rich(rows: tuple[tuple[str, ...], ...]) -> Document:
    """A rich text with a table."""
    inside = "".join(
        "\\trowd " + "".join(f"{cell}\\cell " for cell in row) + "\\row " for row in rows
    )
    return read(RTF, ("{\\rtf1\\ansi " + inside + "\\pard Words after it.\\par}").encode())


def text_of(rows: tuple[tuple[str, ...], ...], sign: str) -> bytes:
    """A table as comma-separated text, or one parted otherwise."""
    return "\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows).encode()


def markdown(rows: tuple[tuple[str, ...], ...]) -> Document:
    """A Markdown text with a table."""
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return read(MARKDOWN, "\n".join([FILL, "", head, "|---|---|---|", *body]).encode())


@pytest.mark.parametrize(
    "made",
    [
        lambda: html(ROWS, "th"),
        lambda: html(ROWS, "td"),
        lambda: html(WORDS, "th"),
        lambda: word(ROWS, said=True),
        lambda: word(WORDS, said=True),
        lambda: word(WORDS, said=False),
        lambda: open_document(WORDS),
        lambda: open_document(ROWS),
        lambda: rich(ROWS),
        lambda: read(CSV, text_of(ROWS, ",")),
        lambda: read(CSV, text_of(WORDS, "\t")),
    ],
)
def test_the_heads_of_a_table_stand_beside_each_of_its_rows(made: Callable[[], Document]) -> None:
    """The last row is quoted alone; what heads its columns is told, and is no part of it."""
    document = made()
    rows = ROWS if "Wells dug" in document.text else WORDS

    assert over(document, "\t".join(rows[2])) == ["\t".join(rows[0])]


def test_a_markdown_tables_heads_are_its_first_row() -> None:
    """The row of dashes below it goes with it."""
    (head,) = over(markdown(WORDS), "| Lower | Nobody | wood |")

    assert head.startswith("| Village | Keeper | Built of |")


def test_a_table_of_words_without_a_head_has_none() -> None:
    """No head rather than a wrong one."""
    assert over(html(WORDS, "td"), "\t".join(WORDS[2])) == []


def test_a_caption_and_a_unit_are_found_over_the_heads() -> None:
    """Those of one table and not of the next; the sentence that leads to a table is its title."""
    page = (
        f"<p>{FILL}</p><p>Table 1: Wells by year</p><p>(in thousands)</p><table><tr><td></td>"
        "<td>2018</td><td>2017</td></tr><tr><td>Dug</td><td>4</td><td>3</td></tr></table>"
        f"<p>{FILL} The pumps were as follows:</p><table><tr><td></td><td>2018</td><td>2017</td></tr>"
        "<tr><td>Bought</td><td>8</td><td>9</td></tr></table>"
    )
    document = read(HTML, page.encode())

    assert over(document, "Dug\t4\t3") == ["Table 1: Wells by year", "(in thousands)", "2018\t2017"]
    assert over(document, "Bought\t8\t9") == ["The pumps were as follows:", "2018\t2017"]


def sheet(rows: tuple[tuple[str, ...], ...], sheets: Sheets, y: float) -> float:
    """Draw rows, figures flush right; returns where the next would stand."""
    for row in rows:
        sheets.line(row[0], LEFT, y)
        for number, cell in enumerate(row[1:]):
            sheets.canvas.drawRightString(LEFT + 300 + 80 * number, y, cell)
        y -= STEP
    return y


def test_a_pdfs_table_without_rules_is_headed_by_its_years_in_two_lines() -> None:
    """Title and unit over it, heads on two lines, brackets, a total, a label that wraps."""
    sheets = Sheets()
    y = sheets.prose(FILL) - STEP
    sheets.line("Statement of wells", LEFT, y)
    rows = (
        ("", "Year ended", "Year ended"),
        ("(in thousands)", "2018", "2017"),
        ("Wells dug by the villages of the upper", "", ""),
        ("valley and their neighbours", "1,577", "1,373"),
        ("Closed", "(12)", "(9)"),
        ("Total", "$1,565", "$1,364"),
    )
    y = sheet(rows, sheets, y - 2 * STEP)
    sheets.prose(FILL, y=y - STEP)
    sheets.end_page()
    document = read(PDF, sheets.data())

    heads = ["Statement of wells", "Year ended\tYear ended", "(in thousands)\t2018\t2017"]
    assert over(document, "Closed\t(12)\t(9)") == heads
    assert over(document, "Total\t$1,565\t$1,364") == heads
    row = "Wells dug by the villages of the upper valley and their neighbours\t1,577\t1,373"
    assert over(document, row) == heads


def test_a_table_that_runs_over_a_pages_end_keeps_its_heads() -> None:
    """Where the next page begins with as many columns; where it has heads, those."""
    sheets = Sheets()
    for rows in (
        ROWS,
        (("Pumps bought", "8", "7"), ("Sold", "2", "1")),
        (("", "2016", "2015"), *ROWS[1:]),
    ):
        sheet(rows, sheets, TOP)
        sheets.end_page()
    document = read(PDF, sheets.data())

    assert over(document, "Sold\t2\t1") == ["(Millions)\t2018\t2017"]
    last = document.text.rindex("Closed")
    passages = split_passages(Transcript.of(document))
    (passage,) = (each for each in passages if each.start <= last < each.end)
    assert [document.text[head.start : head.end] for head in passage.heads] == ["2016\t2015"]


def test_a_table_is_a_passage_apart_and_each_piece_is_found_by_its_heads() -> None:
    """Of a long table every piece is embedded with what heads it, and holds only rows."""
    rows = (ROWS[0], *((f"Well number {number}", f"{number},577", "1") for number in range(1, 90)))
    document = read(CSV, text_of(rows, ","))

    passages = split_passages(Transcript.of(document))
    assert len(passages) > 2
    for passage in passages:
        assert "(Millions)\t2018\t2017" in passage.embedded
        assert passage.embedded.endswith(passage.text)
    assert "".join(each.text for each in passages).count("2018") == 1


def test_the_record_tells_a_rows_heads_beside_it() -> None:
    """The words quoted are the row's alone."""
    document = read(CSV, text_of(ROWS, ","))
    (passage,) = split_passages(Transcript.of(document))
    row = "Closed\t(12)\t(9)"
    start = document.text.index(row)

    record = citation_record(Citation(passage, start, start + len(row), 1.0))

    assert (record["cited_text"], record["heads"]) == (row, ["(Millions)\t2018\t2017"])
    assert citation_record(Citation(Passage(document, 0, 5, 1), 0, 5, 1.0))["heads"] == []
