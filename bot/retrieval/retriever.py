"""A question in, ranked passages out, each with its sentences.

Dense vectors and BM25 propose candidates; late interaction ranks them. A passage is worth its best
sentence and what the passage as a whole has in common with the question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.documents import DocumentKey, Passage
from bot.library import Searcher
from bot.retrieval.candidates import (
    CANDIDATES,
    LEAST,
    Candidates,
    Ranking,
    proposed,
    proposed_first,
)
from bot.retrieval.conversation.asked_before import alike as asked_alike
from bot.retrieval.conversation.naming import naming, rarity_as_names, speaker_named
from bot.retrieval.conversation.said_before import met_before
from bot.retrieval.late_interaction import Alignment, PassageLayouts, align, lay_out
from bot.retrieval.naming.question import Named
from bot.retrieval.pointers import asks_for_pointers
from bot.retrieval.surroundings import between_sentences, headed, met_about, under_heads
from bot.retrieval.understanding.query import QueryReading
from embeddings.arrays import FloatVector, IntVector
from embeddings.threads import numpy_on_one_thread

# The constants below: docs/log.md, 2026-11-22, "The ranking"; their neighbours do as well.
FUNCTION_WORD_WEIGHT = 0.3  # what a function word counts beside a content word as rare
FEW = 8  # words of a sentence; one with fewer says the less
A_PLACE = 10.0  # score of a place where others order: no sentence has more than 1.3 (cosines)


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """What each signal counts beside the fit of the question's words.

    Each looked at on 95 documents of 14 kinds with one kind left out, by
    `python -m scripts.training.ranking` (docs/log.md, 2026-11-30, "Constants on kinds left out").
    """

    sentence_meaning: float = 0.3
    """Of the sentence's cosine."""
    passage_meaning: float = 0.3
    """Of the passage's cosine."""
    passage_bm25: float = 0.1
    """Of the passage's BM25 over its maximum."""
    question_similarity: float = 1.0
    """Of the likeness of the question to the one that the passage answers."""
    speaker_named: float = 0.2
    """Of how far the speaker is the one whom the question names."""
    continued: float = 0.2
    """Of how far the conversation is in the passage's document."""
    elsewhere: float = 0.5
    """Of how far the question names other documents, lost."""
    only_asking: float = 0.3
    """What a sentence loses that only asks."""
    only_pointing: float = 0.3
    """What a sentence loses that only points elsewhere."""
    beside: float = 0.85
    """Of a word's cosine in a neighbouring sentence, beside one in the sentence itself."""
    headed: float = 0.6
    """What a word of the heading loses of its weight between the sentences under it."""
    few_words: float = 0.2
    """What a speaker's sentence loses as its words are fewer than `FEW`, all of it for none."""


