"""PDF: a listing keeps its lines and indents, a formula its number; neither is torn or a table."""

import pytest

from tests.support.documents.pdf_files import BOLD, FILL, LEFT, TOP, Sheets
from tests.support.documents.pdf_reading import assert_whole, blocks, read

CODE = (
    "def levels(wells):",
    "    total = 0",
    "    for well in wells:",
    "        if well.depth > 9:",
    "            total += well.depth",
    "    return total",
)
STEP = 11.0


def draw(sheets: Sheets, lines: tuple[str, ...], y: float, *, bold: str = "") -> float:
    """Typewriter type, the words that `bold` names in bold."""
    for line in lines:
        x = (
            LEFT
            + 20
            + sheets.canvas.stringWidth(" ", "Courier", 9) * (len(line) - len(line.lstrip()))
        )
        for word in line.split():
            font = "Courier-Bold" if word in bold.split() else "Courier"
            sheets.line(word, x, y, font=font, size=9)
            x += sheets.canvas.stringWidth(f"{word} ", "Courier", 9)
        y -= STEP
    return y


@pytest.mark.parametrize("bold", ["", "def for if return", "def levels(wells): return total"])
def test_a_listing_is_one_paragraph_with_its_lines_and_indents(bold: str) -> None:
    """Also where its keywords are bold: no line of it is a heading or a paragraph of its own."""
    sheets = Sheets()
    y = sheets.prose(FILL * 3)
    y = draw(sheets, CODE, y - 10, bold=bold)
    sheets.prose(FILL * 3, y=y - 10)
    sheets.end_page()

    extract = read(sheets.data())

    assert blocks(extract) == [
        ("text", (FILL * 3).strip()),
        ("text", "\n".join(CODE)),
        ("text", (FILL * 3).strip()),
    ]
    assert_whole(extract)


def test_a_blank_line_and_a_comment_far_to_the_right_stay_in_the_listing() -> None:
    """A gap in its lines makes no columns of it."""
    lines = ("wells = read()", "", "count = len(wells)", "print(count, wells)")
    sheets = Sheets()
    y = sheets.prose(FILL * 3)
    draw(sheets, lines, y - 10)
    for number, words in ((0, "# from the book"), (2, "# as a number"), (3, "# for all to see")):
        sheets.line(words, 300, y - 10 - STEP * number, font="Courier", size=9)
    sheets.end_page()

    extract = read(sheets.data())

    assert [kind for kind, _ in blocks(extract)] == ["text", "text"]
    assert extract.text.endswith("print(count, wells) # for all to see")


def test_a_document_in_typewriter_type_has_paragraphs_and_no_listings() -> None:
    """As court reporters and drafts have them: lines are joined."""
    sheets = Sheets()
    for number, line in enumerate(sheets.broken(FILL * 3, 330)):
        sheets.line(line, LEFT, TOP - STEP * number, font="Courier", size=9)
    sheets.end_page()

    assert read(sheets.data()).text == (FILL * 3).strip()


def test_a_typewriters_word_in_a_sentence_stays_there() -> None:
    """A name of a command at a line's end and beginning."""
    sheets = Sheets()
    sheets.line("The keeper types", LEFT, TOP)
    sheets.line("read --all", LEFT + 80, TOP, font="Courier")
    sheets.line("and waits until every book of the valley has been read.", LEFT + 146, TOP)
    sheets.end_page()

    assert len(blocks(read(sheets.data()))) == 1


@pytest.mark.parametrize("bold", [False, True])
def test_two_columns_of_figures_are_no_listing(bold: bool) -> None:
    """Figures are of one width in most types."""
    sheets = Sheets()
    sheets.prose(FILL * 2)
    for number in range(4):
        for column in range(3):
            font = BOLD if bold else "Helvetica"
            words = str(1234 + 311 * number * (column + 1))
            sheets.line(words, LEFT + 90 * column, 600 - 14 * number, font=font)
    sheets.end_page()

    assert [kind for kind, _ in blocks(read(sheets.data()))].count("row") == 4


@pytest.mark.parametrize("number", ["(1)", "(2.1)", "(A.3)", "(14b)"])
def test_a_displayed_formula_is_one_paragraph_with_its_number(number: str) -> None:
    """The number stands at the column's edge; the sentence around it is not the formula's."""
    sheets = Sheets()
    y = sheets.prose(f"{FILL} The level of a well is")
    sheets.line("h = a + b x", LEFT + 150, y - 8)
    sheets.canvas.drawRightString(LEFT + 450, y - 8, number)
    sheets.prose(f"where a is the depth of the well. {FILL}", y=y - 30)
    sheets.end_page()

    assert [words for _, words in blocks(read(sheets.data()))][1] == f"h = a + b x {number}"


def test_two_formulas_with_their_numbers_are_no_table() -> None:
    """Their sides stand one under the other as cells do."""
    sheets = Sheets()
    y = sheets.prose(FILL)
    for row, (left, right) in enumerate((("f(x) =", "a + b"), ("g(x, y) =", "c"))):
        sheets.canvas.drawRightString(LEFT + 200, y - 8 - 14 * row, left)
        sheets.line(right, LEFT + 215, y - 8 - 14 * row)
        sheets.canvas.drawRightString(LEFT + 450, y - 8 - 14 * row, f"(2.{row + 1})")
    sheets.prose(FILL, y=y - 44)
    sheets.end_page()

    found = blocks(read(sheets.data()))

    assert found[1] == ("text", "f(x) = a + b (2.1) g(x, y) = c (2.2)")
    assert [kind for kind, _ in found] == ["text", "text", "text"]


def test_a_fractions_sides_are_in_its_formula() -> None:
    """What stands above and below the line, close to it."""
    sheets = Sheets()
    y = sheets.prose(FILL)
    sheets.line("a + b", LEFT + 190, y - 8)
    sheets.line("x =", LEFT + 150, y - 16)
    sheets.line("(7)", LEFT + 435, y - 16)
    sheets.line("2 c", LEFT + 196, y - 24)
    sheets.prose(FILL, y=y - 50)
    sheets.end_page()

    assert sorted(blocks(read(sheets.data()))[1][1].split()) == sorted("a + b x = (7) 2 c".split())


def test_a_short_last_line_with_a_sign_stays_in_its_paragraph() -> None:
    """ "p = 3." ends a sentence and is no formula."""
    sheets = Sheets()
    words = "The office keeps a book of every well in the valley and writes on its first page that"
    sheets.line("p = 3 m.", LEFT, sheets.prose(words, width=205))
    sheets.end_page()

    assert [words[-8:] for _, words in blocks(read(sheets.data()))] == ["p = 3 m."]
