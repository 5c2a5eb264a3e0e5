"""Slides and spreadsheets made for tests: by the libraries that make them, or part by part."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from tests.support.documents.zips import zipped

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
        "presentation": "presentation", "meta": "meta",
    }.items()
)  # fmt: skip
TYPE = "application/vnd.oasis.opendocument."


def open_document(kind: str, body: str, *, styles: str = "", meta: str = "") -> bytes:
    """A file of OpenDocument: `kind` is "presentation" or "spreadsheet"."""
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    inside = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    return zipped(
        {
            "mimetype": TYPE + kind,
            "content.xml": f"<office:document-content {SPACES}>{automatic}{inside}</office:document-content>",
            "meta.xml": f"<office:document-meta {SPACES}><office:meta>{meta}</office:meta></office:document-meta>",
        }
    )


def slide(title: str, words: Sequence[str], *, notes: str = "", style: str = "") -> str:
    """A slide of OpenDocument."""
    inside = "".join(f"<text:p>{each}</text:p>" for each in words)
    noted = f"<presentation:notes><draw:frame presentation:class='notes'><draw:text-box><text:p>{notes}</text:p></draw:text-box></draw:frame></presentation:notes>"
    return (
        f"<draw:page draw:style-name='{style}'><draw:frame presentation:class='title'><draw:text-box><text:p>{title}</text:p>"
        f"</draw:text-box></draw:frame><draw:frame presentation:class='outline'><draw:text-box>{inside}</draw:text-box></draw:frame>{noted}</draw:page>"
    )


def pptx(
    slides: Sequence[tuple[str, Sequence[str], str]], *, title: str = "", author: str = ""
) -> bytes:
    """A presentation of PowerPoint: titles, items and notes of slides."""
    from pptx import Presentation

    made = Presentation()
    made.core_properties.title, made.core_properties.author = title, author
    for heading, items, notes in slides:
        page = made.slides.add_slide(made.slide_layouts[1])
        shape = page.shapes.title
        assert shape is not None
        shape.text_frame.text = heading
        page.placeholders[1].text_frame.text = "\n".join(items)
        if notes:
            frame = page.notes_slide.notes_text_frame
            assert frame is not None
            frame.text = notes
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def xlsx(sheets: Mapping[str, Sequence[Iterable[object]]], *, creator: str = "Ada Obi") -> bytes:
    """A workbook of Excel: the values of each sheet's rows."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.worksheets[0])
    made.properties.creator = creator
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def ods(rows: Sequence[Iterable[object]], *, heads: int = 0) -> bytes:
    """A spreadsheet of OpenDocument."""

    def cell(value: object) -> str:
        kind = "float" if isinstance(value, int | float) else "string"
        return f'<table:table-cell office:value-type="{kind}"><text:p>{value}</text:p></table:table-cell>'

    written = [f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows]
    head = (
        f"<table:table-header-rows>{''.join(written[:heads])}</table:table-header-rows>"
        if heads
        else ""
    )
    return open_document(
        "spreadsheet",
        f'<table:table table:name="Wells">{head}{"".join(written[heads:])}</table:table>',
    )
