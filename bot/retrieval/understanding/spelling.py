"""A slip of the pen: a word that is none, read as the documents' word that is a slip away.

Left alone are words the documents have, words that are spelt right in English, German, French or
Spanish, and names with a capital. The person sees what was read, and can undo it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from string import ascii_lowercase

import numpy as np

from bot.library import Searcher
from bot.retrieval.understanding.dictionary import english_words, in_order, is_of_another_language
from bot.retrieval.understanding.query import QueryReading
from embeddings.keywords import is_function_word, stem

QUESTION_WORDS = frozenset("what when where which who whom whose why how does".split())
"""What a word too short for others may have been."""
# What each costs and saves: docs/log.md, 2026-11-30, "Slips of the pen".
SHORTEST = 5  # letters of a word that may have one slip: most shorter ones are near several words
LONG = 9  # letters of one that may have two
SURE = 3  # letters at the beginning of one with two, where people seldom err
MISSPELT = re.compile(r"[a-z]{3,}")
"""Example: `knowlege`; no capital, which a name has, no digit, and no accent."""


def respelt(searcher: Searcher, reading: QueryReading) -> str | None:
    """The question as it was meant; None where nothing in it is misspelt."""
    text = reading.text
    unknown = (searcher.frequencies(reading.stems) == 0) & (reading.tokens > 1)
    corrected, at = "", 0
    for place in np.flatnonzero(unknown).tolist():
        start, end = reading.spans[place].tolist()
        meant = _meant(searcher, text[start:end])
        if meant is not None:
            corrected += text[at:start] + meant
            at = end
    return corrected + text[at:] if at else None


def _meant(searcher: Searcher, word: str) -> str | None:
    """The word that a misspelt one was meant to be: one that the documents have, or a small one."""
    if MISSPELT.fullmatch(word) is None or word in english_words():
        return None
    near = _one_slip_away(word) & (QUESTION_WORDS if len(word) < SHORTEST else english_words())
    found = _used(searcher, near, word)
    if not found and len(word) >= LONG:
        found = _used(searcher, _two_slips_away(word), word)
    if not found or is_of_another_language(word):
        return None
    return max(found, key=lambda meant: (*_likeness(word, meant), found[meant]))


def _used(searcher: Searcher, words: Iterable[str], misspelt: str) -> Counter[str]:
    """Those of some words that the documents have or that questions are made of, how often."""
    alike = sorted(word for word in words if word[0] == misspelt[0])
    often = searcher.frequencies([stem(word) for word in alike]).tolist()
    return Counter(
        {
            word: count
            for word, count in zip(alike, often, strict=True)
            if count or is_function_word(word)
        }
    )


def _likeness(word: str, meant: str) -> tuple[bool, bool]:
    """How likely a slip is: letters swapped, then one too few or too many, then a wrong one."""
    swapped = sorted(word) == sorted(meant)
    short, long = sorted((word, meant), key=len)
    letters = iter(long)
    return swapped, all(letter in letters for letter in short)


def _one_slip_away(word: str) -> set[str]:
    """A word with a letter left out, put in, swapped with the next or taken for another."""
    parted = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(left + right[1:] for left, right in parted if right),
        *(left + right[1] + right[0] + right[2:] for left, right in parted if right[1:]),
        *(left + letter + right for left, right in parted for letter in ascii_lowercase),
        *(
            left + letter + right[1:]
            for left, right in parted
            if right
            for letter in ascii_lowercase
        ),
    } - {word}


def _two_slips_away(word: str) -> list[str]:
    """English words that begin alike and are two slips away from a long one."""
    words, begin = in_order(), word[:SURE]
    alike = words[bisect_left(words, begin) : bisect_left(words, begin + "{")]  # behind "z"
    return [each for each in alike if each.isalpha() and _within_two(word, each)]


def _within_two(one: str, other: str) -> bool:
    """Whether at most two slips lie between two words (Damerau, 1964)."""
    if abs(len(one) - len(other)) > 2 or len(set(one) ^ set(other)) > 4:
        return False
    before: list[int] = []
    last = list(range(len(other) + 1))  # slips between no letters of one and the first of the other
    for at, letter in enumerate(one, start=1):
        row = [at]
        for place, of_other in enumerate(other, start=1):
            slips = min(last[place] + 1, row[-1] + 1, last[place - 1] + (letter != of_other))
            if at > 1 and place > 1 and (letter, one[at - 2]) == (other[place - 2], of_other):
                slips = min(slips, before[place - 2] + 1)
            row.append(slips)
        if min(row) > 2:
            return False
        before, last = last, row
    return last[-1] <= 2
