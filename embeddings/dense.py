"""The dense index: the passages whose vectors are nearest to a question's, exactly.

Every vector is compared; nothing is approximated. Knows nothing of what the identifiers stand for,
nor of the bytes on disk (`embeddings/segments.py`).
"""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np

from embeddings.arrays import FloatMatrix, IntMatrix, IntVector
from embeddings.errors import IndexUnusableError
from embeddings.segments import Manifest, Rows, commit, read_manifest, surviving
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

    def add(self, ids: IntVector, vectors: FloatMatrix) -> None:
        """Hold n vectors, (n, dimension), under n identifiers, each new and at least 0.

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


class DenseIndex:
    """A `PassageIndex` of FAISS, exact, in a folder of its own; threads may share it.

    Who commits must hold a lock that keeps other programs from it; who only searches needs none.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        from faiss import IndexFlatIP, IndexIDMap2

        self._folder = folder
        self._manifest = manifest
        self._index = IndexIDMap2(IndexFlatIP(manifest.dimension))
        self._held: set[int] = set()
        self._fresh: set[int] = set()  # held, but in no segment yet
        self._gone: set[int] = set()  # to be taken out of the segments
        self._lock = Lock()  # many threads may search FAISS at once, but not while it changes
        for rows in surviving(folder, manifest.segments):
            self._hold(rows)

    @classmethod
    def open(cls, folder: Path, *, model: str, dimension: int) -> "DenseIndex":
        """The index kept in a folder; an empty one where there is none.

        Raises:
            IndexUnusableError: it is damaged, or made of another model's vectors.
        """
        manifest = read_manifest(folder, model=model, dimension=dimension)
        while True:
            try:
                return cls(folder, manifest)
            except IndexUnusableError:  # or a commit has merged the segments while they were read
                stale, manifest = manifest, read_manifest(folder, model=model, dimension=dimension)
                if stale == manifest:
                    raise

    @property
    def stamp(self) -> int:
        return self._manifest.stamp

    @property
    def ids(self) -> IntVector:
        with self._lock:
            return np.array(sorted(self._held), dtype=np.int64)

    def add(self, ids: IntVector, vectors: FloatMatrix) -> None:
        self._check(vectors)
        rows = Rows(ids, vectors)
        added = set(ids.tolist())
        if len(added) < len(ids) or min(added, default=0) < 0:
            raise ValueError(f"{len(ids)} identifiers, not all of them different and at least 0")
        with self._lock:
            if known := added & self._held:
                raise ValueError(f"identifier {min(known)} is held already; {len(known)} such")
            self._hold(rows)
            self._fresh |= added

    def remove(self, ids: IntVector) -> None:
        from faiss import IDSelectorBatch

        with self._lock:
            removed = self._held.intersection(ids.tolist())
            self._index.remove_ids(IDSelectorBatch(np.array(sorted(removed), dtype=np.int64)))
            self._held -= removed
            self._gone |= removed - self._fresh
            self._fresh -= removed

    def commit(self, stamp: int) -> None:
        with self._lock:
            ids = np.array(sorted(self._fresh), dtype=np.int64)
            fresh = Rows(ids, self._index.reconstruct_batch(ids))
            self._manifest = commit(
                self._folder, self._manifest, fresh, removed=sorted(self._gone), stamp=stamp
            )
            self._fresh.clear()
            self._gone.clear()

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

    def _hold(self, rows: Rows) -> None:
        self._index.add_with_ids(rows.vectors, rows.ids)
        self._held.update(rows.ids.tolist())

    def _check(self, vectors: FloatMatrix) -> None:
        dimension = self._manifest.dimension
        if vectors.ndim != 2 or vectors.shape[1] != dimension or vectors.dtype != np.float32:
            raise ValueError(
                f"vectors are {vectors.dtype} {vectors.shape}, not float32 (n, {dimension})"
            )
