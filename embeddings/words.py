"""The word index: passages that share a question's words, the rare ones most (BM25), in tantivy.

It holds stems (`embeddings/terms.py`) and no text. Derived and quickly made again, so it is kept
simple: while it is being changed it has no stamp, and an index without a stamp is built anew.
"""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING

import numpy as np

from embeddings.arrays import FloatVector, IntVector
from embeddings.errors import IndexUnusableError
from embeddings.narrowing import both, count_inside, edges_of, within
from embeddings.words_files import check_files, in_words

if TYPE_CHECKING:
    import tantivy

_STAMP = "footnote.stamp"
_HEAP = 64_000_000  # bytes tantivy may gather before it writes a segment
WAITED = 0.5  # seconds a commit waits for segments to be merged; a large merge takes many
MERGED = 120.0  # seconds to wait where another program is still merging
LONG = 4  # letters; a shorter word is two slips away from too many others
FEW_SLIPS, MANY_SLIPS = 1, 2  # letters wrong, missing, added or swapped
RARE = 500  # passages with a stem, up to which fetching their identifiers counts them soonest


@dataclass(frozen=True, slots=True, eq=False)
class WordHits:
    """The passages that share most of a question's words, best first."""

    ids: IntVector
    """(n,)"""
    scores: FloatVector
    """(n,): BM25, k1 1.2 and b .75."""


