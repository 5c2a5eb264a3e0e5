"""A gap parts words by what its line's other gaps are, not by one width."""

from itertools import pairwise

import pytest

from tests.support.documents.pdf.drawn_letters import Font, Piece, drawn, one_by_one, side_by_side
from tests.support.documents.pdf_reading import read

WORDS = "the next three years in two of seven".split()


@pytest.mark.parametrize(
    "gaps",
    [
        [2.5, 1.1, 2.5, 2.5, 1.1, 1.1, 2.5],  # a few are narrow
        [1.1] * 7,  # all are
        [0.9] * 7,
        [1.1, 1.3, 1.5, 1.1, 1.3, 1.5, 1.1],  # they differ, as in justified lines
        [2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 0.9],
        [4.0, 1.0, 4.0, 4.0, 4.0, 4.0, 4.0],
    ],
)
def test_narrow_gaps_part_words(gaps: list[float]) -> None:
    """No space is written, and letters of a word touch."""
    data = drawn(side_by_side(WORDS, [*gaps, 0.0]))

    assert read(data).text == " ".join(WORDS)


@pytest.mark.parametrize("wider", [0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 2.6])
def test_words_set_wide_stay_whole(wider: float) -> None:
    """What parts words is wider than what stands between their letters, however much that is."""
    data = drawn(one_by_one("ANNUAL REPORT OF THE OFFICE", wider=wider))

    assert read(data).text == "ANNUAL REPORT OF THE OFFICE"


def test_a_word_set_wide_among_others_stays_whole() -> None:
    """Its own letters tell, not the line's."""
    pieces = side_by_side(["it", "is"], [2.5, 2.5])
    pieces += one_by_one("very", x=99, wider=0.9) + one_by_one("good", x=125)

    assert read(drawn(pieces)).text == "it is very good"


def test_kerned_capitals_stay_whole() -> None:
    """Pairs that are drawn together, and one that is drawn apart, less than a space."""
    close = {"AV": -1.2, "VA": -1.2, "To": -0.9, "r.": 0.4, "fo": 0.5}

    assert read(drawn(one_by_one("AVAIL To for. VAT", kerned=close))).text == "AVAIL To for. VAT"


@pytest.mark.parametrize(
    "words", ["(11.3)%", "1998–2003", "well-known", "$84", "“so”", "e.g.", "and/or", "[2]"]
)
def test_marks_stay_with_what_they_belong_to(words: str) -> None:
    """A gap before or after them is no space: they are set with one."""
    gaps = {first + second: 1.0 for first, second in pairwise(words)}
    gaps = {pair: gap for pair, gap in gaps.items() if not pair.isalnum()}
    assert read(drawn(one_by_one(f"the {words} year", kerned=gaps))).text == f"the {words} year"


def test_a_narrow_gap_after_a_letter_that_leans_over_it_parts_words() -> None:
    """The box of a slanted f covers the gap; its pen does not."""
    font = Font(widths={"f": 300}, ink={"f": (0, 380)})
    pieces, x = [], 72.0
    for word, gap in (("if", 1.1), ("offers", 2.5), ("of", 1.1), ("a", 1.1), ("fund", 0)):
        pieces.append(Piece(word, x, 700))
        x += font.width(word) / 100 + gap

    assert read(drawn(pieces, font)).text == "if offers of a fund"


def test_small_capitals_stay_whole() -> None:
    """A capital in one size and the rest in a smaller one are a word."""
    pieces = [Piece("T", 72, 700), Piece("HE", 77.2, 700, 8), Piece("O", 88, 700)]
    pieces.append(Piece("FFICE", 93.2, 700, 8))

    assert read(drawn(pieces)).text == "THE OFFICE"


def test_letters_of_uneven_gaps_are_not_parted() -> None:
    """Where a font's widths are wrong nothing tells, and the file's spaces alone part words."""
    text = "theofficekeepsabook"
    uneven = {a + b: (hash_of(a + b) % 9) * 0.17 for a, b in pairwise(text)}

    assert read(drawn(one_by_one(text, kerned=uneven))).text == text


def hash_of(pair: str) -> int:
    return sum(map(ord, pair))
