"""What turns a sentence round, a negation or a number, is named."""

import pytest

from bot.checking.reversals import Reversal, reversals_between


@pytest.mark.parametrize(
    ("quoted", "source", "reversals"),
    [
        ("is", "is not", [Reversal.NEGATION_LEFT_OUT]),
        ("isn’t", "is not", []),
        ("can", "can't", [Reversal.NEGATION_LEFT_OUT]),
        ("unable", "able", [Reversal.NEGATION_ADDED]),
        ("6 %", "5 %", [Reversal.NUMBER_CHANGED]),
        ("5 %", "5%", []),
        ("twelve", "eleven", [Reversal.NUMBER_CHANGED]),
        ("-5", "5", [Reversal.NUMBER_CHANGED]),
        ("$5", "€5", [Reversal.NUMBER_CHANGED]),
        ("under", "over", []),
        ("", "kein Brunnen", [Reversal.NEGATION_LEFT_OUT]),
    ],
)
def test_what_turns_a_sentence_round_is_named(
    quoted: str, source: str, reversals: list[Reversal]
) -> None:
    """Negations by number, numbers by value as written."""
    assert list(reversals_between(quoted, source)) == reversals
