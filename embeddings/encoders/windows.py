"""A text longer than a model reads at once: read in windows, and put together again.

Knows nothing of what reads a window (`embeddings/encoders/onnx_encoder.py`,
`embeddings/encoders/sentence_transformer.py`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import FloatMatrix, FloatVector, SpanMatrix
from embeddings.encoders.encoder import Encodings

Number = TypeVar("Number", bound=np.generic)

WINDOW = 256  # tokens, the two special ones among them: what all-MiniLM-L6-v2 was trained to read

_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, e.g. "\ud83d" of a JSON question


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """What one forward pass gives for one window; vectors of L2 norm 1, special tokens left out."""

    text: int
    """The place among the texts of the one it is of."""
    vector: FloatVector
    """(dimension,)"""
    tokens: FloatMatrix
    """(n_tokens, dimension)"""
    spans: SpanMatrix
    """(n_tokens, 2), as offsets of the whole text."""


def whole_characters(text: str) -> str:
    """The text with each half of a character as an unknown one, which moves no offset."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def joined(count: int, windows: Sequence[Window], *, dimension: int) -> Encodings:
    """The texts put together of their windows, which are in order.

    A text's tokens are those of all its windows, its vector the mean of theirs, weighted by their
    tokens.

    Args:
        count: how many texts there are; each has a window.
    """
    sums = np.zeros((count, dimension), dtype=np.float32)
    tokens: list[list[FloatMatrix]] = [[] for _ in range(count)]
    spans: list[list[SpanMatrix]] = [[] for _ in range(count)]
    for window in windows:
        sums[window.text] += window.vector * max(1, len(window.tokens))
        tokens[window.text].append(window.tokens)
        spans[window.text].append(window.spans)
    return Encodings(
        vectors=sums / np.linalg.norm(sums, axis=1, keepdims=True),
        tokens=tuple(map(_one, tokens)),
        spans=tuple(map(_one, spans)),
    )


def _one(parts: Sequence[NDArray[Number]]) -> NDArray[Number]:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)
