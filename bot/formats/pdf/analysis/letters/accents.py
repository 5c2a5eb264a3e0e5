"""Accents that are drawn apart from their letters, put on them: "Ste´phane" is "Stéphane".

Type made before Unicode draws a letter and an accent over it as two signs, in either order. An
accent that stands over a letter, with which it makes one that there is, is that letter's.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.formats.pdf.analysis.letters.page_letters import Letters

COMBINING = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304",
    "˘": "\u0306", "˙": "\u0307", "˚": "\u030a", "¸": "\u0327", "˝": "\u030b", "˛": "\u0328",
    "ˇ": "\u030c",
}  # fmt: skip
ACCENT = re.compile(rf"[{''.join(COMBINING)}\u0300-\u030c\u0327\u0328]")
"""Example: `´`, and U+0301 where it is drawn before its letter."""
DOTLESS = {"ı": "i", "ȷ": "j"}
REACH = 3  # letters and spaces to either side in which an accent's letter is looked for
OVER = 0.5  # of a letter's width; an accent's middle is no further from the letter's
LEAST = 0.1  # of a letter's height; a space that was put in for an accent is narrower


def accented(letters: Letters) -> Letters:
    """The page's letters, those with an accent over them each as one."""
    places = [match.start() for match in ACCENT.finditer(letters.text)]
    if not places:
        return letters
    text, box = list(letters.text), letters.box.tolist()
    kept = np.ones(len(text), bool)
    for place in places:
        letter = _under(text, box, place)
        if letter is None:
            continue
        if place < letter or text[place] in COMBINING:
            mark = COMBINING.get(text[place], text[place])
            text[letter] = _composed(text[letter], mark)
            kept[place] = False
    if kept.all():
        return letters
    for place in np.flatnonzero(~kept).tolist():
        for each in _put_in_around(text, box, place, kept):
            kept[each] = False
    return replace(
        letters,
        text="".join(text[place] for place in np.flatnonzero(kept)),
        box=letters.box[kept],
        source=letters.source[kept],
    )


def _under(text: Sequence[str], box: Sequence[Sequence[float]], place: int) -> int | None:
    """The place of the letter that an accent stands over; None where it stands by itself."""
    left, _, right, _ = box[place]
    middle = (left + right) / 2
    near = range(max(place - REACH, 0), min(place + REACH + 1, len(text)))
    found: list[tuple[float, int]] = []
    for each in near:
        width = box[each][2] - box[each][0]
        off = abs(middle - (box[each][0] + box[each][2]) / 2)
        mark = COMBINING.get(text[place], text[place])
        if each != place and off < OVER * width and _composed(text[each], mark) != text[each]:
            found.append((off, each))
    return min(found)[1] if found else None


def _composed(letter: str, mark: str) -> str:
    """A letter with an accent, where there is such a one; else the letter as it is."""
    bare = DOTLESS.get(letter, letter)
    whole = unicodedata.normalize("NFC", bare + mark)
    return whole if len(whole) == 1 and not unicodedata.decomposition(bare) else letter


def _put_in_around(
    text: Sequence[str], box: Sequence[Sequence[float]], place: int, kept: NDArray[np.bool_]
) -> list[int]:
    """The places of the spaces that PDFium puts in because an accent is drawn beside its letter."""
    first = last = place
    while first > 0 and (_is_put_in(text, box, first - 1) or not kept[first - 1]):
        first -= 1
    while last + 1 < len(text) and (_is_put_in(text, box, last + 1) or not kept[last + 1]):
        last += 1
    if first == 0 or last + 1 == len(text):
        return []
    before, after = box[first - 1], box[last + 1]
    apart = after[0] - before[2] > LEAST * (before[1] - before[3])
    return [] if apart or after[0] < before[0] else list(range(first, last + 1))


def _is_put_in(text: Sequence[str], box: Sequence[Sequence[float]], place: int) -> bool:
    return text[place] == " " and box[place][0] == box[place][2]
