"""Values for one statement after another: no database takes any number of them at once."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

MOST = 500  # values in one statement; SQLite before 3.32 takes 999 parameters (sqlite.org/limits)

Value = TypeVar("Value")


def batched(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """The values in order, at most 500 at a time."""
    return (values[first : first + MOST] for first in range(0, len(values), MOST))
