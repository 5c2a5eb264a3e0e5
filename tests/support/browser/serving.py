"""A real server for the tests of the page: the application of a chatbot on a free port."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import uvicorn
from fastapi import FastAPI

from bot.chatbot import Chatbot
from bot.library.library import Library
from bot.library.uploads import Uploads
from bot.viewing.page_images import PageImages
from tests.support.toy_encoder import ToyEncoder
from ui.app import build_app
from ui.serve import listen

POLL = 0.05  # seconds


@contextmanager
def serving(
    chatbot: Chatbot,
    *,
    examples: Sequence[str] = (),
    visitors: Uploads | None = None,
    library: Library | None = None,
    pictures: PageImages | None = None,
    host: str = "127.0.0.1",
) -> Iterator[str]:
    """The address at which the page is served while the block runs.

    Args:
        host: where the page is told that it is served.
    """
    servers: list[uvicorn.Server] = []
    with listen("127.0.0.1", 0) as listener:

        def build() -> FastAPI:
            return build_app(
                chatbot,
                examples=examples,
                host=host,
                library=library,
                visitors=visitors,
                pictures=pictures,
            )

        task = _serve(build, listener, servers)
        thread = threading.Thread(target=asyncio.run, args=(task,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            while not servers and thread.is_alive():  # a test failed before the page was built
                sleep(POLL)
            for server in servers:
                server.should_exit = True
            thread.join()


@contextmanager
def serving_library(chatbot: Chatbot, folder: Path) -> Iterator[str]:
    """The address of a page whose documents a library in the folder holds."""
    with Library(folder, ToyEncoder()) as library:
        for number, document in enumerate(chatbot.documents):
            library.add(document, place=f"/{number}")
        with serving(chatbot, library=library) as address:
            yield address


async def _serve(
    build: Callable[[], FastAPI],
    listener: socket.socket,
    servers: list[uvicorn.Server],
) -> None:
    # Built inside the loop that serves it: outside of one, Gradio makes loops that nobody closes.
    config = uvicorn.Config(build(), log_level="warning", timeout_graceful_shutdown=1)
    servers.append(uvicorn.Server(config))
    await servers[0].serve(sockets=[listener])
