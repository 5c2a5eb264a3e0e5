"""Blocks into the text and its layout: where lines are joined, hyphens judged, pages begun."""

import re
from collections.abc import Sequence

from bot.documents import Layout, Page, Paragraph, ParagraphKind, Span
from bot.formats.pdf.analysis.blocks import ITEM, Block
from bot.formats.plain.hyphens import HYPHENS, hyphens_at_line_ends

ADDRESS = re.compile(r"(?:https?://|www\.)(?:\S*[/.?&=_-])?\Z|\S+@\Z")
"""Example: `https://www.` at a line's end, which goes on without a space."""
WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
NO_SPACE = re.compile(rf"[{WIDE}]\n[{WIDE}]|\w[–—/]\n\w")
"""Example: two lines of Chinese; `2019–` before `2023`."""


def put_together(blocks: Sequence[Block], labels: Sequence[str | None]) -> tuple[str, Layout]:
    """The text, and its layout with one page for each label."""
    parts: list[str] = []
    length = 0
    starts: list[int | None] = [None] * len(labels)
    paragraphs: list[Paragraph] = []
    bold: list[Span] = []
    before: Block | None = None
    for block in blocks:
        between = _between(before, block)
        parts.append(between)
        length += len(between)
        start = length
        words = ""
        for page, line in block.lines:
            joint = "" if not words else "\n" if block.listing else _joint(words, line)
            parts += [joint, line]
            length += len(joint)
            if starts[page] is None:
                starts[page] = length
            length += len(line)
            words = line
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


def _joint(words: str, line: str) -> str:
    """What stands between two lines of a paragraph."""
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
