"""Words in brackets: an editor's hide nothing, and the document's own are its own."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checking.checker import Checker
from bot.checking.reversals import Reversal
from bot.checking.verdict import Verdict
from tests.bot.checking.well import WELL, checked
from tests.support.texts import document


@pytest.mark.parametrize(
    ("quotation", "verdict", "stands_for", "reversals"),
    [
        ("[The Guide said they] never borrowed a single spade", "bracketed", [""], []),
        ("and [they] never borrowed a single spade", "bracketed", ["we"], []),
        ("We did not ask anybody [in town] for money", "bracketed", [""], []),
        ("the second May [1984]. We did not ask", "bracketed", [""], []),
        ("Then we dug for [twelve] weeks", "bracketed", ["eleven"], [Reversal.NUMBER_CHANGED]),
        ("Then we dug for [many] weeks", "bracketed", ["eleven"], [Reversal.NUMBER_LEFT_OUT]),
        ("We did [gladly] ask anybody", "bracketed", ["not"], [Reversal.NEGATION_LEFT_OUT]),
        ("the lease, they wrote, [unless]", "bracketed", ["unless"], []),
        ("It is [permitted]", "altered", None, []),
        ("they wrote, it is [permitted]", "absent", None, []),
        ("found water at [ten]", "bracketed", ["nine metres"], [Reversal.NUMBER_CHANGED]),
        ("We did … ask [them] for money", "stitched", ["anybody"], [Reversal.NEGATION_LEFT_OUT]),
        ("We did … anybody [at all] for money", "stitched", [""], [Reversal.NEGATION_LEFT_OUT]),
        ("[T]hen we dug [here] for eleven weeks", "bracketed", [""], []),
        ("We [all] did not ask anybody for cash", "altered", None, []),
    ],
)
def test_words_in_brackets_are_the_editors_and_hide_nothing(
    quotation: str, verdict: str, stands_for: list[str] | None, reversals: list[Reversal]
) -> None:
    """What the document has in their place is told; a "not" or a number behind them is shouted."""
    found = checked(quotation)

    assert found.verdict == verdict
    if stands_for:
        there = [each.document.text[each.source.start : each.source.end] for each in found.brackets]
        assert there == stands_for
    assert set(reversals) <= set(found.reversals)
    if found.verdict is Verdict.BRACKETED:
        assert list(found.reversals) == reversals
        (place,) = found.places
        assert place.citation.quote in place.citation.document.text


def test_a_bracket_that_the_document_has_is_its_own() -> None:
    """A transcript's "[laughs]" is no editor's, with another's bracket beside it or without."""
    source = document("Guide: We dug [laughs] for weeks, and then it rained on us all.\n")
    checker = Checker([source])

    own = checker.check("We dug [laughs] for weeks, and then it rained")
    both = checker.check("We dug [laughs] for weeks, and then [finally] it rained")

    assert own.verdict is Verdict.EXACT
    assert own.brackets == ()
    assert both.verdict is Verdict.BRACKETED
    assert len(both.brackets) == 1


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_taking_a_not_or_a_number_into_brackets_is_always_shouted(data: st.DataObject) -> None:
    """Whatever an editor writes in its place."""
    word = data.draw(st.sampled_from(["not", "never", "nobody", "eleven", "ninety", "nine", "six"]))
    words = data.draw(st.lists(st.sampled_from("the town [sic] and all".split()), max_size=3))
    at = data.draw(st.sampled_from([m.start() for m in re.finditer(rf"\b{word}\b", WELL.text)]))
    before = " ".join(WELL.text[:at].split()[-5:])
    after = " ".join(WELL.text[at + len(word) :].split()[:5])
    bracket = f"[{' '.join(words).replace('[', '').replace(']', '') or 'some'}]"

    found = Checker([WELL]).check(f"{before} {bracket} {after}")

    assert found.verdict is not Verdict.EXACT
    assert found.reversals
