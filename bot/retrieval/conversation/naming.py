"""Which words of a question name the speaker of a passage.

What Gina says is about Gina where she says "I": a word of the question that is her name counts as
met in each of her sentences. Knows nothing of how it is weighed (`bot/retrieval/retriever.py`).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.documents import Passage
from bot.retrieval.surroundings import stems_in
from bot.retrieval.understanding.query import QueryReading
from embeddings.arrays import FloatVector

UNKNOWN = 0.5  # of what the one named has, for words that nobody in particular says


def naming(reading: QueryReading, passages: Sequence[Passage]) -> NDArray[np.bool_]:
    """(n_passages, n_words): which words of a question are part of the name of who speaks."""
    met = np.zeros((len(passages), len(reading.stems)), dtype=bool)
    by_name: dict[str | None, NDArray[np.bool_]] = {}
    for row, passage in enumerate(passages):
        if passage.speaker not in by_name:
            by_name[passage.speaker] = _named(reading, passage.speaker)
        met[row] = by_name[passage.speaker]
    return met


def _named(reading: QueryReading, speaker: str | None) -> NDArray[np.bool_]:
    """(n_words,): a function word names nobody, but for the `A` of "Grad A"."""
    named = np.zeros(len(reading.stems), dtype=bool)
    theirs = stems_in(speaker) if speaker is not None else frozenset()
    for at, stem in enumerate(reading.stems):
        goes_on = at > 0 and reading.stems[at - 1] in theirs
        named[at] = stem in theirs and (reading.content[at] or goes_on)
    return named


def rarity_as_names(met: NDArray[np.bool_]) -> FloatVector:
    """(n_words,): how much a word says as part of a name, by how few of the candidates' speakers
    have it; infinite for a word that is in none of their names.

    As BM25 has it of words in passages (`Searcher.rarity`).
    """
    count, having = len(met), met.sum(axis=0, dtype=np.float32)
    rarity: FloatVector = np.log(1 + (count - having + 0.5) / (having + 0.5), dtype=np.float32)
    return np.where(having > 0, rarity, np.float32(np.inf))


def speaker_named(
    passages: Sequence[Passage],
    readings: Sequence[QueryReading],
    met: Sequence[NDArray[np.bool_]],
    weights: Sequence[FloatVector],
) -> FloatVector:
    """(n_passages,): how far each speaker is the one whom a question names, 0 to 1.

    The weight of the words in their name over that of all words in anybody's, all readings
    together; 0 for a question that names none of them. Words of the same document that nobody in
    particular says may be theirs.

    Args:
        met: as `naming` gives it, a reading.
        weights: (n_words,) a reading, what each word counts.
    """
    share = np.zeros(len(passages), dtype=np.float32)
    for reading, named, weight in zip(readings, met, weights, strict=True):
        counted = weight * named.any(axis=0)
        share += np.float32(reading.reading_weight / (counted.sum() or 1)) * (named @ counted)
    of_document: dict[int, float] = {}
    for passage, value in zip(passages, share.tolist(), strict=True):
        number = id(passage.document)
        of_document[number] = max(value, of_document.get(number, 0.0))
    for row, passage in enumerate(passages):
        if passage.speaker is None:
            share[row] = UNKNOWN * of_document[id(passage.document)]
    return share
