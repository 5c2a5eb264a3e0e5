"""A page as it looks: its picture, and where on it the words of the document's text stand.

Drawn in a process apart (`bot/formats/sandbox/process.py`), as reading is. The words are found as
the reader finds them (words, lines, columns) and set beside the text (placing); boxes are fractions
of the picture, so that they fit whatever its size.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bot.errors import DocumentError, EncryptedError
from bot.formats.pdf.analysis.columns import Table, in_order
from bot.formats.pdf.analysis.lines import RIGHT_TO_LEFT, Line, line_of, words_of_lines
from bot.formats.pdf.analysis.rows import rows_of_cells
from bot.formats.pdf.analysis.words import ASKEW, Boxes, Sheet, Word
from bot.formats.pdf.file import MOST_PIXELS, PDFIUM, opened, page_of, sheet_of
from bot.formats.pdf.pictures.placing import placed
from bot.formats.pdf.pictures.png import png_of
from bot.formats.pdf.recognition import (
    can_recognise,
    languages_known,
    sheet_recognised,
    with_recognised,
)
from bot.formats.sandbox.limits import Limits, limits_of
from bot.formats.sandbox.process import SandboxedReader

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

WIDTH = 1_200  # dots across a page; sharp in a pane of 600 points on a screen of two dots a point
LONGEST = 8_000  # dots along a page; browsers draw no picture of 32,000
ABOVE, BELOW = 0.80, 0.24  # of the type size, about what letters take of it over and under the line
MOST_MEMORY = 3_000_000_000  # bytes
MOST_COMPUTING, MOST_WAITING = 30.0, 120.0  # seconds

Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page is wanted."""

    index: int
    """0-based."""
    text: str
    """What the document's text has of it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A word of the text on the picture."""

    start: int
    """Offset of its first character in the page's text."""
    end: int
    line: int
    """The number of its line; words of one line stand side by side."""
    box: Rectangle
    """Fractions of the picture's width and height, from its upper left corner."""
    turn: int
    """Quarter turns to the left, as shown, from running to the right: 2 for Hebrew."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks."""

    png: bytes
    width: int
    """Dots."""
    height: int
    spots: tuple[Spot, ...]
    """The words whose place is sure, in the order of the text."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of a page that is seen, in its own coordinates, and how it is turned to be shown."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    """Quarter turns to the right."""


def draw(data: bytes, name: str, wanted: PageRequest) -> Picture:
    """A page of a PDF.

    Raises:
        DocumentError: it is encrypted, damaged, or has no such page.
    """
    try:
        with opened(data, name, None) as pdf:
            if not 0 <= wanted.index < len(pdf):
                raise DocumentError(
                    "{page} is not in the document, which has {count} pages.",
                    code="page-missing",
                    page=name,
                    count=len(pdf),
                )
            png, width, height, frame = _drawn(pdf, name, wanted.index)
            spots = tuple(_spots(pdf, wanted, frame))
    except EncryptedError as error:
        raise EncryptedError(
            "This PDF is encrypted; its pages cannot be shown.",
            code="pages-encrypted",
        ) from error
    return Picture(png, width, height, spots)


def limits_of_a_page(data: bytes) -> Limits:
    """What may be taken to draw a page of a file."""
    whole = limits_of(data)
    return Limits(
        memory=min(whole.memory, MOST_MEMORY),
        computing=min(whole.computing, MOST_COMPUTING),
        waiting=min(whole.waiting, MOST_WAITING),
    )


PICTURE = SandboxedReader(draw, limits=limits_of_a_page)


def _drawn(pdf: "PdfDocument", name: str, index: int) -> tuple[bytes, int, int, _Frame]:
    """A page as PNG, its width and height in dots, and what of it that shows."""
    from pypdfium2 import PdfiumError

    with PDFIUM:
        page = bitmap = None
        try:
            page = page_of(pdf, index)
            left, bottom, right, top = page.get_bbox()
            frame = _Frame(left, bottom, right, top, turn=page.get_rotation() // 90)
            width, height = (max(side, 1.0) for side in page.get_size())
            room = (MOST_PIXELS / (width * height)) ** 0.5
            scale = min(WIDTH / width, LONGEST / height, room)
            bitmap = page.render(scale=scale, rev_byteorder=True)
            dots = bitmap.to_numpy()
            return png_of(dots), bitmap.width, bitmap.height, frame
        except (PdfiumError, ValueError) as error:
            raise DocumentError(
                "{page} cannot be drawn: the file is damaged there.",
                code="page-damaged",
                page=name,
            ) from error
        finally:
            for handle in (bitmap, page):
                if handle is not None:
                    handle.close()


def _spots(pdf: "PdfDocument", wanted: PageRequest, frame: _Frame) -> Iterator[Spot]:
    """The words of a page on its picture."""
    sheet = sheet_of(pdf, wanted.index, Boxes())
    if sheet is None:
        return
    if sheet.may_hold_more and wanted.text.strip() and can_recognise():
        found = _recognised(pdf, wanted.index)
        if found is not None and (sheet := with_recognised(sheet, found)) is found:
            sides = found.height, found.width
            right, top = sides if found.turns[0] % 2 else sides[::-1]
            frame = _Frame(0.0, 0.0, right, top, turn=0)  # its words are the picture's
    groups = list(_in_order(sheet))
    for each in placed([words for _, words in groups], wanted.text):
        turn, _ = groups[each.line]
        if turn != ASKEW:
            half = 2 if RIGHT_TO_LEFT.search(each.word.text) else 0
            box = _box(each.word, turn, frame)
            yield Spot(each.start, each.end, each.line, box, (turn - frame.turn + half) % 4)


def _recognised(pdf: "PdfDocument", index: int) -> Sheet | None:
    from pypdfium2 import PdfiumError

    try:
        return sheet_recognised(pdf, index, languages_known())
    except PdfiumError:
        return None


def _in_order(sheet: Sheet) -> Iterator[tuple[int, list[Word]]]:
    """The words of the page's lines in the order they are read, with the way they run."""
    main, *others = sheet.turns
    groups = list(words_of_lines(sheet.words))
    lines = [line_of(group) for group in groups]
    group_of = {id(line): group for line, group in zip(lines, groups, strict=True)}
    for part in in_order(lines, sheet.rules):
        for line in _in_cells(part) if isinstance(part, Table) else chain(*part.rows):
            yield main, group_of[id(line)]
    for turn, words in zip(others, sheet.aside, strict=True):
        for group in words_of_lines(words):
            yield turn, group


