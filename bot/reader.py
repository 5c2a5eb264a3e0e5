"""Ranked passages in, quotations out: the shortest run of sentences that answers, in its passage.

A quotation begins as a passage's best sentence. A neighbour joins where it fits nearly as well: an
answer that runs on ("Because…", a list, a pronoun) is quoted whole, and no more than that.
"""

from collections.abc import Sequence

import numpy as np

from bot.citation import Citation
from bot.paragraph import Span
from bot.question import Reading
from bot.retriever import Ranked

# The constants below: docs/log.md, 2026-11-22, "The quotation".
NEARLY = 0.2  # how much worse a neighbour may fit and still join
LONGEST = 350  # code points of a widened quotation
MOST = 3  # sentences
MATCHES = 0.5  # cosine from which a word of the quotation matches a word of the question


def read(ranked: Ranked, readings: Sequence[Reading], *, count: int) -> tuple[Citation, ...]:
    """The quotations of the first passages, best first; no two from one passage."""
    citations = []
    for best in ranked.order[:count].tolist():
        first, last = _widened(ranked, best)
        start, end = ranked.text.sentences[first].start, ranked.text.sentences[last].end
        citations.append(
            Citation(
                passage=ranked.passages[ranked.text.owner[best]],
                start=start,
                end=end,
                score=float(ranked.scores[best]),
                matched=_matched(ranked, readings[0], first, last),
            )
        )
    return tuple(citations)


def _widened(ranked: Ranked, best: int) -> tuple[int, int]:
    """First and last sentence of the quotation about a passage's best sentence."""
    spans, owner, local = ranked.text.sentences, ranked.text.owner, ranked.local
    first = last = best
    while last - first + 1 < MOST:
        joining = [
            (float(local[beside]), min(first, beside), max(last, beside))
            for beside in (first - 1, last + 1)
            if 0 <= beside < len(spans)
            and owner[beside] == owner[best]
            and local[best] - local[beside] < NEARLY
            and spans[max(last, beside)].end - spans[min(first, beside)].start <= LONGEST
        ]
        if not joining:
            break
        _, first, last = max(joining)
    return first, last


def _matched(ranked: Ranked, reading: Reading, first: int, last: int) -> tuple[Span, ...]:
    """The words of a quotation that a content word of the question found."""
    text = ranked.text
    start = text.starts[first]
    end = text.starts[last + 1] if last + 1 < len(text.starts) else len(text.words)
    asked = reading.vectors[reading.content] if len(reading.stems) else reading.vectors
    if not len(asked):
        return ()
    similarity = asked @ text.vectors[start:end].T
    found = similarity.argmax(axis=1)[similarity.max(axis=1) >= MATCHES]
    places = np.unique(found) + start
    return tuple(Span(*span) for span in text.words[places].tolist())
