"""Where a gap between two letters parts words, where the file writes no space.

What is a wide gap depends on its line: letters of a word stand 0 apart in most type, 0.1 of its
size in letters set wide, and a space that is set narrow is no wider than that. So a gap parts words
where it stands clear of its line's gaps between letters, and of those of the letters it is among.
PDFium puts a space in for each gap that is wide for two letters, whatever their line's are: in a
line set wide such spaces are judged again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.formats.pdf.analysis.letters.page_letters import Letters

SPACES = "".join(
    map(chr, [*b" \t\r\n\x0b\x0c", 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x3000])
)
"""What parts words. A no-break space does not: it is kept inside its word."""
JUMP = 0.5  # of a letter's height; a wider step without a space parts words whatever the line's are
SHIFT = 0.12  # of a letter's height; one moved up or down by more is on another line, or raised
LEAST = 0.07  # of a letter's height; a narrower gap never parts words
LEAST_BESIDE_SPACES = 0.13  # the same on a line whose spaces the file writes
CLEAR = 0.05  # of a letter's height, by which it is wider than a gap between letters
WIDE_SET = 0.05  # of a letter's height; where half of a line's gaps are wider, it is set wide
FEWEST_GAPS = 4  # of a line set wide
NEW_LINE = 3.0  # of a letter's height; a wider gap or one backwards begins a line
ACCENTS = "´`¨ˆ˜¯˘˙˚¸˝˛ˇ"
EITHER = f"{ACCENTS}/\\_=~^|*·-‐‑‒–—−\"'"
OPENING = f"{EITHER}([{{<«‹“‘$€£¥#@."  # no space follows these where none is written
CLOSING = f"{EITHER})]}}>»›”’%‰°,.;:!?…′″®™©†‡"  # nor stands before these
PLANE = 0x10000  # code points, of which the last is a letter of none
BRACKETS = "([{"  # stand close after a slanted letter
RIGHT_TO_LEFT = (0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Each two letters with nothing but spaces between them: arrays of one length."""

    first: NDArray[np.int64]
    """The place of the first letter of each."""
    second: NDArray[np.int64]
    gap: NDArray[np.float64]
    """Between them, in heights of the first."""
    height: NDArray[np.float64]
    direct: NDArray[np.bool_]
    """Whether nothing stands between them."""
    near: NDArray[np.bool_]
    """Whether they stand on one line with no space of the file's between them."""
    line: NDArray[np.int64]
    """The number of the line on which they stand."""
    written: NDArray[np.bool_]
    """Whether a space of the file's stands between them."""


def respaced(
    letters: Letters, stepped: Callable[[int, int], float | None]
) -> tuple[Letters, NDArray[np.bool_]]:
    """The letters without PDFium's spaces that part no words, and where words begin without one.

    Args:
        stepped: the gap between two letters, by PDFium's numbers, as the pen that draws them goes
            over it, in points; None where the font does not say. A box also holds what of a
            letter leans over its neighbour.

    Returns:
        the letters, and for each of them whether a word begins with it that no space says:
        bool (n,).
    """
    codes = codes_of(letters.text)
    space = among(codes, SPACES)
    kept, begins = np.ones(len(codes), bool), np.zeros(len(codes), bool)
    if len(codes) - int(space.sum()) < 2:
        return letters, begins
    pairs = _pairs(codes, space, letters.box)
    for pair in _leaning(pairs, codes, letters.source):
        first, second = letters.source[[pairs.first[pair], pairs.second[pair]]].tolist()
        gap = stepped(first, second)
        pairs.gap[pair] = pairs.gap[pair] if gap is None else gap / pairs.height[pair]
    may_part = _may_part(pairs, codes)
    wide = _set_wide(pairs)
    for line in np.unique(pairs.line[may_part | wide[pairs.line]]):
        on_line = np.flatnonzero((pairs.line == line) & pairs.near)
        clear = clear_gap(pairs.gap[on_line])
        if clear is None:
            continue
        for place, pair in enumerate(on_line):
            first, second = int(pairs.first[pair]), int(pairs.second[pair])
            if may_part[pair] and pairs.gap[pair] >= clear:
                begins[second] = _clear_of_its_word(pairs, on_line, place)
            elif wide[line] and not pairs.direct[pair] and pairs.gap[pair] < clear:
                kept[first + 1 : second] = not _both_letters(letters.text, first, second)
    if kept.all():
        return letters, begins
    text = "".join(letters.text[place] for place in np.flatnonzero(kept))
    box, source = letters.box[kept], letters.source[kept]
    return replace(letters, text=text, box=box, source=source), begins[kept]


