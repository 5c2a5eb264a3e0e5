"""Whole words' vectors: a model reads pieces of words, people and late interaction mean whole ones.

On 1.6 MB of prose a word for each piece saves about a quarter of the vectors and loses nothing
(docs/log.md, 2026-11-22).
"""

import numpy as np

from embeddings.arrays import FloatMatrix, FloatVector, IntVector, SpanMatrix

SHORTEST = np.float32(1e-9)  # what is shorter has no direction


def word_vectors(tokens: FloatMatrix, spans: SpanMatrix, words: SpanMatrix) -> FloatMatrix:
    """The mean of each word's token vectors, of L2 norm 1.

    Args:
        tokens: (n_tokens, dimension), in the order of the text.
        spans: (n_tokens, 2), where each token stands.
        words: (n, 2), where each word stands, in order, in the same offsets.

    Returns:
        (n, dimension); the row of a word that no token starts in is zero.
    """
    sums = np.zeros((len(words), tokens.shape[1]), dtype=np.float32)
    if len(words):
        owner = np.searchsorted(words[:, 0], spans[:, 0], side="right") - 1
        inside = (owner >= 0) & (spans[:, 0] < words[owner, 1])
        owner, tokens = owner[inside], tokens[inside]
        first = np.flatnonzero(
            np.diff(owner, prepend=-1)
        )  # the first token of each word that has one
        if first.size:
            sums[owner[first]] = np.add.reduceat(tokens, first, axis=0)
    return made_unit(sums)


def tokens_per_word(spans: SpanMatrix, words: SpanMatrix) -> IntVector:
    """How many tokens start in each word: (n,); one where the model knows the word whole."""
    if not len(words):
        return np.zeros(0, dtype=np.int64)
    owner = np.searchsorted(words[:, 0], spans[:, 0], side="right") - 1
    inside = (owner >= 0) & (spans[:, 0] < words[owner, 1])
    return np.bincount(owner[inside], minlength=len(words))


def unit(vectors: FloatMatrix) -> FloatMatrix:
    """The same rows at L2 norm 1; a row of zeros stays one."""
    return made_unit(vectors.copy())


def made_unit(vectors: FloatMatrix) -> FloatMatrix:
    """These very rows, brought to L2 norm 1 where they stand; a row of zeros stays one."""
    vectors *= inverse_lengths(vectors)[:, np.newaxis]  # dividing takes longer
    return vectors


def inverse_lengths(vectors: FloatMatrix) -> FloatVector:
    """What brings each of n rows to L2 norm 1, (n,); finite for a row of zeros."""
    lengths: FloatVector = np.sqrt(np.vecdot(vectors, vectors))
    return np.reciprocal(np.maximum(lengths, SHORTEST))
