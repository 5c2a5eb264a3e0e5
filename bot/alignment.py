"""Late interaction: every word of a question finds its best word in each sentence of some passages.

After ColBERT (Khattab and Zaharia, 2020): MaxSim, here weighted by how rare each word is in the
documents asked, over whole words' vectors. Pure arithmetic; nothing is stored or looked up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.paragraph import Span
from bot.passage import Passage
from bot.question import Reading
from bot.sentences import sentences
from embeddings.arrays import FloatMatrix, FloatVector, IntVector, SpanMatrix
from embeddings.pooling import made_unit
from embeddings.terms import term_spans

REMEMBERED = 4096  # passages whose sentences need not be found again for the next question


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """The sentences of some passages and their words' vectors, ready to be aligned."""

    sentences: tuple[Span, ...]
    """Of all passages in order, those with a word in them."""
    owner: IntVector
    """(n_sentences,), which passage each belongs to."""
    words: SpanMatrix
    """(n_words, 2), the words of all sentences in order, as offsets of their documents."""
    vectors: FloatMatrix
    """(n_words, dimension)."""
    starts: IntVector
    """(n_sentences,), each sentence's first word."""


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """How well a question's words meet those of each sentence, all readings together."""

    fit: FloatVector
    """(n_sentences,): rarity-weighted mean of each word's best cosine in the sentence."""
    meaning: FloatVector
    """(n_sentences,): cosine of the question's vector with the mean of the sentence's words."""
    worst: FloatVector
    """(n_sentences,): the best cosine of the word that fits worst, of those that matter."""
    passage_fit: FloatVector
    """(n_passages,): as `fit`, over all words of a passage."""


def text_of(passages: Sequence[Passage], vectors: FloatMatrix) -> Text:
    """Lay passages out for alignment.

    Args:
        vectors: (n_words, dimension), those of all passages' words in order.
    """
    spans: list[Span] = []
    owner: list[int] = []
    words: list[SpanMatrix] = [np.empty((0, 2), dtype=np.int32)]
    starts: list[int] = []
    count = 0
    for number, passage in enumerate(passages):
        here, parts = _parts(passage)
        for span, first in parts:
            spans.append(span)
            owner.append(number)
            starts.append(count + first)
        words.append(here)
        count += len(here)
    assert count == len(vectors)
    return Text(
        sentences=tuple(spans),
        owner=np.array(owner, dtype=np.int64),
        words=np.concatenate(words),
        vectors=vectors,
        starts=np.array(starts, dtype=np.int64),
    )


@lru_cache(maxsize=REMEMBERED)
def _parts(passage: Passage) -> tuple[SpanMatrix, tuple[tuple[Span, int], ...]]:
    """A passage's words, and its sentences with the first word of each.

    The sentences hold every word; those without one are left out.
    """
    words = term_spans(passage.joined) + passage.start
    found = sentences(passage.document.text, passage.start, passage.end, breaks=passage.breaks)
    edges = np.searchsorted(words[:, 0], [(span.start, span.end) for span in found]).tolist()
    parts = zip(found, edges, strict=True)
    return words, tuple((span, first) for span, (first, last) in parts if first < last)


def align(
    text: Text, readings: Sequence[Reading], weights: Sequence[FloatVector], *, passages: int
) -> Alignment:
    """Meet every reading with every sentence.

    Args:
        weights: (n_question_words,) a reading, what each word counts; they add up to 1.
        passages: how many there are, those without a sentence among them.
    """
    count = len(text.sentences)
    fit, meaning, worst = (np.zeros(count, dtype=np.float32) for _ in range(3))
    passage_fit = np.zeros(passages, dtype=np.float32)
    if not count:
        return Alignment(fit, meaning, worst, passage_fit)
    means = made_unit(np.add.reduceat(text.vectors, text.starts, axis=0))
    present, first = np.unique(text.owner, return_index=True)
    for reading, weight in zip(readings, weights, strict=True):
        meaning += reading.share * (means @ reading.vector)
        if not len(weight):
            continue
        best = np.maximum.reduceat(reading.vectors @ text.vectors.T, text.starts, axis=1)
        fit += reading.share * (weight @ best)
        passage_fit[present] += reading.share * (weight @ np.maximum.reduceat(best, first, axis=1))
        own = reading.content & (reading.factor == 1)
        worst += reading.share * best[own if own.any() else reading.content].min(axis=0)
    return Alignment(fit, meaning, worst, passage_fit)
