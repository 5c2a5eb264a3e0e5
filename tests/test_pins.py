"""Pinned quotations in a real browser: kept there, exact, and honest about what is gone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from bot.library import Library
from tests.page_driver import Visitor, arrive, browsing
from tests.scripted_chatbot import ScriptedChatbot
from tests.serving import serving
from tests.test_page import HOSTILE, hostile_citation
from tests.toy_encoder import ToyEncoder
from tests.walk import HOW, NIGHT, WALK

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chatbot() -> ScriptedChatbot:
    """Knows one question about a walk, and one about each hostile text."""
    hostile = {name: [hostile_citation(words)] for name, words in HOSTILE.items()}
    documents = [WALK, *(citations[0].document for citations in hostile.values())]
    return ScriptedChatbot(documents, replies={HOW: NIGHT, **hostile})


@pytest.fixture(scope="module")
def address(chatbot: ScriptedChatbot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is; a library holds its documents."""
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        for number, document in enumerate(chatbot.documents):
            library.add(document, place=f"{number}")
        with serving(chatbot, library=library) as address:
            yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One person's browser, in which nothing is kept yet."""
    with browsing(browser) as context:
        yield context


def pin(card: Locator) -> Locator:
    """The button that pins a quotation."""
    more = card.get_by_role("button", name="More", exact=True)
    if more.get_attribute("aria-expanded") == "false":
        more.click()
    return card.locator('[data-do="pin"]')


def pinned(visitor: Visitor) -> Locator:
    """The list of what is pinned, opened from the masthead."""
    visitor.page.get_by_role("button", name="Pinned (").click()
    return visitor.page.get_by_role("dialog", name="Pinned quotations")


def test_a_pin_is_kept_over_a_reload_and_shown_in_every_tab(
    context: BrowserContext, address: str
) -> None:
    """Cards, the masthead and the list say the same, in this tab and in another one."""
    visitor, other = arrive(context, address), arrive(context, address)
    elsewhere = other.ask(HOW).locator(".quotation").nth(1)

    pin(visitor.ask(HOW).locator(".quotation").nth(1)).press("Enter")

    expect(visitor.page.get_by_role("button", name="Pinned (1)")).to_be_visible()
    expect(visitor.pane.get_by_role("status")).to_contain_text("Pinned.")
    expect(other.page.get_by_role("button", name="Pinned (1)")).to_be_visible()
    expect(pin(elsewhere)).to_have_attribute("aria-pressed", "true")
    visitor.page.reload()
    row = pinned(visitor).get_by_role("listitem")
    expect(row.locator(".quote")).to_have_text([NIGHT[1].quote])
    expect(row.locator(".place")).to_have_text("The long way¶ 3")
    pin(elsewhere).click()
    expect(visitor.page.locator("#pins .pin")).to_have_count(0)
    assert visitor.complaints == other.complaints == []


def test_a_pinned_quotation_is_shown_where_it_stands(context: BrowserContext, address: str) -> None:
    """The list makes way for the document, the words marked in it."""
    visitor = arrive(context, address)
    pin(visitor.ask(HOW).locator(".quotation").nth(2)).click()

    pinned(visitor).get_by_role("button", name="Show in the document").click()

    assert visitor.marked == NIGHT[2].quote
    expect(visitor.page.locator("#source mark")).to_be_focused()
    expect(visitor.page.locator("#pins")).to_be_hidden()


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_pinned_and_copied_is_the_source(
    context: BrowserContext, address: str, name: str
) -> None:
    """Through the browser's storage and back no character changes or runs."""
    citation = hostile_citation(HOSTILE[name])
    visitor = arrive(context, address)
    pin(visitor.ask(name).locator(".quotation")).click()
    visitor.page.reload()
    dialog = pinned(visitor)

    shown = dialog.locator(".quote").evaluate("quote => quote.textContent")
    dialog.get_by_role("button", name="Copy with citation").click()
    expect(dialog.get_by_text("Copied")).to_be_visible()

    assert shown == citation.quote
    assert visitor.clipboard.startswith(f"“{citation.quote}” — “A document”, ")
    assert visitor.page.evaluate("window.broken") is None
    assert visitor.complaints == []


def test_pins_are_let_go_by_keyboard(context: BrowserContext, address: str) -> None:
    """The focus goes on to the next one, and at the end to closing; Escape goes back."""
    visitor = arrive(context, address)
    cards = visitor.ask(HOW).locator(".quotation")
    for number in range(3):
        pin(cards.nth(number)).click()
    dialog = pinned(visitor)

    for left in (2, 1):
        dialog.get_by_role("button", name="Unpin").first.press("Enter")
        expect(dialog.get_by_role("listitem")).to_have_count(left)
        expect(dialog.get_by_role("button", name="Unpin").first).to_be_focused()
    dialog.get_by_role("button", name="Unpin").press("Enter")

    expect(dialog.get_by_role("button", name="Close the pinned quotations")).to_be_focused()
    expect(dialog).to_contain_text("Nothing is pinned.")
    visitor.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(pin(cards.nth(0))).to_have_attribute("aria-pressed", "false")


def test_a_pin_whose_document_is_gone_says_so(
    context: BrowserContext, address: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Its words can still be read and copied; that they stand nowhere now is told beside them."""
    visitor = arrive(context, address)
    pin(visitor.ask("markup").locator(".quotation")).click()
    pin(visitor.ask(HOW).locator(".quotation").nth(0)).click()
    kept = visitor.page.evaluate("localStorage.getItem('footnote.pins')")
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        library.add(WALK, place="walk")
        with serving(ScriptedChatbot([WALK]), library=library) as address:
            visitor = arrive(context, address)
            visitor.page.evaluate("kept => localStorage.setItem('footnote.pins', kept)", kept)
            visitor.page.reload()

            rows = pinned(visitor).get_by_role("listitem")

            expect(rows.nth(0)).to_contain_text("This document is not being served.")
            expect(rows.nth(1).locator(".told")).to_be_hidden()
            rows.nth(0).get_by_role("button", name="Copy quotation").click()
            expect(rows.nth(0).get_by_text("Copied")).to_be_visible()
            assert visitor.clipboard == hostile_citation(HOSTILE["markup"]).quote


def test_a_browser_that_keeps_nothing_still_pins(context: BrowserContext, address: str) -> None:
    """Until the page is closed; the list says so."""
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})"
    )
    visitor = arrive(context, address)
    pin(visitor.ask(HOW).locator(".quotation").nth(0)).click()

    dialog = pinned(visitor)

    expect(dialog.get_by_role("listitem")).to_have_count(1)
    expect(dialog).to_contain_text("This browser keeps nothing for this page")
    assert visitor.complaints == []
