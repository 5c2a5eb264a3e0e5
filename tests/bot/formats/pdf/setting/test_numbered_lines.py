"""PDF: numbers that count a page's lines are no words; numbers of items are."""

import pytest

from tests.support.documents.pdf_files import FILL, LEFT, TOP, Sheets
from tests.support.documents.pdf_reading import assert_whole, blocks, read

PLEADING = (
    "The council asks the court to order that the books of the customs house be opened to "
    "anybody who asks for them, and that the levels of each well be read aloud in the spring. "
)


def numbered(count: int, *, x: float = 50, step: float = 24) -> Sheets:
    """A page with the numbers from 1 on down its margin, right-aligned."""
    sheets = Sheets()
    for number in range(count):
        sheets.canvas.setFont("Helvetica", 10)
        sheets.canvas.drawRightString(x + 10, TOP - step * number, str(number + 1))
    return sheets


@pytest.mark.parametrize("step", [24.0, 12.0])
def test_the_numbers_of_a_court_filings_lines_are_left_out(step: float) -> None:
    """1 to 28 down the margin, the lines beside them double-spaced or not; no table, no words."""
    sheets = numbered(28, step=step)
    words = sheets.broken(PLEADING * 3, 400)
    for number, line in enumerate(words):
        sheets.line(line, LEFT + 20, TOP - step * number)
    sheets.end_page()

    extract = read(sheets.data())

    assert [words for kind, words in blocks(extract)] == [(PLEADING * 3).strip()]
    assert_whole(extract)


def test_numbers_printed_down_a_form_of_pleading_are_left_out_where_nothing_stands() -> None:
    """A title page whose lines stand off the numbers."""
    sheets = numbered(28)
    sheets.line("IN THE COURT OF THE VALLEY", 220, TOP - 200, size=14)
    sheets.line("The tenants council, plaintiff", LEFT + 20, TOP - 310)
    sheets.end_page()

    text = read(sheets.data()).text

    assert text.split() == ("IN THE COURT OF THE VALLEY The tenants council, plaintiff".split())


@pytest.mark.parametrize(("before", "by"), [(112, 1), (0, 5)])
def test_a_manuscripts_numbers_go_on_from_page_to_page(before: int, by: int) -> None:
    """From any number, and where each fifth line alone has one."""
    sheets = Sheets()
    words = sheets.broken(PLEADING * 22, 400)
    assert len(words) > 40
    for number, line in enumerate(words, start=1):
        y = TOP + 20 - 14 * number
        if number % by == 0:
            sheets.canvas.setFont("Helvetica", 8)
            sheets.canvas.drawRightString(60, y, str(before + number))
        sheets.line(line, LEFT + 10, y)
    sheets.end_page()

    assert read(sheets.data()).text == " ".join(words)


def test_numbers_in_the_right_margin_are_left_out() -> None:
    """As right-hand pages have them."""
    sheets = numbered(25, x=540, step=14)
    for number, line in enumerate(sheets.broken(PLEADING * 4, 400)):
        sheets.line(line, LEFT, TOP - 14 * number)
    sheets.end_page()

    assert read(sheets.data()).text == (PLEADING * 4).strip()


@pytest.mark.parametrize("dot", ["", "."])
def test_a_lists_numbers_stay(dot: str) -> None:
    """Twelve items, each of one line that begins with a capital."""
    sheets = Sheets()
    for number in range(12):
        sheets.line(f"{number + 1}{dot}", LEFT, TOP - 14 * number)
        sheets.line(
            f"The well of village {'abcdefghijkl'[number]} was dug.", 100, TOP - 14 * number
        )
    sheets.end_page()

    text = read(sheets.data()).text

    assert all(f"{number + 1}{dot}" in text.split() for number in range(12))


def test_the_first_column_of_a_table_stays() -> None:
    """Rank, name and figure."""
    sheets = Sheets()
    for number in range(15):
        y = TOP - 14 * number
        sheets.line(str(number + 1), LEFT, y)
        sheets.line(f"Village {'abcdefghijklmno'[number]}", 120, y)
        sheets.canvas.drawRightString(300, y, f"{9000 - 311 * number:,}")
    sheets.end_page()

    rows = [words for kind, words in blocks(read(sheets.data())) if kind == "row"]

    assert rows[0] == "1\tVillage a\t9,000"
    assert len(rows) == 15


def test_a_forms_numbers_stay() -> None:
    """Its lines stand at uneven steps, and what it says leans on their numbers."""
    sheets = Sheets()
    y = TOP
    for number in range(20):
        sheets.line(str(number + 1), LEFT, y)
        sheets.line(f"levels of line {number}, as measured", 100, y)
        y -= (15, 19, 23, 17)[number % 4]
    sheets.end_page()

    text = read(sheets.data()).text

    assert all(str(number + 1) in text.split() for number in range(20))


def test_years_and_figures_in_prose_stay() -> None:
    """Figures at a column's edge that do not count."""
    sheets = Sheets()
    for number in range(12):
        sheets.line(str(2010 + number), 40, TOP - 14 * number)
    sheets.prose(FILL * 3, LEFT + 10, TOP - 3)
    sheets.end_page()

    assert "2015" in read(sheets.data()).text
