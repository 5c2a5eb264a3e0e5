"""A chatbot that answers from a table: what the page is tested with, built of the real values."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from bot.chatbot import Chatbot
from bot.documents.citation import Citation
from bot.documents.confidence import Confidence
from bot.documents.document import Document
from bot.documents.layout import Layout
from bot.documents.passage import Passage
from bot.errors import Notice, QuestionError
from bot.formats.plain.text import paragraphs
from bot.retrieval.answer import Answer, joined
from bot.retrieval.scope import EVERYBODY, Scope
from bot.retrieval.understanding.small_talk import Reply

Quoted = Sequence[Citation] | Callable[[], Sequence[Citation]]


def make_document(text: str, *, name: str = "document.txt", title: str = "A document") -> Document:
    """A document of a text, as a reader would have made it."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    layout = Layout(paragraphs(text))
    return Document(name, text, sha256, "text", title, "utf-8", layout=layout)


def cite(
    document: Document,
    words: str,
    *,
    occurrence: int = 1,
    speaker: str | None = None,
    asked: str | None = None,
) -> Citation:
    """The citation of the nth place at which words stand in a document."""
    start = -1
    for _ in range(occurrence):
        start = document.text.index(words, start + 1)
    paragraph = len(re.findall(r"(?:\r?\n){2,}", document.text[:start])) + 1
    end = start + len(words)
    passage = Passage(document, start, end, paragraph, speaker=speaker, asked=asked)
    return Citation(passage, start, end, score=1.0)


def judged(
    citations: Iterable[Citation], confidence: Confidence = Confidence.LIKELY
) -> tuple[Citation, ...]:
    """The citations, those with a confidence that have none yet."""
    return tuple(replace(each, confidence=each.confidence or confidence) for each in citations)


class ScriptedChatbot(Chatbot):
    """Answers the questions of a table; of any other the document says nothing.

    It looks into no library. Of how a question is asked it names what it writes down.

    Args:
        replies: the citations by question, or a function that waits or fails before it gives them;
            those with the confidence NONE are its closest passages.
        closest: the passages shown where nothing answers.
        confidence: of each citation that has none.
        named: the documents that a question names.
        compound: the questions in one.
        small_talk: what replies to a question that is talk about the tool.
        understood: what is made of a question, which is then answered in its place.
        warning: the sentence that comes with every answer.
        alike: the passages that are like every quotation.
        next_questions: what could be asked next, of which those are left out that were asked.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        *,
        replies: Mapping[str, Quoted] | None = None,
        closest: Sequence[Citation] = (),
        confidence: Confidence = Confidence.LIKELY,
        understood: Mapping[str, str] | None = None,
        named: Mapping[str, Sequence[Document]] | None = None,
        compound: Mapping[str, Sequence[str]] | None = None,
        small_talk: Mapping[str, Reply] | None = None,
        warning: str | None = None,
        alike: Sequence[Citation] = (),
        next_questions: Sequence[str] = (),
    ) -> None:
        self.documents = tuple(documents)
        self.heard: list[tuple[str, object]] = []
        """Every question with the history it came with, in the order asked."""
        self.limits: list[Scope] = []
        """What each of them was put to."""
        self._replies = dict(replies or {})
        self._closest = tuple(closest)
        self._confidence = confidence
        self._understood = dict(understood or {})
        self._named = dict(named or {})
        self._compound = dict(compound or {})
        self._small_talk = dict(small_talk or {})
        self._warning = warning
        self.alike = tuple(alike)
        self._next_questions = tuple(next_questions)
        self.likened: list[Citation] = []
        """Every quotation whose like was looked for."""
        self.screens: list[tuple[tuple[Citation, ...], tuple[str, ...]]] = []
        """Every screen for which next questions were looked for: what it quotes, what was asked."""

    def answer(self, question: str, *, among: Scope = EVERYBODY, **asked: object) -> Answer:
        """What the table says."""
        self.limits.append(among)
        self.heard.append((question, asked.get("history", ())))
        if len(question) > 500:
            raise QuestionError("The question is longer than 500 characters; ask a shorter one.")
        parts = () if asked.get("literal") else self._compound.get(question, ())
        if parts:
            return joined(question, [self._one(each) for each in parts])
        named = () if among.alike else self._named.get(question, ())
        answer = self._one(question, literal=bool(asked.get("literal")))
        return replace(answer, asked_first=tuple(named))

    def _one(self, question: str, *, literal: bool = False) -> Answer:
        """What the table says to one question."""
        understood = None if literal else self._understood.get(question)
        quoted = self._replies.get(understood or question, ())
        quotations = judged(quoted() if callable(quoted) else quoted, self._confidence)
        reply = self._small_talk.get(question)
        closest = () if quotations or reply else self._closest
        return Answer(
            question,
            tuple(each for each in quotations if each.confidence is not Confidence.NONE),
            (*(each for each in quotations if each.confidence is Confidence.NONE), *closest),
            1.0,
            understood_as=understood,
            warnings=(Notice(self._warning),) if self._warning else (),
            reply=reply,
        )

    def similar(
        self, citation: Citation, *, among: Scope = EVERYBODY, **asked: object
    ) -> tuple[Citation, ...]:
        """What is like every quotation."""
        self.limits.append(among)
        self.likened.append(citation)
        return self.alike

    def suggestions(
        self, near: Sequence[Citation] = (), *, asked: Sequence[str] = (), **more: object
    ) -> tuple[str, ...]:
        """What could be asked next and was not asked yet."""
        self.screens.append((tuple(near), tuple(asked)))
        return tuple(each for each in self._next_questions if each not in asked)
