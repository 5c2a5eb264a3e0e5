"""Excel: what the cells of each sheet show; values, never formulas; read by openpyxl.

Hidden sheets, rows and columns, comments, pictures and macros are left out.
"""

import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.documents import Metadata
from bot.errors import DocumentError
from bot.formats.archive import Archive, holds_parts
from bot.formats.builder import Builder
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.format import Extract, Format
from bot.formats.office.failures import failures
from bot.formats.refusals import nested
from bot.formats.sheets.number_formats import shown
from bot.formats.sheets.writing import (
    MOST_CELLS,
    Cell,
    Sheet,
    flat,
    hidden_note,
    too_many_cells,
    write_sheet,
)
from bot.formats.titles import sensible_title
from bot.formats.xml import parse_xml

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as ExcelCell
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

CONTENT_TYPES = "[Content_Types].xml"
MAIN = "xl/workbook.xml"
SHEETS = "xl/worksheets/"
MOST_COLUMNS = 16_384  # as Excel has
WORDING = Wording(authors=("creator",), language=("language",))


def recognises(data: bytes) -> bool:
    """Whether a file is an archive that holds a workbook."""
    return holds_parts(data, CONTENT_TYPES, MAIN)


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """What the sheets show.

    Raises:
        DocumentError: it is damaged, has too many cells, or is made to do harm.
    """
    _check(data, name)
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import (
        CellCoordinatesException,
        InvalidFileException,
        NamedRangeException,
        SheetTitleException,
    )

    own = (
        CellCoordinatesException,
        InvalidFileException,
        NamedRangeException,
        SheetTitleException,
    )
    builder = Builder()
    hidden_sheets = hidden_rows = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl cannot keep, which we do not write
            workbook = load_workbook(BytesIO(data), data_only=True, keep_links=False)
            for sheet in workbook.worksheets:
                if sheet.sheet_state != "visible":
                    hidden_sheets += 1
                    continue
                read_sheet, hidden = _sheet(sheet)
                hidden_rows += hidden
                write_sheet(builder, read_sheet)
            title, stated = _stated(workbook)
    except RecursionError as error:
        raise nested(name) from error
    except failures(*own) as error:
        raise _damaged(name) from error
    text, layout = builder.finish()
    return Extract(
        text,
        layout,
        title or PurePosixPath(name).stem,  # no sheet's name
        notes=hidden_note(name, hidden_sheets, hidden_rows),
        stated=stated,
    )


def _check(data: bytes, name: str) -> None:
    """Refuse what is made to do harm, before the library unpacks it.

    Raises:
        DocumentError: a part unpacks to more than is read, or declares entities.
    """
    archive = Archive(data, name)
    if MAIN not in archive:
        raise DocumentError(
            "{name} is no workbook of Excel; save it as .xlsx or .csv.", code="xlsx-none", name=name
        )
    cells = 0
    for member in archive.names:
        if member.endswith("/"):
            continue
        part = archive.read(member)
        if member.endswith((".xml", ".rels")) and b"<!ENTITY" in part:
            parse_xml(part, name)
        if member.startswith(SHEETS):
            cells += part.count(b"<c ")
    if cells > MOST_CELLS:
        raise too_many_cells(name)


def _sheet(sheet: "Worksheet") -> tuple[Sheet, int]:
    """What a sheet shows, and how many rows and columns with something in them it hides."""
    unseen = frozenset(_hidden_columns(sheet))
    rows: dict[int, dict[int, Cell]] = {}
    hidden: set[tuple[str, int]] = set()
    for (row, column), cell in sorted(sheet._cells.items()):
        words = _shown(cell)
        if not words:
            continue
        if sheet.row_dimensions[row].hidden:
            hidden.add(("row", row))
        elif column in unseen:
            hidden.add(("column", column))
        else:
            figure = not isinstance(cell.value, str | bool)
            bold = bool(cell.has_style and cell.font and cell.font.b)
            rows.setdefault(row, {})[column] = Cell(words, figure, bold)
    return Sheet(sheet.title, rows, frozenset(_heads(sheet))), len(hidden)


def _shown(cell: "ExcelCell | MergedCell") -> str:
    """What a cell shows; nothing where it is empty, or its format hides it (`;;;`)."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    code = cell.number_format or ""
    if code.strip() == ";;;":
        return ""
    if isinstance(value, str):
        return flat(value)
    try:
        return flat(shown(value, code))  # type: ignore[arg-type]
    except failures():
        return flat(str(value))


def _hidden_columns(sheet: "Worksheet") -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            yield from range(dimension.min, min(dimension.max, MOST_COLUMNS) + 1)


def _heads(sheet: "Worksheet") -> Iterator[int]:
    """The rows of which the sheet says that they head columns: of tables and of filters."""
    for table in sheet.tables.values():
        if table.headerRowCount is None or table.headerRowCount:
            yield from _first_row(table.ref)
    if sheet.auto_filter.ref:
        yield from _first_row(sheet.auto_filter.ref)


def _first_row(reference: str) -> Iterator[int]:
    from openpyxl.utils import range_boundaries

    first = range_boundaries(reference)[1]
    if first is not None:
        yield first


def _stated(workbook: "Workbook") -> tuple[str | None, Metadata]:
    """What the file's properties say; its dates are of saving it, and none of publication."""
    said = workbook.properties
    settings = [Setting("creator", said.creator or ""), Setting("language", said.language or "")]
    return sensible_title(said.title), stated_in(settings, WORDING)


def _damaged(name: str) -> DocumentError:
    return DocumentError(
        "{name} is damaged and cannot be opened as a workbook; open it in the program that made it "
        "and save it again.",
        code="sheets-damaged",
        name=name,
    )


FORMAT = Format(
    name="xlsx",
    endings=(".xlsx", ".xlsm", ".xltx", ".xltm"),
    recognises=recognises,
    read=read,
)
