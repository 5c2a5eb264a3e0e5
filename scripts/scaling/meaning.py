"""Vectors for passages that mean nothing, which lie about each other as real passages do.

A passage lies between a real one and one of those nearest to it, with noise that varies as real
vectors vary: in the same directions, and as much in each. Nearest neighbours are then as near as
real ones, and gather about centroids as much (docs/log.md, 2026-11-23, "A million passages").
"""

import numpy as np

from embeddings.arrays import FloatMatrix, IntMatrix
from embeddings.encoders import made_unit

NEIGHBOURS = 16  # of a real passage, one of which a made one leans towards
SUBJECT = 0.7  # of passages, those that lean on the real passage their document is about
BLOCK = 4096  # passages compared with all others at a time


class Meaning:
    """Learned from real passages' vectors; the same seed gives the same vectors."""

    def __init__(self, vectors: FloatMatrix, *, seed: int) -> None:
        """Learn from (n, dimension) vectors of norm 1, n at least 2."""
        self._random = np.random.default_rng(seed)
        self._real = vectors
        self._near = _nearest(vectors)
        _, spread, directions = np.linalg.svd(vectors - vectors.mean(axis=0), full_matrices=False)
        self._varies = (spread[:, np.newaxis] * directions / np.sqrt(len(vectors))).astype(
            np.float32
        )

    def documents(self, count: int, *, passages: int) -> FloatMatrix:
        """The vectors of so many passages of each of so many documents, in order, of norm 1."""
        total = count * passages
        subjects = np.repeat(self._random.integers(len(self._real), size=count), passages)
        elsewhere = self._random.integers(len(self._real), size=total)
        real = np.where(self._random.random(total) < SUBJECT, subjects, elsewhere)
        near = self._near[real, self._random.integers(self._near.shape[1], size=total)]
        noise = self._random.standard_normal((total, len(self._varies)), dtype=np.float32)
        return made_unit(self._real[real] + self._real[near] + noise @ self._varies)


def _nearest(vectors: FloatMatrix) -> IntMatrix:
    """The nearest others of each vector, (n, 16), fewer where there are no more."""
    found = [
        np.argsort(-(vectors[first : first + BLOCK] @ vectors.T), axis=1)[:, 1 : NEIGHBOURS + 1]
        for first in range(0, len(vectors), BLOCK)
    ]
    return np.concatenate(found)
