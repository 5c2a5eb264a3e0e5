"""Lines in reading order into blocks: headings, paragraphs, items, rows, notes.

A PDF has no paragraphs. What parts two of them is what a reader's eye sees: a gap, an indent, a
line that ends although the next word would have fitted, another size or weight of type, a mark.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from statistics import median

from bot.documents import ParagraphKind, looks_like_heading
from bot.formats.pdf.analysis.columns import Column, Table
from bot.formats.pdf.analysis.lines import MARK, Line, side_by_side
from bot.formats.pdf.analysis.rows import head_rows, rows_of_cells
from bot.formats.pdf.analysis.setting.listings import indented, kept_together

LARGE = 1.12  # times the body's type size; a short line set larger is a heading
NOTE_SIZE = 0.93  # times the body's type size; notes at the foot of a page are set smaller
SAME_SIZE = 0.06  # share by which the type sizes of one paragraph's lines differ at most
GAP = 1.3  # times the usual step from line to line; a wider one parts paragraphs
OVERPRINT, APART = 0.8, 2.5  # type sizes; the steps of a paragraph's lines lie between
USUAL_STEP = 1.25  # type sizes from line to line, where a column has none to measure
INDENT = 0.7  # type sizes
SPACE = 0.3  # type sizes of a space between words
SHORT = 0.15  # share of a column's width that a full line may leave free
LONGEST_MARK = 3  # letters in capitals, `I`, `IV`, that are a numeral or an abbreviation
LOOSE = 0.3  # share of a column's width left free by a line that was ended on purpose
LONGEST_HEADING = 160  # code points; a line set large is a heading up to this length
BULLETS = frozenset("•‣◦▪▫●○■□◆►➢➤✓✔❖\uf0a7\uf0b7\uf0d8\uf0fc")

ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*(?: ?\d{1,3})?\Z")
"""Example: the end of `He said "no."` and of `It was built in stone. 4` with its note's number."""
ITEM = re.compile(rf"(?:{MARK.pattern})\s+(?=\S)")
"""Example: `• ` of `• milk`, `(b) ` of `(b) otherwise`."""
NUMBERED = re.compile(
    r"\A(?:chapter|part|section|appendix)?\s*[\dA-Z][\d.]*[.:)]?\s+", re.IGNORECASE
)
"""Example: `Chapter 3: ` of `Chapter 3: Wells`, `2.1 ` of `2.1 Costs`."""
NOTE = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])[.)]?\s+(?=\S)")
"""Example: `12 ` of `12 See the annual report.`"""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-to-be: its lines' words, each with the index of its page.

    A Korean line ends with a space where the file says that its last word ends there.
    """

    kind: ParagraphKind
    lines: tuple[tuple[int, str], ...]
    size: float
    bold: int = 0
    """Code points at its start that are bold."""
    note: bool = False
    part: int = 0
    """Which column or table of its page it stands in."""
    full: bool = False
    """Whether its last line fills the column, so that it may go on elsewhere."""
    indented: bool = False
    whole: bool = False
    """Whether nothing goes on in it or before it: a listing, a formula."""
    listing: bool = False
    """Whether its lines stay lines."""

    @property
    def text(self) -> str:
        return " ".join(words for _, words in self.lines)


@dataclass(frozen=True, slots=True)
class Style:
    """What a page's blocks are told by."""

    body: float
    """The type size of most of the document, in points."""
    foot: float
    """Height on the page below which small type may be a note, in points."""
    titles: Set[str]
    """The outline's titles that point to this page, as `plain` gives them."""

    def is_title(self, words: str) -> bool:
        """Whether words are a title of the outline, with a number before it or without."""
        if not self.titles:
            return False
        return plain(words) in self.titles or plain(NUMBERED.sub("", words)) in self.titles


def plain(words: str) -> str:
    """Letters and digits alone, so that two settings of one title are the same."""
    return "".join(filter(str.isalnum, words.casefold()))


def blocks_of(parts: Sequence[Column | Table], page: int, style: Style) -> Iterator[Block]:
    """The blocks of one page, in the order they are read."""
    for number, part in enumerate(parts):
        if isinstance(part, Table):
            rows = rows_of_cells(part)
            for cells, is_head in zip(rows, head_rows(rows), strict=True):
                kind = ParagraphKind.HEAD_ROW if is_head else ParagraphKind.ROW
                size = max(cell.size for cell in cells)
                words = "\t".join(cell.text for cell in cells)
                yield Block(kind, ((page, words),), size, part=number)
        else:
            yield from _with_notes(list(_prose(part, page, number, style)), style)


def _prose(part: Column, page: int, number: int, style: Style) -> Iterator[Block]:
    lines = [side_by_side(row) for row in part.rows]
    column = _Measure.of(lines, style)
    at = 0
    for whole in kept_together(lines):
        yield from _paragraphs(lines[at : whole.first], page, number, column)
        yield _whole(lines[whole.first : whole.last], page, number, listing=whole.listing)
        at = whole.last
    yield from _paragraphs(lines[at:], page, number, column)


def _paragraphs(
    lines: Sequence[Line], page: int, number: int, column: "_Measure"
) -> Iterator[Block]:
    group: list[Line] = []
    for line, following in zip_longest(lines, lines[1:]):
        if group and not column.goes_on(group, line, following):
            yield _block(group, page, number, column)
            group = []
        group.append(line)
    if group:
        yield _block(group, page, number, column)


