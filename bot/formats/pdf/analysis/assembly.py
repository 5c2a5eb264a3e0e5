"""Blocks into the text and its layout: where lines are joined, hyphens judged, pages begun."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.documents import Layout, Page, Paragraph, ParagraphKind, Span
from bot.formats.pdf.analysis.blocks import ITEM, Block
from bot.formats.plain.hyphens import HYPHENS, hyphens_at_line_ends

ADDRESS = re.compile(r"(?:https?://|www\.)(?:\S*[/.?&=_-])?\Z|\S+@\Z")
"""Example: `https://www.` at a line's end, which goes on without a space."""
WIDE = r"\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff00-\uff9f\uffe0-\uffef"
NO_SPACE = re.compile(rf"[{WIDE}]\n[{WIDE}]|\w[–—/]\n\w")
"""Example: two lines of Chinese; `2019–` before `2023`."""
KOREAN_END = re.compile(r"[가-힣] ?\Z")
"""Example: the last letter of a line, and the space that stands after it where its word ends."""
SPACED_ENDS = 0.1  # share of Korean lines that end with a space, in a file that writes them there


def put_together(blocks: Sequence[Block], labels: Sequence[str | None]) -> tuple[str, Layout]:
    """The text, and its layout with one page for each label."""
    parts: list[str] = []
    length = 0
    starts: list[int | None] = [None] * len(labels)
    paragraphs: list[Paragraph] = []
    bold: list[Span] = []
    says_ends = _says_where_words_end(blocks)
    before: Block | None = None
    for block in blocks:
        between = _between(before, block)
        parts.append(between)
        length += len(between)
        start = length
        words = ""
        within_words = says_ends and not block.listing and block.kind is not ParagraphKind.HEADING
        for page, ended in block.lines:
            line = ended.rstrip(" ")
            joint = "" if not words else "\n" if block.listing else _joint(words, line)
            if within_words and KOREAN_END.match(words[-1:]):
                joint = ""
            parts += [joint, line]
            length += len(joint)
            if starts[page] is None:
                starts[page] = length
            length += len(line)
            words = ended
        paragraphs.append(_paragraph(block, start, length))
        if block.bold and not block.kind.is_row:
            bold.append(Span(start, min(start + block.bold, length)))
        before = block
    text = "".join(parts)
    layout = Layout(
        paragraphs=tuple(paragraphs),
        pages=tuple(_pages(starts, labels, len(text))),
        bold=tuple(bold),
        joins=hyphens_at_line_ends(text),
    )
    return text, layout


def _between(before: Block | None, block: Block) -> str:
    if before is None:
        return ""
    kinds = before.kind, block.kind
    alike = all(kind.is_row for kind in kinds) or set(kinds) == {ParagraphKind.ITEM}
    return "\n" if alike and before.part == block.part else "\n\n"


def _says_where_words_end(blocks: Sequence[Block]) -> bool:
    """Whether the file writes spaces at the ends of Korean lines: those without end in a word."""
    ends = (KOREAN_END.search(line) for block in blocks for _, line in block.lines[:-1])
    spaced = Counter(end[0].endswith(" ") for end in ends if end)
    return spaced[True] > SPACED_ENDS * spaced.total()


def _joint(before: str, line: str) -> str:
    """What stands between two lines of a paragraph."""
    words = before.rstrip(" ")
    if words[-1] in HYPHENS and words[-2:-1].isalnum():
        return "\n"
    if NO_SPACE.fullmatch(f"{words[-2:].lstrip()}\n{line[0]}"[-4:]) or NO_SPACE.fullmatch(
        f"{words[-1]}\n{line[0]}"
    ):
        return ""
    return "" if ADDRESS.match(words.rsplit(" ", 1)[-1]) else " "


def _paragraph(block: Block, start: int, end: int) -> Paragraph:
    words = Span(start, end)
    if block.kind is ParagraphKind.ITEM and (mark := ITEM.match(block.lines[0][1])):
        words = Span(start + mark.end(), end)
    return Paragraph(start, end, block.kind, words)


def _pages(starts: Sequence[int | None], labels: Sequence[str | None], end: int) -> list[Page]:
    """A page without text begins where the next one with text does."""
    pages: list[Page] = []
    following = end
    for start, label in zip(reversed(starts), reversed(labels), strict=True):
        following = following if start is None else start
        pages.append(Page(following, label))
    return pages[::-1]
