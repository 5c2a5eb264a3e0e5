"""Ranges of whole numbers are sets of numbers, whatever is done with them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from embeddings.arrays import IntMatrix, IntVector
from embeddings.id_ranges import (
    as_matrix,
    as_ranges,
    count_inside,
    count_of,
    joined,
    numbers_in,
    ranges_of,
    shared,
)

NUMBERS = st.sets(st.integers(0, 60))
PIECES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 4)), max_size=20)


def array(numbers: set[int]) -> IntVector:
    """The numbers, ascending."""
    return np.array(sorted(numbers), dtype=np.int64)


def touching(pieces: list[tuple[int, int]]) -> IntMatrix:
    """Ascending ranges, each after a gap, or none, and of a length, or none."""
    ranges, at = [], 0
    for gap, length in pieces:
        ranges.append(range(at + gap, at + gap + length))
        at += gap + length
    return as_matrix(ranges)


@given(NUMBERS)
def test_numbers_and_their_ranges_are_the_same(numbers: set[int]) -> None:
    """Back and forth nothing changes, and neighbouring ranges have a gap between them."""
    ranges = ranges_of(array(numbers))

    assert ranges.dtype == np.int64
    assert set(numbers_in(ranges).tolist()) == numbers
    assert count_of(ranges) == len(numbers)
    assert np.all(ranges[1:, 0] > ranges[:-1, 1])
    assert np.array_equal(as_matrix(as_ranges(ranges)), ranges)


@given(PIECES)
def test_ranges_that_touch_become_one(pieces: list[tuple[int, int]]) -> None:
    """They hold the same numbers, in as few ranges as there can be."""
    ranges = touching(pieces)

    assert np.array_equal(joined(ranges), ranges_of(numbers_in(ranges)))


@given(PIECES, st.lists(st.integers(0, 120)))
def test_numbers_inside_are_counted(pieces: list[tuple[int, int]], numbers: list[int]) -> None:
    """A number that is given twice counts twice, in whatever order they come."""
    ranges = touching(pieces)
    held = {number for numbers in as_ranges(ranges) for number in numbers}

    counted = count_inside(ranges, np.array(numbers, dtype=np.int64))

    assert counted == sum(number in held for number in numbers)


@given(NUMBERS, NUMBERS)
def test_what_two_share_lies_in_both(these: set[int], those: set[int]) -> None:
    """The numbers are those of both sets."""
    both = shared(ranges_of(array(these)), ranges_of(array(those)))

    assert numbers_in(both).tolist() == sorted(these & those)


def test_numbers_come_in_the_order_of_their_ranges() -> None:
    """So the passages of documents come in the order in which these are asked."""
    assert numbers_in(as_matrix([range(7, 9), range(4, 4), range(1, 3)])).tolist() == [7, 8, 1, 2]
