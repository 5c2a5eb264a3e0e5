"""OpenDocument's slides: what each shows, and its speaker's notes.

Hidden slides, dates, numbers and footers of slides, comments and pictures are left out.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bot.documents import ParagraphKind
from bot.formats.format import Extract, Format
from bot.formats.office.open_document import (
    hidden_styles,
    is_of_type,
    open_file,
    paragraphs_in,
)
from bot.formats.refusals import nested
from bot.formats.slides.writing import Slide, SlideBlock, hidden_note, rows_of, written

KIND = "presentation"
TITLES = frozenset({"title"})
LEFT_OUT = frozenset({"date-time", "footer", "header", "page-number", "page"})
LISTED = frozenset({"outline"})


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """What the slides show.

    Raises:
        DocumentError: it is damaged, encrypted, or made to do harm.
    """
    try:
        file = open_file(data, name, KIND)
        unseen = hidden_styles(file.styles, "drawing-page", "drawing-page-properties", "visibility")
        pages = [page for page in file.body if page.tag == "page"]
        shown = [
            (number, page)
            for number, page in enumerate(pages, 1)
            if page.get("style-name") not in unseen
        ]
        text, layout = written(_slide(page, number) for number, page in shown)
    except RecursionError as error:
        raise nested(name) from error
    notes = hidden_note(name, len(pages) - len(shown))
    return Extract(text, layout, file.title, notes=notes, stated=file.stated)


def _slide(page: Element, number: int) -> Slide:
    slide = Slide(number)
    for shape in page:
        if shape.tag == "notes":
            for frame in shape:
                if frame.get("class") not in LEFT_OUT:
                    slide.notes += [SlideBlock(words) for words in paragraphs_in(frame)]
            continue
        blocks = list(_blocks(shape))
        if shape.get("class") in TITLES:
            heading = " ".join(each.words for each in blocks)
            slide.blocks.insert(0, SlideBlock(heading, ParagraphKind.HEADING))
        else:
            slide.blocks += blocks
    return slide


def _blocks(shape: Element) -> Iterator[SlideBlock]:
    if shape.get("class") in LEFT_OUT or shape.tag in ("annotation", "forms", "animation"):
        return
    if shape.tag == "g":
        for each in shape:
            yield from _blocks(each)
        return
    tables = list(shape.iter("table"))
    if tables:
        for table in tables:
            headed = table.get("use-first-row-styles") == "true"
            yield from rows_of(map(_cells, table.iter("table-row")), headed=headed)
        return
    found = [words for words in paragraphs_in(shape) if words.strip()]
    listed = len(found) > 1 and (
        shape.get("class") in LISTED or next(shape.iter("list"), None) is not None
    )
    for at, words in enumerate(found):
        kind = ParagraphKind.ITEM if listed else ParagraphKind.TEXT
        yield SlideBlock(words, kind, apart=at == 0)


def _cells(row: Element) -> Iterator[str]:
    for cell in row:
        if cell.tag == "table-cell":
            yield " ".join(paragraphs_in(cell))


FORMAT = Format(
    name="odp",
    endings=(".odp", ".otp", ".fodp"),
    recognises=lambda data: is_of_type(data, b"presentation"),
    read=read,
)
