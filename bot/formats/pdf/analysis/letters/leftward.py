"""The words of the lines that run to the left, in whatever order a file draws their letters.

Files draw Hebrew and Arabic letter by letter, word by word or line by line, as they are seen or as
they are read; so the order is taken from where the letters stand alone. Vowel points stand over or
under their letter and are put after it; one sign for two letters (lam and alef) is two letters.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.formats.pdf.analysis.letters.gaps import (
    FEWEST_GAPS,
    SPACES,
    WIDE_SET,
    among,
    clear_gap,
    codes_of,
)
from bot.formats.pdf.analysis.letters.page_letters import Letters
from bot.formats.pdf.analysis.letters.reading_order import Seen, as_read
from bot.formats.pdf.analysis.letters.typesetting import Typesetting

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Example: `\u05d0` (alef), `\u0644` (lam), `\ufefb` (the sign for both)."""
FORM = re.compile(r"[\ufb1d-\ufdff\ufe70-\ufefc]")
"""Example: `\ufefb`, a shape of letters that says how they are joined."""
ONE_LINE = 0.3  # of the type size; baselines nearer than this are one
WIDE = 0.9  # of the type size; what stands further apart is of two columns
LEAST = 0.08  # of the type size; a narrower gap is no space
USUAL = 0.2  # of the type size; a gap that is a space where its line does not tell
ROUNDED = 0.01  # points
LAM, ALEFS = "\u0644", "\u0622\u0623\u0625\u0627\u0671"


@dataclass(frozen=True, slots=True)
class LeftwardWord:
    """A word of a line that runs to the left, in the page's own points."""

    text: str
    left: float
    right: float
    place: int
    """Its first letter's among the page's."""
    line: int
    """The number of its line on the page, from 1."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """What is drawn as one: a letter, a point, a space, or letters that are joined."""

    text: str
    left: float
    right: float
    place: int
    letters: int
    baseline: float
    size: float
    number: int
    """In PDFium's order, points aside."""
    parted: bool
    """Whether PDFium puts a space before it there."""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def leftward_words(
    letters: Letters, types: Typesetting
) -> tuple[list[LeftwardWord], NDArray[np.bool_]]:
    """The words of the lines with letters that run to the left, and which letters they hold.

    Returns:
        the words, line by line in the order they are read, and for each of the page's letters
        whether it is in one of these lines: bool (n,).
    """
    words: list[LeftwardWord] = []
    inside = np.zeros(len(letters.text), bool)
    if not RIGHT_TO_LEFT.search(letters.text):
        return words, inside
    signs = _in_their_order(list(_signs(letters, types)))
    page = _balance(signs)
    lines = (group for row in _rows(signs) for group in _apart(row))
    leftward = (line for line in lines if any(RIGHT_TO_LEFT.search(sign.text) for sign in line))
    for number, line in enumerate(leftward, start=1):
        seen = _spaced(_pointed(line))
        for word in as_read(seen, leftward=page > 0 or _is_leftward(line)):
            text = "".join(each.text for each in word)
            left, right = min(each.left for each in word), max(each.right for each in word)
            words.append(LeftwardWord(text, left, right, word[0].place, number))
        for sign in line:
            inside[sign.place : sign.place + sign.letters] = True
    return words, inside


def _signs(letters: Letters, types: Typesetting) -> Iterator[_Sign]:
    """What is drawn upright, in PDFium's order."""
    sign: _Sign | None = None
    parted, signs = False, 0
    space = among(codes_of(letters.text), SPACES).tolist()
    for place, (letter, box) in enumerate(zip(letters.text, letters.box.tolist(), strict=True)):
        left, _, right, _ = box
        if space[place] and left == right:
            parted = True
            continue
        if sign and sign.place + sign.letters == place and (sign.left, sign.right) == (left, right):
            text = (sign.text + letter).replace(" ", "") or " "  # a point by itself has a space
            sign = replace(sign, text=text, letters=sign.letters + 1)
            continue
        if sign:
            yield sign
        source = int(letters.source[place])
        type_, baseline = types.at(source), types.origin(source)[1]
        text = " " if space[place] else letter
        signs += not unicodedata.combining(letter)
        sign = _Sign(text, left, right, place, 1, baseline, type_.size, signs, parted)
        sign = sign if type_.turn == 0 else None
        parted = False
    if sign:
        yield sign


