"""A page as it looks: the boxes stand on the quotation's words, and on no others."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PIL import Image

from bot.documents.document import Document
from bot.errors import DocumentError
from bot.formats.loading import decode_document, load_document
from bot.formats.pdf.pictures import picture
from bot.formats.pdf.recognition import can_recognise
from bot.formats.sandbox.process import SandboxedReader
from bot.library.library import Library
from bot.viewing.page_images import AT_HAND, Box, PageImages
from tests.support.documents.pdf_files import (
    FILL,
    LEFT,
    TOP,
    Sheets,
    known_sentence,
    long_report,
    nested_forms,
    over_the_page,
    page_of,
    scanned,
)
from tests.support.toy_encoder import ToyEncoder

PAPER, INK = 255, 128  # of grey


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library(tmp_path / "library", ToyEncoder()) as library:
        yield library


class Shown:
    """A PDF on the disk, read, kept, and its pages as they look."""

    def __init__(self, library: Library, folder: Path, data: bytes) -> None:
        self.path = folder / "report.pdf"
        self.path.write_bytes(data)
        self.data = data
        self.document = load_document(self.path, name="report.pdf")
        library.add(self.document, place=str(self.path))
        self.pages = PageImages(library, draw=picture.draw)

    def boxes(self, words: str, occurrence: int = 0, *, page: int | None = None) -> list[Box]:
        """The boxes of some words of the text, on the page they begin on or another."""
        start = -1
        for _ in range(occurrence + 1):
            start = self.document.text.index(words, start + 1)
        index = self.document.layout.page_at(start) if page is None else page
        assert index is not None
        return list(self.pages.boxes(self.document, index, start, start + len(words)))

    def said_in(self, boxes: list[Box], index: int = 0) -> str:
        """What PDFium finds in boxes, without white space."""
        from pypdfium2 import PdfDocument

        with PdfDocument(self.data) as pdf:
            page = pdf[index]
            left, bottom, right, top = page.get_bbox()
            width, height, text = right - left, top - bottom, page.get_textpage()
            assert page.get_rotation() == 0
            found = [
                text.get_text_bounded(
                    left=left + box.left * width + 0.2,
                    right=left + (box.left + box.width) * width - 0.2,
                    top=top - (box.top + 0.2 * box.height) * height,
                    bottom=top - (box.top + 0.85 * box.height) * height,
                )
                for box in boxes
            ]
        return "".join("".join(found).replace("\x02", "-").replace("\ufffe", "-").split())

    def darkest(self, box: Box, index: int = 0) -> int:
        """The darkest grey in a box."""
        grey = self.grey(index)
        part = grey.crop(
            (
                round(box.left * grey.width),
                round(box.top * grey.height),
                round((box.left + box.width) * grey.width),
                round((box.top + box.height) * grey.height),
            )
        )
        return cast(tuple[int, int], part.getextrema())[0]

    def grey(self, index: int = 0) -> Image.Image:
        return Image.open(io.BytesIO(self.pages.picture(self.document, index))).convert("L")

    def ink_outside(self, boxes: list[Box], index: int = 0) -> bool:
        """Whether anything dark is left where the boxes are made white."""
        grey = self.grey(index)
        for box in boxes:
            left, top = round(box.left * grey.width) - 2, round(box.top * grey.height) - 2
            right = round((box.left + box.width) * grey.width) + 2
            grey.paste(PAPER, (left, top, right, round((box.top + box.height) * grey.height) + 2))
        return cast(tuple[int, int], grey.getextrema())[0] < INK


def close(words: str) -> str:
    """Words without white space."""
    return "".join(words.split())


def test_the_boxes_stand_on_the_words_of_a_quotation(library: Library, tmp_path: Path) -> None:
    """One for each line, with ink in it; PDFium finds the quotation there and nothing more."""
    sheets = Sheets()
    sheets.prose(f"{FILL}{known_sentence(7)} {FILL}", width=180)
    sheets.end_page()
    shown = Shown(library, tmp_path, sheets.data())

    boxes = shown.boxes(known_sentence(7))

    assert shown.said_in(boxes) == close(known_sentence(7))
    assert len(boxes) == len({box.top for box in boxes}) >= 2
    assert all(shown.darkest(box) < INK for box in boxes)


def test_all_ink_of_a_page_of_words_lies_in_their_boxes(library: Library, tmp_path: Path) -> None:
    """Boxes are as high as letters and as wide as lines."""
    shown = Shown(library, tmp_path, page_of("Of every well, by jug & (quay):", "“Ågy” ĝ fjord."))

    boxes = shown.boxes(shown.document.text)

    assert len(boxes) == 2 and not shown.ink_outside(boxes)


def test_a_repeated_sentence_is_boxed_where_it_was_quoted(library: Library, tmp_path: Path) -> None:
    """The second of three is the second from the top."""
    shown = Shown(
        library,
        tmp_path,
        page_of("The well was dug.", "Then came rain.", "The well was dug.", "Then came snow.",
                "The well was dug."),
    )  # fmt: skip

    tops = [box.top for number in range(3) for box in shown.boxes("The well was dug.", number)]

    assert tops == sorted(tops) and len(set(tops)) == 3


def test_columns_heads_and_feet_do_not_move_the_boxes(library: Library, tmp_path: Path) -> None:
    """Both columns say the same, the page has a head and a foot, and the quotation is in one."""
    shown = Shown(library, tmp_path, long_report(front=1, body=3))
    text = shown.document.text
    page = shown.document.layout.pages[2].start

    known = shown.boxes(known_sentence(2))
    start = text.index("Each spring", text.index(known_sentence(2)))
    after = list(shown.pages.boxes(shown.document, 2, start, start + len("Each spring the levels")))

    assert text.index(known_sentence(2)) > page
    assert shown.said_in(known, 2) == close(known_sentence(2))
    assert shown.said_in(after, 2) == "Eachspringthelevels"
    assert max(box.left + box.width for box in known) < 0.5


def test_a_word_parted_by_a_hyphen_is_boxed_in_both_lines(library: Library, tmp_path: Path) -> None:
    """With its hyphen, which stands on the page and in the text."""
    sheets = Sheets()
    sheets.lines(["Nobody in the valley was surprised that the vil-", "lagers dug a well there."])
    sheets.end_page()
    shown = Shown(library, tmp_path, sheets.data())

    boxes = shown.boxes("vil-\nlagers")

    assert [shown.said_in([box]) for box in boxes] == ["vil-", "lagers"]


def test_part_of_a_word_has_part_of_its_box(library: Library, tmp_path: Path) -> None:
    """A selection made by hand may begin anywhere; Chinese lines are one word."""
    shown = Shown(library, tmp_path, page_of("mmmmmmmmmm nnn"))

    (whole,) = shown.boxes("mmmmmmmmmm")
    (half,) = shown.boxes("mmmmm")

    assert half.left == whole.left
    assert half.width == pytest.approx(whole.width / 2)


def test_a_sentence_over_two_pages_is_boxed_on_each(library: Library, tmp_path: Path) -> None:
    """Also where a note stands between its parts on the page and before it in the text."""
    last, first = "And then the river rose over its", "banks and took the mill."
    data = over_the_page(last=last, first=first, note="See the report of that year.")
    shown = Shown(library, tmp_path, data)
    sentence = f"{last} {first}"

    assert shown.said_in(shown.boxes(sentence, page=0), 0) == close(last)
    assert shown.said_in(shown.boxes(sentence, page=1), 1) == close(first)
    assert shown.said_in(shown.boxes("See the report"), 0) == "Seethereport"


@pytest.mark.parametrize("shown_turned", [0, 90, 180, 270])
@pytest.mark.parametrize("written_turned", [0, 90, 180, 270])
def test_pages_and_words_may_be_turned(
    library: Library, tmp_path: Path, written_turned: int, shown_turned: int
) -> None:
    """The boxes lie on the words as the page is shown: all its ink is in them."""
    sheets = Sheets()
    sheets.canvas.setPageRotation(shown_turned)
    sheets.canvas.translate(300, 400)
    sheets.canvas.rotate(written_turned)
    sheets.lines(["The villagers dug the well", "in a dry summer."], 10, 20)
    sheets.end_page()
    shown = Shown(library, tmp_path, sheets.data())

    boxes = shown.boxes(shown.document.text)
    (half,) = shown.boxes("The villagers")

    assert len(boxes) == 2 and not shown.ink_outside(boxes)
    assert all(shown.darkest(box) < INK for box in (*boxes, half))
    upright = (written_turned - shown_turned) % 180 == 0
    assert all((box.width > box.height) is upright for box in boxes)


def test_a_page_that_is_cut_shows_what_is_left(library: Library, tmp_path: Path) -> None:
    """The picture is of the crop box, and the boxes count from its corner."""
    sheets = Sheets()
    sheets.canvas.setCropBox((60, 640, 400, 800))
    sheets.lines(["The villagers dug the well", "in a dry summer."])
    sheets.end_page()
    shown = Shown(library, tmp_path, sheets.data())

    boxes = shown.boxes(shown.document.text)
    page = shown.pages.page(shown.document, 0, 0, 1)

    assert page.width / page.height == pytest.approx(340 / 160, rel=0.01)
    assert shown.said_in(boxes) == close(shown.document.text)
    assert not shown.ink_outside(boxes)


@pytest.mark.skipif(not can_recognise(), reason="needs the program tesseract")
def test_a_scanned_page_is_boxed_by_what_was_recognised(library: Library, tmp_path: Path) -> None:
    """Tesseract is asked again, for that page alone."""
    shown = Shown(library, tmp_path, scanned("The villagers dug the well\nin a dry summer.", None))

    boxes = shown.boxes("The villagers dug the well")

    assert len(boxes) == 1 and shown.darkest(boxes[0]) < INK
    assert 0.1 < boxes[0].top < 0.16 and boxes[0].left == pytest.approx(200 / 1654, abs=0.01)


def test_words_whose_place_is_not_sure_have_no_box_and_it_is_said(
    library: Library, tmp_path: Path
) -> None:
    """A text that is not the page's is not looked for at whatever comes near it."""
    shown = Shown(library, tmp_path, page_of("The well was dug.", "Then came rain."))
    other = shown.document.text.replace("dug", "mud")
    forged = Document("report.pdf", other, shown.document.sha256, "pdf", "", "utf-8",
                      layout=shown.document.layout)  # fmt: skip

    page = shown.pages.page(forged, 0, 0, 17)
    rest = shown.pages.page(forged, 0, other.index("Then"), len(other))

    assert page.boxes == () and "not sure" in (page.note or "")
    assert len(rest.boxes) == 1 and rest.note is None


