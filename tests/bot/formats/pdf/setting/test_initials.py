"""PDF: an initial two lines high is the first letter of its word, and no lines are shuffled."""

import pytest

from tests.support.documents.pdf_files import BOLD, LEFT, TOP, Sheets
from tests.support.documents.pdf_reading import read

REST = (
    "the past three decades the keepers of the island light have written down every ship that "
    "passed, and the books fill a whole room in the town hall. Nobody had read them from the first "
    "page to the last until a student asked for the key in the spring."
)
STEP = 13.0


def page_with(
    letter: str,
    rest: str,
    *,
    lines: int = 2,
    x: float = LEFT,
    font: str = "Helvetica",
    last: bool = False,
) -> bytes:
    """A paragraph that begins with an initial some lines high.

    Args:
        last: the file has the initial after the words beside it.
    """
    sheets = Sheets()
    size = (STEP * (lines - 1) + 8) / 0.72
    width = sheets.canvas.stringWidth(letter, font, size) + 2
    words = sheets.broken(rest, 230 - width, size=11)[:lines]
    others = sheets.broken(rest[len(" ".join(words)) :], 230, size=11)
    initial = (letter, x, TOP - STEP * (lines - 1))
    if not last:
        sheets.line(*initial, font=font, size=size)
    for number, line in enumerate(words + others):
        at = x + width if number < lines else x
        sheets.line(line, at, TOP - STEP * number, size=11)
    if last:
        sheets.line(*initial, font=font, size=size)
    sheets.end_page()
    return sheets.data()


@pytest.mark.parametrize("lines", [2, 3, 4])
@pytest.mark.parametrize("last", [False, True])
def test_an_initial_begins_its_word_and_the_lines_beside_it_stay(lines: int, last: bool) -> None:
    """Two, three and four lines high; before its words in the file and after them."""
    assert read(page_with("O", f"ver {REST}", lines=lines, last=last)).text == f"Over {REST}"


@pytest.mark.parametrize(
    ("letter", "rest", "words"),
    [
        ("“N", "obody asked the village,” said the keeper. ", "“Nobody asked the village,” said"),
        ("T", "HE WELLS OF THE VALLEY were dug by hand. ", "THE WELLS OF THE VALLEY were dug"),
        ("É", "mile kept the books for the office alone. ", "Émile kept the books"),
        ("A", "well is an example of patience. The well ", "A well is an example of patience."),
        ("I", "n the spring the levels are measured again. ", "In the spring the levels"),
    ],
)
def test_an_initial_is_a_word_of_its_own_where_the_next_one_is(
    letter: str, rest: str, words: str
) -> None:
    """Quotation marks, capitals, accents; "A" before a word that the page has elsewhere."""
    text = read(page_with(letter, rest + REST, font=BOLD)).text

    assert text.startswith(words)
    assert text.endswith(REST.split("hall. ")[1])


def test_an_initial_in_the_right_column_stays_there() -> None:
    """It stands between the columns, as high as lines of the left one."""
    sheets = Sheets()
    sheets.prose(f"Each page names the boat. {REST}", LEFT, TOP + 6, width=200)
    size = 30
    width = sheets.canvas.stringWidth("O", "Helvetica", size) + 2
    words = sheets.broken(f"ver {REST}", 200 - width)[:2]
    others = sheets.broken(f"ver {REST}"[len(" ".join(words)) :], 200)
    sheets.line("O", 310, TOP - 12, size=size)
    sheets.lines(words, 310 + width, TOP)
    sheets.lines(others, 310, TOP - 24)
    sheets.end_page()

    text = read(sheets.data()).text

    assert f"Each page names the boat. {REST}" in text
    assert f"Over {REST}" in text


def test_a_large_letter_beside_which_no_line_begins_stays_alone() -> None:
    """A mark in the margin far from the words, and a figure two lines high."""
    sheets = Sheets()
    sheets.line("B", 30, TOP - 12, size=30)
    sheets.line("7", LEFT, TOP - 112, size=30)
    sheets.prose(REST, LEFT + 20, TOP, width=300)
    sheets.prose(REST, LEFT + 20, TOP - 100, width=300)
    sheets.end_page()

    text = read(sheets.data()).text

    assert "Bthe" not in text
    assert "7the" not in text
    assert text.count(REST.split(". ")[1]) == 2
