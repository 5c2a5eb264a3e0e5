"""A chatbot that quotes what was uploaded, and what a visitor does with their documents."""

import threading
from collections.abc import Sequence

import httpx
from playwright.sync_api import BrowserContext, FilePayload, Locator, expect

from bot.retrieval.answer import Answer
from bot.retrieval.scope import EVERYBODY, Scope
from embeddings.encoders.encoder import Encodings
from tests.support.browser.page_driver import Visitor
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite, judged
from tests.support.browser.walk import WALK
from tests.support.toy_encoder import ToyEncoder
from ui.access.arriving_uploads import COOKIE

WELL = "The villagers dug the well in a dry summer."

MILL = "The miller ground the corn at night."

WHEEL = "The wheel sang all day long."

HOSTILE = "<img src=x onerror=window.broken=1>.txt"


class QuotingChatbot(ScriptedChatbot):
    """Answers a question with itself, from every document asked in which it stands word for word."""

    def __init__(self) -> None:
        super().__init__([WALK])

    def answer(self, question: str, *, among: Scope = EVERYBODY, **_asked: object) -> Answer:
        """The places at which the question stands."""
        asked = self.documents if among.documents is None else among.documents
        citations = tuple(cite(each, question) for each in asked if question in each.text)
        return Answer(question, judged(citations), (), 1.0)


class SlowEncoder(ToyEncoder):
    """Encodes nothing until it is let."""

    def __init__(self) -> None:
        self.let = threading.Event()
        self.let.set()

    def encode(self, texts: Sequence[str]) -> Encodings:
        """As the toy, when it may."""
        self.let.wait(60)
        return super().encode(texts)


def add(visitor: Visitor, *files: tuple[str, bytes]) -> None:
    """Choose files, as the button lets one do once it is there."""
    expect(visitor.page.locator(".uploads")).not_to_have_attribute("hidden", "")
    visitor.page.locator(".uploads input[type=file]").set_input_files(
        [FilePayload(name=name, mimeType="", buffer=data) for name, data in files]
    )


def own(visitor: Visitor, stage: str = "added") -> Locator:
    """The rows of a visitor's own documents that have come so far."""
    return visitor.page.locator(f".own-document[data-stage={stage}]")


def token(context: BrowserContext) -> str:
    """The cookie that says whose documents are whose."""
    (cookie,) = (each for each in context.cookies() if each.get("name") == COOKIE)
    return str(cookie.get("value"))


def asked_directly(client: httpx.Client, question: str) -> str:
    """All that is said to a question without a page."""
    said = client.post("/answers", json={"wishes": [{"question": question}]}).text
    assert "does not say" in said  # it was answered, from what is served
    return said
