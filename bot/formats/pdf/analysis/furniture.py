"""What stands on page after page and belongs to none: running headers, footers, page numbers.

It is known by standing at one height on several pages with the same words, or beside the page's
own number. A line that stands once stays, whatever it looks like; and so does what repeats on pages
whose text repeats, too: the date and signature of letters from one template are their words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.formats.pdf.analysis.lines import Line, is_figure, rows_of
from bot.formats.pdf.analysis.page_labels import Printed, candidates, page_numbers

OTHER_SIZE = 1.05  # times; type that differs by more is set differently on purpose
EDGE = 0.15  # of the page's height, at the top and at the foot, in which furniture stands
DEEPEST = 4  # rows of furniture at one edge
ENOUGH = 3  # pages on which the same words make a line furniture
ENOUGH_SMALL = 2  # the same for the outermost line, set smaller than the text
SMALL = 0.95  # of the body's type size
ALIKE = 0.5  # share of a page's lines between its edges that stand on another page, too: a copy
WIDEST = 3  # lines side by side: left, middle, right; a row of more is a table's
SAME_HEIGHT = 4.0  # points
APART = 1.5  # type sizes from the line to its neighbour; body text stands closer to itself
FEWEST_LETTERS = 4  # of what can be a page's only words; fewer are its number: `iv`
LARGE = 1.25  # of the body's type size; furniture set like a heading is kept once, as one
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page."""

    width: float
    height: float
    lines: tuple[Line, ...]
    aside: tuple[tuple[Line, ...], ...]
    """Lines that run up the margin or askew; one group a way."""
    rules: tuple[tuple[float, float, float], ...]
    """Horizontal ruling lines: left, right and height on the page."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands at one height near a page's edge."""

    lines: tuple[Line, ...]
    height: float
    """Of its baseline from the edge, in points; below 0 from the foot, so that sizes may differ."""
    outermost: bool
    """Whether nothing stands between it and the edge."""
    near: bool
    """Whether it stands in the page's margin."""
    apart: bool
    """Whether the next row towards the middle of the page is far off or set in another size."""


def without_furniture(
    pages: Sequence[PageLines], body: float
) -> tuple[list[PageLines], tuple[Printed | None, ...]]:
    """The pages without what repeats on them, and the number printed on each.

    Args:
        body: the type size of most of the text, in points.
    """
    edges = [[list(_edge(page, from_foot=foot)) for foot in (False, True)] for page in pages]
    printed = page_numbers(
        [[each for rows in edge for each in _candidates(rows)] for edge in edges]
    )
    seen = _Seen(edges, printed, copies=_copies(pages, edges), body=body)
    aside = Counter(text for page in pages for text in {_words(group) for group in page.aside})
    gone = _gone(edges, seen, body)
    bare = {number for number, page in enumerate(pages) if gone[number].issuperset(page.lines)}
    cleaned = [
        replace(
            page,
            lines=tuple(
                line
                for line in page.lines
                if line not in gone[number] or seen.is_all_there_is(line, number, bare)
            ),
            aside=tuple(group for group in page.aside if aside[_words(group)] < ENOUGH),
        )
        for number, page in enumerate(pages)
    ]
    return cleaned, printed


def _gone(edges: Sequence[Sequence[Sequence[_Row]]], seen: "_Seen", body: float) -> list[set[Line]]:
    """The lines of each page that repeat, those set like a heading kept where they stand first."""
    kept: set[str] = set()
    found: list[set[Line]] = []
    for number, edge in enumerate(edges):
        gone: set[Line] = set()
        for rows in edge:
            for row in rows:
                repeated = [line for line in row.lines if seen.repeats(line, row, number)]
                large = [
                    line for line in repeated if line.size > LARGE * body and line.text not in kept
                ]
                kept |= {line.text for line in large}
                gone |= set(repeated) - set(large)
                if len(repeated) < len(row.lines):
                    break
        found.append(gone)
    return found


def _candidates(rows: Sequence[_Row]) -> Iterator[Printed]:
    for row in rows:
        if len(row.lines) <= WIDEST:
            for line in row.lines:
                yield from candidates(line.text, row.height, outermost=row.outermost)


