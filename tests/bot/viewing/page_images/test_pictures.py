"""A page as it looks: drawn within bounds and kept at hand, or told why not."""

from pathlib import Path

import pytest

from bot.errors import DocumentError
from bot.formats.loading import decode_document, load_document
from bot.formats.pdf.pictures import picture
from bot.formats.sandbox.process import SandboxedReader
from bot.library.library import Library
from bot.viewing.page_images import AT_HAND, PageImages
from tests.bot.viewing.page_images.shown import Shown
from tests.support.documents.pdf_files import (
    LEFT,
    TOP,
    Sheets,
    long_report,
    nested_forms,
    page_of,
)


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
