"""Which rows of a table head its columns, where the file itself does not say.

Heads are words, or years; what they head is figures. So the rows above the first figures are heads,
and a table in which nothing is told apart so has none: no head is better than a wrong one.
"""

import re
from collections.abc import Iterator, Sequence

MOST_HEADS = 5  # rows; what stands higher over the first figures is a table of words
FEWEST_CELLS = 2  # of a head between the rows of a table, beside that of the labels
LONGEST_HEAD = 120  # code points of a head's cell; a longer one is a sentence

FIGURE = re.compile(
    r"[(\[]?[-–—−+±<>~]?[$€£¥]?[-–—−+]?(?:\d[\d.,'’ \u00a0]*\d|\d|[-–—−])\)?%?\)?[*†‡]?(?:\(\w\))?"
)
"""Example: `1,234`, `(56)`, `€7.5`, `12%`, `3.1(a)`, and the dash that stands for nothing."""
SIGNS = frozenset("$ € £ ¥ % ) %) US$ bn m pp bps".split())
YEAR = re.compile(r"(?:FY|CY)?(?:19|20)\d\d(?:[/–-]\d{2,4})?[AEF]?", re.IGNORECASE)
"""Example: `2018`, `FY2018`, `2018/19`, `2025E`."""


def is_figure(cell: str) -> bool:
    """Whether a cell holds figures alone, a year among them."""
    words = cell.split()
    return any(map(FIGURE.fullmatch, words)) and all(
        word in SIGNS or FIGURE.fullmatch(word) for word in words
    )


def is_period(cell: str) -> bool:
    """Whether a cell holds years alone."""
    words = cell.split()
    return bool(words) and all(map(YEAR.fullmatch, words))


def heading_rows(rows: Sequence[Sequence[str]]) -> list[bool]:
    """Of each row of a table, whether it heads the columns of the rows after it.

    Args:
        rows: the words of its cells; an empty cell is there as "".
    """
    heads = [False] * len(rows)
    for years in (False, True):  # a table of nothing but years is one of figures
        figures = [any(_is_data(cell, years=years) for cell in row) for row in rows]
        for place in _leading(rows, figures):
            heads[place] = True
        if any(figures):
            break
    return heads


def heading_again(rows: Sequence[Sequence[str]]) -> list[bool]:
    """The same where several tables may stand under one another, each with heads of its own."""
    heads = heading_rows(rows)
    figures = [any(_is_data(cell, years=False) for cell in row) for row in rows]
    for place in range(1, len(rows) - 1):
        heads_some = any(figures[place + 1 : place + 1 + MOST_HEADS])
        if not figures[place] and heads_some and _names_columns(rows[place]):
            heads[place] = True
            above = place - 1
            while above and not figures[above] and sum(map(bool, rows[above])) == 1:
                heads[above] = True  # what the table is called, over its columns
                above -= 1
    return heads


def _leading(rows: Sequence[Sequence[str]], figures: Sequence[bool]) -> Iterator[int]:
    """The places of the rows over the first figures that head columns."""
    first = next((place for place, has in enumerate(figures) if has), 0)
    while first and not any(cell.strip() for cell in rows[first - 1][1:]):
        first -= 1  # the label of a group of rows
    lead = [place for place in range(first) if any(cell.strip() for cell in rows[place][1:])]
    below = sum(figures)
    if not lead or first > MOST_HEADS or len(lead) > below + 1:
        return
    if all(len(cell) <= LONGEST_HEAD for place in lead for cell in rows[place]):
        yield from range(lead[0], first)


def _names_columns(row: Sequence[str]) -> bool:
    """Whether a row between others holds the names of columns: words or years in several."""
    cells = [cell.strip() for cell in row[1:] if cell.strip()]
    if len(cells) < FEWEST_CELLS or any(len(cell) > LONGEST_HEAD for cell in cells):
        return False
    if all(map(is_period, cells)):
        return True
    return all(sum(map(str.isalpha, cell)) > 3 for cell in cells) and len(set(cells)) > 1


def _is_data(cell: str, *, years: bool) -> bool:
    return is_figure(cell) and (years or not is_period(cell))