def _may_part(pairs: _Pairs, codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which pairs stand apart with nothing between them, and are of letters that may."""
    written = np.bincount(pairs.line, weights=pairs.written) > 0
    least = np.where(written, LEAST_BESIDE_SPACES, LEAST)[pairs.line]
    apart = pairs.near & pairs.direct & (pairs.gap > least) & (pairs.gap < JUMP)
    for of_pair, marks in ((pairs.first, OPENING), (pairs.second, CLOSING)):
        apart &= ~among(codes[of_pair], marks) & (codes[of_pair] > 0x20)
    return apart


def _set_wide(pairs: _Pairs) -> NDArray[np.bool_]:
    """Which lines are set with gaps between the letters of their words."""
    wide = np.ones(int(pairs.line[-1]) + 1, bool)
    for among in (pairs.near, pairs.near & pairs.direct):
        counted = np.bincount(pairs.line, weights=among)
        loose = np.bincount(pairs.line, weights=among & (pairs.gap > WIDE_SET))
        wide &= loose >= counted / 2
    return wide & (np.bincount(pairs.line, weights=pairs.near) >= FEWEST_GAPS)


def _both_letters(text: str, first: int, second: int) -> bool:
    return text[first].isalpha() and text[second].isalpha()


def among(codes: NDArray[np.uint32], marks: str) -> NDArray[np.bool_]:
    """Which code points are among some marks of the Basic Multilingual Plane."""
    table = np.zeros(PLANE, bool)
    table[codes_of(marks)] = True
    return table[np.minimum(codes, PLANE - 1)]


def codes_of(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _pairs(codes: NDArray[np.uint32], space: NDArray[np.bool_], box: NDArray[np.float32]) -> _Pairs:
    places = np.flatnonzero(~space)
    first, second = places[:-1], places[1:]
    height = np.maximum(box[:, 1] - box[:, 3], 1.0)[first].astype(float)
    gap = (box[second, 0] - box[first, 2]) / height
    put_in = (codes == 0x20) & (box[:, 0] == box[:, 2])
    written = np.cumsum(space & ~put_in)
    of_file = written[second] > written[first]
    level = np.abs(box[second, 3] - box[first, 3]) < SHIFT * height
    level &= (np.abs(gap) < NEW_LINE) & (box[second, 0] > box[first, 0])
    backwards = _right_to_left(codes)
    level &= ~backwards[first] & ~backwards[second]
    direct = second == first + 1
    near = level & ~of_file & (gap < 2 * JUMP)
    return _Pairs(
        first=first,
        second=second,
        gap=gap,
        height=height,
        direct=direct,
        near=near,
        line=np.cumsum(~level),
        written=of_file & level,
    )


def _leaning(
    pairs: _Pairs, codes: NDArray[np.uint32], source: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Which pairs may stand further apart than their boxes, whose letters mostly overlap others;
    of lines whose spaces the file does not write."""
    written = np.bincount(pairs.line, weights=pairs.written) > 0
    within = pairs.near & pairs.direct & (pairs.gap < JUMP) & ~written[pairs.line]
    if not within.any():
        return np.zeros(0, dtype=np.int64)
    put_back = np.zeros(len(source) + 1, bool)  # what PDFium has no number for has no pen either
    put_back[1:-1] = np.diff(source) == 0
    within &= ~(put_back[:-1] | put_back[1:])[pairs.first] & ~put_back[1:][pairs.second]
    within &= ~among(codes[pairs.second], BRACKETS)
    lean = np.zeros(len(within))
    for places in (pairs.first, pairs.second):
        lean = np.maximum(lean, _overlap(codes[places], pairs.gap, within))
    return np.flatnonzero(within & (pairs.gap < LEAST) & (pairs.gap + lean > LEAST))


def _overlap(
    codes: NDArray[np.uint32], gap: NDArray[np.float64], within: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """By how much each letter's kind mostly overlaps what stands beside it; 0 where it does not."""
    order = np.lexsort((gap, codes))
    order = order[within[order]]
    found, starts, counts = np.unique(codes[order], return_index=True, return_counts=True)
    if not len(found):
        return np.zeros(len(codes))
    usual = np.maximum(-gap[order][starts + counts // 4], 0.0)
    place = np.minimum(np.searchsorted(found, codes), len(found) - 1)
    return np.where(found[place] == codes, usual[place], 0.0)


def _right_to_left(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    found = np.zeros(len(codes), bool)
    for first, last in RIGHT_TO_LEFT:
        found |= (codes >= first) & (codes <= last)
    return found


def clear_gap(gaps: NDArray[np.float64]) -> float | None:
    """The narrowest gap that stands clear of a line's gaps between letters; None where they
    differ so that nothing tells."""
    rising = np.sort(gaps)
    usual = len(rising) // 2  # most gaps of a line are between letters
    steps = np.diff(rising[usual:])
    wider = rising[usual + 1 :]
    found = np.flatnonzero((steps >= CLEAR) & (wider - rising[usual] >= LEAST))
    if len(found):
        return float(wider[found[0]])
    even = rising[-1] - rising[usual // 2] < CLEAR
    return float("inf") if even else None


def _clear_of_its_word(pairs: _Pairs, on_line: NDArray[np.int64], place: int) -> bool:
    """Whether a gap stands clear of those of the letters it is among."""
    start = end = place
    while start and pairs.direct[on_line[start - 1]] and _joins(pairs, on_line, start):
        start -= 1
    while (
        end + 1 < len(on_line)
        and pairs.direct[on_line[end + 1]]
        and _joins(pairs, on_line, end + 1)
    ):
        end += 1
    others = np.sort(pairs.gap[np.delete(on_line[start : end + 1], place - start)])
    if not len(others):
        return True
    return bool(pairs.gap[on_line[place]] - others[(len(others) - 1) // 2] >= CLEAR)


def _joins(pairs: _Pairs, on_line: NDArray[np.int64], place: int) -> bool:
    """Whether the pair before one ends with the letter it begins with."""
    return bool(pairs.second[on_line[place - 1]] == pairs.first[on_line[place]])
