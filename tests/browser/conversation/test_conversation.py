"""The conversation in a real browser: each visitor's own, whatever happens to an answer."""

import threading
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from bot.documents.citation import Citation
from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.scripted_chatbot import Quoted, ScriptedChatbot
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown, text_of
from tests.support.browser.walk import HOW, NIGHT, WALK
from ui.web.texts import ENGLISH, texts_in

pytestmark = pytest.mark.browser

TEXTS = texts_in(ENGLISH)
PATIENCE = 30  # seconds until an answer that is held back comes all the same


class Gate:
    """Holds answers back until it is opened."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.failed = threading.Event()
        """Whether an answer has come to nothing since the test began."""
        self.both = threading.Barrier(2, timeout=PATIENCE)

    def late(self) -> Sequence[Citation]:
        """An answer, once the gate is open."""
        self.open.wait(PATIENCE)
        return NIGHT

    def lost(self) -> Sequence[Citation]:
        """No answer, once the gate is open."""
        self.open.wait(PATIENCE)
        self.failed.set()
        raise RuntimeError("nobody is there to hear it")

    def together(self) -> Sequence[Citation]:
        """An answer, once two have asked."""
        self.both.wait()
        return NIGHT

    def literally(self) -> Sequence[Citation]:
        """Another answer, once the gate is open."""
        self.open.wait(PATIENCE)
        return NIGHT[2:]


@pytest.fixture(scope="module")
def gates() -> Gate:
    """The gate of the chatbot; tests ask for `gate`."""
    return Gate()


@pytest.fixture(scope="module")
def chatbot(gates: Gate) -> ScriptedChatbot:
    """Knows questions about a walk, answers some late, and gets one wrong."""

    def fault() -> Sequence[Citation]:
        raise RuntimeError("a secret of the machine")

    replies: dict[str, Quoted] = {
        HOW: NIGHT,
        "Where?": NIGHT[:1],
        "Fault?": fault,
        "Late?": gates.late,
        "Lost?": gates.lost,
        "Together?": gates.together,
        "And?": gates.literally,
    }
    return ScriptedChatbot([WALK], replies=replies, closest=NIGHT[1:], understood={"And?": HOW})


@pytest.fixture(scope="module")
def address(chatbot: ScriptedChatbot) -> Iterator[str]:
    """Where the page is."""
    with serving(chatbot, examples=[HOW, "Why is the sky blue?"]) as address:
        yield address


@pytest.fixture
def gate(gates: Gate, chatbot: ScriptedChatbot) -> Iterator[Gate]:
    """A closed gate, and nothing asked yet; open in the end, whatever happens."""
    gates.open.clear()
    gates.failed.clear()
    chatbot.heard.clear()
    yield gates
    gates.open.set()


def test_an_example_asks_at_once(visitor: Visitor) -> None:
    """One press asks; the examples then make way for the conversation."""
    visitor.page.get_by_role("button", name=HOW).click()

    reply = visitor.reply(0)
    assert visitor.questions == [HOW]
    assert text_of(reply.locator(".quote").first) == NIGHT[0].quote
    expect(visitor.page.locator("#opening")).to_be_hidden()


def test_visitors_share_no_conversation(
    visitor: Visitor, browser: Browser, address: str, chatbot: ScriptedChatbot
) -> None:
    """Each sees their own questions, and each question comes with its own visitor's earlier ones."""
    with browsing(browser) as other:
        ada, ben = visitor, arrive(other, address)
        chatbot.heard.clear()

        ada.ask("Who?")
        ben.ask("Where?")
        ada.ask("And then?")
        ben.ask("Why there?")

        assert ada.questions == ["Who?", "And then?"]
        assert ben.questions == ["Where?", "Why there?"]
        assert chatbot.heard == [
            ("Who?", ()),
            ("Where?", ()),
            ("And then?", ("Who?",)),
            ("Why there?", ("Where?",)),
        ]


def test_visitors_are_answered_at_the_same_time(
    visitor: Visitor, context: BrowserContext, address: str
) -> None:
    """An answer that waits for another visitor's to have begun comes: neither holds the other up."""
    other = arrive(context, address)

    visitor.send("Together?")
    visitor.page.locator(".waiting").wait_for()
    other.ask("Together?")

    expect(visitor.reply(0).locator(".quote")).to_have_count(3)
    expect(other.reply(0).locator(".quote")).to_have_count(3)


def test_earlier_footnotes_go_on_working(visitor: Visitor) -> None:
    """A new answer is added under the old ones, whose numbers still lead to their own places."""
    first = visitor.ask(HOW)
    second = visitor.ask("Where?")

    first.get_by_role("button", name="Footnote 3").click()
    assert visitor.marked == NIGHT[2].quote
    second.get_by_role("button", name="Footnote 1").click()
    expect(visitor.page.locator("#source mark")).to_have_text(NIGHT[0].quote)
    first.get_by_role("button", name="Footnote 2").click()

    expect(visitor.page.locator("#source mark")).to_have_text(NIGHT[1].quote)
    assert visitor.questions == [HOW, "Where?"]


