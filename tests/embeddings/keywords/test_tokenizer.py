"""Words: where they stand, their stems, and their vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.encoders.pooling import tokens_per_word, unit, word_vectors
from embeddings.keywords.tokenizer import TERM, is_function_word, small, stem, stems, term_spans
from tests.support.texts import texts


@given(texts())
def test_words_lie_in_order_and_hold_every_letter(text: str) -> None:
    """No letter and no digit stands outside a word."""
    spans = term_spans(text)

    held = {at for start, end in spans.tolist() for at in range(start, end)}
    assert (np.diff(spans.ravel()) > 0).all() or (np.diff(spans.ravel()) >= 0).all()
    assert all(at in held for at, letter in enumerate(text) if letter.isalnum())


@given(st.lists(st.sampled_from([*list("as1_' ’\xadéあ"), "'s ", "ve", "\n"])).map("".join))
def test_words_stand_where_their_pattern_finds_them(text: str) -> None:
    """With apostrophes, soft hyphens and letters of other alphabets in any order."""
    spans = term_spans(text)

    assert spans.tolist() == [list(match.span()) for match in TERM.finditer(text)]


@given(st.lists(st.sampled_from([*list("12a,_'\xad. あ"), "1,234", ",234", "'s"])).map("".join))
def test_figures_stand_where_their_pattern_finds_them(text: str) -> None:
    """With commas, letters and soft hyphens in any order."""
    spans = term_spans(text)

    assert spans.tolist() == [list(match.span()) for match in TERM.finditer(text)]


def test_a_figure_is_one_word_however_it_is_written() -> None:
    """With thousands parted or not; commas between other figures part them. Years by what they are."""
    text = "$1,577 1577 (1,234,567) 1,2 2018,577 12,34 FY2018 fy18 CY2017 2018"

    found = stems(text, term_spans(text))

    assert found == (
        *("1577", "1577", "1234567", "1", "2", "2018", "577", "12", "34"),
        *("2018", "2018", "2017", "2018"),
    )


def test_words_of_one_stem_are_one() -> None:
    """Endings, capitals and a possessive make no other word."""
    text = "Coalitions, the coalition’s Coalition"

    found = stems(text, term_spans(text))

    assert found == ("coalit", "the", "coalit", "coalit")
    assert stem("don't") == stem("don’t")


def test_a_soft_hyphen_is_no_part_of_a_word_and_parts_none() -> None:
    """Where it stands in a word the word is whole, and its stem the word's."""
    text = "An exam\u00ad\u00adple, co\u00adali\u00adtion's and a\u00ad lone one"
    spans = term_spans(text)

    words = [text[start:end] for start, end in spans.tolist()]

    assert words[1:3] == ["exam\u00ad\u00adple", "co\u00adali\u00adtion's"]
    assert stems(text, spans)[1:3] == (stem("example"), stem("coalition"))
    assert is_function_word("th\u00ade")
    assert [small(word) for word in words[-3:]] == ["a", "lone", "one"]


def test_a_question_is_made_of_function_words_and_about_the_others() -> None:
    """In any spelling of the apostrophe."""
    assert [
        word for word in "What doesn’t the coalition aim at".split() if not is_function_word(word)
    ] == [
        "coalition",
        "aim",
    ]


def test_a_words_vector_is_the_mean_of_its_tokens() -> None:
    """A token counts for the word it starts in; a word without a token has no direction."""
    tokens = np.array([[1, 0], [0, 1], [0, 1], [1, 1]], dtype=np.float32)
    spans = np.array([[0, 3], [3, 6], [7, 9], [12, 13]], dtype=np.int32)
    words = np.array([[0, 6], [7, 9], [10, 11]], dtype=np.int32)

    vectors = word_vectors(tokens, spans, words)

    assert vectors == pytest.approx(np.array([[0.5**0.5, 0.5**0.5], [0, 1], [0, 0]]))
    assert tokens_per_word(spans, words).tolist() == [2, 1, 0]


def test_rows_are_brought_to_norm_one() -> None:
    """Whatever their length; a row of zeros stays one."""
    assert unit(np.array([[3, 4], [0, 0]], dtype=np.float32)) == pytest.approx(
        np.array([[0.6, 0.8], [0, 0]])
    )
