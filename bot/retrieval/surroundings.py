"""What stands about a sentence: the sentences beside it, and the heading over its passage.

"She is married to a consultant." answers who a senator is married to, and does not name her: the
sentence before it does, and the heading. What a sentence's neighbours say is said of it too, if
less surely; and what the heading says is said of all of them, so that it tells none from another.
Arrays in, arrays out.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.documents import Passage
from bot.retrieval.understanding.query import QueryReading
from embeddings.arrays import FloatMatrix, FloatVector, IntVector
from embeddings.keywords import stems, term_spans

# docs/log.md, "Tables are found by what heads them"; as much as a word beside (`RankingWeights`)
HEADS_COUNT = 0.85  # of a word in a row itself, one in what stands over the table
REMEMBERED = 4096  # headings and names with their stems, 0.3 kB each


def met_about(best: FloatMatrix, owner: IntVector, share: float) -> FloatMatrix:
    """(n_sentences, n_asked): how well each word is met in a sentence or, less, in one beside it.

    Args:
        best: (n_sentences, n_asked), each word's best cosine in each sentence.
        owner: (n_sentences,), which passage each belongs to; those beside it are of the same.
        share: what a cosine in a neighbour counts beside one in the sentence itself, 0 to 1.
    """
    met = best.copy()
    together = (owner[1:] == owner[:-1])[:, np.newaxis]
    np.maximum(met[1:], share * best[:-1], out=met[1:], where=together)
    np.maximum(met[:-1], share * best[1:], out=met[:-1], where=together)
    return met


def headed(readings: Sequence[QueryReading], passages: Sequence[Passage]) -> NDArray[np.bool_]:
    """(n_passages, n_asked): which of the readings' words stand in the heading of a passage."""
    asked = [stem for reading in readings for stem in reading.stems]
    headings = (stems_in(passage.heading or "") for passage in passages)
    found = [[stem in heading for stem in asked] for heading in headings]
    return np.array(found, dtype=bool).reshape(len(passages), len(asked))


def under_heads(readings: Sequence[QueryReading], passages: Sequence[Passage]) -> FloatMatrix:
    """(n_passages, n_asked): how far the readings' words are met by what heads a table's rows.

    What stands over a table is said of each of its rows: "2018" of all that stands in that column.
    """
    asked = [stem for reading in readings for stem in reading.stems]
    heads = map(_heads_in, passages)
    found = [[HEADS_COUNT * (stem in each) for stem in asked] for each in heads]
    return np.array(found, dtype=np.float32).reshape(len(passages), len(asked))


def _heads_in(passage: Passage) -> frozenset[str]:
    """The stems of what stands over the rows of a table; none where a passage is no table."""
    joined = passage.document.joined if passage.heads else ""
    heads = [joined[head.start : head.end] for head in passage.heads]
    return stems_in("\n".join([passage.heading or "", *heads])) if heads else frozenset()


def between_sentences(weight: FloatVector, heading: NDArray[np.bool_], share: float) -> FloatMatrix:
    """(n_passages, n_asked): what each word counts between the sentences of one passage.

    Args:
        weight: (n_asked,), what it counts between passages; what they add up to stays.
        heading: (n_passages, n_asked), as `headed` gives it.
        share: what a word loses that stands in the heading, 0 to less than 1.
    """
    left = weight * (1 - np.float32(share) * heading)
    sums = left.sum(axis=1, keepdims=True)
    counted: FloatMatrix = left * (weight.sum() / np.where(sums > 0, sums, 1))
    return counted


@lru_cache(maxsize=REMEMBERED)
def stems_in(text: str) -> frozenset[str]:
    """The stems of a heading or a name."""
    return frozenset(stems(text, term_spans(text)))
