"""Tables of office documents, as rows of words; one of a single column is only a frame."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bot.documents import ParagraphKind
from bot.formats.builder import Builder, Words, row_of
from bot.formats.tables.heads import heading_rows


@dataclass(slots=True)
class Gathered:
    """The words of a paragraph or a cell, and what stands after it as it is anchored in it."""

    words: Words = field(default_factory=Words)
    after: list[Element] = field(default_factory=list)
    """Text boxes, notes and nested tables, in order."""

    def add_line(self, line: Words, *, mark: str = "") -> None:
        """Add a paragraph on a line of its own, unless it is only white space."""
        if line.text.strip():
            between = "\n" if self.words.text else ""
            self.words.add(between + (f"{mark} " if mark else ""), bold=bool(line.bold))
            self.words.extend(line)


def write_table(
    builder: Builder,
    rows: Sequence[Sequence[Element]],
    *,
    gather: Callable[[Element], Gathered],
    walk: Callable[[Element], None],
    follow: Callable[[Sequence[Element]], None],
    heads: int = 0,
) -> None:
    """Write a table row by row, or the blocks in it where it has one column.

    Args:
        rows: the cells of each row.
        heads: how many of the first rows head the columns, as the file says; where it does not,
            what they hold is looked at.
        gather: gives what is in a cell.
        walk: writes the blocks of a cell.
        follow: writes what is anchored in the cells of a row, after it.
    """
    builder.part()
    if max(map(len, rows), default=0) == 1:
        for row in rows:
            for cell in row:
                walk(cell)
        builder.part()
        return
    gathered = [list(map(gather, row)) for row in rows]
    for cells, is_head in zip(gathered, _head_rows(gathered, heads), strict=True):
        kind = ParagraphKind.HEAD_ROW if is_head else ParagraphKind.ROW
        builder.add_words(row_of(cell.words for cell in cells), kind)
        follow([story for cell in cells for story in cell.after])
    builder.part()


def _head_rows(rows: Sequence[Sequence[Gathered]], said: int) -> list[bool]:
    """Of each row, whether it heads columns: as the file says, else by figures, else by bold."""
    if 0 < said < len(rows):
        return [place < said for place in range(len(rows))]
    heads = heading_rows([[cell.words.text for cell in row] for row in rows])
    if not any(heads) and len(rows) > 1 and _is_bold(rows[0]):
        heads[0] = not any(map(_is_bold, rows[1:]))
    return heads


def _is_bold(row: Sequence[Gathered]) -> bool:
    """Whether several cells of a row hold words, all of them bold."""
    worded = [cell.words for cell in row if cell.words.text.strip()]
    return len(worded) > 1 and all(each.bold >= len(each.text.rstrip()) for each in worded)
