"""A chatbot that answers from a table: what the page is tested with, built of the real values."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence

from bot.chatbot import Chatbot
from bot.documents.citation import Citation
from bot.documents.document import Document
from bot.documents.layout import Layout
from bot.documents.passage import Passage
from bot.errors import Notice, QuestionError
from bot.formats.plain.text import paragraphs
from bot.retrieval.answer import Answer, Confidence
from bot.retrieval.scope import EVERYBODY, Scope

Reply = Sequence[Citation] | Callable[[], Sequence[Citation]]


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


class ScriptedChatbot(Chatbot):
    """Answers the questions of a table; of any other the document says nothing.

    It looks into no library. Of how a question is asked it names what it writes down.

    Args:
        replies: the citations by question, or a function that waits or fails before it gives them.
        closest: the passages shown where nothing answers.
        understood: what is made of a question, which is then answered in its place.
        warning: the sentence that comes with every answer.
        alike: the passages that are like every quotation.
        next_questions: what could be asked next, of which those are left out that were asked.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        *,
        replies: Mapping[str, Reply] | None = None,
        closest: Sequence[Citation] = (),
        confidence: Confidence = Confidence.LIKELY,
        understood: Mapping[str, str] | None = None,
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
        understood = None if asked.get("literal") else self._understood.get(question)
        reply = self._replies.get(understood or question, ())
        citations = tuple(reply() if callable(reply) else reply)
        return Answer(
            question,
            citations,
            () if citations else self._closest,
            self._confidence if citations else Confidence.NONE,
            1.0,
            understood_as=understood,
            warnings=(Notice(self._warning),) if self._warning else (),
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
