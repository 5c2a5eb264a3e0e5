"""A logistic model: what each sign counts, and how likely what all of them together say is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logistic:
    """What each sign counts, in the order of the signs, and what is so without any."""

    weights: tuple[float, ...]
    bias: float

    def probability(self, signs: Sequence[float]) -> float:
        """How likely it is, 0 to 1."""
        pairs = zip(self.weights, signs, strict=True)
        return 1 / (1 + math.exp(-self.bias - sum(weight * sign for weight, sign in pairs)))
