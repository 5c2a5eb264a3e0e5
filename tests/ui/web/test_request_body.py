"""Who sends slowly: refused after a while, and in nobody's way until then."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import HTTPException, Request

from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.support.browser.scripted_chatbot import ScriptedChatbot
from tests.support.browser.serving import serving
from tests.support.browser.walk import HOW, NIGHT, WALK
from tests.support.toy_encoder import ToyEncoder
from ui.access.arriving_uploads import COOKIE
from ui.web import request_pace
from ui.web.request_body import Arrivals
from ui.web.request_pace import Paced, Patience
from ui.web.security import Event, Receive, Scope, Send

SLOW_ONES = 20  # of each kind; there were eight places for uploads and four for notebooks
SENT = (
    ("PUT", "/documents?name=a.txt", 50_000_000),
    ("POST", "/notebook/import", 20_000_000),
    ("POST", "/check", 2_000_000),
    ("POST", "/answers", 2_000_000),
    ("POST", "/suggestions", 2_000_000),
)
HURRIED = Patience(silence=0.2, grace=0.1, pace=1e6)


@pytest.fixture
def address(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Where a page is served that takes documents, and waits for them as long as a test may take."""
    monkeypatch.setattr(request_pace, "PATIENCE", Patience(silence=600, grace=600))
    chatbot = ScriptedChatbot([WALK], replies={HOW: NIGHT})
    with (
        Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library,
        serving(chatbot, visitors=Uploads(library), library=library) as address,
    ):
        httpx.get(address, timeout=60)
        yield address


class Slow:
    """Somebody who has begun to send a large body, and goes on byte by byte."""

    def __init__(self, address: str, method: str, path: str, size: int, visitor: str) -> None:
        where = urlsplit(address)
        assert where.hostname and where.port
        self._socket = socket.create_connection((where.hostname, where.port))
        self._socket.settimeout(60)
        head = f"{method} {path} HTTP/1.1\r\nhost: {where.netloc}\r\ncookie: {COOKIE}={visitor}\r\n"
        kind = "content-type: application/json\r\n"
        self._socket.sendall(f"{head}{kind}content-length: {size}\r\n\r\n ".encode())

    def go_on(self) -> None:
        """Send another byte."""
        self._socket.sendall(b" ")

    @property
    def waits(self) -> bool:
        """Whether nothing was said to it yet."""
        self._socket.setblocking(False)
        try:
            self._socket.recv(1)
        except BlockingIOError:
            return True
        return False

    def close(self) -> None:
        """Go away."""
        self._socket.close()


@pytest.fixture
def slow_ones(address: str) -> Iterator[list[Slow]]:
    """One client under many names, with everything begun that is read of a sender."""
    with ExitStack() as opened:
        slow = []
        for number in range(SLOW_ONES * len(SENT)):
            slow.append(Slow(address, *SENT[number % len(SENT)], visitor=f"{number:043}"))
            opened.callback(slow[-1].close)
        for number in range(0, len(slow), len(SENT)):
            arriving(address, slow[number], f"{number:043}")
        yield slow


def arriving(address: str, slow: Slow, visitor: str) -> None:
    """Wait until a document of that visitor's is on its way, or refused."""
    while slow.waits:
        owned = httpx.get(f"{address}/documents", cookies={COOKIE: visitor}, timeout=60).json()
        if [each["stage"] for each in owned["adding"]] == ["arriving"]:
            return


def test_however_many_send_slowly_others_are_served(address: str, slow_ones: list[Slow]) -> None:
    """A document is added, a notebook opened, a quotation checked and a question answered.

    One visitor, though, sends one document at a time.
    """
    notebook = {"title": "Notes", "notes": []}
    with httpx.Client(base_url=address, cookies={COOKIE: "o" * 43}, timeout=60) as other:
        added = other.put("/documents?name=well.txt", content=b"The villagers dug the well.")
        opened = other.post("/notebook/import", json=notebook)
        checked = other.post("/check", json={"text": "“We walked home.”"})
        asked = other.post("/answers", json={"wishes": [{"question": HOW}]})
        for each in slow_ones:
            each.go_on()
        again = other.put("/documents?name=mill.txt", content=b"The mill stood by the stream.")

        assert added.status_code == again.status_code == 200
        assert opened.status_code in {200, 422}
        assert checked.status_code == asked.status_code == 200
        assert "We walked home." in asked.text
        assert len(other.get("/documents").json()["documents"]) == 2
    one_more = httpx.put(
        f"{address}/documents?name=b.txt", content=b"x", cookies={COOKIE: f"{0:043}"}, timeout=60
    )
    assert one_more.status_code == 503
    assert all(each.waits for each in slow_ones)  # nobody was put out for it


