"""Quoting what a person selected, in a real browser: to the character, or not at all."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from bot.documents.document import Document
from tests.browser.conversation.test_page import HOSTILE
from tests.support.browser.page_driver import Visitor
from tests.support.browser.scripted_chatbot import ScriptedChatbot, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import text_of

pytestmark = pytest.mark.browser

TALK = make_document(
    "The long way\n\nReporter: How did you come?\n\nAda: We walked home. We sang 😀 all the way.\n\n"
    "Reporter: Why?\n\nAda: It was a fine night.\n",
    name="talk.txt",
    title="The long way",
)
LONG = make_document(
    "".join(f"Line {number} 😀 of a long one.\r\n" for number in range(4_000)),
    name="long.txt",
    title="A long one",
)
SELECT = """([start, end]) => {
    const walker = document.createTreeWalker(
        document.querySelector(".source-text"), NodeFilter.SHOW_TEXT);
    const range = new Range();
    let at = Number(document.querySelector(".window").dataset.start);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const points = [...node.data];
        const unit = (point) => points.slice(0, point - at).join("").length;
        const last = at + points.length;
        if (start >= at && start < last) range.setStart(node, unit(start));
        if (end > at && end <= last) range.setEnd(node, unit(end));
        at = last;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


def hostile(words: str) -> Document:
    """The words twice, emoji and a repetition in front of the second place."""
    return make_document(f"😀 A title\r\n\r\n{words}\r\n\r\nBetween 𝔘.\n\n{words}\n\nAfter.\n")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a page is that serves, from a library, all that is quoted here."""
    chatbot = ScriptedChatbot([TALK, LONG, *map(hostile, HOSTILE.values())])
    with serving(chatbot) as address:
        yield address


def opened(visitor: Visitor, document: Document, start: int, end: int) -> None:
    """Open a document and select a span of it."""
    row = visitor.page.locator(f'.open-document[data-document="{document.id}"]')
    row.click()
    expect(visitor.page.locator(".window").first).to_be_attached()
    visitor.page.evaluate(SELECT, [start, end])


def card(visitor: Visitor) -> Locator:
    """The card of the visitor's own quotation."""
    return visitor.pane.get_by_role("region", name="Your quotation")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_selection_is_quoted_to_the_character(visitor: Visitor, name: str) -> None:
    """At the second place where it stands, over pieces of the text, then copied and marked."""
    words = HOSTILE[name]
    document = hostile(words)
    start = document.text.rindex(words)

    opened(visitor, document, start, start + len(words))
    visitor.pane.get_by_role("button", name="Cite this selection").click()
    quote = card(visitor).locator(".quote")
    expect(quote).to_be_visible()
    card(visitor).get_by_role("button", name="Copy quotation").click()
    expect(card(visitor).get_by_text("Copied")).to_be_visible()
    card(visitor).get_by_role("button", name="Your quotation: show").click()

    assert text_of(quote) == words.strip()
    assert visitor.clipboard == words.strip()
    assert visitor.marked == words.strip()
    before = document.text[: start + len(words) - len(words.lstrip())]
    assert visitor.about_the_mark == (document.text, before)
    assert visitor.page.evaluate("window.broken") is None
    assert visitor.complaints == []


def test_a_selection_over_windows_of_text_is_quoted_whole(visitor: Visitor) -> None:
    """Where one ends and the next begins, no character is lost or doubled."""
    opened(visitor, LONG, 0, 10)
    visitor.pane.get_by_role("button", name="Further text").evaluate("button => button.click()")
    visitor.page.locator(".source-text .window").nth(1).wait_for(state="attached")
    edge = int(visitor.page.locator(".window").nth(0).get_attribute("data-end") or 0)
    start, end = edge - 100, edge + 100

    visitor.page.evaluate(SELECT, [start, end])
    visitor.page.locator(".source-scroll").press("c")

    quote = card(visitor).locator(".quote")
    expect(quote).to_be_visible()
    assert text_of(quote) == LONG.text[start:end].strip()
    expect(card(visitor)).to_be_focused()
    expect(visitor.pane.get_by_role("status")).to_contain_text("Your quotation is at the foot")
    assert visitor.complaints == []


def test_a_selected_question_is_shown_as_asked(visitor: Visitor) -> None:
    """It is never somebody's claim."""
    start = TALK.text.index("How did")

    opened(visitor, TALK, start, start + 17)
    visitor.pane.get_by_role("button", name="Cite this selection").click()

    expect(card(visitor).locator(".voice")).to_have_text("Reporter asks")
    expect(card(visitor).locator(".quote")).to_have_text("How did you come?")


def test_a_selection_that_leaves_the_text_is_quoted_as_far_as_it_goes(visitor: Visitor) -> None:
    """Everything selected: the words of the document alone, none of a button's or a margin's."""
    opened(visitor, TALK, 0, 5)

    visitor.page.evaluate(
        """() => {
            const range = new Range();
            range.selectNodeContents(document.querySelector("section.source"));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    visitor.pane.get_by_role("button", name="Cite this selection").click()

    quote = card(visitor).locator(".quote")
    expect(quote).to_be_visible()
    assert text_of(quote) == TALK.text.strip()


def test_nothing_is_offered_where_no_word_is_selected(visitor: Visitor) -> None:
    """White space alone, or words of the conversation, are no quotation."""
    offer = visitor.pane.get_by_role("button", name="Cite this selection")
    opened(visitor, TALK, 0, 8)
    expect(offer).to_be_visible()

    visitor.page.evaluate(SELECT, [12, 14])
    expect(offer).to_be_hidden()
    visitor.page.locator("#opening h2").select_text()
    expect(offer).to_be_hidden()
    visitor.page.locator(".source-scroll").press("c")

    expect(card(visitor)).to_be_hidden()


def test_a_selection_outlives_the_marks_of_what_is_found(visitor: Visitor) -> None:
    """Around it the text is drawn again and again; the words selected stay selected."""
    opened(visitor, TALK, 0, 1)
    visitor.pane.get_by_role("button", name="Find", exact=True).click()
    field = visitor.pane.get_by_role("textbox", name="Exact words to find")
    field.fill("we")
    found = visitor.page.locator(".source-text .found")
    expect(found).to_have_count(2)
    start = TALK.text.index("We walked")

    visitor.page.evaluate(SELECT, [start, start + 22])
    visitor.pane.get_by_role("button", name="Close finding").click()
    expect(found).to_have_count(0)
    visitor.pane.get_by_role("button", name="Cite this selection").click()

    expect(card(visitor).locator(".quote")).to_have_text("We walked home. We san")


def test_a_refusal_is_said_in_the_pane(visitor: Visitor) -> None:
    """Where the words sent are not those of the document, there is a sentence and no card."""
    visitor.page.route(
        "**/quotation",
        lambda route: route.continue_(
            post_data=(route.request.post_data or "").replace("walked", "rode on")
        ),
    )
    start = TALK.text.index("We walked")

    opened(visitor, TALK, start, start + 15)
    visitor.pane.get_by_role("button", name="Cite this selection").click()

    expect(visitor.pane.get_by_role("alert").filter(visible=True)).to_contain_text(
        "does not stand in the document"
    )
    expect(card(visitor)).to_be_hidden()


def test_a_place_found_by_hand_is_quoted_and_the_tray_closes(visitor: Visitor) -> None:
    """By keyboard alone, without any selection; Escape puts the card away."""
    opened(visitor, TALK, 0, 1)
    visitor.pane.get_by_role("button", name="Find", exact=True).click()
    visitor.pane.get_by_role("textbox", name="Exact words to find").fill("SANG 😀 ALL")
    cite = visitor.pane.get_by_role("button", name="Cite this place")
    expect(cite).to_be_visible()

    cite.press("Enter")

    expect(card(visitor).locator(".quote")).to_have_text("sang 😀 all")
    expect(card(visitor).locator(".speaker")).to_have_text("Ada")
    visitor.page.keyboard.press("Escape")
    expect(card(visitor)).to_be_hidden()
    expect(visitor.page.locator(".source-scroll")).to_be_focused()
    assert visitor.complaints == []