def test_a_page_says_what_it_is(library: Library, tmp_path: Path) -> None:
    """Its place among all, what it is called, how large its picture is."""
    shown = Shown(library, tmp_path, long_report(front=2, body=3))

    page = shown.pages.page(shown.document, 3, 0, 0)

    assert (page.index, page.count, page.label) == (3, 5, "p. 2 [4 of 5]")
    assert (page.width, page.height) == shown.grey(3).size == (1200, 1698)
    assert (page.boxes, page.note) == ((), None)


@pytest.mark.parametrize("index", [-1, 1, 10**9])
def test_there_is_no_page_outside_the_document(
    library: Library, tmp_path: Path, index: int
) -> None:
    """Whatever number is asked for; nor of a document that has no pages."""
    shown = Shown(library, tmp_path, page_of("The well was dug."))
    text = decode_document(b"The well was dug.", name="well.txt")

    with pytest.raises(ValueError, match="no page"):
        shown.pages.picture(shown.document, index)
    with pytest.raises(ValueError, match="no page"):
        shown.pages.boxes(text, 0, 0, 5)


def test_a_page_that_is_larger_than_any_picture_is_drawn_smaller(
    library: Library, tmp_path: Path
) -> None:
    """A strip of ten metres has as many dots as a browser can show."""
    sheets = Sheets()
    sheets.canvas.setPageSize((100, 14_000))
    sheets.line("The well was dug.", 10, 100)
    sheets.end_page()
    shown = Shown(library, tmp_path, sheets.data())

    assert shown.grey().height <= 8_000
    assert shown.said_in(shown.boxes("The well was dug.")) == "Thewellwasdug."


