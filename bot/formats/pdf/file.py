"""A PDF opened, asked and closed: pages, labels, outline, title, author, pictures of pages.

PDFium is C++ and one thread's at a time: every call into it is made under one lock, also where a
program reads PDFs in several threads and not in the process apart
(`bot/formats/sandbox/process.py`). Everything that was opened is closed under the lock, on
whichever way out, children first.

PDFium repairs what it can: a broken cross-reference table, a file without its end. What it was
seen to raise through pypdfium2 on hostile bytes: PdfiumError, and UnicodeDecodeError for titles.
"""

import ctypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from bot.documents import Metadata
from bot.errors import DocumentError
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.pdf.analysis.words import Boxes, Sheet, read_sheet
from bot.formats.pdf.annotations.found import annotations_on
from bot.formats.pdf.annotations.laid import Seen, with_annotations
from bot.formats.pdf.scans import is_mostly_a_picture
from bot.formats.pdf.streams import LARGEST, unpacks_too_large
from bot.formats.refusals import encrypted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

PDFIUM = threading.Lock()

MOST_PAGES = 20_000  # a shelf of books; empty ones are read at some 10,000 a second
MOST_TITLES = 50_000  # entries of an outline
LONGEST_LABEL = 32  # code points
LONGEST_TITLE = 300  # code points
MOST_PIXELS = 24_000_000  # of a page's picture: A4 at 500 dots an inch
NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*|(?:untitled|document|slide|presentation)[\s\d-]*|"
    r".*\.[a-z]{1,3}[a-z0-9]?|.*[\\/].*|[^a-z]*",
    re.IGNORECASE | re.DOTALL,
)
"""Example: `Microsoft Word - report.doc`, `untitled1`, `report.indd`, `C:\\report`, `162..177`:
what programs write where a person wrote no title. It is asked of ASCII alone."""
WORDING = Wording(authors=("author",), language=("language",))
"""`CreationDate` is no date of publication: a book of 1931 was scanned in 2015. XMP packets
are not read: PDFium gives none, and of those found by their bytes in 16 real reports some were a
picture's, with its maker's name (docs/log.md, "Taking away")."""
LONGEST_LANGUAGE = 100  # units of UTF-16
LATIN = re.compile(r"[\x00-\x7f]*")


@contextmanager
def opened(data: bytes, name: str, password: str | None) -> "Iterator[PdfDocument]":
    """The PDF that some bytes are, closed afterwards.

    Raises:
        DocumentError: it is encrypted, damaged beyond repair, without pages, of too many or too
            large when unpacked.
    """
    from pypdfium2 import PdfDocument, raw

    if unpacks_too_large(data):
        raise DocumentError(
            "{name} holds drawings of more than {limit} MB unpacked; print it to a new "
            "PDF and add that.",
            code="pdf-drawings",
            name=name,
            limit=LARGEST // 2**20,
        )
    with PDFIUM:
        handle = None
        for secret in _secrets(password):
            handle = raw.FPDF_LoadMemDocument64(data, len(data), secret)
            if handle:
                break
        fault = raw.FPDF_GetLastError()
        pdf = PdfDocument(handle) if handle else None
        if pdf is not None and pdf.get_formtype() != raw.FORMTYPE_NONE:
            pdf.init_forms()  # else what a field holds cannot be asked
    if pdf is None:
        raise _refusal(name, fault, password)
    try:
        with PDFIUM:
            pages = len(pdf)
        if pages < 1:
            raise DocumentError(
                "{name} is a PDF without a page; get it again from its source.",
                code="pdf-pageless",
                name=name,
            )
        if pages > MOST_PAGES:
            raise DocumentError(
                "{name} has {pages} pages and the limit is {limit}; split it into smaller files.",
                code="pdf-pages",
                name=name,
                pages=pages,
                limit=MOST_PAGES,
            )
        yield pdf
    finally:
        with PDFIUM:
            pdf.close()


