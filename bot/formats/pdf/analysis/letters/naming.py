"""Whether a page's file says which letters its type shows.

A font may draw letters and not say which they are: its codes are its own. PDFium then gives the
codes for letters, most of them control characters or of the area for private use. Such a page is
as good as a picture: what is seen can be recognised, what is given is no text.
"""

from typing import TYPE_CHECKING

import numpy as np

from bot.formats.pdf.analysis.letters.gaps import SPACES, among, codes_of

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

CONTROLS = "".join(map(chr, [0, 1, *range(3, 0x20), *range(0x7F, 0xA0)]))  # 2 is a hyphen
PRIVATE = (0xE000, 0xEFFF), (0xF100, 0xF8FF)  # between them Symbol and its like have their signs
REPLACEMENT = 0xFFFD
FEWEST = 20  # letters without a name; fewer are bullets and signs
MOST = 0.3  # share of a page's letters
SOME = 0.1  # share of them, where PDFium knows no text for nearly all it gives
NEARLY_ALL = 0.8  # of those that are asked
ASKED = 50  # letters of a page


def says_its_letters(text: str, textpage: "PdfTextPage") -> bool:
    """Whether most of what PDFium gives for a page's letters is text."""
    codes = codes_of(text)
    places = np.flatnonzero(~among(codes, SPACES))
    shown = codes[places]
    nameless = among(shown, CONTROLS) | (shown == REPLACEMENT)
    for first, last in PRIVATE:
        nameless |= (shown >= first) & (shown <= last)
    count = int(nameless.sum())
    if count < FEWEST or count < SOME * len(shown):
        return True
    return count < MOST * len(shown) and not _knows_no_text(textpage, places.tolist())


def _knows_no_text(textpage: "PdfTextPage", places: list[int]) -> bool:
    from pypdfium2 import raw

    asked = places[:: max(len(places) // ASKED, 1)]
    unknown = sum(raw.FPDFText_HasUnicodeMapError(textpage.raw, place) == 1 for place in asked)
    return bool(unknown >= NEARLY_ALL * len(asked))
