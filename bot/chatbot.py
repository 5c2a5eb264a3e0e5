"""The chatbot: a question in, an answer out, in the documents' own words.

Holds no conversation: what a person asked before comes with the question.
"""

import time
from collections.abc import Sequence

from bot.answer import Answer, Confidence
from bot.document import Document
from bot.errors import QuestionError
from bot.library import Library
from bot.reader import Reader
from bot.retriever import Retriever
from embeddings.encoder import Encoder

LONGEST_QUESTION = 2000  # code points
CANDIDATES = 10  # passages that are read closely
ANSWERS = 0.36  # score from which a quotation answers; docs/log.md, 2026-11-22
LIKELY = 0.45
CERTAIN = 0.6


class Chatbot:
    """Answers questions about the documents it is given, which its library holds."""

    def __init__(
        self, library: Library, encoder: Encoder, *, documents: Sequence[Document]
    ) -> None:
        self.documents = tuple(documents)
        self._encoder = encoder
        self._retriever = Retriever(library)
        self._reader = Reader(encoder)

    def answer(self, question: str, *, history: Sequence[str] = (), citations: int = 3) -> Answer:
        """What the documents say to a question.

        Args:
            history: the person's earlier questions, oldest first.
            citations: the most quotations an answer may have.

        Raises:
            QuestionError: the question is blank or over 2,000 characters.
        """
        begun = time.perf_counter()
        asked = " ".join([*history[-1:], _checked(question)])
        encoded = self._encoder.encode([asked])
        found = self._retriever.retrieve(encoded, CANDIDATES, among=self.documents)
        quotations = self._reader.read(encoded, found)
        answers = tuple(each for each in quotations if each.score >= ANSWERS)[:citations]
        return Answer(
            question=question,
            citations=answers,
            closest=() if answers else quotations[:citations],
            confidence=_confidence(answers[0].score) if answers else Confidence.NONE,
            milliseconds=(time.perf_counter() - begun) * 1000,
        )


def _checked(question: str) -> str:
    if not question.strip():
        raise QuestionError("The question is blank; type a question about the document.")
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            f"The question has {len(question):,} characters and the limit is "
            f"{LONGEST_QUESTION:,}; ask it more briefly."
        )
    return question


def _confidence(score: float) -> Confidence:
    if score >= CERTAIN:
        return Confidence.CERTAIN
    return Confidence.LIKELY if score >= LIKELY else Confidence.UNSURE
