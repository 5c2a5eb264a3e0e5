"""Checking quotations in a real browser: each called what it is, shown where it stands, and kept."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from bot.library.library import Library
from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.scripted_chatbot import ScriptedChatbot, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown
from tests.support.toy_encoder import ToyEncoder

pytestmark = pytest.mark.browser

WELL = make_document(
    "The well\n\nReporter: Why did you dig it?\n\nGuide: Because the spring was dry by the second "
    "May. We did not ask anybody for money.\n\nReporter: And then?\n\nGuide: Then we dug for "
    "eleven weeks, and found water at nine metres. It was <img src=x onerror=window.broken=1> "
    "cold.\n\nNeighbour: לא שאלנו אף אחד על כסף בכפר. I was unable to sleep.\n",
    name="well.txt",
    title="The well",
)
MILL = make_document("The mill\n\nThe miller ground the corn at night.\n", name="mill.txt")
ARTICLE = (
    "“Because the spring was dry by the second May.”\n“We did ask anybody for money.”\n"
    "“Then we dug for twelve weeks”\n“Then they [the village] dug”: “Then we dug for [many] weeks, "
    "and found water”.\n“We did … ask anybody for money.”\n“Bananas grow under a warm second sun.”\n"
    "“It was <img src=x onerror=window.broken=1> cold.”\n“לא שאלנו אף אחד על כסף בכפר”\n"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is; a library holds its documents."""
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        library.add(WELL, place="well")
        library.add(MILL, place="mill")
        with serving(ScriptedChatbot([WELL, MILL]), library=library) as address:
            yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One person's browser."""
    with browsing(browser) as context:
        yield context


def furnished(visitor: Visitor) -> Page:
    """The page, once all of it stands and listens."""
    visitor.page.locator("html[data-furnished]").wait_for(state="attached")
    return visitor.page


def checking(visitor: Visitor) -> Locator:
    """The dialog, opened from the masthead."""
    furnished(visitor).get_by_role("button", name="Check quotations").click()
    return visitor.page.get_by_role("dialog", name="Check quotations")


def checked(visitor: Visitor, text: str) -> Locator:
    """The dialog, once what was pasted is checked."""
    dialog = checking(visitor)
    dialog.get_by_role("textbox").fill(text)
    dialog.get_by_role("button", name="Check", exact=True).click()
    return done(dialog)


def done(dialog: Locator) -> Locator:
    """The dialog, once nothing is being checked in it."""
    expect(dialog.locator(".check-found")).to_be_visible()
    expect(dialog.locator(".check-busy")).to_be_hidden()
    return dialog


def test_each_quotation_of_an_article_is_called_what_it_is(
    context: BrowserContext, address: str
) -> None:
    """In words, in the article's order; what was changed is shown, what turns it round shouted."""
    visitor = arrive(context, address)

    dialog = checked(visitor, ARTICLE)

    rows = dialog.locator(".checked")
    verdicts = "rows => rows.map(row => row.dataset.verdict)"
    assert Shown(lambda: rows.evaluate_all(verdicts)) == [
        *("exact", "altered", "altered", "absent", "bracketed"),
        *("stitched", "absent", "exact", "exact"),
    ]
    expect(dialog.locator(".check-sum")).to_have_text(
        "9 quotations: 3 exact, 1 with words in brackets, 1 stitched, 2 altered, "
        "2 not in the documents."
    )
    expect(dialog.get_by_role("status")).to_contain_text("9 quotations: 3 exact")
    expect(rows.nth(1).locator(".shout")).to_have_text("⚠A negation is left out")
    expect(rows.nth(1).locator("del")).to_have_text("[left out:] not")
    expect(rows.nth(2).locator(".shout")).to_have_text("⚠A number is changed")
    expect(rows.nth(2).locator("del, ins")).to_have_text(["[left out:] eleven", "[put in:] twelve"])
    expect(rows.nth(4).locator(".bracket")).to_have_text("[many] stands for eleven")
    expect(rows.nth(4).locator(".shout")).to_contain_text("A number is left out")
    expect(rows.nth(5).locator(".left-out")).to_contain_text("Left out between them, 1 word: not")
    expect(rows.nth(6)).to_contain_text("Nearest passage, which is not the quotation:")
    expect(rows.nth(8).locator(".quote")).to_have_css("unicode-bidi", "plaintext")
    assert visitor.page.evaluate("window.broken") is None
    found = Axe().run(visitor.page, options={"runOnly": ["wcag2a", "wcag2aa", "best-practice"]})
    assert found.violations_count == 0, found.generate_report()

    dialog.get_by_role("checkbox", name="Only those that are not exact").check()

    expect(rows.and_(visitor.page.locator(":visible"))).to_have_count(6)
    expect(dialog.get_by_role("status")).to_have_text("6 listed.")
    assert visitor.complaints == []


