"""What every test stands on: no connection leaves the machine, and one browser serves all."""

import signal
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.chromium import FLAGS, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_configure() -> None:
    """Let no test reach another machine, nor ask for one's address; let programs be interrupted.

    Who starts the tests in the background has them ignore Ctrl-C, and the programs they start too.
    """
    sys.addaudithook(_stay_on_this_machine)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _stay_on_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # None: a socket of the system's
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host is not None and host not in LOOPBACK:
        raise RuntimeError(f"{event} {host!r}: a test asked for a connection off this machine")


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A headless browser for one module of tests; each test opens its own context in it.

    While it is open no `asyncio.run` works in its thread, so it does not outlive the module.
    """
    from playwright.sync_api import sync_playwright

    found = find_chromium()
    assert found is not None, "no browser: ./scripts/test installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()
