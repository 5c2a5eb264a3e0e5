"""The words of a PDF's page, each with its place, as PDFium gives them.

PDFium decodes fonts and tells for each character where it stands; it is asked page by page and,
where that is enough, word by word, because a call for every character costs more than all else.
Whichever way a page is turned, a word's `left` and `baseline` count from the upper left corner of
the page as it is read.

Knows nothing of lines, columns or paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.formats.pdf.analysis.letters.accents import accented
from bot.formats.pdf.analysis.letters.gaps import JUMP, SHIFT, SPACES, among, codes_of, respaced
from bot.formats.pdf.analysis.letters.leftward import leftward_words
from bot.formats.pdf.analysis.letters.lost import with_lost
from bot.formats.pdf.analysis.letters.nameless import with_nameless
from bot.formats.pdf.analysis.letters.naming import says_its_letters
from bot.formats.pdf.analysis.letters.page_letters import Boxes as Boxes
from bot.formats.pdf.analysis.letters.page_letters import Letters
from bot.formats.pdf.analysis.letters.typesetting import ASKEW as ASKEW
from bot.formats.pdf.analysis.letters.typesetting import Typesetting

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

LINE_END_HYPHEN = "\ufffe"  # PDFium's mark for a hyphen at which it takes the line to end
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\uffff]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
MOST_RULES = 5_000  # page objects looked at for ruling lines; a map has more and is no table
THINNEST = 2.5  # points; a drawn thing thinner than this is a line
SHORTEST_RULE = 4 * THINNEST  # points; a shorter one is a dot or a bullet


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand together, in points from the page's upper left corner."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    """Of the type, as printed."""
    bold: bool
    spaced: bool
    """Whether the file or PDFium puts white space before it."""
    line: int = 0
    """The number of its line, where letters run to the left and it is in the order they are read;
    0 for all others."""
    follows: bool = False
    """Whether it is read with the word before it, however far off, as a value with its label."""
    closed: bool = False
    """Whether it is Korean and the file writes white space after it: a line's end may part it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one page."""

    width: float
    height: float
    words: tuple[Word, ...]
    """As the file has them: mostly the order they are read in, within a line always."""
    aside: tuple[tuple[Word, ...], ...]
    """Words that run another way than most, up the margin or askew; one group a way."""
    rules: tuple[tuple[float, float, float], ...]
    """Horizontal ruling lines: left, right and height on the page."""
    drawn: bool
    """Whether anything at all is shown, words or not."""
    pictured: bool = False
    """Whether it is mostly a picture, with few words of its own: a stamp upon a scan."""
    illegible: bool = False
    """Whether its letters are no text, whatever they look like."""
    turns: tuple[int, ...] = (0,)
    """The way the words run, then each group aside: quarter turns to the left, 4 where askew."""

    @property
    def may_hold_more(self) -> bool:
        """Whether words may be seen on it that are not among its own."""
        return self.drawn and (not self.words or self.pictured or self.illegible)


def read_sheet(page: "PdfPage", textpage: "PdfTextPage", boxes: Boxes) -> Sheet:
    """All words of a page that lie on what is seen of it."""
    left, bottom, right, top = page.get_bbox()
    by_turn: dict[int, list[Word]] = {}
    for turn, word in _words(page, textpage, boxes):
        by_turn.setdefault(turn, []).append(word)
    main = max(by_turn, key=lambda turn: sum(len(word.text) for word in by_turn[turn]), default=0)
    width, height = right - left, top - bottom
    if main in (1, 3):
        width, height = height, width
    words = by_turn.pop(main, [])
    turns = (main, *by_turn)
    rules = tuple(_rules(page, top)) if main == 0 and _may_hold_a_table(words) else ()
    aside = tuple(tuple(group) for group in by_turn.values())
    from pypdfium2 import raw

    drawn = raw.FPDFPage_CountObjects(page.raw) > 0
    return Sheet(width, height, tuple(words), aside, rules, drawn, turns=turns)


