"""PDF: two columns and more are read one after the other, whatever stands above and between."""

from collections.abc import Callable

import pytest

from tests.support.documents.pdf_files import BOLD, LEFT, TOP, Sheets
from tests.support.documents.pdf_reading import assert_whole, blocks, read

RIGHT = LEFT + 240
WIDTH = 210
ONE = (
    "We read the ledgers of a harbour office from three winters and compare the weights that the "
    "clerk wrote down with the prices in the market. The two agree in most weeks. Where they "
    "differ, the boat belonged to a member of the council, and the fish was sold before it was "
    "weighed. Each page names the boat, its owner and the hour of landing."
)
OTHER = (
    "Only the customs house kept a second set of books, and it burned in the spring of the fourth "
    "year. What is left of it are letters to the ministry, in which the collector complains that "
    "the boats of the council pay nothing. He names eleven of them. His figures are rounded, but "
    "they follow ours closely in the months for which both exist."
)


def assert_in_order(sheets: Sheets, *phrases: str) -> None:
    """Both columns whole, each phrase after the one before."""
    sheets.end_page()
    extract = read(sheets.data())
    text = extract.text
    places = [text.index(phrase) for phrase in (*phrases,)]
    assert places == sorted(places)
    assert ONE in text
    assert OTHER in text
    assert "row" not in [kind for kind, _ in blocks(extract)]
    assert_whole(extract)


def beside_a_heading(sheets: Sheets) -> None:
    """The right column begins beside the word "Abstract", off the left one's lines."""
    sheets.line("Ledgers of a Harbour Office", 212, TOP, font=BOLD, size=14)
    sheets.line("The clerk and the teacher", 223, TOP - 25, size=12)
    sheets.line("Abstract", LEFT + 75, TOP - 110, font=BOLD, size=12)
    sheets.prose(ONE, LEFT, TOP - 128, width=WIDTH)
    sheets.prose(OTHER, RIGHT, TOP - 110, width=WIDTH)


def under_authors_side_by_side(sheets: Sheets) -> None:
    """Three authors stand over both columns, with white between them where the columns have it."""
    for number, word in enumerate(("A clerk", "A teacher", "A keeper")):
        sheets.line(word, 90 + 160 * number, TOP)
        sheets.line("The harbour", 90 + 160 * number, TOP - STEP)
    sheets.line("Abstract", LEFT + 75, TOP - 60, font=BOLD, size=12)
    sheets.prose(ONE, LEFT, TOP - 80, width=WIDTH)
    sheets.prose(OTHER, RIGHT, TOP - 60, width=WIDTH)


def with_lines_at_other_heights(sheets: Sheets) -> None:
    """The left column is set smaller, so that no line has another beside it."""
    sheets.line("Abstract", LEFT + 75, TOP, font=BOLD, size=12)
    sheets.prose(ONE, LEFT, TOP - 17, width=WIDTH, size=9)
    sheets.prose(OTHER, RIGHT, TOP - 5, width=WIDTH, size=10.5)


def with_a_short_left_column(sheets: Sheets) -> None:
    """The right column goes on below the left one."""
    sheets.prose(ONE, LEFT, TOP, width=WIDTH)
    sheets.prose(f"{OTHER} The ministry never answered him.", RIGHT, TOP, width=WIDTH)


def with_a_right_column_below_a_picture(sheets: Sheets) -> None:
    """The left column begins higher: the right one has a picture and its caption above."""
    sheets.canvas.rect(RIGHT, TOP - 60, WIDTH, 60)
    sheets.prose(ONE, LEFT, TOP, width=WIDTH)
    sheets.line("Figure 1: The harbour.", RIGHT, TOP - 75, size=8)
    sheets.prose(OTHER, RIGHT, TOP - 100, width=WIDTH)


def with_a_numbered_heading(sheets: Sheets) -> None:
    """A heading's number stands off from its words in the left column."""
    y = sheets.prose(ONE, LEFT, TOP, width=WIDTH)
    sheets.line("1", LEFT, y - 10, font=BOLD, size=12)
    sheets.line("Introduction", LEFT + 18, y - 10, font=BOLD, size=12)
    sheets.prose("Records of small ports are seldom kept.", LEFT, y - 30, width=WIDTH)
    sheets.prose(OTHER, RIGHT, TOP - 3, width=WIDTH)


def with_a_heading_close_to_the_gutter(sheets: Sheets) -> None:
    """A large heading of the right column begins near the end of the left one's line."""
    sheets.prose(ONE, LEFT, TOP, width=226)
    y = sheets.prose(OTHER, RIGHT, TOP - 3 * STEP, width=WIDTH)
    sheets.line("2 What is left", RIGHT, TOP - STEP, font=BOLD, size=14)
    sheets.line("of the books", RIGHT, y - 20, font=BOLD, size=14)


