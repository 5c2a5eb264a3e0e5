"""The door to Gradio: of all that it can do, only what the page asks of it.

Gradio fetches addresses for whoever asks, takes files in, and has more routes with each version;
what is not named here is not there. What comes in is read here and written anew, so that Gradio is
given nothing but text, and for the session of who sent it (`ui/sessions.py`).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, ClassVar, cast

from ui.arrivals import Arrivals
from ui.guard import Application, Event, Headers, Receive, Scope, Send
from ui.sessions import browser_of, new_cookie, session_of

if TYPE_CHECKING:
    from fastapi import HTTPException, Request
    from gradio import Blocks

PAGE = "/"
JOIN = "/gradio_api/queue/join"
DATA = "/gradio_api/queue/data"
HEARTBEAT = "/gradio_api/heartbeat/"
FILES = frozenset(
    {
        "/favicon.ico",
        "/theme.css",
        "/static/js/iframeResizer.contentWindow.min.js",
        "/gradio_api/app_id",  # asked for by a page that has lost its server, until it is back
    }
)
ASSET = re.compile(r"/assets/\w[\w.-]*", re.ASCII)
"""Example: `/assets/Index-XJ9wGPKP.js`."""
LARGEST = 2_500_000  # bytes of a press: a conversation of 1,000 questions, and more
ROOM = 20 * LARGEST  # bytes of all presses on their way

NO_PRESS = "This is no press of a button of this page; load it again."

Slots = tuple[bool, ...]
"""Of each value that a press brings: whether it is text; what is not is kept here and is null."""


@dataclass(frozen=True, slots=True)
class Press:
    """The press of a button, as Gradio's script sends it; what else it could say is refused."""

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    data: tuple[str | None, ...]
    fn_index: int
    session_hash: str
    trigger_id: int | None = None
    event_data: None = None


def slots_of(page: "Blocks") -> Mapping[int, Slots]:
    """What each press of a page brings, by the number of what it calls."""
    from gradio import State

    return {
        number: tuple(not isinstance(block, State) for block in called.inputs)
        for number, called in page.fns.items()
    }


class Door:
    """An ASGI application that lets Gradio's answer what a page asks."""

    def __init__(self, app: Application, page: "Blocks") -> None:
        from pydantic import TypeAdapter

        self.app = app
        self._page = page
        self._slots = slots_of(page)
        self._presses = TypeAdapter(Press)
        self._arrivals = Arrivals(ROOM)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, written anew.

        Raises:
            HTTPException: there is no such thing here, or what was sent is no press.
        """
        from fastapi import Request

        request = Request(scope, receive)
        if (request.method, scope["path"]) == ("POST", JOIN):
            async with self._arrivals.body(request, largest=LARGEST, refused=_too_large) as body:
                pressed = self._pressed(request, body)
            await self.app(_asking(scope, JOIN), _sent(pressed, receive), send)
            return
        path, query = self._way(request)
        if (request.method, path) == ("GET", PAGE) and browser_of(request.cookies) is None:
            send = _with_cookie(send, new_cookie(secure=request.url.scheme == "https"))
        await self.app(_asking(scope, path, query), receive, send)

    def _way(self, request: "Request") -> tuple[str, str]:
        """The path and the query that Gradio is asked for instead of those of a request.

        Raises:
            HTTPException: there is none.
        """
        from fastapi import HTTPException

        method, path = request.method, request.scope["path"]
        if (method, path) in {("GET", PAGE), ("HEAD", PAGE)}:
            return path, ""
        if method == "GET" and (path in FILES or ASSET.fullmatch(path)):
            return path, ""
        if method == "GET" and path == DATA:
            page = request.query_params.get("session_hash", "")
            session = session_of(page, request.cookies)
            # of a session in which nothing was asked Gradio tells with a traceback
            if session in self._page._queue.pending_messages_per_session:
                return path, f"session_hash={session}"
        if method == "GET" and path.startswith(HEARTBEAT):
            page = path.removeprefix(HEARTBEAT)
            if (session := session_of(page, request.cookies)) is not None:
                return HEARTBEAT + session, ""
        raise HTTPException(404)

    def _pressed(self, request: "Request", body: bytes) -> bytes:
        """A press in the session of who sent it, as JSON."""
        from fastapi import HTTPException
        from pydantic import ValidationError

        kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if kind != "application/json":  # which another site's page cannot send unasked
            raise HTTPException(415, NO_PRESS)
        try:
            press = self._presses.validate_json(body)
        except ValidationError as error:
            raise HTTPException(422, NO_PRESS) from error
        slots = self._slots.get(press.fn_index)
        if slots is None or tuple(value is not None for value in press.data) != slots:
            raise HTTPException(422, NO_PRESS)
        session = session_of(press.session_hash, request.cookies)
        if session is None:
            raise HTTPException(404)
        return json.dumps(asdict(replace(press, session_hash=session))).encode()


def _asking(scope: Scope, path: str, query: str = "") -> Scope:
    return {**scope, "path": path, "raw_path": path.encode(), "query_string": query.encode()}


def _sent(body: bytes, receive: Receive) -> Receive:
    """What receives this body, and then what else comes."""
    events: list[Event] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Event:
        return events.pop() if events else await receive()

    return received


def _with_cookie(send: Send, cookie: bytes) -> Send:
    """What sends a reply with a cookie."""

    async def sending(event: Event) -> None:
        if event["type"] == "http.response.start":
            kept = (b"set-cookie", cookie)
            event = {**event, "headers": [*cast(Headers, event["headers"]), kept]}
        await send(event)

    return sending


def _too_large(_size: int | None) -> "HTTPException":
    from fastapi import HTTPException

    return HTTPException(413, "This is more than a conversation has; begin a new one.")
