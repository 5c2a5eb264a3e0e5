"""The tables of a text: which rows stand under which heads.

A row says little alone: "Net sales 34,229 35,355" of which years, in which unit, of whom? What says
so stands over it: the table's title and unit, and the rows that head its columns. A table runs over
a page's end where the rows there have as many columns and no heads of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.documents import ENDS_A_SENTENCE, Layout, ParagraphKind, Span
from bot.segmentation.tables.rows import CELL

BLANK_LINE = "\n\n"
MOST_OVER = 2  # paragraphs over a table that may be its title and its unit
LONGEST_TITLE = 200  # code points
LONGEST_LEAD = 300  # code points of a sentence that ends in a colon, over a table
NAMED = ("table ", "tabelle ", "tableau ", "exhibit ", "schedule ")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one set of heads; a table that is headed again further down is two of these."""

    start: int
    """Of the title over it, where that is a whole paragraph, else of its first row."""
    end: int
    heads: tuple[Span, ...]
    """Its title, its unit and the rows that head its columns, in the order of the text; those of a
    table that runs over from the page before stand there."""


def tables_of(text: str, layout: Layout) -> Iterator[Table]:
    """The tables of a text, in order."""
    paragraphs = layout.paragraphs
    before: Table | None = None
    last, width = -1, 0  # of the rows before: the place of the last one, and how many columns
    only_heads = False
    for rows in _runs(text, layout):
        start, over = _over(text, layout, rows.start)
        columns = max(text.count(CELL, paragraphs[at].start, paragraphs[at].end) for at in rows)
        headed = paragraphs[rows.start].kind is ParagraphKind.HEAD_ROW
        goes_on = last == rows.start - 1 and (only_heads or width == columns) and not headed
        if goes_on and before is not None:
            over = before.heads
        for part in _parts(layout, rows):
            heads = (paragraphs[at] for at in part)
            own = (each.words for each in heads if each.kind is ParagraphKind.HEAD_ROW)
            before = Table(start, paragraphs[part[-1]].end, (*over, *own))
            yield before
            start = before.end
        last, width = rows[-1], columns
        only_heads = all(paragraphs[at].kind is ParagraphKind.HEAD_ROW for at in rows)


def _runs(text: str, layout: Layout) -> Iterator[range]:
    """The places of paragraphs that are rows with no blank line between them."""
    paragraphs = layout.paragraphs
    first: int | None = None
    for at, paragraph in enumerate(paragraphs):
        apart = first is not None and BLANK_LINE in text[paragraphs[at - 1].end : paragraph.start]
        if first is not None and (apart or not paragraph.kind.is_row):
            yield range(first, at)
            first = None
        if first is None and paragraph.kind.is_row:
            first = at
    if first is not None:
        yield range(first, len(paragraphs))


def _parts(layout: Layout, rows: range) -> Iterator[range]:
    """A table parted where it is headed again; heads that head nothing stay with what they end."""
    kinds = [layout.paragraphs[at].kind for at in rows]
    first = 0
    for at in range(1, len(kinds)):
        if kinds[at] is ParagraphKind.HEAD_ROW and kinds[at - 1] is ParagraphKind.ROW:
            yield rows[first:at]
            first = at
    yield rows[first:]


def _over(text: str, layout: Layout, first: int) -> tuple[int, tuple[Span, ...]]:
    """Where a table starts, and the spans over its first row that are its title or its unit."""
    paragraphs = layout.paragraphs
    start = paragraphs[first].start
    over: list[Span] = []
    page = layout.page_at(start)
    for paragraph in reversed(paragraphs[max(0, first - MOST_OVER) : first]):
        here = layout.page_at(paragraph.start) == page
        if paragraph.kind is not ParagraphKind.TEXT or not here:
            break
        title = _title(text, paragraph.words)
        if title is None:
            break
        over.insert(0, title)
        if title != paragraph.words:
            break
        start = paragraph.start
    return start, tuple(over)


def _title(text: str, words: Span) -> Span | None:
    """A paragraph's words that name what stands below: all of a short one, or its last sentence."""
    said = text[words.start : words.end]
    named = said.lower().startswith(NAMED)
    if len(said) <= LONGEST_TITLE and (named or ENDS_A_SENTENCE.search(said) is None):
        return words
    if not said.endswith(":"):
        return None
    first = words.start + said.rfind(". ", 0, -1) + 1
    first += len(text[first : words.end]) - len(text[first : words.end].lstrip())
    return Span(first, words.end) if words.end - first <= LONGEST_LEAD else None
