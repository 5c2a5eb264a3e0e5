"""PowerPoint: what each slide shows, and its speaker's notes; read by python-pptx.

Hidden slides, dates, numbers and footers of slides, comments and pictures are left out.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from bot.documents import Metadata, ParagraphKind
from bot.errors import DocumentError
from bot.formats.archive import Archive, holds_parts
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.format import Extract, Format
from bot.formats.office.failures import failures
from bot.formats.refusals import nested
from bot.formats.slides.writing import Slide, SlideBlock, hidden_note, rows_of, written
from bot.formats.titles import sensible_title
from bot.formats.xml import parse_xml

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide as Shown
    from pptx.text.text import TextFrame

CONTENT_TYPES = "[Content_Types].xml"
MAIN = "ppt/presentation.xml"
LEFT_OUT = frozenset({"DATE", "FOOTER", "SLIDE_NUMBER", "HEADER"})
BODIES = frozenset({"BODY", "OBJECT", "VERTICAL_BODY", "VERTICAL_OBJECT"})
TITLES = frozenset({"TITLE", "CENTER_TITLE", "VERTICAL_TITLE"})
DEEPEST = 50  # groups in one another
MOST_POINTS = 2_000  # of one series of a chart
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
DIAGRAM_PART = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MOST_DIGITS = 9  # of a point's place
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORDING = Wording(authors=("author",), language=("language",))


def recognises(data: bytes) -> bool:
    """Whether a file is an archive that holds a presentation."""
    return holds_parts(data, CONTENT_TYPES, MAIN)


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """What the slides show.

    Raises:
        DocumentError: it is damaged, or made to do harm.
    """
    _check(data, name)
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    hidden = 0
    slides: list[Slide] = []
    try:
        presentation = Presentation(BytesIO(data))
        for number, shown in enumerate(presentation.slides, 1):
            if shown.element.get("show") in ("0", "false"):
                hidden += 1
                continue
            slides.append(_slide(shown, number))
        title, stated = _stated(presentation)
    except RecursionError as error:
        raise nested(name) from error
    except failures(PythonPptxError) as error:
        raise _damaged(name) from error
    text, layout = written(slides)
    return Extract(text, layout, title, notes=hidden_note(name, hidden), stated=stated)


def _check(data: bytes, name: str) -> None:
    """Refuse what is made to do harm, before the library unpacks it.

    Raises:
        DocumentError: a part unpacks to more than is read, or declares entities.
    """
    archive = Archive(data, name)
    if MAIN not in archive:
        raise DocumentError(
            "{name} is no presentation of PowerPoint; save it as .pptx or as PDF.",
            code="pptx-none",
            name=name,
        )
    for member in archive.names:
        if not member.endswith("/"):
            part = archive.read(member)
            if member.endswith((".xml", ".rels")) and b"<!ENTITY" in part:
                parse_xml(part, name)


def _slide(shown: "Shown", number: int) -> Slide:
    slide = Slide(number)
    shapes = list(shown.shapes)
    titles = [each for each in shapes if _place(each) in TITLES]
    others = [each for each in shapes if each not in titles]
    for shape in titles:
        frame = shape.text_frame  # type: ignore[attr-defined]
        words = " ".join(frame.text.replace("\v", " ").split())
        slide.blocks.append(SlideBlock(words, ParagraphKind.HEADING))
    for shape in others:
        slide.blocks += _blocks(shape, 0)
    if shown.has_notes_slide:
        frame = shown.notes_slide.notes_text_frame
        slide.notes += [] if frame is None else list(_paragraphs(frame, listed=False))
    return slide


def _place(shape: "BaseShape") -> str:
    """Which of the places of its slide's layout a shape fills: "TITLE"; empty where none."""
    if not shape.is_placeholder:
        return ""
    kind = shape.placeholder_format.type
    return "" if kind is None else str(kind.name)


