"""What is called exact is a slice, and typography is told from change."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.checking.checker import Checker
from bot.checking.verdict import Verdict
from bot.errors import QuotationError
from tests.bot.checking.well import checked
from tests.support.texts import document, texts


@settings(max_examples=60, deadline=None)
@given(text=texts(), data=st.data())
@example(text="It cost 3 . 5 — \u00ad “no” ﬁn cafe\u0301 in all.", data=None)
@example(text="They met at the cafe\u0301", data=None)
def test_words_of_a_text_are_exact_where_they_stand(text: str, data: st.DataObject | None) -> None:
    """Any run of whole words with a letter in it, of any text: and every place is a slice."""
    if not any(map(str.isalnum, text)):
        return
    source = document(text)
    words = [match.span() for match in re.finditer(r"\S+", source.text)]
    first = data.draw(st.integers(0, len(words) - 1)) if data else 0
    last = data.draw(st.integers(first, min(len(words) - 1, first + 30))) if data else -1
    start, end = words[first][0], words[last][1]
    quotation = source.text[start:end]
    if not any(map(str.isalnum, quotation)) or len(quotation) > 10_000:
        return

    found = Checker([source]).check(quotation)

    assert found.verdict is Verdict.EXACT
    assert start in {place.citation.start for place in found.places}
    assert {place.citation.quote for place in found.places} == {quotation}


@settings(max_examples=60, deadline=None)
@given(text=texts(), quotation=st.one_of(st.text(max_size=60), texts()))
def test_whatever_is_checked_ends_in_a_verdict_whose_spans_hold(text: str, quotation: str) -> None:
    """Of hostile texts: what is called exact is a slice, runs cover what they compare in order."""
    if not any(map(str.isalnum, text)) or not any(map(str.isalnum, quotation)):
        return
    source = document(text)
    if len(quotation.strip()) > 10_000:
        return

    found = Checker([source]).check(quotation)

    assert (found.verdict is Verdict.EXACT) == (
        bool(found.places) and found.places[0].citation.quote == quotation.strip()
    )
    for beside in found.alterations:
        at, done = beside.quoted.start, beside.place.citation.start
        for run in beside.runs:
            assert at <= run.quoted.start <= run.quoted.end <= beside.quoted.end
            assert done <= run.source.start <= run.source.end <= beside.place.citation.end
            at, done = run.quoted.end, run.source.end


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("cost 3.5 million, or 12%", Verdict.EXACT),
        ("cost 3.5 million, or 12 %", Verdict.TYPOGRAPHY),
        ("cost 3.6 million, or 12%", Verdict.ALTERED),
        ("cost 35 million, or 12%", Verdict.ALTERED),
        ("The ‘old’ pump cost 3", Verdict.ALTERED),
        ("5 million, or 12% of what the town had", Verdict.ALTERED),
        ('The "old" pump cost 3.5 million', Verdict.TYPOGRAPHY),
        ("weeks - day and night - and found", Verdict.TYPOGRAPHY),
        ("weeks—day and night—and found", Verdict.TYPOGRAPHY),
        ("weeks, day and night, and found", Verdict.ALTERED),
        ("the drill ran from six in the morning", Verdict.TYPOGRAPHY),
        ("the co-\noperative paid for well-\nmade windows", Verdict.TYPOGRAPHY),
        ("the cooperative paid for well-made windows", Verdict.ALTERED),
        ("Neighbour: I was unable to sleep.", Verdict.EXACT),
        ("and it isn’t a quiet", Verdict.EXACT),
        ("the morning, and it isn", Verdict.ALTERED),
        ("I was able to sleep. The drill ran from six", Verdict.ALTERED),
    ],
)
def test_typography_is_told_from_change(quotation: str, verdict: Verdict) -> None:
    """Quotation marks, dashes and line ends are type; figures, marks and hyphens inside are not."""
    assert checked(quotation).verdict is verdict


@pytest.mark.parametrize(
    ("text", "quotation", "verdict"),
    [
        ("The café anew stood empty.", "The cafe\u0301 anew stood empty.", Verdict.TYPOGRAPHY),
        ("The café anew stood empty.", "The caféanew stood empty.", Verdict.ALTERED),
        ("The café anew stood empty.", "The cafe anew stood empty.", Verdict.ALTERED),
        ("पानी की बात यहाँ थी", "पानी कीबात यहाँ थी", Verdict.ALTERED),
        ("पानी की बात यहाँ थी", "पानी की  बात", Verdict.TYPOGRAPHY),
        ("日本語の文。もう一つの文！", "本語の文。もう一つ", Verdict.EXACT),
        (
            "An oﬃce of ﬁve rooms stood there.",
            "An office of five rooms stood there.",
            Verdict.TYPOGRAPHY,
        ),
        ("It cost 10 000 in all, he said.", "It cost 10000 in all, he said.", Verdict.ALTERED),
        ("From 1990 – 1995 they dug there.", "From 1990-1995 they dug there.", Verdict.TYPOGRAPHY),
        ("It fell to -5 degrees that night.", "5 degrees that night.", Verdict.ALTERED),
        ("They can't have asked for it.", "They can", Verdict.ABSENT),
        ("A 5' rope and nothing more.", 'A 5" rope and nothing more.', Verdict.ALTERED),
    ],
)
def test_letters_accents_and_figures_are_never_typography(
    text: str, quotation: str, verdict: Verdict
) -> None:
    """In any alphabet: a word joined to its neighbour, an accent or a figure lost is a change."""
    assert Checker([document(text)]).check(quotation).verdict is verdict


def test_every_place_is_given_with_its_words_and_speaker() -> None:
    """The same sentence twice, by two speakers."""
    text = document(
        "Reporter: Who was there when it rained?\n\nGuide: We were all there that night.\n\n"
        "Reporter: And were you there too?\n\nNeighbour: We were all there that night.\n\n"
        "Reporter: What did you see?\n\nGuide: Rain, and nothing else for hours.\n\n"
        "Reporter: What did you hear?\n\nNeighbour: The drill, until the morning.\n"
    )

    places = Checker([text]).check("We were all there that night.").places

    assert [place.citation.passage.speaker for place in places] == ["Guide", "Neighbour"]
    assert [place.citation.start for place in places] == [
        match.start() for match in re.finditer("We were", text.text)
    ]


@pytest.mark.parametrize("quotation", ["", " … ", "?!", "x " * 6_000])
def test_what_is_no_quotation_is_refused(quotation: str) -> None:
    """Without a word, or longer than a quotation may be."""
    with pytest.raises(QuotationError):
        checked(quotation)
