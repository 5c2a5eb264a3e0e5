"""Questions about a document as a whole: "What is this about?"

No sentence shares words with such a question. Its answer is the passages that stand for the rest:
those nearest to the mean of all and to how the documents open, half and half.
"""

import re

import numpy as np

from bot.library import Searcher
from bot.retrieval.understanding.query import QueryReading
from embeddings.encoders import unit

WHOLE = (
    r"(?:this|it|that|(?:this|the|your) (?:whole )?(?:document|interview|text|article|file|book|"
    r"paper|report|page|transcript|conversation)s?)"
)
OVERVIEW = re.compile(
    rf"\W*(?:(?:so |and )?what(?:'s|’s| is| are| was) {WHOLE} (?:all )?about|"
    rf"what does {WHOLE} (?:say|talk about|deal with|cover)|"
    r"what do (?:these|the) documents (?:say|cover)|"
    r"(?:please )?(?:can you )?(?:summari[sz]e|sum up|give (?:me )?(?:a summary|an overview) of) "
    rf"{WHOLE}|(?:what is )?(?:a |the )?"
    r"(?:summary|overview|gist|main (?:topic|idea|point|subject|theme)s?)"
    rf"(?: of {WHOLE})?)\W*",
    re.IGNORECASE,
)
"""Example: "What is this interview about?", "Summarise the document", "main topics"."""


def is_overview(question: str) -> bool:
    """Whether a question is about the documents as a whole."""
    return OVERVIEW.fullmatch(question) is not None


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
