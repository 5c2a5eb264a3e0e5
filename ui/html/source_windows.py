"""The source pane's text: a window of a document as pieces, each saying what it is.

A document may have 50 MB, so the browser holds only what is near and asks for more. The pieces of
a window, put together, are exactly `document.text[start:end]`, and neighbouring windows meet
without a gap: all cutting happens here, in code points, and the browser never counts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.documents import Document, Span
from bot.segmentation import Names
from bot.viewing import Mark, OutlineItem, PartKind, marks_within, places_near

WINDOW = 12_000  # code points, about six pages; one is laid out in a few milliseconds

LINE = 2_000  # code points; how far a window's edge moves to meet the end of a line


@dataclass(frozen=True, slots=True)
class Piece:
    """Text to show in one way, as sent to the browser."""

    text: str
    shown: PartKind
    marked: bool
    found: int | None = None
    """Where the place of the phrase that is looked for begins; None in no such place."""
    marks: tuple[Mark, ...] = ()
    """What stands beside its first character."""


@dataclass(frozen=True, slots=True)
class Window:
    """Part of a document, as sent to the browser: half-open, in code points."""

    document: str
    title: str
    name: str
    length: int
    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document and its outline (`bot/viewing/outline.py`), cut into windows.

    What no part covers is text; marks stand beside the text and are no part of it. Every method
    takes and gives half-open ranges of code points.
    """

    document: Document
    parts: Sequence[OutlineItem]
    names: Names
    """What its speakers are called."""
    phrase: str = ""
    """What is looked for by hand; its places are told."""
    case: bool = False
    """Whether upper and lower case of it differ."""

    def around(self, start: int, end: int) -> Window:
        """The window in which `[start, end)` stands, that span marked and never cut.

        Raises:
            ValueError: the span leaves the document.
        """
        text = self.document.text
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"[{start}, {end}) is outside a text of {len(text)} code points")
        first = _line_start(text, max(0, start - WINDOW // 2), start)
        last = _line_end(text, min(len(text), end + WINDOW // 2), end)
        return self._window(first, last, mark=(start, end))

    def after(self, start: int) -> Window:
        """The window that begins where another ended; empty at the end of the document."""
        text = self.document.text
        start = min(max(start, 0), len(text))
        return self._window(start, _line_end(text, min(len(text), start + WINDOW), start))

    def before(self, end: int) -> Window:
        """The window that ends where another began; empty at the start of the document."""
        text = self.document.text
        end = min(max(end, 0), len(text))
        return self._window(_line_start(text, max(0, end - WINDOW), end), end)

    def _window(self, start: int, end: int, *, mark: tuple[int, int] = (0, 0)) -> Window:
        document = self.document
        return Window(
            document=document.id,
            title=document.title,
            name=document.name,
            length=len(document.text),
            start=start,
            end=end,
            pieces=tuple(self.pieces(start, end, mark=mark)),
        )

    def pieces(self, start: int, end: int, *, mark: tuple[int, int] = (0, 0)) -> Iterator[Piece]:
        """The pieces of `[start, end)`, the span `mark` of it marked."""
        parts, following = touching(self.parts, start, end)
        beside = marks_within(self.document, [*parts, *following], start, end, names=self.names)
        found = self._found(start, end)
        edges = {start, end, *mark, *(each.at for each in beside)}
        edges.update(edge for place in found for edge in (place.start, place.end))
        edges.update(edge for part in parts for edge in (part.start, part.end))
        waiting, places = list(reversed(parts)), list(reversed(found))
        for first, last in pairwise(sorted(edge for edge in edges if start <= edge <= end)):
            while waiting and waiting[-1].end <= first:
                waiting.pop()
            while places and places[-1].end <= first:
                places.pop()
            part = waiting[-1] if waiting and waiting[-1].start <= first else None
            place = places[-1] if places and places[-1].start <= first else None
            yield Piece(
                text=self.document.text[first:last],
                shown=part.shown if part else PartKind.TEXT,
                marked=mark[0] <= first < mark[1],
                found=place.start if place else None,
                marks=_standing_at(beside, first),
            )

    def _found(self, start: int, end: int) -> Sequence[Span]:
        if not self.phrase:
            return ()
        return places_near(self.document, self.phrase, start, end, case=self.case)


def _standing_at(marks: Sequence[Mark], at: int) -> tuple[Mark, ...]:
    """Those of some marks, in order, that stand beside one character."""
    first = bisect_left(marks, at, key=lambda mark: mark.at)
    last = bisect_right(marks, at, lo=first, key=lambda mark: mark.at)
    return tuple(marks[first:last])


def touching(
    parts: Sequence[OutlineItem], start: int, end: int
) -> tuple[Sequence[OutlineItem], Sequence[OutlineItem]]:
    """The parts that share a code point with `[start, end)`, and the next one, by bisection."""
    first = bisect_right(parts, start, key=lambda part: part.end)
    last = bisect_left(parts, end, key=lambda part: part.start)
    return parts[first:last], parts[last : last + 1]


def _line_start(text: str, at: int, until: int) -> int:
    """The first start of a line at or after `at`, within a line's length and not past `until`."""
    if at == 0:
        return 0
    found = text.find("\n", at - 1, min(until, at + LINE))
    return found + 1 if found >= 0 else _outside_a_pair(text, at, -1)


def _line_end(text: str, at: int, since: int) -> int:
    """The last end of a line at or before `at`, within a line's length and not before `since`."""
    if at == len(text):
        return at
    found = text.rfind("\n", max(since, at - LINE), at)
    return found + 1 if found >= 0 else _outside_a_pair(text, at, 1)


def _outside_a_pair(text: str, at: int, step: int) -> int:
    """`at`, or one further where it would part a carriage return from its line feed."""
    return at + step if text[at - 1 : at + 1] == "\r\n" else at
