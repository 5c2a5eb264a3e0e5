"""A real server for the tests of the page: the application of a chatbot on a free port."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

import uvicorn
from fastapi import FastAPI

from bot.chatbot import Chatbot
from bot.documents.document import Document
from bot.library.library import Library
from bot.library.uploads import Uploads
from bot.viewing.page_images import PageImages
from tests.support.toy_encoder import ToyEncoder
from ui.app import Told, build_app
from ui.routes.site import Site
from ui.serve import listen

POLL = 0.05  # seconds


@contextmanager
def serving(
    chatbot: Chatbot,
    *,
    library: Library | None = None,
    pictures: PageImages | None = None,
    visitors: Uploads | None = None,
    examples: Sequence[str] = (),
    host: str = "127.0.0.1",
) -> Iterator[str]:
    """The address at which the page is served while the block runs.

    Args:
        library: holds the chatbot's documents; None makes one that does, and goes with the block.
        host: where the page is told that it is served.
    """
    servers: list[uvicorn.Server] = []
    with ExitStack() as opened:
        held = library or opened.enter_context(library_of(chatbot.documents))
        listener = opened.enter_context(listen("127.0.0.1", 0))

        def build() -> FastAPI:
            return build_app(
                chatbot,
                library=held,
                pictures=pictures or PageImages(held),
                visitors=visitors,
                told=Told(tuple(examples)),
                host=host,
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


def site_over(
    library: Library,
    documents: Sequence[Document] = (),
    *,
    visitors: Uploads | None = None,
    may_correct: bool = True,
) -> Site:
    """A site of some documents of a library, for `build_routes`, which serves no page."""
    return Site.of(
        Chatbot(library, ToyEncoder(), documents=documents),
        library=library,
        pictures=PageImages(library),
        visitors=visitors,
        may_correct=may_correct,
    )


@contextmanager
def library_of(documents: Sequence[Document]) -> Iterator[Library]:
    """A library of these documents, which is there while the block runs."""
    with TemporaryDirectory() as folder, Library(Path(folder), ToyEncoder()) as library:
        for _ in library.add_all((each, f"/{number}") for number, each in enumerate(documents)):
            pass
        yield library


async def _serve(
    build: Callable[[], FastAPI],
    listener: socket.socket,
    servers: list[uvicorn.Server],
) -> None:
    # Built inside the loop that serves it: outside of one, Gradio makes loops that nobody closes.
    config = uvicorn.Config(build(), log_level="warning", timeout_graceful_shutdown=1)
    servers.append(uvicorn.Server(config))
    await servers[0].serve(sockets=[listener])
