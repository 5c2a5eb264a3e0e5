"""A page's words with those of its annotations, each where a reader of the page sees it.

What an annotation draws is read as the page is, after PDFium has made it part of the page; what
only the file says (a ticked box, a value that no program has drawn yet) is set in its box. Either
way a value is put on the line of its label, for it stands a little higher or lower in its box.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median

from bot.formats.pdf.analysis.words import ASKEW, UNPRINTABLE, Sheet, Word
from bot.formats.pdf.annotations.found import TICKED, UNTICKED, Annotation, Rectangle

LARGEST, SMALLEST = 12.0, 4.0  # points; the type of a field that is made to fit
FILLS = 0.7  # of a field's height, its type
LINE = 1.15  # type sizes from line to line
LETTER = 0.5  # type sizes; the width of a letter in the middle
UNDER = 0.35  # type sizes from the middle of a line to its baseline
OFF = 0.9  # type sizes by which a value stands higher or lower than its label at most
EDGE = 2.0  # points by which a value leaves its box
NEAR = 12.0  # type sizes from a label's end to its value, where no colon tells that one follows
ALIKE = 0.5  # share of the letters that a field holds, which it draws as well
CELL = 1.5  # times the usual step from letter to letter; a wider one is an empty cell


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a page is seen, in its own coordinates."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    """Quarter turns to the right by which it is turned to be shown."""

    def box(self, box: Rectangle, turn: int) -> Rectangle:
        """A box as words that run some way count it: left, top, right and bottom."""
        x0, y0, x1, y1 = box
        if turn == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if turn == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        if turn == 3:
            return self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0


@dataclass(frozen=True, slots=True)
class _Group:
    """The words of one annotation, as the page is read."""

    words: tuple[Word, ...]
    left: float
    right: float
    is_box: bool
    """Whether it is a box to tick, whose label stands after it."""


def with_annotations(
    page: Sheet, drawn: Sheet, annotations: Sequence[Annotation], seen: Seen
) -> Sheet:
    """A page's words and those of its annotations.

    Args:
        page: as it is printed.
        drawn: the same with what the annotations draw.
    """
    base = page if page.words else drawn
    main = base.turns[0] if base.words else seen.turn
    added = _added(page, drawn)
    loose = added.pop(main, [])
    groups: list[_Group] = []
    for annotation in annotations:
        box = seen.box(annotation.box, main)
        own = [word for word in loose if annotation.drawn and _within(word, box)]
        loose = [word for word in loose if word not in own] if own else loose
        own = own if _agree(own, annotation.text) else []
        if own and annotation.comb:
            own = list(_out_of_cells(own))
        elif not own and not (annotation.drawn and _runs_otherwise(annotation, added, seen)):
            own = list(_set_in(annotation, box))
        if own:
            groups.append(
                _Group(tuple(own), box[0], box[2], is_box=annotation.text in (TICKED, UNTICKED))
            )
    ways = dict(_by_turn(page))
    words, on_lines = _by_their_labels(groups, ways.pop(main, ()))
    for turn, more in added.items():
        ways[turn] = (*ways.get(turn, ()), *more)
    across, up = base.width, base.height
    if not base.words and main in (1, 3):
        across, up = up, across
    return replace(
        base,
        width=across,
        height=up,
        words=(*words, *loose, *on_lines),
        aside=tuple(filter(None, ways.values())),
        rules=page.rules,
        drawn=page.drawn or bool(on_lines),
        pictured=page.pictured,
        turns=(main, *(turn for turn, group in ways.items() if group)),
    )


def _agree(words: Sequence[Word], text: str) -> bool:
    """Whether drawn words say about what the file holds: not so where their font tells no letters.

    A sum or a date may be drawn otherwise than it is held, with the same figures.
    """
    held = Counter(filter(str.isalnum, text.casefold()))
    drawn = Counter(letter for word in words for letter in word.text.casefold())
    return (held & drawn).total() >= ALIKE * held.total()


def _runs_otherwise(
    annotation: Annotation, added: Mapping[int, Sequence[Word]], seen: Seen
) -> bool:
    """Whether the words an annotation draws run another way than the page's."""
    return any(
        _within(word, seen.box(annotation.box, turn))
        for turn, words in added.items()
        if turn != ASKEW
        for word in words
    )


def _by_turn(sheet: Sheet) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """The words of a page by the way they run."""
    yield from zip(sheet.turns, (sheet.words, *sheet.aside), strict=True)