def _whole(lines: Sequence[Line], page: int, number: int, *, listing: bool) -> Block:
    """A listing, its lines as they stand, or a formula."""
    words = indented(lines) if listing else [line.text for line in lines]
    return Block(
        kind=ParagraphKind.TEXT,
        lines=tuple((page, line) for line in words),
        size=lines[0].size,
        part=number,
        whole=True,
        listing=listing,
    )


@dataclass(frozen=True, slots=True)
class _Measure:
    """A column's edges and steps, against which its lines are judged."""

    left: float
    right: float
    step: float
    """From line to line, in type sizes."""
    style: Style

    @classmethod
    def of(cls, lines: Sequence[Line], style: Style) -> "_Measure":
        steps = [
            (two.baseline - one.baseline) / two.size
            for one, two in pairwise(lines)
            if abs(two.size - one.size) <= SAME_SIZE * two.size
        ]
        near = [step for step in steps if OVERPRINT < step < APART]
        return cls(
            left=min(line.left for line in lines),
            right=max(line.right for line in lines),
            step=median(near) if near else USUAL_STEP,
            style=style,
        )

    def goes_on(self, group: Sequence[Line], line: Line, following: Line | None) -> bool:
        """Whether a line belongs to the paragraph of the lines before it."""
        before = group[-1]
        sizes = before.size, line.size
        return not (
            max(sizes) - min(sizes) > SAME_SIZE * max(sizes)
            or line.baseline - before.baseline > GAP * self.step * max(sizes)
            or self._changes_weight(before, line)
            or self._begins(group, line)
            or self.style.is_title(line.text)
            or self.style.is_title(before.text)
            or not (self.is_large(line) or self._runs_on(group, line, following))
        )

    def is_large(self, line: Line) -> bool:
        return line.size > LARGE * self.style.body

    def is_full(self, line: Line) -> bool:
        return line.right > self.right - SHORT * (self.right - self.left)

    def _changes_weight(self, before: Line, line: Line) -> bool:
        if before.all_bold and not line.all_bold:
            return not line.bold and not (self.is_full(before) and line.text[0].islower())
        return line.all_bold and not before.all_bold and not self.is_full(before)

    def _begins(self, group: Sequence[Line], line: Line) -> bool:
        """Whether the line begins with an item's mark or a note's number."""
        ended = ENDS.search(group[-1].text) is not None or group[-1].text.endswith((":", ";", ","))
        if NOTE.match(line.text) and line.size < NOTE_SIZE * self.style.body and ended:
            return True
        if not ITEM.match(line.text):
            return False
        in_list = ITEM.match(group[0].text) and abs(group[0].left - line.left) < line.size
        return line.text[0] in BULLETS or ended or bool(in_list) or not self.is_full(group[-1])

    def _runs_on(self, group: Sequence[Line], line: Line, following: Line | None) -> bool:
        """Whether edges and line ends leave the line in the paragraph."""
        first, before = group[0], group[-1]
        indent = INDENT * line.size
        fits = before.right + SPACE * line.size + line.first_word < self.right
        ended = ENDS.search(before.text) is not None
        if ITEM.match(first.text) and line.left > first.left + indent / 2:
            return not (fits and ended and line.left > before.left + indent)
        if fits and (ended or self.right - before.right > LOOSE * (self.right - self.left)):
            return False
        if line.left > before.left + indent:  # the next paragraph's indent, or this one hangs
            hangs = following is not None and abs(following.left - line.left) < indent / 2
            return len(group) == 1 and hangs and not fits
        if line.left < before.left - indent:
            return len(group) == 1 and not fits
        return True


def _block(group: Sequence[Line], page: int, number: int, column: _Measure) -> Block:
    text = " ".join(line.text for line in group)
    bold = 0
    for line in group:
        bold += line.bold + 1
        if not line.all_bold:
            break
    all_bold = all(line.all_bold for line in group)
    return Block(
        kind=_kind(text, group, column, all_bold=all_bold),
        lines=tuple((page, line.text + " " * line.closed) for line in group),
        size=group[0].size,
        bold=bold - 1 if group[0].bold else 0,
        note=group[0].baseline > column.style.foot,
        part=number,
        full=column.is_full(group[-1]),
        indented=group[0].left > column.left + INDENT * group[0].size,
    )


def _kind(text: str, group: Sequence[Line], column: _Measure, *, all_bold: bool) -> ParagraphKind:
    if column.style.is_title(text):
        return ParagraphKind.HEADING
    large = column.is_large(group[0])
    if large and len(text) <= LONGEST_HEADING and any(map(str.isalpha, text)):
        return ParagraphKind.TEXT if text.endswith((".", ",", ";")) else ParagraphKind.HEADING
    small = group[0].size < NOTE_SIZE * column.style.body
    if all_bold and not small and looks_like_heading(text):
        return ParagraphKind.HEADING
    if text.isupper() and len(group) == 1 and not small and looks_like_heading(text):
        return ParagraphKind.HEADING if len(text) > LONGEST_MARK else ParagraphKind.TEXT
    return ParagraphKind.ITEM if ITEM.match(text) else ParagraphKind.TEXT


def _with_notes(blocks: Sequence[Block], style: Style) -> Iterator[Block]:
    """The blocks of one column, those of small type at its foot known as notes."""
    first = len(blocks)
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if not block.note or block.size >= NOTE_SIZE * style.body:
            break
        if NOTE.match(block.text):
            first = place
    for place, block in enumerate(blocks):
        yield replace(block, note=place >= first)
