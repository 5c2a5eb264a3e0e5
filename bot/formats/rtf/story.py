"""A story of an RTF document: paragraphs that follow each other, with what is anchored in them.

The body is one, and each note and text box another. Knows nothing of control words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.documents import ParagraphKind
from bot.formats.builder import Words, row_of
from bot.formats.superscript import Script
from bot.formats.tables.heads import heading_rows
from bot.formats.titles import LONGEST_HEADING


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table's row."""

    words: Words
    kind: ParagraphKind
    mark: str


class Story:
    """Gathers words into paragraphs, and cells into rows."""

    def __init__(self) -> None:
        self._done: list[Block] = []
        self._after: list[Block] = []
        self._words: dict[int, Words] = {}  # being read, by the depth of the table they stand in
        self._cells: dict[int, list[Words]] = {}
        self._line_due: set[int] = set()  # tables in whose cell a paragraph has ended
        self.mark: str | None = None
        """The number before the paragraph that is being read; "" for bullets, None for no list."""

    def add(self, piece: str, *, bold: bool, depth: int, script: Script) -> None:
        """Add words that stand in so many tables."""
        words = self._words.setdefault(max(depth, 1), Words())
        if depth:
            if depth in self._line_due:
                self._line_due.discard(depth)
                words.add("\n", bold=bold)
            if self.mark:
                words.add(f"{self.mark} ", bold=bold)
            self.mark = None
        words.add(piece, bold=bold, script=script)

    def anchor(self, blocks: list[Block]) -> None:
        """Let blocks stand after the paragraph that is being read."""
        self._after += blocks

    def end_paragraph(self, depth: int, *, heading: bool) -> str:
        """End a paragraph; its words. In a table it is only a line of its cell."""
        if depth:
            if depth in self._words:
                self._line_due.add(depth)
            return ""
        if self._cells:
            self._end_tables()  # a table without its last row's end
        words, mark = self._words.pop(1, Words()), self.mark
        self.mark = None
        shown = words.text
        kind = ParagraphKind.TEXT if mark is None else ParagraphKind.ITEM
        if heading and len(shown) <= LONGEST_HEADING:
            kind = ParagraphKind.HEADING
        self._done.append(Block(words, kind, mark if mark and shown.strip() else ""))
        self._settle()
        return shown

    def end_cell(self, depth: int) -> None:
        """End a cell of the table of this depth."""
        depth = max(depth, 1)
        self._line_due.discard(depth)
        self._cells.setdefault(depth, []).append(self._words.pop(depth, Words()))

    def end_row(self, depth: int) -> None:
        """End a row; that of a table in a table stands after the row it is in."""
        depth = max(depth, 1)
        row = row_of(self._cells.pop(depth, []))
        if depth > 1:
            self._after.append(Block(row, ParagraphKind.ROW, ""))
        else:
            self._done.append(Block(row, ParagraphKind.ROW, ""))
            self._settle()

    def finish(self) -> list[Block]:
        """All blocks, in order."""
        self._end_tables()
        self.end_paragraph(0, heading=False)
        return list(_with_heads(self._done))

    def _end_tables(self) -> None:
        for depth in sorted(self._cells.keys() | self._words.keys() - {1}, reverse=True):
            if depth in self._words:
                self.end_cell(depth)
            self.end_row(depth)

    def _settle(self) -> None:
        self._done += self._after
        self._after = []


def _with_heads(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, rows known that head the columns of those after them."""
    for kind, run in groupby(blocks, lambda block: block.kind):
        some = list(run)
        if kind is not ParagraphKind.ROW:
            yield from some
            continue
        heads = heading_rows([block.words.text.split("\t") for block in some])
        for block, is_head in zip(some, heads, strict=True):
            yield replace(block, kind=ParagraphKind.HEAD_ROW) if is_head else block
