"""The dense index: the passages whose vectors are nearest to a question's.

Up to some ten thousand passages every vector is compared. Of more, inverted lists propose some, and
these are compared: each score is exact, and one passage in a hundred is missed. Beside each vector
lie the codes of its passage's words, on disk until they are asked for. Knows nothing of what the
identifiers stand for, what the codes mean (`embeddings/vectors/quantiser.py`), or of the bytes on
disk (`embeddings/vectors/manifest.py`).
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Lock

import numpy as np

from embeddings.arrays import Codes, FloatMatrix, FloatVector, IntVector
from embeddings.errors import IndexUnusableError
from embeddings.id_ranges import as_matrix, joined, numbers_in
from embeddings.threads import one_thread
from embeddings.vectors.commit import commit
from embeddings.vectors.manifest import Manifest, read_manifest
from embeddings.vectors.part import NONE, Part, located, vectors_at, words_at
from embeddings.vectors.rows import RELEASED, TOUCHED, Rows, Selection, release
from embeddings.vectors.state import Narrowed, State

FRESH = 8  # additions kept apart in memory, before they are made one


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """The n nearest to a vector, best first, equal scores by identifier."""

    ids: IntVector
    """(n,)"""
    scores: FloatVector
    """(n,): inner products, which are cosines for vectors of norm 1."""


class DenseIndex:
    """Finds vectors by nearness, in a folder of its own; threads may share it.

    Changes are in memory, and found, at once; on disk by `commit`. Who commits must hold a lock
    that keeps other programs from it; who only searches needs none.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._manifest = manifest
        self._state = State.open(folder, manifest)  # replaced whole, so that a search keeps its own
        self._added = 0  # rows since it was opened
        self._narrowed: tuple[State, Sequence[range] | None, Narrowed] | None = None  # the last one
        self._touched = 0  # bytes of words mapped since they were last let go
        self._lock = Lock()  # of those who change it

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
    def revision(self) -> int:
        """The revision that the last commit was given; 0 before the first."""
        return self._manifest.revision

    @property
    def ids(self) -> IntVector:
        """(n,): every identifier held, ascending."""
        return np.sort(np.concatenate([NONE, *(part.ids for part in self._state.parts)]))

    @property
    def tally(self) -> tuple[int, int]:
        """How many identifiers are held, and their sum."""
        held = [part.ids for part in self._state.parts]
        return sum(map(len, held)), sum(int(ids.sum()) for ids in held)

    def add(self, ids: IntVector, vectors: FloatMatrix, words: Sequence[Codes]) -> None:
        """Hold n vectors, (n, dimension), under n identifiers, each new and at least 0.

        Args:
            words: for each vector the codes of its passage's words, (n_words, width), 0 or more.

        Raises:
            ValueError: the shapes do not fit, or an identifier is held already or negative.
        """
        dimension = self._manifest.dimension
        if vectors.ndim != 2 or vectors.shape[1] != dimension or vectors.dtype != np.float32:
            raise ValueError(
                f"vectors are {vectors.dtype} {vectors.shape}, not float32 (n, {dimension})"
            )
        rows = Rows.of(ids, vectors, words, self._manifest.width)
        if len(np.unique(ids)) < len(ids) or ids.min(initial=0) < 0:
            raise ValueError(f"{len(ids)} identifiers, not all of them different and at least 0")
        with self._lock:
            known = np.sort(ids[located(self._state.parts, ids)[0] >= 0])
            if len(known):
                raise ValueError(f"identifier {known[0]} is held already; {len(known)} such")
            if not len(ids):
                return
            fresh = (*self._state.fresh, Part(rows))
            if len(fresh) > FRESH:
                parts = [(part.rows, numbers_in(part.alive)) for part in fresh]
                fresh = (Part(Selection.of(parts).gathered()),)
            self._state = replace(self._state, fresh=fresh)
            self._added += len(ids)

    def remove(self, ids: IntVector) -> None:
        """Let these identifiers go; those not held are passed over."""
        with self._lock:
            self._state = self._state.without(ids)

    def commit(self, revision: int) -> None:
        """Keep every change since the last commit: all of them or, if it is cut short, none.

        Raises:
            IndexUnusableError: what was opened is damaged by now, or was changed by another.
        """
        with self._lock:
            held = sum(part.count for part in self._state.parts)
            self._manifest, self._state = commit(
                self._folder,
                self._manifest,
                self._state,
                revision=revision,
                patient=2 * self._added >= held,  # whoever adds so much waits for that anyway
            )

    def snapshot(self) -> "DenseIndex":
        """The same to be read, as it is at this moment: no later change is seen in it."""
        return copy(self)

    def search(self, vector: FloatVector, k: int, *, among: Sequence[range] | None = None) -> Hits:
        """The k nearest to a vector, (dimension,); fewer where no more are held.

        Args:
            among: the identifiers to look at, ascending and apart; all of them by default.

        Raises:
            ValueError: the vector is of another dimension, or k is below 1.
            IndexUnusableError: what is read is damaged; so may `vectors` and `codes`.
        """
        from faiss import omp_get_max_threads, omp_set_num_threads

        dimension = self._manifest.dimension
        if vector.shape != (dimension,) or vector.dtype != np.float32:
            raise ValueError(
                f"the vector is {vector.dtype} {vector.shape}, not float32 ({dimension},)"
            )
        if k < 1:
            raise ValueError(f"the {k} nearest were asked for; at least 1 can be")
        state, narrowed = self._narrowed_to(among)
        with one_thread(omp_get_max_threads, omp_set_num_threads):
            return Hits(*state.nearest(np.ascontiguousarray(vector), k, narrowed))

    def vectors(self, ids: IntVector) -> FloatMatrix:
        """The vectors held under n identifiers, (n, dimension), in their order.

        Raises:
            ValueError: one of them is not held.
        """
        parts, owners, rows = self._located(ids)
        return vectors_at(parts, owners, rows, self._manifest.dimension)

    def codes(self, ids: IntVector) -> tuple[Codes, ...]:
        """The words of n identifiers, in their order: as many (n_words, width) as were added.

        Raises:
            ValueError: one of them is not held.
        """
        parts, owners, rows = self._located(ids)
        words = words_at(parts, owners, rows)
        self._touched += TOUCHED * len(words)
        if self._touched > RELEASED:
            self._touched = 0
            release([part.rows for part in parts])
        return words

    def _narrowed_to(self, among: Sequence[range] | None) -> tuple[State, Narrowed]:
        """The state, and what of it is looked at; mostly the same as for the question before."""
        state, last = self._state, self._narrowed
        if last is not None and last[0] is state and last[1] is among:
            return state, last[2]
        narrowed = state.narrowed(None if among is None else joined(as_matrix(among)))
        self._narrowed = state, among, narrowed
        return state, narrowed

    def _located(self, ids: IntVector) -> tuple[Sequence[Part], IntVector, IntVector]:
        parts = self._state.parts
        owners, rows = located(parts, ids)
        lacking = np.unique(ids[owners < 0])
        if len(lacking):
            raise ValueError(f"identifier {lacking[0]} is not held; {len(lacking)} such")
        return parts, owners, rows