def test_a_page_that_breaks_the_drawing_is_told_in_a_sentence(
    library: Library, tmp_path: Path
) -> None:
    """It is drawn in a process apart, within bounds; the sentence names the page."""
    shown = Shown(library, tmp_path, page_of("The well was dug."))
    hurried = SandboxedReader(picture.draw, limits=picture.limits_of_a_page)
    bomb = nested_forms(9)
    pages = PageImages(library, draw=lambda _, name, wanted: hurried(bomb, name, wanted))

    with pytest.raises(DocumentError, match=r"\Areport\.pdf#page=1 (takes|needs) more than"):
        pages.picture(shown.document, 0)


def test_a_file_that_has_changed_is_not_shown(library: Library, tmp_path: Path) -> None:
    """What is quoted may stand elsewhere in it; what was drawn before may still be looked at."""
    shown = Shown(library, tmp_path, page_of("The well was dug."))
    before = shown.pages.picture(shown.document, 0)

    shown.path.write_bytes(page_of("The well was filled."))

    fresh = PageImages(library, draw=picture.draw)
    with pytest.raises(DocumentError, match=r"\Areport\.pdf has changed on the disk .* add it"):
        fresh.picture(shown.document, 0)
    shown.path.unlink()
    with pytest.raises(DocumentError, match=r"\Areport\.pdf does not lie where it was read"):
        fresh.picture(shown.document, 0)
    assert shown.pages.picture(shown.document, 0) == before


