"""The rows of a table as sentences: a row is quoted whole, whatever points stand in it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.documents import Passage, Span, trimmed
from bot.segmentation.sentences import sentences_of

CELL = "\t"
"""What stands between two cells of a row, in every format but Markdown."""
LONGEST_ROW = 400  # code points; a longer row holds sentences, each to be quoted


def is_row(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is a row of a table, to be quoted whole."""
    return end - start <= LONGEST_ROW and text.find(CELL, start, end) >= 0


def sentences_in(passage: Passage) -> tuple[Span, ...]:
    """The sentences of a passage, each row of a table one.

    Of a recording whose words bear no points, its utterances, which end where its pauses are.
    """
    text, start, end = passage.document.text, passage.start, passage.end
    if text.find(CELL, start, end) >= 0:
        return tuple(_each(text, [start, *passage.breaks, end]))
    moments = passage.document.layout.moments
    first = bisect_left(moments, start, key=lambda moment: moment.start)
    last = bisect_left(moments, end, lo=first, key=lambda moment: moment.start)
    pauses = [moment.start for moment in moments[first:last]]
    return sentences_of(text, start, end, breaks=passage.breaks, pauses=pauses)


def _each(text: str, edges: Sequence[int]) -> Iterator[Span]:
    for first, last in pairwise(edges):
        first_word, after = trimmed(text, first, last)
        whole = is_row(text, first_word, after) and any(map(str.isalnum, text[first_word:after]))
        if whole:
            yield Span(first_word, after)
        else:
            yield from sentences_of(text, first, last)
