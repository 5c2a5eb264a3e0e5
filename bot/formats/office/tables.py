"""Tables of office documents, as rows of words; one of a single column is only a frame."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bot.documents import ParagraphKind
from bot.formats.builder import Builder, Words, row_of


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
) -> None:
    """Write a table row by row, or the blocks in it where it has one column.

    Args:
        rows: the cells of each row.
        gather: gives what is in a cell.
        walk: writes the blocks of a cell.
        follow: writes what is anchored in the cells of a row, after it.
    """
    columns = max(map(len, rows), default=0)
    builder.part()
    for row in rows:
        if columns == 1:
            for cell in row:
                walk(cell)
            continue
        cells = list(map(gather, row))
        builder.add_words(row_of(cell.words for cell in cells), ParagraphKind.ROW)
        follow([story for cell in cells for story in cell.after])
    builder.part()
