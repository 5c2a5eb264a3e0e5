"""Passages by their vectors: nearest ones, and the codes of their words, kept on disk."""

from embeddings.vectors.index import DenseIndex
from embeddings.vectors.quantiser import (
    SHIPPED,
    ProductQuantiser,
    Quantiser,
    quantiser_for,
    trained_codebook,
)

__all__ = [
    "SHIPPED",
    "DenseIndex",
    "ProductQuantiser",
    "Quantiser",
    "quantiser_for",
    "trained_codebook",
]
