"""Ranges of whole numbers, of identifiers or of rows, as arrays (n, 2): a start and an end a row.

They are half-open, ascending and apart, unless a function says otherwise. Between packages they
pass as Python's own ranges.
"""

from collections.abc import Iterable

import numpy as np

from embeddings.arrays import IntMatrix, IntVector


def as_matrix(ranges: Iterable[range]) -> IntMatrix:
    """Python's ranges as they are given, empty ones too, as an array."""
    edges = [(numbers.start, numbers.stop) for numbers in ranges]
    return np.array(edges, dtype=np.int64).reshape(-1, 2)


def as_ranges(matrix: IntMatrix) -> tuple[range, ...]:
    """The rows of an array as Python's ranges."""
    return tuple(range(start, end) for start, end in matrix.tolist())


def ranges_of(numbers: IntVector) -> IntMatrix:
    """The fewest ranges that hold just these ascending numbers: 3, 4, 7 is 3 to 5 and 7 to 8."""
    return joined(np.stack([numbers, numbers + 1], axis=1))


def joined(ranges: IntMatrix) -> IntMatrix:
    """Ascending ranges that may touch, those without a gap between them as one, no empty one."""
    ranges = ranges[ranges[:, 0] < ranges[:, 1]]
    if not len(ranges):
        return ranges
    apart = np.flatnonzero(ranges[1:, 0] > ranges[:-1, 1])
    starts = ranges[np.append(0, apart + 1), 0]
    ends = ranges[np.append(apart, len(ranges) - 1), 1]
    return np.stack([starts, ends], axis=1)


def numbers_in(ranges: IntMatrix) -> IntVector:
    """Every number of ranges in any order, those of the first range first."""
    lengths = ranges[:, 1] - ranges[:, 0]
    before = np.cumsum(lengths) - lengths
    numbers: IntVector = np.arange(lengths.sum()) + np.repeat(ranges[:, 0] - before, lengths)
    return numbers


def count_of(ranges: IntMatrix) -> int:
    """How many numbers lie in ranges."""
    return int((ranges[:, 1] - ranges[:, 0]).sum())


def count_inside(ranges: IntMatrix, numbers: IntVector) -> int:
    """How many of some numbers lie in one of the ranges, which may touch."""
    passed = np.searchsorted(ranges.reshape(-1), numbers, side="right")
    return int(np.count_nonzero(passed % 2))  # past a beginning and not its end


def shared(these: IntMatrix, those: IntMatrix) -> IntMatrix:
    """The ranges of what lies in ranges of both."""
    first = np.searchsorted(those[:, 1], these[:, 0], side="right")
    last = np.searchsorted(those[:, 0], these[:, 1], side="left")
    pairs = numbers_in(np.stack([first, np.maximum(first, last)], axis=1))
    owners = np.repeat(np.arange(len(these)), np.maximum(last - first, 0))
    starts = np.maximum(these[owners, 0], those[pairs, 0])
    ends = np.minimum(these[owners, 1], those[pairs, 1])
    return np.stack([starts, ends], axis=1)
