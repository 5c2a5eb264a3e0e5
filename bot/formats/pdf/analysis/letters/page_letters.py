"""The letters of a PDF's page, each with its box and the text object that draws it.

PDFium tells them one by one, and each call costs; what a page needs is asked once, for all of its
letters together.
"""

import ctypes
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

ROOM = 4096  # letters for which there is room at first; a full page has some 3,000


@dataclass(frozen=True, slots=True)
class Letters:
    """All of a page's letters, in PDFium's order."""

    text: str
    """As many code points as there are letters, white space among them."""
    box: NDArray[np.float32]
    """Left, top, right and bottom of each, in the page's own points: float32 (n, 4)."""
    source: NDArray[np.int64]
    """The number by which PDFium knows each, or the one that it is like: int64 (n,)."""


class Boxes:
    """Room for what is asked of each letter of a page, made once for a document."""

    def __init__(self) -> None:
        from pypdfium2 import raw

        address, number = ctypes.c_void_p, ctypes.c_int
        self.object_of = _plain(raw.FPDFText_GetTextObject, address, address, number)
        """The address of the text object that draws a letter: of a page's text, the number."""
        self.font_of = _plain(raw.FPDFTextObj_GetFont, address, address)
        """The address of a text object's font."""
        self._object_at = _plain(raw.FPDFPage_GetObject, address, address, number)
        self._kind_of = _plain(raw.FPDFPageObj_GetType, number, address)
        self._bounds = _plain(raw.FPDFPageObj_GetBounds, number, *[address] * 5)
        self._make(ROOM)

    def _make(self, room: int) -> None:
        from pypdfium2 import raw

        self._buffer = (raw.FS_RECTF * room)()
        size = ctypes.sizeof(raw.FS_RECTF)
        self._places = [ctypes.byref(self._buffer[0], place * size) for place in range(room)]

    def letters_of(self, textpage: "PdfTextPage") -> Letters:
        """What PDFium reads on a page."""
        count = max(textpage.count_chars(), 0)
        text = _text(textpage, count) if count else ""
        return Letters(text, self._boxes(textpage, count), np.arange(count))

    def objects_of(self, textpage: "PdfTextPage") -> list[int | None]:
        """The address of what draws each of a page's letters; None for what PDFium put in."""
        count = max(textpage.count_chars(), 0)
        page = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        return list(map(self.object_of, repeat(page, count), range(count)))

    def objects_on(self, page: "PdfPage") -> list[int | None]:
        """The addresses of what is drawn on a page, in the order it is drawn."""
        from pypdfium2 import raw

        address = ctypes.cast(page.raw, ctypes.c_void_p).value
        count = max(raw.FPDFPage_CountObjects(page.raw), 0)
        return list(map(self._object_at, repeat(address, count), range(count)))

    def kinds_of(self, objects: Sequence[int | None]) -> list[int]:
        """Text, path, picture or form: PDFium's number for what each address is."""
        return list(map(self._kind_of, objects))

    def widths_of(self, objects: Sequence[int]) -> list[float]:
        """Of what each of them shows, in points; 0 for a space."""
        corners = np.zeros((len(objects), 4), dtype=np.float32)
        end = corners.ctypes.data + corners.nbytes
        sides = (range(corners.ctypes.data + 4 * side, end, 16) for side in range(4))
        deque(map(self._bounds, objects, *sides), maxlen=0)
        widths: list[float] = (corners[:, 2] - corners[:, 0]).tolist()
        return widths

    def _boxes(self, textpage: "PdfTextPage", count: int) -> NDArray[np.float32]:
        from pypdfium2 import raw

        if count > len(self._places):
            self._make(count + count // 2)
        boxes = np.frombuffer(self._buffer, dtype=np.float32).reshape(-1, 4)[:count]
        boxes[:] = 0  # PDFium leaves the box of a letter that it has none for
        ask = map(raw.FPDFText_GetLooseCharBox, repeat(textpage.raw), range(count), self._places)
        deque(ask, maxlen=0)
        return boxes.copy()


def _plain(function: object, *types: type) -> "ctypes._FuncPointer":
    """A function of PDFium's that takes and gives plain addresses: a fifth of the time of
    pypdfium2's, which makes an object of each."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    assert address is not None
    return ctypes.PYFUNCTYPE(*types)(address)


def _text(textpage: "PdfTextPage", count: int) -> str:
    """The page's letters: as many code points as PDFium counts letters."""
    from pypdfium2 import raw

    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(textpage.raw, 0, count, units) == count + 1:
        text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    codes = map(raw.FPDFText_GetUnicode, repeat(textpage.raw), range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
