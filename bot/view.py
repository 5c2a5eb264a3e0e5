"""A view of the library: one state of it, narrowed to the documents a question is about.

What the ranking needs to know of the indexes and the record, by passages' identifiers. Knows
nothing of questions or of how signals are weighed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.document import Document
from bot.passage import Passage
from bot.record import Record
from embeddings.arrays import FloatMatrix, FloatVector, IntVector
from embeddings.dense import PassageIndex
from embeddings.quantiser import Quantiser
from embeddings.words import WordHits, WordIndex

SOME = 2000  # passages whose mean stands for all


@dataclass(frozen=True, slots=True)
class Looked:
    """What a view holds of one document."""

    document: Document
    passages: tuple[range, ...]
    """The ids of its passages, ascending, in runs."""


class View:
    """The passages of some documents, or of one speaker in them; threads may share it."""

    def __init__(
        self,
        record: Record,
        dense: PassageIndex,
        words: WordIndex,
        quantiser: Quantiser,
        *,
        held: Mapping[int, Looked],
        everything: bool,
    ) -> None:
        """Look at some of what is indexed.

        Args:
            held: by the ids of their holdings.
            everything: whether there is nothing else, so that nothing need be left out.
        """
        self._record = record
        self._dense = dense
        self._words = words
        self._quantiser = quantiser
        self._documents = {number: looked.document for number, looked in held.items()}
        self._ranges = _ascending(run for looked in held.values() for run in looked.passages)
        self._first = _ascending(run for looked in held.values() for run in looked.passages[:1])
        self._everything = everything
        self._frequencies: dict[str, int] = {}
        self.count = sum(map(len, self._ranges))
        """How many passages there are."""

    def nearest(self, vector: FloatVector, k: int) -> tuple[IntVector, FloatVector]:
        """The k passages nearest to a vector, (dimension,) of norm 1, and their cosines."""
        if k < 1 or not self.count:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        among = None if self._everything else identifiers(self._ranges)
        hits = self._dense.search(vector[np.newaxis], min(k, self.count), among=among)
        found = hits.ids[0] >= 0
        return hits.ids[0][found], hits.scores[0][found]

    def sharing(self, stems: Sequence[str], weights: FloatVector, k: int) -> WordHits:
        """The k passages that share most of a question's stems, by BM25."""
        return self._words.search(stems, weights, k, among=self._narrowed)

    def frequencies(self, stems: Sequence[str]) -> IntVector:
        """In how many of the passages each stem stands."""
        known = self._frequencies  # the spelling asks, and then the ranking
        if new := [stem for stem in dict.fromkeys(stems) if stem not in known]:
            counts = self._words.frequencies(new, among=self._narrowed).tolist()
            known.update(zip(new, counts, strict=True))
        return np.array([known[stem] for stem in stems], dtype=np.int64)

    def near(self, stem: str, k: int) -> IntVector:
        """The identifiers of k passages with a stem a slip of the pen away from this one."""
        return self._words.near(stem, k, among=self._narrowed)

    @property
    def some(self) -> IntVector:
        """Identifiers of passages from all over the documents, at most 2,000."""
        ids = identifiers(self._ranges)
        return ids[:: -(-len(ids) // SOME)] if len(ids) else ids

    @property
    def openings(self) -> IntVector:
        """The identifier of the first passage of each document."""
        return np.array([ids.start for ids in self._first if len(ids)], dtype=np.int64)

    def vectors(self, ids: IntVector) -> FloatMatrix:
        """The vectors of some passages, (len(ids), dimension)."""
        return self._dense.vectors(ids)

    def word_vectors(self, ids: IntVector) -> FloatMatrix:
        """The vectors of every word of some passages, one after the other, (n_words, dimension)."""
        codes = self._dense.codes(ids)
        none = np.empty((0, self._quantiser.width), dtype=np.uint8)
        return self._quantiser.decode(np.concatenate([none, *codes]))

    def passages(self, ids: IntVector) -> dict[int, Passage]:
        """The passages themselves; one that another program removed since is left out."""
        return dict(self._record.passages(ids.tolist(), among=self._documents))

    @property
    def _narrowed(self) -> Sequence[range] | None:
        return None if self._everything else self._ranges


def _ascending(ranges: Iterable[range]) -> list[range]:
    return sorted(ranges, key=lambda ids: ids.start)


def runs(ids: Sequence[int]) -> tuple[range, ...]:
    """Ascending identifiers as ranges without gaps: 3, 4, 7 is 3 to 4 and 7."""
    if not ids:
        return ()
    gaps = np.flatnonzero(np.diff(np.asarray(ids, dtype=np.int64)) > 1).tolist()
    firsts, lasts = [0, *(gap + 1 for gap in gaps)], [*gaps, len(ids) - 1]
    return tuple(
        range(ids[first], ids[last] + 1) for first, last in zip(firsts, lasts, strict=True)
    )


def identifiers(ranges: Sequence[range]) -> IntVector:
    """All identifiers of ascending ranges, one after the other."""
    parts = [np.arange(ids.start, ids.stop, dtype=np.int64) for ids in ranges]
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
