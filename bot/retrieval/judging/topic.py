"""Whether a question is off the topic of the documents: all that a refusal rests on.

Whether documents *answer* a question about their topic cannot be told from similarity (docs/log.md,
2026-11-30, "What a refusal can know"), so such a question is never refused.
"""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from bot.retrieval.judging.chance import Chance
from bot.retrieval.judging.logistic import Logistic
from bot.retrieval.retriever import Ranked
from bot.retrieval.understanding.query import QueryReading, dependence

SOMEBODY = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their)\b", re.IGNORECASE)
"""Example: the `she` of "Why did she leave?": somebody of whom the documents speak."""
ABOUT_A_TEXT = re.compile(
    r"\b(?:documents?|articles?|interview(?:s|ed|er|ee)?|pages?|sections?|chapters?|reports?|"
    r"transcripts?|passages?|speakers?|authors?|podcasts?|episodes?|papers?|filings?|"
    r"said|mention(?:s|ed)?|discuss(?:es|ed)?|summari[sz]e)\b",
    re.IGNORECASE,
)
"""Example: the `interview` of "Who paid for this interview?"."""


@dataclass(frozen=True, slots=True)
class TopicSigns:
    """What is seen of a question, and of what was found for it, that tells of its topic."""

    nearest: float
    """By how much the nearest passage's cosine exceeds that of strangers' nearest ones, in units of
    `Chance.unit`."""
    centre: float
    """Mean cosine with all passages, in deviations of the strangers' from their mean."""
    score: float
    """Of the best sentence."""
    somebody: float
    """1 where it speaks of somebody by a pronoun."""
    leaning: float
    """How much it leans on the conversation, 0 to 1; 0 outside one."""
    about_a_text: float
    """1 where it asks what a text says."""


def topic_signs(ranked: Ranked, readings: Sequence[QueryReading], chance: Chance) -> TopicSigns:
    """The signs of a question for which anything was found."""
    bare = readings[0]
    vector = np.sum([each.reading_weight * each.vector for each in readings], axis=0)
    leaning = dependence(bare.text, content_words=int(bare.content.sum()))
    return TopicSigns(
        nearest=(float(ranked.evidence.cosines.max()) - chance.nearest) / chance.unit,
        centre=(float(vector @ chance.centre) - chance.mean) / chance.spread,
        score=float(ranked.scores[ranked.order[0]]),
        somebody=float(SOMEBODY.search(bare.text) is not None),
        leaning=leaning if len(readings) > 1 else 0.0,
        about_a_text=float(ABOUT_A_TEXT.search(bare.text) is not None),
    )


# Trained by `python -m scripts.training.answerability`; even odds is where it refuses.
ON_TOPIC = Logistic(
    astuple(
        TopicSigns(
            nearest=2.13,
            centre=0.396,
            score=6.72,
            somebody=4.2,
            leaning=4.37,
            about_a_text=3.91,
        )
    ),
    bias=-9.34,
)


def is_on_topic(signs: TopicSigns) -> bool:
    """Whether a question is about what the documents speak of, as far as can be told."""
    return ON_TOPIC.probability(astuple(signs)) >= 0.5
