"""Finding by hand: where a phrase stands, word for word."""

import re
from itertools import islice, pairwise, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.documents.document import JOINED
from bot.documents.spans import Span
from bot.matching.phrase import phrase_spans

FEW = st.text("aAb \n\u00a0'’-–5\u00ad", max_size=14)
SHORT = st.text("aAb \u00a0'’-–5\u00ad", max_size=4)
AWKWARD = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def found(text: str, phrase: str, *, case: bool = False, whole_words: bool = False) -> list[str]:
    """The words at each place."""
    spans = list(phrase_spans(text, phrase, case=case, whole_words=whole_words))
    return [text[span.start : span.end] for span in spans]


def plain(words: str, *, case: bool) -> str:
    """Words as the finder is to see them, said in another way."""
    words = re.sub("[‘’]", "'", words.replace("\u00ad", ""))
    words = " ".join(words.replace("–", "-").split())
    return words if case else words.lower()


def by_hand(text: str, phrase: str, *, case: bool) -> list[Span]:
    """Every place, by looking at every span there is."""
    wanted, done = plain(phrase, case=case), 0
    spans: list[Span] = []
    for start, end in product(range(len(text)), range(len(text) + 1)):
        words = text[start:end]
        tight = bool(words.strip("\u00ad \n\u00a0")) and not re.search(
            r"^[\s\u00ad]|[\s\u00ad]$", words
        )
        within = not re.search(r"\s\u00ad|\u00ad\s", words)  # a soft hyphen stands inside a word
        if start >= done and tight and within and wanted and plain(words, case=case) == wanted:
            spans.append(Span(start, end))
            done = end
    return spans


@pytest.mark.parametrize(
    ("text", "phrase", "words"),
    [
        ("The well\r\nis deep.", "well is", ["well\r\nis"]),
        ("The\u00a0well is  deep.", "the well", ["The\u00a0well"]),
        ("“It’s the well’s rope,” she said.", "\"it's the", ["“It’s the"]),
        ("from 1990–1995, at most", "1990-1995", ["1990–1995"]),
        ("a no\u00adtable and a notable", "notable", ["no\u00adtable", "notable"]),
        ("a notable man", "no\u00adtable", ["notable"]),
        ("Well. WELL? well", "well", ["Well", "WELL", "well"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("emoji 👩‍👩‍👧 here", "👩‍👩‍👧", ["👩‍👩‍👧"]),
        ("\u202bשלום עולם.\u202c", "שלום עולם", ["שלום עולם"]),
    ],
)
def test_a_phrase_is_found_as_it_is_set(text: str, phrase: str, words: list[str]) -> None:
    """Over a line's end, in any type, in either case; what is found is the text's own."""
    assert found(text, phrase) == words


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It rose by 5 % in March.", "6 %"),
        ("It did not freeze.", "did freeze"),
        ("wellness", "well ness"),
        ("well ness", "wellness"),
        ("Straße", "strasse"),
        ("cafe\u0301", "cafe"),
        ("$3.50", "3,50"),
        ("anything", "  \n\u00a0"),
        ("any\u00adthing", "\u00ad"),
        ("", "well"),
        ("anything", ""),
    ],
)
def test_nothing_else_is_like_anything(text: str, phrase: str) -> None:
    """Another digit, a word left out, a space in a word, an accent, a blank: no place."""
    assert found(text, phrase) == []


def test_case_counts_where_it_is_asked_for() -> None:
    """One letter equals one letter: no length changes, whatever a letter's other case is."""
    assert found("Well, WELL, well", "well", case=True) == ["well"]
    assert found("STRAẞE and straße", "straße") == ["STRAẞE", "straße"]
    assert found("İstanbul", "İstanbul") == ["İstanbul"]


def test_whole_words_neither_begin_nor_end_inside_one() -> None:
    """A soft hyphen is inside a word; what is no letter needs no edge."""
    text = "well wells un\u00adwell well\u00adness farewell (well) well-known 5% 15%"

    spans = [span.start for span in phrase_spans(text, "well", whole_words=True)]

    assert [text[at - 1 : at + 5] for at in spans[1:]] == ["(well)", " well-"]
    assert spans[0] == 0
    assert found(text, "%", whole_words=True) == ["%", "%"]
    assert found(text, "5%", whole_words=True) == ["5%"]


def test_a_word_parted_by_a_line_s_end_is_found_whole_and_as_printed() -> None:
    """The joined text has each code point where the text has it; a place is told once."""
    text = "The inter-\nnational well, the international rope."
    joined = text.replace("-\n", JOINED * 2)

    whole = list(phrase_spans(text, "international", joined=joined))
    printed = list(phrase_spans(text, "inter-\nnational", joined=joined))

    assert whole == [Span(4, 19), Span(30, 43)]
    assert printed == [Span(4, 19)]
    assert list(phrase_spans(text, "the", joined=joined)) == [Span(0, 3), Span(26, 29)]


def test_places_are_found_as_they_are_asked_for() -> None:
    """None lies over another, and a few of many cost what a few cost."""
    text = "aa" * 1_000_000

    assert list(islice(phrase_spans(text, "aaa"), 3)) == [Span(0, 3), Span(3, 6), Span(6, 9)]


@given(FEW, SHORT, st.booleans())
@example("a\u00ad\u00adb a-\n", "ab", False)
@example("a \u00ad b", "a b", False)
@example("aa aa a", "a a", True)
def test_the_places_are_those_that_looking_at_every_span_finds(
    text: str, phrase: str, case: bool
) -> None:
    """In order, the first that can be; said in another way, it is the same."""
    assert list(phrase_spans(text, phrase, case=case)) == by_hand(text, phrase, case=case)


@given(AWKWARD, AWKWARD, AWKWARD)
def test_any_words_of_a_text_are_found_in_it(before: str, phrase: str, after: str) -> None:
    """Whatever stands there; a place is a slice that is the phrase, and never out of order."""
    spans = list(phrase_spans(f"{before} {phrase} {after}", phrase))

    if phrase.replace("\u00ad", "").strip() and "\u00ad" not in phrase:
        assert spans
    assert all(one.end <= other.start for one, other in pairwise(spans))
