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
MOST = 2_000  # accents of a page; each is looked for among all of its letters
RAISED = 0.4  # of its height, by which an accent is moved up over a capital at most
OVER = 0.5  # of a letter's width; an accent's middle is no further from the letter's
LEAST = 0.1  # of a letter's height; a space that was put in for an accent is narrower


def accented(letters: Letters) -> Letters:
    """The page's letters, those with an accent over them each as one."""
    places = [match.start() for match in ACCENT.finditer(letters.text)]
    if not places:
        return letters
    text, box = list(letters.text), letters.box.tolist()
    kept = np.ones(len(text), bool)
    mended: list[int] = []
    for place in places[:MOST]:
        letter = _under(text, letters.box, place)
        if letter is not None and (place < letter or text[place] in COMBINING):
            text[letter] = _composed(text[letter], COMBINING.get(text[place], text[place]))
            kept[place] = False
            mended += [place, letter]
    if kept.all():
        return letters
    for place in mended:
        for beside in (place - 1, place + 1) if kept[place] else (place,):
            if 0 <= beside < len(text) and (not kept[beside] or _is_put_in(text, box, beside)):
                kept[_put_in_around(text, box, beside, kept)] = False
    return replace(
        letters,
        text="".join(text[place] for place in np.flatnonzero(kept)),
        box=letters.box[kept],
        source=letters.source[kept],
    )


def _under(text: Sequence[str], box: NDArray[np.float32], place: int) -> int | None:
    """The place of the letter that an accent stands over; None where it stands by itself."""
    left, top, right, bottom = box[place].tolist()
    width = box[:, 2] - box[:, 0]
    off = np.abs((left + right - box[:, 0] - box[:, 2]) / 2)
    over = (off < OVER * width) & (np.abs(box[:, 3] - bottom) < RAISED * (top - bottom))
    mark = COMBINING.get(text[place], text[place])
    found = [each for each in np.flatnonzero(over).tolist() if each != place]
    found = [each for each in found if _composed(text[each], mark) != text[each]]
    return min(found, key=lambda each: (off[each], abs(each - place))) if found else None


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