def test_an_encrypted_document_is_not_shown(library: Library, tmp_path: Path) -> None:
    """Its password was not kept."""
    sheets = Sheets(password="secret")
    sheets.line("Nobody sees this.", LEFT, TOP)
    sheets.end_page()
    path = tmp_path / "locked.pdf"
    path.write_bytes(sheets.data())
    document = load_document(path, name="locked.pdf", password="secret")
    library.add(document, place=str(path))

    with pytest.raises(DocumentError, match="This PDF is encrypted; its pages cannot be shown"):
        PageImages(library).picture(document, 0)


def test_pictures_are_kept_at_hand_within_bounds(library: Library, tmp_path: Path) -> None:
    """A page is drawn once; one that is too large for company is kept alone."""
    shown = Shown(library, tmp_path, long_report(front=1, body=2))
    drawn: list[int] = []

    def draw(data: bytes, name: str, wanted: picture.PageRequest) -> picture.Picture:
        drawn.append(wanted.index)
        return picture.Picture(bytes(AT_HAND // 2 + 1), 1, 1, ())

    pages = PageImages(library, draw=draw)
    for index in (0, 0, 1, 1, 0):
        pages.picture(shown.document, index)

    assert drawn == [0, 1, 0]


def test_the_process_apart_draws_what_is_drawn_here(library: Library, tmp_path: Path) -> None:
    """Picture, size and places are the same."""
    shown = Shown(library, tmp_path, long_report(front=1, body=2))
    text = shown.document.text[shown.document.layout.pages[1].start :]
    wanted = picture.PageRequest(1, text)

    assert picture.PICTURE(shown.data, "x", wanted) == picture.draw(shown.data, "x", wanted)
