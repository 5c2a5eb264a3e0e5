"""OpenDocument's spreadsheets: what the cells of each sheet show.

Hidden sheets, rows and columns, comments and pictures are left out.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from bot.formats.builder import Builder
from bot.formats.format import Extract, Format
from bot.formats.office.open_document import (
    hidden_styles,
    is_of_type,
    open_file,
    paragraphs_in,
)
from bot.formats.refusals import nested
from bot.formats.sheets.writing import (
    MOST_CELLS,
    Cell,
    Sheet,
    flat,
    hidden_note,
    too_many_cells,
    write_sheet,
)

KIND = "spreadsheet"
FIGURES = frozenset("float percentage currency date time".split())
REPEATED = 1_000  # times a cell or row with words is repeated at most; more are no writing
FURTHEST = 20_000_000  # rows or columns; a file may say that the last is repeated a million times
DIGITS = 8  # of a number of rows or columns


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """What the sheets show.

    Raises:
        DocumentError: it is damaged, encrypted, has too many cells, or is made to do harm.
    """
    builder = Builder()
    hidden_sheets = hidden_rows = cells = 0
    try:
        file = open_file(data, name, KIND)
        unseen = hidden_styles(file.styles, "table", "table-properties", "display")
        for table in file.body.iterfind("table"):
            if table.get("style-name") in unseen:
                hidden_sheets += 1
                continue
            sheet, hidden = _sheet(table)
            cells += sum(map(len, sheet.rows.values()))
            if cells > MOST_CELLS:
                raise too_many_cells(name)
            hidden_rows += hidden
            write_sheet(builder, sheet)
    except RecursionError as error:
        raise nested(name) from error
    text, layout = builder.finish()
    return Extract(
        text,
        layout,
        file.title or PurePosixPath(name).stem,  # no sheet's name
        notes=hidden_note(name, hidden_sheets, hidden_rows),
        stated=file.stated,
    )


def _sheet(table: Element) -> tuple[Sheet, int]:
    """What a sheet shows, and how many rows and columns with something in them it hides."""
    unseen = frozenset(_hidden_columns(table))
    rows: dict[int, dict[int, Cell]] = {}
    heads: set[int] = set()
    hidden: set[tuple[str, int]] = set()
    number = 0
    for row, is_head in _rows(table, is_head=False):
        times = _times(row, "number-rows-repeated")
        cells = dict(_cells(row))
        hidden |= {("column", column) for column in cells if column in unseen}
        if cells and row.get("visibility", "visible") != "visible":
            hidden.add(("row", number))
        elif seen := {column: cell for column, cell in cells.items() if column not in unseen}:
            for again in range(min(times, REPEATED)):
                rows[number + again] = seen
                heads |= {number + again} if is_head else set()
        number = min(number + times, FURTHEST)
    return Sheet(table.get("name", ""), rows, frozenset(heads)), len(hidden)


def _rows(element: Element, *, is_head: bool) -> Iterator[tuple[Element, bool]]:
    """The rows of a sheet, those of its groups too, and whether each heads columns."""
    for child in element:
        if child.tag == "table-row":
            yield child, is_head
        elif child.tag in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child, is_head=is_head or child.tag == "table-header-rows")


def _cells(row: Element) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row:
        if cell.tag not in ("table-cell", "covered-table-cell"):
            continue
        times = _times(cell, "number-columns-repeated")
        words = ""
        if cell.tag == "table-cell":
            words = flat(" ".join(paragraphs_in(cell)))
        if words:
            figure = cell.get("value-type") in FIGURES
            for again in range(min(times, REPEATED)):
                yield column + again, Cell(words, figure)
        column = min(column + times, FURTHEST)


def _hidden_columns(table: Element) -> Iterator[int]:
    at = 0
    for column in table.iter("table-column"):
        times = _times(column, "number-columns-repeated")
        if column.get("visibility", "visible") != "visible":
            yield from range(at, at + min(times, REPEATED))
        at = min(at + times, FURTHEST)


def _times(element: Element, name: str) -> int:
    """How often a cell or a row is repeated."""
    written = element.get(name, "1")
    return max(1, int(written)) if written.isdecimal() and len(written) <= DIGITS else 1


FORMAT = Format(
    name="ods",
    endings=(".ods", ".ots", ".fods"),
    recognises=lambda data: is_of_type(data, b"spreadsheet"),
    read=read,
)
