"""Fits a logistic model in which every group of examples counts the same.

On signs scaled to spread alike, with a little ridge so that a sign that hardly varies is not given
a great weight.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.retrieval import Logistic

RIDGE = 3.0  # of examples; weights of the scaled signs are pulled to 0 by so many
TOLERANCE = 1e-8  # of the slope, from which it is still
MOST_STEPS = 1000
LEAST_SPREAD = 1e-9  # of a sign that does not vary


def fitted(signs: NDArray[np.float64], true: NDArray[np.bool_], groups: Sequence[str]) -> Logistic:
    """The model of some signs, (n, n_signs).

    Args:
        true: (n,), what it is to tell.
        groups: of each example; all groups count the same.
    """
    from sklearn.linear_model import LogisticRegression

    _, group, counts = np.unique(np.array(groups), return_inverse=True, return_counts=True)
    share = len(group) / len(counts) / counts[group]
    mean, spread = signs.mean(axis=0), np.maximum(signs.std(axis=0), LEAST_SPREAD)
    model = LogisticRegression(C=1 / RIDGE, tol=TOLERANCE, max_iter=MOST_STEPS)
    model.fit((signs - mean) / spread, true, sample_weight=share)
    plain = model.coef_[0] / spread
    return Logistic(tuple(plain.tolist()), float(model.intercept_[0] - plain @ mean))


def log_odds(model: Logistic, signs: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,): above 0, it is more likely so than not."""
    odds: NDArray[np.float64] = signs @ np.array(model.weights) + model.bias
    return odds
