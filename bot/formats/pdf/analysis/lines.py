"""Words into lines: those on one baseline with no wide gap between them.

A line is what a column of prose, a heading or a cell of a table is made of; which of these it is
cannot be seen here. A raised footnote number is set down on its line and kept apart from the word
before it, so that "in 2019³" is not read as "in 20193".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, zip_longest
from typing import TypeVar

from bot.formats.pdf.analysis.letters.leftward import RIGHT_TO_LEFT as RIGHT_TO_LEFT
from bot.formats.pdf.analysis.setting.initials import with_initials
from bot.formats.pdf.analysis.setting.numbered_lines import without_line_numbers
from bot.formats.pdf.analysis.words import Word

ONE_LINE = 0.3  # of the type size; baselines nearer than this are one
WIDE = 0.9  # of the type size; justified lines stretch a space to less, columns stand further apart
WIDE_IN_FIGURES = 0.5  # the same between two figures: columns of figures stand close
OTHER_SIZE = 1.15  # times; words whose sizes differ by more are two lines' sooner
WIDE_AFTER_A_MARK = 5.0  # the same after a bullet or an item's number
TIGHT = 0.12  # of the type size; a narrower gap is no space, where the file does not say
SMALL = 0.85  # of the neighbour's type size; what is smaller may be a superscript or subscript
LIFT = 0.6  # of the neighbour's type size; a superscript stands no higher, a subscript no lower

MARK = re.compile(
    r"[•‣◦▪▫●○■□◆►➢➤✓✔❖\uf0a7\uf0b7\uf0d8\uf0fc–—*-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)]"
)
"""Example: `•`, `2.`, `(b)`, `iv)`; what an item of a list begins with, as a word of its own."""
FIGURE = re.compile(r"[(\[]?[-–—+±]?[$€£¥]?[-–—+]?(?:\d[\d.,'’ \u00a0]*\d|\d|[-–—])\)?%?\)?[*†]?")
"""Example: `1,234`, `(56)`, `€7.5`, `12%`, and the dash that stands for nothing."""
LEADERS = re.compile(r"[.·…_‥]+")
"""Example: the dots between a title and its page in a table of contents."""
FEWEST_LEADERS = 4  # dots; fewer may be an ellipsis
DOTS_INSIDE = re.compile(rf"(?<=[^.])\.{{{FEWEST_LEADERS},}}+|\A\.{{{FEWEST_LEADERS},}}+(?=[^.])")
UNIT = re.compile(r"(?:.*\W)?(?:[a-zA-Z]|[ckm]m|ft|CO|10)\Z")
"""Example: the word before the raised figure of "m²", "x²" or "10⁶", which is no footnote."""
ITS_SIZE = 0.15  # share of a line's letters
ONE_WIDTH = 0.02  # share by which letters of one width differ at most, as they are rounded
LEAST_GAP = 0.5  # points; letters of one word may stand nearer still
FEWEST_SPACED_LETTERS = 4  # one-letter words in a row that are one word set with gaps: A N N U A L


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side; in points from the page's upper left corner."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    """Of its largest type, single letters left out: small capitals stand in their line's size."""
    bold: int
    """Code points at its start that are bold."""
    first_word: float
    """The width of its first word."""
    pitch: float = 0.0
    """The width of a letter, where all are as wide: typewriter type; 0 where they differ."""
    closed: bool = False
    """Whether it is known that its last word ends with it: Korean lines end within words, too."""

    @property
    def all_bold(self) -> bool:
        return self.bold >= len(self.text)


Placed = TypeVar("Placed", Word, Line)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines of a page, from the top down and, on one height, from the left."""
    return [line_of(group) for group in words_of_lines(words)]


def words_of_lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of each of these lines, in the order they are read."""
    for row in _rows(_set_down(with_initials(without_line_numbers(words)))):
        leftward = sorted((word for word in row if word.line), key=lambda word: word.line)
        yield from (list(line) for _, line in groupby(leftward, key=lambda word: word.line))
        others = [word for word in row if not word.line]
        if any(RIGHT_TO_LEFT.search(word.text) for word in others):
            yield others  # turned or recognised: in the order they are read
        else:
            others.sort(key=lambda word: word.left)
            yield from filter(None, _groups(_letters_joined(_undotted(others))))


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines on one height together, from the top down, each row from the left."""
    rows = list(_rows(lines))
    for row in rows:
        row.sort(key=lambda line: line.left)
    return rows


def side_by_side(row: Sequence[Line], between: str = " ") -> Line:
    """Lines on one height made one."""
    if len(row) == 1:
        return row[0]
    size = max(row, key=lambda line: len(line.text)).size
    text = between.join(line.text for line in row)
    bold = len(text) if all(line.all_bold for line in row) else row[0].bold
    right = max(line.right for line in row)
    pitch = row[0].pitch if len({round(line.pitch, 1) for line in row}) == 1 else 0.0
    whole = replace(row[0], text=text, right=right, size=size, bold=bold, pitch=pitch)
    return replace(whole, closed=row[-1].closed)


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, with its sign, currency or per cent, and nothing else."""
    return all(FIGURE.fullmatch(word) or word in "$€£¥%" for word in text.split())


def _rows(placed: Iterable[Placed]) -> Iterator[list[Placed]]:
    """What stands on one baseline; within a row in the order given."""
    row: list[tuple[int, Placed]] = []
    for number, one in sorted(enumerate(placed), key=lambda pair: pair[1].baseline):
        first = row[0][1] if row else one
        if one.baseline - first.baseline > ONE_LINE * min(first.size, one.size):
            yield [each for _, each in sorted(row, key=lambda pair: pair[0])]
            row = []
        row.append((number, one))
    if row:
        yield [each for _, each in sorted(row, key=lambda pair: pair[0])]


