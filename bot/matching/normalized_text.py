"""The letters and figures of a text alone, and where each stands: words are found in them at once.

White space, marks, accents and case are left out, so that a phrase is found however it is set;
whoever finds it looks at what was left out (`bot/matching/typography.py`). Built with numpy in one
pass.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import category, normalize

import numpy as np
from numpy.typing import NDArray

from bot.documents import Span
from bot.matching.budget import CANDIDATE, Budget
from bot.matching.typography import BRACKETED, DASHES, LIGATURES, alike, marks_alike

UNSPACED = (0x0E00, 0x0EFF), (0x1780, 0x17FF), (0x2E80, 0x9FFF), (0x20000, 0x3FFFF)
"""Thai, Lao, Khmer, Chinese and Japanese: a word may end at any letter."""
_UNSPACED = "".join(f"{chr(first)}-{chr(last)}" for first, last in UNSPACED)
WORD_REST = re.compile(rf"[^\W_{_UNSPACED}]*")
"""Example: the `ind` of `wind`, from its second letter on: no whole word begins inside it."""
APOSTROPHES = "'‘’ʼ"
SLACK = 8  # code points by which white space around marks may be longer than in the quotation
CLOSING = (".", ",")  # a sentence's end of the quoting text, set inside the quotation marks
MOST_MARKS = 64  # code points before the first letter, or after the last, that are set otherwise


@dataclass(frozen=True, slots=True, eq=False)
class NormalizedText:
    """A text ready to be searched, some five bytes a letter."""

    text: str
    letters: str = field(init=False)
    """In small letters, without accents."""
    places: NDArray[np.int32] = field(init=False)
    """(n,), where each of `letters` stands in `text`; a ligature's share a place."""

    def __post_init__(self) -> None:
        codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        highest = int(codes.max(initial=0))
        seen = np.zeros(highest + 1, dtype=np.bool_)
        seen[codes] = True
        table = np.zeros(highest + 1, dtype="<u4")
        for code in np.flatnonzero(seen).tolist():
            if chr(code).isalnum():
                table[code] = ord(normalize("NFD", chr(code))[0].lower()[0])
        found = table[codes]
        places = np.flatnonzero(found).astype(np.int32)
        found = found[places]
        if any(ord(ligature) <= highest and seen[ord(ligature)] for ligature in LIGATURES):
            places, found = _unbound(codes, places, found)
        letters = found.tobytes().decode("utf-32-le", "surrogatepass")
        object.__setattr__(self, "letters", letters)
        object.__setattr__(self, "places", places)

    def exact(self, quotation: str, *, budget: Budget) -> Iterator[Span]:
        """The places where a quotation stands to the character, in order; whole words."""
        places = [at for at, letter in enumerate(quotation) if letter.isalnum()]
        if not places:
            return
        first, last = places[0], _past_accents(quotation, places[-1] + 1)
        cost = CANDIDATE + len(quotation) // CANDIDATE
        at = self.text.find(quotation)
        while at >= 0 and budget.spend(cost):
            if _is_whole(self.text, at + first, at + last):
                yield Span(at, at + len(quotation))
            at = self.text.find(quotation, max(at + 1, self._word_end(at + first) - first))

    def find(
        self, quotation: str, *, after: int = 0, budget: Budget | None = None
    ) -> Iterator[Span]:
        """The places of a quotation, in order: alike but for typography and white space.

        Whole words and whole numbers: "can" is not found in "can't" nor "3" in "3.5". A closing
        full stop or comma may be the quoting sentence's own.

        Args:
            after: an offset of the text before which none begins.
            budget: what may be spent; places found before it is spent are given.
        """
        budget = budget or Budget(None)
        wanted = NormalizedText(quotation)
        if not wanted.letters:
            return
        first, last = int(wanted.places[0]), _past_accents(quotation, int(wanted.places[-1]) + 1)
        before, core, behind = quotation[:first], quotation[first:last], quotation[last:]
        if before.endswith("[") and BRACKETED.match(quotation, first - 1):
            before, core = before[:-1], core[0] + core[2:]
        # of the array's own type, or numpy copies the array
        first_letter = int(self.places.searchsorted(np.int32(after)))
        at = self.letters.find(wanted.letters, first_letter)
        while at >= 0 and budget.spend(CANDIDATE + len(wanted.letters) // CANDIDATE):
            start = int(self.places[at])
            end = _past_accents(self.text, int(self.places[at + len(wanted.letters) - 1]) + 1)
            whole = _is_whole(self.text, start, end) and budget.spend(end - start + len(core))
            if whole and alike(core, self.text[start:end]):
                span = Span(self._begin(before, start), self._end(behind, end))
                if span.start >= 0 and span.end >= 0:
                    yield span
            following = int(self.places.searchsorted(np.int32(self._word_end(start))))
            at = self.letters.find(wanted.letters, max(at + 1, following))

    def _word_end(self, start: int) -> int:
        """Where the word ends inside of which an offset stands; the offset where it begins one."""
        before = self.text[start - 1 : start]
        if not before.isalnum() or is_unspaced(before):
            return start
        rest = WORD_REST.match(self.text, start)
        return rest.end() if rest else start

    def _begin(self, marks: str, start: int) -> int:
        """Where marks begin that stand directly before an offset; -1 where they do not."""
        if self.text.endswith(marks, 0, start) or not marks.strip():
            return start - len(marks) if marks.strip() else start
        if len(marks) > MOST_MARKS:
            return -1
        for at in range(start, max(-1, start - len(marks) - SLACK), -1):
            if marks_alike(marks, self.text[at:start]):
                return at
        return -1

    def _end(self, marks: str, end: int) -> int:
        """Where marks end that stand directly after an offset; -1 where they do not."""
        if self.text.startswith(marks, end) or not marks.strip():
            return end + len(marks) if marks.strip() else end
        if len(marks) > MOST_MARKS:
            return -1
        for at in range(end, min(len(self.text), end + len(marks) + SLACK) + 1):
            if marks_alike(marks, self.text[end:at]):
                return at
        bare = marks.rstrip()
        return self._end(bare[:-1], end) if bare.endswith(CLOSING) else -1


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """The letters of a text, and what may be spent on all that is looked for in them."""

    letters: NormalizedText
    budget: Budget

    def find(self, quotation: str, *, after: int = 0) -> Iterator[Span]:
        """As `NormalizedText.find`."""
        return self.letters.find(quotation, after=after, budget=self.budget)


def _unbound(
    codes: NDArray[np.uint32], places: NDArray[np.int32], found: NDArray[np.uint32]
) -> tuple[NDArray[np.int32], NDArray[np.uint32]]:
    """Places and letters with each ligature's letters one by one."""
    bound = codes[places]
    times = np.ones(len(places), dtype=np.int8)
    for ligature, letters in LIGATURES.items():
        times[bound == ord(ligature)] = len(letters)
    places, found = np.repeat(places, times), np.repeat(found, times)
    for ligature, letters in LIGATURES.items():
        at = np.flatnonzero(codes[places] == ord(ligature))
        spelled = np.array([ord(letter) for letter in letters], dtype="<u4")
        found[at] = np.tile(spelled, len(at) // len(letters))
    return places, found


def is_unspaced(letter: str) -> bool:
    """Whether it is of a script without spaces between words."""
    return any(first <= ord(letter) <= last for first, last in UNSPACED)


def _past_accents(text: str, end: int) -> int:
    """An offset behind a letter, moved behind the accents that are written after it."""
    while end < len(text) and category(text[end])[0] == "M":
        end += 1
    return end


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word and no number is cut at either end."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and before[-1].isalnum() and not is_unspaced(before[-1]):
        return False
    if after and not is_unspaced(text[end - 1]):
        if after[0].isalnum() or category(after[0])[0] == "M":
            return False
        if len(after) == 2 and after[0] in APOSTROPHES and after[1].isalpha():
            return False  # "can" of "can't"
    if text[start].isdigit() and before:
        if before[-1] in ".," and before[0].isdigit() and len(before) == 2:
            return False  # "5" of "3.5"
        if before[-1] in DASHES and not before[:-1].isalnum():
            return False  # "5" of "-5"
    figure = text[end - 1].isdigit() and len(after) == 2
    return not (figure and after[0] in ".," and after[1].isdigit())
