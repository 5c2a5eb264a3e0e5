"""PDF: reading order, paragraphs, headings, items, tables, hyphens, titles."""

import pytest

from bot.documents.paragraphs import ParagraphKind
from tests.support.documents.pdf_files import BOLD, FILL, LEFT, STEP, TOP, Sheets, page_of
from tests.support.documents.pdf_reading import assert_whole, blocks, read


def test_headings_across_columns_stand_before_them() -> None:
    """Title, left column, right column, heading, left column, right column."""
    sheets = Sheets()
    sheets.line("The wells of the valley and what became of all of them", LEFT, TOP, size=18)
    y = TOP - 40
    for part in ("first", "second"):
        if part == "second":
            sheets.line(
                "What the office measured in the years after the great flood",
                LEFT,
                y,
                font=BOLD,
                size=14,
            )
            y -= 30
        left = sheets.prose(f"Left {part} begins. {FILL}", LEFT, y, width=210)
        sheets.prose(f"Right {part} begins. {FILL}", LEFT + 240, y, width=210)
        y = left - 30
    sheets.end_page()

    extract = read(sheets.data())

    starts = [words.split(".")[0][:18] for _, words in blocks(extract)]
    assert starts == [
        "The wells of the v",
        "Left first begins",
        "Right first begins",
        "What the office me",
        "Left second begins",
        "Right second begin",
    ]
    assert [kind for kind, _ in blocks(extract)].count("heading") == 2
    assert extract.title == "The wells of the valley and what became of all of them"


def test_three_columns_are_read_one_after_the_other() -> None:
    """Each column's lines stay together although their heights differ."""
    sheets = Sheets()
    for number, word in enumerate(("Left", "Middle", "Right")):
        words = f"{word} begins. {FILL}{word} ends."
        sheets.prose(words, 50 + 170 * number, TOP - 3 * number, width=150, size=9)
    sheets.end_page()

    found = [text for _, text in blocks(read(sheets.data()))]

    assert [text.split()[0] for text in found] == ["Left", "Middle", "Right"]
    assert [text.split()[-2] for text in found] == ["Left", "Middle", "Right"]


def test_indents_gaps_and_short_last_lines_part_paragraphs() -> None:
    """Three ways to begin a paragraph; a wrapped line is no beginning."""
    sheets = Sheets()
    y = sheets.prose(f"Alpha. {FILL}")
    y = sheets.prose(f"Beta. {FILL}", y=y - 10)
    first, *rest = sheets.broken(f"Gamma. {FILL}", 435)
    sheets.line(first, LEFT + 15, y)
    sheets.lines(rest, y=y - STEP)
    sheets.end_page()

    assert [words.split(".")[0] for _, words in blocks(read(sheets.data()))] == [
        "Alpha",
        "Beta",
        "Gamma",
    ]


def test_items_keep_their_marks_and_their_wrapped_lines() -> None:
    """A bullet begins an item; the mark is in the text and not in the item's words."""
    sheets = Sheets()
    y = sheets.prose("The engineer needs three things:")
    for mark, words in (("•", "a rope"), ("•", f"a bucket. {FILL}"), ("2.", "a book")):
        sheets.line(mark, LEFT, y)
        y = sheets.prose(words, LEFT + 18, y)
    sheets.end_page()

    extract = read(sheets.data())

    items = [each for each in extract.layout.paragraphs if each.kind is ParagraphKind.ITEM]
    marks = [extract.text[each.start : each.words.start] for each in items]
    assert marks == ["• ", "• ", "2. "]
    assert extract.text[items[1].start : items[1].end].endswith("before it is dry.")


def test_an_outlines_title_makes_a_line_a_heading() -> None:
    """A line set like all others is a heading where a bookmark says so."""
    sheets = Sheets()
    sheets.canvas.bookmarkPage("wells")
    sheets.canvas.addOutlineEntry("Trust and water", "wells", 0)
    y = sheets.prose(FILL)
    y = sheets.prose("2.1 Trust and water", y=y)
    sheets.prose(FILL, y=y)
    sheets.end_page()

    assert blocks(read(sheets.data()))[1] == ("heading", "2.1 Trust and water")


def test_bold_words_that_begin_a_paragraph_are_told() -> None:
    """Their span is in `bold`, for speakers that are shown by bold type alone."""
    sheets = Sheets()
    sheets.line("Reporter", LEFT, TOP, font=BOLD)
    width = sheets.canvas.stringWidth("Reporter ", BOLD, 10)
    sheets.line("Why did you choose wells?", LEFT + width, TOP)
    sheets.end_page()

    extract = read(sheets.data())

    assert [extract.text[span.start : span.end] for span in extract.layout.bold] == ["Reporter"]
    assert extract.text == "Reporter Why did you choose wells?"


