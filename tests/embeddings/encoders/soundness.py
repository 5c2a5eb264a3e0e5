"""What holds of the encodings of any encoder, and how near two are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embeddings.arrays import FloatMatrix
from embeddings.encoders.encoder import Encoder, Encodings

if TYPE_CHECKING:
    pass


def assert_near(vectors: FloatMatrix, expected: FloatMatrix, *, least: float = 0.9995) -> None:
    """Rows of norm 1 that differ by no more than bfloat16 rounds, on processors that have it."""
    assert vectors.shape == expected.shape
    assert np.einsum("ij,ij->i", vectors, expected).min(initial=1) > least


def assert_sound(encodings: Encodings, texts: Sequence[str], encoder: Encoder) -> None:
    """The shapes, types, norms and offsets that `Encodings` promises."""
    assert encodings.vectors.shape == (len(texts), encoder.dimension)
    assert encodings.vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(encodings.vectors, axis=1), 1, atol=1e-5)
    for text, tokens, spans in zip(texts, encodings.tokens, encodings.spans, strict=True):
        assert tokens.shape == (len(spans), encoder.dimension)
        assert tokens.dtype == np.float32
        assert spans.shape == (len(spans), 2)
        assert spans.dtype == np.int32
        assert np.allclose(np.linalg.norm(tokens, axis=1), 1, atol=1e-5)
        assert all(0 <= start < end <= len(text) for start, end in spans.tolist())
