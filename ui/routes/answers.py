"""The route that answers: whatever is asked, what is said to it comes as lines of JSON.

Nothing is kept here. A page that is left, or that begins a new conversation, ends its request, and
with it goes all that was held for it.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from threading import Event
from typing import TYPE_CHECKING

from ui.chat import ChatEvent, ChatEvents
from ui.web import Arrivals, ChatRequestError, read_requests, sentence, texts_for

if TYPE_CHECKING:
    from fastapi import FastAPI, HTTPException

ANSWERS_AT_ONCE = 4  # visitors answered at the same time; further ones wait for their turn
LONGEST_QUEUE = 64  # visitors waiting; one more is told that the page is busy
LARGEST = 2_000_000  # bytes of what is asked; a hundred long questions are a fifth of it
ROOM = 20 * LARGEST  # bytes of all that is on its way
BUSY = "Too many questions are waiting just now; ask again in a moment."
TOO_LARGE = "That is more than can be asked at once; begin a new conversation."


def add_answers(app: "FastAPI", desk: ChatEvents) -> None:
    """`POST /answers`: what is asked, and then each answer as soon as it is there."""
    from fastapi import HTTPException, Request
    from fastapi.responses import StreamingResponse

    arrivals = Arrivals(ROOM)
    turns = Turns()

    @app.post("/answers", max_body_size=2 * LARGEST)
    async def answers(request: Request) -> StreamingResponse:
        try:
            async with arrivals.body(request, largest=LARGEST, refused=_too_large) as body:
                asked = read_requests(body)
        except ChatRequestError as error:
            raise HTTPException(422, sentence(error, texts_for(request.headers))) from error
        if turns.waiting >= LONGEST_QUEUE:
            raise HTTPException(503, BUSY)
        return StreamingResponse(
            turns.lines(desk.answers(asked, request.cookies)),
            media_type="application/x-ndjson",
            headers={"cache-control": "no-store"},
        )


def _too_large(_size: int | None) -> "HTTPException":
    from fastapi import HTTPException

    return HTTPException(413, TOO_LARGE)


class Turns:
    """A few visitors answered at the same time, the others in the order in which they came."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(ANSWERS_AT_ONCE, thread_name_prefix="answers")
        self._open: set[Future[None]] = set()

    @property
    def waiting(self) -> int:
        """How many visitors wait for their turn."""
        return sum(not (job.running() or job.done()) for job in self._open)

    async def lines(self, said: Iterator[ChatEvent]) -> AsyncIterator[bytes]:
        """What is said, a line each.

        It is said as fast as it can be, however slowly it is heard: nobody who reads slowly takes
        up a place among those who are answered.
        """
        loop = asyncio.get_running_loop()
        lines: asyncio.Queue[bytes | None] = asyncio.Queue()
        left = Event()

        def say() -> None:
            try:
                for each in said:
                    if left.is_set():
                        return
                    loop.call_soon_threadsafe(lines.put_nowait, _line(each))
            finally:
                loop.call_soon_threadsafe(lines.put_nowait, None)

        job = self._pool.submit(say)
        self._open.add(job)
        try:
            ended = False
            while not ended:
                portion = [await lines.get()]
                while not lines.empty():
                    portion.append(lines.get_nowait())
                ended = portion[-1] is None
                yield b"".join(line for line in portion if line is not None)
            await asyncio.wrap_future(job)  # what nobody foresaw is raised, for the terminal
        finally:
            left.set()
            job.cancel()
            self._open.discard(job)


def _line(said: ChatEvent) -> bytes:
    # in ASCII: half a character in a document's words stays what it is
    return json.dumps(asdict(said)).encode() + b"\n"
