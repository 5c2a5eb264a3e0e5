"""Links that scroll to a quotation, followed by a real browser."""

import html
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from bot.citing.text_fragment import text_fragment
from tests.scripted_chatbot import cite, make_document

pytestmark = pytest.mark.browser

TEXT = """The well is deep. It is old.

The rope is new. The well is deep. Who keeps it? Nobody, self-made & two.

The well is deep. It was dug in a dry year by eleven people who had never dug before, and
who said so to anybody that asked them, in May.

Müde war er; “I said – no,” (100%) she said: café, naïve.

The WELL is deep; the well  is deep.
"""
DOCUMENT = make_document(TEXT)
FAR = 3000  # pixels between paragraphs, more than a window is high
SEEN = """() => [...document.querySelectorAll("p")].findIndex((each) => {
  const box = each.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
})"""


class Plain(BaseHTTPRequestHandler):
    """The document as a page, its paragraphs far apart."""

    def do_GET(self) -> None:
        """The page, whatever is asked for."""
        paragraphs = "".join(
            f'<p style="margin: {FAR}px 0">{html.escape(TEXT[each.start : each.end])}</p>'
            for each in DOCUMENT.layout.paragraphs
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!doctype html><title>The well</title>{paragraphs}".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the page is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Plain) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("words", "occurrence", "paragraph"),
    [
        ("It is old.", 1, 0),
        ("The well is deep.", 1, 0),
        ("The well is deep.", 2, 1),
        ("The well is deep.", 3, 2),
        ("Nobody, self-made & two.", 1, 1),
        ("ell is dee", 2, 1),
        (TEXT[TEXT.index("It was dug") : TEXT.index("in May.")], 1, 2),
        (TEXT[TEXT.index("Who keeps") : TEXT.index(" in a dry")], 1, 1),
        ("“I said – no,” (100%) she", 1, 3),
        ("café, naïve.", 1, 3),
        ("the well  is deep.", 1, 4),
        ("The WELL is deep", 1, 4),
    ],
)
def test_a_browser_scrolls_to_the_very_occurrence(
    browser: Browser, address: str, words: str, occurrence: int, paragraph: int
) -> None:
    """Of words that stand in four paragraphs, the one that was quoted."""
    page = browser.new_page()
    page.goto(f"{address}{text_fragment(cite(DOCUMENT, words, occurrence=occurrence))}")
    page.wait_for_function(f"({SEEN})() >= 0")

    assert page.evaluate(SEEN) == paragraph
    page.close()
