"""Which passages late interaction looks at: those that dense vectors and BM25 propose together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from bot.library import Searcher
from bot.retrieval.understanding.query import QueryReading
from embeddings.arrays import FloatVector, IntVector

# The constants below: docs/log.md, 2026-11-22, "The ranking"; their neighbours do as well.
CANDIDATES = 20  # passages that late interaction looks at
FIRST = 15  # of them, those of documents that the question names
POOL = 100  # passages that each of the two signals may propose
BM25_IN_POOL = 0.35  # BM25 over its maximum, beside the cosine, when candidates are chosen
LEAST = 1e-9  # of what is divided by, where all of it is 0


class Ranking(StrEnum):
    """What orders the passages; all but the last are there to be compared with."""

    DENSE = "dense"
    WORDS = "words"
    HYBRID = "hybrid"
    LATE = "late"


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """What the two signals propose, best first by their sum, all readings together."""

    places: IntVector
    cosines: FloatVector
    bm25: FloatVector
    """BM25 over its maximum, 0 to 1."""

    def best(self, count: int) -> "Candidates":
        """The first ones."""
        return Candidates(self.places[:count], self.cosines[:count], self.bm25[:count])

    def chosen(self, which: NDArray[np.bool_]) -> "Candidates":
        """Those of a mask, (n,)."""
        return Candidates(self.places[which], self.cosines[which], self.bm25[which])


def proposed(searcher: Searcher, readings: Sequence[QueryReading], ranking: Ranking) -> Candidates:
    """The union of what each signal finds nearest, for each reading, in order of their sum."""
    nearest = [searcher.dense_search(reading.vector, POOL) for reading in readings]
    sharing = [_sharing(searcher, reading) for reading in readings]
    places = np.unique(np.concatenate([found for found, _ in (*nearest, *sharing)]))
    cosines = np.zeros(len(places), dtype=np.float32)
    bm25 = np.zeros(len(places), dtype=np.float32)
    vectors = searcher.vectors(places)
    for reading, (found, scores) in zip(readings, sharing, strict=True):
        cosines += reading.reading_weight * (vectors @ reading.vector)
        bm25[np.searchsorted(places, found)] += reading.reading_weight * scores
    total = {
        Ranking.DENSE: cosines,
        Ranking.WORDS: bm25,
        Ranking.HYBRID: cosines + BM25_IN_POOL * bm25,
        Ranking.LATE: cosines + BM25_IN_POOL * bm25,
    }[ranking]
    order = np.argsort(-total, kind="stable")
    return Candidates(places[order], cosines[order], bm25[order])


def proposed_first(
    searcher: Searcher, part: Searcher, readings: Sequence[QueryReading], ranking: Ranking
) -> Candidates:
    """What is proposed of a part of the documents, then of the others, `CANDIDATES` in all.

    Args:
        part: looks at those documents alone, and so knows which words tell their passages apart.
    """
    near = proposed(part, readings, ranking).best(FIRST)
    near = replace(near, places=searcher.places_of(part, near.places))
    far = proposed(searcher, readings, ranking)
    far = far.chosen(searcher.beyond(part, far.places)).best(CANDIDATES - len(near.places))
    return Candidates(
        np.concatenate([near.places, far.places]),
        np.concatenate([near.cosines, far.cosines]),
        np.concatenate([near.bm25, far.bm25]),
    )


def _sharing(searcher: Searcher, reading: QueryReading) -> tuple[IntVector, FloatVector]:
    """The passages that share a reading's content words, with BM25 over its maximum."""
    places = np.flatnonzero(reading.content)
    hits = searcher.keyword_search(
        [reading.stems[at] for at in places], reading.term_weight[places], POOL
    )
    return hits.ids, hits.scores / max(float(hits.scores.max(initial=0.0)), LEAST)
