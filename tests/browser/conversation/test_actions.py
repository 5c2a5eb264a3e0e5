"""What can be done with a quotation, in a real browser: its words are the document's throughout."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from bot.documents.spans import Span
from tests.browser.conversation.test_page import HOSTILE, hostile_citation
from tests.support.browser.page_driver import Visitor, arrive
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import eventually, text_of, texts_of
from tests.support.browser.walk import HOW, NIGHT, WALK

pytestmark = pytest.mark.browser

WELLS = make_document(
    "Wells\n\nReporter: What did you count?\n\nGuide: We counted wells. One was dry. "
    "Two were full 😀 and cold. The last one had no rope.\n\nReporter: And then?\n\n"
    "Guide: We went home.\n",
    name="wells.txt",
    title="Wells",
)
DRY = replace(
    cite(WELLS, "One was dry.", speaker="Guide", asked="What did you count?"),
    matched=(Span(WELLS.text.index("dry"), WELLS.text.index("dry") + 3),),
)
WHICH = "Which well was dry?"


@pytest.fixture(scope="module")
def chatbot() -> ScriptedChatbot:
    """Knows a question about a walk, one about wells, and one about each hostile text."""
    hostile = {name: [hostile_citation(words)] for name, words in HOSTILE.items()}
    documents = [WALK, WELLS, *(citations[0].document for citations in hostile.values())]
    return ScriptedChatbot(
        documents, replies={HOW: NIGHT, WHICH: [DRY], **hostile}, alike=NIGHT[1:]
    )


@pytest.fixture(scope="module")
def address(chatbot: ScriptedChatbot) -> Iterator[str]:
    """Where the page is; a library holds its documents."""
    with serving(chatbot) as address:
        yield address


def further(card: Locator) -> Locator:
    """A card, what else can be done with it laid open."""
    card.get_by_role("button", name="More", exact=True).press("Enter")
    return card


def test_the_usual_actions_stand_in_a_row_and_the_others_under_more(visitor: Visitor) -> None:
    """By keyboard; that it is open is told, and a press closes it again."""
    card = visitor.ask(WHICH).locator(".quotation")
    row = card.locator(".actions > button")
    more = card.get_by_role("button", name="More", exact=True)

    expect(row).to_have_text(
        ["Copy quotation", "Copy with citation", "Show in the document", "More"]
    )
    more.press("Space")

    expect(more).to_have_attribute("aria-expanded", "true")
    expect(card.get_by_role("button", name="More like this")).to_be_visible()
    expect(card.get_by_role("button", name="See the page")).to_have_count(0)
    more.press("Enter")
    expect(card.get_by_role("button", name="More like this")).to_be_hidden()
    expect(more).to_be_focused()
    assert visitor.complaints == []


def test_showing_a_quotation_in_the_document_is_following_its_footnote(visitor: Visitor) -> None:
    """Its words are marked, and its number is the current one."""
    card = visitor.ask(WHICH).locator(".quotation")

    card.get_by_role("button", name="Show in the document").click()

    assert visitor.marked == DRY.quote
    expect(card.get_by_role("button", name="Footnote 1")).to_have_attribute("aria-current", "true")


def test_a_quotation_is_made_wider_by_keyboard(visitor: Visitor) -> None:
    """The card changes in place: the focus stays, the words are said, the mark follows."""
    card = visitor.ask(WHICH).locator(".quotation")
    card.get_by_role("button", name="Footnote 1").click()
    visitor.page.locator("#source mark").wait_for()
    button = further(card).get_by_role("button", name="Wider by the sentence after")
    wide = "One was dry. Two were full 😀 and cold."

    button.press("Enter")

    expect(card.locator(".quote")).to_have_text(wide)
    expect(button).to_be_focused()
    expect(visitor.page.locator("#source mark")).to_have_text(wide)
    expect(button).to_be_focused()
    expect(visitor.pane.get_by_role("status")).to_have_text(f"The quotation is now: {wide}")
    expect(card.locator(".matched")).to_have_text("dry")
    expect(card.get_by_role("button", name="Footnote 1")).to_have_attribute("aria-current", "true")
    expect(card.locator(".asked")).to_have_text("asked: What did you count?")
    card.get_by_role("button", name="Copy quotation").click()
    expect(card.get_by_text("Copied")).to_be_visible()
    assert visitor.clipboard == wide
    visitor.page.keyboard.press("Escape")
    expect(card.get_by_role("button", name="Footnote 1")).to_be_focused()
    assert visitor.complaints == []


def test_a_quotation_ends_where_its_speaker_does(visitor: Visitor) -> None:
    """What more there is is taken sentence by sentence; then it is said that this is all."""
    card = further(visitor.ask(WHICH).locator(".quotation"))
    quote = card.locator(".quote")

    for name, words in [
        ("Wider by the sentence before", "We counted wells. One was dry."),
        ("Narrower: without the last sentence", "We counted wells."),
        ("Wider by the sentence after", "We counted wells. One was dry."),
        ("Narrower: without the first sentence", "One was dry."),
        ("Wider by the sentence before", "We counted wells. One was dry."),
    ]:
        card.get_by_role("button", name=name).click()
        expect(quote).to_have_text(words)
    card.get_by_role("button", name="Wider by the sentence before").click()

    expect(card.locator(".told")).to_have_text("This is all that Guide says here.")
    expect(visitor.pane.get_by_role("status")).to_have_text("This is all that Guide says here.")
    expect(quote).to_have_text("We counted wells. One was dry.")


def test_one_sentence_stays(visitor: Visitor) -> None:
    """A quotation is never made nothing."""
    card = further(visitor.ask(WHICH).locator(".quotation"))

    card.get_by_role("button", name="Narrower: without the last sentence").click()

    expect(card.locator(".told")).to_have_text("One whole sentence stays.")
    expect(card.locator(".quote")).to_have_text(DRY.quote)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_wider_quotation_is_the_source_too(
    visitor: Visitor, chatbot: ScriptedChatbot, name: str
) -> None:
    """Whatever a document holds, the words of a widened card are a slice of it and run nowhere."""
    text = hostile_citation(HOSTILE[name]).document.text
    card = further(visitor.ask(name).locator(".quotation"))

    for step in ("Wider by the sentence before", "Narrower: without the last sentence"):
        with visitor.page.expect_response("**/quotation") as told:
            card.get_by_role("button", name=step).click()
        end = f'"end": {told.value.json()["end"]},'
        expect(visitor.page.locator(".quotation")).to_have_attribute(
            "data-citation", re.compile(re.escape(end))
        )
    citation = json.loads(card.get_attribute("data-citation") or "")
    words = text[citation["start"] : citation["end"]]
    card.get_by_role("button", name="Copy quotation").click()
    expect(card.get_by_text("Copied")).to_be_visible()

    assert text_of(card.locator(".quote")) == citation["quote"] == words
    assert visitor.clipboard == words
    assert visitor.page.evaluate("window.broken") is None
    assert visitor.complaints == []


@pytest.mark.parametrize("clipboard", [True, False], ids=["clipboard", "plain http"])
@pytest.mark.parametrize("name", ["markup", "tabs and leading spaces", "beyond the basic plane"])
def test_a_citation_is_copied_as_formatted_text_too(
    context: BrowserContext, address: str, name: str, clipboard: bool
) -> None:
    """What takes formatted text gets a block quotation with its source, the same words in it."""
    citation = hostile_citation(HOSTILE[name])
    visitor = arrive(context, address, clipboard=clipboard)
    card = visitor.ask(name).locator(".quotation")

    card.get_by_role("button", name="Copy with citation").click()
    expect(card.get_by_text("Copied")).to_be_visible()

    def copied() -> None:
        words, source, tags = pasted(visitor)
        assert words == citation.quote
        assert visitor.clipboard.now() == f"“{citation.quote}” — {source}"
        assert set(tags) <= {"BLOCKQUOTE", "P", "CITE", "SPAN", "META"}

    eventually(copied)
    assert visitor.complaints == []


def pasted(visitor: Visitor) -> tuple[str, str, list[str]]:
    """The formatted text on the clipboard: the quotation, its source, and every element in it."""
    words, source, tags = visitor.page.evaluate(
        """async () => {
            const [item] = await theClipboard.read();
            const html = await (await item.getType("text/html")).text();
            const page = new DOMParser().parseFromString(html, "text/html");
            const said = (selector) => page.querySelector(selector).textContent;
            const tags = [...page.body.querySelectorAll("*")].map((each) => each.tagName);
            return [said("blockquote"), said("cite"), tags];
        }"""
    )
    return str(words), str(source), list(tags)


def test_more_like_a_quotation_is_an_exchange_that_answers_nothing(
    visitor: Visitor, chatbot: ScriptedChatbot
) -> None:
    """It stands in the log under a heading of its own, and no later question comes with it."""
    chatbot.likened.clear()
    card = further(visitor.ask(WHICH).locator(".quotation"))

    card.get_by_role("button", name="More like this").click()
    reply = visitor.reply(1)
    visitor.ask("And then?")

    assert visitor.questions == [WHICH, "More like: “One was dry.”", "And then?"]
    assert [each.quote for each in chatbot.likened] == [DRY.quote]
    expect(reply.get_by_role("heading", name="Passages like it")).to_be_visible()
    assert texts_of(reply.locator(".quote")) == [each.quote for each in NIGHT[1:]]
    expect(reply.locator(".confidence")).to_have_count(0)
    assert chatbot.heard[-1] == ("And then?", (WHICH,))
    reply.get_by_role("button", name="Footnote 2").click()
    assert visitor.marked == NIGHT[2].quote
    assert visitor.complaints == []


def test_that_nothing_is_like_a_quotation_is_said(
    visitor: Visitor, chatbot: ScriptedChatbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is a sentence instead of passages that have nothing to do with it."""
    monkeypatch.setattr(chatbot, "alike", ())
    card = further(visitor.ask(WHICH).locator(".quotation"))

    card.get_by_role("button", name="More like this").click()

    expect(visitor.reply(1)).to_have_text("No other passage is like it.")
