"""What of Gradio is there for the page, and that nothing else of it is there for anybody."""

import asyncio
import http.client
import json
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.routing import BaseRoute, Mount, Route

from bot.library.library import Library
from bot.library.uploads import Uploads
from bot.viewing.page_images import PageImages
from tests.support.browser.routes import GRADIO, OWN, USED
from tests.support.browser.scripted_chatbot import ScriptedChatbot
from tests.support.browser.serving import serving
from tests.support.browser.walk import HOW, NIGHT, WALK
from tests.support.toy_encoder import ToyEncoder
from ui.app import build_app

METHODS = "GET HEAD POST PUT PATCH DELETE OPTIONS".split()
FILE = {"path": "a.txt", "url": "http://203.0.113.7/", "meta": {"_type": "gradio.FileData"}}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a page is served."""
    with serving(ScriptedChatbot([WALK], replies={HOW: NIGHT})) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    """Somebody who has opened the page."""
    with httpx.Client(base_url=address, timeout=60) as client:
        client.get("/")
        yield client


def routes_of(routes: Sequence[BaseRoute], under: str = "") -> Iterator[str]:
    """Every route there is, also in what is mounted or included: `GET /documents`."""
    for route in routes:
        if isinstance(route, Mount):
            yield f"MOUNT {under}{route.path}/"
            yield from routes_of(route.routes or (), under + route.path)
        elif isinstance(route, Route):
            yield from (f"{method} {under}{route.path}" for method in route.methods or ())
        else:  # as FastAPI keeps a router that is included
            yield from routes_of(vars(route)["original_router"].routes, under)


def test_every_route_is_known(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A new Gradio that brings a route fails here: then somebody decides whether the page needs it."""

    async def routes() -> set[str]:  # outside of a loop Gradio makes some that nobody closes
        with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
            chatbot, visitors = ScriptedChatbot([WALK]), Uploads(library)
            pictures = PageImages(library)
            app = build_app(chatbot, library=library, pictures=pictures, visitors=visitors)
            return set(routes_of(app.routes))

    assert asyncio.run(routes()) == OWN | GRADIO
    assert {f"{method} {path}" for method, path in USED} <= GRADIO


def status(address: str, method: str, path: str, body: bytes = b"") -> int:
    """What is said to a path exactly as it is written."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request(method, path, body or None, {"content-type": "application/json"})
    reply = connection.getresponse()
    connection.close()
    return reply.status


@pytest.mark.parametrize("path", sorted({route.split()[1] for route in GRADIO}))
def test_what_the_page_does_not_use_is_not_there(address: str, path: str) -> None:
    """By every method, also by those that the route itself does not have."""
    written = re.sub(r"\{path_or_url:path}", "http://203.0.113.7/x", path)
    written = re.sub(r"\{\w+:path}", "js/x", written)
    written = re.sub(r"\{\w+}", "x", written)
    for method in METHODS:
        if (method, path) not in USED:
            body = json.dumps({"data": [FILE], "session_hash": "a", "fn_index": 0}).encode()
            assert status(address, method, written, body) == 404, f"{method} {written}"


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/%66ile=http://203.0.113.7/x",
        "/gradio_api/file%3Dhttp://203.0.113.7/x",
        "/gradio_api//file=http://203.0.113.7/x",
        "//gradio_api/file=http://203.0.113.7/x",
        "/gradio_api/./file=http://203.0.113.7/x",
        "/Gradio_API/file=http://203.0.113.7/x",
        "/assets/../gradio_api/file=http://203.0.113.7/x",
        "/assets/%2e%2e/config",
        "/assets/..%2f..%2findex.html",
        "/assets/..",
        "/page/../gradio_api/info",
        "/doc/../config",
        "/doc/%2e%2e/config",
        "/theme.css/",
        "/theme.css/../config",
        "/gradio_api/heartbeat/a/../../info",
        "/gradio_api/heartbeat/a%2f..%2f..%2finfo",
        "/gradio_api/heartbeat/",
        "/gradio_api/queue/data/?session_hash=a",
        "/gradio_api/queue/data",
        "/gradio_api/queue/data?session_hash=%00",
        "/gradio_api/queue/data?session_hash=A%20b",
        "/theme.css%3fx/../../file=http://203.0.113.7/x/",
        "http://127.0.0.1/gradio_api/info",
    ],
)
def test_no_way_of_writing_leads_around_it(address: str, path: str) -> None:
    """Neither another case, an escape, nor a path that goes up again reaches more of Gradio."""
    assert status(address, "GET", path) == 404


def test_what_follows_a_question_mark_changes_nothing(client: httpx.Client) -> None:
    """Neither a page that is none nor a kept link: the page is the same for everybody."""
    for query in ("page=elsewhere", "deep_link=../../x", "view=api", "__theme=dark"):
        reply = client.get(f"/?{query}")

        assert reply.status_code == 200 and '"deep_link_state":"none"' in reply.text


def test_a_link_on_another_site_leads_to_the_page_or_a_document_alone(
    client: httpx.Client,
) -> None:
    """Not to what is fetched, listed or sent by the page: a click elsewhere makes nothing happen."""
    for site in ("cross-site", "same-site"):
        headers = {"sec-fetch-site": site, "sec-fetch-mode": "navigate"}
        for path in ("/", "/?q=x", f"/doc/{WALK.id}"):
            assert client.get(path, headers=headers).status_code == 200
        for path in (
            "/library",
            "/documents",
            "/doc",
            "/page/style.css",
            "/config",
            f"/source/{WALK.id}",
            "/gradio_api/file=http://203.0.113.7/x",
            "/gradio_api/queue/data?session_hash=a",
        ):
            assert client.get(path, headers=headers).status_code == 403
        assert client.post("/", headers=headers).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null"])
def test_an_older_browser_sends_nothing_for_another_site(client: httpx.Client, origin: str) -> None:
    """One that does not say which site asks says where a form stands; our own may send."""
    own = str(client.base_url).rstrip("/")
    wish = {"text": "“We walked home.”"}

    assert client.post("/check", json=wish, headers={"origin": origin}).status_code == 403
    assert client.post("/check", json=wish, headers={"origin": own}).status_code == 200


def test_what_other_routes_are_sent_is_bounded(client: httpx.Client) -> None:
    """Each reads a few sentences, and holds no more in memory than that."""
    reply = client.post("/suggestions", content=b" " * 6_000_000)

    assert reply.status_code == 413


def test_nobody_opens_a_web_socket(address: str) -> None:
    """The page needs none, and what Gradio may come to do by one stays out of reach."""
    where = urlsplit(address)
    connection = http.client.HTTPConnection(where.netloc, timeout=60)
    upgrade = {
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    connection.request("GET", "/gradio_api/queue/join", headers=upgrade)
    reply = connection.getresponse()
    connection.close()

    assert reply.status in {403, 404}
