"""The desk: where visitors' wishes are answered one by one, as HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.chatbot import Chatbot
from bot.documents import Citation
from bot.errors import FootnoteError, QuestionError
from bot.retrieval import Answer, Reply, Scope
from ui.access import Cookies, Excerpts, Outlines, VisibleDocuments
from ui.html import answer_html, failed_html, question_html, similar_html, waiting_html
from ui.web import ChatRequest, ChatRequests, DocumentSpan, NotServedError, sentence, texts_in


@dataclass(frozen=True, slots=True)
class ChatEvent:
    """What is to stand in one exchange of those that were asked for."""

    number: int
    """Which of them, from 0."""
    reply: str
    """HTML: the answer, or what stands in its place until it is there."""
    question: str | None = None
    """HTML; None where it stands there already."""


class ChatEvents:
    """Answers wishes about what each visitor is served, and keeps nothing of them."""

    def __init__(
        self, chatbot: Chatbot, served: VisibleDocuments, excerpts: Excerpts, outlines: Outlines
    ) -> None:
        self._chatbot = chatbot
        self._served = served
        self._excerpts = excerpts
        self._outlines = outlines

    def answers(self, asked: ChatRequests, cookies: Cookies) -> Iterator[ChatEvent]:
        """All that is asked, not answered yet; then the answers.

        The newest comes first: it is what a person looks at.
        """
        for number, wish in enumerate(asked.wishes):
            texts = texts_in(wish.language)
            question = question_html(wish, texts, within=self._title(wish, cookies))
            yield ChatEvent(number, waiting_html(texts), question)
        for number, wish in reversed(tuple(enumerate(asked.wishes))):
            yield ChatEvent(number, self._reply(wish, asked.history(number), cookies))

    def _reply(self, wish: ChatRequest, history: Sequence[str], cookies: Cookies) -> str:
        texts = texts_in(wish.language)
        try:
            if wish.like is not None:
                return similar_html(self._similar(wish, wish.like, cookies), texts)
            answer = self._answer(wish, history, cookies)
            among = Scope(speaker=wish.speaker)
            if answer.reply is not None:  # which documents there are, or what is in one
                among = self._asked(wish, cookies)
            headings = self._headings(among) if answer.reply is Reply.SUMMARY else ()
            return answer_html(answer, texts, among=among, headings=headings)
        except NotServedError:
            return failed_html(texts["answer.gone"], again=texts["answer.again"])
        except QuestionError as error:  # asked again it would be refused again
            return failed_html(sentence(error, texts))
        except FootnoteError as error:
            return failed_html(sentence(error, texts), again=texts["answer.again"])

    def _title(self, wish: ChatRequest, cookies: Cookies) -> str | None:
        """The title of the one document that a wish is put to, if that is served still."""
        if wish.document is None:
            return None
        try:
            return self._served.one(wish.document, cookies).title
        except NotServedError:
            return None

    def _answer(self, wish: ChatRequest, history: Sequence[str], cookies: Cookies) -> Answer:
        return self._chatbot.answer(
            wish.question,
            history=() if wish.literal else history,
            literal=wish.literal,
            among=Scope(self._served.asked(wish.document, cookies), wish.speaker, alike=wish.alike),
        )

    def _asked(self, wish: ChatRequest, cookies: Cookies) -> Scope:
        """The documents that a wish is put to, each of them, and whose words are to answer."""
        if wish.document is None:
            return Scope(self._served.all(cookies), wish.speaker)
        return Scope((self._served.one(wish.document, cookies),), wish.speaker)

    def _headings(self, among: Scope) -> Sequence[str]:
        """The headings in a document that alone is asked; of several none."""
        if among.documents is None or len(among.documents) != 1:
            return ()
        (document,) = among.documents
        found = dict.fromkeys(part.heading for part in self._outlines.of(document))
        return [words for words in found if words and words != document.title]

    def _similar(
        self, wish: ChatRequest, like: DocumentSpan, cookies: Cookies
    ) -> Sequence[Citation]:
        return self._chatbot.similar(
            self._excerpts.one(like, cookies),
            among=Scope(self._served.asked(wish.document, cookies), wish.speaker),
        )