def _set_down(words: Sequence[Word]) -> list[Word]:
    """The words with raised and lowered ones on the baseline of the word they belong to."""
    set_down: list[Word] = []
    anchor: Word | None = None
    for word, following in zip_longest(words, words[1:]):
        if anchor is not None and _hangs_on(word, anchor, word.left - set_down[-1].right):
            raised = anchor.baseline - word.baseline > TIGHT * anchor.size
            apart = raised and word.text[0].isdigit() and not UNIT.match(set_down[-1].text)
            place = replace(word, baseline=anchor.baseline, spaced=word.spaced or apart)
            set_down.append(place)
        elif following is not None and _hangs_on(word, following, following.left - word.right):
            anchor = replace(word, baseline=following.baseline)
            set_down.append(anchor)
        else:
            if set_down and anchor is not None and set_down[-1].size < SMALL * word.size:
                lone = set_down[-1] is anchor  # the mark of a note, which is no part of its word
                word = replace(word, spaced=True) if lone else word
            anchor = word
            set_down.append(word)
    return set_down


def _hangs_on(word: Word, anchor: Word, gap: float) -> bool:
    off = abs(word.baseline - anchor.baseline)
    return (
        word.size < SMALL * anchor.size
        and TIGHT / 2 * anchor.size < off < LIFT * anchor.size
        and -LIFT * anchor.size < gap < LIFT * anchor.size
    )


def _undotted(row: list[Word]) -> Iterator[Word | None]:
    """The words with None for the dots that lead from one to the next."""
    dots: list[Word] = []
    for word in row:
        if LEADERS.fullmatch(word.text):
            dots.append(word)
            continue
        yield from [None] if _lead(dots) else dots
        dots = []
        parts = DOTS_INSIDE.split(word.text)
        letter = (word.right - word.left) / len(word.text)
        end = word.right
        if len(parts) == 2:
            if parts[0]:
                yield replace(word, text=parts[0], right=word.left + letter * len(parts[0]))
            yield None
            word = replace(word, text=parts[1], left=end - letter * len(parts[1]), spaced=True)
        if word.text:
            yield word
    yield from [] if _lead(dots) else dots


def _lead(dots: Sequence[Word]) -> bool:
    return sum(len(word.text) for word in dots) >= FEWEST_LEADERS


def _letters_joined(row: Iterable[Word | None]) -> list[Word | None]:
    """The row with words whole that are set letter by letter."""
    joined: list[Word | None] = []
    letters: list[Word] = []
    for word in [*row, None]:
        near = word and (not letters or word.left - letters[-1].right < WIDE * word.size)
        if word is not None and len(word.text) == 1 and word.text.isalpha() and near:
            letters.append(word)
            continue
        joined += _closed_up(letters)
        letters = [word] if word is not None and len(word.text) == 1 and word.text.isalpha() else []
        joined += [] if letters else [word]
    return joined[:-1]


def _closed_up(letters: list[Word]) -> Iterator[Word]:
    """Letters as words: a gap much wider than the narrowest parts two of them."""
    if len(letters) < FEWEST_SPACED_LETTERS:
        yield from letters
        return
    narrowest = max(min(two.left - one.right for one, two in pairwise(letters)), LEAST_GAP)
    word = letters[0]
    for one, two in pairwise(letters):
        if two.left - one.right > 2 * narrowest:
            yield word
            word = two
        else:
            word = replace(word, text=word.text + two.text, right=two.right)
    yield word


def _groups(row: Iterable[Word | None]) -> Iterator[list[Word]]:
    """The words between wide gaps and leading dots."""
    group: list[Word] = []
    for word in row:
        if word is not None and (not group or not _is_wide(group, word)):
            group.append(word)
            continue
        yield group
        group = [] if word is None else [word]
    yield group


def _is_wide(group: list[Word], word: Word) -> bool:
    if word.follows:
        return False
    before = group[-1]
    sizes = before.size, word.size
    alike = max(sizes) < OTHER_SIZE * min(sizes)  # a heading beside a column keeps off by its own
    gap = (word.left - before.right) / (max(sizes) if alike else min(sizes))
    figures = is_figure(word.text) and is_figure(before.text)
    if gap <= (WIDE_IN_FIGURES if figures else WIDE):
        return False
    is_mark = len(group) == 1 and MARK.fullmatch(before.text) and not is_figure(word.text)
    return not (is_mark and gap < WIDE_AFTER_A_MARK)


def line_of(row: Sequence[Word]) -> Line:
    """Words that stand together as one line."""
    parts = [row[0].text]
    bold = len(row[0].text) if row[0].bold else 0
    begins_bold = row[0].bold
    for before, word in pairwise(row):
        gap = abs(word.left - before.right)
        space = " " if word.spaced or gap > WIDE * word.size else ""
        parts.append(space + word.text)
        begins_bold = begins_bold and word.bold
        bold += len(parts[-1]) if begins_bold else 0
    letters: dict[float, int] = {}
    for word in row:
        letters[word.size] = letters.get(word.size, 0) + len(word.text)
    share = min(ITS_SIZE * sum(letters.values()), max(letters.values()))
    return Line(
        text="".join(parts),
        left=min(word.left for word in row),
        right=max(word.right for word in row),
        baseline=row[0].baseline,
        size=max(size for size in letters if letters[size] >= share),
        bold=bold,
        first_word=row[0].right - row[0].left,
        pitch=_pitch(row),
        closed=row[-1].closed,
    )


def _pitch(row: Sequence[Word]) -> float:
    widths = [(word.right - word.left) / len(word.text) for word in row]
    widest = max(widths)
    return widest if widest - min(widths) <= ONE_WIDTH * widest else 0.0
