"""What a question in a conversation takes from the questions before it.

The bare question counts first; completed by the last one it counts as far as it leans on it. It
leans by its words, as "And in Liberia?" does, and by where it looks: one whose nearest passages are
those of the conversation goes on with it, one whose nearest are others leaves it. No language model
rewrites anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from bot.documents import DocumentKey
from bot.library import Searcher
from bot.retrieval.understanding.query import (
    QueryReading,
    content_words,
    dependence,
)
from bot.retrieval.understanding.small_talk import is_small_talk
from embeddings.arrays import IntVector
from embeddings.keywords import is_function_word, stems, term_spans

# The constants below: docs/log.md, 2026-11-30, "Follow-ups, by the last question and the document".
EARLIER_WEIGHT = 0.5  # what a word of an earlier question counts beside the question's own
MOST_COMPLETED = 0.7  # share of the completed reading when the question leans wholly on it
LEAST_COMPLETED = 0.03  # share below which it is left out: it moves nothing
GOING_ON = 0.8  # how much a question leans that stands alone and asks where the conversation is
BY_WORDS = 0.8  # of what its words lean, what is left where it asks far from the conversation
FAR = 0.3  # cosine by which its nearest passage is nearer than the conversation's, if it is far
ABOUT = 0.3  # cosine of its nearest passage below which it asks of nothing that is there
NEAREST = 3  # passages that stand for where the conversation is
TOLD = 0.35  # share of the completed reading from which the person is told of it; chosen by hand
FEW = 6  # words of the last question that the person is told of, the rarest


@dataclass(frozen=True, slots=True)
class Conversation:
    """The earlier questions that a new one can lean on."""

    first: str
    last: str

    @classmethod
    def of(cls, history: Sequence[str]) -> "Conversation | None":
        """Of the person's earlier questions, oldest first; None where none has a topic."""
        last = next(filter(_has_topic, reversed(history)), None)
        return None if last is None else cls(next(filter(_has_topic, history)), last)

    def completed(self, question: str) -> str:
        """A question with the last one before it."""
        return f"{self.last} {question}"


def follow_up(
    searcher: Searcher, conversation: Conversation, bare: QueryReading, completed: QueryReading
) -> tuple[QueryReading, ...]:
    """The readings of a question in a conversation, bare first, and what each counts.

    Args:
        bare: the question by itself.
        completed: the question as the conversation completes it.
    """
    asked = dict.fromkeys((conversation.first, conversation.last))
    places = _where(searcher, " ".join(asked))
    share = MOST_COMPLETED * _leaning(searcher, bare, places)
    if share < LEAST_COMPLETED:
        return (bare,)
    before = len(term_spans(conversation.last))
    taken = _taken(completed, bare, count=before)
    own = np.arange(len(taken)) >= before
    completed = replace(
        completed,
        content=completed.content & (taken | own),
        term_weight=np.where(own, 1, EARLIER_WEIGHT * taken).astype(np.float32),
        reading_weight=share,
        document=_document(searcher, places),
    )
    return replace(bare, reading_weight=1 - share), completed


def told(searcher: Searcher, readings: Sequence[QueryReading]) -> str | None:
    """What was taken from the conversation, in a few words; None where it is next to nothing."""
    if len(readings) < 2 or readings[1].reading_weight < TOLD:
        return None
    completed = readings[1]
    taken = np.flatnonzero(completed.content & (completed.term_weight < 1))
    rarity = searcher.rarity([completed.stems[at] for at in taken.tolist()])
    rarest = np.sort(taken[np.argsort(-rarity, kind="stable")[:FEW]])
    runs = np.split(rarest, np.flatnonzero(np.diff(rarest) > 1) + 1) if len(rarest) else []
    spans = [(completed.spans[run[0], 0], completed.spans[run[-1], 1]) for run in runs]
    return ", ".join(completed.text[start:end] for start, end in spans) or None


def _has_topic(asked: str) -> bool:
    """Whether a later question can lean on an earlier one: on a word of it that says something."""
    words = term_spans(asked).tolist()
    return not is_small_talk(asked) and not all(
        is_function_word(asked[start:end]) for start, end in words
    )


def _where(searcher: Searcher, asked: str) -> IntVector:
    """The places of the passages that share most of the content words of what was asked."""
    words = term_spans(asked)
    topic = list(compress(stems(asked, words), content_words(asked, words).tolist()))
    return searcher.keyword_search(topic, np.ones(len(topic), dtype=np.float32), NEAREST).ids


def _document(searcher: Searcher, places: IntVector) -> DocumentKey | None:
    for passage in searcher.passages(places[:1]).values():
        return DocumentKey.of(passage.document)
    return None


def _leaning(searcher: Searcher, bare: QueryReading, places: IntVector) -> float:
    """How much a question leans on the conversation at some places, 0 to 1."""
    by_words = dependence(bare.text, content_words=int(bare.content.sum()))
    _, nearest = searcher.dense_search(bare.vector, 1)
    if not len(places) or not len(nearest):
        return BY_WORDS * by_words
    behind = float(nearest[0] - (searcher.vectors(places) @ bare.vector).max())
    near = max(0.0, 1 - max(0.0, behind) / FAR)
    near *= min(1.0, max(0.0, float(nearest[0])) / ABOUT)
    return max(by_words * (BY_WORDS + (1 - BY_WORDS) * near), GOING_ON * near)


def _taken(completed: QueryReading, bare: QueryReading, *, count: int) -> NDArray[np.bool_]:
    """(n_words,): which of the first so many words are about something that is not yet asked."""
    seen = set(compress(bare.stems, bare.content.tolist()))
    taken = np.zeros(len(completed.stems), dtype=bool)
    for at, stem in enumerate(completed.stems[:count]):
        taken[at] = completed.content[at] and stem not in seen
        seen.add(stem)
    return taken
