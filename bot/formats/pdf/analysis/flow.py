"""The blocks of all pages into one text: a sentence that runs over a page's end is made whole.

A page's notes stand after its text, and what its last sentence lacks stands on the next page; so
notes are put before the paragraph that runs over, and every block stays on its own page.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.documents import ParagraphKind
from bot.formats.pdf.analysis.blocks import ENDS, Block

SAME_SIZE = 0.06  # share by which the type of a paragraph's parts differs at most
MOST_BETWEEN = 40  # blocks (a table's rows, captions, notes) over which a sentence is followed
SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]* (?=\S)")
CAPTION = re.compile(
    r"(?:fig(?:ure|\.|ura)?|tab(?:le|\.|elle|leau|la|ela)?|abb(?:ildung|\.)?|scheme|chart|exhibit)"
    r"\s?(?:\d|[A-Z]\.?\d)",
    re.IGNORECASE,
)
"""Example: `Figure 1`, `Abb. 3`, `Table A.2`: what may stand between a sentence's halves."""
HYPHENS = ("-", "\u2010", "\u00ad")


def in_one(pages: Sequence[Sequence[Block]]) -> list[Block]:
    """All blocks in order, pages ascending, paragraphs whole."""
    flow: list[Block] = []
    last: int | None = None  # the last paragraph of running text
    place = (-1, -1)  # the page and part it ends in
    for number, blocks in enumerate(pages):
        ordered = [block for block in blocks if not block.note]
        ordered += [block for block in blocks if block.note]
        for block in ordered:
            text = block.kind in (ParagraphKind.TEXT, ParagraphKind.ITEM)
            runs = text and not (block.note or block.whole or CAPTION.match(block.text))
            if runs and last is not None and place != (number, block.part):
                joined = _joined(flow, last, block)
                if joined is not None:
                    last, place = joined, (number, block.part)
                    continue
            if runs:
                last, place = len(flow), (number, block.part)
            flow.append(block)
    return flow


def _joined(flow: list[Block], last: int, block: Block) -> int | None:
    """Put a block to the paragraph it goes on, if it does; the paragraph's place then."""
    paragraph, between = flow[last], flow[last + 1 :]
    if len(between) > MOST_BETWEEN or not _goes_on(paragraph, block, between):
        return None
    page = block.lines[0][0]
    before = [each for each in between if each.lines[-1][0] < page]
    after = [each for each in between if each.lines[-1][0] >= page]
    head: list[Block] = []
    if before and paragraph.lines[0][0] < before[0].lines[0][0]:
        parts = _parted(paragraph, before[0].lines[0][0])
        if parts is None:
            return None
        head, paragraph = [parts[0]], parts[1]
    whole = replace(paragraph, lines=(*paragraph.lines, *block.lines), full=block.full)
    flow[last:] = [*head, *before, whole, *after]
    return last + len(head) + len(before)


def _goes_on(paragraph: Block, block: Block, between: Sequence[Block]) -> bool:
    end, start = paragraph.lines[-1][1], block.lines[0][1]
    if (
        block.kind is ParagraphKind.ITEM
        or ENDS.search(end)
        or abs(paragraph.size - block.size) > SAME_SIZE * paragraph.size
    ):
        return False
    if start[0].islower():
        return True
    plain = all(each.note for each in between)
    return plain and not block.indented and (paragraph.full or end.endswith(HYPHENS))


def _parted(paragraph: Block, page: int) -> tuple[Block, Block] | None:
    """A paragraph as two at its last sentence end on a page, so that notes can stand between."""
    for place in range(len(paragraph.lines) - 1, -1, -1):
        number, words = paragraph.lines[place]
        if number != page:
            return None
        ends = list(SENTENCE.finditer(words))
        if ends:
            cut = ends[-1].end()
            head = (*paragraph.lines[:place], (number, words[:cut].rstrip()))
            tail = ((number, words[cut:]), *paragraph.lines[place + 1 :])
            return replace(paragraph, lines=head), replace(paragraph, lines=tail, bold=0)
    return None
