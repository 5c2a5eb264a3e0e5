"""What stands between the page and every other page in the world: headers, and who may ask.

The policy names the page's own scripts by their hash, so that a script that came in with a
document would not run even if escaping failed. Gradio's `gr.HTML` compiles its template
(`'unsafe-eval'`) and its components carry style attributes (`'unsafe-inline'` for styles); neither
can be had without.
"""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import cast

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval'{scripts}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
"""Example: `<script data-x>let a = 1;</script>`, but not `<script src="a.js"></script>`."""
POLICY_VIOLATION = 1008  # RFC 6455, 7.4.1
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})

Headers = list[tuple[bytes, bytes]]
Scope = MutableMapping[str, object]
"""A request, and `Event` a part of it or of its reply, as ASGI names their keys."""
Event = MutableMapping[str, object]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class Guard:
    """An ASGI application that lets another one answer and adds what keeps it private.

    Args:
        hosts: names by which the page may be asked for; None where any will do. A strange name on
            loopback is another site's, pointed at this machine to read what it serves.
    """

    def __init__(self, app: Application, hosts: Iterable[str] | None = None) -> None:
        self.app = app
        self.hosts = None if hosts is None else frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # the page opens none
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        reply = _Reply(send)
        refusal = self._refusal(scope, dict(_headers(scope)))
        if refusal is None:
            await self.app(_uncompressed(scope), receive, reply.send)
            return
        plain = [(b"content-type", b"text/plain; charset=utf-8")]
        await reply.send({"type": "http.response.start", "status": 403, "headers": plain})
        await reply.send({"type": "http.response.body", "body": refusal.encode()})

    def _refusal(self, scope: Scope, headers: dict[bytes, bytes]) -> str | None:
        address = headers.get(b"host", b"").decode("latin-1")
        host = re.sub(r":\d+$", "", address)
        if self.hosts is not None and host not in self.hosts:
            return "This page is only for the machine it runs on."
        # Another port of the same host is "same-site", and is sent our cookie.
        elsewhere = headers.get(b"sec-fetch-site") in {b"cross-site", b"same-site"}
        follows = headers.get(b"sec-fetch-mode") == b"navigate" and _linked(scope)
        if self.hosts is not None and b"sec-fetch-site" not in headers:  # an older browser
            origin = headers.get(b"origin", b"").decode("latin-1")
            elsewhere = origin.partition("://")[2] not in {"", address} or origin == "null"
        if elsewhere and not follows:
            return "This page does not answer other pages."
        return None


def _linked(scope: Scope) -> bool:
    """Whether this is what another site may have a link to: the page, or a document's."""
    path = cast(str, scope["path"])
    return scope["method"] == "GET" and (path == "/" or path.startswith("/doc/"))


class _Reply:
    """One reply on its way out."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._held: Event | None = None
        self._body = b""

    async def send(self, event: Event) -> None:
        """Pass an event on; a page of HTML waits until it is whole, for its scripts' hashes."""
        if event["type"] == "http.response.start":
            kind = dict(_headers(event)).get(b"content-type", b"")
            if kind.startswith(b"text/html"):
                self._held = event
                return
            await self._send(_guarded(event, b""))
        elif self._held is None:
            await self._send(event)
        else:
            self._body += cast(bytes, event.get("body", b""))
            if not event.get("more_body"):
                await self._send(_guarded(self._held, self._body))
                await self._send({"type": "http.response.body", "body": self._body})


def _headers(event: Scope | Event) -> Headers:
    return cast(Headers, event["headers"])


def _guarded(start: Event, page: bytes) -> Event:
    """The start of a reply with our headers in it."""
    policy = POLICY.format(scripts=_hashes(page)).encode()
    ours = [*HEADERS, (b"content-security-policy", policy)]
    return {**start, "headers": [*_headers(start), *ours]}


def _hashes(page: bytes) -> str:
    """The policy's sources for a page's inline scripts, each after a space."""
    return "".join(f" {hash_source(script)}" for script in INLINE_SCRIPT.findall(page))


def hash_source(content: bytes) -> str:
    """What a content security policy names an inline script or style sheet by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}'"


def _uncompressed(scope: Scope) -> Scope:
    """The request for a page without leave to compress it; other requests unchanged."""
    accepts = dict(_headers(scope)).get(b"accept", b"")
    if b"text/html" not in accepts and b"*/*" not in accepts:
        return scope
    kept = [(name, value) for name, value in _headers(scope) if name != b"accept-encoding"]
    return {**scope, "headers": kept}
