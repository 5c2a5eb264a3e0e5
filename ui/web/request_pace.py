"""How fast what a request brings has to arrive: no sender is waited for without end."""

import asyncio
from dataclasses import dataclass
from time import monotonic

from ui.web.security import Application, Event, Receive, Scope, Send

SILENT = "What was sent did not arrive; try again."


@dataclass(frozen=True, slots=True)
class Patience:
    """How long what is sent is waited for; with these numbers 50 MB take 84 minutes at most."""

    silence: float = 30
    """Seconds without a byte."""
    grace: float = 30
    """Seconds that a sender may fall behind the pace."""
    pace: float = 10_000
    """Bytes a second that have to arrive on the whole: 80 kbit/s, as on the edge of a network."""


PATIENCE = Patience()


class Paced:
    """An ASGI application that refuses, for another one, what arrives too slowly."""

    def __init__(self, app: Application, patience: Patience | None = None) -> None:
        self.app = app
        self._patience = patience or PATIENCE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            receive = _Arriving(receive, self._patience).receive
        await self.app(scope, receive, send)


class _Arriving:
    """The body of one request. Its time begins when somebody first asks for it."""

    def __init__(self, receive: Receive, patience: Patience) -> None:
        self._receive = receive
        self._patience = patience
        self._began: float | None = None
        self._size = 0
        self._whole = False

    async def receive(self) -> Event:
        """What comes next.

        Raises:
            HTTPException: it does not come in time.
        """
        from fastapi import HTTPException

        if self._whole:  # what comes now is that the other side has gone, whenever it does
            return await self._receive()
        try:
            async with asyncio.timeout(self._left()):
                event = await self._receive()
        except TimeoutError as error:
            raise HTTPException(408, SILENT) from error
        body = event.get("body", b"")
        assert isinstance(body, bytes)
        self._size += len(body)
        self._whole = not event.get("more_body", False)
        return event

    def _left(self) -> float:
        """Seconds that the next piece may take."""
        now = monotonic()
        if self._began is None:
            self._began = now
        due = self._began + self._patience.grace + self._size / self._patience.pace
        return min(self._patience.silence, due - now)
