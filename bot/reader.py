"""Passages in, quotations out: the sentences that answer best, each inside its passage.

Every word of the question finds its nearest word in the passage, read in its context; a sentence is
worth the mean of the words it matches best (late interaction: Khattab and Zaharia, ColBERT, 2020,
MaxSim). The model is the one that found the passage; there is no second one.
"""

from collections.abc import Sequence

from bot.citation import Citation
from bot.retriever import Retrieved
from bot.sentences import sentences
from embeddings.arrays import FloatMatrix, SpanMatrix
from embeddings.encoder import Encoder, Encodings

PASSAGE_SHARE = 0.5  # weight of the passage's score beside the sentence's; docs/log.md, 2026-11-22


class Reader:
    """Quotes from passages the sentence that fits a question best."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def read(self, question: Encodings, found: Sequence[Retrieved]) -> tuple[Citation, ...]:
        """The best sentence of each passage, best first; no two from one passage.

        Args:
            question: one encoded text.
        """
        texts = [retrieved.passage.embedded for retrieved in found]
        passages = self._encoder.encode(texts)
        citations = [
            citation
            for retrieved, tokens, spans in zip(found, passages.tokens, passages.spans, strict=True)
            for citation in _best(question.tokens[0], retrieved, tokens, spans)
        ]
        return tuple(sorted(citations, key=lambda citation: -citation.score))


def _best(
    question: FloatMatrix, retrieved: Retrieved, tokens: FloatMatrix, spans: SpanMatrix
) -> list[Citation]:
    passage = retrieved.passage
    shift = passage.start - (len(passage.embedded) - len(passage.text))
    similarity = question @ tokens.T
    options = sentences(passage.document.text, passage.start, passage.end, breaks=passage.breaks)
    scored = []
    for option in options:
        inside = (spans[:, 0] + shift >= option.start) & (spans[:, 1] + shift <= option.end)
        if inside.any():
            scored.append((float(similarity[:, inside].max(axis=1).mean()), option))
    if not scored:
        return []
    score, best = max(scored, key=lambda pair: pair[0])
    mixed = PASSAGE_SHARE * retrieved.score + (1 - PASSAGE_SHARE) * score
    return [Citation(passage, best.start, best.end, mixed)]
