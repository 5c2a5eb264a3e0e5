"""Korean parts words by spaces, at line ends too; Chinese and Japanese lines join without any."""

import pytest

from bot.documents.paragraphs import line_breaks
from tests.support.documents.pdf.drawn_letters import Font, Piece, drawn
from tests.support.documents.pdf_reading import assert_whole, read

FULL = "우물의 물은 마을 사람들이 함께 나누어 쓰는 것"


def lined(*lines: str) -> str:
    """What is read of lines below one another."""
    pieces = [Piece(words, 72, 700 - 12 * row) for row, words in enumerate(lines)]
    extract = read(drawn(pieces, Font(widths={" ": 250})))
    assert_whole(extract)
    return extract.text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ((f"{FULL}이 ", f"{FULL}은 ", "옳은 일이다"), f"{FULL}이 {FULL}은 옳은 일이다"),
        ((f"{FULL}이 ", f"{FULL}은 옳", "은 일이다"), f"{FULL}이 {FULL}은 옳은 일이다"),
        ((f"{FULL}이 ", f"{FULL}은 제", "2급이다"), f"{FULL}이 {FULL}은 제2급이다"),
        ((f"{FULL}이 ", f"{FULL}은 ", "2020년이다"), f"{FULL}이 {FULL}은 2020년이다"),
    ],
)
def test_a_space_at_the_end_of_a_korean_line_parts_words(lines: tuple[str, ...], text: str) -> None:
    """And none does not, where the file writes them at others."""
    assert lined(*lines) == text


def test_korean_lines_without_spaces_at_their_ends_are_parted() -> None:
    """Where a file writes none at all, a line's end is one, as in English."""
    assert lined(f"{FULL}이", f"{FULL}은", "옳은 일이다") == f"{FULL}이 {FULL}은 옳은 일이다"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("村里的人们共用一口井水井很深水很清", "每天都有人来打水"),
        ("村の人々は井戸の水を分け合って使ってい", "ますので大切です"),
        ("村の人々は井戸の水を分け合って使う。", "「大切です」と言う"),
    ],
)
def test_chinese_and_japanese_lines_join_without_a_space(one: str, other: str) -> None:
    """Nothing parts their words."""
    assert lined(one, other) == one + other


def test_two_korean_fields_far_apart_on_a_line_are_two() -> None:
    """A wide gap parts them, with or without a space."""
    pieces = [Piece("2020년 4월 2일", 72, 700), Piece("발행처", 300, 700)]

    assert "2일발행처" not in read(drawn(pieces, Font(widths={" ": 250}))).text


@pytest.mark.parametrize(
    ("text", "instead"),
    [("나누어\n쓰는", " "), ("井戸\n水", ""), ("우물\n井", " "), ("井\n우물", " ")],
)
def test_lines_of_plain_text_join_alike(text: str, instead: str) -> None:
    """What is wrapped by hand is wrapped between words in Korean."""
    assert [between for _, between in line_breaks(text, 0, len(text))] == [instead]
