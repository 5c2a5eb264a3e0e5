"""What a question finds by chance: how near strangers' questions come to the same documents.

A cosine of .3 is much in a book of cooking and little in a chat, so a question is compared with
what strangers' questions find in the very documents asked: score normalisation by a cohort, as it
is done where speakers are verified (Auckenthaler and others, "Score normalization for
text-independent speaker verification systems", 2000).
"""

from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np

from bot.library import Searcher
from bot.retrieval.judging.strangers import STRANGERS
from embeddings.arrays import FloatMatrix, FloatVector
from embeddings.encoders import Encoder

LEAST_SPREAD = 0.01  # of cosines; what is divided by in a scope that all strangers are as near to


@dataclass(frozen=True, slots=True, eq=False)
class Chance:
    """What strangers' questions find in some passages."""

    unit: float
    """The mean deviation of a stranger's cosines with the others': what is much for the model."""
    centre: FloatVector
    """(dimension,): the mean of the passages' vectors; not of norm 1."""
    mean: float
    """Of the strangers' mean cosines with the passages."""
    spread: float
    """Their standard deviation."""
    nearest: float
    """The mean cosine of a stranger's question with the passage that is nearest to it."""

    @classmethod
    def of(cls, passages: FloatMatrix, strangers: FloatMatrix) -> "Chance":
        """What strangers, (n, dimension), find in passages, (m, dimension), all of norm 1."""
        centre = passages.mean(axis=0)
        means = strangers @ centre
        nearest = float((strangers @ passages.T).max(axis=1).mean())
        spread = max(LEAST_SPREAD, float(means.std()))
        unit = float((strangers @ strangers.T).std(axis=1).mean())
        return cls(unit, centre, float(means.mean()), spread, nearest)


class Chances:
    """What strangers' questions find, measured once a scope and kept for as long as that is."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._measured: WeakKeyDictionary[object, Chance] = WeakKeyDictionary()
        self._lock = Lock()

    @cached_property
    def _strangers(self) -> FloatMatrix:
        """(n_strangers, dimension), of norm 1; encoded when they are first needed."""
        return np.asarray(self._encoder.encode(STRANGERS).vectors)

    def prepare(self) -> None:
        """Encode the strangers' questions now."""
        _ = self._strangers

    def at(self, searcher: Searcher) -> Chance:
        """What strangers find where a searcher looks, in at most 2,000 of its passages."""
        with self._lock:
            known = self._measured.get(searcher.scope)
        if known is not None:
            return known
        measured = Chance.of(searcher.vectors(searcher.sample_ids), self._strangers)
        with self._lock:
            self._measured[searcher.scope] = measured
        return measured
