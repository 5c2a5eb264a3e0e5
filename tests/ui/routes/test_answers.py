"""What an answer sends and what of it is kept: what is new, and nothing."""

import asyncio
import gc
import json
import re
import threading
from collections.abc import Iterator, Sequence
from time import monotonic, sleep

import httpx
import pytest
from playwright.sync_api import BrowserContext

import ui.chat.answer_queue
from bot.documents.citation import Citation
from tests.support.browser.page_driver import arrive
from tests.support.browser.scripted_chatbot import Quoted, ScriptedChatbot
from tests.support.browser.serving import serving
from tests.support.browser.walk import HOW, NIGHT, WALK
from ui.chat.answer_queue import AnswerQueue
from ui.chat.chat_events import ChatEvent
from ui.web.chat_request import MOST_RESTORED

PATIENCE = 30.0  # seconds until what is waited for must have happened
POLL = 0.05
OF_A_VISITOR = {
    "ui.web.chat_request.ChatRequests",
    "ui.chat.chat_events.ChatEvent",
    "gradio.state_holder.SessionState",
}


class Held:
    """Answers that are held back until they may come."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.begun = threading.Event()
        """Whether somebody's turn has come."""

    def late(self) -> Sequence[Citation]:
        """An answer, once it may come."""
        self.begun.set()
        self.open.wait(PATIENCE)
        return NIGHT


@pytest.fixture(scope="module")
def late() -> Held:
    """The answers to "Late?"; tests ask for `held`."""
    return Held()


@pytest.fixture(scope="module")
def chatbot(late: Held) -> ScriptedChatbot:
    """Knows how she came home, is late with one answer, and gets one wrong."""

    def fault() -> Sequence[Citation]:
        raise RuntimeError("nobody foresaw this")

    replies: dict[str, Quoted] = {HOW: NIGHT, "Late?": late.late, "Fault?": fault}
    return ScriptedChatbot([WALK], replies=replies, closest=NIGHT[1:])


@pytest.fixture(scope="module")
def address(chatbot: ScriptedChatbot) -> Iterator[str]:
    """Where the page is."""
    with serving(chatbot) as address:
        yield address


@pytest.fixture
def held(late: Held, chatbot: ScriptedChatbot) -> Iterator[Held]:
    """Held back, and nothing asked yet; in the end the answers come, whatever happens."""
    late.open.clear()
    late.begun.clear()
    chatbot.heard.clear()
    yield late
    late.open.set()


@pytest.fixture
def site(address: str) -> Iterator[httpx.Client]:
    """A client of the page."""
    with httpx.Client(base_url=address, timeout=PATIENCE) as client:
        yield client


def asking(*questions: str, earlier: Sequence[str] = ()) -> dict[str, object]:
    """What the page sends to have questions answered."""
    return {"wishes": [{"question": each} for each in questions], "earlier": list(earlier)}


def said(reply: httpx.Response) -> list[dict[str, object]]:
    """The lines of a reply."""
    return [json.loads(line) for line in reply.raise_for_status().text.splitlines()]


def of_visitors() -> list[str]:
    """What this process, which serves the page, holds of any visitor."""
    gc.collect()
    kinds = [f"{type(each).__module__}.{type(each).__name__}" for each in gc.get_objects()]
    return [kind for kind in kinds if kind in OF_A_VISITOR]


def wait_until_nothing_is_held() -> None:
    """Wait until there is nothing of any visitor in this process."""
    end = monotonic() + PATIENCE
    while (left := of_visitors()) and monotonic() < end:
        sleep(POLL)
    assert left == []


def test_the_questions_come_at_once_and_the_answers_newest_first(
    site: httpx.Client, chatbot: ScriptedChatbot, held: Held
) -> None:
    """Each answer comes once, with its number; each question with all that were before it."""
    lines = said(site.post("/answers", json=asking("Who?", HOW, earlier=["Where?"])))

    assert [line["number"] for line in lines] == [0, 1, 1, 0]
    assert [line["question"] is None for line in lines] == [False, False, True, True]
    assert NIGHT[0].quote in str(lines[2]["reply"])
    assert chatbot.heard == [(HOW, ("Where?", "Who?")), ("Who?", ("Where?",))]


def test_of_more_than_is_restored_the_last_are_answered(site: httpx.Client) -> None:
    """However long a conversation a page sends, there is a bound to what is done for it."""
    lines = said(site.post("/answers", json=asking(*["Who?"] * (MOST_RESTORED + 5), HOW)))

    assert len(lines) == 2 * MOST_RESTORED
    assert NIGHT[0].quote in str(lines[MOST_RESTORED]["reply"])


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"[]", 422),
        (b"\xff", 422),
        (b'{"wishes": [{"question": 3}]}', 422),
        (b" " * 3_000_000, 413),
    ],
)
def test_what_is_no_question_is_refused_in_a_sentence(
    site: httpx.Client, sent: bytes, status: int
) -> None:
    """Another program's words, or far too many of them."""
    reply = site.post("/answers", content=sent)

    assert reply.status_code == status
    assert isinstance(reply.json()["detail"], str)