WEIGHTS = RankingWeights()


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Everything seen of the candidates, before any of it is weighed."""

    passages: tuple[Passage, ...]
    """Best first as proposed."""
    layouts: PassageLayouts
    alignment: Alignment
    weight: FloatVector
    """(n_asked,): what each of the readings' words counts; they add up to 1."""
    headed: NDArray[np.bool_]
    """(n_passages, n_asked): which of them stand in its heading."""
    cosines: FloatVector
    """(n_passages,): with the question, all readings together."""
    bm25: FloatVector
    """(n_passages,): BM25 over its maximum, 0 to 1."""
    question_similarity: FloatVector
    """(n_passages,): how alike the question and the interviewer's are, 0 to 1; 1 for the same."""
    speaker_named: FloatVector
    """(n_passages,): how far the speaker is the one whom the question names, 0 to 1."""
    continued: FloatVector
    """(n_passages,): how far the question continues a conversation about its document, 0 to 1."""
    pointing: NDArray[np.bool_]
    """(n_sentences,): whether each only points elsewhere, and nobody asks for that."""
    elsewhere: FloatVector
    """(n_passages,): how far the question names other documents than the passage's, 0 to 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """The candidates with all their sentences scored."""

    evidence: Evidence
    local: FloatVector
    """(n_sentences,): how well each fits, apart from its passage."""
    scores: FloatVector
    """(n_sentences,): the same with what its passage is worth; higher is better."""
    order: IntVector
    """The best sentence of each passage, best passage first."""


class Retriever:
    """Finds and ranks the passages that a question's readings are about."""

    def __init__(self, ranking: Ranking = Ranking.LATE) -> None:
        self._ranking = ranking
        numpy_on_one_thread()

    def retrieve(
        self,
        searcher: Searcher,
        readings: Sequence[QueryReading],
        *,
        named: Named | None = None,
    ) -> Ranked:
        """The candidates for a question, ranked.

        Args:
            named: the documents that it names, which are asked first.
        """
        evidence = self.find(searcher, readings, named=named)
        if self._ranking is Ranking.LATE:
            return ranked(evidence, WEIGHTS)
        places = np.arange(len(evidence.passages), 0, -1, dtype=np.float32)
        return _scored(evidence, WEIGHTS, worth=A_PLACE * places)

    def find(
        self,
        searcher: Searcher,
        readings: Sequence[QueryReading],
        *,
        named: Named | None = None,
    ) -> Evidence:
        """The candidates for a question, aligned with it."""
        candidates = self._candidates(searcher, readings, named)
        held = searcher.passages(candidates.places)
        there = np.array([place in held for place in candidates.places.tolist()], dtype=bool)
        places, cosines = candidates.places[there], candidates.cosines[there]
        passages = tuple(held[place] for place in places.tolist())
        layouts = lay_out(passages)
        speaking = [naming(reading, passages) for reading in readings]
        as_names = list(map(rarity_as_names, speaking))
        rare = _rarity(searcher, readings, named)
        weights = [_weights(*each, rare) for each in zip(readings, as_names, strict=True)]
        alike = [asked_alike(readings[0], weights[0], passage.asked) for passage in passages]
        return Evidence(
            passages=passages,
            layouts=layouts,
            alignment=align(
                layouts,
                searcher.word_vectors(places),
                readings,
                weights=weights,
                stated=np.maximum(
                    np.concatenate(speaking, axis=1), under_heads(readings, passages)
                ),
                before=met_before(searcher, places, passages, readings),
            ),
            weight=np.concatenate(
                [each.reading_weight * own for each, own in zip(readings, weights, strict=True)]
            ),
            headed=headed(readings, passages),
            cosines=cosines,
            bm25=candidates.bm25[there],
            question_similarity=np.array(alike, dtype=np.float32),
            speaker_named=speaker_named(passages, readings, speaking, weights),
            continued=_continued(passages, readings),
            pointing=layouts.pointing & (not asks_for_pointers(readings[0].text)),
            elsewhere=_elsewhere(searcher, passages, named),
        )

    def _candidates(
        self, searcher: Searcher, readings: Sequence[QueryReading], named: Named | None
    ) -> Candidates:
        if named is None or self._ranking is not Ranking.LATE:
            return proposed(searcher, readings, self._ranking).best(CANDIDATES)
        part = searcher.within(named.numbers)
        return proposed_first(searcher, part, readings, self._ranking)


def ranked(evidence: Evidence, weights: RankingWeights) -> Ranked:
    """Order the candidates by their best sentence and what they are worth as a whole."""
    worth = (
        evidence.alignment.passage_maxsim
        + weights.passage_meaning * evidence.cosines
        + weights.passage_bm25 * evidence.bm25
        + weights.question_similarity * evidence.question_similarity
        + weights.speaker_named * evidence.speaker_named
        + weights.continued * evidence.continued
        - weights.elsewhere * evidence.elsewhere
    )
    return _scored(evidence, weights, worth=worth)


