"""How likely each quotation answers, whatever is asked of documents that speak of its topic."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np

from bot.documents import Citation
from bot.retrieval.judging.answer_kinds import lacks_a_number, lacks_what_is_asked
from bot.retrieval.judging.logistic import Logistic
from bot.retrieval.retriever import Ranked

NEARLY = 0.15  # of scores; a sentence that is worse by no more competes with the one quoted


@dataclass(frozen=True, slots=True)
class QuotationSigns:
    """What is seen of one quotation of an answer."""

    score: float
    lead: float
    """Its score less the first one's: 0 or less."""
    first: float
    """1 for the first quotation, else 0."""
    crowd: float
    """Logarithm of how many sentences are nearly as good or better, this one counted."""
    no_number: float
    """1 where a number of the question's is missing from its words."""
    no_answer_kind: float
    """1 where a number, a time or a name is asked for and it has none."""


def quotation_signs(
    ranked: Ranked, question: str, quotations: Sequence[Citation]
) -> Iterator[QuotationSigns]:
    """The signs of each quotation, in their order: the first ones of the ranking."""
    for best, quotation in zip(ranked.order.tolist(), quotations, strict=False):
        score = float(ranked.scores[best])
        yield QuotationSigns(
            score=score,
            lead=score - float(ranked.scores[ranked.order[0]]),
            first=float(best == ranked.order[0]),
            crowd=float(np.log(np.count_nonzero(ranked.scores > score - NEARLY))),
            no_number=float(lacks_a_number(question, quotation.quote)),
            no_answer_kind=float(lacks_what_is_asked(question, quotation.quote)),
        )


# Trained by `python -m scripts.training.answerability`.
ANSWERING = Logistic(
    astuple(
        QuotationSigns(
            score=1.95,
            lead=3.39,
            first=0.252,
            crowd=-0.317,
            no_number=-1.05,
            no_answer_kind=-0.55,
        )
    ),
    bias=-2.55,
)


def probability_of(signs: QuotationSigns) -> float:
    """How likely the quotation answers, 0 to 1."""
    return ANSWERING.probability(astuple(signs))