def _in_their_order(signs: list[_Sign]) -> list[_Sign]:
    """The signs, each with its letters as they are read.

    PDFium turns the letters of one sign around, where the font says them one by one; the sign for
    lam and alef, which is in every Arabic text, tells whether it has.
    """
    turned = 0
    for sign in signs:
        if len(sign.text) > 1 and LAM in sign.text:
            first = sign.text.index(LAM)
            turned += sign.text[first - 1 : first] in ALEFS if first else 0
            turned -= sign.text[first + 1 : first + 2] in ALEFS if sign.text[first + 1 :] else 0
    if turned <= 0:
        return signs
    return [replace(sign, text=sign.text[::-1]) for sign in signs]


def _balance(signs: Sequence[_Sign]) -> int:
    """How many more letters run to the left than to the right."""
    leftward = sum(1 for sign in signs if RIGHT_TO_LEFT.match(sign.text))
    return leftward - sum(unicodedata.bidirectional(sign.text[0]) == "L" for sign in signs)


def _is_leftward(line: Sequence[_Sign]) -> bool:
    """Whether a line as a whole runs to the left, by its ends or else by most of its letters."""
    strong = [sign for sign in line if sign.text[0].isalpha()] or line
    ends = {bool(RIGHT_TO_LEFT.match(sign.text)) for sign in (strong[0], strong[-1])}
    return True in ends and (len(ends) == 1 or _balance(line) >= 0)


def _rows(signs: Sequence[_Sign]) -> Iterator[list[_Sign]]:
    """The signs of each line, from the left."""
    row: list[_Sign] = []
    for sign in sorted(signs, key=lambda sign: sign.baseline):
        if row and sign.baseline - row[0].baseline > ONE_LINE * min(row[0].size, sign.size):
            yield sorted(row, key=lambda sign: sign.middle)
            row = []
        row.append(sign)
    yield sorted(row, key=lambda sign: sign.middle)


def _apart(row: Sequence[_Sign]) -> Iterator[list[_Sign]]:
    """The parts of a line between wide gaps, without the spaces at their ends."""
    group: list[_Sign] = []
    right = 0.0
    for sign in row:
        if group and sign.text != " " and sign.left - right > WIDE * sign.size:
            yield group
            group = []
        if group or sign.text != " ":
            right = sign.right if sign.text != " " else right
            group.append(sign)
    yield group


def _pointed(line: Sequence[_Sign]) -> list[_Sign]:
    """The signs from the right, each vowel point or accent after the letter it stands over."""
    points = [sign for sign in line if all(map(unicodedata.combining, sign.text))]
    bare = [sign for sign in line if not all(map(unicodedata.combining, sign.text))]
    letters = [number for number, sign in enumerate(bare) if sign.text[-1].isalpha()]
    of_letter: dict[int, str] = {}
    for point in sorted(points, key=lambda point: point.place):
        nearest = min(letters, key=lambda each: abs(bare[each].middle - point.middle), default=0)
        of_letter[nearest] = of_letter.get(nearest, "") + point.text
    return [
        replace(
            sign, text=sign.text + "".join(sorted(of_letter[number], key=unicodedata.combining))
        )
        if number in of_letter
        else sign
        for number, sign in enumerate(bare)
    ][::-1]


def _spaced(line: Sequence[_Sign]) -> list[Seen]:
    """The signs from the right without the spaces among them, which are told of what follows."""
    inked = [sign for sign in line if sign.text != " "]
    size = max(sign.size for sign in line)
    gaps = np.array([right.left - left.right for right, left in pairwise(inked)]) / size
    clear = clear_gap(gaps) if len(gaps) > 1 else None
    wide = len(gaps) >= FEWEST_GAPS and np.median(gaps) > WIDE_SET
    least = USUAL if clear is None or clear > USUAL else max(clear, LEAST)
    if wide:
        least = math.inf if clear is None else clear
    found: list[Seen] = []
    after_space = False
    before: _Sign | None = None
    for sign in line:
        if sign.text == " ":
            after_space = True
            continue
        spaced = before is not None and (
            after_space
            or before.left - sign.right > least * size - ROUNDED
            or (not wide and _put_in_between(before, sign))
        )
        text = unicodedata.normalize("NFKC", sign.text) if FORM.search(sign.text) else sign.text
        found.append(Seen(text, sign.left, sign.right, sign.place, spaced))
        after_space, before = False, sign
    return found


def _put_in_between(right: _Sign, left: _Sign) -> bool:
    """Whether PDFium puts a space between two signs."""
    later = left if left.number > right.number else right
    return abs(left.number - right.number) == 1 and later.parted
