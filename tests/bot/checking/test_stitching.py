"""Fragments put together: their order and speakers are told, and what is left out between them."""

from bot.checking.reversals import Reversal
from bot.checking.verdict import Verdict
from tests.bot.checking.well import WELL, checked, words_of


def test_an_ellipsis_that_swallows_not_is_shouted() -> None:
    """The landlord is permitted to terminate, says the quotation; the document denies it."""
    found = checked("It is … permitted to terminate the lease")

    assert found.stitching is not None
    (gap,) = found.stitching.left_out
    assert words_of(WELL, gap.span) == "not"
    assert found.reversals == (Reversal.NEGATION_LEFT_OUT,)
    assert found.stitching.one_turn


def test_fragments_know_their_order_and_their_speakers() -> None:
    """Turned round, and of two speakers."""
    found = checked("The drill ran from six … Then we dug for eleven weeks")

    assert found.stitching is not None
    assert [each.place.citation.passage.speaker for each in found.stitching.fragments] == [
        "Neighbour",
        "Guide",
    ]
    assert not found.stitching.in_order
    assert not found.stitching.one_speaker
    assert found.stitching.left_out == ()


def test_one_speaker_with_another_between_has_not_one_turn() -> None:
    """A question stands between the fragments."""
    found = checked("the spring was dry by the second May … Then we dug for eleven weeks")

    assert found.stitching is not None
    assert found.stitching.one_speaker
    assert not found.stitching.one_turn


def test_words_left_out_in_silence_are_stitching() -> None:
    """What is left out is shown, and that no mark says so."""
    found = checked("they wrote, unless the rent stays unpaid and found water at nine metres")

    assert found.verdict is Verdict.STITCHED
    assert found.stitching is not None
    (gap,) = found.stitching.left_out
    assert words_of(WELL, gap.span).startswith("for ninety days. Then we dug")
    assert not gap.marked
    assert Reversal.NUMBER_LEFT_OUT in found.reversals


def test_fragments_of_two_documents_are_stitched_and_not_in_order() -> None:
    """Each fragment stands in one of them."""
    found = checked("Then we dug for eleven weeks … Governments are not members")

    assert found.stitching is not None
    names = [each.place.citation.document.name for each in found.stitching.fragments]
    assert names == ["well.txt", "sample.txt"]
    assert not found.stitching.in_order
    assert not found.stitching.one_speaker
