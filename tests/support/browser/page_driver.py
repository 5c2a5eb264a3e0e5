"""The page as a visitor uses it, in words of its own: ask, follow, copy."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize

from tests.support.browser.shown import Shown, text_of, texts_of

Scheme = Literal["light", "dark"]

LONG = 60_000  # milliseconds; a first visit compiles Gradio's scripts on a busy machine
ALLOWED = ["clipboard-read", "clipboard-write"]
KEEP_CLIPBOARD = "window.theClipboard ??= navigator.clipboard;"
AT_REST = """element => new Promise((rest) => {
    let before = "", same = 0;
    const look = () => {
        const box = JSON.stringify(element.getBoundingClientRect());
        same = box === before ? same + 1 : 0;
        before = box;
        if (same === 30) rest(); else requestAnimationFrame(look);
    };
    look();
})"""  # half a second, in frames: a busy machine has fewer of them
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"


class Visitor:
    """One person at the page, and everything their browser complained of or asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.addresses: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._hear(line.type, line.text))
        page.on("request", lambda request: self.addresses.append(request.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def ask(self, question: str) -> Locator:
        """Type a question, send it with Enter; the reply, once it is there."""
        before = self.replies.count()
        self.send(question)
        return self.reply(before)

    def send(self, question: str) -> None:
        """Type a question and press Enter."""
        self.page.locator("#question textarea").fill(question)
        self.page.locator("#question textarea").press("Enter")

    def reply(self, number: int) -> Locator:
        """The nth reply of the conversation, from 0, once it is there."""
        reply = self.replies.nth(number)
        reply.wait_for()
        return reply

    @property
    def replies(self) -> Locator:
        """The answers and failures in the log, oldest first."""
        return self.page.locator("#conversation :is(.answer, .failed)")

    @property
    def questions(self) -> Shown[list[str]]:
        """What the log says was asked, oldest first."""
        return texts_of(self.page.locator("#conversation p.question"))

    @property
    def pane(self) -> Locator:
        """The source pane."""
        return self.page.locator("section.source")

    @property
    def marked(self) -> Shown[str]:
        """The text under the mark, character for character, once there is one."""
        return text_of(self.page.locator("#source mark").filter(visible=True))

    @property
    def about_the_mark(self) -> Shown[tuple[str, str]]:
        """All the text that the pane holds, and that in front of the mark, at one moment."""
        return Shown(self._about_the_mark)

    def _about_the_mark(self) -> tuple[str, str]:
        shown, before = self.page.locator("#source mark").evaluate(
            """mark => {
                const text = document.querySelector(".source-text");
                const range = new Range();
                range.selectNodeContents(text);
                range.setEndBefore(mark);
                return [text.textContent, range.toString()];
            }"""
        )
        return str(shown), str(before)

    @property
    def shown(self) -> Shown[str]:
        """All the text that the pane holds."""
        return text_of(self.page.locator(".source-text"))

    @property
    def clipboard(self) -> Shown[str]:
        """What a person would paste now."""
        return Shown(self._pasted)

    def _pasted(self) -> str:
        # Taken from JSON: Playwright's own way of handing strings over is not part of the test.
        words = self.page.evaluate("async () => JSON.stringify(await theClipboard.readText())")
        return str(json.loads(words))

    @property
    def focused(self) -> Shown[str]:
        """The words of the element that has the focus."""
        return text_of(self.page.locator(":focus"))

    @property
    def width(self) -> Shown[int]:
        """How wide the page is, in pixels, with what stands beyond the window's edge."""
        return Shown(lambda: int(self.page.evaluate("document.documentElement.scrollWidth")))


@contextmanager
def browsing(
    browser: Browser, *, wide: bool = True, scheme: Scheme = "light", locale: str = "en-US"
) -> Iterator[BrowserContext]:
    """Somebody's browser, which knows nothing of anybody else's.

    Args:
        locale: the language it is in.
    """
    context = browser.new_context(
        viewport=_window(wide), color_scheme=scheme, permissions=ALLOWED, locale=locale
    )
    context.set_default_timeout(LONG)
    context.add_init_script(KEEP_CLIPBOARD)
    yield context
    context.close()


def arrive(
    context: BrowserContext,
    address: str,
    *,
    wide: bool | None = None,
    scheme: Scheme | None = None,
    clipboard: bool = True,
) -> Visitor:
    """Open the page: a new session of Gradio's each time.

    Args:
        wide: whether on a desk or on a phone, where that is not as in the rest of the browser.
        scheme: the colours, where they are not those of the rest of the browser.
        clipboard: whether there is `navigator.clipboard`, which plain http takes away.
    """
    visitor = Visitor(context.new_page())
    if wide is not None:
        visitor.page.set_viewport_size(_window(wide))
    if scheme is not None:
        visitor.page.emulate_media(color_scheme=scheme)
    if not clipboard:
        visitor.page.add_init_script(KEEP_CLIPBOARD + NO_CLIPBOARD)
    visitor.page.goto(address)
    visitor.page.locator("#question textarea").wait_for(timeout=LONG)
    visitor.page.locator("html[data-furnished]").wait_for(timeout=LONG)
    return visitor


def slowly(page: Page, milliseconds: int) -> None:
    """Let everything that the page asks for from now on come so much later."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    late = {"latency": milliseconds, "downloadThroughput": -1, "uploadThroughput": -1}
    session.send("Network.emulateNetworkConditions", {"offline": False, **late})


def at_rest(element: Locator) -> None:
    """Wait until an element has stood still for a while: sliding and scrolling are over."""
    element.evaluate(AT_REST)


def _window(wide: bool) -> ViewportSize:
    return {"width": 1440, "height": 900} if wide else {"width": 390, "height": 844}