def test_a_new_conversation_begins_empty(visitor: Visitor, chatbot: ScriptedChatbot) -> None:
    """Clearing takes the questions away from the page and from what later ones come with."""
    visitor.ask(HOW)

    visitor.page.get_by_role("button", name="New conversation").click()
    expect(visitor.page.locator("#opening")).to_be_visible()
    chatbot.heard.clear()
    visitor.ask("Who?")

    assert visitor.questions == ["Who?"]
    assert chatbot.heard == [("Who?", ())]


def test_a_conversation_put_away_while_an_answer_is_awaited_stays_away(
    visitor: Visitor, gate: Gate, chatbot: ScriptedChatbot
) -> None:
    """The late answer is shown to nobody, and the next question begins a new conversation."""
    visitor.send("Late?")
    visitor.page.locator(".waiting").wait_for()

    visitor.page.get_by_role("button", name="New conversation").click()
    expect(visitor.page.locator("#opening")).to_be_visible()
    gate.open.set()
    visitor.ask(HOW)

    assert visitor.questions == [HOW]
    assert chatbot.heard[-1] == (HOW, ())


def test_the_late_answer_of_a_conversation_put_away_disturbs_no_later_one(
    visitor: Visitor, gate: Gate, chatbot: ScriptedChatbot
) -> None:
    """The next question does not wait for it, and what it comes to is not shown afterwards."""
    visitor.send("Lost?")
    visitor.page.locator(".waiting").wait_for()
    visitor.page.get_by_role("button", name="New conversation").click()
    expect(visitor.page.locator("#opening")).to_be_visible()

    visitor.ask(HOW)
    gate.open.set()
    assert gate.failed.wait(PATIENCE)
    visitor.ask("Where?")

    assert visitor.questions == [HOW, "Where?"]
    assert chatbot.heard[1:] == [(HOW, ()), ("Where?", (HOW,))]
    expect(visitor.page.locator("#conversation .failed")).to_have_count(0)


def test_one_question_is_asked_at_a_time(
    visitor: Visitor, gate: Gate, chatbot: ScriptedChatbot
) -> None:
    """Pressing twice asks once, and what is typed while an answer is awaited stays in the box."""
    visitor.send("Late?")
    visitor.page.locator("#question textarea").press("Enter")
    visitor.page.locator(".waiting").wait_for()
    visitor.send("And then?")
    gate.open.set()
    visitor.reply(0)

    expect(visitor.page.locator("#question textarea")).to_have_value("And then?")
    assert visitor.questions == ["Late?"]
    assert chatbot.heard == [("Late?", ())]


def test_a_question_is_asked_again_exactly_as_typed(
    visitor: Visitor, gate: Gate, chatbot: ScriptedChatbot
) -> None:
    """By keyboard: the new answer takes the old one's place, announced, and the talk goes on."""
    visitor.ask("Who?")
    reply = visitor.ask("And?")
    visitor.ask("Where?")
    chatbot.heard.clear()

    reply.get_by_role("button", name=TEXTS["answer.exactly"]).press("Enter")
    visitor.page.locator(".waiting").wait_for()
    expect(visitor.pane.get_by_role("status")).to_have_text("Asking exactly what you typed.")
    gate.open.set()
    reply = visitor.replies.nth(1)
    expect(reply.locator(".quote")).to_have_count(1)

    expect(visitor.pane.get_by_role("status")).to_have_text("Answered as typed.")
    expect(reply).to_be_focused()
    expect(reply.locator(".understood")).to_have_count(0)
    assert visitor.questions == ["Who?", "And?", "Where?"]
    visitor.ask("Why?")
    assert chatbot.heard == [("And?", ()), ("Why?", ("Who?", "And?", "Where?"))]
    reply.get_by_role("button", name="Footnote 1").click()
    assert visitor.marked == NIGHT[2].quote


def test_a_failure_is_said_in_one_sentence(visitor: Visitor) -> None:
    """A question refused and a fault nobody foresaw leave a sentence and a page that works."""
    refused = visitor.ask("why " * 200)
    unforeseen = visitor.ask("Fault?")
    answered = visitor.ask(HOW)

    assert text_of(refused) == "The question is longer than 500 characters; ask a shorter one."
    assert text_of(unforeseen) == TEXTS["answer.unexpected"]
    expect(answered.locator(".quote")).to_have_count(3)
    assert Shown(visitor.page.content).becomes(lambda page: "secret" not in page)


def test_a_question_is_shown_as_it_was_typed(visitor: Visitor) -> None:
    """A question is no Markdown and no markup either; a blank one asks nothing."""
    question = "  1986. Why *this* $$x$$ <img src=x onerror='window.broken=1'> ${1+1}?"

    visitor.page.locator("#question textarea").fill("   ")
    visitor.page.locator("#question textarea").press("Enter")
    visitor.ask(question)

    assert visitor.questions == [question]
    assert visitor.page.evaluate("window.broken") is None