def _scored(evidence: Evidence, weights: RankingWeights, *, worth: FloatVector) -> Ranked:
    """Between passages a sentence counts all that is met in it and beside it; between those of one
    passage what its heading says counts less. A passage is as good as its best sentence either way.
    """
    alignment, layouts, owner = evidence.alignment, evidence.layouts, evidence.layouts.owner
    spoken = np.array([passage.speaker is not None for passage in evidence.passages], dtype=bool)
    apart = (
        weights.sentence_meaning * alignment.meaning
        - weights.only_asking * layouts.asking
        - weights.only_pointing * evidence.pointing
        - weights.few_words * spoken[owner] * np.maximum(0, 1 - layouts.lengths / FEW)
    ).astype(np.float32)
    met = met_about(alignment.best, owner, weights.beside)
    inside = between_sentences(evidence.weight, evidence.headed, weights.headed)
    fits = apart + (met * inside[owner]).sum(axis=1)
    best = _highest(apart + met @ evidence.weight, owner, len(worth))
    scores = fits + (worth + best - _highest(fits, owner, len(worth)))[owner]
    return Ranked(evidence, apart + alignment.maxsim, scores, _best(scores, owner))


def _highest(scores: FloatVector, owner: IntVector, count: int) -> FloatVector:
    """(n_passages,): the score of each passage's best sentence; 0 where it has none."""
    highest = np.zeros(count, dtype=np.float32)
    present, first = np.unique(owner, return_index=True)
    if len(present):
        highest[present] = np.maximum.reduceat(scores, first)
    return highest


def _rarity(
    searcher: Searcher, readings: Sequence[QueryReading], named: Named | None
) -> Mapping[str, float]:
    """How rare the readings' words are; those that name a document, among its own passages.

    They say where to look, and in what is found there hardly anything.
    """
    stems = sorted({stem for reading in readings for stem in reading.stems})
    rare = dict(zip(stems, searcher.rarity(stems).tolist(), strict=True))
    if named is not None:
        words = sorted(named.words & rare.keys())
        inside = searcher.within(named.numbers).rarity(words).tolist()
        rare |= dict(zip(words, inside, strict=True))
    return rare


def _weights(reading: QueryReading, as_name: FloatVector, rare: Mapping[str, float]) -> FloatVector:
    """(n_words,): what each word of a reading counts: the rarer the more; they add up to 1.

    Args:
        as_name: (n_words,), how rare a word is that is part of a speaker's name, which stands in
            few of the passages that they speak.
    """
    plain = np.array([rare[stem] for stem in reading.stems], dtype=np.float32)
    plain = np.minimum(plain, as_name)
    plain *= np.where(reading.content, 1, FUNCTION_WORD_WEIGHT) * reading.term_weight
    weights: FloatVector = plain / max(float(plain.sum()), LEAST)
    return weights


def _continued(passages: Sequence[Passage], readings: Sequence[QueryReading]) -> FloatVector:
    documents = [DocumentKey.of(passage.document) for passage in passages]
    share = np.zeros(len(passages), dtype=np.float32)
    for reading in readings:
        share += [reading.reading_weight * (each == reading.document) for each in documents]
    return share


def _elsewhere(searcher: Searcher, passages: Sequence[Passage], named: Named | None) -> FloatVector:
    if named is None:
        return np.zeros(len(passages), dtype=np.float32)
    held = searcher.scope.documents
    share = {DocumentKey.of(held[number]): each for number, each in named.shares}
    most = max(share.values())
    there = [share.get(DocumentKey.of(passage.document), 0.0) for passage in passages]
    return np.array([most - each for each in there], dtype=np.float32)


def _best(scores: FloatVector, owner: IntVector) -> IntVector:
    """The place of each passage's best sentence, best first, earlier ones before equal ones."""
    order = np.argsort(-scores, kind="stable")
    _, first = np.unique(owner[order], return_index=True)
    return order[np.sort(first)]