def _added(page: Sheet, drawn: Sheet) -> dict[int, list[Word]]:
    """The words that stand on a page since its annotations are drawn, by the way they run."""
    added: dict[int, list[Word]] = {}
    lines = max((word.line for words in (page.words, *page.aside) for word in words), default=0)
    printed = {turn: Counter(map(_print, words)) for turn, words in _by_turn(page)}
    for turn, words in _by_turn(drawn):
        left = printed.get(turn, Counter[tuple[str, float, float]]())
        for word in words:
            if left[_print(word)]:
                left[_print(word)] -= 1
            else:
                line = word.line + lines if word.line else 0
                added.setdefault(turn, []).append(replace(word, line=line))
    return added


def _print(word: Word) -> tuple[str, float, float]:
    return word.text, round(word.left), round(word.baseline)


def _within(word: Word, box: Rectangle) -> bool:
    left, top, right, bottom = box
    middle = (word.left + word.right) / 2
    return left - EDGE <= middle <= right + EDGE and top - EDGE <= word.baseline <= bottom + EDGE


def _out_of_cells(letters: Sequence[Word]) -> Iterator[Word]:
    """Letters that stand in cells as the words they spell."""
    row = sorted(letters, key=lambda word: word.left)
    steps = [two.left - one.left for one, two in pairwise(row)]
    usual = median(steps) if steps else 0.0
    word = row[0]
    for letter, step in zip(row[1:], steps, strict=True):
        if step > CELL * usual:
            yield word
            word = replace(letter, spaced=True)
        else:
            word = replace(word, text=word.text + letter.text, right=letter.right)
    yield word


def _set_in(annotation: Annotation, box: Rectangle) -> Iterator[Word]:
    """The words of a value set in its box, about as a program would draw them."""
    left, top, right, bottom = box
    height = bottom - top
    size = annotation.size or min(max(FILLS * height, SMALLEST), LARGEST)
    width = max(right - left, size) if annotation.lines else inf
    lines = list(_broken(annotation.text, width, size))
    step = min(LINE * size, height / max(len(lines), 1))
    baseline = top + step if annotation.lines else (top + bottom) / 2 + UNDER * size
    for number, line in enumerate(lines):
        at = left
        for word in line:
            end = at + LETTER * size * len(word)
            place = (at, end, baseline + number * step, round(size, 1))
            yield Word(word, *place, bold=False, spaced=True)
            at = end + LETTER * size


def _broken(text: str, width: float, size: float) -> Iterator[list[str]]:
    """The lines of a text, broken where the next word would not fit."""
    for paragraph in text.splitlines():
        line: list[str] = []
        for word in filter(None, (UNPRINTABLE.sub("", each) for each in paragraph.split())):
            letters = sum(map(len, line)) + len(line) + len(word)
            if line and LETTER * size * letters > width:
                yield line
                line = []
            line.append(word)
        if line:
            yield line


def _by_their_labels(
    groups: Sequence[_Group], printed: Sequence[Word]
) -> tuple[list[Word], list[Word]]:
    """The printed words, and those of values, each on the line of its label and read with it.

    Of several values in one row none goes with the label alone: they are a table's.
    """
    words, values = list(printed), list[Word]()
    beside = [_beside(group, printed) for group in groups]
    values_of = Counter(before for before, _ in beside if before is not None)
    for group, (before, after) in zip(groups, beside, strict=True):
        first = min(group.words, key=lambda word: word.baseline)
        label = before if before is not None and not group.is_box else after
        label = label if label is not None else before
        off = 0.0 if label is None else printed[label].baseline - first.baseline
        alone = before is not None and values_of[before] == 1 and not group.is_box
        follows = alone and len({word.baseline for word in group.words}) == 1
        if group.is_box and after is not None:
            words[after] = replace(words[after], follows=True)
        for word in group.words:
            near = word is first and follows and _is_near(group, printed[before or 0])
            values.append(replace(word, baseline=word.baseline + off, follows=near))
    return words, values


def _beside(group: _Group, printed: Sequence[Word]) -> tuple[int | None, int | None]:
    """The places of the printed words next to a value on its line, before and after it."""
    first = min(group.words, key=lambda word: word.baseline)
    before: int | None = None
    after: int | None = None
    for place, word in enumerate(printed):
        if abs(word.baseline - first.baseline) > OFF * min(word.size, first.size):
            continue
        if word.right <= group.left + EDGE:
            before = place if before is None or word.right > printed[before].right else before
        elif word.left >= group.right - EDGE:
            after = place if after is None or word.left < printed[after].left else after
    return before, after


def _is_near(group: _Group, label: Word) -> bool:
    return label.text.endswith(":") or group.left - label.right <= NEAR * label.size
