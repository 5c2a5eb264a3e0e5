"""Part of an index: rows, in memory or mapped, of which some do not count any more.

Here passages are found among the parts by their identifiers, and compared with a question exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Codes, FloatMatrix, FloatVector, IntMatrix, IntVector
from embeddings.id_ranges import as_matrix, count_of, joined, numbers_in, ranges_of, shared
from embeddings.vectors.checksums import vector_sums
from embeddings.vectors.rows import Rows

GAP = 48  # rows that are compared in vain sooner than another call is made; docs/log.md, 2026-11-23
NONE: IntVector = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Rows, and which of them were removed since they were written."""

    rows: Rows
    dead: NDArray[np.bool_] | None = None
    """(n,); nothing where all of them count."""
    name: str | None = None
    """Of the segment they are mapped from."""
    alive: IntMatrix = field(init=False)
    """(runs, 2): the rows that count, in half-open runs, ascending."""

    def __post_init__(self) -> None:
        if self.dead is None:
            runs = joined(as_matrix([range(len(self.rows.ids))]))
        else:
            runs = ranges_of(np.flatnonzero(~self.dead))
        object.__setattr__(self, "alive", runs)

    @property
    def count(self) -> int:
        """How many rows count."""
        return count_of(self.alive)

    @property
    def ids(self) -> IntVector:
        """The identifiers that count, ascending."""
        return self.rows.ids if self.dead is None else self.rows.ids[~self.dead]

    def without(self, rows: IntVector) -> "Part":
        """The same less some more rows."""
        dead = np.zeros(len(self.rows.ids), np.bool_) if self.dead is None else self.dead.copy()
        dead[rows] = True
        return replace(self, dead=dead)

    def places(self, ids: IntVector) -> tuple[IntVector, IntVector]:
        """Which of some identifiers count here, and in which rows."""
        at = np.searchsorted(self.rows.ids, ids)
        at[at == len(self.rows.ids)] = 0
        here = self.rows.ids[at] == ids
        if self.dead is not None:
            here &= ~self.dead[at]
        which = np.flatnonzero(here)
        return which, at[which]

    def within(self, ranges: IntMatrix) -> IntMatrix:
        """The runs of rows that count and whose identifiers lie in these ranges, ascending."""
        runs = np.searchsorted(self.rows.ids, ranges)
        runs = runs[runs[:, 0] < runs[:, 1]]
        return runs if self.dead is None or not len(runs) else shared(runs, self.alive)

    def scores(self, question: FloatVector, runs: IntMatrix) -> tuple[IntVector, FloatVector]:
        """The identifiers in these runs of rows, and their inner products with a question."""
        if not len(runs):
            return NONE, np.empty(0, dtype=np.float32)
        scores = np.empty(len(self.rows.ids), dtype=np.float32)
        edges = np.flatnonzero(runs[1:, 0] - runs[:-1, 1] > GAP) + 1
        for some in np.split(runs, edges):
            start, end = int(some[0, 0]), int(some[-1, 1])
            products(self.rows.vectors[start:end], question, scores[start:end])
        if len(runs) == 1:
            start, end = runs[0]
            return self.rows.ids[start:end], scores[start:end]
        rows = numbers_in(runs)
        return self.rows.ids[rows], scores[rows]


def products(vectors: FloatMatrix, question: FloatVector, scores: FloatVector) -> None:
    """Fill `scores`, (n,), with the inner products of n vectors and a question, on this thread."""
    from faiss import fvec_inner_products_ny, swig_ptr  # type: ignore[attr-defined]

    size, dimension = vectors.shape
    fvec_inner_products_ny(swig_ptr(scores), swig_ptr(question), swig_ptr(vectors), dimension, size)


def located(parts: Sequence[Part], ids: IntVector) -> tuple[IntVector, IntVector]:
    """In which part, and which row of it, each of n identifiers counts; -1 where it does not."""
    order = np.argsort(ids, kind="stable")
    ascending = ids[order]
    owners, rows = np.full(len(ids), -1, dtype=np.int64), np.full(len(ids), -1, dtype=np.int64)
    held = [(number, part) for number, part in enumerate(parts) if len(part.rows.ids)]
    firsts = np.searchsorted(ascending, [part.rows.ids[0] for _, part in held], side="left")
    lasts = np.searchsorted(ascending, [part.rows.ids[-1] for _, part in held], side="right")
    for at in np.flatnonzero(firsts < lasts).tolist():
        number, part = held[at]
        first, last = int(firsts[at]), int(lasts[at])
        which, found = part.places(ascending[first:last])
        owners[order[first + which]] = number
        rows[order[first + which]] = found
    return owners, rows


def vectors_at(
    parts: Sequence[Part], owners: IntVector, rows: IntVector, dimension: int
) -> FloatMatrix:
    """The vectors that lie in these rows of these parts, (n, dimension).

    Raises:
        IndexUnusableError: one of them is not what was added.
    """
    vectors = np.empty((len(rows), dimension), dtype=np.float32)
    sums = np.empty(len(rows), dtype=np.uint64)
    order = np.argsort(owners, kind="stable")
    for mine in np.split(order, np.flatnonzero(np.diff(owners[order])) + 1) if len(rows) else ():
        held, here = parts[owners[mine[0]]].rows, rows[mine]
        held.fetch(here)
        vectors[mine] = held.vectors[here]
        sums[mine] = held.sums[0][here]
    if (wrong := np.flatnonzero(vector_sums(vectors) != sums)).size:
        raise parts[owners[wrong[0]]].rows.changed()
    return vectors


def words_at(parts: Sequence[Part], owners: IntVector, rows: IntVector) -> tuple[Codes, ...]:
    """The words that lie in these rows of these parts; raises as `vectors_at`."""
    for number in np.unique(owners).tolist():
        parts[number].rows.fetch_words(rows[owners == number])
    places = zip(owners.tolist(), rows.tolist(), strict=True)
    return tuple(parts[number].rows.words(row) for number, row in places)


def best(ids: IntVector, scores: FloatVector, k: int) -> tuple[IntVector, FloatVector]:
    """The k highest scores with their identifiers, best first, equal ones by identifier."""
    if len(scores) > k:
        least = np.partition(scores, len(scores) - k)[len(scores) - k]
        near = scores >= least
        ids, scores = ids[near], scores[near]
    order = np.lexsort((ids, -scores))[:k]
    return ids[order], scores[order]
