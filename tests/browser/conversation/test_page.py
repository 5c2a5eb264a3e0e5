"""The page in a real browser: what is seen, marked and copied is the source."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, expect

from bot.documents.citation import Citation
from bot.documents.spans import Span
from tests.support.browser.page_driver import Scheme, Visitor, arrive
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import eventually, text_of
from tests.support.browser.walk import HOW, NIGHT, WALK
from ui.web.texts import ENGLISH, texts_in

pytestmark = pytest.mark.browser

TEXTS = texts_in(ENGLISH)

HOSTILE = {
    "tabs and leading spaces": "\tHe *said* _this_:\n\t\tfirst ~~second~~ `third`\n    > fourth",
    "a year like a list": "1986. A great year. * Not a list. # Not a heading. | a | b |",
    "formulas and templates": "$$x$$ and $y$, ${1+1}, {{value}}, \\u0041, \\n, `${window.broken = 1}`",
    "markup": '<img src=x onerror="window.broken=1"><script>window.broken=1</script> &amp; <b>b</b>',
    "ends of what holds it": "</blockquote></article></textarea></script> @documents @serving '\" -->",
    "a remote image": "![seen](http://192.0.2.1/a.png) <img src=http://192.0.2.1/b.png> http://192.0.2.1",
    "line ends": "one\r\ntwo\r\n\r\nthree\rfour\u2028five\x0csix",
    "beyond the basic plane": "👩‍👩‍👧 𝔘nicode café cafe\u0301 no\u00a0break zero\u200bwidth",
    "right to left": "\u202bשלום עולם.\u202c مرحبا بالعالم؟ (1986)",
}


def hostile_citation(words: str) -> Citation:
    """The words at the second place they stand in, emoji and repetitions in front of them."""
    document = make_document(f"😀 A title\r\n\r\n{words}\r\n\r\nBetween 𝔘.\n\n{words}\n\nAfter.\n")
    citation = cite(document, words, occurrence=2)
    starts = range(citation.start - 2, citation.end, 5)
    return replace(citation, matched=tuple(Span(start, start + 4) for start in starts))


OLD = make_document("The mill stood by the river.\n", name="mill.txt", title="The mill")
LONG = make_document(
    "".join(f"Line {number} of a long document 😀.\n" for number in range(90_000)),
    name="long.txt",
    title="A long one",
)
LINE = cite(LONG, "Line 54321 of a long document 😀.")


@pytest.fixture(scope="module")
def chatbot() -> ScriptedChatbot:
    """Knows a question about a walk, one about each hostile text, and more as tests need them."""
    hostile = {name: [hostile_citation(words)] for name, words in HOSTILE.items()}
    documents = [
        WALK,
        replace(OLD, text=OLD.text.replace("stood", "leant")),
        LONG,
        *(citations[0].document for citations in hostile.values()),
    ]
    replies = {HOW: NIGHT, "And the mill?": [cite(OLD, "The mill stood")], "Where?": [LINE]}
    return ScriptedChatbot(documents, replies={**replies, **hostile}, closest=NIGHT[1:])


@pytest.fixture(scope="module")
def address(chatbot: ScriptedChatbot) -> Iterator[str]:
    """Where the page is."""
    with serving(chatbot, examples=[HOW, "Why is the sky blue?"]) as address:
        yield address


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_seen_marked_and_copied_is_the_source(
    visitor: Visitor, chatbot: ScriptedChatbot, name: str
) -> None:
    """From the quotation to the clipboard, no character of a hostile document changes or runs."""
    citation = hostile_citation(HOSTILE[name])

    reply = visitor.ask(name)
    reply.get_by_role("button", name="Copy quotation").click()
    expect(reply.get_by_text("Copied")).to_be_visible()
    assert visitor.clipboard == citation.quote
    reply.get_by_role("button", name="Footnote 1").click()

    assert text_of(reply.locator(".quote")) == citation.quote
    expect(reply.locator(".quote .matched").nth(1)).to_be_attached()
    assert visitor.marked == citation.quote
    text = citation.document.text
    assert visitor.about_the_mark == (text, text[: citation.start])
    assert visitor.page.evaluate("window.broken") is None
    assert visitor.complaints == []
    assert all(url.startswith(("http://127.0.0.1:", "data:")) for url in visitor.addresses)


@pytest.mark.parametrize("clipboard", [True, False], ids=["clipboard", "plain http"])
def test_a_quotation_is_copied_with_its_citation(
    context: BrowserContext, address: str, clipboard: bool
) -> None:
    """The exact words, the speaker, the title and the paragraph; also where the API is missing."""
    visitor = arrive(context, address, clipboard=clipboard)
    card = visitor.ask(HOW).locator(".quotation").nth(2)

    card.get_by_role("button", name="Copy with citation").click()
    expect(card.get_by_text("Copied")).to_be_visible()
    assert visitor.clipboard == f"“{NIGHT[2].quote}” — Ada, “The long way”, ¶ 5."
    card.get_by_role("button", name="Copy quotation").click()
    expect(card.get_by_text("Copied")).to_have_count(2)

    assert visitor.clipboard == NIGHT[2].quote


def test_a_selection_is_copied_as_it_stands(visitor: Visitor) -> None:
    """A browser would make spaces of no-break spaces, and line feeds of other line ends."""
    visitor.ask(HOW).get_by_role("button", name="Footnote 3").click()
    visitor.page.locator("#source mark").select_text()

    visitor.page.keyboard.press("ControlOrMeta+c")

    assert visitor.clipboard == NIGHT[2].quote


def test_a_footnote_is_followed_by_keyboard_and_escape_goes_back(visitor: Visitor) -> None:
    """Enter and Space follow it, the focus goes to the mark, and Escape returns it."""
    number = visitor.ask(HOW).get_by_role("button", name="Footnote 2")

    for key in ("Enter", "Space"):
        number.press(key)

        expect(visitor.page.locator("#source mark")).to_be_focused()
        expect(visitor.page.locator("#source mark")).to_be_in_viewport()
        assert visitor.marked == NIGHT[1].quote
        expect(number).to_have_attribute("aria-current", "true")
        expect(visitor.pane.get_by_role("status")).to_contain_text("Footnote 2 of 3, ¶ 3")

        visitor.page.keyboard.press("Escape")

        expect(number).to_be_focused()


def test_the_footnotes_of_an_answer_are_walked_through(visitor: Visitor) -> None:
    """Next and previous follow the answer's other footnotes, and stop at its ends."""
    visitor.ask(HOW).get_by_role("button", name="Footnote 1").click()
    further = visitor.pane.get_by_role("button", name="Next footnote")
    back = visitor.pane.get_by_role("button", name="Previous footnote")
    expect(visitor.pane.locator(".step-count")).to_have_text("1 of 3")
    expect(back).to_be_disabled()

    further.click()
    expect(visitor.page.locator("#source mark")).to_have_text(NIGHT[1].quote)
    further.click()
    expect(visitor.page.locator("#source mark")).to_contain_text("It was a fine night.")
    expect(further).to_be_disabled()
    back.click()
    expect(visitor.page.locator("#source mark")).to_have_text(NIGHT[1].quote)
    visitor.pane.get_by_role("button", name="Back to the answer").click()

    expect(
        visitor.page.locator("#conversation").get_by_role("button", name="Footnote 2")
    ).to_be_focused()


