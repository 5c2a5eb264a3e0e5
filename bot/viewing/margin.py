"""What stands beside a document's text and is no part of it.

Pages, times, the numbers of paragraphs and the names of speakers.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from bot.documents import Document, clock, page_number
from bot.segmentation import Names
from bot.viewing.outline import OutlineItem, PartKind


class About(StrEnum):
    """What a mark tells."""

    PAGE = "page"
    TIME = "time"
    PARAGRAPH = "paragraph"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Mark:
    """A few words beside a character of the text."""

    at: int
    """Offset of the character."""
    about: About
    words: str


def marks_within(
    document: Document, parts: Sequence[OutlineItem], start: int, end: int, *, names: Names
) -> tuple[Mark, ...]:
    """The marks of `[start, end)`, in order: where pages, paragraphs and speakers begin.

    Args:
        parts: those of the outline that touch the range, and the one after them.
        names: what the speakers are called.
    """
    found = [
        *_pages(document, start, end),
        *_times(document, start, end),
        *_paragraphs(document, parts),
        *_speakers(parts, names),
    ]
    within = [mark for mark in found if start <= mark.at < end]
    return tuple(sorted(within, key=lambda mark: mark.at))


def counted(parts: Sequence[OutlineItem]) -> Iterator[OutlineItem]:
    """The parts that are paragraphs with a number of their own.

    A heading is not counted, and has the number of the paragraph that follows it.
    """
    for part, following in zip_longest(parts, parts[1:]):
        counts = following is None or following.number > part.number
        if part.shown in (PartKind.TEXT, PartKind.QUESTION) and counts:
            yield part


def _pages(document: Document, start: int, end: int) -> Iterator[Mark]:
    pages = document.layout.pages
    for index in range(bisect_left(pages, start, key=lambda page: page.start), len(pages)):
        at = pages[index].start
        if at >= end:
            return
        # an empty page begins where the next one with text does, and that one counts
        if index + 1 == len(pages) or pages[index + 1].start > at:
            yield Mark(at, About.PAGE, page_number(document.layout, index))


def _times(document: Document, start: int, end: int) -> Iterator[Mark]:
    """The time of each paragraph of a recording, once where several begin in one second."""
    layout = document.layout
    first = bisect_left(layout.paragraphs, start, key=lambda paragraph: paragraph.start)
    before: str | None = None
    for number in range(first, len(layout.paragraphs) if layout.moments else 0):
        at = layout.paragraphs[number].start
        if at >= end:
            return
        seconds = layout.seconds_at(at)
        words = None if seconds is None else clock(seconds)
        if words is not None and words != before:
            yield Mark(at, About.TIME, words)
        before = words


def _paragraphs(document: Document, parts: Sequence[OutlineItem]) -> Iterator[Mark]:
    """The number of each paragraph, as citations count them.

    A recording has times in their place; where a page begins on the same line, its number has.
    """
    if document.layout.moments:
        return
    for part in counted(parts):
        index = document.layout.page_at(part.start)
        line = document.text.rfind("\n", 0, part.start) + 1
        if index is None or document.layout.pages[index].start < line:
            yield Mark(part.start, About.PARAGRAPH, f"¶ {part.number}")


def _speakers(parts: Sequence[OutlineItem], names: Names) -> Iterator[Mark]:
    """Names the text does not print, and those it prints otherwise than they are shown."""
    for part in parts:
        name = names.shown(part.speaker)
        if name is not None and (part.shown is not PartKind.LABEL or name != part.speaker):
            yield Mark(part.start, About.SPEAKER, name)