def _in_cells(table: Table) -> Iterator[Line]:
    """The lines of a table cell by cell, as the reader made its wrapped cells whole."""
    left = list(chain(*table.rows))
    for cell in chain(*rows_of_cells(table)):
        words = cell.text
        for line in list(left):
            if cell.left <= line.left <= line.right <= cell.right and words.startswith(line.text):
                yield line
                left.remove(line)
                words = words[len(line.text) :].lstrip(" ")
    yield from left


def _box(word: Word, turn: int, frame: _Frame) -> Rectangle:
    """Where a word stands on the picture.

    A word counts its place from the corner where its page would begin if it ran as it runs; from
    there it goes back to the page's own coordinates, and on to those of the page as it is shown.
    """
    top, bottom = word.baseline - ABOVE * word.size, word.baseline + BELOW * word.size
    corners = [_from_corner(x, y, turn, frame) for x, y in ((word.left, top), (word.right, bottom))]
    (x0, y0), (x1, y1) = (_shown(x, y, frame) for x, y in corners)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _from_corner(across: float, down: float, turn: int, frame: _Frame) -> tuple[float, float]:
    """A place as `bot/formats/pdf/analysis/words.py` counts it, in the page's own coordinates."""
    if turn == 1:
        return frame.left + down, frame.bottom + across
    if turn == 2:
        return frame.right - across, frame.bottom + down
    if turn == 3:
        return frame.right - down, frame.top - across
    return frame.left + across, frame.top - down


def _shown(x: float, y: float, frame: _Frame) -> tuple[float, float]:
    """A place of the page's own coordinates as fractions of the page as it is shown."""
    width, height = max(frame.right - frame.left, 1e-9), max(frame.top - frame.bottom, 1e-9)
    across, down = (x - frame.left) / width, (frame.top - y) / height
    turned = {0: (across, down), 1: (1 - down, across), 2: (1 - across, 1 - down)}
    x, y = turned.get(frame.turn, (down, 1 - across))
    return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
