"""Word vectors as few bytes, and back: what lets an index keep a vector for every word.

A product quantiser (Jégou, Douze and Schmid, 2011) cuts a vector into parts and keeps of each the
number of the nearest of 256 centroids. Those of the measured model are shipped in `codebook.npy`,
made by `scripts/training/codebook.py`; what 48 bytes instead of 1,536 cost stands in docs/log.md.

Knows nothing of words or of where codes are kept (`embeddings/vectors/rows.py`).
"""

import hashlib
import io
from pathlib import Path
from typing import Protocol

import numpy as np

from embeddings.arrays import Codebook, Codes, FloatMatrix
from embeddings.encoders import MEASURED_NAME
from embeddings.errors import ModelError

SHIPPED = Path(__file__).parent / "codebook.npy"

_BITS = 8  # a part: 256 centroids, a byte
_CENTROIDS = 1 << _BITS
_DIGITS = 12  # of a codebook's SHA-256 in a quantiser's name
_ROUNDS = 25  # of k-means a part


class Quantiser(Protocol):
    """Turns vectors of norm 1 into bytes and back into vectors of nearly the same directions."""

    @property
    def name(self) -> str:
        """Tells this quantiser's codes from any other's; stamps every index made of them."""

    @property
    def width(self) -> int:
        """How many bytes a vector becomes."""

    def encode(self, vectors: FloatMatrix) -> Codes:
        """The codes, (n, width), of n vectors, (n, dimension)."""

    def decode(self, codes: Codes) -> FloatMatrix:
        """Vectors of any length, (n, dimension), for n codes, (n, width)."""


class ProductQuantiser:
    """One byte for each part of a vector: the number of the nearest of that part's centroids."""

    def __init__(self, codebook: Codebook, name: str) -> None:
        from faiss import ProductQuantizer, copy_array_to_vector

        parts, _, numbers = codebook.shape
        self.name = name
        self.width = parts
        self._centroids: FloatMatrix = codebook.astype(np.float32).reshape(-1, numbers)
        self._first = np.arange(parts) * _CENTROIDS  # a part's first centroid
        self._faiss = ProductQuantizer(parts * numbers, parts, _BITS)
        copy_array_to_vector(self._centroids.ravel(), self._faiss.centroids)

    @classmethod
    def load(cls, path: Path, *, dimension: int) -> "ProductQuantiser":
        """The quantiser of a codebook file, named by the file's SHA-256.

        Raises:
            ModelError: the file is missing, or holds no codebook for vectors of that dimension.
        """
        try:
            content = path.read_bytes()
            codebook = np.load(io.BytesIO(content))
        except (OSError, ValueError, EOFError) as error:
            raise ModelError(
                f"The codebook {path} cannot be read ({error}); install Footnote again."
            ) from error
        parts, centroids, numbers = codebook.shape if codebook.ndim == 3 else (0, 0, 0)
        if centroids != _CENTROIDS or parts * numbers != dimension:
            raise ModelError(
                f"The codebook {path} is {codebook.shape}, which does not fit vectors of "
                f"{dimension} numbers; install Footnote again."
            )
        return cls(codebook, f"{parts}x{_BITS}@{hashlib.sha256(content).hexdigest()[:_DIGITS]}")

    def encode(self, vectors: FloatMatrix) -> Codes:
        """The codes, (n, width), of n vectors, (n, dimension)."""
        codes: Codes = self._faiss.compute_codes(np.ascontiguousarray(vectors))
        return codes

    def decode(self, codes: Codes) -> FloatMatrix:
        """Vectors of any length, (n, dimension), for n codes, (n, width)."""
        numbers = self._centroids.take(codes + self._first, axis=0)
        return numbers.reshape(len(codes), self._faiss.d)


class HalfPrecision:
    """Two bytes a number, for models without a codebook: float16, least significant byte first."""

    name = "float16"

    def __init__(self, dimension: int) -> None:
        self.width = 2 * dimension

    def encode(self, vectors: FloatMatrix) -> Codes:
        """The codes, (n, width), of n vectors, (n, dimension)."""
        return np.ascontiguousarray(vectors, dtype="<f2").view(np.uint8)

    def decode(self, codes: Codes) -> FloatMatrix:
        """Vectors of norm near 1, (n, dimension), for n codes, (n, width)."""
        return np.ascontiguousarray(codes).view("<f2").astype(np.float32)


def quantiser_for(encoder_name: str, dimension: int) -> Quantiser:
    """The shipped quantiser for the words of the measured model, half precision for any other.

    Raises:
        ModelError: the shipped codebook is missing or damaged.
    """
    if encoder_name == MEASURED_NAME:
        return ProductQuantiser.load(SHIPPED, dimension=dimension)
    return HalfPrecision(dimension)


def trained_codebook(vectors: FloatMatrix, *, width: int, seed: int) -> Codebook:
    """Centroids, float16 (width, 256, dimension / width), that lie near these vectors' parts.

    Args:
        vectors: (n, dimension), of norm 1; n at least 256, and better 40 times that.
    """
    from faiss import ProductQuantizer, vector_to_array

    parts = ProductQuantizer(vectors.shape[1], width, _BITS)
    parts.cp.seed = seed
    parts.cp.niter = _ROUNDS
    parts.cp.max_points_per_centroid = len(vectors)  # every vector counts
    parts.train(vectors)
    centroids = vector_to_array(parts.centroids).reshape(width, _CENTROIDS, -1)
    codebook: Codebook = centroids.astype(np.float16)
    return codebook
