"""The map beside the text, the keys, and the pane's head, in a real browser."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.support.browser.page_driver import Visitor, arrive, at_rest
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown, eventually
from tests.support.browser.walk import WALK

pytestmark = pytest.mark.browser

LONG = make_document(
    "".join(f"Line {number} 😀 of a long one.\n\n" for number in range(9_000)),
    name="long.txt",
    title="The report of the river office on the wells of the valley and on those who keep them",
)
LINES = [f"Line {number} 😀 of a long one." for number in (900, 4500, 4501, 4502, 4503, 8100)]
CITED = [*(cite(LONG, line) for line in LINES), cite(WALK, "We walked home.")]

SEEN_FROM = """map => {
    const seen = map.querySelector(".map-seen").getBoundingClientRect();
    const whole = map.getBoundingClientRect();
    return (seen.top - whole.top) / whole.height;
}"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a page with two documents is."""
    replies = {"Where?": CITED, "And there?": CITED[:2]}
    with serving(ScriptedChatbot([LONG, WALK], replies=replies)) as address:
        yield address


@pytest.fixture
def visitor(visitor: Visitor) -> Iterator[Visitor]:
    """Somebody who has asked and followed the first footnote, and whose browser never complains."""
    visitor.ask("Where?").locator("button.footnote").first.click()
    assert visitor.marked == LINES[0]
    yield visitor
    assert visitor.complaints == []


def ticks(visitor: Visitor) -> Locator:
    """The quotations on the map, in the order of the document."""
    return visitor.pane.get_by_role("navigation", name="Where the quotations stand").locator(
        ".map-tick"
    )


def heights(visitor: Visitor) -> list[float]:
    """Where each tick's line stands, as a part of the map's height."""
    parts: list[float] = visitor.page.evaluate(
        """() => {
            const map = document.querySelector(".source-map").getBoundingClientRect();
            return [...document.querySelectorAll(".map-tick")].map(tick =>
                (tick.getBoundingClientRect().top - map.top +
                    Number(tick.style.getPropertyValue("--line"))) / map.height);
        }"""
    )
    return parts


def test_quotations_stand_on_the_map_in_proportion(visitor: Visitor) -> None:
    """In code points of the whole document, whatever part of it is held; other documents' do not."""
    expect(ticks(visitor)).to_have_count(6)
    at_rest(visitor.page.locator(".source-map"))

    wanted = [citation.start / len(LONG.text) for citation in CITED[:6]]
    assert Shown(lambda: heights(visitor)) == pytest.approx(wanted, abs=0.01)
    expect(ticks(visitor).nth(0)).to_have_attribute("aria-label", "Footnote 1, ¶ 901")
    expect(ticks(visitor).nth(0)).to_have_attribute("aria-current", "true")


def test_ticks_that_are_near_do_not_cover_one_another(visitor: Visitor) -> None:
    """Each can be seen and pressed by itself."""
    expect(ticks(visitor)).to_have_count(6)
    at_rest(ticks(visitor).last)

    def apart() -> None:
        boxes = [box for tick in ticks(visitor).all() if (box := tick.bounding_box())]
        assert len(boxes) == 6
        for one, other in combinations(boxes, 2):
            assert (
                one["x"] + one["width"] <= other["x"] + 0.1
                or other["x"] + other["width"] <= one["x"] + 0.1
                or one["y"] + one["height"] <= other["y"] + 0.1
                or other["y"] + other["height"] <= one["y"] + 0.1
            )
        assert all(box["width"] >= 7 and box["height"] >= 5 for box in boxes)

    eventually(apart)


def test_a_tick_leads_to_its_quotation(visitor: Visitor) -> None:
    """As its footnote does: it is marked, counted, and the way back leads to its card."""
    ticks(visitor).nth(5).click()

    expect(visitor.page.locator("#source mark")).to_have_text(LINES[5])
    expect(visitor.pane.locator(".step-count")).to_have_text("6 of 7")
    expect(ticks(visitor).nth(5)).to_have_attribute("aria-current", "true")
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("button.footnote").nth(5)).to_be_focused()


def test_the_map_is_one_stop_for_the_keyboard(visitor: Visitor) -> None:
    """Arrows, Home and End walk through it; Enter follows."""
    tick = ticks(visitor)
    tick.nth(0).focus()

    for key, number in (("ArrowDown", 1), ("End", 5), ("ArrowUp", 4), ("Home", 0)):
        visitor.page.keyboard.press(key)
        expect(tick.nth(number)).to_be_focused()
    visitor.page.keyboard.press("ArrowDown")
    expect(tick.nth(1)).to_be_focused()
    expect(visitor.pane.locator('.map-tick[tabindex="0"]')).to_have_count(1)
    visitor.page.keyboard.press("Enter")

    expect(visitor.page.locator("#source mark")).to_have_text(LINES[1])