class _Seen:
    """What stands at the edges of all pages, to ask of one line whether it repeats."""

    def __init__(
        self,
        edges: Sequence[Sequence[Sequence[_Row]]],
        printed: Sequence[Printed | None],
        *,
        copies: Set[int],
        body: float,
    ) -> None:
        self._printed = printed
        self._copies = copies
        self._small = SMALL * body
        self._places: dict[str, list[tuple[int, float]]] = {}
        for page, edge in enumerate(edges):
            for rows in edge:
                for row in rows:
                    for line in row.lines:
                        place = (page, row.height)
                        self._places.setdefault(self._key(line, page), []).append(place)

    def repeats(self, line: Line, row: _Row, page: int) -> bool:
        number = self._printed[page]
        shows_number = number is not None and number.label in {
            each.label for each in candidates(line.text, row.height, outermost=row.outermost)
        }
        if shows_number and (row.apart or not any(map(str.isalpha, line.text))):
            return True
        if is_figure(line.text) or not any(map(str.isalnum, line.text)):
            return False  # the years above a table's columns; a bracket that ends a listing
        heights = self._places[self._key(line, page)]
        pages = {other for other, height in heights if abs(height - row.height) <= SAME_HEIGHT}
        enough = ENOUGH_SMALL if row.outermost and line.size < self._small else ENOUGH
        agreeing = pages if line.size < self._small else pages - self._copies
        return row.near and row.apart and len(agreeing) >= enough

    def is_all_there_is(self, line: Line, page: int, bare: Set[int]) -> bool:
        """Whether words stand on pages that would be bare without them, and on no others."""
        if page not in bare or sum(map(str.isalpha, line.text)) < FEWEST_LETTERS:
            return False
        return all(other in bare for other, _ in self._places[self._key(line, page)])

    def _key(self, line: Line, page: int) -> str:
        """The line's words, the page's own number in them as a mark."""
        number = self._printed[page]
        if number is None or number.label not in line.text:
            return line.text
        return re.sub(rf"(?<!\w){re.escape(number.label)}(?!\w)", "#", line.text)


def _edge(page: PageLines, *, from_foot: bool) -> Iterator[_Row]:
    """The rows near an edge of the page, outermost first."""
    rows = rows_of(page.lines)
    if from_foot:
        rows.reverse()
    apart = [_apart(row, following) for row, following in pairwise(rows[: DEEPEST + 2])] + [True]
    gaps = pairwise([*apart, False])  # a header may be of two rows
    for place, (row, gap) in enumerate(zip(rows[:DEEPEST], gaps, strict=False)):
        height = row[0].baseline - page.height if from_foot else row[0].baseline
        near = abs(height) <= EDGE * page.height
        if place and not near:
            return
        yield _Row(tuple(row), height, place == 0, near, any(gap))


def _copies(
    pages: Sequence[PageLines], edges: Sequence[Sequence[Sequence[_Row]]]
) -> frozenset[int]:
    """The pages whose text, between their edges, stands on another page at the same heights."""
    middles: list[list[tuple[str, int]]] = []
    for page, edge in zip(pages, edges, strict=True):
        outer = {line for rows in edge for row in rows if row.near for line in row.lines}
        inner = [line for line in page.lines if line not in outer]
        middles.append([(line.text, round(line.baseline / SAME_HEIGHT)) for line in inner])
    seen = Counter(place for middle in middles for place in set(middle))
    return frozenset(
        number
        for number, middle in enumerate(middles)
        if middle and sum(seen[place] > 1 for place in middle) >= ALIKE * len(middle)
    )


def _apart(row: Sequence[Line], following: Sequence[Line]) -> bool:
    gap = abs(following[0].baseline - row[0].baseline)
    sizes = row[0].size, following[0].size
    return gap > APART * max(sizes) or max(sizes) > OTHER_SIZE * min(sizes)


def _words(lines: Sequence[Line]) -> str:
    return DIGITS.sub("#", " ".join(line.text for line in lines))
