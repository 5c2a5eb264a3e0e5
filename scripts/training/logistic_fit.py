"""Fits a logistic model in which every group of examples counts the same.

By Newton's method, on signs scaled to spread alike, with a little ridge so that a sign that hardly
varies is not given a great weight.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.retrieval import Logistic

RIDGE = 3.0  # of examples; weights of the scaled signs are pulled to 0 by so many
STEPS = 10  # of Newton's; it is still after six
LEAST_SPREAD = 1e-9  # of a sign that does not vary


def fitted(signs: NDArray[np.float64], true: NDArray[np.bool_], groups: Sequence[str]) -> Logistic:
    """The model of some signs, (n, n_signs).

    Args:
        true: (n,), what it is to tell.
        groups: of each example; all groups count the same.
    """
    _, group, counts = np.unique(np.array(groups), return_inverse=True, return_counts=True)
    share = len(group) / len(counts) / counts[group]
    mean, spread = signs.mean(axis=0), np.maximum(signs.std(axis=0), LEAST_SPREAD)
    scaled = np.column_stack([(signs - mean) / spread, np.ones(len(signs))])
    ridge = RIDGE * np.diag([*np.ones(signs.shape[1]), 0.0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (share * (likely - true)) + ridge @ weights
        curve = (scaled * (share * likely * (1 - likely))[:, np.newaxis]).T @ scaled + ridge
        weights -= np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return Logistic(tuple(plain.tolist()), float(weights[-1] - plain @ mean))


def log_odds(model: Logistic, signs: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,): above 0, it is more likely so than not."""
    odds: NDArray[np.float64] = signs @ np.array(model.weights) + model.bias
    return odds
