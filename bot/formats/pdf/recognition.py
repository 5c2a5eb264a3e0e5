"""Text of pages that are pictures, read by Tesseract where it is installed.

Tesseract is a program of its own: it is given one page's picture on its standard input, a list of
arguments and a time, and nothing is written to disk.
"""

import re
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from shutil import which
from statistics import median
from typing import TYPE_CHECKING

from bot.formats.pdf.analysis.words import Sheet, Word
from bot.formats.pdf.file import picture_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pypdfium2 import PdfDocument

DOTS_AN_INCH = 300  # what Tesseract's models were trained on
SECONDS_A_PAGE = 60  # of one core; a page takes about 5
OWN_BOUNDS = f'ulimit -S -t {SECONDS_A_PAGE}; ulimit -S -v 4000000; exec tesseract "$@"'
"""For the shell: seconds of one core and kilobytes of addresses, instead of those that are left to
the process apart. Where the system has no such bound it says so, and goes on."""
MOST_LANGUAGES = 3  # each one more takes as long again
LEAST_CONFIDENCE = 40.0  # per cent; below, Tesseract sees letters in photographs
SURE, LEAST_SURE = 80.0, 55.0  # per cent; a page upside down has 47, one read well 95
FEWEST_WORDS = 3  # on a page; fewer are a photograph's
UPRIGHT = (0,)
FEWEST_BESIDE = 20  # words, beside those that a page has itself
LONG = 4  # letters; shorter words are as tall as wide
ROTATE = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)
"""Example: `Rotate: 90`, as Tesseract tells how a page is to be turned."""
ALIKE = 0.2  # share by which the heights of one size's lines differ
WORD, COLUMNS = "5", 12  # a word's level in Tesseract's table, and the columns of the table


@dataclass(frozen=True, slots=True)
class _Found:
    """A word of Tesseract's table; its place in dots."""

    line: tuple[str, ...]
    left: float
    top: float
    width: float
    height: float
    confidence: float
    """Per cent."""
    text: str


class _Table:
    """What Tesseract finds in a picture, and how sure it is."""

    def __init__(self, found: Sequence[_Found], turn: int) -> None:
        self.turn = turn
        """Quarter turns to the right of the picture before it was read."""
        self.words = tuple(word for word in found if word.confidence >= LEAST_CONFIDENCE)
        letters = sum(len(word.text) for word in found)
        sure = sum(len(word.text) * word.confidence for word in found)
        self.sureness = sure / letters
        """Per cent, of a letter in the middle."""
        long = [word for word in self.words if len(word.text) >= LONG]
        self.lies = 2 * sum(word.height > word.width for word in long) > len(long)
        """Whether most words are taller than they are wide: they run up or down the picture."""
        self.worth = 0.0 if self.lies else sum(len(w.text) * w.confidence for w in self.words)


@dataclass(frozen=True, slots=True)
class Recognition:
    """What Tesseract made of pages."""

    found: dict[int, Sheet]
    undrawn: tuple[int, ...] = ()
    """Those that cannot be drawn."""
    late: tuple[int, ...] = ()
    """Those for which there was no time."""


def can_recognise() -> bool:
    return which("tesseract") is not None


def recognised(pdf: "PdfDocument", indices: Iterable[int], *, seconds: float) -> Recognition:
    """What Tesseract makes of pages, in the time there is for all."""
    from pypdfium2 import PdfiumError

    until = time.monotonic() + seconds
    languages = languages_known()
    found: dict[int, Sheet] = {}
    undrawn: list[int] = []
    late: list[int] = []
    for index in indices:
        left = until - time.monotonic()
        if left <= 0:
            late.append(index)
            continue
        try:
            sheet = sheet_recognised(pdf, index, languages, seconds=min(left, SECONDS_A_PAGE))
        except PdfiumError:
            undrawn.append(index)
            continue
        if sheet is not None:
            found[index] = sheet
    return Recognition(found, tuple(undrawn), tuple(late))


