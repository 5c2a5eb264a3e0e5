"""Names in short: `WCO`, `WELLCO`, `W&C`, `WnC` for "Well Company", each of its first letters.

A name that is run together is parted where both halves are English words. Knows nothing of which
documents have a name, nor of questions.
"""

import re
from collections.abc import Iterator, Sequence

from bot.retrieval.understanding.dictionary import english_words

LONGEST = 6  # letters of an abbreviation
WORDS = 5  # of a name that are abbreviated
SHORTEST_HALF = 3  # letters of each word of a name that is run together
SHORT = re.compile(r"[A-Z](?:[A-Z]|[a-z](?=[A-Z])){1,5}")
"""Examples: `WCO`, `WnC`: capitals, and no two small letters."""


def openings(unit: Sequence[str]) -> tuple[str, ...]:
    """The words that a name begins with, up to a figure, of which an abbreviation takes letters.

    Args:
        unit: its words in small letters, in order.
    """
    end = next((at for at, word in enumerate(unit) if not word.isalpha()), len(unit))
    if end == 1:
        return _halves(unit[0])
    return tuple(unit[: min(end, WORDS)])


def _halves(word: str) -> tuple[str, ...]:
    """Two English words that are run together; none where it is one, or several could be."""
    known = english_words()
    if len(word) < 2 * SHORTEST_HALF or word in known:
        return ()
    cuts = range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
    found = [(word[:at], word[at:]) for at in cuts if word[:at] in known and word[at:] in known]
    return found[0] if len(found) == 1 else ()


def initials(words: Sequence[str]) -> Iterator[str]:
    """The first letters of two words of a name that it begins with, of three, of all."""
    return ("".join(word[0] for word in words[:count]) for count in range(2, len(words) + 1))


def short_forms(word: str) -> Iterator[tuple[str, ...]]:
    """The ways in which the letters of an abbreviation may begin words: `WELLCO` as `well`, `co`.

    None of what is no abbreviation; the small letter of `WnC` stands for "and".
    """
    if SHORT.fullmatch(word) is None:
        return
    letters = "".join(filter(str.isupper, word)).lower()
    yield tuple(letters)
    if word.isupper() and len(letters) > 3:
        yield from (each for each in _partings(letters) if 1 < len(each) < len(letters))


def _partings(letters: str) -> Iterator[tuple[str, ...]]:
    """Every way to part letters."""
    yield (letters,)
    for at in range(1, len(letters)):
        yield from ((letters[:at], *rest) for rest in _partings(letters[at:]))


def abbreviates(form: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each part of an abbreviation begins a word of a name, from its first."""
    return len(form) <= len(words) and all(map(str.startswith, words, form))