class Sender:
    """A body that arrives piece by piece as the test has it, from an address."""

    def __init__(self, client: str, *pieces: bytes) -> None:
        self._pieces = list(pieces)
        self.more = asyncio.Event()
        scope = {"type": "http", "method": "PUT", "headers": [], "client": (client, 1)}
        self.request = Request(scope, self.receive)

    async def receive(self) -> Event:
        """The pieces that are there, and then the last one when it may come."""
        if self._pieces:
            return {"type": "http.request", "body": self._pieces.pop(0), "more_body": True}
        await self.more.wait()
        return {"type": "http.request", "body": b".", "more_body": False}


async def arrived(arrivals: Arrivals, sender: Sender) -> str:
    """What came of a body."""
    try:
        async with arrivals.body(sender.request, largest=100, refused=ValueError) as body:
            return body.decode()
    except HTTPException as error:
        return f"{error.status_code} {error.detail}"


async def outcomes(*senders: Sender, room: int = 100) -> list[str]:
    """What came of bodies that began one after the other, and ended then in the same order."""
    arrivals, tasks = Arrivals(room, busy="busy"), []
    for sender in senders:
        tasks.append(asyncio.create_task(arrived(arrivals, sender)))
        await asyncio.sleep(0.01)
    for sender in senders:
        sender.more.set()
    return [await task for task in tasks]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ([("a", 60), ("b", 30)], ["whole", "whole"]),
        ([("a", 60), ("b", 60)], ["503 busy", "whole"]),
        ([("a", 30), ("a", 30), ("b", 30), ("b", 5), ("c", 8)], ["503 busy", *["whole"] * 4]),
        ([("a", 99)], ["whole"]),
    ],
    ids=["there is room", "there is none", "whose are most", "exactly"],
)
def test_where_there_is_no_room_who_holds_most_gives_way(
    sent: list[tuple[str, int]], said: list[str]
) -> None:
    """By address, and of one address what has been there for longest; the rest arrive whole."""

    async def run() -> list[str]:
        return await outcomes(*(Sender(client, b"x" * size) for client, size in sent))

    whole = [f"{'x' * size}." for _, size in sent]
    expected = [each if each != "whole" else whole[at] for at, each in enumerate(said)]

    assert asyncio.run(run()) == expected


def test_what_waits_for_its_turn_is_not_given_up() -> None:
    """Whole bodies keep their room until their senders are answered; who then comes is told."""

    async def run() -> tuple[bytes, str]:
        arrivals, first = Arrivals(100, busy="busy"), Sender("a", b"x" * 80)
        first.more.set()
        async with arrivals.body(first.request, largest=100, refused=ValueError) as body:
            return body, await arrived(arrivals, Sender("b", b"x" * 50))

    assert asyncio.run(run()) == (b"x" * 80 + b".", "503 busy")


async def paced(receive: Receive, reads: Callable[[Receive], Awaitable[object]]) -> object:
    """What an application gets that reads what arrives, behind one that waits not for long."""
    got: list[object] = []

    async def application(_scope: Scope, receive: Receive, _send: Send) -> None:
        got.append(await reads(receive))

    async def send(_event: Event) -> None:
        pass

    try:
        await Paced(application, HURRIED)({"type": "http"}, receive, send)
    except HTTPException as error:
        return error.status_code
    return got[0]


async def read_whole(receive: Receive) -> int:
    """How many bytes arrive."""
    size = 0
    while True:
        event = await receive()
        size += len(str(event["body"]))
        if not event["more_body"]:
            return size


def test_who_sends_nothing_or_too_little_is_refused() -> None:
    """Whether silent from the beginning or sending a byte now and then, for ever."""

    async def nothing() -> Event:
        await asyncio.Event().wait()
        raise AssertionError

    async def little() -> Event:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"x", "more_body": True}

    assert asyncio.run(paced(nothing, read_whole)) == 408
    assert asyncio.run(paced(little, read_whole)) == 408


def test_who_sent_all_may_wait_for_the_answer_as_long_as_it_takes() -> None:
    """What comes afterwards is only that they have gone, and nobody is refused for staying."""

    async def reads(receive: Receive) -> object:
        await receive()
        return (await receive())["type"]

    events: list[tuple[float, Event]] = [
        (0, {"type": "http.request", "body": b"x", "more_body": False}),
        (2 * HURRIED.silence, {"type": "http.disconnect"}),
    ]

    async def receive() -> Event:
        after, event = events.pop(0)
        await asyncio.sleep(after)
        return event

    assert asyncio.run(paced(receive, reads)) == "http.disconnect"
