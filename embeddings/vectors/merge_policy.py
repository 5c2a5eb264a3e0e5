"""Which files of an index a commit merges, so that adding stays cheap however much there is.

New rows come at the end. Small segments there are merged as they come, so that they are few; once
they hold `SETTLED` rows together they become one that no later addition touches. So a commit
rewrites at most that many rows beside its own, however large the index is.
"""

from collections.abc import Sequence

# docs/log.md, 2026-11-23, "An index of a million passages", for all of these.
SETTLED = 16_384  # rows of 140 words: 0.13 GB, which a commit writes at most beside its own
RATIO = 2  # what is at most so many times as large as what follows it is merged with it
LISTED = 65_536  # settled rows from which on a question looks at inverted lists first
RELISTED = 262_144  # rows of inverted lists, 0.1 GB, which a commit rewrites at most


def first_merged(sizes: Sequence[int], fresh: int, *, most: int | None = None) -> int:
    """From which file on all that follow are merged with what is new.

    Args:
        sizes: rows of the files, oldest first, less what was removed.
        fresh: rows that are new, or removed: as much is written anyway.
        most: rows that may be written in all.

    Returns:
        Its place among `sizes`; their number where none is merged.
    """
    first, total = len(sizes), fresh
    while first and sizes[first - 1] <= RATIO * total:
        if most is not None and total + sizes[first - 1] > most:
            break
        first -= 1
        total += sizes[first]
    return first


def settles(sizes: Sequence[int], fresh: int) -> bool:
    """Whether unsettled segments and what is new are to become one that is settled."""
    return sum(sizes) + fresh >= SETTLED


def wasted(rows: int, alive: int) -> bool:
    """Whether so much of a file was removed that it is written anew without that."""
    return rows > 0 and 2 * alive <= rows
