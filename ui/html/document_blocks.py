"""A document's pieces as the blocks of a plain page: a paragraph each, and what stands beside it.

Put together, the words of the blocks are exactly the text: the white space after a paragraph is the
end of its block.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from bot.documents import Document
from bot.viewing import About, PartKind, counted
from ui.html.source_windows import Piece, SourceText, touching

BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # where `str.splitlines` ends a line


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces of a block that are all marked, or all not."""

    pieces: tuple[Piece, ...]
    marked: bool
    begins: bool
    """Whether the mark begins here."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, with the white space after it."""

    runs: tuple[Run, ...]
    numbers: tuple[int, ...]
    """The paragraph's, as citations count it, or two that begin in it; none of a heading."""

    @property
    def is_heading(self) -> bool:
        """Whether all its words are a heading's."""
        words = [each for run in self.runs for each in run.pieces if not each.text.isspace()]
        return bool(words) and all(each.shown is PartKind.HEADING for each in words)


def blocks_of(
    source: SourceText, start: int, end: int, *, mark: tuple[int, int] = (0, 0)
) -> tuple[Block, ...]:
    """The blocks of `[start, end)`, the span `mark` of it marked."""
    return tuple(_blocks(source, start, end, mark))


def _blocks(source: SourceText, start: int, end: int, mark: tuple[int, int]) -> Iterator[Block]:
    parts, following = touching(source.parts, start, end)
    numbers = [(part.start, part.number) for part in counted([*parts, *following])]
    edges = _edges(source.document, start, end)
    cut = _cut(source.pieces(start, end, mark=mark), start, edges)
    for number, placed in groupby(cut, key=lambda each: bisect_right(edges, each[0])):
        here = list(placed)
        first, last = here[0][0], edges[number] if number < len(edges) else end
        within = slice(
            bisect_left(numbers, first, key=lambda each: each[0]),
            bisect_left(numbers, last, key=lambda each: each[0]),
        )
        yield Block(
            runs=tuple(_runs(here, mark[0])),
            numbers=tuple(number for _, number in numbers[within]),
        )


def _runs(placed: Iterable[tuple[int, Piece]], mark: int) -> Iterator[Run]:
    for marked, found in groupby(placed, key=lambda each: each[1].marked):
        here = list(found)
        yield Run(tuple(piece for _, piece in here), marked, marked and here[0][0] == mark)


def _edges(document: Document, start: int, end: int) -> Sequence[int]:
    """Where blocks begin: paragraphs that begin a line; one that goes on in its line begins none.

    A block more would be a line's end that the document has not.
    """
    paragraphs = document.layout.paragraphs
    first = bisect_right(paragraphs, start, key=lambda each: each.start)
    last = bisect_left(paragraphs, end, key=lambda each: each.start)
    return [
        each.start
        for before, each in pairwise(paragraphs[max(0, first - 1) : last])
        if each.start > start and not set(BREAKS).isdisjoint(document.text[before.end : each.start])
    ]


def _cut(pieces: Iterable[Piece], start: int, edges: Sequence[int]) -> Iterator[tuple[int, Piece]]:
    """The pieces, none over an edge, each with its offset; only the first has what is beside it."""
    at = start
    for piece in pieces:
        end = at + len(piece.text)
        inside = edges[bisect_right(edges, at) : bisect_left(edges, end)]
        for first, last in pairwise([at, *inside, end]):
            beside = piece.marks if first == at else ()
            kept = tuple(each for each in beside if each.about is not About.PARAGRAPH)
            text = piece.text[first - at : last - at]
            yield first, replace(piece, text=text, marks=kept)
        at = end
