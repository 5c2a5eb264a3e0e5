"""Where a page's words stand in the document's text: letter by letter, or not at all.

The text was made of the page's lines: some were left out (running heads), others put elsewhere
(notes), none was changed. So a line that stands once on the page and once in the page's text is
one and the same; and from there on, line by line, so is what goes on alike in both. A sentence that
stands twice on a page is told by what stands around it; where nothing tells, it has no place.

White space is left aside: a line's end became a space, a line feed or nothing. Opens no file.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.formats.pdf.analysis.flow import SENTENCE
from bot.formats.pdf.analysis.lines import line_of
from bot.formats.pdf.analysis.words import Word

MOST_LETTERS = 50_000  # on a page, ten times a full one; a line is looked for in all of them
UNKNOWN, DISPUTED = -1, -2


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of the page and where it stands in the text: half-open, in code points."""

    start: int
    end: int
    line: int
    """The 0-based number of its line on the page."""
    word: Word


def placed(lines: Sequence[Sequence[Word]], text: str) -> tuple[Placed, ...]:
    """The words that surely have a place in the text, in the order of the text.

    Args:
        lines: the page's, in the order they are read.
        text: the page's part of the document's.
    """
    offsets = [offset for offset, letter in enumerate(text) if not letter.isspace()]
    written = "".join(text[offset] for offset in offsets)
    letters = sum(len(word.text) for line in lines for word in line)
    if max(len(written), letters) > MOST_LETTERS:
        return ()
    kept = [number for number, line in enumerate(lines) if _is_written(line, written)]
    page = _Page([line_of(lines[number]).text for number in kept])
    places = _places(page, written)
    found: list[Placed] = []
    for number, at in zip(kept, page.starts, strict=False):
        for word in lines[number]:
            length = len(_letters(word.text))
            first = places[at] if length else UNKNOWN
            if first >= 0 and places[at : at + length] == list(range(first, first + length)):
                end = offsets[first + length - 1] + 1
                found.append(Placed(offsets[first], end, number, word))
            at += length
    return tuple(sorted(found, key=lambda each: each.start))


class _Page:
    """The letters of a page's lines, one after the other."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = [_letters(line) for line in lines]
        self.letters = "".join(self.lines)
        self.starts = [0, *accumulate(map(len, self.lines))]
        """Of each line, and the end of the last."""
        self._cuts = [_cut(line) for line in lines]

    def head(self, number: int) -> str:
        """A line up to its last sentence's end, where `analysis/flow.py` may have cut it."""
        return self.lines[number][: self._cuts[number]]

    def tail(self, number: int) -> str:
        """A line from there."""
        return self.lines[number][self._cuts[number] :] if self._cuts[number] else ""

    def line_at(self, start: int) -> int:
        return bisect_right(self.starts, start) - 1


@dataclass(frozen=True, slots=True)
class _Alike:
    """Letters that are the same on the page and in the text."""

    start: int
    """On the page."""
    length: int
    shift: int
    """From there to their place in the text."""


def _places(page: _Page, written: str) -> list[int]:
    """For each letter of the page its place among those of the text; below 0 for none."""
    sure = _Claims(page, written)
    for number, line in enumerate(page.lines):
        if line and _once(line, page.letters) and _once(line, written):
            start = page.starts[number]
            sure.claim(_Alike(start, len(line), written.index(line) - start))
    if page.letters == written:
        sure.claim(_Alike(0, len(written), 0))
    claims = _Claims(page, written)
    for anchor in sure.claimed:
        claims.claim(anchor)
        for alike in (*_after(page, written, anchor, sure), *_before(page, written, anchor, sure)):
            claims.claim(alike)
    return claims.places()


class _Claims:
    """Letters said to be the same; what is said in two ways is not believed."""

    def __init__(self, page: _Page, written: str) -> None:
        self.claimed: list[_Alike] = []
        self._on_page = [UNKNOWN] * len(page.letters)
        self._written = [UNKNOWN] * len(written)

    def claim(self, alike: _Alike) -> None:
        self.claimed.append(alike)
        for at in range(alike.start, alike.start + alike.length):
            place = at + alike.shift
            self._on_page[at] = place if self._on_page[at] in (UNKNOWN, place) else DISPUTED
            self._written[place] = at if self._written[place] in (UNKNOWN, at) else DISPUTED

    def knows(self, alike: _Alike) -> bool:
        """Whether any of these letters has a place, or is one's place, already."""
        on_page = self._on_page[alike.start : alike.start + alike.length]
        start = alike.start + alike.shift
        written = self._written[start : start + alike.length]
        return any(place != UNKNOWN for place in (*on_page, *written))

    def places(self) -> list[int]:
        return [
            place if place < 0 or self._written[place] == at else DISPUTED
            for at, place in enumerate(self._on_page)
        ]


def _after(page: _Page, written: str, anchor: _Alike, sure: _Claims) -> Iterator[_Alike]:
    """The lines that follow alike on the page and in the text, up to what is known already."""
    start = anchor.start + anchor.length
    for number in range(page.line_at(start), len(page.lines)):
        line = page.lines[number]
        if not line:
            continue
        start = page.starts[number]
        fits = written.startswith(line, start + anchor.shift)
        head = line if fits else page.head(number)
        alike = _Alike(start, len(head), anchor.shift)
        if not head or not written.startswith(head, start + anchor.shift) or sure.knows(alike):
            return
        yield alike
        if not fits:
            return


def _before(page: _Page, written: str, anchor: _Alike, sure: _Claims) -> Iterator[_Alike]:
    """The lines that stand before alike on the page and in the text."""
    for number in range(page.line_at(anchor.start) - 1, -1, -1):
        line, end = page.lines[number], page.starts[number + 1]
        if not line:
            continue
        upto = end + anchor.shift
        fits = upto >= len(line) and written.startswith(line, upto - len(line))
        tail = line if fits else page.tail(number)
        alike = _Alike(end - len(tail), len(tail), anchor.shift)
        begins = upto - len(tail)
        if not tail or begins < 0 or not written.startswith(tail, begins) or sure.knows(alike):
            return
        yield alike
        if not fits:
            return


def _is_written(line: Sequence[Word], written: str) -> bool:
    """Whether a line can stand in the text; a page's foot does not come between its columns."""
    words = line_of(line).text
    letters = _letters(words)
    return letters in written or letters[: _cut(words) or None] in written


def _cut(line: str) -> int:
    """How many letters of a line stand before its last sentence; 0 where it has but one."""
    ends = [match.end() for match in SENTENCE.finditer(line)]
    return len(_letters(line[: ends[-1]])) if ends else 0


def _letters(words: str) -> str:
    return "".join(letter for letter in words if not letter.isspace())


def _once(letters: str, among: str) -> bool:
    first = among.find(letters)
    return first >= 0 and among.find(letters, first + 1) < 0
