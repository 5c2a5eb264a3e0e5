"""Where a quotation of an older text stands in a newer one: at one place for certain, or nowhere.

After the W3C's TextQuoteSelector: the exact words, and what stood before and after them. There is
no fuzzy step and no guess: words that stand at two places with nothing to tell them apart have no
place, and their citation is broken, not moved.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.documents import Span

UNMISTAKABLE = 32
"""Code points of quotation and surroundings that agree, together, from which a place is certain.

Some six words: no two sentences of a document share as many in a row by chance. "Yes." alone, with
other words around it, may be anybody's answer.
"""
CLEARLY = 8
"""Code points of surroundings by which the best of several places must beat the next.

Two places agree in a space, a full stop or "the" by chance, and hardly in a word and a half.
"""
MOST_PLACES = 1000  # of a quotation; one that stands oftener is a word, and no place of it is sure


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the words stand again, and how much around them is as it was."""

    start: int
    agreeing: int
    """Code points directly before and after that are those of old."""


def reanchor(text: str, *, quote: str, prefix: str, suffix: str, start: int) -> Span | None:
    """Where a quotation now stands; None where that is not certain.

    Of several places the one that has the quotation's surroundings whole, if only one has, else
    the one where clearly more of them is left. A place where little is left is believed only if
    the quotation is long enough to be unmistakable.

    Args:
        quote: the words quoted.
        prefix: what stood directly before them, up to 32 code points.
        suffix: what stood directly after them, likewise.
        start: where they stood. It tells a short text from another: where all of quotation and
            surroundings is too short to be unmistakable, it must stand where it stood.
    """
    if not quote:
        return None
    whole = tuple(_places(text, prefix + quote + suffix, most=2))
    if len(whole) > 1:
        return None
    if whole:
        best = whole[0] + len(prefix)
        agreeing = len(prefix) + len(suffix)
    else:
        found = _clearly_best(text, quote, prefix, suffix)
        if found is None:
            return None
        best, agreeing = found.start, found.agreeing
    certain = len(quote) + agreeing >= UNMISTAKABLE or (whole and best == start)
    return Span(best, best + len(quote)) if certain else None


def _clearly_best(text: str, quote: str, prefix: str, suffix: str) -> _Place | None:
    """The place where most of the surroundings is left, if no other has nearly as much."""
    starts = tuple(_places(text, quote, most=MOST_PLACES + 1))
    if not 0 < len(starts) <= MOST_PLACES:
        return None
    places = [_Place(at, _agreeing(text, at, quote, prefix, suffix)) for at in starts]
    best, *others = sorted(places, key=lambda place: -place.agreeing)
    if others and best.agreeing - others[0].agreeing < CLEARLY:
        return None
    return best


def _agreeing(text: str, start: int, quote: str, prefix: str, suffix: str) -> int:
    """How many code points directly around a place are those that stood there."""
    before = text[max(0, start - len(prefix)) : start]
    after = text[start + len(quote) : start + len(quote) + len(suffix)]
    return _alike(reversed(before), reversed(prefix)) + _alike(iter(after), iter(suffix))


def _alike(one: Iterator[str], other: Iterator[str]) -> int:
    """How many letters two texts begin with together."""
    count = 0
    for letter, other_letter in zip(one, other, strict=False):
        if letter != other_letter:
            break
        count += 1
    return count


def _places(text: str, words: str, *, most: int) -> Iterator[int]:
    """Where words stand, in order, those that overlap among them."""
    at = text.find(words)
    while at >= 0 and most > 0:
        yield at
        most -= 1
        at = text.find(words, at + 1)
