"""Text that is like real texts to an index: their words, in an order they could stand in.

Every word is followed by what followed it somewhere (a Markov chain of order 1), so that words are
as common, and stand together as often, as in the texts they are learned from. It means nothing.
What is rare in the texts must stay rare however much is written: in place of such a word stands one
that does not exist, out of half a million, which are as common as Zipf's law says of what follows
the common ones.

Knows nothing of libraries, nor of what a passage means as a whole (`scripts/scaling/meaning.py`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bot.documents import Passage
from bot.library import Encoded
from bot.segmentation import LONGEST, TOGETHER
from embeddings.arrays import Codes, IntMatrix, IntVector
from embeddings.keywords import stem, term_spans

COMMON = 8  # times that a word stands in the texts at least, so as to be written as it is
RARE_WORDS = 500_000  # words that do not exist
SHORTEST_HALVED = 4  # letters of a word of whose halves such words are made
SHORTEST_MADE = TOGETHER // 2 + 10  # code points; two neighbours are too long to be one passage
LONGEST_MADE = LONGEST - 60  # code points; the last word of a passage may be a long one
WORDS = 256  # of a passage at most
PLAIN = re.compile(r"[,.;!?]? |-")
"""What may stand between two words: `, `. For anything else there is a space, so that no mark makes
a heading, a list or a speaker's name of the words beside it."""
ENDS = ". "  # what stands before a word that may begin a passage
CUT = " ,.;!?-"  # what goes where a passage is cut off


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """Passages as they are written, n of them."""

    texts: tuple[str, ...]
    stems: tuple[str, ...]
    """The stems of each, with a space between."""
    codes: tuple[Codes, ...]
    """(n_words, width) each; for every word a code that it had somewhere."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """Words with what stands behind each in the text."""

    words: Sequence[str]
    stems: Sequence[str]
    lengths: IntVector
    """Code points."""

    @classmethod
    def of(cls, words: Sequence[str]) -> "_Words":
        lengths = np.array([len(word) for word in words], dtype=np.int64)
        return cls(words, [stem(word) for word in words], lengths)


class Language:
    """Learned from passages and their encodings; the same seed writes the same passages."""

    def __init__(
        self, passages: Sequence[Passage], encoded: Sequence[Encoded], *, seed: int
    ) -> None:
        """Learn.

        Args:
            encoded: the same passages, in as many parts as they were encoded in.
        """
        words, self._gaps = _words_and_gaps(passages)
        self._codes = np.concatenate([codes for part in encoded for codes in part.codes])
        if len(words) != len(self._codes):
            raise ValueError(f"{len(words)} words and the codes of {len(self._codes)}")
        self._random = np.random.default_rng(seed)
        self._read = _Words.of(words)
        self._gap_lengths = np.array([len(gap) for gap in self._gaps], dtype=np.int64)
        numbers = {word: number for number, word in enumerate(dict.fromkeys(words))}
        self._kinds = np.array([numbers[word] for word in words], dtype=np.int64)
        self._counts = np.bincount(self._kinds)
        self._places = np.argsort(self._kinds, kind="stable")  # of the words of each kind
        self._first = np.cumsum(self._counts) - self._counts
        self._rare = (self._counts < COMMON)[self._kinds]
        self._starts = _starts(words, self._gaps)
        self._invented = _Words.of(_invented(list(numbers), self._random))
        self._lengths = _lengths(passages)

    def write(self, count: int) -> Written:
        """So many passages, each about as long as a real one."""
        places = self._chains(count)
        rare, invented = self._rare[places], self._zipf(places.shape)
        lengths = np.where(rare, self._invented.lengths[invented], self._read.lengths[places])
        ends = np.cumsum(lengths + self._gap_lengths[places], axis=1)
        wanted = self._random.choice(self._lengths, count)
        short = ends < wanted[:, np.newaxis]
        kept = np.column_stack([np.ones(count, dtype=np.bool_), short[:, :-1]])
        runs = list(pairwise([0, *np.cumsum(kept.sum(axis=1)).tolist()]))
        flat = places[kept]
        own = np.where(rare[kept], invented[kept], -1).tolist()
        words, stems = self._read.words, self._read.stems
        new = self._invented
        pieces = [
            (words[at] if number < 0 else new.words[number]) + self._gaps[at]
            for at, number in zip(flat.tolist(), own, strict=True)
        ]
        found = [
            stems[at] if number < 0 else new.stems[number]
            for at, number in zip(flat.tolist(), own, strict=True)
        ]
        codes = self._codes[flat]
        return Written(
            tuple("".join(pieces[start:end]).rstrip(CUT) + "." for start, end in runs),
            tuple(" ".join(found[start:end]) for start, end in runs),
            tuple(codes[start:end] for start, end in runs),
        )

    def _chains(self, count: int) -> IntMatrix:
        """Places in what was read, a row a passage: each follows a word like the one before it."""
        chains = np.empty((WORDS, count), dtype=np.int64)
        now = self._random.choice(self._starts, count)
        for words in chains:
            kinds = self._kinds[now]
            which = (self._random.random(count) * self._counts[kinds]).astype(np.int64)
            words[:] = self._places[self._first[kinds] + which]
            now = (words + 1) % len(self._kinds)
        return chains.T

    def _zipf(self, shape: tuple[int, ...]) -> IntMatrix:
        """Numbers of invented words; each is as common as its place behind the common ones says."""
        before = 1 + np.count_nonzero(self._counts >= COMMON)
        steps = self._random.random(shape) * np.log(1 + len(self._invented.words) / before)
        numbers: IntMatrix = (before * np.expm1(steps)).astype(np.int64)
        return numbers


def _words_and_gaps(passages: Sequence[Passage]) -> tuple[list[str], list[str]]:
    """The words of all passages, and what stands behind each before the next one."""
    words: list[str] = []
    gaps: list[str] = []
    for passage in passages:
        text = passage.joined + " "
        spans = term_spans(text).tolist()
        for (start, end), (after, _) in pairwise([*spans, (len(text), len(text))]):
            gap = " ".join(f"{text[end:after]}|".split())[:-1]  # white space is one space
            words.append(text[start:end])
            gaps.append(gap if PLAIN.fullmatch(gap) else " ")
    return words, gaps


def _starts(words: Sequence[str], gaps: Sequence[str]) -> IntVector:
    """The places of words that begin a sentence and could begin a paragraph."""
    found = [
        at
        for at, (word, gap) in enumerate(zip(words, gaps, strict=True))
        if gaps[at - 1] == ENDS and gap == " " and word.istitle()
    ]
    return np.array(found or range(len(words)), dtype=np.int64)


def _invented(words: Sequence[str], random: np.random.Generator) -> list[str]:
    """Words that do not exist, each the first half of a word and the second half of another."""
    halved = [word for word in words if word.isalpha() and len(word) >= SHORTEST_HALVED] or words
    first, second = random.integers(len(halved), size=(2, RARE_WORDS)).tolist()
    heads = [word[: (len(word) + 1) // 2] for word in halved]
    tails = [word[(len(word) + 1) // 2 :].lower() for word in halved]
    return [heads[one] + tails[other] for one, other in zip(first, second, strict=True)]


def _lengths(passages: Sequence[Passage]) -> IntVector:
    """The lengths of the real passages that stand alone in a paragraph."""
    lengths = [each.end - each.start for each in passages]
    fitting = [length for length in lengths if SHORTEST_MADE <= length <= LONGEST_MADE]
    return np.array(fitting or [(SHORTEST_MADE + LONGEST_MADE) // 2], dtype=np.int64)
