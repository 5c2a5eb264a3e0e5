"""The words of a PDF's page, each with its place, as PDFium gives them.

PDFium decodes fonts and tells for each character where it stands; it is asked page by page and,
where that is enough, word by word, because a call for every character costs more than all else.
Whichever way a page is turned, a word's `left` and `baseline` count from the upper left corner of
the page as it is read.

Knows nothing of lines, columns or paragraphs.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

SPACES = np.array(
    [*b" \t\r\n\x0b\x0c", 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x3000], dtype=np.uint16
)
"""What parts words. A no-break space does not: it is kept inside its word."""
LINE_END_HYPHEN = "\ufffe"  # PDFium's mark for a hyphen at which it takes the line to end
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\uffff]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
BOLD = re.compile(r"bold|black|heavy|semibd|[-,]demi|cmbx|cmssbx|(?<![a-z])bd\b", re.IGNORECASE)
"""Example: the font names `Arial-BoldMT`, `CMBX10`, `Lato-Black`."""
BOLD_WEIGHT = 600  # of 100-900, as CSS counts
FORCE_BOLD = 1 << 18  # a flag of a font's descriptor, ISO 32000-1 table 123
JUMP = 0.5  # of the type size; a wider step without a space parts words that PDFium runs together
SHIFT = 0.12  # of the type size; a character moved up or down by more begins a word (superscripts)
MOST_RULES = 5_000  # page objects looked at for ruling lines; a map has more and is no table
THINNEST = 2.5  # points; a drawn thing thinner than this is a line
SHORTEST_RULE = 4 * THINNEST  # points; a shorter one is a dot or a bullet
ROOM = 4096  # characters for which there is room at first; a full page has some 3,000
STRAIGHT = 3  # degrees; what is turned by more from a quarter turn is askew
ASKEW = 4  # the turn of what is none of the four quarter turns
LEAST_SIZE = 0.1  # points; type of no size would be divided by
LONGEST_FONT = 128  # bytes of a font's name, its zero at the end too; longer ones are cut


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand together, in points from the page's upper left corner."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    """Of the type, as printed."""
    bold: bool
    spaced: bool
    """Whether the file or PDFium puts white space before it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one page."""

    width: float
    height: float
    words: tuple[Word, ...]
    """As the file has them: mostly the order they are read in, within a line always."""
    aside: tuple[tuple[Word, ...], ...]
    """Words that run another way than most, up the margin or askew; one group a way."""
    rules: tuple[tuple[float, float, float], ...]
    """Horizontal ruling lines: left, right and height on the page."""
    drawn: bool
    """Whether anything at all is shown, words or not."""
    turns: tuple[int, ...] = (0,)
    """The way the words run, then each group aside: quarter turns to the left, 4 where askew."""


@dataclass(frozen=True, slots=True)
class _Type:
    """How a piece of text is set."""

    size: float
    turn: int
    """Quarter turns to the left from running to the right; 4 for anything askew."""
    bold: bool


class Boxes:
    """A buffer for the boxes of a page's characters, made once for a document."""

    def __init__(self) -> None:
        self._make(ROOM)

    def _make(self, room: int) -> None:
        import ctypes

        from pypdfium2 import raw

        self._buffer = (raw.FS_RECTF * room)()
        size = ctypes.sizeof(raw.FS_RECTF)
        self._places = [ctypes.byref(self._buffer[0], place * size) for place in range(room)]

    def of(self, textpage: "PdfTextPage", count: int) -> NDArray[np.float32]:
        """Left, top, right and bottom of each character: float32 (count, 4)."""
        from pypdfium2 import raw

        if count > len(self._places):
            self._make(count + count // 2)
        boxes = np.frombuffer(self._buffer, dtype=np.float32).reshape(-1, 4)[:count]
        boxes[:] = 0  # PDFium leaves the box of a character that it has none for
        ask = map(raw.FPDFText_GetLooseCharBox, repeat(textpage.raw), range(count), self._places)
        deque(ask, maxlen=0)
        return boxes.copy()


def read_sheet(page: "PdfPage", textpage: "PdfTextPage", boxes: Boxes) -> Sheet:
    """All words of a page that lie on what is seen of it."""
    left, bottom, right, top = page.get_bbox()
    by_turn: dict[int, list[Word]] = {}
    for turn, word in _words(textpage, boxes, (left, bottom, right, top)):
        by_turn.setdefault(turn, []).append(word)
    main = max(by_turn, key=lambda turn: sum(len(word.text) for word in by_turn[turn]), default=0)
    width, height = right - left, top - bottom
    if main in (1, 3):
        width, height = height, width
    words = by_turn.pop(main, [])
    turns = (main, *by_turn)
    rules = tuple(_rules(page, top)) if main == 0 and _may_hold_a_table(words) else ()
    aside = tuple(tuple(group) for group in by_turn.values())
    from pypdfium2 import raw

    drawn = raw.FPDFPage_CountObjects(page.raw) > 0
    return Sheet(width, height, tuple(words), aside, rules, drawn, turns)


def _words(
    textpage: "PdfTextPage", boxes: Boxes, seen: tuple[float, float, float, float]
) -> Iterator[tuple[int, Word]]:
    """Each word with the way it runs, in quarter turns, and its place as seen from there."""
    count = textpage.count_chars()
    if count <= 0:
        return
    characters = _characters(textpage, count)
    box = boxes.of(textpage, count)
    types = _Types(textpage)
    left, bottom, right, top = seen
    for start, end, spaced, (x0, y0, x1, y1) in _stretches(characters, box):
        text = _printable(characters[start:end])
        if not text or x0 > right or x1 < left or y0 > top or y1 < bottom:
            continue  # what lies outside the crop box are printer's marks
        type_ = types.at(start)
        x, y = types.origin(start)
        if type_.turn == 1:
            place = (y0 - bottom, y1 - bottom, x - left)
        elif type_.turn == 2:
            place = (right - x1, right - x0, y - bottom)
        elif type_.turn == 3:
            place = (top - y1, top - y0, right - x)
        else:
            place = (x0 - left, x1 - left, top - y)
        yield type_.turn, Word(text, *place, type_.size, type_.bold, spaced)


def _characters(textpage: "PdfTextPage", count: int) -> str:
    """The page's characters: as many code points as PDFium counts characters."""
    import ctypes

    from pypdfium2 import raw

    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(textpage.raw, 0, count, units) == count + 1:
        text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    codes = map(raw.FPDFText_GetUnicode, repeat(textpage.raw), range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


def _stretches(
    characters: str, box: NDArray[np.float32]
) -> Iterator[tuple[int, int, bool, tuple[float, float, float, float]]]:
    """Start, end, whether white space stands before it, and box of each run that is one word."""
    codes = np.frombuffer(characters.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    space = np.isin(codes, SPACES)
    size = np.maximum(box[:, 1] - box[:, 3], 1.0)
    wide = np.maximum(box[:, 2] - box[:, 0], 1.0)
    across, down = np.diff(box[:, 0]), np.diff(box[:, 3])
    upright = np.abs(down) < SHIFT * size[:-1]
    step = np.abs(box[1:, 0] - box[:-1, 2]) < JUMP * size[:-1]
    sideways = (np.abs(across) < SHIFT * wide[:-1]) & (np.abs(down) < 2 * wide[:-1])
    same = (upright & step) | sideways
    begins = np.ones(len(codes), dtype=bool)
    begins[1:] = ~same | space[:-1]
    starts = np.flatnonzero(begins & ~space)
    ends = np.flatnonzero(~space & np.append(begins[1:] | space[1:], True)) + 1
    if not len(starts):
        return
    low, high = box[:, [0, 3]], box[:, [2, 1]]
    low[space], high[space] = np.inf, -np.inf
    boxes = np.hstack((np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)))
    spaced = np.append(True, space)[starts]
    yield from zip(
        starts.tolist(), ends.tolist(), spaced.tolist(), map(tuple, boxes.tolist()), strict=True
    )


def _printable(text: str) -> str:
    """The text without control characters, whole code points only."""
    if text.isprintable():
        return text
    text = UNPRINTABLE.sub("", text.replace(LINE_END_HYPHEN, "-").replace("\x02", "-"))
    if SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


class _Types:
    """How the characters of one page are set, asked once for each text object."""

    def __init__(self, textpage: "PdfTextPage") -> None:
        import ctypes

        from pypdfium2 import raw

        self._page = textpage.raw
        self._raw = raw
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._address = ctypes.addressof
        self._types: dict[int, _Type] = {}
        self._fonts: dict[int, bool] = {}

    def at(self, place: int) -> _Type:
        """How the character at a place is set."""
        of_text = self._raw.FPDFText_GetTextObject(self._page, place)
        key = self._address(of_text.contents) if of_text else 0
        found = self._types.get(key)
        if found is None:
            found = self._types[key] = self._type(place, of_text)
        return found

    def origin(self, place: int) -> tuple[float, float]:
        """Where the character's baseline begins, in the page's own coordinates."""
        self._raw.FPDFText_GetCharOrigin(self._page, place, self._x, self._y)
        return self._x.value, self._y.value

    def _type(self, place: int, of_text: object) -> _Type:
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(self._page, place, matrix)
        size = self._raw.FPDFText_GetFontSize(self._page, place) * float(
            np.hypot(matrix.c, matrix.d)
        )
        angle = np.degrees(np.arctan2(matrix.b, matrix.a))
        turn = round(angle / 90) % 4 if abs(angle - 90 * round(angle / 90)) < STRAIGHT else ASKEW
        bold = self._bold(of_text) if of_text else False
        return _Type(max(round(size, 1), LEAST_SIZE), turn, bold)

    def _bold(self, of_text: object) -> bool:
        import ctypes

        font = self._raw.FPDFTextObj_GetFont(of_text)
        if not font:
            return False
        key = self._address(font.contents)
        if key not in self._fonts:
            name = ctypes.create_string_buffer(LONGEST_FONT)
            self._raw.FPDFFont_GetBaseFontName(font, name, len(name))
            self._fonts[key] = bool(
                BOLD.search(name.value.decode("utf-8", "replace"))
                or self._raw.FPDFFont_GetFlags(font) & FORCE_BOLD
                or self._raw.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
            )
        return self._fonts[key]


def _may_hold_a_table(words: list[Word]) -> bool:
    """Whether any two neighbours on a line stand far apart: else there is nothing to rule."""
    return any(
        abs(one.baseline - other.baseline) < 1 and other.left - one.right > 2 * one.size
        for one, other in pairwise(words)
    )


def _rules(page: "PdfPage", top: float) -> Iterator[tuple[float, float, float]]:
    """Left, right and height of the drawn lines and thin boxes that run across."""
    import ctypes

    from pypdfium2 import raw

    left, bottom, right, upper = (ctypes.c_float() for _ in range(4))
    for place in range(min(raw.FPDFPage_CountObjects(page.raw), MOST_RULES)):
        drawn = raw.FPDFPage_GetObject(page.raw, place)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, upper)
        if upper.value - bottom.value <= THINNEST and right.value - left.value > SHORTEST_RULE:
            yield left.value, right.value, top - upper.value
