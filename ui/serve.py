"""Serving the page: one process, one port, nothing but what was asked for."""

import asyncio
import errno
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from ui.web import AddressError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn import Server

BACKLOG = 128  # connections waiting to be accepted
POLL = 0.01  # seconds between two looks at whether the page answers yet
PATIENCE = 1  # seconds an open page is waited for at the end; it holds a connection all the time


def serve(
    app: "FastAPI",
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    ready: Callable[[str], None] = print,
) -> None:
    """Serve until interrupted.

    Args:
        port: 0 takes a free one.
        ready: told the page's address once it answers there.

    Raises:
        AddressError: another program listens there, or the address is not this machine's.
    """
    import uvicorn

    with listen(host, port) as listener:
        number = listener.getsockname()[1]
        address = f"http://{f'[{host}]' if ':' in host else host}:{number}"
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, timeout_graceful_shutdown=PATIENCE
        )
        server = uvicorn.Server(config)
        # At the end an open page's connection is cut, which is no error worth a traceback.
        logging.getLogger("uvicorn.error").addFilter(lambda record: not server.should_exit)
        with suppress(KeyboardInterrupt):  # how a person ends it
            asyncio.run(_serve(server, listener, lambda: ready(address)))


async def _serve(server: "Server", listener: socket.socket, ready: Callable[[], None]) -> None:
    serving = asyncio.create_task(server.serve([listener]))
    while not (server.started or serving.done()):
        await asyncio.sleep(POLL)
    if server.started:
        ready()
    await serving


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at an address.

    Raises:
        AddressError: another program listens there, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise AddressError(
                "Port {port} is taken by another program; choose another.",
                code="port-taken",
                port=str(port),
            ) from error
        raise AddressError(
            f"The page cannot be served at {host}, port {port}: {error.strerror or error}."
        ) from error
    return listener
