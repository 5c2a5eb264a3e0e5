"""The portions in which a long document is shown as plain pages, the same ones whoever asks."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from bot.documents import Document, Span

LONGEST = 300_000  # code points, some 120 pages; docs/log.md, 2026-11-22
SLACK = 20_000  # code points by which an edge moves to meet the start of a paragraph
MARGIN = 2_000  # code points shown on either side of a quotation


@dataclass(frozen=True, slots=True)
class Portion:
    """A stretch of a document that begins and ends with paragraphs where those are not too long."""

    start: int
    end: int
    number: int
    """From 1."""
    count: int
    """Of all portions of the document."""
    before: int | None
    """Where the portion before begins; None in the first."""
    after: int | None
    """Where the portion after begins; None in the last."""


def portion_at(document: Document, at: int) -> Portion:
    """The portion in which an offset stands; of one after the end, the last."""
    count = max(1, -(-len(document.text) // LONGEST))
    edges = [_edge(document, number * LONGEST) for number in range(count)] + [len(document.text)]
    number = min(max(bisect_right(edges, at), 1), count)
    return Portion(
        start=edges[number - 1],
        end=edges[number],
        number=number,
        count=count,
        before=edges[number - 2] if number > 1 else None,
        after=edges[number] if number < count else None,
    )


def portion_about(document: Document, span: Span) -> Portion:
    """The portion in which a quotation begins, wide enough to show what stands around it."""
    found = portion_at(document, span.start)
    if found.count == 1:
        return found
    first = _edge(document, max(0, span.start - MARGIN))
    last = _edge(document, min(len(document.text), span.end + MARGIN))
    return Portion(
        start=min(found.start, span.start, first),
        end=max(found.end, span.end, last),
        number=found.number,
        count=found.count,
        before=found.before,
        after=found.after,
    )


def _edge(document: Document, at: int) -> int:
    """The first start of a paragraph at or after an offset; where none is near, about there."""
    if at == 0:
        return 0
    paragraphs = document.layout.paragraphs
    next_one = bisect_left(paragraphs, at, key=lambda each: each.start)
    if next_one < len(paragraphs) and paragraphs[next_one].start - at < SLACK:
        return paragraphs[next_one].start
    return at + 1 if document.text[at - 1 : at + 1] == "\r\n" else at
