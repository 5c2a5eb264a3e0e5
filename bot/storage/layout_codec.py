"""A layout as the store keeps it: a few bytes, and the layout again.

JSON of plain lists, one for each thing that is said of every paragraph, page or voice, packed by
zlib. Offsets are written as steps, which pack far better than the offsets themselves.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NotRequired, TypedDict

from bot.documents import Layout, Moment, Page, Paragraph, ParagraphKind, Span, Voice
from bot.storage.damage import store_damaged

KINDS = (
    ParagraphKind.TEXT,
    ParagraphKind.HEADING,
    ParagraphKind.ITEM,
    ParagraphKind.ROW,
    ParagraphKind.MARKUP,
    ParagraphKind.HEAD_ROW,
)  # kept by their places: add at the end only
_DAMAGED = (zlib.error, ValueError, LookupError, TypeError)  # what reading other bytes may raise


class _Spans(TypedDict):
    """Spans: where each starts, counted from the start before, and how long it is."""

    steps: list[int]
    lengths: list[int]


class _Kept(TypedDict):
    """What the bytes hold."""

    gaps: list[int]
    """From the end of one paragraph to the start of the next."""
    lengths: list[int]
    kinds: list[int]
    before: list[int]
    """Code points of a paragraph's marks before its words."""
    after: list[int]
    pages: list[int]
    labels: list[str | None]
    printed_elsewhere: NotRequired[bool]
    """Not in what an earlier program kept."""
    moments: list[int]
    seconds: list[float]
    voices: _Spans
    speakers: list[str | None]
    asks: list[bool]
    messages: NotRequired[bool]
    """Not in what an earlier program kept."""
    bold: _Spans
    joins: _Spans


def layout_bytes(layout: Layout) -> bytes:
    """The bytes that `layout_of` makes the same layout of."""
    paragraphs = layout.paragraphs
    ends = [0, *(each.end for each in paragraphs)]
    kept = _Kept(
        gaps=[each.start - end for end, each in zip(ends, paragraphs, strict=False)],
        lengths=[each.end - each.start for each in paragraphs],
        kinds=[KINDS.index(each.kind) for each in paragraphs],
        before=[each.words.start - each.start for each in paragraphs],
        after=[each.end - each.words.end for each in paragraphs],
        pages=_steps(page.start for page in layout.pages),
        labels=[page.label for page in layout.pages],
        printed_elsewhere=layout.printed_elsewhere,
        moments=_steps(moment.start for moment in layout.moments),
        seconds=[moment.seconds for moment in layout.moments],
        voices=_spans([voice.span for voice in layout.voices]),
        speakers=[voice.speaker for voice in layout.voices],
        asks=[voice.asks for voice in layout.voices],
        messages=layout.messages,
        bold=_spans(layout.bold),
        joins=_spans(layout.joins),
    )
    written = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"))


def layout_of(data: bytes) -> Layout:
    """The layout that was kept.

    Raises:
        LibraryError: the bytes are damaged.
    """
    try:
        kept = _kept_of(data)
        voices = zip(_spans_of(kept["voices"]), kept["speakers"], kept["asks"], strict=True)
        return Layout(
            paragraphs=tuple(_paragraphs_of(kept)),
            pages=tuple(map(Page, accumulate(kept["pages"]), kept["labels"])),
            printed_elsewhere=bool(kept.get("printed_elsewhere")),
            moments=tuple(map(Moment, accumulate(kept["moments"]), kept["seconds"])),
            voices=tuple(Voice(*each) for each in voices),
            messages=bool(kept.get("messages")),
            bold=tuple(_spans_of(kept["bold"])),
            joins=tuple(_spans_of(kept["joins"])),
        )
    except _DAMAGED as error:
        raise store_damaged(error) from error


def has_joins(data: bytes) -> bool:
    """Whether the layout that was kept has any; a fifth of the work of making the layout.

    Raises:
        LibraryError: the bytes are damaged.
    """
    try:
        return bool(_kept_of(data)["joins"]["steps"])
    except _DAMAGED as error:
        raise store_damaged(error) from error


def _kept_of(data: bytes) -> _Kept:
    kept: _Kept = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    return kept


def _paragraphs_of(kept: _Kept) -> Iterator[Paragraph]:
    end = 0
    columns = (kept["gaps"], kept["lengths"], kept["kinds"], kept["before"], kept["after"])
    for gap, length, kind, before, after in zip(*columns, strict=True):
        start = end + gap
        end = start + length
        yield Paragraph(start, end, KINDS[kind], Span(start + before, end - after))


def _spans(spans: Sequence[Span]) -> _Spans:
    return _Spans(
        steps=_steps(span.start for span in spans),
        lengths=[span.end - span.start for span in spans],
    )


def _spans_of(kept: _Spans) -> Iterator[Span]:
    for start, length in zip(accumulate(kept["steps"]), kept["lengths"], strict=True):
        yield Span(start, start + length)


def _steps(offsets: Iterable[int]) -> list[int]:
    """From each offset to the next, the first from 0."""
    return [second - first for first, second in pairwise([0, *offsets])]
