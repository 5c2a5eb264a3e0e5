"""Late interaction: every word of a question finds its best word in each sentence of some passages.

After ColBERT (Khattab and Zaharia, 2020): MaxSim, here weighted by how rare each word is in the
documents asked, over whole words' vectors. Pure arithmetic; nothing is stored or looked up.

One passage's vectors at a time, which the processor's second cache holds: those of twenty together
are 6 MB, and to be given so much fresh memory and to read it again costs more than the arithmetic
(docs/log.md, 2026-11-23, "From question to citations").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress

import numpy as np
from numpy.typing import NDArray

from bot.documents import Passage, Span
from bot.retrieval.pointers import pointing
from bot.retrieval.understanding.query import QueryReading
from bot.segmentation import ENDS_ASKING, is_row, sentences_in
from embeddings.arrays import FloatMatrix, FloatVector, IntVector, SpanMatrix
from embeddings.encoders import inverse_lengths, made_unit
from embeddings.keywords import stem, term_spans

REMEMBERED = 4096  # passages laid out, 4 kB each: mostly those asked about again and again


@dataclass(frozen=True, slots=True, eq=False)
class PassageLayout:
    """A passage laid out: its words, and its sentences that have any."""

    word_spans: SpanMatrix
    """(n, 2), as offsets of the document."""
    sentences: tuple[Span, ...]
    starts: IntVector
    """(n_sentences,), each sentence's first word."""
    lengths: IntVector
    """(n_sentences,), how many words it has, with a list's number that follows it."""
    asking: NDArray[np.bool_]
    """(n_sentences,), whether it only asks."""
    pointing: NDArray[np.bool_]
    """(n_sentences,), whether it only points elsewhere."""
    rows: NDArray[np.bool_]
    """(n_sentences,), whether it is a row of a table."""
    figures: tuple[tuple[int, str], ...]
    """The words that are figures in groups of thousands, `1,577`, each with its stem, `1577`."""


@dataclass(frozen=True, slots=True, eq=False)
class PassageLayouts:
    """Some passages laid out, to be aligned."""

    passages: tuple[PassageLayout, ...]
    sentences: tuple[Span, ...]
    """Of all passages in order."""
    owner: IntVector
    """(n_sentences,), which passage each belongs to."""
    word_spans: SpanMatrix
    """(n_words, 2), of all passages in order, as offsets of their documents."""
    starts: IntVector
    """(n_sentences,), the row in `word_spans` of each sentence's first word."""
    lengths: IntVector
    """(n_sentences,), how many words each has."""
    asking: NDArray[np.bool_]
    """(n_sentences,), whether each only asks."""
    pointing: NDArray[np.bool_]
    """(n_sentences,), whether each only points elsewhere."""
    rows: NDArray[np.bool_]
    """(n_sentences,), whether each is a row of a table."""


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """How well a question's words meet those of each sentence, all readings together."""

    maxsim: FloatVector
    """(n_sentences,): rarity-weighted mean of each word's best cosine in the sentence."""
    meaning: FloatVector
    """(n_sentences,): cosine of the question's vector with the mean of the sentence's words."""
    min_term_similarity: FloatVector
    """(n_sentences,): the best cosine of the word that fits worst, of those that matter."""
    passage_maxsim: FloatVector
    """(n_passages,): as `maxsim`, over all words of a passage and those said just before it."""
    best: FloatMatrix
    """(n_sentences, n_asked): the best cosine in it of each of the readings' words, in order."""
    cosines: FloatMatrix
    """(n_words, n_asked): of each word with each of the readings' words, those of the first reading
    first."""


def lay_out(passages: Sequence[Passage]) -> PassageLayouts:
    """Lay passages out for alignment."""
    laid = tuple(map(_laid, passages))
    first_words = accumulate((len(each.word_spans) for each in laid), initial=0)
    starts = [each.starts + first for each, first in zip(laid, first_words, strict=False)]
    return PassageLayouts(
        passages=laid,
        sentences=tuple(span for each in laid for span in each.sentences),
        owner=np.repeat(np.arange(len(laid)), [len(each.sentences) for each in laid]),
        word_spans=np.concatenate(
            [np.empty((0, 2), np.int32), *(each.word_spans for each in laid)]
        ),
        starts=np.concatenate([np.empty(0, np.int64), *starts]),
        lengths=np.concatenate([np.empty(0, np.int64), *(each.lengths for each in laid)]),
        asking=np.concatenate([np.empty(0, np.bool_), *(each.asking for each in laid)]),
        pointing=np.concatenate([np.empty(0, np.bool_), *(each.pointing for each in laid)]),
        rows=np.concatenate([np.empty(0, np.bool_), *(each.rows for each in laid)]),
    )


