"""A visitor's conversation: what was asked, what came of it, and how Gradio is to show it.

Every message is a `gr.HTML` of our own inside the `gr.Chatbot`: the Chatbot keeps the log, its live
region and the messages already shown, and nothing of what it does to text (Markdown, `cleandoc`,
formulas, sanitizing) is on the way. Nothing is kept here: Gradio keeps each visitor's conversation.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypedDict

from bot.answer import Answer
from bot.document import Document
from bot.errors import FootnoteError
from ui.render import answer_html, failed_html, question_html, waiting_html

UNEXPECTED = "Footnote could not answer this; the terminal it runs in says why."


class Chatbot(Protocol):
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
    ) -> Answer:
        """Answer a question.

        Args:
            history: the person's earlier questions, oldest first.
            literal: read the question as typed and on its own.
            documents: ask these instead.
        """
        ...


@dataclass(slots=True, eq=False)
class Exchange:
    """One question of a conversation and what stands under it on the page."""

    question: str
    reply: str | None = None
    """HTML; None while the answer is awaited."""


@dataclass(slots=True, eq=False)
class Conversation:
    """One visitor's, oldest first; Gradio keeps it in that visitor's session and nowhere else.

    It changes in place, as does an exchange: an answer is written into the exchange that awaits
    it, so the late answer to a question that was put away goes where nobody looks.
    """

    exchanges: list[Exchange] = field(default_factory=list)

    @property
    def waiting(self) -> bool:
        """Whether an answer is awaited."""
        return any(exchange.reply is None for exchange in self.exchanges)


class Message(TypedDict):
    """A message as `gr.Chatbot` takes it."""

    role: Literal["user", "assistant"]
    content: list[dict[str, object]]


class Unchanged(TypedDict):
    """What Gradio takes for leaving a component as it is; `gr.skip()` gives the same."""

    __type__: Literal["update"]


UNCHANGED = Unchanged(__type__="update")
Log = list[Message] | Unchanged
Shown = tuple[Conversation, Log, str | Unchanged]
"""The session's conversation, the messages in the log, the words in the question's box."""
Cookies = Mapping[str, str]
Asking = Callable[[str, Conversation, Cookies], Iterator[Shown]]
AskingAgain = Callable[[float | None, Conversation, Cookies], Iterator[Shown]]
OwnDocuments = Callable[[Cookies], Sequence[Document]]
"""What a visitor uploaded who is known by these cookies."""


def nothing(_cookies: Cookies) -> Sequence[Document]:
    """The own documents of visitors who can upload none."""
    return ()


def asking(chatbot: Chatbot, own: OwnDocuments = nothing) -> Asking:
    """What is done with a question, the visitor's conversation so far and their cookies."""

    def ask(question: str, conversation: Conversation, cookies: Cookies) -> Iterator[Shown]:
        if not question.strip() or conversation.waiting:
            yield conversation, messages(conversation), UNCHANGED
            return
        history = tuple(exchange.question for exchange in conversation.exchanges)
        exchange = Exchange(question)
        conversation.exchanges.append(exchange)
        yield conversation, messages(conversation), ""
        yield from _replies(
            exchange,
            conversation,
            lambda: chatbot.answer(
                question, history=history, documents=_asked(chatbot, own(cookies))
            ),
        )

    return ask


def asking_exactly(chatbot: Chatbot, own: OwnDocuments = nothing) -> AskingAgain:
    """What is done to have a question read again, exactly as it was typed.

    It takes the exchange's place in the conversation, from 0; the new answer replaces the old one.
    """

    def ask_exactly(
        place: float | None, conversation: Conversation, cookies: Cookies
    ) -> Iterator[Shown]:
        again = None if place is None else conversation.exchanges[int(place) : int(place) + 1]
        if not again or conversation.waiting:
            yield conversation, messages(conversation), UNCHANGED
            return
        (exchange,) = again
        exchange.reply = None
        yield conversation, messages(conversation), UNCHANGED
        yield from _replies(
            exchange,
            conversation,
            lambda: chatbot.answer(
                exchange.question, literal=True, documents=_asked(chatbot, own(cookies))
            ),
        )

    return ask_exactly


def _asked(chatbot: Chatbot, own: Sequence[Document]) -> Sequence[Document] | None:
    """The documents a visitor asks: those being served and their own; None for those served."""
    return (*chatbot.documents, *own) if own else None


def _replies(
    exchange: Exchange, conversation: Conversation, answer: Callable[[], Answer]
) -> Iterator[Shown]:
    """Write the reply into its exchange, and show it where that was not put away meanwhile."""
    reply = failed_html(UNEXPECTED)  # of something nobody foresaw: said here, not hidden
    try:
        reply = answer_html(answer())
    except FootnoteError as error:
        reply = failed_html(str(error))
    finally:
        exchange.reply = reply
        if exchange in conversation.exchanges:
            yield conversation, messages(conversation), UNCHANGED
    # Gradio sends what came last a second time; by then the log may have gone on.
    yield conversation, UNCHANGED, UNCHANGED


def forget(conversation: Conversation) -> tuple[Conversation, Log]:
    """An empty conversation; an answer still awaited is shown to nobody."""
    conversation.exchanges = []
    return conversation, messages(conversation)


def messages(conversation: Conversation) -> list[Message]:
    """The messages of a conversation, each HTML of our own that Gradio shows as it is."""
    return [
        message
        for exchange in conversation.exchanges
        for message in (
            _message("user", question_html(exchange.question)),
            _message("assistant", exchange.reply or waiting_html()),
        )
    ]


def _message(role: Literal["user", "assistant"], words: str) -> Message:
    # The template is named although it is Gradio's default: with any other one, `${…}` and `{{…}}`
    # in a document would be run as a program (DESIGN 8).
    props = {
        "value": words,
        "html_template": "${value}",
        "css_template": "",
        "js_on_load": None,
        "apply_default_css": False,
        "padding": False,
    }
    component = {"type": "component", "component": "html", "value": words}
    return Message(role=role, content=[{**component, "constructor_args": {}, "props": props}])
