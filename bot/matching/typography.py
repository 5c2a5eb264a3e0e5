"""Whether two texts differ in nothing but typography and white space.

Alike are: white space of any kind and length; quotation marks and apostrophes; dashes; an ellipsis
and its points; a ligature and its letters; an accent composed or not; what is invisible; and a
hyphen at a line's end, which may be the word's or the line's. Letters, figures, their case and
every other mark must be the same. Knows nothing of documents.
"""

import re
from itertools import chain
from unicodedata import category, normalize

from bot.matching.phrase import ALIKE

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st"}
INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
"""Soft hyphen, space without width, marks of direction, word joiner, byte-order mark."""
QUOTES = ALIKE[0] + ALIKE[1]
DASHES = ALIKE[2]
BRACKETED = re.compile(r"\[([^\W\d_])\]")
"""Example: the `[W]` of `[W]e dug`, by which an editor says that its case was another."""
LINE_END_HYPHEN = re.compile(r"[-\u2010\u2011\u00ad][ \t]*(?:\r\n|[\r\n\x0b\x0c\u2028])\s*")
"""Example: the hyphen and line end of `exam-\\nple`."""
POINTS = re.compile(r"…|\.(?:\s?\.){2,}")
"""Example: `…`, `...`, `. . . .`."""
LONG_DASH = re.compile("-{2,3}")
"""Example: `--`, as typewriters have it."""
WRITING = {
    **{ord(mark): "'" for mark in QUOTES},
    **{ord(dash): "-" for dash in DASHES},
    **{ord(mark): None for mark in INVISIBLE},
}
NARROW = {**WRITING, **{ord(mark): '"' for mark in ALIKE[1]}}
"""After a figure, where `5'` is feet and `5"` inches."""


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same but for typography and white space.

    The first letter of `one`, and any in brackets ("[W]e"), may be in its other case: a quotation
    may begin a sentence, or stand in one.
    """
    if one == other:
        return True
    first, gaps = _letters(BRACKETED.sub(r"\1", one))
    second, other_gaps = _letters(other)
    if len(first) != len(second):
        return False
    if first != second:
        free = _free(one)
        for at, (letter, against) in enumerate(zip(first, second, strict=True)):
            if letter != against and not (at in free and letter.lower() == against.lower()):
                return False
    seen: set[tuple[str, str, str]] = set()  # most gaps are one space
    for at in chain(gaps, other_gaps):
        pair = gaps.get(at, ""), other_gaps.get(at, ""), first[max(at - 1, 0) : at + 1]
        if pair not in seen and not _gaps_alike(*pair):
            return False
        seen.add(pair)
    return True


def _free(text: str) -> frozenset[int]:
    """The numbers of the letters whose case may be another: the first, and those in brackets."""
    found, count, done = {0}, 0, 0
    for each in BRACKETED.finditer(text):
        count += sum(map(str.isalnum, expanded(text[done : each.start()])))
        done = each.start()
        found.add(count)
    return frozenset(found)


def expanded(text: str) -> str:
    """A text with ligatures as letters and accents after them."""
    if text.isascii():
        return text
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    return normalize("NFD", text)


def marks_alike(one: str, other: str) -> bool:
    """Whether the marks before the first letter, or after the last, are the same."""
    return plain_gap(one, "") == plain_gap(other, "")


def plain_gap(gap: str, around: str) -> str:
    """What stands between two letters, in one way of writing.

    Args:
        around: the letters around it; between figures white space counts, but not about a dash.
    """
    if gap == "":
        return gap
    gap = gap.translate(NARROW if around[:1].isdigit() else WRITING)
    gap = LONG_DASH.sub("-", POINTS.sub("…", gap))
    between_figures = len(around) == 2 and around.isdigit()
    first, *others = f"x{gap}x".split()
    for piece in others:
        beside = (first[-1], piece[0])
        closed = "-" in beside if between_figures else any(map(_is_mark, beside))
        first += piece if closed else f" {piece}"
    return first[1:-1] if around else first[1:-1].strip()


def _is_mark(letter: str) -> bool:
    """Whether white space beside it says nothing; an accent or a vowel's sign is of its word."""
    return not letter.isalnum() and letter != "_" and category(letter)[0] != "M"


def _letters(text: str) -> tuple[str, dict[int, str]]:
    """The letters and figures of a text, and what stands before each, by its number."""
    letters: list[str] = []
    gaps: dict[int, str] = {}
    done = 0
    text = expanded(text)
    for at, letter in enumerate(text):
        if letter.isalnum():
            if at > done:
                gaps[len(letters)] = text[done:at]
            letters.append(letter)
            done = at + 1
    if done < len(text):
        gaps[len(letters)] = text[done:]
    return "".join(letters), gaps


def _gaps_alike(one: str, other: str, around: str) -> bool:
    if plain_gap(one, around) == plain_gap(other, around):
        return True
    for gap, against in ((one, other), (other, one)):
        broken = LINE_END_HYPHEN.fullmatch(gap) is not None and not around.isdigit()
        if broken and plain_gap(against, around) in ("", "-"):
            return True
    return False
