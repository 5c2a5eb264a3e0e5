"""How well a question's words meet what another said just before a passage.

"I'd love that!" is worth its place by "Shall we go hiking on Sunday?". Those words add to what the
passage is worth, never to a sentence of it: they are matched and not quoted.
"""

from collections.abc import Sequence

import numpy as np

from bot.documents import Passage
from bot.library import Searcher
from bot.retrieval.understanding.query import QueryReading
from embeddings.arrays import FloatMatrix, IntVector
from embeddings.encoders import made_unit


def met_before(
    searcher: Searcher,
    places: IntVector,
    passages: Sequence[Passage],
    readings: Sequence[QueryReading],
) -> FloatMatrix:
    """(n_passages, n_asked): each asked word's best cosine with the words said just before.

    The words asked are those of all readings in order; -1 where nobody else spoke just before.
    """
    asked = np.concatenate([reading.vectors for reading in readings]).T
    met = np.full((len(passages), asked.shape[1]), -1, dtype=np.float32)
    rows = dict(zip(places.tolist(), range(len(places)), strict=True))
    for place, words in searcher.said_before(dict(zip(rows, passages, strict=True))).items():
        if len(words):
            met[rows[place]] = (made_unit(words) @ asked).max(axis=0)
    return met
