"""What could be asked next, in a real browser: offered under the newest answer, asked at a press."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.support.browser.page_driver import Visitor, at_rest
from tests.support.browser.scripted_chatbot import ScriptedChatbot
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown
from tests.support.browser.walk import HOW, NIGHT, WALK

pytestmark = pytest.mark.browser

TOPS = "cards => cards.map(card => card.getBoundingClientRect().top)"
WHERE, WHO = "Where did you walk?", "Who sang all the way?"


@pytest.fixture(scope="module")
def chatbot() -> ScriptedChatbot:
    """Knows three questions, and offers those that were not asked."""
    replies = {HOW: NIGHT, WHERE: NIGHT[:1], WHO: NIGHT[1:2]}
    return ScriptedChatbot([WALK], replies=replies, next_questions=[WHERE, WHO])


@pytest.fixture(scope="module")
def address(chatbot: ScriptedChatbot) -> Iterator[str]:
    """Where the page is; a library holds its document."""
    with serving(chatbot) as address:
        yield address


def offered(reply: Locator) -> Locator:
    return reply.get_by_role("region", name="You could ask next").get_by_role("button")


def test_questions_are_offered_under_the_newest_answer_alone(
    visitor: Visitor, chatbot: ScriptedChatbot
) -> None:
    """They come after the quotations on the screen, and go where another answer has come."""
    chatbot.heard.clear()
    chatbot.screens.clear()
    first = visitor.ask(HOW)
    expect(offered(first)).to_have_text([WHERE, WHO])

    offered(first).first.click()
    second = visitor.reply(1)
    expect(offered(second)).to_have_text([WHO])

    assert visitor.questions == [HOW, WHERE]
    expect(offered(first)).to_have_count(0)
    assert chatbot.heard == [(HOW, ()), (WHERE, (HOW,))]
    near, asked = chatbot.screens[0]
    assert [each.quote for each in near] == [each.quote for each in NIGHT]
    assert asked == (HOW,)
    assert visitor.complaints == []


def test_a_question_is_asked_by_keyboard_and_the_next_can_be_typed(visitor: Visitor) -> None:
    """The button that was pressed goes, so the keyboard goes on in the question's box."""
    first = visitor.ask(HOW)

    offered(first).last.press("Enter")
    visitor.reply(1)

    assert visitor.questions == [HOW, WHO]
    expect(visitor.page.locator("#question textarea")).to_be_focused()


def test_what_is_being_typed_is_not_lost(visitor: Visitor) -> None:
    """A question begun in the box is still there when one that was offered is answered."""
    first = visitor.ask(HOW)
    visitor.page.locator("#question textarea").fill("And who")

    offered(first).first.click()
    visitor.reply(1)

    expect(visitor.page.locator("#question textarea")).to_have_value("And who")
    assert visitor.questions == [HOW, WHERE]


def test_nothing_moves_when_questions_are_offered(visitor: Visitor) -> None:
    """The quotations stand where they stood before there was anything under them."""
    asked: list[Route] = []
    visitor.page.route("**/suggestions", lambda route: asked.append(route))
    reply = visitor.ask(HOW)
    cards = reply.locator(".quotation")
    at_rest(cards.last)  # the log is scrolled to the question first
    tops = Shown(lambda: cards.evaluate_all(TOPS))
    before = tops.now()

    asked[0].continue_()
    expect(offered(reply)).to_have_count(2)
    at_rest(cards.last)

    assert tops == before


def test_where_nothing_can_be_asked_next_nothing_is_shown(visitor: Visitor) -> None:
    """Neither under an answer that leaves no question open, nor where the document says nothing."""
    visitor.ask(WHERE)
    visitor.ask(WHO)
    with visitor.page.expect_response("**/suggestions") as told:
        last = visitor.ask(HOW)
    assert told.value.json() == {"questions": []}
    silent = visitor.ask("Why is the sky blue?")

    expect(offered(last)).to_have_count(0)
    expect(offered(silent)).to_have_count(0)
