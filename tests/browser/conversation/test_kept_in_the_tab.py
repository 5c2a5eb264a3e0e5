"""A conversation is kept in its tab: over reloads, on the way back, and nowhere else."""

from collections.abc import Iterator
from time import sleep

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.scripted_chatbot import ScriptedChatbot
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown
from tests.support.browser.walk import HOW, NIGHT, WALK
from ui.web.chat_request import (
    MOST_RESTORED,
    ChatRequest,
    ChatRequests,
    DocumentSpan,
    read_requests,
)

pytestmark = pytest.mark.browser

BOX = "#question textarea"
FLASHES = """
const look = () => {
  if (document.querySelector("#opening")?.offsetParent) window.flashed = true;
  requestAnimationFrame(look);
};
look();
"""
NO_STORAGE = """
for (const name of ["getItem", "setItem", "removeItem"]) {
  Storage.prototype[name] = () => { throw new DOMException("no", "SecurityError"); };
}
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a page is that knows two questions about a walk."""
    chatbot = ScriptedChatbot([WALK], replies={HOW: NIGHT, "Where?": NIGHT[:1]}, closest=NIGHT[1:])
    with serving(chatbot, examples=[HOW]) as address:
        yield address


def keep(visitor: Visitor) -> None:
    """Press the switch that keeps the conversation or does not."""
    visitor.page.locator(".options summary").click()
    visitor.page.get_by_role("checkbox", name="Keep this conversation").click()
    visitor.page.keyboard.press("Escape")


KEPT = "sessionStorage.getItem('footnote.conversation') ?? ''"


def kept(visitor: Visitor) -> Shown[str]:
    """All that the tab keeps of the conversation."""
    return Shown(lambda: str(visitor.page.evaluate(KEPT)))


def test_a_conversation_and_what_was_typed_outlast_a_reload(visitor: Visitor) -> None:
    """All stands there again, answered; the opening page is not seen, the box has the focus."""
    visitor.page.add_init_script(FLASHES)
    visitor.ask(HOW)
    visitor.ask("Where?")
    visitor.page.locator(BOX).press_sequentially("half a thou")

    visitor.page.reload()

    visitor.reply(1)
    assert visitor.questions == [HOW, "Where?"]
    expect(visitor.replies.nth(0).locator(".quote")).to_have_count(3)
    expect(visitor.page.locator(BOX)).to_have_value("half a thou")
    expect(visitor.page.locator(BOX)).to_be_focused()
    expect(visitor.pane.get_by_role("status")).to_have_text(
        "Your conversation is here again: 2 questions."
    )
    assert visitor.page.evaluate("window.flashed") is None
    visitor.page.locator(BOX).fill("Why?")
    visitor.page.locator(BOX).press("Enter")
    visitor.reply(2)
    assert visitor.questions == [HOW, "Where?", "Why?"]
    assert visitor.complaints == []


def test_the_opening_page_is_not_seen_first_where_scripts_come_late(visitor: Visitor) -> None:
    """However long after Gradio's the page's own arrive, which bring the conversation back."""

    def late(route: Route) -> None:
        sleep(1)  # seconds in which Gradio has built the page
        route.continue_()

    visitor.page.add_init_script(FLASHES)
    visitor.ask(HOW)
    visitor.page.route("**/page/conversation/memory.js", late)

    visitor.page.reload()

    visitor.reply(0)
    assert visitor.questions == [HOW]
    assert visitor.page.evaluate("window.flashed") is None


def test_the_way_back_to_the_page_finds_the_conversation(visitor: Visitor, address: str) -> None:
    """A person who followed a link elsewhere comes back to what they had."""
    visitor.ask(HOW)

    visitor.page.goto(f"{address}/page/footnote.svg")
    visitor.page.go_back()

    visitor.reply(0)
    assert visitor.questions == [HOW]


def test_the_footnote_that_lay_open_lies_open_again(visitor: Visitor) -> None:
    """The same words are marked, and the keyboard stays in the box."""
    visitor.ask("Where?")
    visitor.ask(HOW).get_by_role("button", name="Footnote 2").click()
    assert visitor.marked == NIGHT[1].quote

    visitor.page.reload()

    assert visitor.marked == NIGHT[1].quote
    number = visitor.replies.nth(1).get_by_role("button", name="Footnote 2")
    expect(number).to_have_attribute("aria-current", "true")
    expect(visitor.page.locator(BOX)).to_be_focused()


