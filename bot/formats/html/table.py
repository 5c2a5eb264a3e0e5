"""Tables of a web page: rows of cells, or only a frame that the page's columns stand in.

Which of the two it is can be said only at its end, so a table's blocks are held until then.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.documents import ParagraphKind
from bot.formats.html.block import Block
from bot.formats.html.open_elements import Element
from bot.formats.tables.heads import heading_rows

LONGEST_CELL = 1200  # code points; a passage is no longer, and a cell of data is much shorter
LONGEST_CELL_OF_PARAGRAPHS = 300  # code points of a cell with several, in a table without headers


class PageTable:
    """A table that has begun and not ended."""

    def __init__(self, element: Element) -> None:
        """An empty table, of this element."""
        self.element = element
        self.has_headers = False
        """Whether it has a caption or header cells, as only tables of data do."""
        self._rows: list[list[list[Block]]] = []
        self._in_head: list[bool] = []
        """Of each row, whether it stands in a `<thead>`."""
        self._heads: list[int] = []
        """Of each row, how many cells it begins as `<th>`."""

    def begin_row(self, *, in_head: bool = False) -> None:
        """Begin a row."""
        self._rows.append([])
        self._in_head.append(in_head)
        self._heads.append(0)

    def begin_cell(self, *, head: bool = False) -> None:
        """Begin a cell of the last row."""
        if not self._rows:
            self.begin_row()
        self._rows[-1].append([])
        self._heads[-1] += head

    def add(self, block: Block) -> bool:
        """Put a block in the last cell; whether there is one."""
        if not self._rows or not self._rows[-1]:
            return False
        self._rows[-1][-1].append(block)
        return True

    def blocks(self) -> Iterator[Block]:
        """Its blocks as paragraphs, cell after cell."""
        for row in self._rows:
            for cell in row:
                yield from cell

    def rows(self) -> Iterator[Block]:
        """One block a row, tabs between its cells; paragraphs, if it is no table of data."""
        if not self._is_data():
            yield from self.blocks()
            return
        apart = True
        for row, heads in zip(self._rows, self._head_rows(), strict=True):
            if any(row):
                kind = ParagraphKind.HEAD_ROW if heads else ParagraphKind.ROW
                yield replace(_row(row), kind=kind, apart=apart)
                apart = False

    def _head_rows(self) -> list[bool]:
        """Of each row, whether it heads columns: as the page says, or else by what it holds.

        A `<th>` at a row's start heads the row alone, and a single one in a row what stands below.
        """
        said = [
            in_head or len(row) == heads > 1
            for row, in_head, heads in zip(self._rows, self._in_head, self._heads, strict=True)
        ]
        if any(said):
            return said if not all(said) else [False] * len(said)
        return heading_rows([[_words(cell) for cell in row] for row in self._rows])

    def _is_data(self) -> bool:
        cells = [cell for row in self._rows for cell in row]
        if any(block.kind is ParagraphKind.HEADING for cell in cells for block in cell):
            return False
        most = LONGEST_CELL if self.has_headers else LONGEST_CELL_OF_PARAGRAPHS
        for cell in cells:
            length = sum(len(block.words) for block in cell)
            if length > (most if len(cell) > 1 else LONGEST_CELL):
                return False
        return self.has_headers or any(len(row) > 1 for row in self._rows)


def _row(cells: list[list[Block]]) -> Block:
    """A row's words; a line end in a cell is a space, since the row is one line."""
    words: list[str] = []
    bold = at = 0
    for number, cell in enumerate(cells):
        shown = _words(cell)
        if cell and not any(words):
            first = cell[0]
            bold = at + (len(shown) if first.bold >= len(first.words) else first.bold)
        words.append(shown)
        at += len(shown) + (number < len(cells) - 1)
    blocks = [block for cell in cells for block in cell]
    return replace(
        blocks[0],
        words="\t".join(words),
        kind=ParagraphKind.ROW,
        bold=bold,
        mark="",
        breaks=tuple(replace(each, offset=0) for block in blocks for each in block.breaks),
        linked=sum(block.linked for block in blocks),
    )


def _words(cell: list[Block]) -> str:
    """A cell's words on one line."""
    return " ".join(
        f"{block.mark} {line}" if block.mark else line
        for block in cell
        if (line := " ".join(block.words.split("\n")).strip())
    )
