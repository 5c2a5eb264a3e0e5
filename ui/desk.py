"""The desk: where visitors' wishes arrive, as the page sends them, and are answered one by one."""

from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import Protocol

from bot.answer import Answer
from bot.citation import Citation
from bot.document import Document
from bot.errors import FootnoteError, QuestionError
from ui.conversation import UNCHANGED, Conversation, Exchange, Log, Unchanged, messages
from ui.errors import NotServedError
from ui.excerpts import Excerpts
from ui.render import answer_html, failed_html, similar_html
from ui.served import Cookies, Served
from ui.suggestions import Suggesting
from ui.texts import texts_in
from ui.wish import MOST_RESTORED, Span, Wish, read_wish, read_wishes

PATIENCE = 0.5  # seconds of answering afresh after which what is there so far is shown

Shown = tuple[Conversation, Log, str | Unchanged]
"""The session's conversation, the messages in the log, the words in the question's box."""
Asking = Callable[[str, Conversation, Cookies], Iterator[Shown]]


class Chatbot(Suggesting, Protocol):
    """What the page asks of `bot.chatbot.Chatbot`; it holds no conversation."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents being served."""
        ...

    def answer(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        literal: bool = False,
        documents: Sequence[Document] | None = None,
        speaker: str | None = None,
    ) -> Answer:
        """Answer a question.

        Args:
            history: the person's earlier questions, oldest first.
            literal: read the question as typed and on its own.
            documents: ask these instead.
            speaker: let only this one's words answer.
        """
        ...

    def similar(
        self,
        citation: Citation,
        *,
        documents: Sequence[Document] | None = None,
        speaker: str | None = None,
    ) -> tuple[Citation, ...]:
        """Quotations from the passages most like another one's words, nearest first.

        Args:
            documents: as for `answer`, and `speaker` too.
        """
        ...


class Desk:
    """Answers wishes about what each visitor is served."""

    def __init__(self, chatbot: Chatbot, served: Served, excerpts: Excerpts) -> None:
        self._chatbot = chatbot
        self._served = served
        self._excerpts = excerpts

    def ask(self, sent: str, conversation: Conversation, cookies: Cookies) -> Iterator[Shown]:
        """Answer a wish: a new question at the end, or one that takes another's place.

        Args:
            sent: the wish as JSON.
        """
        wish = read_wish(sent)
        if not conversation.exchanges and wish.earlier:
            conversation.exchanges = self._exchanges(wish.earlier, cookies)
            yield from self._recover(conversation, cookies)
        exchange = conversation.begin(wish)
        if exchange is None:
            yield conversation, messages(conversation), UNCHANGED
            return
        exchange.within = self._title(wish, cookies)
        typed = UNCHANGED if wish.place is not None or wish.like else ""
        yield conversation, messages(conversation), typed
        yield from self._replies(exchange, conversation, cookies)
        # Gradio sends what came last a second time; by then the log may have gone on.
        yield conversation, UNCHANGED, UNCHANGED

    def restore(self, sent: str, conversation: Conversation, cookies: Cookies) -> Iterator[Shown]:
        """Answer afresh all that a page kept of a conversation, which takes this one's place.

        Args:
            sent: the wishes as JSON, oldest first.
        """
        conversation.exchanges = self._exchanges(read_wishes(sent), cookies)
        yield conversation, messages(conversation), UNCHANGED
        yield from self._recover(conversation, cookies)
        yield conversation, messages(conversation), UNCHANGED
        yield conversation, UNCHANGED, UNCHANGED

    def _exchanges(self, wishes: Sequence[Wish], cookies: Cookies) -> list[Exchange]:
        """What is to be answered afresh."""
        lasting = wishes[-MOST_RESTORED:]
        return [Exchange(wish, within=self._title(wish, cookies)) for wish in lasting]

    def _recover(self, conversation: Conversation, cookies: Cookies) -> Iterator[Shown]:
        """Answer all that is asked, the newest first: it is what a person looks at."""
        restored = tuple(conversation.exchanges)
        shown = monotonic()
        for exchange in reversed(restored):
            if exchange not in conversation.exchanges:  # put away meanwhile
                return
            foreseen = False
            try:
                self._reply(exchange, conversation, cookies)
                foreseen = True
            finally:
                if not foreseen:  # the others are not tried; the terminal says more
                    for each in restored:
                        each.reply = each.reply or exchange.reply
                    yield conversation, messages(conversation), UNCHANGED
            if monotonic() - shown > PATIENCE and conversation.waiting:
                yield conversation, messages(conversation), UNCHANGED
                shown = monotonic()

    def _replies(
        self, exchange: Exchange, conversation: Conversation, cookies: Cookies
    ) -> Iterator[Shown]:
        """Write the reply into its exchange, and show it where that was not put away meanwhile."""
        try:
            self._reply(exchange, conversation, cookies)
        finally:
            if exchange in conversation.exchanges:
                yield conversation, messages(conversation), UNCHANGED

    def _reply(self, exchange: Exchange, conversation: Conversation, cookies: Cookies) -> None:
        texts = texts_in(exchange.wish.language)
        # Of something nobody foresaw: said here.
        reply = failed_html(texts["answer.unexpected"], again=texts["answer.again"])
        try:
            wish = exchange.wish
            if wish.like is not None:
                reply = similar_html(self._similar(wish, wish.like, cookies), texts)
            else:
                answer = self._answer(wish, conversation.history(exchange), cookies)
                reply = answer_html(answer, texts, speaker=wish.speaker)
        except NotServedError:
            reply = failed_html(texts["answer.gone"], again=texts["answer.again"])
        except QuestionError as error:  # asked again it would be refused again
            reply = failed_html(str(error))
        except FootnoteError as error:
            reply = failed_html(str(error), again=texts["answer.again"])
        finally:
            exchange.reply = reply

    def _title(self, wish: Wish, cookies: Cookies) -> str | None:
        """The title of the one document that a wish is put to, if that is served still."""
        if wish.document is None:
            return None
        try:
            return self._served.one(wish.document, cookies).title
        except NotServedError:
            return None

    def _answer(self, wish: Wish, history: Sequence[str], cookies: Cookies) -> Answer:
        return self._chatbot.answer(
            wish.question,
            history=() if wish.literal else history,
            literal=wish.literal,
            documents=self._served.asked(wish.document, cookies),
            speaker=wish.speaker,
        )

    def _similar(self, wish: Wish, like: Span, cookies: Cookies) -> Sequence[Citation]:
        return self._chatbot.similar(
            self._excerpts.one(like, cookies),
            documents=self._served.asked(wish.document, cookies),
            speaker=wish.speaker,
        )
