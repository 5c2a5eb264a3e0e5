"""Prose in XML as blocks of text: headings, paragraphs, items, rows, by the names of elements.

Shared by articles (JATS), books (FictionBook) and editions (TEI), which differ in these names.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bot.documents import ParagraphKind
from bot.formats.builder import Builder, Words, row_of
from bot.formats.titles import LONGEST_HEADING

SUPERSCRIPTS = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
KEPT = (ParagraphKind.ITEM, ParagraphKind.HEADING)
"""What a paragraph inside one still is."""
LONGEST_RAISED = 12  # code points that are written in raised figures


@dataclass(frozen=True, slots=True)
class Names:
    """What the elements of one form are called."""

    headings: frozenset[str]
    blocks: frozenset[str]
    """Paragraphs, and what parts them: sections, figures."""
    items: frozenset[str]
    left_out: frozenset[str]
    row: str = "tr"
    cells: frozenset[str] = frozenset({"td", "th"})
    head_cell: str = "th"
    """A row of which all cells are called so heads the columns; so does one in a `thead`."""
    apart: frozenset[str] = frozenset()
    """Elements with which a new list or table begins."""
    raised: str = "sup"
    lowered: str = "sub"
    breaks: frozenset[str] = frozenset()
    """Elements that end a line."""


class Prose:
    """One walk through the elements of a text."""

    def __init__(self, names: Names) -> None:
        self.builder = Builder()
        self._names = names
        self._words = Words()
        self._kind = ParagraphKind.TEXT

    def write(self, element: Element | None) -> None:
        """Write what is in an element, block by block."""
        if element is not None:
            self._inside(element, ParagraphKind.TEXT)
            self._end()

    def heading(self, words: str) -> None:
        """Write a heading of these words."""
        self.builder.add(" ".join(words.split()), ParagraphKind.HEADING)

    def _inside(self, element: Element, kind: ParagraphKind) -> None:
        self._words.flow(element.text or "")
        for child in element:
            self._child(child, kind)
            self._words.flow(child.tail or "")

    def _child(self, child: Element, kind: ParagraphKind) -> None:
        names = self._names
        tag = child.tag
        if not isinstance(tag, str) or tag in names.left_out:
            return
        if tag in names.breaks:
            self._words.add("\n")
        elif tag == names.row:
            self._row(child, is_head=kind is ParagraphKind.HEAD_ROW)
        elif tag in (names.raised, names.lowered):
            self._words.add(raised(child, lowered=tag == names.lowered))
        elif tag in names.headings:
            self._block(child, ParagraphKind.HEADING)
        elif tag in names.items:
            self._block(child, ParagraphKind.ITEM)
        elif tag in names.apart:
            self._end(kind)
            self.builder.part()
            self._block(child, kind)
            self.builder.part()
        elif tag == "thead":
            self._block(child, ParagraphKind.HEAD_ROW)
        elif tag in names.blocks:
            inner = kind if kind in KEPT else ParagraphKind.TEXT
            self._block(child, inner)
        else:
            self._inside(child, kind)

    def _block(self, child: Element, kind: ParagraphKind) -> None:
        """A block: what is gathered ends before it, and it ends what follows."""
        self._end()
        self._kind = kind
        self._inside(child, kind)
        self._end(kind)

    def _end(self, kind: ParagraphKind | None = None) -> None:
        """End the block that is being gathered."""
        words, kind = self._words, kind or self._kind
        self._words, self._kind = Words(), ParagraphKind.TEXT
        long = kind is ParagraphKind.HEADING and len(words.text) > LONGEST_HEADING
        plain = long or kind is ParagraphKind.HEAD_ROW
        if words.text.strip():
            text = words.text if kind is not ParagraphKind.HEADING else " ".join(words.text.split())
            self.builder.add(text, ParagraphKind.TEXT if plain else kind)

    def _row(self, row: Element, *, is_head: bool) -> None:
        self._end()
        cells = [cell for cell in row if cell.tag in self._names.cells]
        heads = bool(cells) and all(cell.tag == self._names.head_cell for cell in cells)
        kind = ParagraphKind.HEAD_ROW if heads or is_head else ParagraphKind.ROW
        self.builder.add_words(row_of(map(self._cell, cells)), kind)

    def _cell(self, cell: Element) -> Words:
        inside = Prose(self._names)
        inside.write(cell)
        words = Words()
        words.add(" ".join(inside.builder.finish()[0].split()))
        return words


def raised(element: Element, *, lowered: bool) -> str:
    """Raised figures as such; never glued to the word or number before them."""
    words = "".join(element.itertext()).strip()
    figures = words.translate(SUBSCRIPTS if lowered else SUPERSCRIPTS)
    known = all(a != b for a, b in zip(words, figures, strict=True))
    if words and known and len(words) <= LONGEST_RAISED:
        return figures
    return f" {words} " if words and words[0].isdigit() else words


def words_of(element: Element | None) -> str:
    """The words of an element on one line; of none, nothing."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def first_words(root: Element, paths: Iterable[str]) -> str:
    """The words of the first element at one of these paths that has any."""
    return next((words for path in paths if (words := words_of(root.find(path)))), "")
