"""Compares the words that readers find in one file: lost, glued, parted, invented, out of order.

Readers differ in what is nobody's fault: ligatures, hyphens at a line's end, accents that are drawn
apart, spaces, case. All these are taken away first, and words of one letter, which formulas are
made of. What stands on three pages (of two: on both) at their first or last lines, numbers left
out, is a running head: a reader may leave it out.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeVar

T = TypeVar("T")

PAGE = "\f"
WORD = re.compile(r"[^\W\d_]{2,}|\d{2,}")
"""Example: `wells`, `2024`; a raised number is none with the word before it."""
DIGITS = re.compile(r"\d+")
"""Example: `12`."""
NUMBER = re.compile(r"\s*\d{1,2}\s*")
"""Example: the ` 12 ` of a line, where lines are numbered in the margin."""
HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011\ufffe\x02][ \t]*\n?[ \t]*(?=\w)")
"""Example: the hyphen of `ground-` and the line's end after it."""
ACCENT = re.compile(r"[`\u00a8\u00af\u00b4\u00b8\u02c6-\u02dd]")
"""Example: the loose accent of `Zu¨rich`."""
AT_AN_END = 5  # lines of a page that may be a running head, or foot
REPEATED = 3  # pages from which a line is one; of two pages both
TOGETHER = 3  # words whose order is compared
SHORTEST_PART = 3  # letters; shorter words stand in any other


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of one file, in words."""

    known: int
    """That the others agree on."""
    lost: Counter[str]
    """Of these what ours lacks, running heads left out, and what is glued or parted."""
    running: int
    """Lacking in ours, and of running heads."""
    glued: Counter[str]
    """Lacking as words, though their letters stand in ours: with a neighbour's, or apart."""
    invented: Counter[str]
    """That ours alone has."""
    own: int
    """That ours has."""
    runs: int
    """Runs of three words that the others agree on and whose words ours has."""
    out_of_order: int
    """Of these, those that ours does not have one after another."""


def compared(own: str, others: Sequence[str]) -> Compared:
    """Compare our words of a file with those of one reader or more."""
    ours, theirs = words_of(own), [words_of(each) for each in others]
    have, agreed = Counter(ours), _agreed(map(Counter, theirs))
    lacking = agreed - have
    running = lacking & _most(map(_running_heads, others))
    lost = lacking - running
    squeezed = "".join(ours)
    glued = Counter({word: n for word, n in lost.items() if _stands_in(word, squeezed, have)})
    runs = _agreed(Counter(_runs(each)) for each in theirs)
    kept = Counter({run: n for run, n in runs.items() if all(word in have for word in run)})
    return Compared(
        known=agreed.total(),
        lost=lost - glued,
        running=running.total(),
        glued=glued,
        invented=have - _most(map(Counter, theirs)),
        own=len(ours),
        runs=kept.total(),
        out_of_order=(kept - Counter(_runs(ours))).total(),
    )


def words_of(text: str) -> list[str]:
    """The words of a text, as they are compared."""
    joined = ACCENT.sub("", HYPHEN.sub("", text))
    apart = unicodedata.normalize("NFKD", joined.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return WORD.findall(bare)


def _agreed(counts: Iterable[Counter[T]]) -> Counter[T]:
    """What all have, as often as the one that has it least."""
    return reduce(lambda one, other: one & other, counts)


def _most(counts: Iterable[Counter[T]]) -> Counter[T]:
    """What any has, as often as the one that has it most."""
    return reduce(lambda one, other: one | other, counts)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(TOGETHER)), strict=False)


def _running_heads(text: str) -> Counter[str]:
    """The words of lines that pages have in common at their ends, or in the margin: numbers."""
    pages = [page for page in text.split(PAGE) if page.strip()]
    least = max(2, min(REPEATED, len(pages)))
    ends = [(line, _without_numbers(line)) for page in pages for line in _ends(page)]
    numbers = [
        (line, line) for page in pages for line in page.split("\n") if NUMBER.fullmatch(line)
    ]
    words: Counter[str] = Counter()
    for lines in (ends, numbers):
        said = Counter(same for _, same in lines)
        words |= Counter(
            word for line, same in lines if said[same] >= least for word in words_of(line)
        )
    return words


def _ends(page: str) -> list[str]:
    lines = [line for line in page.splitlines() if line.strip()]
    return lines if len(lines) <= 2 * AT_AN_END else lines[:AT_AN_END] + lines[-AT_AN_END:]


def _without_numbers(line: str) -> str:
    return DIGITS.sub("", "".join(line.split()))


def _stands_in(word: str, squeezed: str, have: Counter[str]) -> bool:
    """Whether a word's letters stand in ours more often than the word does."""
    return len(word) >= SHORTEST_PART and squeezed.count(word) > have[word]
