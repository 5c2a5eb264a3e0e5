"""Where a page is white from one row to another: the strips between columns, the tallest first.

A strip that goes through many rows with words on both sides parts columns. One that goes through
a few may be an accident of a short heading, so the tall ones are told before the others, and rows
that they take are no part of another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from bot.formats.pdf.analysis.lines import Line

GUTTER = 0.6  # type sizes; the narrowest white strip of two columns, overfull lines allowed for
MOST_ROWS = 2_000  # a page with more is no page to read; its lines are taken from the top down


@dataclass(frozen=True, slots=True)
class Strip:
    """White from the top of a band to its foot."""

    start: float
    end: float
    left: bool = False
    """Whether words stand to the left of it."""
    right: bool = False

    @property
    def between(self) -> bool:
        return self.left and self.right


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that all leave some strip white: half-open."""

    first: int
    last: int


def runs_of(rows: Sequence[Sequence[Line]]) -> list[Run]:
    """Runs of rows with white between words on the left and on the right, from the top down.

    No two of them share a row; what is in none has no such white.
    """
    if len(rows) > MOST_ROWS or not rows:
        return []
    left = min(row[0].left for row in rows)
    if all(len(row) == 1 and row[0].left < left + row[0].size for row in rows):
        return []
    white = _White.of(rows)
    waiting = white.strips()
    heapify(waiting)
    free = [True] * len(rows)
    runs: list[Run] = []
    while waiting:
        _, at, first, last = heappop(waiting)
        if all(free[first:last]):
            free[first:last] = [False] * (last - first)
            runs.append(Run(first, last))
            continue
        for part in _free(free, first, last):
            if (rank := white.rank(at, *part))[0]:
                heappush(waiting, (rank, at, *part))
    return sorted(runs, key=lambda run: run.first)


def strips_through(rows: Sequence[Sequence[Line]]) -> list[Strip]:
    """The strips that all of some rows leave white, those at the page's margins too."""
    left = min(line.left for row in rows for line in row)
    right = max(line.right for row in rows for line in row)
    strips = [Strip(left, right)]
    for row in rows:
        size = max(line.size for line in row)
        strips = [
            strip for strip in _left_white(strips, row) if strip.end - strip.start >= GUTTER * size
        ]
    return strips


def _left_white(strips: Sequence[Strip], row: Sequence[Line]) -> Iterator[Strip]:
    """What a row leaves white of some strips."""
    for strip in strips:
        start, left = strip.start, strip.left
        for line in row:
            if line.right <= start:
                left = True
            elif line.left < strip.end:
                if line.left > start:
                    yield Strip(start, line.left, left, True)
                start, left = max(start, line.right), True
        right = strip.right or row[-1].left >= strip.end
        if start < strip.end:
            yield Strip(start, strip.end, left, right)


def _free(free: Sequence[bool], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The parts of a run that no other has taken."""
    start = first
    for row in range(first, last + 1):
        if row == last or not free[row]:
            if start < row:
                yield start, row
            start = row + 1


@dataclass(frozen=True, slots=True)
class _White:
    """Of each row whether it is white to the right of certain places, and how many rows before it
    have words on the left and on the right there: (rows, places), the sums with a row of 0 first.
    """

    white: NDArray[np.bool_]
    on_left: NDArray[np.int32]
    on_right: NDArray[np.int32]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Line]]) -> "_White":
        lines = [line for row in rows for line in row]
        wide = [GUTTER * max(line.size for line in row) for row in rows for _ in row]
        left = np.array([line.left for line in lines])
        right = np.array([line.right for line in lines])
        places = np.unique(np.ceil(right))[:-1]  # a strip begins where some line ends
        begin = np.searchsorted(places, left - np.array(wide), "right").tolist()
        end = np.searchsorted(places, right, "left").tolist()
        white = np.ones((len(rows), len(places)), dtype=np.bool_)
        at = 0
        for number, row in enumerate(rows):
            for _ in row:
                white[number, begin[at] : end[at]] = False
                at += 1
        ends = np.array([row[0].right for row in rows])
        starts = np.array([row[-1].left for row in rows])
        on_left = white & (ends[:, None] <= places)
        on_right = white & (starts[:, None] >= places)
        return cls(white, _sums(on_left), _sums(on_right))

    def strips(self) -> list[tuple[tuple[int, int, int], int, int, int]]:
        """Rank, place, first row and the row after the last of each run of white between words."""
        edges = np.diff(self.white.T.astype(np.int8), axis=1, prepend=0, append=0)
        at, first = np.nonzero(edges > 0)
        last = np.nonzero(edges < 0)[1]
        left = self.on_left[last, at] - self.on_left[first, at]
        right = self.on_right[last, at] - self.on_right[first, at]
        both = np.minimum(left, right)
        kept = both > 0
        found = zip(both[kept], at[kept], first[kept], last[kept], strict=True)
        return [
            ((-int(rows), int(start - end), int(place)), int(place), int(start), int(end))
            for rows, place, start, end in found
        ]

    def rank(self, at: int, first: int, last: int) -> tuple[int, int, int]:
        """The less, the sooner a run is told: by its rows with words on both sides, its length."""
        left = int(self.on_left[last, at] - self.on_left[first, at])
        right = int(self.on_right[last, at] - self.on_right[first, at])
        return -min(left, right), first - last, at


def _sums(holds: NDArray[np.bool_]) -> NDArray[np.int32]:
    sums = np.zeros((holds.shape[0] + 1, holds.shape[1]), dtype=np.int32)
    np.cumsum(holds, axis=0, out=sums[1:])
    return sums
