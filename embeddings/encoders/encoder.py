"""Text in, vectors out: what every encoder gives, whatever model is behind it.

Knows nothing of any model (`embeddings/encoders/sentence_transformer.py`) or of what the texts are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from embeddings.arrays import FloatMatrix, SpanMatrix


@dataclass(frozen=True, slots=True, eq=False)
class Encodings:
    """What one forward pass gives for each of n texts, in their order.

    Raises:
        ValueError: the three do not speak of the same texts, or a text's tokens of its spans.
    """

    vectors: FloatMatrix
    """(n, dimension), rows of L2 norm 1, so a dot product is a cosine."""
    tokens: tuple[FloatMatrix, ...]
    """A (n_tokens, dimension) matrix a text, rows of L2 norm 1, special tokens left out."""
    spans: tuple[SpanMatrix, ...]
    """A (n_tokens, 2) matrix a text: where in the text each token stands."""

    def __post_init__(self) -> None:
        if not len(self.vectors) == len(self.tokens) == len(self.spans):
            raise ValueError(
                f"{len(self.vectors)} vectors with the tokens of {len(self.tokens)} texts "
                f"and the spans of {len(self.spans)}"
            )
        for number, (tokens, spans) in enumerate(zip(self.tokens, self.spans, strict=True), 1):
            if len(tokens) != len(spans):
                raise ValueError(f"text {number} has {len(tokens)} tokens and {len(spans)} spans")


class Encoder(Protocol):
    """Turns texts into vectors that can be compared with each other and no other encoder's."""

    @property
    def name(self) -> str:
        """Tells this encoder's vectors from any other's; stamps every index made of them."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Embed each text alone: the texts beside it change nothing but float32 rounding."""
