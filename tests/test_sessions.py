"""Whose conversation is whose: a session's hash alone shows, ends and keeps nothing of it."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

import httpx
import pytest
from playwright.sync_api import Browser

from bot.citation import Citation
from tests.gradio_calls import press, told
from tests.page_driver import arrive, browsing
from tests.scripted_chatbot import ScriptedChatbot
from tests.serving import serving
from tests.walk import HOW, NIGHT, WALK
from ui.sessions import SESSION_COOKIE, session_of
from ui.uploads import COOKIE

SECRET = "Who told you of the strike?"
HASH = "abc123def"


class Answering:
    """Answers a question when it is let."""

    def __init__(self) -> None:
        self.asked, self.let = threading.Event(), threading.Event()

    def reply(self) -> Sequence[Citation]:
        """The quotations, once they may be shown."""
        self.asked.set()
        assert self.let.wait(60)
        return NIGHT


@pytest.fixture
def answering() -> Answering:
    """Holds back the answer to the secret question."""
    return Answering()


@pytest.fixture
def chatbot(answering: Answering) -> ScriptedChatbot:
    """Knows how she came home, and who told of the strike."""
    return ScriptedChatbot([WALK], replies={HOW: NIGHT, SECRET: answering.reply})


@pytest.fixture
def address(chatbot: ScriptedChatbot) -> Iterator[str]:
    """Where the page is served."""
    with serving(chatbot) as address:
        yield address


@contextmanager
def somebody(address: str, cookies: dict[str, str] | None = None) -> Iterator[httpx.Client]:
    """Who has these cookies, or those that the page gave them."""
    with httpx.Client(base_url=address, cookies=cookies, timeout=60) as client:
        if cookies is None:
            client.get("/")
        yield client


@pytest.mark.parametrize(
    ("hers", "theirs"),
    [(None, None), (None, {}), ({}, None), ({COOKIE: "a" * 43}, {COOKIE: "b" * 43})],
    ids=["two browsers", "one keeps no cookie", "she keeps no cookie", "by what they uploaded"],
)
def test_who_knows_a_hash_sees_nothing_of_its_conversation(
    chatbot: ScriptedChatbot,
    answering: Answering,
    address: str,
    hers: dict[str, str] | None,
    theirs: dict[str, str] | None,
) -> None:
    """Neither what was asked before, by asking on, nor what is being answered, by listening."""
    with somebody(address, hers) as she, somebody(address, theirs) as other:
        answering.let.set()
        press(she, SECRET, HASH)
        before = told(she, HASH)
        press(other, HOW, HASH)
        seen = told(other, HASH)
        press(she, HOW, HASH)
        after = told(she, HASH)

    assert SECRET in before and SECRET not in seen
    assert "does not say" not in seen
    assert [history for _, history in chatbot.heard] == [(), (), (SECRET,)]
    assert "We walked home." in after


def test_who_listens_with_a_hash_takes_no_answer_away(answering: Answering, address: str) -> None:
    """Nor ends it by coming and going: what she is waiting for arrives."""
    with somebody(address) as she, somebody(address) as other, ExitStack() as open_ones:
        press(she, SECRET, HASH)
        assert answering.asked.wait(60)
        heard = other.get(f"/gradio_api/queue/data?session_hash={HASH}")
        beating = other.stream("GET", f"/gradio_api/heartbeat/{HASH}")
        assert "ALIVE" in next(open_ones.enter_context(beating).iter_lines())
        open_ones.close()
        for path in ("cancel", "reset"):
            body = {"session_hash": HASH, "fn_index": 0, "event_id": "x"}
            assert other.post(f"/gradio_api/{path}", json=body).status_code == 404
        answering.let.set()

        assert heard.status_code == 404
        assert "We walked home." in told(she, HASH)


def test_a_conversation_goes_on_by_link_and_by_reload(
    chatbot: ScriptedChatbot, answering: Answering, address: str
) -> None:
    """The browser keeps its token until it is closed, also where another site leads here again."""
    linked = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    answering.let.set()
    with somebody(address) as she:
        token = she.cookies[SESSION_COOKIE]
        press(she, HOW, HASH)
        told(she, HASH)
        again = she.get("/", headers=linked)
        press(she, HOW, HASH)
        told(she, HASH)

    assert len(token) == 43 and "set-cookie" not in again.headers
    assert [history for _, history in chatbot.heard] == [(), (HOW,)]


@pytest.mark.browser
def test_no_script_reads_the_token_and_asking_works_without(browser: Browser, address: str) -> None:
    """It is sent to this site alone; who keeps no cookie has a conversation of their own too."""
    with browsing(browser) as context:
        visitor = arrive(context, address)
        (cookie,) = (each for each in context.cookies() if each.get("name") == SESSION_COOKIE)
        assert cookie.get("httpOnly") is True and cookie.get("sameSite") == "Lax"
        assert cookie.get("expires") == -1
        assert cookie.get("value", "") not in visitor.page.content()
    with browsing(browser) as context:
        context.route("**/*", lambda route: route.continue_(headers=without(route.request.headers)))
        visitor = arrive(context, address)
        visitor.ask(HOW)

        assert visitor.ask(HOW).locator(".quote").count() == len(NIGHT)
        assert visitor.questions == [HOW, HOW]
        assert visitor.complaints == []


def without(headers: dict[str, str]) -> dict[str, str]:
    """What a browser sends that keeps no cookie."""
    return {name: value for name, value in headers.items() if name.lower() != "cookie"}


def test_a_session_is_made_of_the_hash_and_the_cookie() -> None:
    """The same of the same, and another of everything else; nobody can make one of the other."""
    jars = [{}, {SESSION_COOKIE: "s" * 43}, {SESSION_COOKIE: "t" * 43}, {COOKIE: "v" * 43}]
    made = [session_of(page, jar) for page in ("a", "b") for jar in jars]

    assert len(set(made)) == len(made) and None not in made
    assert session_of("a", {**jars[1], COOKIE: "w" * 43}) == session_of("a", jars[1])
    assert session_of("a", {SESSION_COOKIE: "short"}) == session_of("a", {})
