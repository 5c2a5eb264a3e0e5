"""A question as the ranking reads it: its words, their stems and vectors, and what each counts.

A question in a conversation is read twice: bare, and completed by the questions before it. How much
the completed reading counts depends on how much the question leans on the conversation: "And in
Liberia?" leans on it, a new topic does not. No language model rewrites anything.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import FloatMatrix, FloatVector, IntVector, SpanMatrix
from embeddings.encoders import Encoder, tokens_per_word, word_vectors
from embeddings.keywords import is_function_word, stems, term_spans

# The constants below: docs/log.md, 2026-11-22, "Follow-ups".
EARLIER = 2  # questions put before the completed reading
EARLIER_WEIGHT = 0.5  # what a word of an earlier question counts beside the question's own
MOST_COMPLETED = 0.5  # share of the completed reading when the question leans wholly on it
LEAST_COMPLETED = 0.35  # of that share, what is left when the question stands alone
LEANS = 0.4  # share of the completed reading from which the person is told of it
# What makes a question lean on the conversation, beside a word that points back, which counts 1.
# These three were chosen by hand; what they make together was measured ("share by dependence").
LEANS_GOING_ON = 0.5  # where it begins as one that goes on does
LEANS_BARELY = 0.6  # where it has two content words at most
LEANS_BRIEFLY = 0.3  # where it has three
POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|that|this|these|those|there|one|"
    r"ones|both|same|such|others?|another|else|instead|former|latter|again|too|either)\b",
    re.IGNORECASE,
)
"""Example: the `it` of "What does it aim to do?"."""
GOES_ON = re.compile(
    r"\W*(?:and|or|but|so|then|also|what about|how about|what else|any|why not|yes|no|ok|okay|oh|"
    r"oops|i see|i mean|really|is that|are you sure|thanks?|thank you|great|wow)\b",
    re.IGNORECASE,
)
"""Example: the start of "And in Liberia?"."""


@dataclass(frozen=True, slots=True, eq=False)
class QueryReading:
    """One way to read a question, and how much it counts beside the others."""

    text: str
    vector: FloatVector
    """(dimension,) of L2 norm 1."""
    spans: SpanMatrix
    """(n, 2), where each word stands in `text`."""
    stems: tuple[str, ...]
    vectors: FloatMatrix
    """(n, dimension), a word a row, of L2 norm 1."""
    tokens: IntVector
    """(n,), into how many tokens the model parts each word; one where it knows the word."""
    content: NDArray[np.bool_]
    """(n,), which words the question is about, not made of; all where none is."""
    term_weight: FloatVector
    """(n,), 1 for the question's own words and less for those of earlier questions."""
    reading_weight: float
    """All readings' shares add up to 1."""


def read_question(
    encoder: Encoder, question: str, *, history: Sequence[str] = ()
) -> tuple[QueryReading, ...]:
    """The readings of a question, bare first, from one call of the encoder.

    Args:
        history: the person's earlier questions, oldest first.
    """
    if not history:
        return (_reading(encoder, [question], [1.0])[0],)
    before = " ".join(history[-EARLIER:])
    words = term_spans(question)
    leaning = dependence(question, content_words=int(_content(question, words).sum()))
    share = MOST_COMPLETED * (LEAST_COMPLETED + (1 - LEAST_COMPLETED) * leaning)
    bare, completed = _reading(encoder, [question, f"{before} {question}"], [1 - share, share])
    earlier = len(term_spans(before))
    completed.term_weight[:earlier] = EARLIER_WEIGHT
    return bare, completed


def dependence(question: str, *, content_words: int) -> float:
    """How much a question leans on the conversation, 0 to 1, by its words alone."""
    few = LEANS_BARELY if content_words <= 2 else LEANS_BRIEFLY if content_words == 3 else 0.0
    points = POINTS_BACK.search(question) is not None
    goes_on = GOES_ON.match(question) is not None
    return min(1.0, points + LEANS_GOING_ON * goes_on + few)


def _reading(encoder: Encoder, texts: Sequence[str], shares: Sequence[float]) -> list[QueryReading]:
    encoded = encoder.encode(texts)
    readings = []
    for number, (text, share) in enumerate(zip(texts, shares, strict=True)):
        words = term_spans(text)
        readings.append(
            QueryReading(
                text=text,
                vector=encoded.vectors[number],
                spans=words,
                stems=stems(text, words),
                vectors=word_vectors(encoded.tokens[number], encoded.spans[number], words),
                tokens=tokens_per_word(encoded.spans[number], words),
                content=_content(text, words),
                term_weight=np.ones(len(words), dtype=np.float32),
                reading_weight=share,
            )
        )
    return readings


def _content(text: str, words: SpanMatrix) -> NDArray[np.bool_]:
    content = np.array(
        [not is_function_word(text[start:end]) for start, end in words.tolist()], dtype=bool
    )
    return content if content.any() else np.ones(len(words), dtype=bool)
