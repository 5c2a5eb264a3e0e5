"""Centroids: points among the vectors of a large index, each with a list of those nearest to it.

A question is compared with the centroids first, then only with the lists of the nearest ones.
A file is two NumPy arrays: the centroids, and how FAISS writes a vector in a byte a number.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Codes, FloatMatrix, FloatVector, IntVector
from embeddings.vectors.array_files import (
    damaged,
    open_mapped,
    place_by_head,
    write_body,
    write_head,
)

if TYPE_CHECKING:
    from faiss import (  # type: ignore[attr-defined]
        IDSelectorBitmap,
        IndexFlatIP,
        IndexIVFScalarQuantizer,
        InvertedListScanner,
    )

# docs/log.md, 2026-11-23, "An index of a million passages", for all of these.
SAMPLED = 40  # vectors a centroid is found from
ROUNDS = 8  # of k-means
FEWEST, MOST = 512, 2048  # centroids
PROBES = 128  # lists that a question is compared with; twice as many where it is put to few
SEED = 7  # of the sample and of k-means


@dataclass(frozen=True, slots=True, eq=False)
class Scanner:
    """What compares a question with the vectors of a list, for one search at a time."""

    everything: "InvertedListScanner"
    narrowed: "InvertedListScanner"
    only: "IDSelectorBitmap"
    """What `narrowed` looks at."""


@dataclass(frozen=True, slots=True, eq=False)
class Centroids:
    """The centroids, (lists, dimension), of norm 1, and how vectors are written beside them."""

    name: str
    """SHA-256 of the file."""
    index: "IndexIVFScalarQuantizer" = field(repr=False)
    """FAISS's, without any list: these are in files of ours (`inverted_lists.py`)."""
    nearest: "IndexFlatIP" = field(repr=False)
    scanners: deque["Scanner"] = field(default_factory=deque, repr=False)
    """Those that no search has in use: FAISS's are made from Python, but cannot be unmade."""

    @property
    def count(self) -> int:
        """How many there are."""
        return int(self.index.nlist)

    @property
    def dimension(self) -> int:
        """Numbers a vector."""
        return int(self.index.d)

    def probed(self, question: FloatVector, count: int) -> tuple[IntVector, FloatVector]:
        """The `count` lists nearest to a question, nearest first, and their centroids' products."""
        scores, lists = self.nearest.search(question[np.newaxis], min(count, self.count))
        return lists[0], scores[0]

    @contextmanager
    def scanner(
        self, question: FloatVector, among: NDArray[np.uint8] | None
    ) -> Iterator["InvertedListScanner"]:
        """What compares a question with lists; `among` identifiers whose bits are set, if given."""
        from faiss import IDSelectorBitmap, swig_ptr

        try:
            mine = self.scanners.pop()
        except IndexError:
            only = IDSelectorBitmap(np.zeros(1, np.uint8))  # type: ignore[arg-type, call-arg]
            make = self.index.get_InvertedListScanner
            mine = Scanner(make(False, None, None), make(False, only, None), only)
        scanner = mine.everything
        if among is not None:
            scanner = mine.narrowed
            mine.only.n = len(among)
            mine.only.bitmap = swig_ptr(among)  # type: ignore[attr-defined]
        scanner.set_query(swig_ptr(question))
        yield scanner
        self.scanners.append(mine)  # not one that an error left in the middle of something

    def assigned(self, vectors: FloatMatrix) -> IntVector:
        """The list of each of n vectors."""
        lists: IntVector = self.nearest.search(vectors, 1)[1][:, 0]
        return lists

    def written(self, vectors: FloatMatrix) -> Codes:
        """Vectors in a byte a number, (n, dimension)."""
        codes: Codes = self.index.sq.compute_codes(vectors)
        return codes


def centroids_for(count: int) -> int:
    """How many centroids a number of vectors is best divided among: a power of two."""
    wanted = 2 * sqrt(count)
    number = FEWEST
    while number < MOST and number * sqrt(2) < wanted:
        number *= 2
    return number


def train(
    folder: Path, sample: Callable[[IntVector], FloatMatrix], *, count: int, centroids: int
) -> Centroids:
    """Find centroids for `count` vectors from a sample, and keep them in a file of the folder.

    Args:
        sample: gives the vectors at some ascending places, which are below `count`.
    """
    from faiss import Kmeans, ScalarQuantizer, vector_to_array

    chosen = np.random.default_rng(SEED).choice(
        count, min(count, SAMPLED * centroids), replace=False
    )
    vectors = sample(np.sort(chosen))
    dimension = vectors.shape[1]
    means = Kmeans(
        dimension, centroids, niter=ROUNDS, spherical=True, seed=SEED, min_points_per_centroid=1
    )
    means.train(vectors)
    assert means.centroids is not None
    numbers = ScalarQuantizer(dimension, ScalarQuantizer.QT_8bit)
    numbers.train(vectors)
    unnamed = folder / "centroids.new"
    with unnamed.open("wb") as file:
        write_head(file, [means.centroids, vector_to_array(numbers.trained)])
        write_body(file, (0,), np.uint8, [])
    return open_centroids(folder, place_by_head(unnamed, head=2), dimension=dimension)


def open_centroids(folder: Path, name: str, *, dimension: int) -> Centroids:
    """The centroids in a file.

    Raises:
        IndexUnusableError: it is missing, damaged, or of another size.
    """
    from faiss import (
        METRIC_INNER_PRODUCT,
        IndexFlatIP,
        IndexIVFScalarQuantizer,
        ScalarQuantizer,
        copy_array_to_vector,
    )

    path = folder / f"{name}.npy"
    points, trained = open_mapped(path, head=2, body=(np.uint8,)).head
    if points.ndim != 2 or points.shape[1] != dimension or len(trained) != 2 * dimension:
        raise damaged(path)
    nearest = IndexFlatIP(dimension)
    nearest.add(cast(FloatMatrix, points))
    index = IndexIVFScalarQuantizer(
        nearest, dimension, len(points), ScalarQuantizer.QT_8bit, METRIC_INNER_PRODUCT, False
    )
    copy_array_to_vector(trained, index.sq.trained)
    index.is_trained = True
    return Centroids(name, index, nearest)