@lru_cache(maxsize=REMEMBERED)
def _laid(passage: Passage) -> PassageLayout:
    """A passage laid out. Its sentences hold every word but a list's numbers."""
    words = term_spans(passage.joined) + passage.start
    text = passage.document.text
    found = sentences_in(passage)
    ends = np.array([(span.start, span.end) for span in found], dtype=np.int32).reshape(-1, 2)
    edges = np.searchsorted(words[:, 0], ends)
    worded = edges[:, 0] < edges[:, 1]
    starts = edges[worded, 0]
    sentences = tuple(compress(found, worded.tolist()))
    asking = (ENDS_ASKING.search(text, span.start, span.end) is not None for span in sentences)
    return PassageLayout(
        word_spans=words,
        sentences=sentences,
        starts=starts,
        lengths=np.append(starts[1:], len(words)) - starts,
        asking=np.fromiter(asking, dtype=np.bool_, count=len(sentences)),
        pointing=np.array(pointing(passage, sentences), dtype=np.bool_),
        rows=np.array([is_row(text, span.start, span.end) for span in sentences], dtype=np.bool_),
        figures=tuple(
            (at, stem(text[start:end]))
            for at, (start, end) in enumerate(words.tolist())
            if "," in text[start:end]
        ),
    )


def align(
    layouts: PassageLayouts,
    vectors: Iterable[FloatMatrix],
    readings: Sequence[QueryReading],
    *,
    weights: Sequence[FloatVector],
    stated: FloatMatrix | None = None,
    before: FloatMatrix | None = None,
) -> Alignment:
    """Meet every reading with every sentence.

    Args:
        vectors: (n_words, dimension) a passage, those of its words in order, of any length.
        weights: (n_question_words,) a reading, what each word counts; they add up to 1.
        stated: (n_passages, n_asked), how far each sentence of a passage meets the readings' words
            whatever it says: the speaker's name, what heads a table's rows.
        before: (n_passages, n_asked), how well the words said just before meet them.
    """
    cosines, best, means = _met(layouts, vectors, readings)
    if stated is not None:
        best = np.maximum(best, stated[layouts.owner])
    maxsim, meaning, min_term_similarity = (np.zeros(len(best), dtype=np.float32) for _ in range(3))
    passage_maxsim = np.zeros(len(layouts.passages), dtype=np.float32)
    if not len(best):
        return Alignment(maxsim, meaning, min_term_similarity, passage_maxsim, best, cosines)
    present, first_sentences = np.unique(layouts.owner, return_index=True)
    best_inside = np.maximum.reduceat(best, first_sentences, axis=0)
    if before is not None:
        best_inside = np.maximum(best_inside, before[present])
    last = 0
    for reading, weight in zip(readings, weights, strict=True):
        first, last = last, last + len(weight)
        meaning += reading.reading_weight * (means @ reading.vector)
        if first == last:
            continue
        maxsim += reading.reading_weight * (best[:, first:last] @ weight)
        passage_maxsim[present] += reading.reading_weight * (best_inside[:, first:last] @ weight)
        own = reading.content & (reading.term_weight == 1)
        matter = own if own.any() else reading.content
        min_term_similarity += reading.reading_weight * best[:, first:last][:, matter].min(axis=1)
    return Alignment(maxsim, meaning, min_term_similarity, passage_maxsim, best, cosines)


def _met(
    layouts: PassageLayouts, vectors: Iterable[FloatMatrix], readings: Sequence[QueryReading]
) -> tuple[FloatMatrix, FloatMatrix, FloatMatrix]:
    """The cosines of the words with those asked, the best in each sentence, and its meaning.

    A word before a passage's first sentence, which is a list's number, is in none. A figure meets
    the same figure, however it is written.
    """
    asked = np.concatenate([reading.vectors for reading in readings]).T.copy()  # read row by row
    stems = [each for reading in readings for each in reading.stems]
    figures = {each for each in stems if each.isdigit()}
    cosines = np.empty((len(layouts.word_spans), asked.shape[1]), dtype=np.float32)
    best = np.empty((len(layouts.sentences), asked.shape[1]), dtype=np.float32)
    sums = np.empty((len(layouts.sentences), len(asked)), dtype=np.float32)
    word = sentence = 0
    for laid, words in zip(layouts.passages, vectors, strict=True):
        here = slice(sentence, sentence + len(laid.sentences))
        scale = inverse_lengths(words)  # on what is made of the words: there is less of it
        met = np.matmul(words, asked, out=cosines[word : word + len(words)])
        met *= scale[:, np.newaxis]
        for at, figure in laid.figures if figures else ():
            if figure in figures:
                met[at, [each == figure for each in stems]] = 1
        word, sentence = word + len(words), here.stop
        if len(laid.sentences):
            np.maximum.reduceat(met, laid.starts, axis=0, out=best[here])
            belongs = np.eye(len(laid.sentences), dtype=np.float32).repeat(laid.lengths, axis=1)
            belongs *= scale[laid.starts[0] :]
            np.matmul(belongs, words[laid.starts[0] :], out=sums[here])
    assert word == len(cosines)
    return cosines, best, made_unit(sums)
