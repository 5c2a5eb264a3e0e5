"""A view of the library: one state of it, narrowed to the passages a question is put to.

What the ranking needs to know of the indexes and the record, by passages' identifiers. Knows
nothing of questions or of how signals are weighed.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from bot.passage import Passage
from bot.record import Record
from bot.scope import Scope
from embeddings.arrays import FloatMatrix, FloatVector, IntVector
from embeddings.dense import PassageIndex
from embeddings.quantiser import Quantiser
from embeddings.words import WordHits, WordIndex

REMEMBERED = 65_536  # stems of questions whose frequency a scope keeps; 8 MB


class View:
    """The passages of one scope, as one question sees them; threads may share it."""

    def __init__(
        self,
        record: Record,
        dense: PassageIndex,
        words: WordIndex,
        quantiser: Quantiser,
        *,
        scope: Scope,
    ) -> None:
        self._record = record
        self._dense = dense
        self._words = words
        self._quantiser = quantiser
        self._scope = scope

    @property
    def count(self) -> int:
        """How many passages there are."""
        return self._scope.count

    @property
    def damaged(self) -> tuple[str, ...]:
        """A sentence on each document that is left out as what is kept of it is damaged."""
        return self._scope.damaged

    @property
    def some(self) -> IntVector:
        """Identifiers of passages from all over the documents, at most 2,000."""
        return self._scope.some

    @property
    def openings(self) -> IntVector:
        """The identifiers of the first passages of documents from all over, at most 2,000."""
        return self._scope.openings

    def nearest(self, vector: FloatVector, k: int) -> tuple[IntVector, FloatVector]:
        """The k passages nearest to a vector, (dimension,) of norm 1, and their cosines."""
        if k < 1 or not self.count:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        hits = self._dense.search(vector[np.newaxis], min(k, self.count), among=self._scope.among)
        found = hits.ids[0] >= 0
        return hits.ids[0][found], hits.scores[0][found]

    def sharing(self, stems: Sequence[str], weights: FloatVector, k: int) -> WordHits:
        """The k passages that share most of a question's stems, by BM25."""
        return self._words.search(stems, weights, k, among=self._scope.among)

    def frequencies(self, stems: Sequence[str]) -> IntVector:
        """In how many of the passages each stem stands."""
        known = self._scope.frequencies
        found = {stem: known[stem] for stem in stems if stem in known}
        if new := [stem for stem in dict.fromkeys(stems) if stem not in found]:
            counts = self._words.frequencies(new, among=self._scope.among).tolist()
            found.update(zip(new, counts, strict=True))
            if len(known) < REMEMBERED:  # common words are among the first that are asked for
                known.update(found)
        return np.array([found[stem] for stem in stems], dtype=np.int64)

    def near(self, stem: str, k: int) -> IntVector:
        """The identifiers of k passages with a stem a slip of the pen away from this one."""
        return self._words.near(stem, k, among=self._scope.among)

    def vectors(self, ids: IntVector) -> FloatMatrix:
        """The vectors of some passages, (len(ids), dimension)."""
        return self._dense.vectors(ids)

    def word_vectors(self, ids: IntVector) -> Iterator[FloatMatrix]:
        """The vectors of the words of each of some passages in turn, (n_words, dimension)."""
        return map(self._quantiser.decode, self._dense.codes(ids))

    def passages(self, ids: IntVector) -> dict[int, Passage]:
        """The passages themselves; one that another program removed since is left out."""
        return dict(self._record.passages(ids.tolist(), among=self._scope.documents))
