"""First pages made by code: a line a tuple of words and type size, then a page of prose."""

from collections.abc import Sequence

from bot.documents import Document
from bot.formats import decode_document
from tests.support.documents.pdf_files import BOLD, FILL, FONT, LEFT, Sheets

WIDTH, HEIGHT = 595.0, 842.0  # points
Drawn = tuple[str, float] | tuple[str, float, str]
"""Words, their type size, and "b" where they are bold, "l" where they begin at the margin."""


def first_page(
    lines: Sequence[Drawn],
    *,
    stamp: str = "",
    title: str | None = None,
    author: str = "",
    prose: bool = True,
    top: float = 780.0,
) -> bytes:
    """A PDF whose first page has these lines one under the other, centred, then prose.

    Args:
        stamp: words that run up the left margin.
        title: in the file's properties.
        author: the same.
        top: of the first line.
    """
    sheets = Sheets(title=title)
    sheets.canvas.setAuthor(author)
    if stamp:
        sheets.canvas.saveState()
        sheets.canvas.rotate(90)
        sheets.line(stamp, 200, -30, size=20)
        sheets.canvas.restoreState()
    y = top
    for words, size, *how in lines:
        y -= 1.2 * size
        font = BOLD if "b" in how else FONT
        x = LEFT if "l" in how else (WIDTH - sheets.canvas.stringWidth(words, font, size)) / 2
        sheets.line(words, x, y, font=font, size=size)
    if prose:
        sheets.prose(FILL * 4, y=y - 40)
    sheets.end_page()
    if prose:
        sheets.prose(FILL * 12)
        sheets.end_page()
    return sheets.data()


def read_page(lines: Sequence[Drawn], **more: object) -> Document:
    """The same, read as a document called `scan_0042.pdf`."""
    return decode_document(first_page(lines, **more), name="scan_0042.pdf")  # type: ignore[arg-type]
