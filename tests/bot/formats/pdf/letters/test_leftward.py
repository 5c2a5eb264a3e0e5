"""Hebrew and Arabic are read whole and in their order, however a file draws them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formats.pdf.analysis.letters.reading_order import Seen, as_read
from tests.support.documents.pdf.drawn_letters import Font, Piece, drawn, one_by_one
from tests.support.documents.pdf_reading import read

HEBREW = "הספרייה נפתחה בשנת אלף תשע מאות"
LINES = [
    ("הספרייה נפתחה", "החתפנ היירפסה"),
    ("נפתחה בשנת 1998 בעיר", "ריעב 1998 תנשב החתפנ"),
    ("בין 12/5/2019 ועד 1,234.50", "1,234.50 דעו 12/5/2019 ןיב"),
    ("שנים 2019-2020 כולן", "ןלוכ 2019-2020 םינש"),
    ("עלה 50% מהן", "ןהמ 50% הלע"),
    ("הבית (הגדול) נבנה", "הנבנ (לודגה) תיבה"),
    ("סעיף 15(ב)(4) לחוק", "קוחל (4)(ב)15 ףיעס"),
    ("תוכנת Open Office 3 הזאת", "תאזה Open Office 3 תנכות"),
    ("ספר «הים» שלו", "ולש «םיה» רפס"),
    ("מכתב, ספר. סוף", "ףוס .רפס ,בתכמ"),
]
"""What is written, and what is seen of it from the left."""


@pytest.mark.parametrize("order", ["seen", "read", "shuffled", "words", "run"])
def test_words_are_whole_in_whatever_order_their_letters_are_drawn(order: str) -> None:
    """Letter by letter as they are seen, as they are read or at random; word by word; at once."""
    letters = one_by_one(HEBREW[::-1])
    if order == "read":
        letters.reverse()
    elif order == "shuffled":
        random.Random(7).shuffle(letters)
    elif order == "words":
        x, letters = 72.0, []
        for word in HEBREW[::-1].split():
            letters.append(Piece(word, x, 700))
            x += 5 * len(word) + 2.5
        letters.reverse()
    elif order == "run":
        letters = [Piece(HEBREW[::-1], 72, 700)]

    assert read(drawn(letters)).text == HEBREW


@pytest.mark.parametrize(("written", "seen"), LINES)
@pytest.mark.parametrize("piecewise", [True, False])
def test_numbers_latin_words_and_brackets_stand_where_they_are_read(
    written: str, seen: str, *, piecewise: bool
) -> None:
    """They run to the right within a line that runs to the left."""
    pieces = one_by_one(seen) if piecewise else [Piece(seen, 72, 700)]

    assert read(drawn(pieces)).text == written


def test_a_hebrew_word_in_a_latin_line_is_read_within_it() -> None:
    """The line runs to the right, the word and the words beside it to the left."""
    seen = "He calls it קוחה רפס in the letter"

    assert read(drawn([Piece(seen, 72, 700)])).text == "He calls it ספר החוק in the letter"


def test_narrow_gaps_part_words_that_run_to_the_left() -> None:
    """By what their line's other gaps are, without a space in the file."""
    pieces, x = [], 72.0
    for word in HEBREW[::-1].split():
        pieces += one_by_one(word, x=x)
        x += 5 * len(word) + 1.2

    assert read(drawn(pieces)).text == HEBREW


@pytest.mark.parametrize("wider", [0.7, 1.2, 2.0])
def test_words_set_wide_stay_whole_that_run_to_the_left(wider: float) -> None:
    """Their letters stand apart, their words further."""
    assert read(drawn(one_by_one(HEBREW[::-1], wider=wider))).text == HEBREW


def test_vowel_points_stand_after_their_letters() -> None:
    """Points are drawn over and under the letters, before or after all of them."""
    written = "שָׁלוֹם רַב"
    bare = "בר םולש"
    letters = one_by_one(bare)
    place = {piece.text: piece.x for piece in letters}
    points = [("ָ", "ש", 1.0), ("ׁ", "ש", 2.0), ("ֹ", "ו", 1.0), ("ַ", "ר", 1.0)]
    marks = [Piece(point, place[letter] + aside, 700) for point, letter, aside in points]
    font = Font(
        widths={point: 0 for point, _, _ in points}, ink={p: (0, 150) for p, _, _ in points}
    )

    for pieces in (letters + marks, marks + letters):
        assert read(drawn(pieces, font)).text == written


@pytest.mark.parametrize("said", ["لا", "\ufefb"])
def test_a_sign_for_two_letters_is_both_in_their_order(said: str) -> None:
    """Lam and alef are drawn as one sign: a font says two letters or the sign's own code."""
    font = Font(said={"#": said})
    pieces = one_by_one("ةيبرعلا ةغ#ل #لها", font)

    words = read(drawn(pieces, font)).text

    assert words.split()[-1] == "العربية"
    assert "الا" not in words
    assert words.count("لا") == 2


def test_shapes_of_letters_are_the_letters() -> None:
    """A font that says how each letter is joined: initial, medial, final."""
    shapes = "\ufeb3\ufefc\ufee1"[::-1]

    assert read(drawn(one_by_one(shapes))).text == "سلام"


def test_two_columns_that_run_to_the_left_are_not_one_line() -> None:
    """A wide gap parts them."""
    pieces = one_by_one("החתפנ", x=72) + one_by_one("היירפסה", x=300)

    lines = read(drawn(pieces)).text.split()

    assert sorted(lines) == sorted(["הספרייה", "נפתחה"])
    assert "הספרייה נפתחה" not in read(drawn(pieces)).text


WORD = st.text("אבגדהוזחט", min_size=1, max_size=6)
LATIN = st.text("abcdeXYZ", min_size=1, max_size=6)
FIGURES = st.from_regex(r"[1-9][0-9]{0,3}(,[0-9]{3})?", fullmatch=True)


@given(st.lists(st.tuples(WORD, st.one_of(st.none(), LATIN, FIGURES)), min_size=1, max_size=5))
def test_what_is_written_is_read(parts: list[tuple[str, str | None]]) -> None:
    """Words, each before a Latin word or a number or none."""
    written = [word for pair in parts for word in pair if word]
    leftward = {word for word, _ in parts}
    shown = " ".join(word[::-1] if word in leftward else word for word in reversed(written))
    seen, spaced = [], False
    for place in reversed(range(len(shown))):
        if shown[place] != " ":
            seen.append(Seen(shown[place], place, place + 1, place, spaced))
        spaced = shown[place] == " "

    words = ["".join(letter.text for letter in word) for word in as_read(seen, leftward=True)]

    assert words == written
