"""The boxes on a page stand on the quotation's words, and on no others."""

from pathlib import Path

import pytest

from bot.documents.document import Document
from bot.formats.pdf.recognition import can_recognise
from bot.library.library import Library
from tests.bot.viewing.page_images.shown import INK, Shown, close
from tests.support.documents.pdf_files import (
    FILL,
    Sheets,
    known_sentence,
    long_report,
    over_the_page,
    page_of,
    scanned,
)


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
                      shown.document.reader, shown.document.layout)  # fmt: skip

    page = shown.pages.page(forged, 0, 0, 17)
    rest = shown.pages.page(forged, 0, other.index("Then"), len(other))

    assert page.boxes == () and "not sure" in (page.note or "")
    assert len(rest.boxes) == 1 and rest.note is None
