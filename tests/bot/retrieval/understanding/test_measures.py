"""Measures that no report prints, read by the lines they are reckoned from."""

import pytest

from bot.retrieval.understanding.measures import LINES_COUNT, lines_of, with_lines
from bot.retrieval.understanding.query import read_question, with_years
from tests.support.toy_encoder import ToyEncoder


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Is the mill a capital-intensive business?", "purchases of property"),
        ("What is the FY2018 Capex?", "purchases of property"),
        ("Has the quick ratio grown?", "total current liabilities"),
        ("What was the DSO in 2018?", "accounts receivable"),
        ("How did the effective tax rate change?", "income before income taxes"),
    ],
)
def test_a_measure_is_read_by_its_lines_too(question: str, line: str) -> None:
    """The question counts as well; both together count as much as one alone."""
    encoder = ToyEncoder()

    readings = with_lines(encoder, read_question(encoder, question))

    assert line in readings[1].text
    assert [each.reading_weight for each in readings] == [1 - LINES_COUNT, LINES_COUNT]


@pytest.mark.parametrize(
    "question", ["Who keeps the wells?", "What did the capital of the country ask?", "Roast what?"]
)
def test_other_questions_are_read_as_they_are(question: str) -> None:
    """Nothing is added to what names no measure."""
    encoder = ToyEncoder()
    readings = read_question(encoder, question)

    assert lines_of(question) == ""
    assert with_lines(encoder, readings) == readings


def test_a_fiscal_year_is_read_as_its_year() -> None:
    """However it is written; other words that hold the letters stay."""
    assert with_years("From FY2020 to FY'22, and FY 19?") == "From 2020 to 2022, and 2019?"
    assert with_years("Is HFY2020 a name?") == "Is HFY2020 a name?"
