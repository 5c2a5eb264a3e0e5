"""A visitor's conversation: what was asked, what came of it, and how Gradio is to show it.

Every message is a `gr.HTML` of our own inside the `gr.Chatbot`: the Chatbot keeps the log, its live
region and the messages already shown, and nothing of what it does to text (Markdown, `cleandoc`,
formulas, sanitizing) is on the way. Nothing is kept here: Gradio keeps each visitor's conversation.
"""

from dataclasses import dataclass, field
from typing import Literal, TypedDict

from ui.render import question_html, waiting_html
from ui.texts import texts_in
from ui.wish import Wish


@dataclass(slots=True, eq=False)
class Exchange:
    """One question of a conversation and what stands under it on the page."""

    wish: Wish
    reply: str | None = None
    """HTML; None while the answer is awaited."""
    within: str | None = None
    """The title of the one document it is put to."""


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

    def begin(self, wish: Wish) -> Exchange | None:
        """The exchange in which a wish is to be answered; None where it cannot be now."""
        if not wish.question.strip() or self.waiting:
            return None
        exchange = Exchange(wish)
        if wish.place is None:
            self.exchanges.append(exchange)
        elif 0 <= wish.place < len(self.exchanges):
            self.exchanges[wish.place] = exchange
        else:
            return None
        return exchange

    def history(self, exchange: Exchange) -> tuple[str, ...]:
        """The questions before an exchange, oldest first."""
        earlier = self.exchanges[: self.exchanges.index(exchange)]
        return tuple(each.wish.question for each in earlier if each.wish.like is None)


class Message(TypedDict):
    """A message as `gr.Chatbot` takes it."""

    role: Literal["user", "assistant"]
    content: list[dict[str, object]]


class Unchanged(TypedDict):
    """What Gradio takes for leaving a component as it is; `gr.skip()` gives the same."""

    __type__: Literal["update"]


UNCHANGED = Unchanged(__type__="update")
Log = list[Message] | Unchanged


def forget(conversation: Conversation) -> tuple[Conversation, Log]:
    """An empty conversation; an answer still awaited is shown to nobody."""
    conversation.exchanges = []
    return conversation, messages(conversation)


def messages(conversation: Conversation) -> list[Message]:
    """The messages of a conversation, each HTML of our own that Gradio shows as it is."""
    return [
        message
        for exchange in conversation.exchanges
        for texts in [texts_in(exchange.wish.language)]
        for message in (
            _message("user", question_html(exchange.wish, texts, within=exchange.within)),
            _message("assistant", exchange.reply or waiting_html(texts)),
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
