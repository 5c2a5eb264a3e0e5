"""The dense index: the passages whose vectors are nearest to a question's, exactly.

Every vector is compared; nothing is approximated. Beside each passage's vector lie the codes of its
words, on disk until they are asked for. Knows nothing of what the identifiers stand for, what the
codes mean (`embeddings/quantiser.py`), or of the bytes on disk (`embeddings/segments.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np

from embeddings.arrays import Codes, FloatMatrix, IntMatrix, IntVector
from embeddings.errors import IndexUnusableError
from embeddings.rows import Rows, Words
from embeddings.segments import Manifest, commit, read_manifest, surviving
from embeddings.threads import one_thread


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """The k nearest of m vectors, a row each, best first, equal scores by identifier."""

    ids: IntMatrix
    """(m, k); -1 where there are fewer than k."""
    scores: FloatMatrix
    """(m, k): inner products, which are cosines for vectors of norm 1; -inf beside an id of -1."""


class PassageIndex(Protocol):
    """Finds vectors by nearness. Changes are in memory, and found, at once; on disk by `commit`."""

    @property
    def stamp(self) -> int:
        """What the last commit was stamped with; 0 before the first."""

    @property
    def ids(self) -> IntVector:
        """(n,): every identifier held, ascending."""

    def add(self, ids: IntVector, vectors: FloatMatrix, words: Sequence[Codes]) -> None:
        """Hold n vectors, (n, dimension), under n identifiers, each new and at least 0.

        Args:
            words: for each vector the codes of its passage's words, (n_words, width), 0 or more.

        Raises:
            ValueError: the shapes do not fit, or an identifier is held already or negative.
        """

    def remove(self, ids: IntVector) -> None:
        """Let these identifiers go; those not held are passed over."""

    def commit(self, stamp: int) -> None:
        """Keep every change since the last commit: all of them or, if it is cut short, none.

        Raises:
            IndexUnusableError: what was opened is damaged by now, or was changed by another.
        """

    def search(self, vectors: FloatMatrix, k: int, *, among: IntVector | None = None) -> Hits:
        """The k nearest to each of m vectors, (m, dimension); `among` these identifiers if given.

        Raises:
            ValueError: the vectors are of another dimension, or k is below 1.
        """

    def vectors(self, ids: IntVector) -> FloatMatrix:
        """The vectors held under n identifiers, (n, dimension), in their order.

        Raises:
            ValueError: one of them is not held.
        """

    def codes(self, ids: IntVector) -> tuple[Codes, ...]:
        """The words of n identifiers, in their order: as many (n_words, width) as were added.

        Raises:
            ValueError: one of them is not held.
        """


class DenseIndex:
    """A `PassageIndex` of FAISS, exact, in a folder of its own; threads may share it.

    Who commits must hold a lock that keeps other programs from it; who only searches needs none.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        from faiss import IndexFlatIP, IndexIDMap2

        self._folder = folder
        self._manifest = manifest
        self._index = IndexIDMap2(IndexFlatIP(manifest.dimension))
        self._held: dict[int, tuple[Words, int]] = {}  # where its words are, and in which row
        self._fresh: set[int] = set()  # held, but in no segment yet
        self._gone: set[int] = set()  # to be taken out of the segments
        self._lock = Lock()  # many threads may search FAISS at once, but not while it changes
        for rows in surviving(folder, manifest.segments):
            self._hold(rows)

    @classmethod
    def open(cls, folder: Path, *, model: str, dimension: int, width: int) -> "DenseIndex":
        """The index kept in a folder; an empty one where there is none.

        Args:
            model: what made the vectors and the codes.
            width: bytes a word.

        Raises:
            IndexUnusableError: it is damaged, or made by another model or of another size.
        """
        read = partial(read_manifest, folder, model=model, dimension=dimension, width=width)
        manifest = read()
        while True:
            try:
                return cls(folder, manifest)
            except IndexUnusableError:  # or a commit has merged the segments while they were read
                stale, manifest = manifest, read()
                if stale == manifest:
                    raise

    @property
    def stamp(self) -> int:
        return self._manifest.stamp

    @property
    def ids(self) -> IntVector:
        with self._lock:
            return np.array(sorted(self._held), dtype=np.int64)

    def add(self, ids: IntVector, vectors: FloatMatrix, words: Sequence[Codes]) -> None:
        self._check(vectors)
        rows = Rows(ids, vectors, Words.joined(words, width=self._manifest.width))
        added = set(ids.tolist())
        if len(added) < len(ids) or min(added, default=0) < 0:
            raise ValueError(f"{len(ids)} identifiers, not all of them different and at least 0")
        with self._lock:
            if known := added & self._held.keys():
                raise ValueError(f"identifier {min(known)} is held already; {len(known)} such")
            self._hold(rows)
            self._fresh |= added

    def remove(self, ids: IntVector) -> None:
        from faiss import IDSelectorBatch

        with self._lock:
            removed = self._held.keys() & ids.tolist()
            self._index.remove_ids(IDSelectorBatch(np.array(sorted(removed), dtype=np.int64)))
            for number in removed:
                del self._held[number]
            self._gone |= removed - self._fresh
            self._fresh -= removed

    def commit(self, stamp: int) -> None:
        with self._lock:
            ids = np.array(sorted(self._fresh), dtype=np.int64)
            words = Words.joined(self._words(ids), width=self._manifest.width)
            fresh = Rows(ids, self._index.reconstruct_batch(ids), words)
            before = self._manifest
            self._manifest = commit(
                self._folder, before, fresh, removed=sorted(self._gone), stamp=stamp
            )
            self._fresh.clear()
            self._gone.clear()
            written = [each for each in self._manifest.segments if each not in before.segments]
            for rows in surviving(self._folder, written):
                self._locate(rows)  # what was in memory, or in segments merged away, is let go

    def search(self, vectors: FloatMatrix, k: int, *, among: IntVector | None = None) -> Hits:
        from faiss import (
            IDSelectorBatch,
            SearchParameters,
            omp_get_max_threads,
            omp_set_num_threads,
        )

        self._check(vectors)
        if k < 1:
            raise ValueError(f"the {k} nearest were asked for; at least 1 can be")
        wanted = None if among is None else IDSelectorBatch(among)  # named: FAISS borrows it
        only = SearchParameters()
        only.sel = wanted
        with self._lock, one_thread(omp_get_max_threads, omp_set_num_threads):
            scores, ids = self._index.search(vectors, k, params=only)
        scores[ids < 0] = -np.inf  # FAISS pads with the lowest finite number
        order = np.lexsort((ids, -scores))  # FAISS leaves equal scores in any order
        return Hits(np.take_along_axis(ids, order, 1), np.take_along_axis(scores, order, 1))

    def vectors(self, ids: IntVector) -> FloatMatrix:
        with self._lock:
            self._check_held(ids)
            vectors: FloatMatrix = self._index.reconstruct_batch(ids)
        return vectors

    def codes(self, ids: IntVector) -> tuple[Codes, ...]:
        with self._lock:
            self._check_held(ids)
            words = self._words(ids)
        return tuple(codes.copy() for codes in words)  # so that nothing holds on to a segment

    def _hold(self, rows: Rows) -> None:
        self._index.add_with_ids(rows.vectors, rows.ids)
        self._locate(rows)

    def _locate(self, rows: Rows) -> None:
        self._held.update((id, (rows.words, row)) for row, id in enumerate(rows.ids.tolist()))

    def _words(self, ids: IntVector) -> list[Codes]:
        places = [self._held[number] for number in ids.tolist()]
        return [words.of(row) for words, row in places]

    def _check_held(self, ids: IntVector) -> None:
        if lacking := set(ids.tolist()) - self._held.keys():
            raise ValueError(f"identifier {min(lacking)} is not held; {len(lacking)} such")

    def _check(self, vectors: FloatMatrix) -> None:
        dimension = self._manifest.dimension
        if vectors.ndim != 2 or vectors.shape[1] != dimension or vectors.dtype != np.float32:
            raise ValueError(
                f"vectors are {vectors.dtype} {vectors.shape}, not float32 (n, {dimension})"
            )
