"""How long the two indexes take to propose a hundred of ten thousand passages."""

from pathlib import Path

import numpy as np
from pytest_benchmark.fixture import BenchmarkFixture

from embeddings.arrays import FloatMatrix
from embeddings.keywords.index import KeywordIndex
from embeddings.vectors.index import DenseIndex

PASSAGES = 10_000
DIMENSION = 384
WIDTH = 48  # bytes a word
WORDS = 12  # words a passage with codes; few, as no code is read here
LENGTH = 120  # stems a passage
VOCABULARY = 30_000  # stems; the n-th is n times rarer than the first, as in any language
NEAREST = 100


def test_the_nearest_vectors_are_found(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """The nearest vectors to one, which is held itself."""
    random = np.random.default_rng(7)
    vectors = _of_norm_one(random.standard_normal((PASSAGES, DIMENSION)).astype(np.float32))
    codes = [random.integers(0, 256, (WORDS, WIDTH)).astype(np.uint8) for _ in range(PASSAGES)]
    built = DenseIndex.open(tmp_path / "dense", model="made up", dimension=DIMENSION, width=WIDTH)
    built.add(np.arange(PASSAGES), vectors, codes)
    built.commit(1)
    index = DenseIndex.open(tmp_path / "dense", model="made up", dimension=DIMENSION, width=WIDTH)

    hits = benchmark(index.search, vectors[4711], NEAREST)

    assert hits.ids[0] == 4711


def test_the_passages_that_share_words_are_found(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    """The passages that share most of five stems, common and rare."""
    random = np.random.default_rng(7)
    drawn = (VOCABULARY ** random.random((PASSAGES, LENGTH))).astype(np.int64)
    index = KeywordIndex.open(tmp_path / "words")
    index.add(np.arange(PASSAGES), [" ".join(f"s{each}" for each in row) for row in drawn.tolist()])
    index.commit(1)
    stems = [f"s{number}" for number in (3, 30, 300, 3000, 29_999)]
    weights = np.ones(len(stems), dtype=np.float32)

    hits = benchmark(index.held.search, stems, weights, NEAREST, among=None)

    assert len(hits.ids) == NEAREST


def _of_norm_one(vectors: FloatMatrix) -> FloatMatrix:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / norms, dtype=np.float32)
