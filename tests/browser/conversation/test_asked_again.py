"""A question is asked again where it stands: edited, after a fault, a full queue, or the server's end."""

import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

import ui.chat.answer_queue
from bot.documents.citation import Citation
from bot.retrieval.scope import Scope
from tests.support.browser.page_driver import LONG, Visitor, arrive
from tests.support.browser.scripted_chatbot import Quoted, ScriptedChatbot
from tests.support.browser.serving import serving
from tests.support.browser.walk import HOW, NIGHT, WALK

pytestmark = pytest.mark.browser

BOX = "#question textarea"
GONE = "Footnote does not answer. Is it still running?"
BACK = "Footnote answers again."


class Moods:
    """Answers that come late, or not the first time."""

    def __init__(self) -> None:
        self.open = threading.Event()
        """Whether late answers come."""
        self.faults = iter([True])

    def late(self) -> Sequence[Citation]:
        """An answer, once it may come."""
        self.open.wait(60)
        return NIGHT

    def once(self) -> Sequence[Citation]:
        """A fault, and from then on an answer."""
        if next(self.faults, False):
            raise RuntimeError("only the first time")
        return NIGHT


@pytest.fixture(scope="module")
def moods() -> Moods:
    """Those of the chatbot."""
    return Moods()


@pytest.fixture(scope="module")
def chatbot(moods: Moods) -> ScriptedChatbot:
    """Knows two questions about a walk, and two more that it is slow or unwilling to answer."""
    replies: dict[str, Quoted] = {
        HOW: NIGHT,
        "Where?": NIGHT[:1],
        "Late?": moods.late,
        "Once?": moods.once,
    }
    return ScriptedChatbot([WALK], replies=replies, closest=NIGHT[1:])


@pytest.fixture(scope="module")
def address(chatbot: ScriptedChatbot) -> Iterator[str]:
    """Where the page is."""
    with serving(chatbot, examples=[HOW]) as address:
        yield address


def test_a_question_is_edited_in_its_place(visitor: Visitor, chatbot: ScriptedChatbot) -> None:
    """Its answer takes the old one's place; the others stay, and it is limited as it was."""
    visitor.ask("Where?")
    visitor.page.evaluate(
        "import('/page/conversation/asking.js').then((it) => it.limitTo({speaker: 'Ada'}))"
    )
    visitor.ask("Who?")
    visitor.page.evaluate("import('/page/conversation/asking.js').then((it) => it.limitTo({}))")
    visitor.ask("Why?")
    visitor.page.get_by_role("button", name="Edit the question: Who?").press("Enter")
    field = visitor.page.get_by_role("textbox", name="The question, to be asked again")
    expect(field).to_be_focused()

    field.fill(HOW)
    field.press("Enter")

    expect(visitor.replies.nth(1).locator(".quote")).to_have_count(3)
    assert visitor.questions == ["Where?", HOW, "Why?"]
    assert chatbot.limits[-1] == Scope(speaker="Ada")
    assert chatbot.heard[-1] == (HOW, ("Where?",))
    expect(visitor.replies.nth(1)).to_be_focused()
    visitor.page.reload()
    visitor.reply(2)
    assert visitor.questions == ["Where?", HOW, "Why?"]
    assert visitor.complaints == []


def test_an_edit_is_let_go_by_escape(visitor: Visitor) -> None:
    """The question stays as it was and the keyboard is back where it came from."""
    visitor.ask("Who?")
    button = visitor.page.get_by_role("button", name="Edit the question: Who?")
    button.click()
    visitor.page.keyboard.type(" And")
    visitor.page.keyboard.press("Shift+Enter")
    visitor.page.keyboard.type("why?")
    field = visitor.page.get_by_role("textbox", name="The question, to be asked again")
    expect(field).to_have_value("Who? And\nwhy?")

    visitor.page.keyboard.press("Escape")

    expect(field).to_have_count(0)
    expect(button).to_be_focused()
    assert visitor.questions == ["Who?"]


def test_a_slow_answer_says_how_to_stop_waiting(visitor: Visitor, moods: Moods) -> None:
    """After a while the line says that it is still read, and a new conversation ends the wait."""
    visitor.send("Late?")

    expect(visitor.page.locator(".waiting")).to_contain_text("Still reading.", timeout=LONG)
    visitor.page.get_by_role("button", name="New conversation").click()
    expect(visitor.page.locator("#opening")).to_be_visible()
    moods.open.set()


def test_a_failed_answer_is_asked_for_again_in_its_place(visitor: Visitor) -> None:
    """One press asks the same once more; a question that is too long can only be edited."""
    visitor.ask("Once?")
    visitor.ask("why " * 200)
    expect(visitor.page.get_by_role("button", name="Try again")).to_have_count(1)

    visitor.page.get_by_role("button", name="Try again").click()

    expect(visitor.replies.nth(0).locator(".quote")).to_have_count(3)
    assert visitor.questions.through(lambda questions: questions[:1]) == ["Once?"]
    expect(visitor.page.locator("[data-testid='status-tracker']:visible")).to_have_count(0)


