"""How a PDF is read: its pages one after the other, then all of them together."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from bot.errors import DocumentError
from bot.formats.format import Extract
from bot.formats.pdf.analysis.assembly import put_together
from bot.formats.pdf.analysis.blocks import Block, Style, blocks_of, plain
from bot.formats.pdf.analysis.columns import Column, in_order
from bot.formats.pdf.analysis.flow import in_one
from bot.formats.pdf.analysis.furniture import PageLines, without_furniture
from bot.formats.pdf.analysis.letters.ligatures import pages_with_nameless, with_ligatures
from bot.formats.pdf.analysis.lines import lines_of
from bot.formats.pdf.analysis.page_labels import labels_of
from bot.formats.pdf.analysis.words import Boxes, Sheet
from bot.formats.pdf.file import (
    is_drawn_elsewhere,
    labels_in,
    opened,
    outline_of,
    sheet_of,
    stated_in_pdf,
    title_in,
)
from bot.formats.pdf.recognition import (
    Recognition,
    can_recognise,
    recognised,
    with_recognised,
)
from bot.formats.sandbox.limits import recognising
from bot.formats.title_page.reading import Properties, read_title_page

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_CHARACTERS = 20_000_000  # code points of a document; some 7,000 full pages
MOST_SECONDS = 300.0  # for a document without pictures to recognise; a page takes about 0.02
USUAL_SIZE = 10.0  # points, where a document has no text to measure
FOOT = 0.5  # of a page's height, below which small type may be a note
TYPEWRITTEN = 0.3  # share of a document's letters that are all of one width: its text is
STAND_IN = 2_000  # characters; what a form that is drawn elsewhere says at most in its place
SHORTEST_TITLE = 3  # letters and digits; shorter ones stand in many lines by chance


@dataclass(frozen=True, slots=True)
class _Read:
    """The lines of every page, and which pages' lines are none of the file's own."""

    pages: tuple[PageLines, ...]
    better: tuple[int, ...]
    """Those whose words Tesseract found."""
    wanting: Mapping[int, Sheet]
    """Those on which words may be seen that nobody recognised."""
    seen: Recognition
    unreadable: tuple[int, ...]


def read_pdf(data: bytes, name: str, password: str | None) -> Extract:
    """The words of a PDF in the order they are read; its pages, headings, tables and notes.

    Raises:
        DocumentError: it is encrypted, damaged, over a limit, or without text.
    """
    until = time.monotonic() + MOST_SECONDS
    with opened(data, name, password) as pdf:
        title = title_in(pdf)
        stated = stated_in_pdf(pdf)
        labels = labels_in(pdf)
        outline = outline_of(pdf)
        drawn_elsewhere = is_drawn_elsewhere(pdf)
        pages = _pages(pdf, name, until, recognising=recognising(data))
    if drawn_elsewhere and _length(pages.pages) < STAND_IN:
        raise DocumentError(
            "{name} is a form (XFA) that Adobe's programs alone can draw; open it there, print it "
            "to a new PDF and add that.",
            code="pdf-xfa",
            name=name,
        )
    if not any(page.lines or page.aside for page in pages.pages):
        raise _without_text(name, pages)
    body = _body_size(pages.pages)
    cleaned, printed = without_furniture(_with_listings(pages.pages), body)
    flow = in_one(_blocks(cleaned, outline, body))
    front = read_title_page(pages.pages, Properties(title, next(iter(stated.authors), None)))
    text, layout = put_together(flow, labels_of(printed, labels))
    if not any(map(str.isalnum, text)):
        raise _without_text(name, pages)
    return Extract(
        text,
        layout,
        front.title or "",
        notes=tuple(_notes(pages)),
        stated=replace(front.stated, language=stated.language),
    )


def _pages(pdf: "PdfDocument", name: str, until: float, *, recognising: float) -> _Read:
    boxes = Boxes()
    pages: list[PageLines] = []
    wanting: dict[int, Sheet] = {}
    unreadable: list[int] = []
    length = 0
    for index in range(len(pdf)):
        sheet = sheet_of(pdf, index, boxes)
        if sheet is None:
            unreadable.append(index)
        elif sheet.may_hold_more:
            wanting[index] = sheet
        length += sum(len(word.text) for word in sheet.words) if sheet else 0
        _check(name, length, until, page=index + 1, pages=len(pdf))
        pages.append(_lines(sheet))
    seen = Recognition({})
    if wanting and can_recognise():
        seen = recognised(pdf, wanting, seconds=recognising)
    better: list[int] = []
    for index, found in seen.found.items():
        whole = with_recognised(wanting[index], found)
        if whole is not wanting[index]:
            pages[index] = _lines(whole)
            better.append(index)
            del wanting[index]
    pages = with_ligatures(pages)
    return _Read(tuple(pages), tuple(better), wanting, seen, tuple(unreadable))


def _lines(sheet: Sheet | None) -> PageLines:
    """The lines of a page; none of one that cannot be read, or whose letters are no text."""
    if sheet is None or sheet.illegible:
        width, height = (sheet.width, sheet.height) if sheet else (0.0, 0.0)
        return PageLines(width, height, (), (), ())
    aside = tuple(tuple(lines_of(words)) for words in sheet.aside)
    return PageLines(sheet.width, sheet.height, tuple(lines_of(sheet.words)), aside, sheet.rules)


def _check(name: str, length: int, until: float, *, page: int, pages: int) -> None:
    if length > MOST_CHARACTERS:
        raise DocumentError(
            "{name} has more than {limit} characters by page {page} of {pages}; split it "
            "into smaller files.",
            code="pdf-long",
            name=name,
            limit=MOST_CHARACTERS,
            page=page,
            pages=pages,
        )
    if time.monotonic() > until:
        raise DocumentError(
            "{name} took more than {limit} seconds by page {page} of {pages}; split it "
            "into smaller files.",
            code="pdf-slow",
            name=name,
            limit=round(MOST_SECONDS),
            page=page,
            pages=pages,
        )


def _length(pages: Sequence[PageLines]) -> int:
    return sum(len(line.text) for page in pages for line in page.lines)


def _body_size(pages: Sequence[PageLines]) -> float:
    """The size that most of the text is set in, in points."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            letters[round(2 * line.size) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else USUAL_SIZE


