"""Where each word of a text stands, and the part of it that shares most words with a quotation.

For a quotation that stands nowhere: what it may have been made of. Words are kept as hashes; two
words of one hash make a part look nearer than it is, and it is compared word for word afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bot.documents import Span
from bot.matching.normalized_text import UNSPACED, NormalizedText

LONGEST_WORD = 64  # letters of a word that tell it from others
BLOCK = 200_000  # words hashed at a time, which bounds what that takes
SHORTEST_WINDOW = 8  # words; the windows of shorter quotations hold a sentence's half at least
SEED = 6  # of the weights of letters; any will do


@dataclass(frozen=True, slots=True, eq=False)
class WordOverlap:
    """The words of a text, some twelve bytes a word."""

    letters: NormalizedText
    starts: NDArray[np.int32] = field(init=False)
    """(words + 1,), where each begins among the letters; the last is their number."""
    hashes: NDArray[np.uint32] = field(init=False)
    """(words,), ascending."""
    order: NDArray[np.int32] = field(init=False)
    """(words,), which word each hash is of."""

    def __post_init__(self) -> None:
        starts, hashes = _words(self.letters)
        order = np.argsort(hashes, kind="stable").astype(np.int32)
        object.__setattr__(self, "starts", starts)
        object.__setattr__(self, "hashes", hashes[order])
        object.__setattr__(self, "order", order)

    def nearest(self, quotation: str, *, count: int) -> Iterator[tuple[float, Span]]:
        """The parts of the text that share most words with a quotation, best first.

        Returns:
            Each the sum of the shared words' rarities, and a span four times the quotation's
            length, or what there is.
        """
        _, wanted = _words(NormalizedText(quotation))
        words = len(self.order)
        if not len(wanted) or not words:
            return
        window = max(SHORTEST_WINDOW, len(wanted))
        scores = np.zeros(words // window + 2)
        for word in np.unique(wanted):
            first, last = (
                np.searchsorted(self.hashes, word, side="left"),
                np.searchsorted(self.hashes, word, side="right"),
            )
            if first < last:
                within = np.unique(self.order[first:last] // window)
                scores[within] += np.log(1 + words / (last - first))
        both = scores[:-1] + scores[1:]  # the quotation may lie across two windows
        for best in np.argsort(-both, kind="stable")[:count].tolist():
            if both[best] > 0:
                # the two, and as much on either side, as it may lie across their edges
                yield float(both[best]), self._span((best - 1) * window, (best + 3) * window)

    def _span(self, first: int, last: int) -> Span:
        """The text from one word to before another."""
        last = min(last, len(self.order))
        places, starts = self.letters.places, self.starts
        start = int(places[starts[max(0, first)]])
        end = int(places[starts[last] - 1]) + 1
        following = int(places[starts[last]]) if last < len(self.order) else len(self.letters.text)
        return Span(start, max(end, min(following, end + SHORTEST_WINDOW)))


def _words(letters: NormalizedText) -> tuple[NDArray[np.int32], NDArray[np.uint32]]:
    """Where each word begins among the letters, and its hash."""
    places = letters.places
    codes = np.frombuffer(letters.letters.encode("utf-32-le"), dtype="<u4")
    begins = np.ones(len(codes), dtype=np.bool_)
    begins[1:] = np.diff(places) > 1
    for first, last in UNSPACED:
        alone = (codes >= first) & (codes <= last)
        begins |= alone
        begins[1:] |= alone[:-1]
    starts = np.append(np.flatnonzero(begins), len(codes)).astype(np.int32)
    weights = np.random.default_rng(SEED).integers(2**63, size=LONGEST_WORD, dtype=np.uint64)
    weights[LONGEST_WORD - 1] = 0  # the rest of a longer word
    hashes = np.zeros(len(starts) - 1, dtype=np.uint32)
    for at in range(0, len(hashes), BLOCK):
        edges = starts[at : at + BLOCK + 1]
        first = int(edges[0])
        lengths = np.diff(edges)
        within = np.arange(int(edges[-1]) - first) - np.repeat(edges[:-1] - first, lengths)
        weighed = codes[first : int(edges[-1])] * weights[np.minimum(within, LONGEST_WORD - 1)]
        sums = np.add.reduceat(weighed, edges[:-1] - first)
        hashes[at : at + BLOCK] = (sums >> np.uint64(32)).astype(np.uint32)  # the upper half
    return starts, hashes