def test_a_full_queue_is_said_and_the_question_is_not_lost(
    context: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits is told so; who is not let in is told so, and asks again by one press."""
    monkeypatch.setattr(ui.chat.answer_queue, "LONGEST_QUEUE", 1)
    monkeypatch.setattr(ui.chat.answer_queue, "ANSWERS_AT_ONCE", 1)
    go_on = threading.Event()

    def late() -> Sequence[Citation]:
        go_on.wait(timeout=60)
        return NIGHT

    replies: dict[str, Quoted] = {"Late?": late, HOW: NIGHT}
    with serving(ScriptedChatbot([WALK], replies=replies)) as address:
        ada, ben, eve = (arrive(context, address) for _ in range(3))
        ada.send("Late?")
        ada.page.locator(".waiting").wait_for()
        ben.send(HOW)
        expect(ben.page.locator(".banner")).to_contain_text("waiting for its turn")

        eve.send(HOW)
        expect(eve.page.locator(".banner")).to_contain_text("Too many questions are waiting")
        expect(eve.page.locator(BOX)).to_have_value(HOW)
        go_on.set()
        ben.reply(0)
        expect(ben.page.locator(".banner")).to_be_hidden()
        eve.page.get_by_role("button", name="Try again").click()

        eve.reply(0)
        assert eve.questions == [HOW]
        expect(eve.page.locator(BOX)).to_have_value("")
        expect(eve.page.locator(".banner")).to_be_hidden()
        expect(eve.page.locator(".toast-body:visible")).to_have_count(0)


PROGRAM = """
import sys, time
from pathlib import Path
from time import sleep
from bot.viewing import PageImages
from tests.support.browser.scripted_chatbot import ScriptedChatbot
from tests.support.browser.serving import library_of
from tests.support.browser.walk import HOW, NIGHT, WALK
from ui.app import build_app
from ui.serve import serve

port, quick = int(sys.argv[1]), Path(sys.argv[2])

def slow():
    while not quick.exists():
        time.sleep(0.05)
    return NIGHT

chatbot = ScriptedChatbot([WALK], replies={HOW: NIGHT, "Where?": NIGHT[:1], "Slow?": slow})
with library_of([WALK]) as library:
    app = build_app(chatbot, library=library, pictures=PageImages(library))
    serve(app, port=port, ready=lambda address: print(address, flush=True))
"""


class Footnote:
    """A process that serves the page, can be ended, and is started again at the same address.

    Args:
        quick: while there is no such file, its slow answer does not come.
    """

    def __init__(self, quick: Path) -> None:
        self.quick = quick
        self.address = self._start(0)

    def _start(self, port: int) -> str:
        command = [sys.executable, "-c", textwrap.dedent(PROGRAM), str(port), str(self.quick)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        """As kill -9 ends it."""
        self.process.kill()
        self.process.communicate()

    def begin_again(self) -> None:
        """At the same address; it knows nothing of what was before."""
        self._start(int(self.address.rpartition(":")[2]))


@pytest.fixture(scope="module")
def footnote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Footnote]:
    """A Footnote of its own process, which runs again whenever a test has ended it."""
    footnote = Footnote(tmp_path_factory.mktemp("footnote") / "quick")
    yield footnote
    footnote.end()


def test_a_server_that_was_started_again_loses_nothing(
    context: BrowserContext, footnote: Footnote
) -> None:
    """The next question finds the earlier ones answered before it, on the page as it stands."""
    visitor = arrive(context, footnote.address)
    visitor.ask(HOW)
    visitor.ask("Where?")

    footnote.end()
    footnote.begin_again()
    visitor.ask("Why?")

    assert visitor.questions == [HOW, "Where?", "Why?"]
    expect(visitor.replies.nth(0).locator(".quote")).to_have_count(3)


def test_a_question_to_a_server_that_is_gone_stays_in_the_box(
    context: BrowserContext, footnote: Footnote
) -> None:
    """One calm line says that it is gone and when it is back; then the question is asked once."""
    visitor = arrive(context, footnote.address)
    visitor.ask(HOW)

    footnote.end()
    visitor.send("Where?")
    expect(visitor.page.locator(".banner")).to_contain_text(GONE)
    expect(visitor.page.locator(".banner")).to_contain_text("still in the box")
    expect(visitor.page.locator(BOX)).to_have_value("Where?")
    expect(visitor.replies).to_have_count(1)
    visitor.page.get_by_role("button", name=f"Edit the question: {HOW}").click()
    visitor.page.keyboard.type(" Again?")
    visitor.page.keyboard.press("Enter")
    field = visitor.page.get_by_role("textbox", name="The question, to be asked again")
    expect(field).to_have_value(f"{HOW} Again?")
    visitor.page.keyboard.press("Escape")
    footnote.begin_again()
    expect(visitor.page.locator(".banner")).to_have_text(BACK, timeout=LONG)
    visitor.page.locator(BOX).press("Enter")

    visitor.reply(1)
    assert visitor.questions == [HOW, "Where?"]
    expect(visitor.page.locator("[data-testid='status-tracker']:visible")).to_have_count(0)


def test_a_server_that_ends_amid_an_answer_gives_it_when_it_is_back(
    context: BrowserContext, footnote: Footnote
) -> None:
    """The page says so, keeps what is typed, and brings all of it back: nothing lost or doubled."""
    visitor = arrive(context, footnote.address)
    visitor.ask(HOW)
    visitor.send("Slow?")
    visitor.page.locator(".waiting").wait_for()

    footnote.end()
    expect(visitor.page.locator(".banner")).to_contain_text(GONE)
    visitor.page.locator(BOX).press_sequentially("And then?")
    expect(visitor.page.locator(".toast-body:visible")).to_have_count(0)
    footnote.quick.touch()
    footnote.begin_again()

    expect(visitor.page.locator(".banner")).to_have_text(BACK, timeout=LONG)
    visitor.reply(1)
    assert visitor.questions == [HOW, "Slow?"]
    expect(visitor.page.locator(BOX)).to_have_value("And then?")
