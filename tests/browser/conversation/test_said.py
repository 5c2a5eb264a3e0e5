"""What is said to a question, in a real browser: sure and unsure, folded, in two parts, or a reply."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from bot.documents.confidence import Confidence
from bot.retrieval.understanding.small_talk import Reply
from tests.support.browser.page_driver import Visitor
from tests.support.browser.scripted_chatbot import ScriptedChatbot, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import texts_of
from tests.support.browser.walk import HOW, NIGHT, WALK
from ui.web.texts import ENGLISH, texts_in

pytestmark = pytest.mark.browser

TEXTS = texts_in(ENGLISH)
MILL = make_document("The mill stood by the river.\n", name="mill.txt", title="The mill")
TWO = "How did she come home? And was it cold?"
NAMED = "How was the night at the mill?"
COLD = "And was it cold?"


@pytest.fixture(scope="module")
def chatbot() -> ScriptedChatbot:
    """Knows one question, of whose quotations each has another confidence, and two in one."""
    grades = (Confidence.CERTAIN, Confidence.UNSURE, Confidence.NONE)
    mixed = [replace(each, confidence=grade) for each, grade in zip(NIGHT, grades, strict=True)]
    return ScriptedChatbot(
        [WALK, MILL],
        replies={HOW: mixed, NAMED: NIGHT[:1]},
        named={NAMED: [MILL]},
        closest=NIGHT[1:2],
        compound={TWO: (HOW, COLD)},
        small_talk={"What do you have?": Reply.DOCUMENTS, "Hello": Reply.GREETING},
    )


@pytest.fixture(scope="module")
def address(chatbot: ScriptedChatbot) -> Iterator[str]:
    """Where the page is."""
    with serving(chatbot) as address:
        yield address


def test_what_is_sure_comes_first_and_what_is_closest_shows_its_first_line(
    visitor: Visitor,
) -> None:
    """A closest passage opens by the keyboard, and folds again."""
    reply = visitor.ask(HOW)
    line = reply.locator(".closest summary")
    quotation = reply.locator(".closest .quote")

    assert texts_of(reply.locator(".confidence, .grade")) == [
        TEXTS["answer.certain"],
        TEXTS["answer.unsure.too"],
        TEXTS["answer.further"],
    ]
    expect(reply.locator(".unsure .quote")).to_be_visible()
    expect(line).to_have_text("It was a fine night. The stars were out.")
    expect(quotation).to_be_hidden()
    line.press("Enter")
    expect(quotation).to_be_visible()
    line.press("Enter")
    expect(quotation).to_be_hidden()
    assert visitor.complaints == []


def test_the_footnote_of_a_folded_passage_opens_it(visitor: Visitor) -> None:
    """Its place is shown; until then the map has no tick for it."""
    reply = visitor.ask(HOW)
    reply.get_by_role("button", name="Footnote 1").click()
    ticks = visitor.page.locator(".map-tick")
    expect(ticks).to_have_count(2)

    reply.get_by_role("button", name="Footnote 3").click()

    assert visitor.marked == NIGHT[2].quote
    expect(reply.locator(".closest .quote")).to_be_visible()
    expect(ticks).to_have_count(3)


def test_the_footnotes_of_two_questions_are_one_row(
    visitor: Visitor, chatbot: ScriptedChatbot
) -> None:
    """From the first answer's last to the second's first; together they can be asked as typed."""
    reply = visitor.ask(TWO)

    assert texts_of(reply.locator(".part > h2")) == [HOW, COLD]
    assert texts_of(reply.locator(".footnote")) == ["1", "2", "3", "4"]
    expect(reply.locator(".part").nth(1).locator(".verdict")).to_have_text(TEXTS["answer.none"])
    reply.get_by_role("button", name="Footnote 3").click()
    assert visitor.marked == NIGHT[2].quote
    visitor.pane.get_by_role("button", name="Next footnote").click()
    assert visitor.marked == NIGHT[1].quote
    expect(reply.get_by_role("button", name="Footnote 4")).to_have_attribute("aria-current", "true")

    reply.get_by_role("button", name=TEXTS["answer.exactly"]).click()

    expect(visitor.replies).to_have_count(1)
    expect(reply.locator(".part")).to_have_count(0)
    assert chatbot.heard[-1] == (TWO, ())


@pytest.mark.parametrize("width", [1440, 390])
def test_what_is_looked_for_in_one_document_first_can_be_asked_of_all_alike(
    visitor: Visitor, chatbot: ScriptedChatbot, width: int
) -> None:
    """One line says so, and its button asks again in the same place; nothing else is changed."""
    visitor.page.set_viewport_size({"width": width, "height": 900})
    reply = visitor.ask(NAMED)
    line = reply.locator(".asked-first")
    expect(line.locator("span")).to_have_text("Looked first in: The mill")
    assert visitor.width.becomes(lambda page: page <= width)

    line.get_by_role("button", name=TEXTS["answer.alike"]).click()

    expect(visitor.replies).to_have_count(1)
    expect(line).to_have_count(0)
    expect(reply.locator(".quote")).to_have_count(1)
    assert chatbot.limits[-1].alike
    assert visitor.complaints == []


def test_talk_gets_a_line_and_documents_can_be_opened_from_it(visitor: Visitor) -> None:
    """Nothing is quoted, and nothing is offered to be asked next."""
    hello = visitor.ask("Hello")
    which = visitor.ask("What do you have?")

    expect(hello).to_have_text(TEXTS["reply.greeting"])
    expect(which.locator(".reply")).to_have_text("I read 2 documents here:")
    which.get_by_role("button", name="The mill").click()
    expect(visitor.page.locator(".source-text")).to_contain_text("The mill stood by the river.")
    assert visitor.complaints == []