def sheet_recognised(
    pdf: "PdfDocument", index: int, languages: str, *, seconds: float = SECONDS_A_PAGE
) -> Sheet | None:
    """The words that Tesseract finds on a page as it is shown; None where it finds too few.

    A page that lies on its side or head is turned: the words then run as `Sheet.turns` says.

    Raises:
        PdfiumError: the page cannot be drawn.
    """
    until = time.monotonic() + seconds
    dots, scale = picture_of(pdf, index, DOTS_AN_INCH)
    best = _table(dots, scale, languages, until)
    if best is None or best.sureness < SURE or best.lies:
        turns = _turns_told(dots, scale, until)
        turned = (_table(dots, scale, languages, until, turn=turn) for turn in turns)
        best = max((best, *turned), key=lambda table: table.worth if table else 0.0)
    if best is None or best.sureness < LEAST_SURE or len(best.words) < FEWEST_WORDS:
        return None
    width, height = (side / scale for side in dots.shape[:: 1 if best.turn % 2 else -1])
    words = tuple(_set(best.words, scale))
    return Sheet(width, height, words, aside=(), rules=(), drawn=True, turns=(best.turn,))


def with_recognised(page: Sheet, found: Sheet) -> Sheet:
    """A page that is mostly a picture, its own few words kept as they are."""
    if page.illegible or not page.words:
        return found
    if found.turns != UPRIGHT or abs(found.width - page.width) > 1:
        return page
    more = tuple(word for word in found.words if not any(map(partial(_covers, word), page.words)))
    return replace(page, words=(*page.words, *more)) if len(more) >= FEWEST_BESIDE else page


def _covers(word: Word, own: Word) -> bool:
    middle = (word.left + word.right) / 2
    near = abs(word.baseline - own.baseline) < max(word.size, own.size)
    return near and own.left - own.size < middle < own.right + own.size


def languages_known() -> str:
    """What is installed, English first, as Tesseract's `-l` takes it."""
    try:
        said = _tesseract("--list-langs").decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return "eng"
    known = {line.strip() for line in said.splitlines()[1:]} - {"osd", ""}
    return "+".join(sorted(known, key=lambda name: (name != "eng", name))[:MOST_LANGUAGES]) or "eng"


def _table(
    dots: "NDArray[np.uint8]", scale: float, languages: str, until: float, *, turn: int = 0
) -> _Table | None:
    """What Tesseract finds in a picture turned so many quarters to the right; None if nothing."""
    told = ("-l", languages, "--dpi", str(max(int(72 * scale), 1)), "tsv")
    found = tuple(_words_of(_told_of(dots, turn, told, until)))
    return _Table(found, turn) if found else None


def _turns_told(dots: "NDArray[np.uint8]", scale: float, until: float) -> Iterable[int]:
    """By how many quarters to the right a picture may have to be turned to be read."""
    said = _told_of(dots, 0, ("--psm", "0", "--dpi", str(max(int(72 * scale), 1))), until)
    told = ROTATE.search(said)
    return (1, 2, 3) if told is None else {int(told[1]) // 90 % 4} - {0}


def _told_of(dots: "NDArray[np.uint8]", turn: int, arguments: Sequence[str], until: float) -> str:
    """What Tesseract says of a picture; nothing where it fails or there is no time."""
    import numpy as np

    seconds = until - time.monotonic()
    if seconds <= 0:
        return ""
    turned = np.rot90(dots, -turn)
    height, width = turned.shape
    picture = b"P5 %d %d 255\n" % (width, height) + turned.tobytes()
    try:
        said = _tesseract("stdin", "stdout", *arguments, picture=picture, seconds=seconds)
    except (OSError, subprocess.SubprocessError):
        return ""
    return said.decode("utf-8", "replace")


def _tesseract(*arguments: str, picture: bytes = b"", seconds: float = SECONDS_A_PAGE) -> bytes:
    return subprocess.run(
        ["sh", "-c", OWN_BOUNDS, "sh", *arguments],
        input=picture,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=seconds,
        check=True,
    ).stdout


def _words_of(table: str) -> Iterator[_Found]:
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) == COLUMNS and cells[0] == WORD and cells[11].strip():
            left, top, width, height, confidence = (float(cell) for cell in cells[6:11])
            line = tuple(cells[1:5])
            yield _Found(line, left, top, width, height, confidence, cells[11].strip())


def _set(words: Sequence[_Found], scale: float) -> Iterator[Word]:
    """The words, each on the baseline and in the size of its line, in points."""
    lines: dict[tuple[str, ...], list[_Found]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    heights = [max(word.height for word in line) for line in lines.values()]
    usual = median(heights) if heights else 0.0
    for line, height in zip(lines.values(), heights, strict=True):
        size = usual if abs(height - usual) <= ALIKE * usual else height
        baseline = median(word.top + word.height for word in line) / scale
        for word in line:
            left, right = word.left / scale, (word.left + word.width) / scale
            place = (left, right, baseline, round(max(size / scale, 1.0), 1))
            yield Word(word.text, *place, bold=False, spaced=True)
