"""Which words are spelt right, by pyspellchecker's lists: read from its package, and when needed.

Its own checker is not used: it takes four times as long to be ready, and would correct names.
"""

import gzip
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

ELSEWHERE = ("de", "es", "fr")
"""Other languages whose words people put in English questions."""


@cache
def english_words() -> frozenset[str]:
    """Words, some names and forms with `'s`, in small letters."""
    return frozenset(in_order())


@cache
def in_order() -> Sequence[str]:
    """The English words from a to z."""
    return _listed("en").decode().split('"')[1::2]


def is_of_another_language(word: str) -> bool:
    """Whether a word of the letters a to z is spelt right in German, Spanish or French."""
    return any(_stands_in(_listed(language), word.encode()) for language in ELSEWHERE)


def _stands_in(listed: bytes, word: bytes) -> bool:
    """Whether a list has a word: halved again and again, as words of it would take 70 MB."""

    def next_word(at: int) -> bytes:
        start = listed.find(b'\n"', at) + 2
        return listed[start : listed.find(b'"', start)]

    last = listed.rfind(b'\n"')
    return next_word(bisect_left(range(last), word, key=next_word)) == word


@cache
def _listed(language: str) -> bytes:
    """A list as its file has it: `"word": how often it was met`, a word a line."""
    return gzip.decompress((files("spellchecker") / f"resources/{language}.json.gz").read_bytes())
