"""Listings and formulas kept together, each one paragraph: they are no sentences.

A listing is known by its type, whose letters are all of one width, in a document whose text is
not. A displayed formula has a sign of relation and hardly a word; what stands close above and below
it without words, numerators and limits, is part of it, and so is its number at the edge.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.formats.pdf.analysis.lines import Line

ONE_PITCH = 0.015  # share by which the widths of one type's letters differ at most
FEWEST_WORDS = 4  # words of letters that prove a listing; two may be as wide by chance
WORD = re.compile(r"[^\W\d_]{3,}")
"""Example: `for` and `range` of `for i in range(9):`."""
BLANK_LINES = 2.6  # type sizes from line to line; a listing has a blank line here and there
SET_IN = 1.0  # type sizes from the column's edge and from the line before to a displayed formula
CLOSE = 1.7  # type sizes from a formula's line to what stands above or below and is part of it
RELATION = re.compile(r"[=≠≈≡≤≥<>∝∼≅≪≫→⇒⇔∈⊂⊆∀∃∑∏∫√±×]")
"""Example: the `=` of `f(x) = 3`."""
VARIABLE = re.compile(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])")
"""Example: the `f` and `x` of `f(x) = 3`."""
NUMBER = re.compile(r" \((?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?\)\Z")
"""Example: the ` (2.1)` of `f(x) = 3 (2.1)`."""
NAMES = frozenset(
    "sin cos tan cot sinh cosh tanh exp log min max lim sup inf arg argmin argmax mod det dim ker "
    "gcd var cov tr diag rank sgn sign if and for where otherwise with subject".split()
)
"""Words that stand in formulas."""


@dataclass(frozen=True, slots=True)
class Together:
    """Lines that are one paragraph: half-open numbers of them."""

    first: int
    last: int
    listing: bool


def kept_together(lines: Sequence[Line]) -> Iterator[Together]:
    """The listings and formulas among the lines of a column, from the top down."""
    edge = min((line.left for line in lines), default=0.0)
    at = 0
    while at < len(lines):
        if (last := _listing_from(lines, at)) > at:
            yield Together(at, last, listing=True)
        elif (last := _formula_from(lines, at, edge)) > at:
            yield Together(at, last, listing=False)
        at = max(last, at + 1)


def is_no_table(lines: Sequence[Line]) -> bool:
    """Whether lines with wide gaps in them are a listing or a formula with its number."""
    if _listing_from(lines, 0) == len(lines):
        return True
    return all(map(is_bare, lines)) and any(map(is_formula, lines))


def is_formula(line: Line) -> bool:
    """Whether a line has a sign of relation between variables and hardly a word."""
    return bool(RELATION.search(line.text) and VARIABLE.search(line.text) and is_bare(line))


def is_bare(line: Line) -> bool:
    """Whether a line has hardly a word, as numerators and limits have none."""
    words = [word for word in WORD.findall(line.text) if word.casefold() not in NAMES]
    return sum(map(len, words)) * 4 <= sum(map(len, line.text.split()))


def indented(lines: Sequence[Line]) -> list[str]:
    """The lines of a listing, each with the spaces that it is indented by."""
    edge = min(line.left for line in lines)
    pitch = max(line.pitch for line in lines)
    first, *rest = [" " * round((line.left - edge) / pitch) + line.text for line in lines]
    return [first.lstrip(), *rest]


def _listing_from(lines: Sequence[Line], at: int) -> int:
    """The row after the last of a listing that begins at a line; `at` where none does."""
    pitch = lines[at].pitch
    if not pitch:
        return at
    last = at + 1
    while last < len(lines):
        line, before = lines[last], lines[last - 1]
        if abs(line.pitch - pitch) > ONE_PITCH * pitch:
            break
        if line.baseline - before.baseline > BLANK_LINES * line.size:
            break
        last += 1
    words = sum(len(WORD.findall(line.text)) for line in lines[at:last])
    return last if words >= FEWEST_WORDS else at


def _formula_from(lines: Sequence[Line], at: int, edge: float) -> int:
    """The row after the last of a formula that begins at a line; `at` where none does."""
    last = at
    while last < len(lines) and is_bare(lines[last]):
        line = lines[last]
        if last > at and line.baseline - lines[last - 1].baseline > CLOSE * line.size:
            break
        last += 1
    formula = lines[at:last]
    if not any(map(is_formula, formula)):
        return at
    edge = max(edge, lines[at - 1].left) if at else edge
    set_in = min(line.left for line in formula) > edge + SET_IN * formula[0].size
    return last if set_in or any(NUMBER.search(line.text) for line in formula) else at
