"""A slip of the pen: a word that is none, read as the documents' word that is a slip away.

Left alone are words the documents have, words that are spelt right in English, German, French or
Spanish, and names with a capital. The person sees what was read, and can undo it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase

import numpy as np

from bot.library import Searcher
from bot.retrieval.understanding.dictionary import english_words, in_order, is_of_another_language
from bot.retrieval.understanding.query import QueryReading
from embeddings.keywords import TERM, is_function_word, small, stem

QUESTION_WORDS = frozenset("what when where which who whom whose why how does".split())
"""What a word too short for others may have been."""
# What each costs and saves: docs/log.md, 2026-11-30, "Slips of the pen".
SHORTEST = 5  # letters of a word that may have one slip: most shorter ones are near several words
LONG = 9  # letters of one that may have two
SURE = 3  # letters at the beginning of one with two, where people seldom err
LOOKED_AT = 20  # passages whose words are the documents' own
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
    if len(word) >= SHORTEST and is_of_another_language(word):
        return None
    for near in _near(searcher, word):
        if found := _used(searcher, near, word):
            return max(found, key=lambda meant: (*_likeness(word, meant), found[meant]))
    return None


def _near(searcher: Searcher, word: str) -> Iterator[Iterable[str]]:
    """Words a slip away: English ones, else the documents' own, else those two slips away."""
    slips = _one_slip_away(word)
    if len(word) < SHORTEST:
        yield slips & QUESTION_WORDS
        return
    yield slips & english_words()
    own = _own_words(searcher, word)
    yield slips & own
    if len(word) >= LONG:
        own.update(_beginning_alike(word))
        yield [each for each in own if each.isalpha() and _within_two(word, each)]


def _own_words(searcher: Searcher, word: str) -> set[str]:
    """The words of passages that have one like a misspelt one, in small letters."""
    # the stem of a slip may be no slip of the stem: "erly" is cut to "er"
    like = [searcher.fuzzy_search(each, LOOKED_AT) for each in (stem(word), word)]
    passages = searcher.passages(np.union1d(*like)).values()
    return {small(found) for each in passages for found in TERM.findall(each.joined)}


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


def _beginning_alike(word: str) -> Sequence[str]:
    """English words with the same first letters."""
    words, begin = in_order(), word[:SURE]
    return words[bisect_left(words, begin) : bisect_left(words, begin + "{")]  # behind "z"


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