def test_the_strip_leads_to_any_part_of_the_document(visitor: Visitor) -> None:
    """A press half way down shows the text of the middle, and the reader's own window goes along."""
    strip = visitor.page.locator(".source-map")
    at_rest(strip)
    width, height = strip.evaluate("map => [map.clientWidth, map.clientHeight]")

    strip.click(position={"x": width / 2, "y": height * 0.75})

    expect(visitor.page.locator(".source-text")).to_contain_text("Line 6750 ")
    seen = Shown(lambda: float(strip.evaluate(SEEN_FROM)))
    assert seen == pytest.approx(0.75, abs=0.02)


def test_what_is_found_by_hand_stands_on_the_map(visitor: Visitor) -> None:
    """Faintly, and goes with the field."""
    drawn = visitor.page.locator(".map-found path")
    visitor.pane.get_by_role("button", name="Find", exact=True).click()
    visitor.pane.get_by_role("textbox", name="Exact words to find").fill("Line 45")
    expect(visitor.pane.locator(".find-count")).to_contain_text("of 111")

    expect(drawn).to_have_attribute("d", re.compile("M.*M"))
    visitor.page.keyboard.press("Escape")
    expect(drawn).to_have_attribute("d", "")


@pytest.mark.parametrize(("further", "back"), [("n", "p"), ("j", "k")])
def test_letters_walk_through_the_footnotes_in_the_pane(
    visitor: Visitor, further: str, back: str
) -> None:
    """While the focus is there or on an answer; where something is typed they are letters."""
    mark = visitor.page.locator("#source mark")
    expect(mark).to_be_focused()

    visitor.page.keyboard.press(further)
    expect(mark).to_have_text(LINES[1])
    expect(mark).to_be_focused()
    visitor.page.keyboard.press(further)
    expect(mark).to_have_text(LINES[2])
    visitor.page.keyboard.press(back)
    expect(mark).to_have_text(LINES[1])
    box = visitor.page.locator("#question textarea")
    box.press(further)

    expect(box).to_have_value(further)
    expect(mark).to_have_text(LINES[1])


def test_a_letter_on_another_answer_follows_that_ones_footnote(visitor: Visitor) -> None:
    """The answer on which the focus lies is meant, not the one followed before."""
    other = visitor.ask("And there?")

    other.get_by_role("button", name="Copy quotation").nth(1).press("n")

    expect(other.locator("button.footnote").first).to_have_attribute("aria-current", "true")
    visitor.page.keyboard.press("n")
    expect(other.locator("button.footnote").nth(1)).to_have_attribute("aria-current", "true")


def test_the_keys_are_listed(visitor: Visitor) -> None:
    """By a button and by a question mark; Escape closes the list and nothing else."""
    keys = visitor.page.get_by_role("dialog", name="Keys")

    visitor.pane.get_by_role("button", name="Keys").click()
    expect(keys).to_contain_text("Next footnote of the answer")
    visitor.page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    expect(visitor.pane.get_by_role("button", name="Keys")).to_be_focused()
    visitor.page.keyboard.press("?")
    expect(keys).to_be_visible()
    keys.get_by_role("button", name="Close").click()

    expect(keys).to_be_hidden()
    assert visitor.marked == LINES[0]


@pytest.mark.parametrize("width", [320, 390, 1000, 1440])
def test_the_heads_title_is_readable_at_every_width(
    context: BrowserContext, address: str, width: int
) -> None:
    """No button takes its line, none is cut off, and nothing runs out of the window."""
    visitor = arrive(context, address)
    visitor.page.set_viewport_size({"width": width, "height": 844})
    visitor.ask("Where?").locator("button.footnote").first.click()
    visitor.page.locator("#source mark").wait_for()

    for tool in visitor.page.locator(".source-tools button:visible").all():
        expect(tool).to_be_in_viewport(ratio=1)
    at_rest(visitor.pane)

    def readable() -> None:
        head = visitor.page.locator(".source-head").bounding_box()
        title = visitor.page.locator(".source-title").bounding_box()
        assert head is not None and title is not None
        assert title["width"] >= 0.5 * head["width"]

    eventually(readable)
    assert visitor.width.becomes(lambda wide: wide <= width)
