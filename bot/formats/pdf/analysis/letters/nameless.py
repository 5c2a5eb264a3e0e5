"""Letters inside words that a file gives no name, marked where PDFium's text would lose them.

Where a font names its letters and leaves one out, mostly a ligature, PDFium gives nought for it, or
its code, which is a control character; in its text the first looks like a hyphen at a line's end.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.formats.pdf.analysis.letters.page_letters import Letters

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

MARK = "\N{REPLACEMENT CHARACTER}"
"""Stands for a letter without a name."""
CODE = re.compile(r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\r(?!\n)")
"""Example: U+000C, under which old TeX's fonts draw the ligature fi."""


def with_nameless(letters: Letters, textpage: "PdfTextPage") -> Letters:
    """The page's letters with a mark for each that has no name and stands in a word."""
    places = [match.start() for match in CODE.finditer(letters.text)]
    nameless = [place for place in places if _is_nameless(letters.text, place, textpage)]
    if not nameless:
        return letters
    text = list(letters.text)
    for place in nameless:
        text[place] = MARK
    return replace(letters, text="".join(text))


def _is_nameless(text: str, place: int, textpage: "PdfTextPage") -> bool:
    from pypdfium2 import raw

    following = text[place + 1 : place + 3]
    begins = len(following) == 2 and following.isalpha() and following.islower()
    if not (begins or text[max(place - 1, 0)].isalpha()):
        return False  # a bullet, or a ring around a letter
    if text[place] == "\ufffe":
        return bool(raw.FPDFText_GetUnicode(textpage.raw, place) == 0)
    return bool(raw.FPDFText_IsGenerated(textpage.raw, place) == 0)
