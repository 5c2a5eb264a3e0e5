"""Quotations stitched together from several places of a text: where each fragment stands.

Fragments are parted by an ellipsis, or by nothing at all. Each is to stand in the text but for
typography; of several places those are taken that go on from one another and lie nearest together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from bot.documents import Span, trimmed
from bot.matching import Search

ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?")
"""Example: `…`, `[...]`, `(…)`, `. . . .`."""
WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
FEWEST_WORDS = 4  # of a fragment that no ellipsis marks; shorter ones agree by chance
MOST_FRAGMENTS = 6  # that no ellipsis marks; more are a collage that a word diff shows no better
MOST_PLACES = 50  # of a fragment that are tried as the one the others lie about
NEAR = 5_000  # code points before a fragment in which every place of the one before it is looked at


@dataclass(frozen=True, slots=True)
class QuotedPiece:
    """A fragment of a quotation, and where it stands in a text."""

    quoted: Span
    source: Span


def fragments_of(quotation: str) -> tuple[Span, ...]:
    """The parts of a quotation between its ellipses, those with a word; one where it has none."""
    edges = [0, *(at for match in ELLIPSIS.finditer(quotation) for at in match.span())]
    edges.append(len(quotation))
    found = (Span(*trimmed(quotation, *edges[at : at + 2])) for at in range(0, len(edges), 2))
    return tuple(span for span in found if WORD.search(quotation, span.start, span.end))


def stitched(
    search: Search, quotation: str, fragments: Sequence[Span]
) -> tuple[QuotedPiece, ...] | None:
    """The places of fragments, as near together as they stand; None where one stands nowhere."""
    words = [quotation[span.start : span.end] for span in fragments]
    places: list[list[Span]] = []
    for fragment in words:
        found = list(islice(search.find(fragment), MOST_PLACES))
        if not found:
            return None
        places.append(found)
    longest = max(range(len(words)), key=lambda number: len(words[number]))
    best: list[Span] | None = None
    for place in places[longest]:
        chain = _about(search, words, places, longest, place)
        if best is None or _cost(chain) < _cost(best):
            best = chain
    assert best is not None
    return tuple(QuotedPiece(span, place) for span, place in zip(fragments, best, strict=True))


def silent_fragments(search: Search, quotation: str) -> tuple[Span, ...] | None:
    """A quotation cut where words were left out without a mark; None if it is not made so.

    Each fragment is as long as the text has it, in whole words.
    """
    words = [Span(*match.span()) for match in WORD.finditer(quotation)]
    found: list[Span] = []
    at = 0
    while at < len(words):
        count = _longest(search, quotation, words[at:])
        if count < FEWEST_WORDS or len(found) == MOST_FRAGMENTS:
            return None
        start = words[at].start if found else 0
        at += count
        found.append(Span(start, words[at - 1].end if at < len(words) else len(quotation)))
    if len(found) < 2 or not _only_closing(quotation, found):
        return None
    return tuple(found)


def _longest(search: Search, quotation: str, words: Sequence[Span]) -> int:
    """How many of the words stand in the text one after another, from the first on."""
    fewest, most = 0, len(words)
    while fewest < most:
        middle = (fewest + most + 1) // 2
        fragment = quotation[words[0].start : words[middle - 1].end]
        if any(True for _ in search.find(fragment)):
            fewest = middle
        else:
            most = middle - 1
    return fewest


def _only_closing(quotation: str, fragments: Sequence[Span]) -> bool:
    """Whether between fragments stands nothing but white space and a mark of a sentence's kind."""
    return all(
        not quotation[one.end : other.start].strip(" \t\r\n\u00a0.,;:!?-–—\"'“”‘’")
        for one, other in pairwise(fragments)
    )


def _about(
    search: Search,
    words: Sequence[str],
    places: Sequence[Sequence[Span]],
    number: int,
    place: Span,
) -> list[Span]:
    """A place for each fragment about that of one: the next one on, else the nearest."""
    chain = {number: place}
    for at in range(number + 1, len(words)):
        chain[at] = _next(search, words[at], places[at], chain[at - 1])
    for at in range(number - 1, -1, -1):
        before = _before(search, words[at], places[at], chain[at + 1])
        chain[at] = before or _nearest(places[at], chain[at + 1])
    return [chain[at] for at in range(len(words))]


def _next(search: Search, words: str, places: Sequence[Span], after: Span) -> Span:
    for span in places:
        if span.start >= after.end:
            return span
    if len(places) == MOST_PLACES:
        # a short fragment stands everywhere: the next place may be a later one than those listed
        for span in search.find(words, after=after.end):
            return span
    return _nearest(places, after)


def _before(search: Search, words: str, places: Sequence[Span], place: Span) -> Span | None:
    """The last place of a fragment before another's; None where none is."""
    best = max((span for span in places if span.end <= place.start), key=_end, default=None)
    for span in search.find(words, after=max(0, place.start - NEAR)):
        if span.end > place.start:
            break
        best = span
    return best


def _end(span: Span) -> int:
    return span.end


def _nearest(places: Sequence[Span], to: Span) -> Span:
    return min(places, key=lambda span: abs(span.start - to.start))


def _cost(chain: Sequence[Span]) -> tuple[int, int]:
    """How often fragments stand against their order, then how far they lie apart."""
    pairs = list(pairwise(chain))
    back = sum(other.start < one.end for one, other in pairs)
    return back, sum(abs(other.start - one.end) for one, other in pairs)
