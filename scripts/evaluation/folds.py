"""Folds for cross-validation over documents: no document's questions are learnt from and asked."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scripts.console.terminal import UsageError

FOLDS = 5  # parts of the documents, each asked once with what the others taught


def folds_of(places: Sequence[tuple[str, str]]) -> NDArray[np.int64]:
    """The fold of each example, (n,), by its set and document; documents are spread evenly.

    Raises:
        UsageError: all examples are of one document, or there are none.
    """
    documents = sorted(set(places))
    if len(documents) < 2:
        raise UsageError("Name sets with questions on two documents or more: one must be held out.")
    number = {place: at % FOLDS for at, place in enumerate(documents)}
    return np.array([number[place] for place in places], dtype=np.int64)