def _blocks(shape: "BaseShape", depth: int) -> Iterator[SlideBlock]:
    place = _place(shape)
    if place in LEFT_OUT or depth > DEEPEST or _is_hidden(shape):
        return
    inside: Iterable[BaseShape] = getattr(shape, "shapes", ())
    for each in inside:
        yield from _blocks(each, depth + 1)
    if getattr(shape, "has_table", False):
        table = shape.table  # type: ignore[attr-defined]
        rows = ([_cell(cell) for cell in row.cells] for row in table.rows)
        yield from rows_of(rows, headed=bool(table.first_row))
    elif getattr(shape, "has_chart", False):
        yield from _chart(shape)
    elif shape.has_text_frame:
        frame = shape.text_frame  # type: ignore[attr-defined]
        yield from _paragraphs(frame, listed=place in BODIES)
    else:
        yield from _diagram(shape)


def _is_hidden(shape: "BaseShape") -> bool:
    named = next(shape.element.iter("{*}cNvPr"), None)
    return named is not None and named.get("hidden") in ("1", "true")


def _paragraphs(frame: "TextFrame", *, listed: bool) -> Iterator[SlideBlock]:
    """The paragraphs of a text; several in a slide's body are a list."""
    found = [each.text.replace("\v", "\n") for each in frame.paragraphs if each.text.strip()]
    kind = ParagraphKind.ITEM if listed and len(found) > 1 else ParagraphKind.TEXT
    for number, words in enumerate(found):
        yield SlideBlock(words, kind, apart=number == 0)


def _cell(cell: object) -> str:
    """The words of a cell; one that another covers has none."""
    if getattr(cell, "is_spanned", False):
        return ""
    return str(getattr(cell, "text", "")).replace("\v", " ")


def _chart(shape: "BaseShape") -> Iterator[SlideBlock]:
    """A chart's title, and its figures as a table; of every kind of chart, as its XML has them."""
    space = parse_xml(shape.chart_part.blob, "")  # type: ignore[attr-defined]
    for title in space.iter(f"{CHART}title"):
        for paragraph in title.iter(f"{DRAWING}p"):
            yield SlideBlock("".join(each.text or "" for each in paragraph.iter(f"{DRAWING}t")))
    series = list(space.iter(f"{CHART}ser"))
    names = [" ".join(_points(each, "tx").values()) for each in series]
    categories: dict[int, str] = {}
    for each in series:
        categories = {**_points(each, "xVal"), **_points(each, "cat"), **categories}
    values = [{**_points(each, "yVal"), **_points(each, "val")} for each in series]
    numbers = sorted({*categories, *(at for each in values for at in each)})[:MOST_POINTS]
    rows = [[categories.get(at, ""), *(each.get(at, "") for each in values)] for at in numbers]
    yield from rows_of([["", *names], *rows], headed=True)


def _points(series: Element, part: str) -> dict[int, str]:
    """The points of one part of a series ("cat", "val"), by their places; a name has one."""
    found: dict[int, str] = {}
    for each in series.iterfind(f"{CHART}{part}//{CHART}pt"):
        place = each.get("idx", "")
        words = each.findtext(f"{CHART}v") or ""
        if place.isdecimal() and len(place) < MOST_DIGITS:
            found[int(place)] = words
    if not found and part == "tx":
        found[0] = series.findtext(f"{CHART}tx/{CHART}v") or ""
    return found


def _diagram(shape: "BaseShape") -> Iterator[SlideBlock]:
    """The words of a diagram (SmartArt), which stand in a part of their own."""
    for found in shape.element.iter(DIAGRAM):
        part = shape.part.related_part(found.get(DIAGRAM_PART, ""))
        root = parse_xml(part.blob, "")
        for number, paragraph in enumerate(root.iter(f"{DRAWING}p")):
            words = "".join(each.text or "" for each in paragraph.iter(f"{DRAWING}t"))
            yield SlideBlock(words, ParagraphKind.ITEM, apart=number == 0)


def _stated(presentation: "Presentation") -> tuple[str | None, Metadata]:
    """What the file's properties say; its dates are of saving it, and none of publication."""
    said = presentation.core_properties
    settings = [Setting("author", said.author or ""), Setting("language", said.language or "")]
    return sensible_title(said.title), stated_in(settings, WORDING)


def _damaged(name: str) -> DocumentError:
    return DocumentError(
        "{name} is damaged and cannot be opened as slides; open it in the program that made it "
        "and save it again.",
        code="slides-damaged",
        name=name,
    )


FORMAT = Format(
    name="pptx",
    endings=(".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"),
    recognises=recognises,
    read=read,
)
