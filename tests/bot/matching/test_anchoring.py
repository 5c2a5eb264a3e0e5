"""Re-anchoring: a quotation is found again where it certainly stands, or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from bot.documents.citation import SURROUNDINGS
from bot.documents.spans import Span
from bot.matching.anchoring import MOST_PLACES, UNMISTAKABLE, reanchor

BEFORE = "The harbour froze twice that winter, and nobody could fish until March. "
QUOTE = "We walked across the ice to the island and back, forty of us."
AFTER = " It has not frozen since, and the children think that we made it up."
LETTERS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=80)
FEW = st.text("ab .", max_size=12)


def found_in(text: str, *, old: str, start: int, end: int) -> Span | None:
    """Where the quotation `old[start:end]` stands in another text."""
    return reanchor(
        text,
        quote=old[start:end],
        prefix=old[max(0, start - SURROUNDINGS) : start],
        suffix=old[end : end + SURROUNDINGS],
        start=start,
    )


def found(text: str, *, quote: str = QUOTE) -> Span | None:
    """Where a quotation of the text above stands in another text."""
    old = BEFORE + quote + AFTER
    return found_in(text, old=old, start=len(BEFORE), end=len(BEFORE) + len(quote))


@given(before=LETTERS, after=LETTERS)
def test_words_inserted_before_and_after_move_a_quotation(before: str, after: str) -> None:
    """It stands where it stood, shifted by what was put before it."""
    start = len(before) + len(BEFORE)

    place = found(before + BEFORE + QUOTE + AFTER + after)

    assert place == Span(start, start + len(QUOTE))


@given(before=LETTERS, after=LETTERS)
def test_words_inserted_directly_around_move_a_long_quotation(before: str, after: str) -> None:
    """Long words that stand once are unmistakable whatever surrounds them."""
    start = len(BEFORE) + len(before)

    place = found(BEFORE + before + QUOTE + after + AFTER)

    assert len(QUOTE) >= UNMISTAKABLE
    assert place == Span(start, start + len(QUOTE))


@given(around=LETTERS)
def test_a_quotation_that_is_gone_has_no_place(around: str) -> None:
    """Nor has one of which a letter was changed."""
    assert found(BEFORE + around + AFTER) is None
    assert found(BEFORE + QUOTE.replace("forty", "fourty") + AFTER + around) is None


@given(between=LETTERS)
def test_a_quotation_that_stands_twice_with_its_surroundings_has_no_place(between: str) -> None:
    """Nothing tells the two apart, and the first is not taken for granted, nor the one in place."""
    whole = BEFORE + QUOTE + AFTER

    assert found(whole + between + whole) is None


def test_of_equal_words_the_one_with_the_old_surroundings_is_the_quotation() -> None:
    """Whole surroundings first, else the place where clearly more is left of them."""
    other = "Elsewhere: “" + QUOTE + "” So they say."

    assert found(other + BEFORE + QUOTE + AFTER) == Span(
        len(other) + len(BEFORE), len(other) + len(BEFORE) + len(QUOTE)
    )
    assert found(other + "Rewritten. " + QUOTE + AFTER) == Span(
        len(other) + 11, len(other) + 11 + len(QUOTE)
    )
    assert found(other + "Rewritten. " + QUOTE + " Rewritten too.") is None


def test_short_words_are_believed_only_among_their_surroundings() -> None:
    """ "Yes." elsewhere may be anybody's answer."""
    assert found("Moved. " + BEFORE + "Yes." + AFTER, quote="Yes.") == Span(
        7 + len(BEFORE), 11 + len(BEFORE)
    )
    assert found("Another question. Yes. Another answer.", quote="Yes.") is None


def test_a_short_text_is_told_by_where_the_words_stood() -> None:
    """Where there are no surroundings to speak of, only the old place is sure."""
    assert found_in("Yes. And more.", old="Yes.", start=0, end=4) == Span(0, 4)
    assert found_in("More. Yes.", old="Yes.", start=0, end=4) is None


def test_words_without_number_have_no_place() -> None:
    """Neither nothing, which stands everywhere, nor a word on every line."""
    assert reanchor("words", quote="", prefix="", suffix="", start=0) is None
    assert found("a " * (MOST_PLACES + 1), quote="a") is None


@given(old=FEW.filter(bool), new=st.text("ab .", max_size=60), data=st.data())
def test_what_is_found_is_the_quotation_to_the_letter(
    old: str, new: str, data: st.DataObject
) -> None:
    """In texts full of repeats; one so short is believed only where it stood."""
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))

    place = found_in(new, old=old, start=start, end=end)

    assert place is None or new[place.start : place.end] == old[start:end]
    assert place is None or place.start == start


@given(old=LETTERS.filter(bool), data=st.data())
def test_an_unchanged_text_never_moves_a_quotation(old: str, data: st.DataObject) -> None:
    """It is where it was, or there are two places that nothing tells apart."""
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))

    assert found_in(old, old=old, start=start, end=end) in (None, Span(start, end))
