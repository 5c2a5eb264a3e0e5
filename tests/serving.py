"""A real server for the tests of the page: the application of a chatbot on a free port."""

import asyncio
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn

from ui.app import build_app
from ui.conversation import Chatbot
from ui.serve import listen


@contextmanager
def serving(chatbot: Chatbot, *, examples: Sequence[str] = ()) -> Iterator[str]:
    """The address at which the page is served while the block runs."""
    servers: list[uvicorn.Server] = []
    with listen("127.0.0.1", 0) as listener:
        task = _serve(chatbot, examples, listener, servers)
        thread = threading.Thread(target=asyncio.run, args=(task,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            for server in servers:
                server.should_exit = True
            thread.join()


async def _serve(
    chatbot: Chatbot,
    examples: Sequence[str],
    listener: socket.socket,
    servers: list[uvicorn.Server],
) -> None:
    # Built inside the loop that serves it: outside of one, Gradio makes loops that nobody closes.
    app = build_app(chatbot, examples=examples)
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
    servers.append(uvicorn.Server(config))
    await servers[0].serve(sockets=[listener])
