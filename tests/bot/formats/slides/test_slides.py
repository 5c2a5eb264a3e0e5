"""Slides: each a page with its number, its title a heading, its notes after it."""

from io import BytesIO

import pytest

from bot.documents import ParagraphKind
from bot.errors import DocumentError
from bot.formats.format import Extract, Format
from bot.formats.sandbox.reading import format_of
from bot.formats.slides.odp import FORMAT as ODP
from bot.formats.slides.pptx import FORMAT as PPTX
from tests.support.documents.office_files import open_document, pptx, slide
from tests.support.documents.zips import LAUGHS, zipped

WELLS = ("The wells", ["Forty wells were dug.", "Two ran dry."], "Tell them of the ropes.")
BRIDGES = ("The bridges", ["One bridge stands."], "")
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a"/></Relationships>'
UNSEEN = "<style:style style:name='no' style:family='drawing-page'><style:drawing-page-properties presentation:visibility='hidden'/></style:style>"


def shown(extract: Extract) -> list[tuple[str, str]]:
    """Each paragraph with its kind."""
    return [
        (each.kind.value, extract.text[each.start : each.end]) for each in extract.layout.paragraphs
    ]


def in_odp(*slides: tuple[str, list[str], str]) -> bytes:
    """The same slides in OpenDocument."""
    return open_document("presentation", "".join(slide(t, w, notes=n) for t, w, n in slides))


@pytest.mark.parametrize(
    ("format", "data"),
    [(PPTX, pptx([WELLS, BRIDGES])), (ODP, in_odp(WELLS, BRIDGES))],
)
def test_a_slide_is_a_page(format: Format, data: bytes) -> None:
    """With its number as its label; what its speaker noted stands on it too."""
    extract = format.read(data, "a", None)

    assert shown(extract)[:3] == [
        ("heading", "The wells"),
        ("item", "Forty wells were dug."),
        ("item", "Two ran dry."),
    ]
    assert [extract.text[page.start :][:11] for page in extract.layout.pages] == [
        "The wells\n\n",
        "The bridges",
    ]
    assert [page.label for page in extract.layout.pages] == ["1", "2"]
    noted = extract.text.index("Tell them of the ropes.")
    assert extract.layout.page_at(noted) == 0
    assert format_of(data, name="a.zip") is format


def test_a_slide_without_words_is_still_a_page() -> None:
    """So that the numbers of the others are right."""
    extract = PPTX.read(pptx([("", [], ""), WELLS, ("", [], "")]), "a", None)

    assert [(page.start, page.label) for page in extract.layout.pages] == [
        (0, "1"),
        (0, "2"),
        (len(extract.text), "3"),
    ]


def test_hidden_slides_are_left_out_and_said() -> None:
    """Numbers are those that the program shows."""
    from pptx import Presentation

    made = Presentation(BytesIO(pptx([WELLS, BRIDGES])))
    made.slides[0].element.set("show", "0")
    kept = BytesIO()
    made.save(kept)
    of_excel = PPTX.read(kept.getvalue(), "a.pptx", None)
    both = slide("The wells", ["Hidden."], style="no") + slide("The bridges", ["Seen."])
    of_open = ODP.read(open_document("presentation", both, styles=UNSEEN), "a.odp", None)

    for extract, name in ((of_excel, "a.pptx"), (of_open, "a.odp")):
        assert "The wells" not in extract.text
        assert [page.label for page in extract.layout.pages] == ["2"]
        assert extract.notes == (f"1 hidden slide is left out of {name}.",)


def test_tables_groups_and_charts_are_read() -> None:
    """A table's first row heads it; a chart is its figures."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    made = Presentation()
    page = made.slides.add_slide(made.slide_layouts[6])
    size = (Inches(1), Inches(1), Inches(4), Inches(2))
    table = page.shapes.add_table(2, 2, *size).table
    for at, words in enumerate(["Year", "Wells", "1999", "40"]):
        table.cell(at // 2, at % 2).text = words
    group = page.shapes.add_group_shape()
    group.shapes.add_textbox(*size).text_frame.text = "Inside a group."
    figures = CategoryChartData()  # type: ignore[no-untyped-call]
    figures.categories = ["East", "West"]
    figures.add_series("Ropes", (12, 7.5))  # type: ignore[no-untyped-call]
    page.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *size, figures)
    kept = BytesIO()
    made.save(kept)

    assert shown(PPTX.read(kept.getvalue(), "a", None)) == [
        ("head-row", "Year\tWells"),
        ("row", "1999\t40"),
        ("text", "Inside a group."),
        ("head-row", "Ropes"),
        ("row", "East\t12"),
        ("row", "West\t7.5"),
    ]


def test_what_the_file_says_of_itself_is_known() -> None:
    """Its title, where a person wrote it, and its author."""
    extract = PPTX.read(pptx([WELLS], title="Water", author="Ada Obi"), "a", None)

    assert (extract.title, extract.stated.authors) == ("Water", ("Ada Obi",))
    assert PPTX.read(pptx([WELLS], title="PowerPoint Presentation"), "a", None).title is None


@pytest.mark.parametrize(
    ("format", "data", "reason"),
    [
        (PPTX, pptx([WELLS])[:9_000], "is a damaged archive"),
        (PPTX, zipped({"a": "b"}), "is no presentation"),
        (PPTX, zipped({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}), "is damaged"),
        (PPTX, zipped({"[Content_Types].xml": LAUGHS, "ppt/presentation.xml": "<a/>"}), "declares XML entities"),
        (PPTX, zipped({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>", "_rels/.rels": RELATIONS}), "is damaged"),
        (ODP, open_document("spreadsheet", ""), "is no presentation of OpenDocument"),
        (ODP, zipped({"content.xml": "<broken"}), "is damaged"),
        (ODP, zipped({"META-INF/manifest.xml": "<a><encryption-data/></a>", "content.xml": "<a/>"}), "is encrypted"),
        (ODP, open_document("presentation", "<draw:page>" + "<draw:g>" * 5_000 + "</draw:g>" * 5_000 + "</draw:page>"), "nested too deeply"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(format: Format, data: bytes, reason: str) -> None:
    """In one sentence."""
    with pytest.raises(DocumentError, match=rf"^x [^\n]*{reason}[^\n]*\.$"):
        format.read(data, "x", None)


def test_a_title_of_a_slide_is_no_row() -> None:
    """The kinds of what is on a slide are told apart."""
    assert {kind for kind, _ in shown(PPTX.read(pptx([BRIDGES]), "a", None))} == {
        ParagraphKind.HEADING.value,
        ParagraphKind.TEXT.value,
    }
