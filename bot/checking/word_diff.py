"""What was done to words: a quotation beside the passage it comes from, run by run.

The quotation is laid whole along some part of the passage with the fewest words changed (edit
distance by words, Wagner and Fischer 1974; what stands before and after that part costs nothing).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.checking.reversals import Reversal, reversals_between
from bot.documents import Span
from bot.matching import BRACKETED, INVISIBLE, LINE_END_HYPHEN, UNSPACED, WRITING, alike, expanded

_UNSPACED = "".join(f"{chr(first)}-{chr(last)}" for first, last in UNSPACED)
TOKEN = re.compile(
    rf"{BRACKETED.pattern}[^\W\d_]*|(?:(?<!\w)[-–−])?\d+(?:[.,]\d+)*[^\W\d_{_UNSPACED}]*|[{_UNSPACED}]"
    rf"|[^\W\d{_UNSPACED}]+(?:[\u0300-\u036f{INVISIBLE}]+[^\W\d{_UNSPACED}]*"
    rf"|{LINE_END_HYPHEN.pattern}[^\W\d{_UNSPACED}]+|['’ʼ][^\W\d{_UNSPACED}]+)*"
    r"|\S"
)
"""Example: `[W]e`, `-3.5`, `1990s`, `don’t`, `exam-\\nple`, and every mark alone."""
MOST_CELLS = 10_000_000  # of the table, four bytes each; only a text of marks alone needs so many
INSERTING, DELETING, REPLACING = 4, 2, 5
"""What a changed word costs. One passed over in the text costs least, so that a quotation's end is
not cut off from words that stand further on; a word never stands for a mark."""
CLOSING = (".", ",")  # the quoting sentence's own, set inside the quotation marks


class WordChange(StrEnum):
    """What was done to a run of words."""

    EQUAL = "equal"
    DELETED = "deleted"
    """The document has them, the quotation does not."""
    INSERTED = "inserted"
    """The quotation has them, the document does not."""
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class DiffRun:
    """Words of a quotation and of a text that stand beside one another; either may be none."""

    change: WordChange
    quoted: Span
    """In the quotation."""
    source: Span
    """In the text."""
    reversals: tuple[Reversal, ...] = ()
    """What of it to look at twice."""


@dataclass(frozen=True, slots=True)
class WordComparison:
    """A quotation beside the part of a text that is most like it."""

    source: Span
    """That part."""
    runs: tuple[DiffRun, ...]
    """All of both, in order."""
    equal: float
    """What share of the quotation's words stands there, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    key: str
    is_word: bool


class _Step(NamedTuple):
    """What becomes of a token: the next of the quotation, and the next of the text."""

    quoted: int
    source: int
    change: WordChange