def test_a_place_is_shown_in_the_document_and_the_list_is_there_again(
    context: BrowserContext, address: str
) -> None:
    """By keyboard alone: checked, marked in the pane, and back where one was."""
    visitor = arrive(context, address)
    furnished(visitor).get_by_role("button", name="Check quotations").press("Enter")
    dialog = visitor.page.get_by_role("dialog", name="Check quotations")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    visitor.page.keyboard.insert_text("Then we dug for twelve weeks, and found water")
    visitor.page.keyboard.press("Control+Enter")
    row = done(dialog).locator(".checked")

    row.get_by_role("button", name="Copy the document’s words").press("Enter")
    expect(row.get_by_role("button", name="Copied")).to_be_visible()
    row.get_by_role("button", name="Show in the document").press("Enter")

    expect(dialog).to_be_hidden()
    assert visitor.clipboard == "Then we dug for eleven weeks, and found water"
    assert visitor.marked == "Then we dug for eleven weeks, and found water"
    expect(visitor.page.locator("#source mark")).to_be_focused()
    expect(visitor.pane.get_by_role("status").first).to_contain_text("is marked in the document")
    visitor.page.get_by_role("button", name="Check quotations").press("Enter")
    expect(row.get_by_role("button", name="Show in the document")).to_be_focused()
    dialog.get_by_label("Check against").select_option(label="The well")
    dialog.get_by_role("textbox").fill("The miller ground the corn at night.")
    dialog.get_by_role("button", name="Check", exact=True).click()
    expect(done(dialog).locator(".verdict b")).to_have_text("Not in the documents")
    dialog.get_by_label("Check against").select_option(label="All documents")
    dialog.get_by_role("button", name="Check", exact=True).click()
    expect(done(dialog).locator(".verdict b")).to_have_text("Exact")
    visitor.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert visitor.complaints == []


def test_what_was_pasted_is_kept_in_the_tab_if_anything_is(
    context: BrowserContext, address: str
) -> None:
    """Over a reload, and not where a person wants nothing kept."""
    visitor = arrive(context, address)
    checking(visitor).get_by_role("textbox").fill(ARTICLE)

    visitor.page.reload()

    dialog = checking(visitor)
    expect(dialog.get_by_role("textbox")).to_have_value(ARTICLE)
    expect(dialog.locator(".check-found")).to_be_hidden()
    dialog.get_by_role("button", name="Close checking").click()
    visitor.page.locator(".options summary").click()
    visitor.page.get_by_label("Keep this conversation in this tab").uncheck()
    visitor.page.reload()
    expect(checking(visitor).get_by_role("textbox")).to_have_value("")
    assert visitor.complaints == []


def test_a_long_article_is_checked_in_batches_and_can_be_stopped(
    context: BrowserContext, address: str
) -> None:
    """All of it is listed; while it is checked that is said; what fails is said in a sentence."""
    visitor = arrive(context, address)
    article = "“the spring was dry by the second May”\n" * 150

    dialog = checked(visitor, article)
    expect(dialog.locator(".checked")).to_have_count(150)
    expect(dialog.locator(".check-sum")).to_have_text("150 quotations: 150 exact.")
    expect(dialog.locator(".where").last).to_have_text("Quotation 150, line 150")
    visitor.page.route("**/check", lambda route: None)  # never answered
    dialog.get_by_role("button", name="Check", exact=True).click()
    expect(dialog).to_contain_text("Checking …")
    dialog.get_by_role("button", name="Stop").click()
    expect(dialog.get_by_role("status")).to_contain_text("Stopped")
    visitor.page.unroute_all(behavior="ignoreErrors")
    dialog.get_by_role("textbox").fill("a b c " * 40_000)
    dialog.get_by_role("button", name="Check", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("may have 200,000 characters")
    dialog.get_by_role("textbox").fill(" …")
    dialog.get_by_role("button", name="Check", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("There is no word")


def test_on_a_phone_it_stands_among_the_options(browser: Browser, address: str) -> None:
    """In the dark and in German; nothing is wider than the page, and a place is shown over it."""
    with browsing(browser, wide=False, scheme="dark", locale="de") as context:
        visitor = arrive(context, address)
        furnished(visitor).locator(".options summary").click()
        visitor.page.locator(".options-sheet .check-quotations").click()
        dialog = visitor.page.get_by_role("dialog", name="Zitate prüfen")
        dialog.get_by_role("textbox").fill(ARTICLE)
        dialog.get_by_role("button", name="Prüfen", exact=True).click()
        expect(done(dialog).locator(".check-sum")).to_contain_text("9 Zitate: 3 genau")

        fits = "dialog => dialog.scrollWidth <= dialog.clientWidth"
        assert Shown(lambda: dialog.evaluate(fits)).becomes(bool)
        found = Axe().run(visitor.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag22aa"]})
        assert found.violations_count == 0, found.generate_report()
        dialog.get_by_role("button", name="Im Dokument zeigen").first.click()
        assert visitor.marked == "Because the spring was dry by the second May."
        assert visitor.complaints == []