class WordIndex:
    """Stems of passages in a folder of its own, under the passages' identifiers.

    Changes wait until `commit`. Who commits must hold a lock that keeps other programs from it.

    Raises:
        IndexUnusableError: at `open`, the folder is damaged or was left in the middle of a change;
            by any method, what was opened is damaged by now.
    """

    def __init__(self, folder: Path, stamp: int) -> None:
        self.stamp = stamp
        self._folder = folder
        self._added: list[tuple[IntVector, Sequence[str]]] = []
        self._removed: list[int] = []
        self._merging: Thread | None = None
        self._index: tantivy.Index | None = None
        if stamp:
            self._index = _opened(folder)

    @classmethod
    def open(cls, folder: Path) -> "WordIndex":
        """The index kept in a folder; an empty one, of stamp 0, where there is none."""
        try:
            return cls(folder, int((folder / _STAMP).read_text()))
        except FileNotFoundError as error:
            if folder.exists() and any(folder.iterdir()):
                raise IndexUnusableError(
                    f"The index in {folder} was left in the middle of a change."
                ) from error
            return cls(folder, 0)
        except (ValueError, OSError) as error:
            raise IndexUnusableError(f"The index in {folder} has a damaged stamp.") from error

    @property
    def ids(self) -> IntVector:
        """(n,): every identifier held, ascending; for repairs, as all of them are read."""
        import tantivy

        if self._index is None:
            return np.empty(0, dtype=np.int64)
        with in_words(self._folder):
            searcher = self._index.searcher()
            hits = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs)).hits
            held = searcher.fast_field_values("id", [address for _, address in hits])
        return np.sort(np.array(held, dtype=np.int64))

    @property
    def tally(self) -> tuple[int, int]:
        """How many identifiers are held, and their sum: whether they are those that should be."""
        import tantivy

        if self._index is None:
            return 0, 0
        asked = {"ids": {"sum": {"field": "id"}}}
        with in_words(self._folder):
            searcher = self._index.searcher()
            found = searcher.aggregate(tantivy.Query.all_query(), asked)
        return searcher.num_docs, int(found["ids"]["value"] or 0)

    def add(self, ids: IntVector, stems: Sequence[str]) -> None:
        """Hold passages, each as its stems with a space between."""
        if len(ids) != len(stems):
            raise ValueError(f"{len(ids)} identifiers for the stems of {len(stems)} passages")
        self._added.append((ids, stems))

    def remove(self, ids: IntVector) -> None:
        """Let passages go."""
        self._removed += ids.tolist()

    def commit(self, stamp: int) -> None:
        """Keep every change since the last commit.

        Raises:
            IndexUnusableError: what was opened is damaged by now, or gone.
        """
        import tantivy

        if self._index is not None and not self._folder.exists():
            raise IndexUnusableError(f"The index in {self._folder} is gone.")
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / _STAMP).unlink(missing_ok=True)
        with in_words(self._folder):
            index = self._index or tantivy.Index(_schema(), path=str(self._folder))
            writer = self._writer(index)
            self._write(writer, index.schema)
            writer.commit()
            self._merge(writer)
            index.reload()
        (self._folder / _STAMP).write_text(str(stamp))
        self._index, self.stamp = index, stamp
        self._added, self._removed = [], []

    def _writer(self, index: "tantivy.Index") -> "tantivy.IndexWriter":
        """What writes, when the merging that a commit left behind, here or elsewhere, is over."""
        if self._merging is not None:
            self._merging.join()
        until = monotonic() + MERGED
        while True:
            try:
                return index.writer(_HEAP, 1)
            except ValueError as error:
                if "LockBusy" not in str(error) or monotonic() > until:
                    raise
            sleep(0.05)

    def _merge(self, writer: "tantivy.IndexWriter") -> None:
        """Let tantivy merge its segments: a moment is waited for, the rest done beside other work.

        What was committed is found meanwhile. A program that ends earlier leaves the segments as
        they were, for the next commit to merge.
        """

        def merge() -> None:
            # deleted meanwhile, or damaged: found out when it is next opened
            with suppress(IndexUnusableError), in_words(self._folder):
                writer.wait_merging_threads()

        self._merging = Thread(target=merge, name="words", daemon=True)
        self._merging.start()
        self._merging.join(WAITED)

    def _write(self, writer: "tantivy.IndexWriter", schema: "tantivy.Schema") -> None:
        import tantivy

        if self._removed:
            gone = np.unique(self._removed)
            edges = np.flatnonzero(np.diff(gone) > 1) + 1
            runs = [range(int(run[0]), int(run[-1]) + 1) for run in np.split(gone, edges)]
            held = self._index.searcher().num_docs if self._index else 0
            writer.delete_documents_by_query(within(schema, runs, held=held))
        for added, stems in self._added:
            for number, words in zip(added.tolist(), stems, strict=True):
                document = tantivy.Document()
                document.add_unsigned("id", number)
                document.add_text("stems", words)
                writer.add_document(document)

    def frequencies(self, stems: Sequence[str], *, among: Sequence[range] | None) -> IntVector:
        """In how many passages each stem stands: (len(stems),)."""
        if self._index is None:
            return np.zeros(len(stems), dtype=np.int64)
        with in_words(self._folder):
            return self._frequencies(self._index.searcher(), stems, among)

    def _frequencies(
        self, searcher: "tantivy.Searcher", stems: Sequence[str], among: Sequence[range] | None
    ) -> IntVector:
        if among is None:
            counts = [searcher.doc_freq("stems", stem) for stem in stems]
        else:
            inside = self._inside(searcher, among)
            edges = edges_of(among)
            counts = [self._count(searcher, stem, edges, inside) for stem in stems]
        return np.array(counts, dtype=np.int64)

    def search(
        self, stems: Sequence[str], weights: FloatVector, k: int, *, among: Sequence[range] | None
    ) -> WordHits:
        """The k passages that share most of these stems.

        Args:
            weights: (len(stems),), what each stem counts beside its rarity.
        """
        import tantivy

        if self._index is None or not stems:
            return WordHits(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))
        with in_words(self._folder):
            searcher = self._index.searcher()
            query = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(stem), weight))
                    for stem, weight in zip(stems, weights.tolist(), strict=True)
                ]
            )
            hits = searcher.search(self._only(searcher, query, among), k, count=False).hits
            ids = searcher.fast_field_values("id", [address for _, address in hits])
        scores = [score for score, _ in hits]
        return WordHits(np.array(ids, dtype=np.int64), np.array(scores, dtype=np.float32))

    def near(self, stem: str, k: int, *, among: Sequence[range] | None) -> IntVector:
        """The identifiers of k passages with a stem a slip of the pen away from this one."""
        import tantivy

        if self._index is None:
            return np.empty(0, dtype=np.int64)
        slips = MANY_SLIPS if len(stem) >= LONG else FEW_SLIPS
        with in_words(self._folder):
            query = tantivy.Query.fuzzy_term_query(self._index.schema, "stems", stem, slips, True)
            searcher = self._index.searcher()
            hits = searcher.search(self._only(searcher, query, among), k, count=False).hits
            ids = searcher.fast_field_values("id", [address for _, address in hits])
        return np.array(ids, dtype=np.int64)

    def _count(
        self,
        searcher: "tantivy.Searcher",
        stem: str,
        edges: IntVector,
        inside: "tantivy.Query",
    ) -> int:
        everywhere = searcher.doc_freq("stems", stem)
        if not everywhere:
            return 0
        if everywhere <= RARE:
            hits = searcher.search(self._term(stem), everywhere, count=False).hits
            ids = searcher.fast_field_values("id", [address for _, address in hits])
            return count_inside(edges, np.array(ids, dtype=np.int64))
        found = searcher.search(both(self._term(stem), inside), 1)
        return found.count or 0  # type: ignore[attr-defined]  # which its type stubs leave out

    def _term(self, stem: str) -> "tantivy.Query":
        import tantivy

        assert self._index is not None
        return tantivy.Query.term_query(self._index.schema, "stems", stem)

    def _only(
        self, searcher: "tantivy.Searcher", query: "tantivy.Query", among: Sequence[range] | None
    ) -> "tantivy.Query":
        return query if among is None else both(query, self._inside(searcher, among))

    def _inside(self, searcher: "tantivy.Searcher", among: Sequence[range]) -> "tantivy.Query":
        import tantivy

        assert self._index is not None
        inside = within(self._index.schema, among, held=searcher.num_docs)
        return tantivy.Query.const_score_query(inside, 0.0)


def _schema() -> "tantivy.Schema":
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("stems", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _opened(folder: Path) -> "tantivy.Index":
    import tantivy

    check_files(folder)
    with in_words(folder):
        index = tantivy.Index.open(str(folder))
        if index.schema != _schema():
            raise IndexUnusableError(f"The index in {folder} is of another kind.")
    return index


def forget(folder: Path) -> None:
    """Delete an index, so that the next `open` begins an empty one."""
    shutil.rmtree(folder, ignore_errors=True)