def _words(page: "PdfPage", textpage: "PdfTextPage", boxes: Boxes) -> Iterator[tuple[int, Word]]:
    """Each word with the way it runs, in quarter turns, and its place as seen from there."""
    letters = boxes.letters_of(textpage)
    if not letters.text or not says_its_letters(letters.text, textpage):
        return
    types = Typesetting(textpage, boxes)
    letters = with_nameless(letters, textpage)
    letters = accented(with_lost(page, textpage, letters, boxes, types.stepped))
    letters, begins = respaced(letters, types.stepped)
    leftward, inside = leftward_words(letters, types)
    left, bottom, right, top = page.get_bbox()
    for start, end, spaced, (x0, y0, x1, y1) in _stretches(letters, begins, ~inside):
        text = _printable(letters.text[start:end])
        if not text or x0 > right or x1 < left or y0 > top or y1 < bottom:
            continue  # what lies outside the crop box are printer's marks
        number = int(letters.source[start])
        type_ = types.at(number)
        x, y = types.origin(number)
        if type_.turn == 1:
            place = (y0 - bottom, y1 - bottom, x - left)
        elif type_.turn == 2:
            place = (right - x1, right - x0, y - bottom)
        elif type_.turn == 3:
            place = (top - y1, top - y0, right - x)
        else:
            place = (x0 - left, x1 - left, top - y)
        closed = "가" <= text[-1] <= "힣" and _is_written(letters, end)
        yield type_.turn, Word(text, *place, type_.size, type_.bold, spaced, closed=closed)
    for word in leftward:
        number = int(letters.source[word.place])
        type_, y, text = types.at(number), types.origin(number)[1], _printable(word.text)
        if text and left <= word.right and word.left <= right and bottom <= y <= top:
            place = (word.left - left, word.right - left, top - y)
            yield 0, Word(text, *place, type_.size, type_.bold, spaced=True, line=word.line)


def _stretches(
    letters: Letters, apart: NDArray[np.bool_], counted: NDArray[np.bool_]
) -> Iterator[tuple[int, int, bool, tuple[float, float, float, float]]]:
    """Start, end, whether a space stands before it, and box of each run that is one word."""
    box = letters.box
    space = among(codes_of(letters.text), SPACES) | ~counted
    size = np.maximum(box[:, 1] - box[:, 3], 1.0)
    wide = np.maximum(box[:, 2] - box[:, 0], 1.0)
    across, down = np.diff(box[:, 0]), np.diff(box[:, 3])
    upright = np.abs(down) < SHIFT * size[:-1]
    step = np.abs(box[1:, 0] - box[:-1, 2]) < JUMP * size[:-1]
    sideways = (np.abs(across) < SHIFT * wide[:-1]) & (np.abs(down) < 2 * wide[:-1])
    same = ((upright & step) | sideways) & ~apart[1:]
    begins = np.ones(len(space), dtype=bool)
    begins[1:] = ~same | space[:-1]
    starts = np.flatnonzero(begins & ~space)
    ends = np.flatnonzero(~space & np.append(begins[1:] | space[1:], True)) + 1
    if not len(starts):
        return
    low, high = box[:, [0, 3]], box[:, [2, 1]]
    low[space], high[space] = np.inf, -np.inf
    boxes = np.hstack((np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)))
    spaced = np.append(True, space)[starts] | apart[starts]
    yield from zip(
        starts.tolist(), ends.tolist(), spaced.tolist(), map(tuple, boxes.tolist()), strict=True
    )


def _is_written(letters: Letters, place: int) -> bool:
    """Whether a space of the file's own stands there."""
    if letters.text[place : place + 1] != " ":
        return False
    return bool(letters.box[place, 2] > letters.box[place, 0])


def _printable(text: str) -> str:
    """The text without control characters, whole code points only."""
    if text.isprintable():
        return text
    text = UNPRINTABLE.sub("", text.replace(LINE_END_HYPHEN, "-").replace("\x02", "-"))
    if SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _may_hold_a_table(words: list[Word]) -> bool:
    """Whether any two neighbours on a line stand far apart: else there is nothing to rule."""
    return any(
        abs(one.baseline - other.baseline) < 1 and other.left - one.right > 2 * one.size
        for one, other in pairwise(words)
    )


def _rules(page: "PdfPage", top: float) -> Iterator[tuple[float, float, float]]:
    """Left, right and height of the drawn lines and thin boxes that run across."""
    import ctypes

    from pypdfium2 import raw

    left, bottom, right, upper = (ctypes.c_float() for _ in range(4))
    for place in range(min(raw.FPDFPage_CountObjects(page.raw), MOST_RULES)):
        drawn = raw.FPDFPage_GetObject(page.raw, place)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, upper)
        if upper.value - bottom.value <= THINNEST and right.value - left.value > SHORTEST_RULE:
            yield left.value, right.value, top - upper.value
