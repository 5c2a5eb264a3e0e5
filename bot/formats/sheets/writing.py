"""Cells in, text and layout out: each sheet a heading, each run of rows without a gap a table.

A row heads those after it where the file says so, or where it is of words alone, and bold or over
figures. A row of a single cell is no row of a table but words over or under it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.documents import ParagraphKind
from bot.errors import DocumentError
from bot.formats.builder import Builder

MOST_CELLS = 2_000_000  # of one file; each takes 400 bytes and 15 µs while it is read
MOST_HEADS = 3  # rows that head one table; more are data


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows."""

    words: str
    is_figure: bool = False
    """Whether it is a number, a date or a time."""
    bold: bool = False


Row = Mapping[int, Cell]
"""The cells of a row that show something, by the numbers of their columns."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, as it is shown."""

    name: str
    rows: Mapping[int, Row]
    """By their numbers, those alone that show something."""
    heads: Collection[int] = ()
    """The rows of which the file itself says that they head columns."""


def write_sheet(builder: Builder, sheet: Sheet) -> None:
    """Write a sheet under its name; of one that shows nothing, nothing."""
    if not sheet.rows:
        return
    builder.add(sheet.name, ParagraphKind.HEADING)
    for numbers in _runs(sorted(sheet.rows)):
        _write_table(builder, sheet, numbers)


def too_many_cells(name: str) -> DocumentError:
    """The refusal of a file of more cells than are read."""
    return DocumentError(
        "{name} has more than {limit} cells; split it into smaller files.",
        code="cells",
        name=name,
        limit=MOST_CELLS,
    )


def hidden_note(name: str, sheets: int, rows: int) -> tuple[str, ...]:
    """What a person is told of what is not shown; rows and columns are counted together."""
    parts = []
    if sheets:
        parts.append("1 hidden sheet" if sheets == 1 else f"{sheets:,} hidden sheets")
    if rows:
        parts.append("1 hidden row or column" if rows == 1 else f"{rows:,} hidden rows or columns")
    if not parts:
        return ()
    verb = "is" if sheets + rows == 1 else "are"
    return (f"{' and '.join(parts)} {verb} left out of {name}.",)


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Rows that follow each other without an empty one between."""
    run: list[int] = []
    for number in numbers:
        if run and number > run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _write_table(builder: Builder, sheet: Sheet, numbers: Sequence[int]) -> None:
    rows = [sheet.rows[number] for number in numbers]
    heads = _heads(sheet, numbers)
    first = min(min(row) for row in rows)
    last = max(max(row) for row in rows)
    builder.part()
    for number, row in zip(numbers, rows, strict=True):
        if len(row) == 1 and number not in heads:
            builder.add(next(iter(row.values())).words)
            continue
        kind = ParagraphKind.HEAD_ROW if number in heads else ParagraphKind.ROW
        words = "\t".join(
            row[column].words if column in row else "" for column in range(first, last + 1)
        )
        builder.add(_whole(words), kind)
    builder.part()


def _whole(words: str) -> str:
    """A row's words; the tabs before its first cell are white space, and would be cut off."""
    return words.rstrip("\t")


def _heads(sheet: Sheet, numbers: Sequence[int]) -> frozenset[int]:
    """The rows that head the columns of a run of rows."""
    told = frozenset(number for number in numbers if number in sheet.heads)
    if told:
        return told
    several = [number for number in numbers if len(sheet.rows[number]) > 1]
    found: list[int] = []
    for number, following in pairwise(several[: MOST_HEADS + 1]):
        row, under = sheet.rows[number], sheet.rows[following]
        words_alone = not any(cell.is_figure for cell in row.values())
        bold = all(cell.bold for cell in row.values())
        under_bold = all(cell.bold for cell in under.values())
        over_figures = any(each.is_figure for each in under.values())
        if not words_alone:
            break
        if (bold and not under_bold) or over_figures:
            found.append(number)
            break
        if not bold:
            break
        found.append(number)  # one of several rows of heads
    is_last = bool(found) and found[-1] == several[-1]
    return frozenset() if is_last else frozenset(found)


def flat(words: str) -> str:
    """The words of a cell on one line."""
    return " ".join(words.split())