def test_a_new_conversation_leaves_nothing_of_the_old_one(visitor: Visitor) -> None:
    """What was put away is not there after a reload either."""
    visitor.ask(HOW)
    visitor.page.get_by_role("button", name="New conversation").click()
    expect(visitor.page.locator("#opening")).to_be_visible()

    visitor.page.reload()

    expect(visitor.page.locator("#opening")).to_be_visible()
    assert kept(visitor).becomes(lambda words: HOW not in words)
    assert visitor.questions == []


def test_switched_off_nothing_is_kept(visitor: Visitor, context: BrowserContext) -> None:
    """What was kept goes at once, the choice is remembered, and on again keeps what is there."""
    visitor.ask(HOW)
    assert kept(visitor).becomes(lambda words: HOW in words)

    keep(visitor)
    assert kept(visitor) == ""
    visitor.ask("Where?")
    visitor.page.reload()
    expect(visitor.page.locator("#opening")).to_be_visible()
    assert kept(visitor) == ""
    visitor.page.locator(".options summary").click()
    expect(visitor.page.get_by_role("checkbox", name="Keep this")).not_to_be_checked()
    visitor.page.keyboard.press("Escape")

    visitor.ask("Where?")
    keep(visitor)
    assert kept(visitor).becomes(lambda words: "Where?" in words)


def test_where_nothing_may_be_kept_all_else_works(browser: Browser, address: str) -> None:
    """A browser that refuses to keep anything is told nothing and shows everything."""
    with browsing(browser) as context:
        context.add_init_script(NO_STORAGE)
        visitor = arrive(context, address)

        visitor.ask(HOW)
        visitor.ask("Where?")
        keep(visitor)

        assert visitor.questions == [HOW, "Where?"]
        assert visitor.complaints == []


def test_what_was_kept_by_something_else_is_let_go(visitor: Visitor) -> None:
    """Damaged or foreign words in the tab's storage leave an ordinary page."""
    for words in ("no JSON", "{}", '{"wishes": 3}'):
        visitor.page.add_init_script(f"sessionStorage.setItem('footnote.conversation', {words!r})")
        visitor.page.reload()

        expect(visitor.page.locator("#opening")).to_be_visible()
        assert visitor.complaints == []


def test_nothing_of_one_tab_reaches_another(context: BrowserContext, address: str) -> None:
    """Another tab of the same browser begins with nothing."""
    first = arrive(context, address)
    first.ask(HOW)

    second = arrive(context, address)

    expect(second.page.locator("#opening")).to_be_visible()
    assert kept(second).becomes(lambda words: HOW not in words)


def test_no_more_is_restored_than_a_server_can_answer() -> None:
    """Of a longer conversation the last questions come back."""
    wishes = ",".join(ChatRequest(f"Number {number}?").kept for number in range(MOST_RESTORED + 20))

    restored = read_requests(f'{{"wishes": [{wishes}]}}'.encode()).wishes

    assert len(restored) == MOST_RESTORED
    assert restored[-1].question == f"Number {MOST_RESTORED + 19}?"


def test_what_is_kept_of_a_wish_can_be_asked_again() -> None:
    """What was asked, and its limits; each question of a conversation comes with those before it."""
    wishes = (
        ChatRequest("How?"),
        ChatRequest("Like it?", like=DocumentSpan("a", 0, 1)),
        ChatRequest("Why?", speaker="Ada"),
    )
    sent = f'{{"wishes": [{",".join(wish.kept for wish in wishes)}], "earlier": ["Who?"]}}'

    asked = read_requests(sent.encode())

    assert asked == ChatRequests(wishes, earlier=("Who?",))
    assert asked.history(0) == ("Who?",)
    assert asked.history(2) == ("Who?", "How?")


def test_on_a_phone_the_way_back_puts_the_document_away(
    context: BrowserContext, address: str
) -> None:
    """The phone's back button closes the sheet and not the page; closed otherwise, none is left."""
    visitor = arrive(context, address, wide=False)
    number = visitor.ask(HOW).get_by_role("button", name="Footnote 1")
    before = visitor.page.evaluate("history.length")
    for _ in range(2):
        number.click()
        expect(visitor.pane).to_be_visible()

        visitor.page.go_back()

        expect(visitor.pane).to_be_hidden()
        expect(number).to_be_focused()
    number.click()
    visitor.pane.get_by_role("button", name="Close the document").click()
    expect(visitor.pane).to_be_hidden()

    visitor.page.wait_for_function("history.state?.sheet !== true")
    assert visitor.questions == [HOW]
    assert Shown(lambda: visitor.page.evaluate("history.length")) == before + 1
    assert visitor.complaints == []
