"""The bodies of requests on their way: how large one may be, and how much memory all of them.

Who sends slowly holds what has arrived and nothing else, and so shuts nobody out. Where there is
no room for a byte more, the address that has held most for longest loses one of its bodies. How
long one may take is said in `ui/web/request_pace.py`.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Self

from ui.web.request_pace import SILENT

if TYPE_CHECKING:
    from fastapi import Request

BUSY = "Others are sending at this moment; try again when they are done."


@dataclass(slots=True, eq=False)
class _Arrival:
    """One body, as far as it is there."""

    client: str
    """The address it comes from."""
    limit: asyncio.Timeout = field(default_factory=lambda: asyncio.timeout(None))
    began: float = field(default_factory=monotonic)
    size: int = 0
    given_up: bool = False
    whole: bool = False

    def held(self, now: float) -> float:
        """How much memory it has had and for how long: bytes times seconds."""
        return self.size * (now - self.began)


class Arrivals:
    """Lets bodies in.

    Args:
        room: bytes that all together may have until each sender is answered.
        busy: the sentence for a body that is given up.
    """

    def __init__(self, room: int, *, busy: str = BUSY) -> None:
        self._room = room
        self._busy = busy
        self._here: list[_Arrival] = []

    @asynccontextmanager
    async def body(
        self, request: "Request", *, largest: int, refused: Callable[[int | None], Exception]
    ) -> AsyncIterator[bytes]:
        """All bytes of a request, which take up room until the block ends.

        Args:
            largest: bytes that it may have.
            refused: what is raised where it has more; told how many, if the request says so itself.

        Raises:
            HTTPException: they do not arrive, or there is no room for them.
        """
        from fastapi import HTTPException

        declared = request.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > largest:
            raise refused(int(declared))
        arrival = _Arrival(request.client.host if request.client else "")
        self._here.append(arrival)
        try:
            try:
                async with arrival.limit:
                    data = await self._receive(request, arrival, largest, refused)
            except TimeoutError as error:
                raise HTTPException(503, self._busy) from error
            yield data
        finally:
            self._here.remove(arrival)

    async def _receive(
        self,
        request: "Request",
        arrival: _Arrival,
        largest: int,
        refused: Callable[[int | None], Exception],
    ) -> bytes:
        from fastapi import HTTPException
        from starlette.requests import ClientDisconnect

        data = bytearray()
        try:
            async for piece in request.stream():
                data += piece
                arrival.size = len(data)
                if arrival.size > largest:
                    raise refused(None)
                self._make_room()
                if arrival.given_up:
                    raise TimeoutError
        except ClientDisconnect as error:
            raise HTTPException(408, SILENT) from error
        arrival.whole = True
        return bytes(data)

    def _make_room(self) -> None:
        """Give up bodies on their way while all have more than there is room for."""
        while sum(each.size for each in self._here if not each.given_up) > self._room:
            now = monotonic()
            coming = [each for each in self._here if not (each.whole or each.given_up)]
            by_client: defaultdict[str, float] = defaultdict(float)
            for each in coming:
                by_client[each.client] += each.held(now)
            most = max(coming, key=lambda each: (by_client[each.client], each.held(now)))
            most.given_up = True
            most.limit.reschedule(asyncio.get_running_loop().time())


@dataclass(frozen=True, slots=True)
class Reception:
    """Where bodies of one kind arrive, and what is made of them."""

    arrivals: Arrivals
    turn: asyncio.Semaphore
    """Held by each that is worked on; the others wait for it."""

    @classmethod
    def of(cls, *, room: int, at_once: int) -> Self:
        """One that is empty.

        Args:
            room: bytes that all bodies together may have.
            at_once: how many are worked on at the same time.
        """
        return cls(Arrivals(room), asyncio.Semaphore(at_once))
