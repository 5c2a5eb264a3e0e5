"""Text of pages that are pictures, read by Tesseract where it is installed.

Tesseract is a program of its own: it is given one page's picture on its standard input, a list of
arguments and a time, and nothing is written to disk.
"""

import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from shutil import which
from statistics import median
from typing import TYPE_CHECKING

from bot.formats.pdf.analysis.furniture import PageLines
from bot.formats.pdf.analysis.lines import lines_of
from bot.formats.pdf.analysis.words import Sheet, Word
from bot.formats.pdf.file import picture_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

DOTS_AN_INCH = 300  # what Tesseract's models were trained on
SECONDS_A_PAGE = 60  # of one core; a page takes about 5
OWN_BOUNDS = f'ulimit -S -t {SECONDS_A_PAGE}; ulimit -S -v 4000000; exec tesseract "$@"'
"""For the shell: seconds of one core and kilobytes of addresses, instead of those that are left to
the process apart. Where the system has no such bound it says so, and goes on."""
MOST_LANGUAGES = 3  # each one more takes as long again
LEAST_CONFIDENCE = 40.0  # per cent; below, Tesseract sees letters in photographs
FEWEST_WORDS = 3  # on a page; fewer are a photograph's
ALIKE = 0.2  # share by which the heights of one size's lines differ
WORD, COLUMNS = "5", 12  # a word's level in Tesseract's table, and the columns of the table


def can_recognise() -> bool:
    return which("tesseract") is not None


def recognised(
    pdf: "PdfDocument", indices: Iterable[int], *, seconds: float
) -> Iterator[tuple[int, PageLines]]:
    """The lines of those pages on which Tesseract finds words, in the time there is for all."""
    until = time.monotonic() + seconds
    languages = languages_known()
    for index in indices:
        left = until - time.monotonic()
        if left <= 0:
            return
        sheet = sheet_recognised(pdf, index, languages, seconds=min(left, SECONDS_A_PAGE))
        if sheet is not None:  # else it stays without text, and the person is told so
            yield index, PageLines(sheet.width, sheet.height, tuple(lines_of(sheet.words)), (), ())


def sheet_recognised(
    pdf: "PdfDocument", index: int, languages: str, *, seconds: float = SECONDS_A_PAGE
) -> Sheet | None:
    """The words that Tesseract finds on a page as it is shown; None where it finds too few."""
    from pypdfium2 import PdfiumError

    try:
        table, width, height, scale = _table(pdf, index, languages, seconds)
    except (PdfiumError, OSError, subprocess.SubprocessError):
        return None
    words = tuple(_words(table, scale))
    if len(words) < FEWEST_WORDS:
        return None
    return Sheet(width, height, words, aside=(), rules=(), drawn=True)


def languages_known() -> str:
    """What is installed, English first, as Tesseract's `-l` takes it."""
    try:
        said = _tesseract("--list-langs").decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return "eng"
    known = {line.strip() for line in said.splitlines()[1:]} - {"osd", ""}
    return "+".join(sorted(known, key=lambda name: (name != "eng", name))[:MOST_LANGUAGES]) or "eng"


def _table(
    pdf: "PdfDocument", index: int, languages: str, seconds: float
) -> tuple[str, float, float, float]:
    """Tesseract's table of a page, the page's width and height in points, and dots a point."""
    dots, scale = picture_of(pdf, index, DOTS_AN_INCH)
    height, width = dots.shape
    picture = b"P5 %d %d 255\n" % (width, height) + dots.tobytes()
    told = ("stdin", "stdout", "-l", languages, "--dpi", str(int(72 * scale)), "tsv")
    said = _tesseract(*told, picture=picture, seconds=seconds)
    return said.decode("utf-8", "replace"), width / scale, height / scale, scale


def _tesseract(*arguments: str, picture: bytes = b"", seconds: float = SECONDS_A_PAGE) -> bytes:
    return subprocess.run(
        ["sh", "-c", OWN_BOUNDS, "sh", *arguments],
        input=picture,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=seconds,
        check=True,
    ).stdout


def _words(table: str, scale: float) -> list[Word]:
    """The words of Tesseract's table, each on the baseline and in the size of its line."""
    by_line: dict[tuple[str, ...], list[tuple[float, float, float, float, str]]] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) == COLUMNS and cells[0] == WORD and cells[11].strip():
            left, top, width, height, confidence = (float(cell) for cell in cells[6:11])
            if confidence >= LEAST_CONFIDENCE:
                place = (
                    left / scale,
                    top / scale,
                    width / scale,
                    height / scale,
                    cells[11].strip(),
                )
                by_line.setdefault(tuple(cells[1:5]), []).append(place)
    heights = [max(height for _, _, _, height, _ in line) for line in by_line.values()]
    usual = median(heights) if heights else 0.0
    return [
        word
        for line, size in zip(by_line.values(), heights, strict=True)
        for word in _line(line, size, usual)
    ]


def _line(
    line: Sequence[tuple[float, float, float, float, str]], size: float, usual: float
) -> Iterator[Word]:
    size = usual if abs(size - usual) <= ALIKE * usual else size
    baseline = median(top + height for _, top, _, height, _ in line)
    for left, _, width, _, text in line:
        yield Word(
            text, left, left + width, baseline, round(max(size, 1.0), 1), bold=False, spaced=True
        )
