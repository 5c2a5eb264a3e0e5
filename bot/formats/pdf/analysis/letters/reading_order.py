"""Letters as they stand on a line into the order they are read in, where some run to the left.

PDF holds what is seen. A line of Hebrew or Arabic is seen from the right, but for the numbers and
the Latin words in it, which run to the right; so what was written is found by undoing, for what
stands on one line, what the Unicode Bidirectional Algorithm (UAX #9) did to show it.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

LEFTWARD, RIGHTWARD, NUMBER = ("R", "AL"), ("L",), ("EN", "AN")
BETWEEN_FIGURES = ("CS",)  # 1,234.5 and 12/5 are one number
BETWEEN_EUROPEAN_FIGURES = ("CS", "ES")  # 2019-2020 too, where no Arabic letter stands before it
BESIDE_FIGURES = ("ET",)  # 50% and $5
MIRRORED = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))
OPENS, CLOSES = "([{<«", ")]}>»"
TO_OPEN, TO_CLOSE = dict(zip(CLOSES, OPENS, strict=True)), dict(zip(OPENS, CLOSES, strict=True))


@dataclass(frozen=True, slots=True)
class Seen:
    """A letter with its marks, or what stands as one; in points from the page's left."""

    text: str
    left: float
    right: float
    place: int
    """Its first letter's among the page's."""
    spaced: bool = False
    """Whether white space stands to its right, where it is seen."""

    @property
    def kind(self) -> str:
        return unicodedata.bidirectional(self.text[0])


def as_read(seen: Sequence[Seen], *, leftward: bool) -> list[list[Seen]]:
    """The words of a line in the order they are read, each of its letters in theirs.

    Args:
        seen: from the right to the left.
        leftward: whether the line as a whole runs to the left.
    """
    tokens: list[Seen | None] = []
    for letter in seen:
        tokens += [None, letter] if letter.spaced and tokens else [letter]
    ordered = _leftward(tokens) if leftward else _rightward(tokens[::-1])
    words: list[list[Seen]] = [[]]
    for token in ordered:
        if token is None:
            words.append([])
        else:
            words[-1].append(token)
    return [word for word in words if word]


def _leftward(tokens: Sequence[Seen | None]) -> list[Seen | None]:
    """What is seen from the right to the left in the order it is read."""
    ordered: list[Seen | None] = []
    own: list[int] = []  # the places of what runs to the left itself
    place = 0
    arabic = any(token is not None and token.kind == "AL" for token in tokens)
    while place < len(tokens):
        end = _end_of_run(tokens, place, arabic=arabic)
        if end == place:
            own.append(len(ordered))
            ordered.append(tokens[place])
            place += 1
        else:
            ordered += _paired(tokens[place:end][::-1])
            place = end
    for number, token in zip(own, _paired([ordered[each] for each in own]), strict=True):
        ordered[number] = token
    return ordered


def _rightward(tokens: Sequence[Seen | None]) -> list[Seen | None]:
    """What is seen from the left to the right in the order it is read."""
    ordered: list[Seen | None] = []
    place = 0
    while place < len(tokens):
        last = place
        for number in range(place, len(tokens)):
            kind = _kind(tokens[number])
            if kind in RIGHTWARD:
                break
            last = number if kind in LEFTWARD else last
        if _kind(tokens[place]) in LEFTWARD:
            ordered += _leftward(tokens[place : last + 1][::-1])
            place = last + 1
        else:
            ordered.append(tokens[place])
            place += 1
    return ordered


def _end_of_run(tokens: Sequence[Seen | None], start: int, *, arabic: bool) -> int:
    """The end of what runs to the right and begins at a place; the place itself if nothing does."""
    end = start
    latin = False
    for number in range(start, len(tokens)):
        kind = _kind(tokens[number])
        if kind in LEFTWARD:
            break
        if kind in RIGHTWARD:
            latin, end = True, number + 1
        elif kind in NUMBER and latin:
            end = number + 1
    if latin and _kind(tokens[start]) in (*RIGHTWARD, *NUMBER):
        return end
    return _end_of_number(tokens, start, arabic=arabic)


def _end_of_number(tokens: Sequence[Seen | None], start: int, *, arabic: bool) -> int:
    between = BETWEEN_FIGURES if arabic else BETWEEN_EUROPEAN_FIGURES
    place = start
    while _kind(_at(tokens, place)) in BESIDE_FIGURES:
        place += 1
    if _kind(_at(tokens, place)) not in NUMBER:
        return start
    while True:
        while _kind(_at(tokens, place)) in NUMBER:
            place += 1
        if _kind(_at(tokens, place)) not in between or _kind(_at(tokens, place + 1)) not in NUMBER:
            break
        place += 1
    while not arabic and _kind(_at(tokens, place)) in BESIDE_FIGURES:
        place += 1
    return place


def _at(tokens: Sequence[Seen | None], place: int) -> Seen | None:
    return tokens[place] if place < len(tokens) else None


def _kind(token: Seen | None) -> str:
    return "WS" if token is None else token.kind


def _paired(tokens: Sequence[Seen | None]) -> list[Seen | None]:
    """The same with brackets turned where more of them then have their other half.

    A bracket is seen turned where the text runs to the left; files tell it either way, PDFium too.
    """
    turned = [_turned(token, MIRRORED) for token in tokens]
    in_turns: list[Seen | None] = []
    opened = False
    for token in tokens:
        if token is not None and token.text in MIRRORED:
            in_turns.append(_turned(token, TO_CLOSE if opened else TO_OPEN))
            opened = not opened
        else:
            in_turns.append(token)
    return min((list(tokens), turned, in_turns), key=_unpaired)


def _turned(token: Seen | None, other: Mapping[str, str]) -> Seen | None:
    return token and replace(token, text=other.get(token.text, token.text))


def _unpaired(tokens: Sequence[Seen | None]) -> int:
    unpaired = 0
    opened: list[str] = []
    for token in tokens:
        if token is not None and token.text in OPENS:
            opened.append(MIRRORED[token.text])
        elif token is not None and token.text in CLOSES:
            if opened and opened[-1] == token.text:
                opened.pop()
            else:
                unpaired += 1
    return unpaired + len(opened)
