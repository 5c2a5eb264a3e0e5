"""A concordance: every place of a phrase in a document, each with the words around it.

For a person who looks for a phrase by hand; nothing here is ranked, and nothing is an answer.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.documents import Document, Span, spot_at
from bot.errors import PhraseError
from bot.matching import phrase_spans
from bot.viewing.outline import OutlineItem

AROUND = 32  # code points before and after a place; a line of a list holds them and the phrase
LONGEST_PHRASE = 200  # code points; a place is looked for within a few times as many
WIDER = 4  # times as long as a phrase its place may be: hyphens, line ends, white space in it
MOST = 2_000  # places counted and listed; nobody reads so many one by one


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of a phrase, half-open in code points, and the words around it."""

    start: int
    end: int
    spot: str
    """Page, time and paragraph, as a citation writes them."""
    before: str
    words: str
    """As the document has them."""
    after: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """The places of a phrase in a document, in order."""

    places: tuple[Occurrence, ...]
    """At most `MOST`, the first ones."""
    more: bool
    """Whether there are more."""


@dataclass(frozen=True, slots=True)
class PhraseCount:
    """How often a phrase stands in a document, and where first."""

    count: int
    """At most `MOST`."""
    more: bool
    first: Span


def concordance_of(
    document: Document, phrase: str, *, case: bool = False, parts: Sequence[OutlineItem] = ()
) -> Concordance:
    """Every place of a phrase (`bot/matching/phrase.py` says what is one).

    Args:
        case: whether upper and lower case differ.
        parts: the document's outline, which knows the numbers of its paragraphs.

    Raises:
        PhraseError: the phrase is too long.
    """
    spans = tuple(islice(_places(document, phrase, case=case), MOST + 1))
    found = tuple(_found(document, span, parts) for span in spans[:MOST])
    return Concordance(found, more=len(spans) > MOST)


def count_phrase(document: Document, phrase: str, *, case: bool = False) -> PhraseCount | None:
    """How often a phrase stands in a document; None where it does nowhere.

    Raises:
        PhraseError: the phrase is too long.
    """
    spans = tuple(islice(_places(document, phrase, case=case), MOST + 1))
    if not spans:
        return None
    return PhraseCount(min(len(spans), MOST), len(spans) > MOST, spans[0])


def places_near(
    document: Document, phrase: str, start: int, end: int, *, case: bool = False
) -> tuple[Span, ...]:
    """The places of a phrase that share a code point with `[start, end)`, in order.

    Only the text about them is read: of a phrase that overlaps itself ("aa" in "aaa") they may be
    other ones than those of the whole text.

    Raises:
        PhraseError: the phrase is too long.
    """
    reach = WIDER * LONGEST_PHRASE
    first, last = max(0, start - reach), min(len(document.text), end + reach)
    _check(phrase)
    near = phrase_spans(
        document.text[first:last], phrase, joined=document.joined[first:last], case=case
    )
    shifted = (Span(span.start + first, span.end + first) for span in near)
    return tuple(span for span in shifted if span.start < end and start < span.end)


def _places(document: Document, phrase: str, *, case: bool) -> Iterator[Span]:
    _check(phrase)
    return phrase_spans(document.text, phrase, joined=document.joined, case=case)


def _check(phrase: str) -> None:
    if len(phrase) > LONGEST_PHRASE:
        raise PhraseError(
            "The phrase has {length} characters and may have {limit}; look for a part of it.",
            code="phrase-long",
            length=len(phrase),
            limit=LONGEST_PHRASE,
        )


def _found(document: Document, span: Span, parts: Sequence[OutlineItem]) -> Occurrence:
    text = document.text
    return Occurrence(
        start=span.start,
        end=span.end,
        spot=spot_at(document.layout, span.start, _paragraph(parts, span.start)),
        before=text[max(0, span.start - AROUND) : span.start],
        words=text[span.start : span.end],
        after=text[span.end : span.end + AROUND],
    )


def _paragraph(parts: Sequence[OutlineItem], at: int) -> int | None:
    """The number of the paragraph in which a character stands; None where no outline says."""
    index = bisect_right(parts, at, key=lambda part: part.start) - 1
    return parts[max(index, 0)].number if parts else None
