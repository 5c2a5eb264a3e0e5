"""A searcher of the library: one state of it, narrowed to the passages a question is put to.

What the ranking needs to know of the indexes and the store, by the places at which passages are
read (`bot/library/indexing/passage_filter.py`): the same for the same documents, however a library
came to hold them. Knows nothing of questions or of how signals are weighed.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.documents import Passage
from bot.errors import Notice
from bot.library.indexing.open_index import OpenIndex
from bot.library.indexing.passage_filter import PassageFilter
from bot.storage import Store
from embeddings.arrays import FloatMatrix, FloatVector, IntVector
from embeddings.keywords import KeywordHits

REMEMBERED = 65_536  # stems of questions whose frequency a scope keeps; 8 MB
BEFORE = 60  # words said just before a passage that are looked at
MORE = 4  # times as many are asked for where those that may be left out are no worse


class Searcher:
    """The passages of one scope, as one question sees them; threads may share it."""

    def __init__(self, store: Store, found: OpenIndex, *, scope: PassageFilter) -> None:
        """Look at a scope in indexes as they are open now, and will stay."""
        self._store = store
        self._dense = found.dense
        self._words = found.keywords
        self._quantiser = found.indexes.quantiser
        self._scope = scope

    @property
    def count(self) -> int:
        """How many passages there are."""
        return self._scope.count

    @property
    def scope(self) -> PassageFilter:
        """What is asked: one object for as long as the library keeps it, and the same passages."""
        return self._scope

    @property
    def damaged(self) -> tuple[Notice, ...]:
        """What is wrong with each document that is left out as it is damaged."""
        return self._scope.damaged

    @property
    def sample_ids(self) -> IntVector:
        """Places of passages from all over the documents, at most 2,000."""
        return self._scope.sample_ids

    @property
    def opening_ids(self) -> IntVector:
        """The places of the first passages of documents from all over, at most 2,000."""
        return self._scope.opening_ids

    def within(self, documents: Collection[int]) -> "Searcher":
        """A searcher of some of the documents alone, which counts words among their passages.

        Args:
            documents: the ids of their stored_documents.
        """
        part = Searcher.__new__(type(self))
        part._store, part._dense, part._words = self._store, self._dense, self._words
        part._quantiser, part._scope = self._quantiser, self._scope.within(documents)
        return part

    def beyond(self, part: "Searcher", places: IntVector) -> NDArray[np.bool_]:
        """(n,): which passages, by their places here, a searcher `within` this one leaves out."""
        return ~part._scope.holds(self._scope.ids(places))

    def places_of(self, part: "Searcher", places: IntVector) -> IntVector:
        """The places here of passages at some places of a searcher `within` this one."""
        return self._scope.places(part._scope.ids(places))

    def dense_search(self, vector: FloatVector, k: int) -> tuple[IntVector, FloatVector]:
        """The places of the k passages nearest to a vector, (dimension,) of norm 1, and their
        cosines: best first, equal ones as they are read."""

        def near(wanted: int) -> tuple[IntVector, FloatVector]:
            hits = self._dense.search(vector, wanted, among=self._scope.among)
            return hits.ids, hits.scores

        return self._best(near, k, first=k + 1)

    def keyword_search(self, stems: Sequence[str], weights: FloatVector, k: int) -> KeywordHits:
        """The places of the k passages that share most of a question's stems, by BM25, equal ones
        as they are read.

        Args:
            weights: (len(stems),), what each stem counts beside its rarity.
        """
        weights = weights * self.rarity(stems)

        def alike(wanted: int) -> tuple[IntVector, FloatVector]:
            hits = self._words.search(stems, weights, wanted, among=self._scope.among)
            return hits.ids, hits.scores

        return KeywordHits(*self._best(alike, k, first=MORE * k))  # words mostly weigh alike

    def rarity(self, stems: Sequence[str]) -> FloatVector:
        """How much more each stem says the fewer of the passages have it, as BM25 has it: > 0.

        Half a passage more with it and half a one without are Robertson's, so that nothing is
        infinite (Robertson and Zaragoza, 2009).
        """
        frequency = self.frequencies(stems)
        rarity: FloatVector = np.log(
            1 + (self.count - frequency + 0.5) / (frequency + 0.5), dtype=np.float32
        )
        return rarity

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

    def fuzzy_search(self, stem: str, k: int) -> IntVector:
        """The places of the first k passages with a stem a slip of the pen away from this one."""
        return np.sort(self._scope.places(self._words.fuzzy_search(stem, among=self._scope.among)))[
            :k
        ]

    def vectors(self, places: IntVector) -> FloatMatrix:
        """The vectors of some passages, (len(places), dimension)."""
        return self._dense.vectors(self._scope.ids(places))

    def word_vectors(self, places: IntVector) -> Iterator[FloatMatrix]:
        """The vectors of the words of each of some passages in turn, (n_words, dimension)."""
        return map(self._quantiser.decode, self._dense.codes(self._scope.ids(places)))

    def passages(self, places: IntVector) -> dict[int, Passage]:
        """The passages themselves; one that another program removed since is left out."""
        ids = self._scope.ids(places)
        found = dict(self._store.passages(ids.tolist(), among=self._scope.documents))
        at = zip(places.tolist(), ids.tolist(), strict=True)
        return {place: found[number] for place, number in at if number in found}

    def said_before(self, passages: Mapping[int, Passage]) -> dict[int, FloatMatrix]:
        """The vectors of the last words that another speaker said just before some passages.

        Args:
            passages: by their places.

        Returns:
            At most 60 words a passage, (n_words, dimension) of any length, by its place; none of a
            passage that replies to nobody.
        """
        named = np.array([at for at, each in passages.items() if each.speaker], dtype=np.int64)
        ids = self._scope.ids(named)
        # a document's passages have consecutive ids (`bot/storage/store.py`)
        found = dict(self._store.passages((ids - 1).tolist(), among=self._scope.documents))
        replying = {
            place: number - 1
            for place, number in zip(named.tolist(), ids.tolist(), strict=True)
            if number - 1 in found and passages[place].replies_to(found[number - 1])
        }
        codes = self._dense.codes(np.array(list(replying.values()), dtype=np.int64))
        last = (self._quantiser.decode(each[-BEFORE:]) for each in codes)
        return dict(zip(replying, last, strict=True))

    def _best(
        self, ask: Callable[[int], tuple[IntVector, FloatVector]], k: int, *, first: int
    ) -> tuple[IntVector, FloatVector]:
        """The places and scores of the k best, equal ones as they are read.

        Args:
            ask: gives the identifiers and scores of so many, best first, equal ones in no order.
            first: how many are asked for at first; more than k, to see whether others are as good.
        """
        if k < 1 or not self.count:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        wanted = first
        while True:
            ids, scores = ask(min(wanted, self.count))
            if len(ids) < wanted or scores[k - 1] > scores[-1]:
                break
            wanted *= MORE  # which of those as good as the last come first is still to be seen
        places = self._scope.places(ids)
        order = np.lexsort((places, -scores))[:k]
        return places[order], scores[order]
