"""How the letters of a page are set: size, direction, weight; asked once for each text object."""

import ctypes
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.formats.pdf.analysis.letters.page_letters import Boxes

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage
    from pypdfium2.raw import FS_MATRIX

BOLD = re.compile(r"bold|black|heavy|semibd|[-,]demi|cmbx|cmssbx|(?<![a-z])bd\b", re.IGNORECASE)
"""Example: the font names `Arial-BoldMT`, `CMBX10`, `Lato-Black`."""
BOLD_WEIGHT = 600  # of 100-900, as CSS counts
FORCE_BOLD = 1 << 18  # a flag of a font's descriptor, ISO 32000-1 table 123
STRAIGHT = 3  # degrees; what is turned by more from a quarter turn is askew
ASKEW = 4  # the turn of what is none of the four quarter turns
LEAST_SIZE = 0.1  # points; type of no size would be divided by
LONGEST_FONT = 128  # bytes of a font's name, its zero at the end too; longer ones are cut


@dataclass(frozen=True, slots=True)
class Type:
    """How a piece of text is set."""

    size: float
    turn: int
    """Quarter turns to the left from running to the right; 4 for anything askew."""
    bold: bool


class Typesetting:
    """How the letters of one page are set."""

    def __init__(self, textpage: "PdfTextPage", boxes: Boxes) -> None:
        from pypdfium2 import raw

        self._page = textpage.raw
        self._raw = raw
        self._address = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        self._object_of, self._font_of = boxes.object_of, boxes.font_of
        self._held = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._width = ctypes.c_float()
        self._types: dict[int | None, Type] = {}
        self._fonts: dict[int, bool] = {}

    def at(self, number: int) -> Type:
        """How the letter is set that PDFium knows by a number."""
        of_text = self._object_of(self._address, number)
        found = self._types.get(of_text)
        if found is None:
            found = self._types[of_text] = self._type(number, of_text)
        return found

    def origin(self, number: int) -> tuple[float, float]:
        """Where the letter's baseline begins, in the page's own coordinates."""
        self._raw.FPDFText_GetCharOrigin(self._page, number, self._x, self._y)
        return self._x.value, self._y.value

    def stepped(self, first: int, second: int) -> float | None:
        """The points between where one letter's pen ends and the next one's begins."""
        of_text = self._object_of(self._address, first)
        address = self._font_of(of_text) if of_text is not None else None
        if not address:
            return None
        font = ctypes.cast(address, self._raw.FPDF_FONT)
        matrix = self._matrix(first)
        size = self._raw.FPDFText_GetFontSize(self._page, first) * math.hypot(matrix.a, matrix.b)
        code = self._raw.FPDFText_GetUnicode(self._page, first)
        known = self._raw.FPDFFont_GetGlyphWidth(font, code, size, self._width)
        if not known or self._width.value <= 0:
            return None
        return self.origin(second)[0] - self.origin(first)[0] - self._width.value

    def _type(self, number: int, of_text: int | None) -> Type:
        matrix = self._matrix(number)
        size = self._raw.FPDFText_GetFontSize(self._page, number) * math.hypot(matrix.c, matrix.d)
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        turn = round(angle / 90) % 4 if abs(angle - 90 * round(angle / 90)) < STRAIGHT else ASKEW
        return Type(
            max(round(size, 1), LEAST_SIZE), turn, of_text is not None and self._bold(of_text)
        )

    def _matrix(self, number: int) -> "FS_MATRIX":
        """Of the letter; the next one's stands in its place."""
        self._raw.FPDFText_GetMatrix(self._page, number, self._held)
        return self._held

    def _bold(self, of_text: int) -> bool:
        key = self._font_of(of_text)
        if not key:
            return False
        if key not in self._fonts:
            font = ctypes.cast(key, self._raw.FPDF_FONT)
            name = ctypes.create_string_buffer(LONGEST_FONT)
            self._raw.FPDFFont_GetBaseFontName(font, name, len(name))
            self._fonts[key] = bool(
                BOLD.search(name.value.decode("utf-8", "replace"))
                or self._raw.FPDFFont_GetFlags(font) & FORCE_BOLD
                or self._raw.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
            )
        return self._fonts[key]