def _with_listings(pages: Sequence[PageLines]) -> Sequence[PageLines]:
    """The pages, listings told from the text by their type; where all is typewritten none is."""
    letters: Counter[bool] = Counter()
    for page in pages:
        for line in page.lines:
            letters[line.pitch > 0] += len(line.text)
    if letters[True] < TYPEWRITTEN * letters.total():
        return pages
    return [
        replace(page, lines=tuple(replace(line, pitch=0.0) for line in page.lines))
        for page in pages
    ]


def _blocks(
    pages: Sequence[PageLines], outline: Sequence[tuple[int, str]], body: float
) -> list[list[Block]]:
    titles: defaultdict[int, set[str]] = defaultdict(set)
    for index, title in outline:
        if len(plain(title)) >= SHORTEST_TITLE:
            titles[index].add(plain(title))
    found: list[list[Block]] = []
    for index, page in enumerate(pages):
        style = Style(body, FOOT * page.height, titles.get(index, set()))
        parts = in_order(page.lines, page.rules)
        parts += [Column(tuple((line,) for line in group)) for group in page.aside]
        found.append(list(blocks_of(parts, index, style)))
    return found


def _without_text(name: str, pages: _Read) -> DocumentError:
    if not pages.wanting:
        return DocumentError(
            "{name} holds no text; choose a document with words in it.",
            code="pdf-wordless",
            name=name,
        )
    if can_recognise():
        return DocumentError(
            "{name} holds pictures of pages, and Tesseract recognised no text in them; "
            "scan it again at 300 dots an inch, or install its language for Tesseract.",
            code="scan-wordless",
            name=name,
        )
    return DocumentError(
        "{name} holds pictures of pages and no text; install the program tesseract "
        "(Debian: tesseract-ocr), which recognises it.",
        code="scan-unread",
        name=name,
    )


def _notes(pages: _Read) -> Iterable[str]:
    if pages.better:
        yield (
            f"{_numbers(pages.better)} had no text; it was recognised by Tesseract and may hold "
            "errors."
        )
    if can_recognise():
        undrawn, late = pages.seen.undrawn, pages.seen.late
        rest = [index for index in pages.wanting if index not in (*undrawn, *late)]
        wordless = (i for i in rest if pages.wanting[i].illegible or not pages.wanting[i].words)
        if bare := list(wordless):
            yield f"{_numbers(bare)} had no text, and Tesseract recognised none."
        if undrawn:
            yield f"{_numbers(undrawn)} could not be drawn: the file is damaged there."
        if late:
            yield f"{_numbers(late)} had no text, and there was no time to recognise any."
    else:
        install = "install the program tesseract to have pictures of text recognised."
        stamped = [index for index, each in pages.wanting.items() if each.pictured and each.words]
        if bare := [index for index in pages.wanting if index not in stamped]:
            yield f"{_numbers(bare)} had no text; {install}"
        if stamped:
            are = "is a picture" if len(stamped) == 1 else "are pictures"
            yield f"{_numbers(stamped)} {are} with few words of text; {install}"
    if nameless := pages_with_nameless(pages.pages):
        yield f"{_numbers(nameless)}: the file does not name some letters; they are shown as �."
    if pages.unreadable:
        yield f"{_numbers(pages.unreadable)} could not be read: the file is damaged there."


def _numbers(indices: Sequence[int]) -> str:
    """Pages as a person counts them, from 1: `Page 3`, `Pages 3-7, 9`."""
    runs: list[str] = []
    for _, group in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0]):
        numbers = [index + 1 for _, index in group]
        runs.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}")
    return ("Page " if len(indices) == 1 else "Pages ") + ", ".join(runs)
