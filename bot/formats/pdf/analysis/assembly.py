"""Blocks into the text and its layout: where lines are joined, hyphens judged, pages begun."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.documents import Layout, Page, Paragraph, ParagraphKind, Span
from bot.formats.pdf.analysis.blocks import ITEM, Block

HYPHENS = "-\u2010\u00ad"
LINE_END = re.compile(rf"[{HYPHENS}]\n")
LETTERS = re.compile(r"[^\W\d_]*")
LONGEST_WORD = 60  # letters on each side of a hyphen; what is longer is no word
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
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
        joins=tuple(_joins(text)),
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


def _joins(text: str) -> list[Span]:
    """The hyphens and line ends that part a word only because the line was full.

    A word's parts are compared with what the document itself writes in the middle of its lines:
    "example" makes of `exam-⏎ple` one word, "well-known" keeps the hyphen of `well-⏎known`.
    """
    found = (_broken(text, match.start()) for match in LINE_END.finditer(text))
    broken = [each for each in found if each is not None]
    whole: Counter[str] = Counter()
    done = 0
    for start, _, _, end in [*broken, (len(text), 0, 0, 0)]:
        whole.update(WORD.findall(text[done:start].lower()))
        done = end
    joins: list[Span] = []
    for start, hyphen, second, end in broken:
        one_word = text[second].islower() and _is_one_word(
            text[start:hyphen].lower(), text[second:end].lower(), whole
        )
        if one_word or text[hyphen] == "\u00ad":
            joins.append(Span(hyphen, second))
    return joins


def _broken(text: str, hyphen: int) -> tuple[int, int, int, int] | None:
    """Start, hyphen, second part and end of a word parted at a line's end; None if it is none."""
    before = LETTERS.match(text[max(hyphen - LONGEST_WORD, 0) : hyphen][::-1])
    after = LETTERS.match(text, hyphen + 2, hyphen + 2 + LONGEST_WORD)
    if not before or not after or not before[0] or not after[0]:
        return None
    return hyphen - len(before[0]), hyphen, hyphen + 2, after.end()


def _is_one_word(first: str, second: str, whole: Counter[str]) -> bool:
    if whole[first + second]:
        return True
    return not whole[f"{first}-{second}"] and not (whole[first] and whole[second])
