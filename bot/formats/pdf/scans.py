"""Whether a page is mostly a picture: a scan, with a stamp or a line at its edge set as text."""

import ctypes
from typing import TYPE_CHECKING

from bot.formats.pdf.analysis.words import Sheet

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

FEW = 120  # letters; "Case 1:14-cv-123 Document 9 Filed 01/14/13 Page 3 of 20" has some 50
MOSTLY = 0.5  # of the page's area
MOST = 1_000  # objects looked at; a scan is one picture, or some hundred strips


def is_mostly_a_picture(page: "PdfPage", sheet: Sheet) -> bool:
    """Whether pictures cover most of a page that has few words; called under the lock."""
    from pypdfium2 import raw

    words = (word for group in (sheet.words, *sheet.aside) for word in group)
    if not sheet.drawn or sum(len(word.text) for word in words) > FEW:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    covered = 0.0
    for place in range(min(raw.FPDFPage_CountObjects(page), MOST)):
        drawn = raw.FPDFPage_GetObject(page, place)
        if raw.FPDFPageObj_GetType(drawn) in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
            covered += abs(right.value - left.value) * abs(top.value - bottom.value)
    return covered >= MOSTLY * sheet.width * sheet.height > 0
