"""The lines of a page as blocks: what is set alike and stands together, a title of three lines."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.formats.pdf.analysis.furniture import PageLines
from bot.formats.pdf.analysis.lines import Line, rows_of

ALIKE = 0.05  # of the type size; what differs by less is set alike
LEADING = 1.8  # type sizes between the baselines of lines that belong together
WIDE_LEADING = 2.2  # the same of large type, which theses set with room between its lines
LARGE = 1.15  # times the body's size; from there on a line is no body text
NEAR = 40  # blocks begun last, of one of which a line may be the next
SPACE = 2.5  # type sizes between words of a large line, which is justified or drawn word by word
SLACK = 2.0  # points by which two lines may stand beside each other and still one over the other
USUAL_SIZE = 10.0  # points, where there is no text to measure
LEAST_SIZE = 0.5  # points; type that is drawn larger than the file says may have none
HYPHENS = ("-", "\u00ad")
FIRST_WORD = re.compile(r"[^\W\d_]+")
"""Example: `straction` in `straction in Models`."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are set alike, one under the other."""

    lines: tuple[Line, ...]

    @property
    def size(self) -> float:
        """Of its type, in points."""
        return max(line.size for line in self.lines)

    @property
    def top(self) -> float:
        """Of its first line's letters."""
        return self.lines[0].baseline - self.lines[0].size

    @property
    def bottom(self) -> float:
        """The baseline of its last line."""
        return self.lines[-1].baseline

    @property
    def bold(self) -> bool:
        return all(line.all_bold for line in self.lines)

    @property
    def text(self) -> str:
        """Its lines, a space between them."""
        return " ".join(line.text for line in self.lines)

    @property
    def letters(self) -> int:
        """Letters of all its lines."""
        return sum(map(str.isalpha, "".join(line.text for line in self.lines)))


def body_size(pages: Iterable[PageLines]) -> float:
    """The size that most of the text is set in, in points."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            letters[round(2 * line.size) / 2] += len(line.text)
    return max(letters.most_common(1)[0][0], LEAST_SIZE) if letters else USUAL_SIZE


def blocks_of(lines: Sequence[Line], body: float) -> list[Block]:
    """The blocks of a page, from the top down.

    Args:
        body: the type size of most of the text, in points.
    """
    open_blocks: list[list[Line]] = []
    for row in rows_of(lines):
        for line in _whole(row, body):
            above = next(
                (each for each in reversed(open_blocks[-NEAR:]) if _goes_on(each, line)), None
            )
            if above is None:
                open_blocks.append([line])
            else:
                above.append(line)
    return sorted((Block(tuple(each)) for each in open_blocks), key=lambda block: block.top)


def text_of(lines: Sequence[Line], words: frozenset[str]) -> str:
    """Lines as one, words whole that a line's end parts.

    Args:
        words: of the document, in small letters: which tell whether a hyphen is a word's own.
    """
    parts: list[str] = []
    for line, following in pairwise([*lines, None]):
        assert line is not None
        text = " ".join(line.text.split())
        before = text[:-1].split()[-1:] if text.endswith(HYPHENS) else []
        parted = following is not None and bool(before) and before[0].isalpha()
        begins = FIRST_WORD.match(following.text) if parted and following else None
        if begins and _is_one(before[0], begins[0], words):
            parts.append(text[:-1])
        elif begins:
            parts.append(text)
        else:
            parts.append(text + " ")
    return " ".join("".join(parts).split())


def _is_one(before: str, after: str, words: frozenset[str]) -> bool:
    """Whether two parts are one word: as the document has it elsewhere, else by its letters."""
    if (before + after).lower() in words:
        return True
    if f"{before}-{after}".lower() in words:
        return False
    return after[0].islower()


def _whole(row: Sequence[Line], body: float) -> list[Line]:
    """The lines on one height, large ones together that are drawn word by word."""
    whole: list[Line] = []
    for line in row:
        before = whole[-1] if whole else None
        near = before is not None and line.left - before.right < SPACE * line.size
        if before is not None and near and line.size > LARGE * body and _alike(before, line):
            whole[-1] = Line(
                text=f"{before.text} {line.text}",
                left=before.left,
                right=line.right,
                baseline=before.baseline,
                size=before.size,
                bold=before.bold + 1 + line.bold if before.all_bold else before.bold,
                first_word=before.first_word,
            )
        else:
            whole.append(line)
    return whole


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= ALIKE * max(one.size, other.size)


def _goes_on(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line is the next of a block."""
    last = lines[-1]
    step = line.baseline - last.baseline
    return (
        _alike(last, line)
        and 0 < step < (WIDE_LEADING if line.size > 1.3 * USUAL_SIZE else LEADING) * line.size
        and line.left < last.right + SLACK
        and line.right > last.left - SLACK
        and (last.all_bold == line.all_bold or line.size > 1.3 * USUAL_SIZE)
    )
