"""The chatbot: a question in, an answer out, in the documents' own words.

Holds no conversation: what a person asked before comes with the question.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from bot.documents import Citation, Document
from bot.errors import DamagedError, IndexUnusableError, QuestionError
from bot.library import Library, Searcher
from bot.retrieval import (
    Answer,
    Confidence,
    QueryUnderstanding,
    Ranking,
    Retriever,
    confidence_of,
    features_of,
    read,
    similar,
    suggest,
    understand,
    understand_literally,
)
from embeddings.encoders import Encoder

LONGEST_QUESTION = 2000  # code points
Seen = TypeVar("Seen")


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
        speaker: str | None = None,
    ) -> Answer:
        """What the documents say to a question.

        Args:
            history: the person's earlier questions, oldest first.
            citations: the most quotations an answer may have.
            literal: read the question exactly as typed, without its history or another spelling.
            documents: ask these instead, which the library holds too.
            speaker: quote only whom this names, as speakers are called now.

        Raises:
            QuestionError: the question is blank or over 2,000 characters.
            LibraryError: nobody of that name can be quoted from the documents.
        """
        check_question(question)
        begun = time.perf_counter()

        def answered(searcher: Searcher) -> Answer:
            understood = (
                understand_literally(self._encoder, question)
                if literal
                else understand(self._encoder, searcher, question, history=history)
            )
            return self._answered(searcher, question, understood, citations=citations, begun=begun)

        return self._looked(answered, documents, speaker=speaker)

    def _answered(
        self,
        searcher: Searcher,
        question: str,
        understood: QueryUnderstanding,
        *,
        citations: int,
        begun: float,
    ) -> Answer:
        """What a searcher of the documents says to a question; `begun` when it was asked."""
        ranked = self._retriever.retrieve(searcher, understood.readings)
        confidence = confidence_of(
            features_of(ranked, conversation=len(understood.readings) > 1), whole=understood.whole
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
            warnings=tuple(filter(None, (understood.warning, *searcher.damaged))),
        )

    def similar(
        self,
        citation: Citation,
        *,
        documents: Sequence[Document] | None = None,
        speaker: str | None = None,
        count: int = 3,
    ) -> tuple[Citation, ...]:
        """Quotations from the passages most like another one's words, nearest first.

        They answer nothing. None is of the passage it stands in; there may be none at all.

        Args:
            documents: as for `answer`, and `speaker` too.

        Raises:
            LibraryError: nobody of that name can be quoted from the documents.
        """

        def alike(searcher: Searcher) -> tuple[Citation, ...]:
            return similar(searcher, self._encoder, self._retriever, citation, count=count)

        return self._looked(alike, documents, speaker=speaker)

    def suggestions(
        self,
        near: Sequence[Citation] = (),
        *,
        asked: Sequence[str] = (),
        documents: Sequence[Document] | None = None,
        speaker: str | None = None,
        count: int = 3,
    ) -> tuple[str, ...]:
        """Questions to go on with, which the documents do answer; fewer where they offer no more.

        Args:
            near: the quotations on the screen, best first; none: where the documents begin.
            asked: the person's questions so far, oldest first, with the one just answered.
            documents: as for `answer`, and `speaker` too.
        """
        return suggest(
            self._library,
            partial(self.answer, history=asked, documents=documents, speaker=speaker),
            near=near,
            asked=asked,
            documents=self.documents if documents is None else documents,
            speaker=speaker,
            count=count,
        )

    def _looked(
        self,
        look: Callable[[Searcher], Seen],
        documents: Sequence[Document] | None,
        *,
        speaker: str | None,
    ) -> Seen:
        """What is seen of the documents; where their index is damaged, of one built anew.

        One that is found to be damaged is left out.
        """
        among = self.documents if documents is None else documents
        distrusted = False
        while True:
            try:
                return look(self._library.searcher(among, speaker=speaker))
            except DamagedError as damage:
                if not self._library.leave_out(damage):
                    raise
            except IndexUnusableError:
                if distrusted:
                    raise
                distrusted = True
                self._library.invalidate()


def check_question(question: str) -> None:
    """Refuse what cannot be answered.

    Raises:
        QuestionError: the question is blank or over 2,000 characters.
    """
    if not question.strip():
        raise QuestionError(
            "The question is blank; type a question about the document.",
            code="question-blank",
        )
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            "The question has {length} characters and the limit is {limit}; ask it more briefly.",
            code="question-long",
            length=len(question),
            limit=LONGEST_QUESTION,
        )