def compare(quotation: str, text: str, within: Span) -> WordComparison:
    """A quotation beside the words of `text[within]` that are most like it.

    Time and memory: the words of one times those of the other.

    Raises:
        ValueError: one of them holds no word and no mark.
    """
    quoted = _tokens(quotation, Span(0, len(quotation)))
    source = _tokens(text, within)
    source = source[: max(1, MOST_CELLS // max(1, len(quoted)))]
    if not quoted or not source:
        raise ValueError("there is nothing to compare")
    steps = list(_path(quoted, source))
    runs = _runs(steps, quotation, text, quoted, source)
    words = [token.is_word for token in quoted]
    same = sum(words[number] for number in _held(runs, quoted))
    whole = Span(min(run.source.start for run in runs), max(run.source.end for run in runs))
    return WordComparison(whole, runs, same / max(1, sum(words)))


def _tokens(text: str, within: Span) -> list[_Token]:
    return [
        _Token(Span(*match.span()), _key(match[0]), any(map(str.isalnum, match[0])))
        for match in TOKEN.finditer(text, within.start, within.end)
    ]


def _key(word: str) -> str:
    return expanded(LINE_END_HYPHEN.sub("", word)).translate(WRITING)


def _path(quoted: Sequence[_Token], source: Sequence[_Token]) -> Iterator[_Step]:
    """The steps of the best way through both, from their ends to their beginnings."""
    numbers: dict[str, int] = {}
    ours = np.array([numbers.setdefault(each.key, len(numbers)) for each in quoted])
    theirs = np.array([numbers.setdefault(each.key, len(numbers)) for each in source])
    words = np.array([each.is_word for each in source])
    table = np.zeros((len(quoted) + 1, len(source) + 1), dtype=np.int32)
    along = DELETING * np.arange(len(source) + 1, dtype=np.int32)
    for row, token in enumerate(quoted, 1):
        above = table[row - 1]
        unlike = np.where(words == token.is_word, REPLACING, INSERTING + DELETING + 1)
        step = above[:-1] + np.where(theirs == ours[row - 1], 0, unlike)
        table[row] = above + INSERTING
        table[row, 1:] = np.minimum(table[row, 1:], step)
        # words of the text passed over: the least of all to the left, plus the way from there
        table[row] = np.minimum.accumulate(table[row] - along) + along
    yield from _back(table, ours, theirs)


def _back(
    table: NDArray[np.int32], ours: NDArray[np.int_], theirs: NDArray[np.int_]
) -> Iterator[_Step]:
    row, column = len(ours), int(table[-1].argmin())
    while row:
        here = table[row, column]
        if column and ours[row - 1] == theirs[column - 1] and here == table[row - 1, column - 1]:
            row, column = row - 1, column - 1
            yield _Step(row, column, WordChange.EQUAL)
        elif here == table[row - 1, column] + INSERTING:
            row -= 1
            yield _Step(row, column, WordChange.INSERTED)
        elif column and here == table[row, column - 1] + DELETING:
            column -= 1
            yield _Step(row, column, WordChange.DELETED)
        else:
            row, column = row - 1, column - 1
            yield _Step(row, column, WordChange.REPLACED)


def _runs(
    steps: Sequence[_Step],
    quotation: str,
    text: str,
    quoted: Sequence[_Token],
    source: Sequence[_Token],
) -> tuple[DiffRun, ...]:
    found: list[DiffRun] = []
    quoted_at = quoted[0].span.start
    source_at = source[min(steps[-1].source, len(source) - 1)].span.start
    beginning = quoted_at
    for same, group in groupby(reversed(steps), key=lambda step: step.change is WordChange.EQUAL):
        run = list(group)
        ours = [quoted[row].span for row, _, change in run if change is not WordChange.DELETED]
        theirs = [source[col].span for _, col, change in run if change is not WordChange.INSERTED]
        here = Span(ours[0].start, ours[-1].end) if ours else Span(quoted_at, quoted_at)
        there = Span(theirs[0].start, theirs[-1].end) if theirs else Span(source_at, source_at)
        begins = here.start == beginning or quotation[here.start : here.start + 1] == "["
        quoted_at, source_at = here.end, there.end
        found.append(_run(quotation, text, here, there, same=same, begins=begins))
    if len(found) > 1 and quotation[found[-1].quoted.start : found[-1].quoted.end] in CLOSING:
        found.pop()
    return tuple(found)


def _run(
    quotation: str, text: str, quoted: Span, source: Span, *, same: bool, begins: bool
) -> DiffRun:
    """A run; one that differs in nothing but typography is equal.

    Args:
        begins: whether its first letter may be in its other case.
    """
    words, wanted = quotation[quoted.start : quoted.end], text[source.start : source.end]
    if not same and words and wanted and (begins or words[0] == wanted[0]):
        same = alike(words, wanted)
    if same:
        return DiffRun(WordChange.EQUAL, quoted, source)
    change = (
        WordChange.REPLACED
        if words and wanted
        else WordChange.INSERTED
        if words
        else WordChange.DELETED
    )
    return DiffRun(change, quoted, source, reversals_between(words, wanted))


def _held(runs: Sequence[DiffRun], quoted: Sequence[_Token]) -> Iterator[int]:
    """The numbers of the tokens of the quotation that lie in an equal run."""
    equal = [run.quoted for run in runs if run.change is WordChange.EQUAL]
    for number, token in enumerate(quoted):
        before = bisect_right(equal, token.span.start, key=lambda span: span.start)
        if before and token.span.start < equal[before - 1].end:
            yield number
