"""An altered quotation is called what it is, and its alterations are shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checking.verdict import Verdict
from bot.checking.word_diff import WordChange
from tests.bot.checking.alterations import TABLE
from tests.bot.checking.well import CHECKER, WELL, checked, sentences, words_of


def test_the_table_is_long_and_holds_every_verdict() -> None:
    """At least 200 alterations, twenty of each verdict."""
    assert len(TABLE) >= 200
    for verdict in Verdict:
        assert sum(case.verdict is verdict for case in TABLE) >= 20


@pytest.mark.parametrize("kind", sorted({case.kind for case in TABLE}))
def test_every_alteration_of_the_table_is_called_what_it_is(kind: str) -> None:
    """And what turns it round is flagged."""
    told = [(case, checked(case.quotation)) for case in TABLE if case.kind == kind]

    wrong = [
        (case.quotation, found.verdict, found.reversals)
        for case, found in told
        if found.verdict is not case.verdict
        or (case.reversal is not None and case.reversal not in found.reversals)
    ]
    assert wrong == []


def test_what_is_exact_in_the_table_is_a_slice_at_every_place() -> None:
    """The words at each place are the quotation."""
    exact = [case.quotation for case in TABLE if case.verdict is Verdict.EXACT]

    assert all(
        place.citation.quote == quotation
        for quotation in exact
        for place in checked(quotation).places
    )


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_one_letter_or_figure_more_less_or_other_is_never_called_the_same(
    data: st.DataObject,
) -> None:
    """Wherever it stands inside a sentence."""
    sentence = data.draw(st.sampled_from(sentences()))
    inside = st.integers(sentence.index(" "), sentence.rindex(" "))  # an end may be left out whole
    at = data.draw(inside.filter(lambda at: sentence[at].isalnum()))
    others = ["", "q", "7", sentence[at] + "x", sentence[at].swapcase() * 2]
    new = data.draw(st.sampled_from([each for each in others if each != sentence[at]]))
    altered = sentence[:at] + new + sentence[at + 1 :]

    found = CHECKER.check(altered)

    assert found.verdict not in (Verdict.EXACT, Verdict.TYPOGRAPHY)


def test_an_alteration_is_shown_run_by_run() -> None:
    """What was replaced, left out and added, and where."""
    quotation = "Then we dug for twelve weeks – day and night – and quickly found water"

    (beside,) = checked(quotation).alterations

    changed = [
        (run.change, quotation[run.quoted.start : run.quoted.end], words_of(WELL, run.source))
        for run in beside.runs
        if run.change is not WordChange.EQUAL
    ]
    assert changed == [
        (WordChange.REPLACED, "twelve", "eleven"),
        (WordChange.INSERTED, "quickly", ""),
    ]
    assert beside.place.citation.passage.speaker == "Guide"


def test_what_is_absent_has_the_nearest_passage() -> None:
    """It is said to be absent all the same."""
    found = checked("Whoever digs for eleven years may borrow a spade and terminate everything")

    assert found.verdict is Verdict.ABSENT
    assert found.reversals == ()
    assert found.alterations[0].document is WELL
