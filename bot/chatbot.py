"""The chatbot: a question in, an answer out, in the documents' own words.

Holds no conversation: what a person asked before comes with the question.
"""

import time
from collections.abc import Sequence

from bot.answer import Answer, Confidence
from bot.document import Document
from bot.errors import QuestionError
from bot.judge import judge, signs_of
from bot.library import Library
from bot.reader import read
from bot.retriever import Ranking, Retriever
from bot.understanding import understand, understand_literally
from embeddings.encoder import Encoder

LONGEST_QUESTION = 2000  # code points


class Chatbot:
    """Answers questions about the documents it is given, which its library holds."""

    def __init__(
        self,
        library: Library,
        encoder: Encoder,
        *,
        documents: Sequence[Document],
        ranking: Ranking = Ranking.LATE,
    ) -> None:
        self.documents = tuple(documents)
        self._library = library
        self._encoder = encoder
        self._retriever = Retriever(ranking)

    def answer(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        citations: int = 3,
        literal: bool = False,
        documents: Sequence[Document] | None = None,
    ) -> Answer:
        """What the documents say to a question.

        Args:
            history: the person's earlier questions, oldest first.
            citations: the most quotations an answer may have.
            literal: read the question exactly as typed, without its history or another spelling.
            documents: ask these instead, which the library holds too.

        Raises:
            QuestionError: the question is blank or over 2,000 characters.
        """
        check_question(question)
        begun = time.perf_counter()
        view = self._library.view(self.documents if documents is None else documents)
        understood = (
            understand_literally(self._encoder, question)
            if literal
            else understand(self._encoder, view, question, history=history)
        )
        ranked = self._retriever.retrieve(view, understood.readings)
        confidence = judge(
            signs_of(ranked, conversation=len(understood.readings) > 1), whole=understood.whole
        )
        quotations = read(ranked, understood.readings, count=citations)
        found = confidence is not Confidence.NONE
        return Answer(
            question=question,
            citations=quotations if found else (),
            closest=() if found else quotations,
            confidence=confidence,
            milliseconds=(time.perf_counter() - begun) * 1000,
            understood_as=understood.read_as,
            warning=understood.warning,
        )


def check_question(question: str) -> None:
    """Refuse what cannot be answered.

    Raises:
        QuestionError: the question is blank or over 2,000 characters.
    """
    if not question.strip():
        raise QuestionError("The question is blank; type a question about the document.")
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            f"The question has {len(question):,} characters and the limit is "
            f"{LONGEST_QUESTION:,}; ask it more briefly."
        )