def over_a_footnote_across(sheets: Sheets) -> None:
    """A note at the foot stands across both columns."""
    sheets.prose(ONE, LEFT, TOP, width=WIDTH)
    sheets.prose(OTHER, RIGHT, TOP - 4, width=WIDTH)
    note = "1 The ledgers lie in the town's archive and may be seen by anybody who asks for them "
    sheets.line(f"{note}in writing a week before.", LEFT, 80, size=7.5)


def beside_notes_in_the_margin(sheets: Sheets) -> None:
    """Short notes stand in the outer margin of the right column."""
    sheets.prose(ONE, LEFT, TOP, width=WIDTH)
    sheets.prose(OTHER, RIGHT - 10, TOP - 4, width=WIDTH)
    sheets.line("See the map", RIGHT + 215, TOP - 40, size=7)
    sheets.line("and the list.", RIGHT + 215, TOP - 49, size=7)


def with_words_between(sheets: Sheets) -> None:
    """A displayed sentence stands over both columns in the middle of the page."""
    sheets.prose(ONE, LEFT, TOP, width=WIDTH)
    sheets.prose(OTHER, RIGHT, TOP - 4, width=WIDTH)
    sheets.line("What became of the boats when the council was gone", LEFT, 500, size=16)
    sheets.prose("The boats were sold. " * 12, LEFT, 470, width=WIDTH)
    sheets.prose("The nets were burned. " * 12, RIGHT, 470, width=WIDTH)


STEP = 12.0
PAGES = [
    beside_a_heading,
    under_authors_side_by_side,
    with_lines_at_other_heights,
    with_a_short_left_column,
    with_a_right_column_below_a_picture,
    with_a_numbered_heading,
    with_a_heading_close_to_the_gutter,
    over_a_footnote_across,
    beside_notes_in_the_margin,
    with_words_between,
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_the_left_column_is_read_whole_before_the_right_one(page: Callable[[Sheets], None]) -> None:
    """No line of one stands between two of the other, and nothing becomes a table's row."""
    sheets = Sheets()
    page(sheets)

    assert_in_order(sheets, "We read the ledgers", "Only the customs house")


def test_columns_below_a_ruled_table_are_no_cells_of_it() -> None:
    """Its ruling lines stand above them, and the white between its cells goes on between them."""
    sheets = Sheets()
    for number in range(4):
        y = TOP - 14 * number
        sheets.canvas.line(LEFT, y + 10, RIGHT + WIDTH, y + 10)
        sheets.line(f"Village {'abcd'[number]}", LEFT, y)
        sheets.canvas.drawRightString(RIGHT + 60, y, str(1200 + number))
    sheets.prose(f"{ONE} {ONE}", LEFT, TOP - 70, width=WIDTH)
    sheets.prose(f"{OTHER} {OTHER}", RIGHT, TOP - 74, width=WIDTH)
    sheets.end_page()

    found = blocks(read(sheets.data()))

    assert [words for kind, words in found if "row" in kind] == [
        f"Village {'abcd'[number]}\t{1200 + number}" for number in range(4)
    ]
    assert [words for kind, words in found if kind == "text"] == [
        f"{ONE} {ONE}",
        f"{OTHER} {OTHER}",
    ]


@pytest.mark.parametrize("name", ["Figure 1: ", "Table 2. ", "Abb. 3: ", "Fig. A1 "])
def test_a_word_that_a_caption_parts_is_whole(name: str) -> None:
    """The left column ends in a hyphen; a picture's caption stands above the word's other half."""
    sheets = Sheets()
    y = sheets.prose(ONE, LEFT, TOP, width=WIDTH)
    sheets.line("All of this rests upon the assump-", LEFT, y)
    sheets.line(f"{name}The harbour in the spring", RIGHT, TOP, size=10)
    sheets.prose(f"tion that the clerk wrote it down. {OTHER}", RIGHT, TOP - 40, width=WIDTH)
    sheets.end_page()

    text = read(sheets.data()).text

    assert "upon the assump-\ntion that the clerk" in text
    assert f"{name}The harbour in the spring" in text


def test_a_short_heading_beside_a_column_is_a_heading() -> None:
    """ "Abstract" is no first word of the line beside it."""
    sheets = Sheets()
    beside_a_heading(sheets)
    sheets.end_page()

    assert ("heading", "Abstract") in blocks(read(sheets.data()))


def test_lines_set_in_between_braces_are_no_column() -> None:
    """A loop's lines stay between those that open and close it, whatever type they are set in."""
    sheets = Sheets()
    for number, (words, indent) in enumerate(
        (("repeat {", 0), ("look at the book", 90), ("count the boats", 90), ("}", 0))
    ):
        sheets.line(words, LEFT + indent, TOP - STEP * number)
    sheets.end_page()

    text = read(sheets.data()).text

    assert " ".join(text.split()) == "repeat { look at the book count the boats }"
