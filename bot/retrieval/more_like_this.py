"""More like this: the passages of other places that speak of what a quotation speaks of.

The quotation is read as a question is; nothing is answered, so nothing is judged. What is no more
like it than any two passages are is left out.
"""

from dataclasses import replace

import numpy as np

from bot.documents import Citation, DocumentKey, Passage
from bot.library import Searcher
from bot.retrieval.reader import read
from bot.retrieval.retriever import Retriever
from bot.retrieval.understanding.query import read_question
from embeddings.encoders import Encoder

LIKE = 0.33  # cosine of a quotation with a passage; docs/log.md, 2026-11-22, "More like this"
LONGEST = 1000  # code points of a quotation that are compared; a selection may be of any length


def similar(
    searcher: Searcher, encoder: Encoder, retriever: Retriever, citation: Citation, *, count: int
) -> tuple[Citation, ...]:
    """The best sentences of the passages most like a quotation, nearest first, at most `count`.

    None of the passage it is from. Empty where nothing is like it.
    """
    words = citation.document.joined[citation.start : citation.end][:LONGEST]
    readings = read_question(encoder, words)
    ranked = retriever.retrieve(searcher, readings)
    evidence = ranked.evidence
    like = [
        float(evidence.cosines[owner]) >= LIKE and not overlaps(evidence.passages[owner], citation)
        for owner in evidence.layouts.owner[ranked.order].tolist()
    ]
    kept = replace(ranked, order=ranked.order[np.array(like, dtype=bool)])
    return read(kept, readings, count=count)


def overlaps(passage: Passage, citation: Citation) -> bool:
    """Whether some words of a passage stand in that of a citation."""
    cited = citation.passage
    return (
        passage.start < cited.end
        and cited.start < passage.end
        and DocumentKey.of(passage.document) == DocumentKey.of(cited.document)
    )
