"""Questions about a document as a whole: "What is this about?"

No sentence shares words with such a question. Its answer is the passages that stand for the rest:
those nearest to the mean of all and to how the documents open, half and half.
"""

from collections.abc import Sequence

import numpy as np

from bot.library import Searcher
from bot.retrieval.understanding.query import QueryReading
from bot.retrieval.understanding.small_talk import Reply, reply_to
from embeddings.encoders import unit


def is_overview(question: str, *, history: Sequence[str] = ()) -> bool:
    """Whether a question is about the documents as a whole.

    Args:
        history: the person's earlier questions. After one, "What is it about?" is about its answer.
    """
    return reply_to(question, history=history) is Reply.SUMMARY


def overview_reading(searcher: Searcher, question: str) -> QueryReading:
    """A reading that asks for what stands for the whole, without words of its own."""
    means = [
        searcher.vectors(ids).mean(axis=0, keepdims=True)
        for ids in (searcher.sample_ids, searcher.opening_ids)
    ]
    mean = unit(unit(means[0]) + unit(means[1]))
    return QueryReading(
        text=question,
        vector=mean[0],
        spans=np.empty((0, 2), dtype=np.int32),
        stems=(),
        vectors=np.empty((0, mean.shape[1]), dtype=np.float32),
        tokens=np.empty(0, dtype=np.int64),
        content=np.empty(0, dtype=bool),
        term_weight=np.empty(0, dtype=np.float32),
        reading_weight=1.0,
    )
