"""A visitor's conversation: what was asked, what came of it, and how Gradio is to show it.

Every message is a `gr.HTML` of our own inside the `gr.Chatbot`: the Chatbot keeps the log, its live
region and the messages already shown, and nothing of what it does to text (Markdown, `cleandoc`,
formulas, sanitizing) is on the way. Nothing is kept here: the conversation comes in and goes out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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

    def answer(self, question: str, *, history: Sequence[str] = ()) -> Answer:
        """Answer a question; `history`: the person's earlier questions, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question of a conversation and what stands under it on the page."""

    question: str
    reply: str
    """HTML."""
    waiting: bool = False


Conversation = tuple[Exchange, ...]
"""One visitor's, oldest first; Gradio keeps it in that visitor's session and nowhere else."""


class Message(TypedDict):
    """A message as `gr.Chatbot` takes it."""

    role: Literal["user", "assistant"]
    content: list[dict[str, object]]


Shown = tuple[Conversation, list[Message], str]
"""The session's conversation, the messages in the log, the words in the question's box."""


def asking(chatbot: Chatbot) -> Callable[[str, Conversation], Iterator[Shown]]:
    """The function Gradio calls with a question and the visitor's conversation so far."""

    def ask(question: str, conversation: Conversation) -> Iterator[Shown]:
        if not question.strip():
            yield conversation, messages(conversation), question
            return
        before, _ = give_up(conversation)
        asked = (*before, Exchange(question, waiting_html(), waiting=True))
        yield asked, messages(asked), ""
        try:
            history = tuple(exchange.question for exchange in before)
            reply = answer_html(chatbot.answer(question, history=history))
        except FootnoteError as error:
            reply = failed_html(str(error))
        answered = (*before, Exchange(question, reply))
        yield answered, messages(answered), ""

    return ask


def give_up(conversation: Conversation) -> tuple[Conversation, list[Message]]:
    """The conversation after something nobody foresaw: said under the question, not hidden.

    A question can also have been left waiting by a connection that broke.
    """
    settled = tuple(
        Exchange(exchange.question, failed_html(UNEXPECTED)) if exchange.waiting else exchange
        for exchange in conversation
    )
    return settled, messages(settled)


def forget() -> Shown:
    """An empty conversation."""
    return (), [], ""


def messages(conversation: Conversation) -> list[Message]:
    """The messages of a conversation, each HTML of our own that Gradio shows as it is."""
    return [
        message
        for exchange in conversation
        for message in (
            _message("user", question_html(exchange.question)),
            _message("assistant", exchange.reply),
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
