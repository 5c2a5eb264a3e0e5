"""Visitors' documents on their way to a server that will be killed, and what it kept of them."""

import threading
from collections.abc import Iterator
from pathlib import Path

import httpx

from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.attacks.deeds import Report, story
from tests.support.toy_encoder import ToyEncoder
from ui.access.arriving_uploads import COOKIE

NAME = "mine.md"
POLL = 0.005  # seconds


class Sending:
    """Visitor after visitor adds a document, and every third removes it, until nobody answers."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._told: dict[str, str | None] = {}
        self._sender = threading.Thread(target=self._send)
        self._report: Report | None = None
        self._over = threading.Event()

    def begin(self, report: Report) -> None:
        """Begin, once the report has a port."""
        self._report = report
        self._sender.start()

    def lost(self, folder: Path) -> Iterator[str]:
        """What was reported to a visitor, and is not so in the library."""
        self._over.set()
        self._sender.join()
        with Library(folder, ToyEncoder()) as library:
            visitors = Uploads(library)
            for token, text in self._told.items():
                kept = [each.text for each in visitors.documents(token)]
                if kept != ([] if text is None else [text]):
                    yield f"visitor {token[:6]} has {kept} where {text!r} was reported"

    def _send(self) -> None:
        assert self._report is not None
        while not (ports := [line[1] for line in self._report.lines if line[0] == "port"]):
            if self._over.wait(POLL):
                return
        address = f"http://127.0.0.1:{ports[0]}/documents"
        for number in range(1000):
            token = f"v{self._seed:06}{number:036}"
            text = story(number % 9, self._seed).text
            try:
                with httpx.Client(cookies={COOKIE: token}, params={"name": NAME}) as client:
                    if client.put(address, content=text.encode()).is_success:
                        self._told[token] = text
                    if number % 3 == 0:
                        del self._told[token]  # until it is reported it is there or gone
                        if client.delete(address).is_success:
                            self._told[token] = None
            except httpx.TransportError:
                return
