"""Every place of a phrase, with the words around it and where it stands."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.layout import Moment, Page
from bot.documents.spans import Span
from bot.errors import PhraseError
from bot.segmentation.transcript import Transcript
from bot.viewing.concordance import (
    AROUND,
    LONGEST_PHRASE,
    MOST,
    concordance_of,
    count_phrase,
    places_near,
)
from bot.viewing.outline import parts_of
from tests.support.browser.scripted_chatbot import make_document
from tests.support.texts import texts

TEXT = "The well\n\nThe well is deep.\n\nBen: Which\nwell?\n\nAda: The old Well, 😀 I think.\n"


def test_each_place_is_a_slice_with_its_surroundings() -> None:
    """Words, what stands before and after, and the paragraph, as the document has them."""
    document = make_document(TEXT)

    found = concordance_of(document, "well", parts=parts_of(Transcript.of(document))).places

    assert [place.words for place in found] == ["well", "well", "well", "Well"]
    assert [place.spot for place in found] == ["¶ 1", "¶ 1", "¶ 2", "¶ 3"]
    assert found[2].before == TEXT[found[2].start - AROUND : found[2].start]
    assert found[3].after == ", 😀 I think.\n"
    assert all(TEXT[place.start : place.end] == place.words for place in found)
    assert len(concordance_of(document, "well", case=True).places) == 3


def test_a_place_is_told_by_page_and_time() -> None:
    """What a citation would say of it; without an outline no paragraph is told."""
    document = make_document(TEXT)
    layout = replace(
        document.layout, pages=(Page(0, "7"), Page(10, "8")), moments=(Moment(10, 65.0),)
    )
    document = replace(document, layout=layout)

    first, second = concordance_of(document, "the well").places

    assert (first.spot, second.spot) == ("p. 7 [1 of 2]", "p. 8 [2 of 2], 1:05")


def test_a_word_that_a_line_end_parts_is_found_whole() -> None:
    """The hyphen at a line's end is the printer's."""
    document = make_document("A pair of for-\nceps lay there.")
    layout = replace(document.layout, joins=(Span(13, 15),))
    document = replace(document, layout=layout)

    found = concordance_of(document, "forceps").places

    assert [place.words for place in found] == ["for-\nceps"]
    assert places_near(document, "forceps", 0, 11) == (Span(10, 19),)


def test_of_very_many_places_the_first_are_told() -> None:
    """And that there are more."""
    document = make_document("well " * (MOST + 1))

    found = concordance_of(document, "well")
    counted = count_phrase(document, "well")

    assert len(found.places) == MOST and found.more
    assert counted is not None
    assert (counted.count, counted.more, counted.first) == (MOST, True, Span(0, 4))
    assert not concordance_of(make_document("well " * MOST), "well").more


def test_nothing_is_found_of_nothing_and_too_long_a_phrase_is_refused() -> None:
    """A blank phrase stands nowhere; one of many words is said to be too long."""
    document = make_document(TEXT)

    assert concordance_of(document, " \n").places == ()
    assert count_phrase(document, "bucket") is None
    with pytest.raises(PhraseError, match="201 characters and may have 200"):
        count_phrase(document, "x" * (LONGEST_PHRASE + 1))


@settings(max_examples=60)
@given(text=texts(), data=st.data())
def test_the_places_near_a_range_are_those_of_the_whole_text(
    text: str, data: st.DataObject
) -> None:
    """Those that share a character with it, those over its edge too."""
    document = make_document(text * 3)
    phrase = data.draw(
        st.sampled_from(["plain", "stands here", "é", "Reporter:", "👩", "“quoted”"])
    )
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))

    near = places_near(document, phrase, start, end)

    spans = [Span(each.start, each.end) for each in concordance_of(document, phrase).places]
    assert list(near) == [span for span in spans if span.start < end and start < span.end]
