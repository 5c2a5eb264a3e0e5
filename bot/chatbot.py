"""The chatbot: a question in, an answer out, in the documents' own words.

Holds no conversation: what a person asked before comes with the question.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from bot.documents import Citation, Confidence, Document
from bot.errors import DamagedError, IndexUnusableError, QuestionError
from bot.library import Library, Searcher
from bot.retrieval import (
    EVERYBODY,
    Answer,
    Judge,
    NamesOfDocuments,
    QueryUnderstanding,
    Ranking,
    Reply,
    Retriever,
    Scope,
    joined,
    questions_in,
    read,
    reply_to,
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
        self._judge = Judge(encoder)
        self._names = NamesOfDocuments()

    def prepare(self) -> None:
        """Load what is loaded once, which is no part of an answer's milliseconds."""
        self._encoder.encode(["?"])
        self._judge.prepare()

    def answer(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        citations: int = 3,
        literal: bool = False,
        among: Scope = EVERYBODY,
    ) -> Answer:
        """What the documents say to a question.

        Args:
            history: the person's earlier questions, oldest first.
            citations: the most quotations an answer may have, and each of its parts.
            literal: read the question exactly as typed, without its history or another spelling.
            among: quote only these documents, and whom it names.

        Raises:
            QuestionError: the question is blank or over 2,000 characters.
            LibraryError: nobody of that name can be quoted from the documents.
        """
        check_question(question)
        reply = None if literal else reply_to(question, history=history)
        if reply not in {None, Reply.SUMMARY}:
            return Answer(question, (), (), 0.0, reply=reply)
        questions = (question,) if literal else questions_in(question)

        def answered(searcher: Searcher) -> Answer:
            parts = []
            for at, asked in enumerate(questions):
                begun = time.perf_counter()
                understood = (
                    understand_literally(self._encoder, asked)
                    if literal
                    else understand(
                        self._encoder,
                        searcher,
                        asked,
                        history=(*history, *questions[:at]),
                        names=None if among.alike else self._names,
                    )
                )
                parts.append(
                    self._answered(searcher, asked, understood, citations=citations, begun=begun)
                )
            return parts[0] if len(parts) == 1 else joined(question, parts, count=citations)

        return replace(self._looked(answered, among), reply=reply)

    def _answered(
        self,
        searcher: Searcher,
        question: str,
        understood: QueryUnderstanding,
        *,
        citations: int,
        begun: float,
    ) -> Answer:
        """What a searcher of the documents says to one question; `begun` when it was asked."""
        named = understood.named
        ranked = self._retriever.retrieve(searcher, understood.readings, named=named)
        quotations = read(ranked, understood.readings, count=citations)
        judgements = self._judge.judged(searcher, understood, ranked, quotations)
        judged = tuple(
            replace(each, confidence=judgement.confidence, probability=judgement.probability)
            for each, judgement in zip(quotations, judgements, strict=True)
        )
        return Answer(
            question=question,
            citations=tuple(each for each in judged if each.confidence is not Confidence.NONE),
            closest=tuple(each for each in judged if each.confidence is Confidence.NONE),
            milliseconds=(time.perf_counter() - begun) * 1000,
            understood_as=understood.read_as,
            continuing=understood.continuing,
            asked_first=() if named is None else named.documents(searcher),
            warnings=tuple(filter(None, (understood.warning, *searcher.damaged))),
        )

    def similar(
        self,
        citation: Citation,
        *,
        among: Scope = EVERYBODY,
        count: int = 3,
    ) -> tuple[Citation, ...]:
        """Quotations from the passages most like another one's words, nearest first.

        They answer nothing. None is of the passage it stands in; there may be none at all.

        Raises:
            LibraryError: nobody of that name can be quoted from the documents.
        """

        def alike(searcher: Searcher) -> tuple[Citation, ...]:
            return similar(searcher, self._encoder, self._retriever, citation, count=count)

        return self._looked(alike, among)

    def suggestions(
        self,
        near: Sequence[Citation] = (),
        *,
        asked: Sequence[str] = (),
        among: Scope = EVERYBODY,
        count: int = 3,
    ) -> tuple[str, ...]:
        """Questions to go on with, which the documents do answer; fewer where they offer no more.

        Args:
            near: the quotations on the screen, best first; none: where the documents begin.
            asked: the person's questions so far, oldest first, with the one just answered.
        """
        return suggest(
            self._library,
            partial(self.answer, history=asked, among=among),
            near=near,
            asked=asked,
            among=replace(among, documents=self._documents(among)),
            count=count,
        )

    def _documents(self, among: Scope) -> Sequence[Document]:
        return self.documents if among.documents is None else among.documents

    def _looked(self, look: Callable[[Searcher], Seen], among: Scope) -> Seen:
        """What is seen of the documents; where their index is damaged, of one built anew.

        One that is found to be damaged is left out.
        """
        documents = self._documents(among)
        distrusted = False
        while True:
            try:
                return look(self._library.searcher(documents, speaker=among.speaker))
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