def sheet_of(pdf: "PdfDocument", index: int, boxes: Boxes) -> Sheet | None:
    """What stands on a page, its annotations' words among it; None for one that cannot be read."""
    from pypdfium2 import PdfiumError, raw

    with PDFIUM, suppress(PdfiumError), _text_of(pdf, index) as (page, textpage):
        sheet = read_sheet(page, textpage, boxes)
        sheet = replace(sheet, pictured=is_mostly_a_picture(page, sheet))
        annotations = annotations_on(page)
        if not annotations:
            return sheet
        left, bottom, right, top = page.get_bbox()
        seen = Seen(left, bottom, right, top, turn=page.get_rotation() // 90)
        drawn = any(each.drawn for each in annotations)
        if not drawn or raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
            return with_annotations(sheet, sheet, annotations, seen)
        with _text_of(pdf, index) as (page, textpage):
            return with_annotations(sheet, read_sheet(page, textpage, boxes), annotations, seen)
    return None


@contextmanager
def _text_of(pdf: "PdfDocument", index: int) -> "Iterator[tuple[PdfPage, PdfTextPage]]":
    """A page and its text, opened under the lock and closed afterwards.

    Raises:
        PdfiumError: the page cannot be read.
    """
    page = textpage = None
    try:
        page = page_of(pdf, index)
        textpage = page.get_textpage()
        yield page, textpage
    finally:
        for handle in (textpage, page):
            if handle is not None:
                handle.close()


def page_of(pdf: "PdfDocument", index: int) -> "PdfPage":
    """A page, opened under the lock; what is seen of it is never nothing.

    A crop box that lies outside the page's media box leaves nothing to see. Such a page is seen
    whole, as other programs show it.

    Raises:
        PdfiumError: the page cannot be read.
    """
    page = pdf.get_page(index)
    left, bottom, right, top = page.get_bbox()
    if left >= right or bottom >= top:
        page.set_cropbox(*page.get_mediabox())
    return page


def picture_of(
    pdf: "PdfDocument", index: int, dots_an_inch: int
) -> "tuple[NDArray[np.uint8], float]":
    """A page in greys, uint8 (height, width), and how many of its dots are a point.

    Raises:
        PdfiumError: the page cannot be drawn.
    """
    from pypdfium2 import PdfiumError

    with PDFIUM:
        page = page_of(pdf, index)
        try:
            width, height = page.get_size()
            room = (MOST_PIXELS / max(width * height, 1)) ** 0.5
            scale = min(dots_an_inch / 72, room)
            try:
                bitmap = page.render(scale=scale, grayscale=True)
            except ValueError as error:  # a page of no width or height
                raise PdfiumError(str(error)) from error
            try:
                return bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy(), scale
            finally:
                bitmap.close()
        finally:
            page.close()


def is_drawn_elsewhere(pdf: "PdfDocument") -> bool:
    """Whether its pages are made by a program that knows XFA, and those in the file stand in."""
    from pypdfium2 import raw

    with PDFIUM:
        return bool(pdf.get_formtype() == raw.FORMTYPE_XFA_FULL)


def labels_in(pdf: "PdfDocument") -> list[str | None]:
    """Each page's label as the file has it; None where it has none."""
    labels: list[str | None] = []
    for index in range(len(pdf)):
        label = ""
        with PDFIUM, suppress(UnicodeDecodeError):
            label = pdf.get_page_label(index)
        label = "".join(filter(str.isprintable, label)).strip()
        labels.append(label[:LONGEST_LABEL] or None)
    return labels


def outline_of(pdf: "PdfDocument") -> list[tuple[int, str]]:
    """The outline's entries: the index of a page and the title of what begins there."""
    entries: list[tuple[int, str]] = []
    with PDFIUM:
        for bookmark in islice(pdf.get_toc(), MOST_TITLES):
            with suppress(UnicodeDecodeError):
                title = bookmark.get_title()
                place = bookmark.get_dest()
                index = place.get_index() if place else None
                if index is not None:
                    entries.append((index, title))
    return entries


def title_in(pdf: "PdfDocument") -> str | None:
    """The title that somebody gave the file; None where only a program did."""
    title = ""
    with PDFIUM, suppress(UnicodeDecodeError):
        title = pdf.get_metadata_value("Title")
    title = " ".join("".join(filter(str.isprintable, title.replace("\n", " "))).split())
    named_by_a_program = NO_TITLE.fullmatch(title) if LATIN.fullmatch(title) else None
    return title if title and len(title) <= LONGEST_TITLE and not named_by_a_program else None


def stated_in_pdf(pdf: "PdfDocument") -> Metadata:
    """Who wrote it, and in what language, as far as the file says so."""
    from pypdfium2 import raw

    author = ""
    with PDFIUM, suppress(UnicodeDecodeError):
        author = pdf.get_metadata_value("Author")
    with PDFIUM:
        units = (raw.FPDF_WCHAR * LONGEST_LANGUAGE)()  # stay 0 where there is none, or a longer one
        raw.FPDFCatalog_GetLanguage(pdf, units, ctypes.sizeof(units))
    language = bytes(units).decode("utf-16-le", "ignore").rstrip("\x00")
    return stated_in((Setting("author", author), Setting("language", language)), WORDING)


def _secrets(password: str | None) -> list[bytes | None]:
    """A password in the encodings that PDFs were ever encrypted with."""
    if password is None:
        return [None]
    encodings = ("utf-8", "latin-1")
    tried = dict.fromkeys(password.encode(encoding, "ignore") for encoding in encodings)
    return [secret.split(b"\x00")[0] + b"\x00" for secret in tried]


def _refusal(name: str, fault: int, password: str | None) -> DocumentError:
    from pypdfium2 import raw

    if fault == raw.FPDF_ERR_PASSWORD and password is None:
        return encrypted(name)
    if fault == raw.FPDF_ERR_PASSWORD:
        return DocumentError(
            "{name} does not open with this password; give the right one.",
            code="password-wrong",
            name=name,
        )
    if fault == raw.FPDF_ERR_SECURITY:
        return DocumentError(
            "{name} is encrypted in a way Footnote does not know; save it without encryption.",
            code="encryption-unknown",
            name=name,
        )
    return DocumentError(
        "{name} is damaged or cut off and cannot be opened; get it again from its source.",
        code="pdf-damaged",
        name=name,
    )
