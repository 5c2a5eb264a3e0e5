"""Ranked passages in, quotations out: the shortest run of sentences that answers, in its passage.

A quotation begins as a passage's best sentence. A neighbour joins where it fits nearly as well: an
answer that runs on ("Because…", a list, a pronoun) is quoted whole, and no more than that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.documents import ENDS_A_SENTENCE, Citation, Span
from bot.retrieval.retriever import Evidence, Ranked
from bot.retrieval.understanding.query import QueryReading
from bot.segmentation import LONGEST_UTTERANCE

MATCHES = 0.5  # cosine from which a word of a quotation is shown as one asked for; chosen by hand


@dataclass(frozen=True, slots=True)
class Widening:
    """How far a quotation may grow about its best sentence.

    Looked at with one kind of fourteen left out, by `python -m scripts.training.ranking`.
    """

    nearly: float = 0.12
    """How much worse a neighbour may fit and still join."""
    longest: int = 500
    """Code points of a widened quotation."""
    most: int = 3
    """Sentences."""


WIDENING = Widening()


def read(ranked: Ranked, readings: Sequence[QueryReading], *, count: int) -> tuple[Citation, ...]:
    """The quotations of the first passages, best first; no two from one passage."""
    citations = []
    evidence = ranked.evidence
    for best in ranked.order[:count].tolist():
        first, last = widened(ranked, best, WIDENING)
        citations.append(
            Citation(
                passage=evidence.passages[evidence.layouts.owner[best]],
                start=evidence.layouts.sentences[first].start,
                end=evidence.layouts.sentences[last].end,
                score=float(ranked.scores[best]),
                matched=_matched(evidence, readings[0], first, last),
            )
        )
    return tuple(citations)


def widened(ranked: Ranked, best: int, widening: Widening) -> tuple[int, int]:
    """First and last sentence of the quotation about a passage's best sentence."""
    text, local = ranked.evidence.layouts, ranked.local
    spans, owner = text.sentences, text.owner
    passage = ranked.evidence.passages[owner[best]]
    words = passage.document.text[spans[best].start : spans[best].end]
    pointed = ENDS_A_SENTENCE.search(words) is not None
    longest = widening.longest if pointed else min(widening.longest, LONGEST_UTTERANCE)
    first = last = best
    if text.rows[best]:
        return first, last  # a row is quoted alone, its heads shown beside it
    while last - first + 1 < widening.most:
        joining = [
            (float(local[beside]), min(first, beside), max(last, beside))
            for beside in (first - 1, last + 1)
            if 0 <= beside < len(spans)
            and owner[beside] == owner[best]
            and not text.rows[beside]
            and local[best] - local[beside] < widening.nearly
            and spans[max(last, beside)].end - spans[min(first, beside)].start <= longest
        ]
        if not joining:
            break
        _, first, last = max(joining)
    return first, last


def _matched(evidence: Evidence, reading: QueryReading, first: int, last: int) -> tuple[Span, ...]:
    """The words of a quotation that a content word of the question found."""
    text = evidence.layouts
    start = text.starts[first]
    end = text.starts[last + 1] if last + 1 < len(text.starts) else len(text.word_spans)
    if not len(reading.stems):
        return ()
    similarity = evidence.alignment.cosines[start:end, : len(reading.stems)][:, reading.content]
    found = similarity.argmax(axis=0)[similarity.max(axis=0) >= MATCHES]
    places = np.unique(found) + start
    return tuple(Span(*span) for span in text.word_spans[places].tolist())
