"""The judge of an answer: what is claimed of each quotation, and which are shown.

A refusal rests on the topic alone, and nothing is refused that names its document; a claim rests on
the quotation it is made of. "Certain" is said only where the interviewer put the very question: no
other sign is right nine times in ten on documents that it was not chosen on (docs/log.md,
2026-11-30, "What can be called certain").
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.documents import Citation, Confidence
from bot.library import Searcher
from bot.retrieval.answer import MOST
from bot.retrieval.judging.chance import Chances
from bot.retrieval.judging.quotation import probability_of, quotation_signs
from bot.retrieval.judging.topic import is_on_topic, topic_signs
from bot.retrieval.retriever import Ranked
from bot.retrieval.understanding.query import QueryReading
from bot.retrieval.understanding.query_understanding import QueryUnderstanding
from bot.segmentation import is_foreign
from embeddings.encoders import Encoder

# Of the first one's probability, from which a further one is shown: docs/log.md, 2026-11-30, "How
# many quotations".
SHARE = 0.2
LIKELY = 0.55  # probability from which a quotation is called likely
AROUND = 500  # code points on either side of a quotation that show a document's language
THE_SAME = 0.9  # likeness of a question to the interviewer's, from which they are one; by hand


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is claimed of one quotation."""

    confidence: Confidence
    """NONE: it is only close."""
    probability: float
    """That it answers, 0 to 1."""


class Judge:
    """Judges quotations, by what strangers' questions find in the documents asked."""

    def __init__(self, encoder: Encoder) -> None:
        self._chances = Chances(encoder)

    def prepare(self) -> None:
        """Encode the strangers' questions, which is done once."""
        self._chances.prepare()

    def judged(
        self,
        searcher: Searcher,
        understood: QueryUnderstanding,
        ranked: Ranked,
        quotations: Sequence[Citation],
    ) -> tuple[Judgement, ...]:
        """What is claimed of each quotation, in their order.

        Args:
            quotations: those of the ranking, best first.
        """
        asked = understood.readings[0]
        likely = [probability_of(each) for each in quotation_signs(ranked, asked.text, quotations)]
        claims = self._claims(searcher, understood, ranked, quotations[:1], likely)
        claims += [Confidence.NONE] * (len(likely) - len(claims))
        return tuple(map(Judgement, claims, likely))

    def _claims(
        self,
        searcher: Searcher,
        understood: QueryUnderstanding,
        ranked: Ranked,
        first: Sequence[Citation],
        likely: Sequence[float],
    ) -> list[Confidence]:
        """What is claimed of the quotations that are shown; none where it is off the topic."""
        if understood.whole:
            return [Confidence.UNSURE] * min(MOST, len(likely))  # they stand for it, no more
        if not first:
            return []
        foreign = differ_in_language(understood.readings[0], first[0])
        signs = topic_signs(ranked, understood.readings, self._chances.at(searcher))
        if not foreign and understood.named is None and not is_on_topic(signs):
            return []
        unsure = foreign or _turns_on_what_is_absent(searcher, understood.readings[0])
        tells = _tells(ranked)
        claims = [
            Confidence.UNSURE if unsure or not tells[at] else _claim(each)
            for at, each in enumerate(shown(likely))
        ]
        if tells[0] and _is_the_interviewers(ranked):
            claims[0] = Confidence.CERTAIN
        return claims


def shown(likely: Sequence[float]) -> Sequence[float]:
    """The probabilities of the quotations that are shown: the first, and those that add to it."""
    count = 1
    while count < min(MOST, len(likely)) and likely[count] >= SHARE * likely[0]:
        count += 1
    return likely[:count]


def _tells(ranked: Ranked) -> list[bool]:
    """Whether each quotation's best sentence tells anything: it neither points elsewhere nor asks.

    In the order of the ranking.
    """
    evidence = ranked.evidence
    silent = evidence.pointing | evidence.layouts.asking
    tells: list[bool] = (~silent[ranked.order]).tolist()
    return tells


def _claim(probability: float) -> Confidence:
    return Confidence.LIKELY if probability >= LIKELY else Confidence.UNSURE


def _turns_on_what_is_absent(searcher: Searcher, asked: QueryReading) -> bool:
    """Whether a question has a name or a number that no document has."""
    capital = [place > 0 and not asked.text[place].islower() for place in asked.spans[:, 0]]
    absent = searcher.frequencies(asked.stems) == 0
    return bool(np.any(absent & np.array(capital, dtype=bool) & asked.content))


def differ_in_language(asked: QueryReading, first: Citation) -> bool:
    """Whether a question and what was found for it seem to be in different languages."""
    around = first.document.text[max(0, first.start - AROUND) : first.end + AROUND]
    return is_foreign(asked.text) != is_foreign(around)


def _is_the_interviewers(ranked: Ranked) -> bool:
    """Whether the speaker of the first quotation was asked this very question."""
    evidence = ranked.evidence
    return bool(evidence.question_similarity[evidence.layouts.owner[ranked.order[0]]] >= THE_SAME)