def test_a_hyphen_of_the_lines_doing_is_a_join_and_a_compounds_is_none() -> None:
    """The text keeps every hyphen and line end; `joins` has those that part a word."""
    lines = [
        "A well is an example of patience, and a well-known exam-",
        "ple of trust. The engineer asked the villages and the govern-",
        "ment about the known depth of each well. It is a well-",
        "known fact that the Anglo-",
        "Saxon wells were dug in 2019-",
        "2020 by hand.",
    ]

    extract = read(page_of(*lines))

    assert "exam-\nple of trust" in extract.text
    joined = {extract.text[join.start - 4 : join.end + 3] for join in extract.layout.joins}
    assert joined == {"exam-\nple", "vern-\nmen"}
    assert_whole(extract)


FIGURES = (
    ("Wells dug", "1,204", "987"),
    ("Wells repaired by the villages", "56", "(12)"),
    ("Staff", "–", "8"),
    ("Total", "1,260", "983"),
)


@pytest.mark.parametrize("ruled", [False, True])
def test_each_row_of_a_table_is_one_line_and_none_is_glued_to_prose(ruled: bool) -> None:
    """Label and figures in one row, with rules drawn or without, prose close above and below."""
    sheets = Sheets()
    y = sheets.prose(FILL)
    for row in (("", "2023", "2022"), *FIGURES):
        if ruled:
            sheets.canvas.line(LEFT, y + 9, LEFT + 400, y + 9)
        sheets.line(row[0], LEFT, y)
        for number, cell in enumerate(row[1:]):
            sheets.canvas.drawRightString(LEFT + 300 + 80 * number, y, cell)
        y -= STEP
    sheets.prose(FILL, y=y)
    sheets.end_page()

    extract = read(sheets.data())

    assert [words for kind, words in blocks(extract) if kind in ("head-row", "row")] == [
        "2023\t2022",
        *("\t".join(row) for row in FIGURES),
    ]
    assert [words for kind, words in blocks(extract) if kind == "text"] == [FILL.strip()] * 2
    assert_whole(extract)


def test_a_ruled_table_of_words_keeps_its_wrapped_cells_whole() -> None:
    """Each cell's lines are one; two columns of cells are not read as columns of prose."""
    sheets = Sheets()
    y = TOP
    rows = [("The flood", FILL), ("The drought", FILL), ("The war in the next valley", FILL)]
    for name, words in rows:
        sheets.canvas.line(LEFT, y + 10, LEFT + 420, y + 10)
        sheets.prose(name, LEFT, y, width=100)
        y = sheets.prose(words, LEFT + 150, y, width=270) - 6
    sheets.end_page()

    assert [words for kind, words in blocks(read(sheets.data())) if kind == "row"] == [
        f"{name}\t{words.strip()}" for name, words in rows
    ]


def test_contents_are_rows_without_their_dots() -> None:
    """A title and its page, parted by a tab where dots led from one to the other."""
    sheets = Sheets()
    for number, title in enumerate(("Preface", "The wells", "What became of them")):
        sheets.line(f"{title} {'. ' * (60 - len(title))}", LEFT, TOP - STEP * number)
        sheets.canvas.drawRightString(520, TOP - STEP * number, str(7 + 20 * number))
    sheets.end_page()

    assert read(sheets.data()).text == "Preface\t7\nThe wells\t27\nWhat became of them\t47"


def test_letters_set_with_gaps_are_words() -> None:
    """A N N U A L  R E P O R T reads "ANNUAL REPORT"."""
    sheets = Sheets()
    sheets.canvas.setFont("Helvetica", 10)
    sheets.canvas.drawString(LEFT, TOP, "ANNUAL REPORT", charSpace=5)
    sheets.end_page()

    assert read(sheets.data()).text == "ANNUAL REPORT"


@pytest.mark.parametrize(
    "title", ["Microsoft Word - draft.doc", "report_final.indd", "untitled", ""]
)
def test_what_a_program_wrote_as_title_is_not_taken(title: str) -> None:
    """The largest heading of the first page is the title then."""
    sheets = Sheets(title=title)
    sheets.line("Water for the valley", LEFT, TOP, font=BOLD, size=20)
    sheets.prose(FILL, y=TOP - 40)
    sheets.end_page()

    assert read(sheets.data()).title == "Water for the valley"
