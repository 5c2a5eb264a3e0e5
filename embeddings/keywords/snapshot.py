"""What a word index holds at one moment: passages counted, ranked and found by their stems.

Of tantivy's own statistics only those are used in which nothing counts that was removed, or that is
not asked. A commit makes another of these, so a search goes on with the one that it began with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from embeddings.arrays import FloatVector, IntMatrix, IntVector
from embeddings.id_ranges import as_matrix, count_inside
from embeddings.keywords.files import in_words
from embeddings.keywords.id_filter import both, within
from embeddings.keywords.impacts import scores_of

if TYPE_CHECKING:
    import tantivy

EACH = "*"  # a term that every passage has, and no stem is
LONG = 4  # letters; a shorter word is two slips away from too many others
FEW_SLIPS, MANY_SLIPS = 1, 2  # letters wrong, missing, added or swapped
RARE = 500  # passages with a stem, up to which fetching their identifiers counts them soonest
NONE: IntVector = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class KeywordHits:
    """The passages that share most of a question's words, best first."""

    ids: IntVector
    """(n,)"""
    scores: FloatVector
    """(n,): BM25; equal for passages in which the words weigh the same."""


class KeywordSnapshot:
    """The passages of one commit; threads may share it."""

    def __init__(self, index: "tantivy.Index | None", folder: Path) -> None:
        """Look at the index of a folder as it is now; at nothing where there is none yet.

        Raises:
            IndexUnusableError: it is damaged. Any method may raise it.
        """
        self._index = index
        self._folder = folder
        self._searcher = None
        self._removed = 0  # passages that tantivy's own counts have beside these
        if index is not None:
            with in_words(folder):
                self._searcher = index.searcher()
                self._removed = self._searcher.doc_freq("weights", EACH) - self.count

    @property
    def count(self) -> int:
        """How many there are."""
        return self._searcher.num_docs if self._searcher is not None else 0

    @property
    def ids(self) -> IntVector:
        """(n,): every identifier, ascending; for repairs, as all of them are read."""
        import tantivy

        if self._searcher is None:
            return NONE
        with in_words(self._folder):
            return np.sort(self._all(tantivy.Query.all_query()))

    @property
    def tally(self) -> tuple[int, int]:
        """How many identifiers are held, and their sum: whether they are those that should be."""
        import tantivy

        if self._searcher is None:
            return 0, 0
        asked = {"ids": {"sum": {"field": "id"}}}
        with in_words(self._folder):
            found = self._searcher.aggregate(tantivy.Query.all_query(), asked)
        return self.count, int(found["ids"]["value"] or 0)

    def frequencies(self, stems: Sequence[str], *, among: Sequence[range] | None) -> IntVector:
        """In how many passages each stem stands: (len(stems),)."""
        if self._searcher is None:
            return np.zeros(len(stems), dtype=np.int64)
        with in_words(self._folder):
            if among is None:
                counts = [self._count(stem) for stem in stems]
            else:
                inside, ranges = self._inside(among), as_matrix(among)
                counts = [self._count_among(stem, ranges, inside) for stem in stems]
        return np.array(counts, dtype=np.int64)

    def search(
        self, stems: Sequence[str], weights: FloatVector, k: int, *, among: Sequence[range] | None
    ) -> KeywordHits:
        """The k passages that share most of these stems, equal ones in no order.

        Args:
            weights: (len(stems),), positive, what each stem counts: mostly its rarity.
        """
        import tantivy

        if self._searcher is None or not stems:
            return KeywordHits(NONE, np.empty(0, dtype=np.float32))
        scores, unit = scores_of(stems, weights)
        adding = tantivy.Query.const_score_query
        with in_words(self._folder):
            query = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Should, adding(self._term("weights", term), score))
                    for term, score in scores.items()
                ]
            )
            hits = self._searcher.search(self._only(query, among), k, count=False).hits
            ids = self._ids(hits)
        whole = np.array([score for score, _ in hits], dtype=np.float32)
        return KeywordHits(ids, whole * np.float32(unit))

    def fuzzy_search(self, stem: str, *, among: Sequence[range] | None) -> IntVector:
        """The identifiers of all passages with a stem a slip of the pen away, in no order."""
        import tantivy

        if self._index is None:
            return NONE
        slips = MANY_SLIPS if len(stem) >= LONG else FEW_SLIPS
        with in_words(self._folder):
            query = tantivy.Query.fuzzy_term_query(self._index.schema, "stems", stem, slips, True)
            return self._all(self._only(query, among))

    def _count(self, stem: str) -> int:
        assert self._searcher is not None
        everywhere = self._searcher.doc_freq("stems", stem)
        if everywhere and self._removed:
            return self._found(self._term("stems", stem))
        return everywhere

    def _count_among(self, stem: str, ranges: IntMatrix, inside: "tantivy.Query") -> int:
        assert self._searcher is not None
        term = self._term("stems", stem)
        everywhere = self._searcher.doc_freq("stems", stem)
        if everywhere > RARE:
            return self._found(both(term, inside))
        return count_inside(ranges, self._all(term)) if everywhere else 0

    def _all(self, query: "tantivy.Query") -> IntVector:
        """The identifiers of every passage that a query finds, in no order."""
        assert self._searcher is not None
        count = self._found(query)
        return self._ids(self._searcher.search(query, max(1, count), count=False).hits)

    def _ids(self, hits: Sequence[tuple[object, "tantivy.DocAddress"]]) -> IntVector:
        assert self._searcher is not None
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        return np.array(ids, dtype=np.int64)

    def _found(self, query: "tantivy.Query") -> int:
        """How many passages a query finds."""
        assert self._searcher is not None
        found = self._searcher.search(query, 1)
        return found.count or 0  # type: ignore[attr-defined]  # which its type stubs leave out

    def _term(self, field: str, term: str) -> "tantivy.Query":
        import tantivy

        assert self._index is not None
        return tantivy.Query.term_query(self._index.schema, field, term)

    def _only(self, query: "tantivy.Query", among: Sequence[range] | None) -> "tantivy.Query":
        return query if among is None else both(query, self._inside(among))

    def _inside(self, among: Sequence[range]) -> "tantivy.Query":
        import tantivy

        assert self._index is not None
        inside = within(self._index.schema, among, held=self.count)
        return tantivy.Query.const_score_query(inside, 0.0)