def test_a_fault_ends_that_answer_and_no_other(site: httpx.Client) -> None:
    """What nobody foresaw breaks the reply off, which the page tells from its end; the next comes."""
    with pytest.raises(httpx.RemoteProtocolError):
        site.post("/answers", json=asking("Fault?"))

    assert len(said(site.post("/answers", json=asking(HOW)))) == 2


def test_who_leaves_gives_up_their_turn(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place among those who wait is free again, and nothing is worked out for nobody."""
    monkeypatch.setattr(ui.chat.answer_queue, "ANSWERS_AT_ONCE", 1)
    monkeypatch.setattr(ui.chat.answer_queue, "LONGEST_QUEUE", 1)
    chatbot = ScriptedChatbot([WALK], replies={"Late?": held.late})
    with (
        serving(chatbot) as address,
        httpx.Client(base_url=address, timeout=PATIENCE) as site,
        site.stream("POST", "/answers", json=asking("Late?")),
    ):
        assert held.begun.wait(PATIENCE)
        with site.stream("POST", "/answers", json=asking("Left?")):
            assert site.post("/answers", json=asking("Refused?")).status_code == 503
        waiting = let_in(site, "Let in?")
        held.open.set()
        assert b"verdict" in waiting.read()

    assert [question for question, _ in chatbot.heard] == ["Late?", "Let in?"]


def let_in(site: httpx.Client, question: str) -> httpx.Response:
    """The reply, to be read yet, once nobody else is in the way of it."""
    end = monotonic() + PATIENCE
    while True:
        request = site.build_request("POST", "/answers", json=asking(question))
        reply = site.send(request, stream=True)
        if reply.status_code == 200 or monotonic() > end:
            return reply
        reply.close()
        sleep(POLL)


def test_who_listens_slowly_holds_nobody_up() -> None:
    """All is said, and the turn is the next one's, before the second line is taken."""
    over = threading.Event()

    def lines() -> Iterator[ChatEvent]:
        yield from (ChatEvent(number, "words") for number in range(1000))
        over.set()

    async def take_one() -> bytes:
        async for line in AnswerQueue().lines(lines()):
            assert await asyncio.to_thread(over.wait, PATIENCE)
            return line
        return b""

    assert asyncio.run(take_one()).startswith(b'{"number": 0')


def test_nothing_is_kept_of_who_asked(site: httpx.Client) -> None:
    """However many visitors ask, and however many leave while they are answered."""
    for number in range(20):
        with httpx.Client(base_url=site.base_url, timeout=PATIENCE) as visitor:
            said(visitor.post("/answers", json=asking(HOW, f"Who is {number}?")))
            with visitor.stream("POST", "/answers", json=asking(*[HOW] * 50)) as reply:
                next(reply.iter_raw())

    wait_until_nothing_is_held()


@pytest.mark.browser
def test_a_page_that_was_left_leaves_nothing(
    context: BrowserContext, address: str, held: Held
) -> None:
    """Nothing of a conversation, nor of one that was left while an answer was awaited."""
    ada, ben = arrive(context, address), arrive(context, address)
    ada.ask(HOW)
    ada.ask("Who?")
    ben.send("Late?")
    ben.page.locator(".waiting").wait_for()
    ada.page.close()
    ben.page.close()
    held.open.set()

    wait_until_nothing_is_held()


@pytest.mark.browser
def test_an_answer_sends_what_is_new(context: BrowserContext, address: str) -> None:
    """The bytes that a question brings to the page are as many as those of the first."""
    visitor = arrive(context, address)
    network = context.new_cdp_session(visitor.page)
    network.send("Network.enable")
    came: list[int] = []
    network.on("Network.dataReceived", lambda data: came.append(data["dataLength"]))
    brought = []
    for _ in range(10):
        came.clear()
        with visitor.page.expect_response("**/suggestions"):
            visitor.ask(HOW)
        brought.append(sum(came))

    assert visitor.questions == [HOW] * 10
    assert brought[0] > len(NIGHT[0].quote)
    assert max(brought) < 1.2 * brought[0]


def test_the_page_asks_gradios_server_nothing(site: httpx.Client) -> None:
    """Gradio would keep each session; all that the page has it do is done in the browser."""
    written = re.search(r"window\.gradio_config = (\{.*?\});</script>", site.get("/").text)
    assert written is not None
    config = json.loads(written[1])

    assert not any(each["backend_fn"] for each in config["dependencies"])
    assert config["connect_heartbeat"] is False
