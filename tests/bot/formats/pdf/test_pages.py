"""PDF: pages and their labels, heads and feet, notes, sentences over a page end."""

import pytest

from tests.support.documents.pdf_files import (
    FILL,
    LEFT,
    TOP,
    Sheets,
    known_sentence,
    long_report,
    over_the_page,
    roman,
    with_labels,
)
from tests.support.documents.pdf_reading import assert_whole, blocks, place_of, read


@pytest.mark.parametrize("labelled", [False, True])
def test_every_sentence_of_a_long_report_is_on_its_page_under_its_printed_label(
    labelled: bool,
) -> None:
    """Two columns, i-vi and 1-120 printed in changing heads and feet: all 126 places are right,
    also where the file's own labels count 1, 2, 3 from the cover."""
    front, body = 6, 120

    report = read(long_report(front=front, body=body, labelled=labelled))

    printed = [roman(number + 1) for number in range(front)] + [str(n + 1) for n in range(body)]
    found = [place_of(report, known_sentence(index)) for index in range(front + body)]
    assert found == list(enumerate(printed))
    assert "River Office" not in report.text
    assert "Annual report" not in report.text
    assert report.title == "The wells of the valley"
    assert_whole(report)


def test_a_files_own_labels_are_kept_where_nothing_is_printed() -> None:
    """ "i", "ii", then "A-1": as /PageLabels says."""
    labels = [(0, "ROMAN_LOWER", None, 1), (2, "ARABIC", "A-", 1)]

    extract = read(with_labels(labels, pages=4))

    assert [page.label for page in extract.layout.pages] == ["i", "ii", "A-1", "A-2"]


def test_a_page_has_no_label_where_none_is_printed() -> None:
    """The figures 1 to 4 in the text are no page numbers."""
    extract = read(with_labels([], pages=4))

    assert [page.label for page in extract.layout.pages] == [None] * 4


@pytest.mark.parametrize("beside", ["", "River Office, annual report "])
def test_a_number_right_under_the_words_is_the_pages_at_whatever_height(beside: str) -> None:
    """As in filings set as one web page: below the last line, wherever that stands."""
    sheets = Sheets()
    for index in range(8):
        below = sheets.prose(f"{known_sentence(index)} {FILL * (1 + index % 3)}")
        sheets.line(f"{beside}{index + 3}", LEFT + 200, below - 4)
        sheets.end_page()

    extract = read(sheets.data())

    assert [page.label for page in extract.layout.pages] == [str(n + 3) for n in range(8)]
    assert "annual report" not in extract.text
    assert_whole(extract)


def test_three_figures_that_ascend_at_the_feet_of_pages_prove_nothing() -> None:
    """Fewer than four at several heights may be notes, sums or dates."""
    sheets = Sheets()
    for index in range(3):
        below = sheets.prose(FILL * (1 + index))
        sheets.line(str(index + 3), LEFT + 200, below - 4)
        sheets.end_page()

    assert [page.label for page in read(sheets.data()).layout.pages] == [None] * 3


def test_a_head_that_stands_once_stays_and_a_repeated_sentence_of_the_body_too() -> None:
    """Only what repeats at the page's edge, set off from the text, is furniture."""
    sheets = Sheets()
    for index in range(6):
        sheets.line("The river and its wells", LEFT, 806, size=8)
        head = ["A chapter of its own"] if index == 3 else []
        sheets.lines([*head, "Nobody asked the village.", *sheets.broken(FILL, 450)])
        sheets.end_page()

    text = read(sheets.data()).text

    assert "The river and its wells" not in text
    assert text.count("A chapter of its own") == 1
    assert text.count("Nobody asked the village.") == 6


def test_a_sentence_that_runs_over_a_page_is_whole_and_its_note_stands_before() -> None:
    """One paragraph with the next page's start inside it; the note keeps its own page."""
    note = "The book is kept by the office."
    data = over_the_page(last="They were asked before", first="anybody dug the well.", note=note)

    extract = read(data)

    sentence = "They were asked before anybody dug the well."
    assert sentence in extract.text
    assert extract.text[extract.layout.pages[1].start :].startswith("anybody dug")
    assert extract.layout.page_at(extract.text.index(sentence)) == 0
    assert ("text", f"1 {note}") in blocks(extract)
    assert extract.layout.page_at(extract.text.index(note)) == 0
    assert_whole(extract)


def test_a_raised_note_number_is_kept_apart_from_the_figure_before_it() -> None:
    """ "2019" with note 3 is not 20193; a squared unit stays whole."""
    sheets = Sheets()
    drawn = sheets.canvas.beginText(LEFT, TOP)
    for words, rise, size in (
        ("It was dug in 2019", 0, 10),
        ("3", 4, 6),
        (" and covers 40 m", 0, 10),
        ("2", 4, 6),
        (" of clay.", 0, 10),
    ):
        drawn.setFont("Helvetica", size)
        drawn.setRise(rise)
        drawn.textOut(words)
    sheets.canvas.drawText(drawn)
    sheets.end_page()

    assert read(sheets.data()).text == "It was dug in 2019 3 and covers 40 m2 of clay."


def test_words_up_the_margin_are_a_paragraph_of_their_own() -> None:
    """They stand in no sentence; a page that is turned whole is read as it is seen."""
    sheets = Sheets()
    sheets.prose(FILL)
    sheets.canvas.saveState()
    sheets.canvas.translate(30, 500)
    sheets.canvas.rotate(90)
    sheets.line("Printed in the valley", 0, 0, size=7)
    sheets.canvas.restoreState()
    sheets.end_page()
    sheets.canvas.setPageRotation(90)
    sheets.canvas.translate(595, 0)
    sheets.canvas.rotate(90)
    sheets.prose(f"Turned. {FILL}", y=500)
    sheets.end_page()

    assert [words for _, words in blocks(read(sheets.data()))] == [
        FILL.strip(),
        "Printed in the valley",
        f"Turned. {FILL}".strip(),
    ]
