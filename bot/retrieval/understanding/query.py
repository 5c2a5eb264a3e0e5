"""A question as the ranking reads it: its words, their stems and vectors, and what each counts.

What it takes from the questions before it: `bot/retrieval/understanding/follow_up.py`.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.documents import DocumentKey
from embeddings.arrays import FloatMatrix, FloatVector, IntVector, SpanMatrix
from embeddings.encoders import Encoder, tokens_per_word, word_vectors
from embeddings.keywords import is_function_word, stems, term_spans

# What makes a question lean on the conversation, beside a word that points back, which counts 1.
# Chosen by hand; what they make together was measured: docs/log.md, 2026-11-22, "Follow-ups".
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
FISCAL = re.compile(r"\b[FC]Y\s?['’]?(?P<century>19|20)?(?P<year>\d\d)\b")
"""Examples: "FY2022", "FY22", "FY '22"."""


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
    document: DocumentKey | None = None
    """Where the conversation is; None for a question by itself."""


def read_question(encoder: Encoder, *questions: str) -> tuple[QueryReading, ...]:
    """The reading of each question by itself, from one call of the encoder."""
    questions = tuple(map(with_years, questions))
    encoded = encoder.encode(questions)
    return tuple(
        _reading(question, encoded.vectors[row], encoded.tokens[row], encoded.spans[row])
        for row, question in enumerate(questions)
    )


def _reading(
    question: str, vector: FloatVector, tokens: FloatMatrix, spans: SpanMatrix
) -> QueryReading:
    words = term_spans(question)
    return QueryReading(
        text=question,
        vector=vector,
        spans=words,
        stems=stems(question, words),
        vectors=word_vectors(tokens, spans, words),
        tokens=tokens_per_word(spans, words),
        content=content_words(question, words),
        term_weight=np.ones(len(words), dtype=np.float32),
        reading_weight=1.0,
    )


def with_years(question: str) -> str:
    """A question with its fiscal years as reports print them: "FY2022" and "FY22" as "2022"."""
    return FISCAL.sub(lambda match: f"{match['century'] or '20'}{match['year']}", question)


def dependence(question: str, *, content_words: int) -> float:
    """How much a question leans on the conversation, 0 to 1, by its words alone."""
    few = LEANS_BARELY if content_words <= 2 else LEANS_BRIEFLY if content_words == 3 else 0.0
    points = POINTS_BACK.search(question) is not None
    goes_on = GOES_ON.match(question) is not None
    return min(1.0, points + LEANS_GOING_ON * goes_on + few)


def content_words(text: str, words: SpanMatrix) -> NDArray[np.bool_]:
    """(n_words,), which words a text is about, not made of; all where none is."""
    content = np.array(
        [not is_function_word(text[start:end]) for start, end in words.tolist()], dtype=bool
    )
    return content if content.any() else np.ones(len(words), dtype=bool)
