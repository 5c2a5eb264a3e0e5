"""A deterministic encoder for tests: instant, without a model, and near where words are shared."""

import re
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from embeddings.arrays import FloatMatrix, FloatVector
from embeddings.encoders.encoder import Encodings

_WORD = re.compile(r"\w+")  # "Isn't it?" -> Isn, t, it


class ToyEncoder:
    """Gives every word, whatever its case, one fixed random direction; a text is their mean.

    Tokens are words. A text without words has the vector of the empty word, and no tokens.
    """

    name = "toy"
    dimension = 64

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Embed each text; the result for one does not depend on the others."""
        found = [list(_WORD.finditer(text)) for text in texts]
        tokens = [_directions([match.group() for match in words]) for words in found]
        sums = [rows.sum(axis=0) if len(rows) else _directions([""])[0] for rows in tokens]
        spans = [
            np.array([match.span() for match in words], dtype=np.int32).reshape(-1, 2)
            for words in found
        ]
        vectors = [_of_norm_one(total) for total in sums]
        return Encodings(
            vectors=np.array(vectors, dtype=np.float32).reshape(-1, self.dimension),
            tokens=tuple(tokens),
            spans=tuple(spans),
        )


class CountingEncoder(ToyEncoder):
    """The same, with every text that it was given."""

    def __init__(self, name: str = ToyEncoder.name) -> None:
        """Say whose vectors an index holds."""
        self.name = name
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Encode, and remember."""
        self.encoded += texts
        return super().encode(texts)


def _directions(words: Sequence[str]) -> FloatMatrix:
    rows = np.empty((len(words), ToyEncoder.dimension), dtype=np.float32)
    for row, word in zip(rows, words, strict=True):
        seed = int.from_bytes(blake2b(word.lower().encode(), digest_size=8).digest(), "big")
        random = np.random.default_rng(seed)
        row[:] = _of_norm_one(random.standard_normal(ToyEncoder.dimension).astype(np.float32))
    return rows


def _of_norm_one(vector: FloatVector) -> FloatVector:
    return vector / np.float32(np.linalg.norm(vector))
