"""Finding by hand in a real browser: every place marked, walked through, announced, and left again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from bot.documents.document import Document
from tests.support.browser.page_driver import Visitor, arrive, slowly
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown, texts_of
from tests.support.browser.walk import HOW, NIGHT, WALK

pytestmark = pytest.mark.browser

LONG = make_document(
    "".join(
        f"Line {number} 😀 of a long one{', here the Bucket' if number % 997 == 5 else ''}.\r\n"
        for number in range(20_000)
    ),
    name="long.txt",
    title="A long one",
)
HOSTILE = make_document(
    'Before <img src=x onerror="window.broken=1"> after.\n\n'
    "\u202bשלום עולם\u202c cafe\u0301 👩‍👩‍👧 ${1+1} it’s\u00a0so.\n\nit's\nso, café.\n",
    name="hostile.txt",
    title="Hostile",
)

QUICKLY = """title => {
    const pane = document.querySelector("section.source");
    const rows = [...pane.querySelectorAll(".open-document")];
    rows.find((row) => row.textContent.includes(title)).click();
    pane.querySelector(".show-find").click();
    const field = pane.querySelector(".find-phrase");
    field.value = "night";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
}"""
BEFORE_IT = """place => {
    const range = new Range();
    range.setStart(place.closest(".window"), 0);
    range.setEndBefore(place);
    return range.toString().slice(-40);
}"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a page with three documents is."""
    replies = {HOW: NIGHT, "Where?": [cite(LONG, "Line 12345 😀 of a long one.")]}
    with serving(ScriptedChatbot([WALK, LONG, HOSTILE], replies=replies)) as address:
        yield address


@pytest.fixture
def visitor(visitor: Visitor) -> Iterator[Visitor]:
    """Somebody who has just opened the page, and whose browser never complains."""
    yield visitor
    assert visitor.complaints == []


def opened(visitor: Visitor, document: Document) -> None:
    """Open a document from the list."""
    visitor.pane.get_by_role("button", name=document.title).first.click()
    expect(visitor.page.locator(".source-text")).to_be_visible()


def looked(visitor: Visitor, phrase: str) -> Locator:
    """Type a phrase into the field, which is opened if it is not; the field."""
    field = visitor.pane.get_by_role("textbox", name="Exact words to find")
    if not field.is_visible():
        visitor.pane.get_by_role("button", name="Find", exact=True).click()
    field.fill(phrase)
    return field


def test_what_is_entered_while_a_document_is_opened_is_gone_to(visitor: Visitor) -> None:
    """Enter is remembered until there is a place to go to, however quick a person is."""
    visitor.page.evaluate(QUICKLY, WALK.title)

    expect(visitor.pane.locator(".find-count")).to_have_text("1 of 1")


def found(visitor: Visitor) -> Shown[list[str]]:
    """The words of each place that is marked in the text, in order, its pieces put together."""
    return Shown(lambda: _found(visitor))


def _found(visitor: Visitor) -> list[str]:
    pieces = visitor.page.locator(".source-text .found").evaluate_all(
        "all => all.map(one => [one.dataset.place, one.textContent])"
    )
    places: dict[str, str] = {}
    for place, words in pieces:
        places[place] = places.get(place, "") + words
    return list(places.values())


def here(visitor: Visitor) -> Locator:
    """The current place."""
    return visitor.page.locator(".source-text .found.here")


def test_every_place_is_marked_and_walked_through(visitor: Visitor) -> None:
    """Enter goes on, Shift and Enter back, round the ends; the current one is in view and told."""
    opened(visitor, WALK)

    field = looked(visitor, "the")
    count = visitor.pane.locator(".find-count")
    expect(count).to_have_text("1 of 3")
    expect(here(visitor)).to_have_text("The")
    assert found(visitor) == ["The", "the", "The"]
    field.press("Enter")
    expect(count).to_have_text("2 of 3")
    expect(here(visitor)).to_have_text("the")
    expect(visitor.pane.get_by_role("status")).to_contain_text("Place 2 of 3, ¶ 2.")
    field.press("Shift+Enter")
    field.press("Shift+Enter")
    expect(count).to_have_text("3 of 3")
    visitor.pane.get_by_role("button", name="Next place").click()
    expect(count).to_have_text("1 of 3")

    expect(here(visitor)).to_be_in_viewport()
    assert visitor.shown == WALK.text


def test_escape_closes_the_field_and_the_marks_go(visitor: Visitor) -> None:
    """The text stays where it is, and the keyboard goes on in it."""
    opened(visitor, WALK)
    field = looked(visitor, "walked")
    expect(here(visitor)).to_have_text("walked")

    field.press("Escape")

    expect(field).to_be_hidden()
    expect(visitor.page.locator(".source-text .found")).to_have_count(0)
    expect(visitor.page.locator(".source-scroll")).to_be_focused()
    assert visitor.shown == WALK.text


