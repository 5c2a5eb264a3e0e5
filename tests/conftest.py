"""What every test stands on: Python stays on this machine; one model and one browser serve all.

What native code does is not seen from here: `tests/test_leaks.py` sees what leaves Footnote.
"""

import signal
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support.browser.chromium import FLAGS, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from embeddings.encoders.encoder import Encoder
    from tests.support.browser.page_driver import Visitor

LONG = frozenset({"test_patterns.py"})  # files that take a minute or two without a browser
LONGEST_NAME = 30  # bytes by which a test is named
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_configure() -> None:
    """Let no test's Python reach another machine, nor ask for one's address; let programs be
    interrupted.

    Who starts the tests in the background has them ignore Ctrl-C, and the programs they start too.
    """
    sys.addaudithook(_stay_on_this_machine)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that drive a browser or load the model, and those that take long.

    Of two processes, neither is left with a long one when the other has nothing to do.
    """
    slow = {
        item.path
        for item in items
        if item.get_closest_marker("browser")
        or item.get_closest_marker("model")
        or item.path.name in LONG
    }
    items.sort(key=lambda item: item.path not in slow)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a file by its argument: in its bytes stands when it was made, in each process another."""
    return argname if isinstance(val, bytes) and len(val) > LONGEST_NAME else None


def _stay_on_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what this process asks of another machine through Python's own `socket`."""
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # None: a socket of the system's
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host is not None and host not in LOOPBACK:
        raise RuntimeError(f"{event} {host!r}: a test asked for a connection off this machine")


@pytest.fixture(scope="session")
def encoder() -> "Encoder":
    """The real model, loaded once for all tests, when the first of them encodes."""
    from embeddings.encoders.registry import encoder_for

    return encoder_for()


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A headless browser for one module of tests; each test opens its own context in it.

    While it is open no `asyncio.run` works in its thread, so it does not outlive the module.
    """
    from playwright.sync_api import expect, sync_playwright

    from tests.support.browser.page_driver import LONG

    expect.set_options(timeout=LONG)
    found = find_chromium()
    assert found is not None, "no browser: ./scripts/test installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def loaded(browser: "Browser") -> "Iterator[BrowserContext]":
    """What has loaded the page's scripts once for a whole module; tests ask for `context`."""
    from tests.support.browser.page_driver import browsing

    with browsing(browser) as context:
        yield context


@pytest.fixture
def context(loaded: "BrowserContext") -> "Iterator[BrowserContext]":
    """The browser of somebody who was never here, on a wide screen; only the scripts are at hand.

    Shared by the tests of a module, so what is set for all its pages stays: who adds scripts or
    routes to a browser opens one of their own, with `browsing`.
    """
    yield loaded
    for page in loaded.pages:
        page.evaluate("localStorage.clear()")
        page.close()
    loaded.clear_cookies()


@pytest.fixture
def visitor(context: "BrowserContext", address: str) -> "Visitor":
    """Somebody who has just opened the page, which is at the module's `address`."""
    from tests.support.browser.page_driver import arrive

    return arrive(context, address)
