"""PDF: what two pages or letters from a template share are words; a running head is none."""

import pytest

from tests.support.documents.pdf_files import FILL, LEFT, TOP, Sheets, known_sentence
from tests.support.documents.pdf_reading import read

LETTER = (
    "May 5, 2023",
    "To all tenants of the mill house:",
    "We met the owners on Tuesday and agreed on the new terms.",
    "Your rent will rise by {number} euros from June.",
    "With regards,",
    "The tenants council",
)


@pytest.mark.parametrize("letters", [2, 3, 4, 9])
@pytest.mark.parametrize("foot", [560.0, 60.0])
def test_letters_from_one_template_keep_their_date_addressee_and_signature(
    letters: int, foot: float
) -> None:
    """However many there are, and wherever the signature stands."""
    sheets = Sheets()
    for number in range(letters):
        for at, words in enumerate(LETTER):
            height = foot if at == len(LETTER) - 1 else TOP - 32 * at
            sheets.line(words.format(number=40 + number), LEFT, height, size=12)
        sheets.end_page()

    text = read(sheets.data()).text

    for words in LETTER:
        assert text.count(words.format(number=40)) == (letters if "{" not in words else 1)


@pytest.mark.parametrize("pages", [2, 3, 7])
def test_words_in_the_texts_type_on_two_pages_alone_stay(pages: int) -> None:
    """Two are few to conclude from: a chapter's name may stand twice."""
    sheets = Sheets()
    for index in range(pages):
        if index < 2:
            sheets.line("What the council wrote", LEFT, 800)
        sheets.prose(f"{known_sentence(index)} {FILL * (1 + index % 3)}")
        sheets.end_page()

    assert read(sheets.data()).text.count("What the council wrote") == 2


@pytest.mark.parametrize("pages", [2, 4])
def test_small_words_at_the_edge_of_two_pages_are_a_running_head(pages: int) -> None:
    """As a short report has them."""
    sheets = Sheets()
    for index in range(pages):
        sheets.line("River Office, annual report", LEFT, 815, size=7)
        sheets.prose(f"{known_sentence(index)} {FILL * (1 + index % 3)}")
        sheets.end_page()

    assert "annual report" not in read(sheets.data()).text


def test_a_running_head_in_the_texts_type_on_three_pages_is_left_out() -> None:
    """Their texts differ, so they are no copies of one another."""
    sheets = Sheets()
    for index in range(3):
        sheets.line("River Office, annual report", LEFT, 815)
        sheets.prose(f"{known_sentence(index)} {known_sentence(index + 9)}")
        sheets.end_page()

    assert "annual report" not in read(sheets.data()).text


def test_words_far_from_the_edge_stay_on_however_many_pages() -> None:
    """Nothing stands above or below them, yet they are in no margin."""
    sheets = Sheets()
    for index in range(5):
        sheets.prose(f"{known_sentence(index)} {FILL}")
        sheets.line("Signed by the council.", LEFT, 500)
        sheets.end_page()

    assert read(sheets.data()).text.count("Signed by the council.") == 5


def test_pages_of_one_line_keep_it() -> None:
    """ "This is page i", "This is page ii": without them the pages would be bare."""
    sheets = Sheets()
    for number in ("i", "ii", "iii", "iv"):
        sheets.line(f"This is page {number}", LEFT, TOP)
        sheets.end_page()

    text = read(sheets.data()).text

    for number in ("i", "ii", "iii", "iv"):
        assert f"This is page {number}" in text
