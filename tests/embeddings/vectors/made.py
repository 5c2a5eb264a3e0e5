"""Indexes of made vectors, and what is compared with numpy."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from embeddings.arrays import Codes, FloatMatrix, FloatVector, IntVector
from embeddings.vectors.index import DenseIndex

DIMENSION = 8

WIDTH = 3  # bytes a word


def vectors_for(ids: Sequence[int]) -> FloatMatrix:
    """A fixed random vector of norm 1 for every identifier."""
    rows = [np.random.default_rng(number).standard_normal(DIMENSION) for number in ids]
    matrix: FloatMatrix = np.array(rows, dtype=np.float32).reshape(-1, DIMENSION)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix


def vector_for(number: int) -> FloatVector:
    """That of one identifier."""
    vector: FloatVector = vectors_for([number])[0]
    return vector


def words_for(ids: Sequence[int]) -> tuple[Codes, ...]:
    """None to four fixed random words for every identifier."""
    return tuple(
        np.random.default_rng(number).integers(0, 256, (number % 5, WIDTH), dtype=np.uint8)
        for number in ids
    )


def as_ids(ids: Sequence[int]) -> IntVector:
    """Identifiers as the index takes them."""
    return np.array(ids, dtype=np.int64)


def as_ranges(ids: Sequence[int]) -> list[range]:
    """Ascending identifiers as a search takes them; those that touch may be apart."""
    return [range(number, number + 1) for number in ids]


def open_index(
    folder: Path, *, model: str = "toy", dimension: int = DIMENSION, width: int = WIDTH
) -> DenseIndex:
    """The index in a folder, for the toy encoder unless told otherwise."""
    return DenseIndex.open(folder, model=model, dimension=dimension, width=width)


def add_to(index: DenseIndex, ids: Sequence[int]) -> None:
    """Add identifiers with their vectors and words."""
    index.add(as_ids(ids), vectors_for(ids), words_for(ids))


def committed(folder: Path, *commits: Sequence[int]) -> DenseIndex:
    """An index to which each commit, stamped 1, 2, …, added these identifiers."""
    index = open_index(folder)
    for revision, ids in enumerate(commits, 1):
        add_to(index, ids)
        index.commit(revision)
    return index


def assert_holds(index: DenseIndex, ids: Sequence[int]) -> None:
    """It has these identifiers and no other, each with its own vector and its own words."""
    assert index.ids.tolist() == sorted(ids)
    assert np.array_equal(index.vectors(as_ids(ids)), vectors_for(ids))
    for found, expected in zip(index.codes(as_ids(ids)), words_for(ids), strict=True):
        assert found.dtype == np.uint8
        assert np.array_equal(found, expected)


def assert_agrees_with_numpy(
    index: DenseIndex,
    k: int,
    held: Sequence[int],
    *,
    questions: Sequence[int],
    among: Sequence[range] | None = None,
) -> None:
    """What is nearest to each question is what comparing every vector with NumPy gives.

    Args:
        held: the identifiers that may be found.
        questions: the identifiers of their vectors.
    """
    for question in vectors_for(questions):
        hits = index.search(question, k, among=among)

        expected = np.sort(vectors_for(held) @ question)[::-1][:k]
        assert hits.ids.dtype == np.int64
        assert hits.scores.dtype == np.float32
        assert hits.ids.shape == hits.scores.shape == expected.shape
        assert np.allclose(hits.scores, expected, atol=1e-6)
        assert np.allclose(vectors_for(hits.ids.tolist()) @ question, expected, atol=1e-6)
        assert set(hits.ids.tolist()) <= set(held)
