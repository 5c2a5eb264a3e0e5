"""Whether the documents say: a few signs of the first quotation, weighed by a logistic model.

The weights are trained by `python -m scripts.training.answerability` on questions whose answers are
known to stand in the documents or not (docs/log.md, 2026-11-22, "Not answered"). What this model
cannot see is a question about what the document is about, in its words, that it yet does not
answer.
"""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from bot.documents import Citation, Confidence
from bot.retrieval.retriever import Ranked

FIFTH = 4  # 0-based place of the passage that the first one is compared with
WIDEST_MARGIN = 1.0  # of scores; beyond it a lead says no more
ANSWERS = 0.5  # probability from which a quotation is shown as an answer, as the bias is trained
# Probabilities from which it is said to be so; chosen by hand, not measured.
LIKELY = 0.75
CERTAIN = 0.93
# What a later quotation's score may be below the first's; chosen by hand, not measured.
MOST = 3  # quotations
AS_GOOD = 0.1
NOT_MUCH_WORSE = 0.4


@dataclass(frozen=True, slots=True)
class Features:
    """What is seen of a question and the best sentence found for it."""

    maxsim: float
    """Rarity-weighted mean cosine of the question's words in the sentence."""
    meaning: float
    """Cosine of the question with the sentence."""
    min_term_similarity: float
    """Cosine of the content word that fits worst."""
    margin: float
    """By how much the first passage leads the fifth, at most 1."""
    conversation: float
    """1 where the question was asked in a conversation, else 0."""


@dataclass(frozen=True, slots=True)
class FeatureWeights:
    """The logistic model: what each sign counts, and the sum at which it is even odds."""

    signs: Features
    bias: float


TRAINED = FeatureWeights(
    Features(maxsim=8.49, meaning=8.26, min_term_similarity=3.98, margin=-2.12, conversation=-0.28),
    bias=-5.97,
)


def features_of(ranked: Ranked, *, conversation: bool) -> Features | None:
    """The signs of a ranking; None where nothing was found at all."""
    if not len(ranked.order):
        return None
    best = ranked.order[0]
    compared = ranked.order[min(FIFTH, len(ranked.order) - 1)]
    lead = float(ranked.scores[best] - ranked.scores[compared])
    # an interviewer who put the same question has said that these words answer it
    evidence = ranked.evidence
    alike = float(evidence.question_similarity[evidence.layouts.owner[best]])
    return Features(
        maxsim=max(alike, float(evidence.alignment.maxsim[best])),
        meaning=max(alike, float(evidence.alignment.meaning[best])),
        min_term_similarity=max(alike, float(evidence.alignment.min_term_similarity[best])),
        margin=min(WIDEST_MARGIN, lead),
        conversation=float(conversation),
    )


def probability(signs: Features, weights: FeatureWeights = TRAINED) -> float:
    """How likely it is that the documents answer, 0 to 1."""
    pairs = zip(astuple(signs), astuple(weights.signs), strict=True)
    return 1 / (1 + math.exp(-weights.bias - sum(sign * weight for sign, weight in pairs)))


def confidence_of(signs: Features | None, *, whole: bool) -> Confidence:
    """The same in words.

    Args:
        whole: the question is about the documents as a whole, which any document answers.
    """
    if signs is None:
        return Confidence.NONE
    if whole:
        return Confidence.LIKELY
    likely = probability(signs)
    if likely < ANSWERS:
        return Confidence.NONE
    if likely < LIKELY:
        return Confidence.UNSURE
    return Confidence.LIKELY if likely < CERTAIN else Confidence.CERTAIN


def confidences_of(
    signs: Features | None, quotations: Sequence[Citation], *, whole: bool
) -> tuple[Confidence, ...]:
    """The same of each quotation: no later one is surer than the first.

    Args:
        quotations: best first.
    """
    first = confidence_of(signs, whole=whole)
    lags = [quotations[0].score - each.score for each in quotations]
    return tuple(
        Confidence.NONE if at >= MOST else first if whole else _following(first, lag)
        for at, lag in enumerate(lags)
    )


def _following(first: Confidence, lag: float) -> Confidence:
    """The confidence of a quotation that lies so far behind the first one."""
    if first is Confidence.NONE or lag > NOT_MUCH_WORSE:
        return Confidence.NONE
    return first if lag <= AS_GOOD else Confidence.UNSURE
