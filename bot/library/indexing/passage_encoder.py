"""Passages as the indexes take them: vectors, the codes of words, stems; of many in one go.

Passages of like length are encoded together, whatever documents they are of: that wastes least.
Knows nothing of where an index is kept (`bot/library/indexing/index_files.py`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from bot.documents import Passage
from bot.library.indexing.findable import Findable, findable
from embeddings.arrays import Codes, FloatMatrix, SpanMatrix
from embeddings.encoders import Encoder, word_vectors
from embeddings.keywords import stems, term_spans
from embeddings.vectors import Quantiser

BATCH = 64  # passages given to the encoder at once


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """Passages as the indexes take them, n of them in order."""

    vectors: FloatMatrix
    """(n, dimension), of the words and what they are found by."""
    codes: tuple[Codes, ...]
    """(n_words, width) each: the quantised vectors of the passage's own words."""
    stems: tuple[str, ...]
    """The stems of the words and of what they are found by, with a space between."""


def encode_each(
    splits: Sequence[Sequence[Passage]],
    encoder: Encoder,
    quantiser: Quantiser,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Encoded, ...]:
    """Read the passages of several documents in one forward pass each.

    Args:
        splits: all passages of each document, in order.
        progress: told the passages done and the passages in all.
    """
    found = [tuple(findable(split)) for split in splits]
    return encode_found(found, encoder, quantiser, progress=progress)


def encode_found(
    splits: Sequence[Sequence[Findable]],
    encoder: Encoder,
    quantiser: Quantiser,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Encoded, ...]:
    """The same for passages whose text is made; they need not be all of a document."""
    passages = [passage for split in splits for passage in split]
    texts = [passage.text for passage in passages]
    spans = [term_spans(text) for text in texts]
    vectors = np.empty((len(passages), encoder.dimension), dtype=np.float32)
    codes: list[Codes] = [np.empty((0, quantiser.width), np.uint8)] * len(passages)
    longest_first = sorted(range(len(texts)), key=lambda row: len(texts[row]), reverse=True)
    for first in range(0, len(passages), BATCH):
        some = longest_first[first : first + BATCH]
        read = encoder.encode([texts[row] for row in some])
        vectors[some] = read.vectors
        own = [_own_words(passages[row], spans[row]) for row in some]
        words = list(map(word_vectors, read.tokens, read.spans, own))
        together = quantiser.encode(np.concatenate(words))  # one by one takes three times as long
        ends = np.cumsum([len(each) for each in own])
        for row, part in zip(some, np.split(together, ends[:-1]), strict=True):
            codes[row] = part.copy()  # so that a short passage does not hold on to the others
        if progress is not None:
            progress(first + len(some), len(passages))
    joined = list(map(_joined_stems, texts, spans))
    edges = pairwise(accumulate(map(len, splits), initial=0))
    return tuple(
        Encoded(vectors[start:end], tuple(codes[start:end]), tuple(joined[start:end]))
        for start, end in edges
    )


def stems_of(passage: Findable) -> str:
    """What the word index holds of a passage: its stems and those of what it is found by."""
    return _joined_stems(passage.text, term_spans(passage.text))


def _joined_stems(text: str, spans: SpanMatrix) -> str:
    return " ".join(stems(text, spans))


def _own_words(passage: Findable, spans: SpanMatrix) -> SpanMatrix:
    """Of the words that are embedded, those of the passage; they end the string."""
    return spans[spans[:, 0] >= passage.own]