def test_what_is_not_in_the_document_is_not_answered(visitor: Visitor) -> None:
    """What came nearest is labelled, folded to its first lines, and can be followed."""
    reply = visitor.ask("Why is the sky blue?")
    closest = reply.locator(".closest")

    assert text_of(reply.locator(".verdict")) == TEXTS["answer.none"]
    assert text_of(closest.locator(".grade")) == TEXTS["answer.closest"]
    expect(closest.locator("summary").first).to_have_text(NIGHT[1].quote)
    expect(closest.locator(".quote").first).to_be_hidden()
    reply.get_by_role("button", name="Footnote 1").click()
    assert visitor.marked == NIGHT[1].quote


def test_the_empty_page_says_what_is_served(
    context: BrowserContext, visitor: Visitor, chatbot: ScriptedChatbot
) -> None:
    """One document is named and lies open; several are counted and listed, each to be opened."""
    expect(visitor.page.locator("#opening")).to_contain_text(f"{len(chatbot.documents)} documents")
    visitor.pane.locator(".open-document", has_text="The long way").click()
    expect(visitor.page.locator(".source-text")).to_contain_text("How did you come?")
    visitor.pane.get_by_role("button", name="All documents").click()
    expect(visitor.pane.locator(".open-document", has_text="The long way")).to_be_visible()

    with serving(ScriptedChatbot([WALK])) as address:
        other = arrive(context, address)
        expect(other.page).to_have_title("Footnote")
        expect(other.page.locator("#opening cite")).to_have_text("The long way")
        expect(other.page.locator(".source-text")).to_contain_text("How did you come?")
        assert other.shown == WALK.text


