"""A few visitors answered at the same time, the others in the order in which they came.

Nothing is kept here. A page that is left, or that begins a new conversation, ends its request, and
with it goes all that was held for it.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from threading import Event

from ui.chat.chat_events import ChatEvent

ANSWERS_AT_ONCE = 4  # visitors answered at the same time; further ones wait for their turn
LONGEST_QUEUE = 64  # visitors waiting; one more is told that the page is busy


class AnswerQueue:
    """Who is being answered, and who waits for it."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(ANSWERS_AT_ONCE, thread_name_prefix="answers")
        self._open: set[Future[None]] = set()

    @property
    def is_full(self) -> bool:
        """Whether nobody more may wait."""
        waiting = sum(not (job.running() or job.done()) for job in self._open)
        return waiting >= LONGEST_QUEUE

    async def lines(self, said: Iterator[ChatEvent]) -> AsyncIterator[bytes]:
        """What is said, a line of JSON each.

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