def test_words_that_stand_nowhere_are_said_to(visitor: Visitor) -> None:
    """Plainly, on the screen and aloud; upper and lower case differ where it is wished."""
    opened(visitor, WALK)
    said = visitor.pane.locator(".find-said")

    looked(visitor, "rowed")
    expect(said).to_have_text("These words stand nowhere in this document.")
    expect(visitor.pane.get_by_role("status")).to_contain_text("nowhere")
    expect(visitor.pane.get_by_role("button", name="Next place")).to_be_disabled()
    looked(visitor, "WALKED")
    expect(visitor.pane.locator(".find-count")).to_have_text("1 of 1")
    visitor.pane.get_by_role("button", name="Match case").click()
    expect(said).to_have_text("These words stand nowhere in this document.")
    looked(visitor, "")
    expect(said).to_be_hidden()


@pytest.mark.parametrize(
    ("phrase", "places"),
    [
        ("<img src=x", ["<img src=x"]),
        ('onerror="window', ['onerror="window']),
        ("שלום עולם", ["שלום עולם"]),
        ("cafe\u0301", ["cafe\u0301"]),
        ("👩‍👩‍👧 ${1+1}", ["👩‍👩‍👧 ${1+1}"]),
        ("it's so", ["it’s\u00a0so", "it's\nso"]),
    ],
)
def test_hostile_words_are_found_as_they_stand(
    visitor: Visitor, phrase: str, places: list[str]
) -> None:
    """No character changes, and nothing of a document runs, in the text or in the list."""
    opened(visitor, HOSTILE)

    looked(visitor, phrase)
    expect(visitor.pane.locator(".find-count")).to_have_text(f"1 of {len(places)}")
    visitor.pane.get_by_role("button", name="List", exact=True).click()
    lines = visitor.pane.locator(".find-line b")
    expect(lines).to_have_count(len(places))
    expect(here(visitor).first).to_be_visible()

    assert found(visitor) == places
    assert texts_of(lines) == places
    assert visitor.shown == HOSTILE.text
    assert visitor.page.evaluate("window.broken") is None


def test_in_a_long_document_far_places_are_gone_to(visitor: Visitor) -> None:
    """Whatever part of the text is held, the place asked for is brought, however late it comes."""
    opened(visitor, LONG)
    slowly(visitor.page, 500)
    field = looked(visitor, "bucket")
    expect(visitor.pane.locator(".find-count")).to_have_text("1 of 21")

    field.press("Shift+Enter")

    expect(visitor.pane.locator(".find-count")).to_have_text("21 of 21")
    expect(here(visitor)).to_have_text("Bucket")
    expect(here(visitor)).to_be_in_viewport()
    line = Shown(lambda: str(here(visitor).evaluate(BEFORE_IT)))
    assert line.becomes(lambda words: words.endswith("Line 19945 😀 of a long one, here the "))


def test_a_phrase_is_looked_for_in_all_documents(visitor: Visitor) -> None:
    """From their list: how often it stands in each; the one chosen lies open at its first place."""
    looked(visitor, "a long")
    row = visitor.pane.locator(".find-holder")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("more than 2,000 places")
    looked(visitor, "so")
    expect(row).to_contain_text("2 places")
    looked(visitor, "home")
    expect(row).to_contain_text(WALK.title)

    row.click()

    expect(visitor.pane.locator(".find-count")).to_have_text("1 of 1")
    expect(here(visitor)).to_have_text("home")
    expect(visitor.pane.locator(".source-title")).to_have_text(WALK.title)
    looked(visitor, "nowhere at all")
    expect(visitor.pane.locator(".find-said")).to_have_text(
        "These words stand nowhere in this document."
    )


def test_a_footnote_is_followed_while_something_is_looked_for(visitor: Visitor) -> None:
    """The quotation is marked and stays in view; the phrase is looked for in its document too."""
    opened(visitor, WALK)
    looked(visitor, "Line 12344")
    expect(visitor.pane.locator(".find-said")).to_be_visible()

    visitor.ask("Where?").get_by_role("button", name="Footnote 1", exact=False).first.click()

    expect(visitor.pane.locator(".find-count")).to_have_text("1 place")
    expect(visitor.page.locator(".source-text .found").first).to_be_attached()
    assert found(visitor) == ["Line 12344"]
    assert visitor.marked == "Line 12345 😀 of a long one."
    expect(visitor.page.locator("#source mark")).to_be_in_viewport()


def test_a_slash_opens_the_field_only_in_the_pane(visitor: Visitor) -> None:
    """Where something is typed it is a slash."""
    opened(visitor, WALK)
    field = visitor.pane.get_by_role("textbox", name="Exact words to find")
    box = visitor.page.locator("#question textarea")

    box.press("/")
    expect(box).to_have_value("/")
    expect(field).to_be_hidden()
    visitor.page.locator(".source-scroll").press("/")

    expect(field).to_be_focused()
    expect(field).to_have_value("")


def test_on_a_phone_it_is_found_too(context: BrowserContext, address: str) -> None:
    """Field, count and text all fit beside the conversation."""
    visitor = arrive(context, address, wide=False)
    visitor.page.get_by_role("button", name="Documents").click()
    opened(visitor, WALK)

    looked(visitor, "fine night")

    expect(visitor.pane.locator(".find-count")).to_have_text("1 of 1")
    expect(here(visitor)).to_be_in_viewport(ratio=1)
    expect(visitor.pane.get_by_role("button", name="Cite this place")).to_be_in_viewport(ratio=1)
    assert visitor.width.becomes(lambda width: width <= 390)
    assert visitor.complaints == []
