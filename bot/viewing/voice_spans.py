"""What a span of a document is made of: passages, and between them what is none.

Passages come from the store by their offsets; what stands between them (headings, names,
interviewers' questions) comes from the outline. No document is read through for it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.documents import Document, Passage, Span, one_line
from bot.errors import SelectionError
from bot.library import Library
from bot.segmentation import Names
from bot.viewing.outline import OutlineItem, PartKind

NEIGHBOURS = 3  # passages, or parts, beside a span; the next sentence is nearly always in the next


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """Words of one kind in one voice: a passage, or what is shown as none and is written as one."""

    passage: Passage
    """Its speaker is called as now; of a heading or a question no question was asked."""
    shown: PartKind
    asks: bool = False
    """Whether it is an interviewer's."""


@dataclass(frozen=True, slots=True)
class SpanContext:
    """The stretches that touch a span, and their neighbours on either side."""

    before: tuple[VoiceSpan, ...]
    """Of the first one's turn: in its voice, under its heading; in order, and the nearest last."""
    touched: tuple[VoiceSpan, ...]
    """In order; together they hold every word of the span."""
    after: tuple[VoiceSpan, ...]
    """Of the last one's turn, the nearest first."""


def context_of(
    library: Library, document: Document, span: Span, parts: Sequence[OutlineItem]
) -> SpanContext:
    """What a span is made of.

    Args:
        parts: the document's outline; it may be empty where the span and its turn are passages.

    Raises:
        SelectionError: the library does not hold all of its words, or the outline lacks them.
    """
    names = library.names(document)
    passages = library.passages_near(
        document, span.start, span.end - 1, before=NEIGHBOURS, after=NEIGHBOURS
    )
    found = [
        *(VoiceSpan(passage, PartKind.TEXT) for passage in passages),
        *_between(document, span, parts, names),
    ]
    found.sort(key=lambda stretch: stretch.passage.start)
    first = bisect_right(found, span.start, key=lambda stretch: stretch.passage.end)
    last = bisect_left(found, span.end, key=lambda stretch: stretch.passage.start)
    touched = tuple(found[first:last])
    _check(document, span, touched)
    nobody = any(renaming.shown is None for renaming in names.renamings)
    before = _one_turn(found[first::-1], nobody=nobody)
    after = _one_turn(found[last - 1 :], nobody=nobody)
    return SpanContext(before[::-1], touched, after)


def _between(
    document: Document, span: Span, parts: Sequence[OutlineItem], names: Names
) -> Iterator[VoiceSpan]:
    """What is no passage of the parts that touch a span, and of their neighbours."""
    first = bisect_right(parts, span.start, key=lambda part: part.end)
    last = bisect_left(parts, span.end, key=lambda part: part.start)
    for part in parts[max(0, first - NEIGHBOURS) : last + NEIGHBOURS]:
        if part.shown is not PartKind.TEXT:
            words = Passage(
                document,
                part.start,
                part.end,
                part.number,
                heading=part.heading,
                speaker=names.shown(part.whose),
            )
            yield VoiceSpan(words, part.shown, part.asks)


def _check(document: Document, span: Span, touched: Sequence[VoiceSpan]) -> None:
    """See that nothing of a span is left over whose words nobody knows."""
    done = span.start
    edges = [(stretch.passage.start, stretch.passage.end) for stretch in touched]
    for start, end in (*edges, (span.end, span.end)):
        if document.text[done : max(done, start)].strip():
            raise SelectionError(
                "{name} is still being read, or is in the library no more; try again in a moment.",
                code="selection-reading",
                name=one_line(document.name),
            )
        done = end


def _one_turn(stretches: Sequence[VoiceSpan], *, nobody: bool) -> tuple[VoiceSpan, ...]:
    """The stretches that follow the first one, in either direction, as long as its turn goes on.

    Args:
        nobody: whether a person said that somebody is not to be named: words without a name may
            then be two speakers', and none of them is anybody's neighbour.
    """
    found: list[VoiceSpan] = []
    for here, following in pairwise(stretches):
        if not _goes_on(here, following) or (nobody and here.passage.speaker is None):
            break
        found.append(following)
    return tuple(found)


def _goes_on(one: VoiceSpan, other: VoiceSpan) -> bool:
    """Whether two neighbours are one turn's words under one heading, and no word parts them."""
    alike = (one.shown, one.passage.speaker, one.passage.asked, one.passage.heading) == (
        other.shown,
        other.passage.speaker,
        other.passage.asked,
        other.passage.heading,
    )
    first, last = sorted((one.passage, other.passage), key=lambda passage: passage.start)
    between = first.document.text[first.end : last.start]
    return alike and one.shown in (PartKind.TEXT, PartKind.QUESTION) and not between.strip()