def test_a_quotation_that_no_longer_stands_there_is_not_marked(visitor: Visitor) -> None:
    """Where the document served is not the one quoted, nothing is marked and that is said."""
    visitor.ask("And the mill?").get_by_role("button", name="Footnote 1").click()

    expect(visitor.pane.locator(".source-failed")).to_contain_text("does not stand in the document")
    expect(visitor.page.locator("#source mark")).to_be_hidden()


def test_a_long_document_is_held_in_part_and_read_on(visitor: Visitor) -> None:
    """Of millions of characters the pane holds what is near, and more as the reader goes on."""
    visitor.ask("Where?").get_by_role("button", name="Footnote 1").click()
    assert visitor.marked == LINE.quote
    first = visitor.shown.now()
    assert visitor.shown.becomes(lambda held: held in LONG.text and len(held) < 40_000)

    for side in ("Earlier text", "Further text", "Further text"):
        held = len(visitor.shown.now())
        visitor.pane.get_by_role("button", name=side).evaluate("button => button.click()")
        visitor.page.wait_for_function(
            f"document.querySelector('.source-text').textContent.length !== {held}"
        )

    def held_in_place() -> None:
        shown, before = visitor.about_the_mark.now()  # the pane may be reading on
        assert first in shown and shown in LONG.text
        assert LONG.text.index(shown) + len(before) == LINE.start

    eventually(held_in_place)
    expect(visitor.page.locator("#source mark")).to_be_in_viewport()


def test_on_a_phone_the_document_lies_over_the_conversation(
    context: BrowserContext, address: str
) -> None:
    """Following a footnote slides it up, with quotation and mark both in view; closing it goes back."""
    visitor = arrive(context, address, wide=False)
    number = visitor.ask(HOW).get_by_role("button", name="Footnote 2")
    expect(visitor.pane).to_be_hidden()

    number.click()
    expect(visitor.page.locator("#source mark")).to_be_in_viewport()
    expect(number).to_be_in_viewport()
    close = visitor.pane.get_by_role("button", name="Close the document")
    expect(close).to_be_in_viewport(ratio=1)
    close.click()

    expect(visitor.pane).to_be_hidden()
    expect(number).to_be_focused()
    assert visitor.width.becomes(lambda width: width <= 390)

    visitor.page.get_by_role("button", name="Documents").click()
    visitor.pane.locator(".open-document", has_text="The long way").click()
    expect(visitor.page.locator(".source-text")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("scheme", "query", "paper"),
    [
        ("light", "", "rgb(242, 241, 235)"),
        ("dark", "", "rgb(18, 22, 20)"),
        ("light", "?__theme=dark", "rgb(18, 22, 20)"),
        ("dark", "?__theme=light", "rgb(242, 241, 235)"),
    ],
)
def test_light_and_dark_are_the_systems_wish_or_gradios_word(
    context: BrowserContext, address: str, scheme: Scheme, query: str, paper: str
) -> None:
    """Both ways of choosing lead to the same colours, everywhere on the page."""
    visitor = arrive(context, f"{address}/{query}", scheme=scheme)
    container = visitor.page.locator(".gradio-container").first

    expect(container).to_have_css("background-color", paper)
    expect(visitor.page.locator("body")).to_have_css("background-color", paper)
