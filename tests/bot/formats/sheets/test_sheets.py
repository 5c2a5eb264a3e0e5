"""Spreadsheets: what cells show, row by row, under the sheet's name and the columns' heads."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest

from bot.errors import DocumentError
from bot.formats.format import Extract, Format
from bot.formats.sandbox.reading import format_of
from bot.formats.sheets.number_formats import Value, shown
from bot.formats.sheets.ods import FORMAT as ODS
from bot.formats.sheets.xlsx import FORMAT as XLSX
from tests.support.documents.office_files import ods, open_document, xlsx
from tests.support.documents.zips import LAUGHS, zipped

HIDING: dict[str, list[list[object]]] = {"A": [["a", "b", 1], ["c", "d", 2]], "Secret": [["x"]]}
ROWS: list[list[object]] = [["Place", "Wells"], ["East", 40], ["West", 2]]


def seen(extract: Extract) -> list[tuple[str, str]]:
    """Each paragraph with its kind."""
    return [
        (each.kind.value, extract.text[each.start : each.end]) for each in extract.layout.paragraphs
    ]


@pytest.mark.parametrize(
    ("format", "data"),
    [(XLSX, xlsx({"Wells": ROWS})), (ODS, ods(ROWS)), (ODS, ods(ROWS, heads=1))],
)
def test_a_sheet_is_a_heading_over_rows(format: Format, data: bytes) -> None:
    """Words over figures head them."""
    extract = format.read(data, "count.x", None)

    assert seen(extract) == [
        ("heading", "Wells"),
        ("head-row", "Place\tWells"),
        ("row", "East\t40"),
        ("row", "West\t2"),
    ]
    assert extract.title == "count"
    assert format_of(data, name="a") is format


def test_a_row_without_an_end_is_a_gap() -> None:
    """A table ends at an empty row; a row of one cell is words over it."""
    rows: list[list[object]] = [
        ["Counted in spring"],
        ["Place", "Wells"],
        ["East", 40],
        [],
        ["Source: the village"],
    ]

    assert seen(XLSX.read(xlsx({"A": rows}), "a", None)) == [
        ("heading", "A"),
        ("text", "Counted in spring"),
        ("head-row", "Place\tWells"),
        ("row", "East\t40"),
        ("text", "Source: the village"),
    ]


def test_rows_of_words_have_heads_only_where_the_file_says_so() -> None:
    """No row of people heads another; bold ones and those of a filter do."""
    from openpyxl import load_workbook
    from openpyxl.styles import Font

    rows: list[list[object]] = [["Name", "Deed"], ["Guide", "dug"], ["Keeper", "sold"]]
    plain = xlsx({"A": rows})
    assert [kind for kind, _ in seen(XLSX.read(plain, "a", None))][1:] == ["row"] * 3
    for told in ("bold", "filter"):
        book = load_workbook(BytesIO(plain))
        sheet = book.worksheets[0]
        if told == "bold":
            for cell in sheet[1]:
                cell.font = Font(bold=True)
        else:
            sheet.auto_filter.ref = "A1:B3"
        kept = BytesIO()
        book.save(kept)
        kinds = [kind for kind, _ in seen(XLSX.read(kept.getvalue(), "a", None))]
        assert kinds == ["heading", "head-row", "row", "row"]


def test_what_is_hidden_is_left_out_and_said() -> None:
    """Sheets, rows and columns."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(xlsx(HIDING)))
    book["Secret"].sheet_state = "hidden"
    book["A"].row_dimensions[2].hidden = True
    book["A"].column_dimensions["B"].hidden = True
    kept = BytesIO()
    book.save(kept)

    extract = XLSX.read(kept.getvalue(), "a.xlsx", None)

    assert seen(extract) == [("heading", "A"), ("row", "a\t\t1")]
    assert extract.notes == ("1 hidden sheet and 2 hidden rows or columns are left out of a.xlsx.",)


def test_open_documents_hidden_and_repeated_cells_are_as_shown() -> None:
    """What is repeated a million times without words is nothing."""
    style = "<style:style style:name='no' style:family='table'><style:table-properties table:display='false'/></style:style>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = (
        f"<table:table-row>{cell.format('a')}<table:table-cell table:number-columns-repeated='2'><text:p>b</text:p></table:table-cell></table:table-row>"
        f"<table:table-row table:visibility='collapse'>{cell.format('hidden')}</table:table-row>"
        "<table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    )
    body = f"<table:table table:name='A'>{rows}</table:table><table:table table:name='B' table:style-name='no'>{rows}</table:table>"

    extract = ODS.read(open_document("spreadsheet", body, styles=style), "a.ods", None)

    assert seen(extract) == [("heading", "A"), ("row", "a\tb\tb")]
    assert extract.notes == ("1 hidden sheet and 1 hidden row or column are left out of a.ods.",)


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        (1234.5, "General", "1234.5"),
        (0.1 + 0.2, "General", "0.3"),
        (12, "General", "12"),
        (1234.567, "#,##0.00", "1,234.57"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        (0.256, "0%", "26%"),
        (0.256, "0.0%", "25.6%"),
        (1234, "[$€-407] #,##0", "€ 1,234"),
        (1234, '"$"#,##0', "$1,234"),
        (1234.5, '#,##0.00\\ "kg"', "1,234.50 kg"),
        (5, "000", "005"),
        (1_500_000, '0.0,,"M"', "1.5M"),
        (0, '0;-0;"none"', "none"),
        (0.5, "# ?/?", "0.5"),
        (-0.001, "0.0", "0.0"),
        (datetime(2024, 3, 4), "yyyy-mm-dd", "2024-03-04"),
        (datetime(2024, 3, 4), 'dd"."mm"."yyyy', "04.03.2024"),
        (datetime(2024, 3, 4), "d mmmm yyyy", "4 March 2024"),
        (datetime(2024, 3, 4), "mm-dd-yy", "2024-03-04"),
        (datetime(2024, 3, 4, 15, 5), "h:mm AM/PM", "3:05 PM"),
        (datetime(2024, 3, 4, 15, 5), "dd/mm/yyyy hh:mm", "04/03/2024 15:05"),
        (date(2024, 3, 4), "ddd d mmm yy", "Mon 4 Mar 24"),
        (time(9, 5, 7), "h:mm:ss", "9:05:07"),
        (timedelta(hours=26, minutes=5), "[h]:mm:ss", "26:05:00"),
    ],
)
def test_numbers_and_dates_are_as_shown(value: Value, code: str, words: str) -> None:
    """By their formats; one that is not known leaves the number as it is."""
    assert shown(value, code) == words


@pytest.mark.parametrize(
    ("format", "data", "reason"),
    [
        (XLSX, xlsx({"A": ROWS})[:3_000], "is a damaged archive"),
        (XLSX, zipped({"a": "b"}), "is no workbook"),
        (XLSX, zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "is damaged"),
        (XLSX, zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": LAUGHS}), "declares XML entities"),
        (XLSX, zipped({"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/worksheets/s.xml": "<c /" * 2_000_001}), "has more than 2,000,000 cells"),
        (ODS, open_document("presentation", ""), "is no spreadsheet of OpenDocument"),
        (ODS, zipped({"content.xml": "<broken"}), "is damaged"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(format: Format, data: bytes, reason: str) -> None:
    """In one sentence."""
    with pytest.raises(DocumentError, match=rf"^x [^\n]*{reason}[^\n]*\.$"):
        format.read(data, "x", None)
