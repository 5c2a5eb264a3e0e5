"""The page of a PDF in the source pane: seen, boxed, turned, and left again."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from bot.documents.citation import Citation
from bot.documents.document import Document
from bot.formats.loading import load_document
from bot.formats.pdf.pictures import picture
from bot.library.library import Library
from bot.viewing.page_images import PageImages
from tests.support.browser.page_driver import Scheme, Visitor, arrive, at_rest
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown, eventually, text_of
from tests.support.documents.pdf_files import known_sentence, long_report
from tests.support.toy_encoder import ToyEncoder

pytestmark = pytest.mark.browser

ASKED = "Who counted the buckets?"
MIXED = "Who else?"
FIRST_PAGE_IN_VIEW = """label => {
    const top = document.querySelector(".source-scroll").getBoundingClientRect().top;
    const pages = [...document.querySelectorAll(".source-text .beside.page")];
    const page = pages.find(each => each.getBoundingClientRect().bottom > top);
    return page?.dataset.words === label;
}"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of four pages on the disk."""
    path = tmp_path_factory.mktemp("report") / "report.pdf"
    path.write_bytes(long_report(front=1, body=3))
    return path


@pytest.fixture(scope="module")
def address(report: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page that serves the report and a text."""
    document = load_document(report, name="report.pdf")
    text = make_document("The mill stood still.\n\nNobody ground corn.\n", name="mill.txt")
    replies = {
        ASKED: [known(document, 1), known(document, 3)],
        MIXED: [known(document, 2), cite(text, "Nobody ground corn.")],
    }
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        library.add(document, place=str(report))
        library.add(text, place="/mill.txt")
        pages = PageImages(library, draw=picture.draw)
        chatbot = ScriptedChatbot([document, text], replies=replies)
        with serving(chatbot, library=library, pictures=pages) as address:
            yield address


def known(document: Document, index: int) -> Citation:
    """The quotation that stands on one page and on no other."""
    return cite(document, known_sentence(index))


def see_page(visitor: Visitor, number: int = 1) -> Locator:
    """Ask, and press "See the page" of a footnote; the picture, once it is drawn."""
    reply = visitor.ask(ASKED)
    card = reply.locator(".quotation").nth(number - 1)
    card.locator('[data-do="more"]').click()
    card.get_by_role("button", name="See the page").click()
    return drawn(visitor)


def drawn(visitor: Visitor) -> Locator:
    """The picture, once it is there."""
    expect(visitor.page.locator("#source .sheet:not([aria-busy]) .sheet-picture")).to_be_visible()
    return visitor.page.locator("#source .sheet-picture img")


def label(visitor: Visitor) -> Locator:
    return visitor.page.locator(".sheet-label")


def boxes(visitor: Visitor) -> Locator:
    return visitor.page.locator(".sheet-boxes span")


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_quotations_page_is_seen_with_its_words_marked(
    context: BrowserContext, address: str, wide: bool, scheme: Scheme, tmp_path: Path
) -> None:
    """The picture fits the pane, says which page it is, and the boxes are in view on it."""
    visitor = arrive(context, address, wide=wide, scheme=scheme)
    image = see_page(visitor)
    expect(label(visitor)).to_have_text("p. 1 [2 of 4]")
    expect(image).to_have_attribute("alt", "p. 1 [2 of 4] of The wells of the valley")
    expect(boxes(visitor)).to_have_count(2)
    at_rest(visitor.pane)
    at_rest(boxes(visitor).first)
    visitor.page.screenshot(path=tmp_path / "page.png")

    def fits() -> None:
        on_page, pane = image.bounding_box(), visitor.pane.bounding_box()
        first = boxes(visitor).first.bounding_box()
        assert on_page and pane and first
        assert pane["x"] <= on_page["x"] and on_page["width"] <= pane["width"]
        assert pane["y"] < first["y"] < pane["y"] + pane["height"]

    eventually(fits)
    marked = text_of(visitor.page.locator(".sheet-marked"))
    assert marked == f"Marked on this page: “{known_sentence(1)}”"
    assert visitor.complaints == []


def test_pages_are_turned_and_the_text_goes_on_from_there(visitor: Visitor) -> None:
    """Other pages have no marks; back in the text, the page that was looked at begins it."""
    see_page(visitor)
    visitor.page.get_by_role("button", name="Previous page").click()
    expect(label(visitor)).to_have_text("p. [1 of 4]")
    drawn(visitor)
    expect(boxes(visitor)).to_have_count(0)
    expect(visitor.page.get_by_role("button", name="Previous page")).to_be_disabled()
    for number in ("1 [2 of 4]", "2 [3 of 4]"):
        visitor.page.get_by_role("button", name="Next page").click()
        expect(label(visitor)).to_have_text(f"p. {number}")
    drawn(visitor)
    visitor.page.get_by_role("button", name="Text", exact=True).click()

    expect(visitor.page.locator("#source .sheet")).to_be_hidden()
    visitor.page.wait_for_function(FIRST_PAGE_IN_VIEW, arg="2")
    assert visitor.complaints == []


def test_from_the_page_back_to_the_quotation_in_the_text(visitor: Visitor) -> None:
    """The same words are marked there, and the keyboard goes on at them."""
    see_page(visitor)
    visitor.page.get_by_role("button", name="Text", exact=True).click()
    assert visitor.marked == known_sentence(1)
    visitor.page.get_by_role("button", name="Page", exact=True).click()
    drawn(visitor)

    expect(label(visitor)).to_have_text("p. 1 [2 of 4]")
    expect(boxes(visitor)).to_have_count(2)
    assert visitor.complaints == []


def test_the_page_that_is_read_is_the_page_that_is_seen(visitor: Visitor) -> None:
    """Without a quotation in view, the button shows the page of the text at the top."""
    visitor.ask(ASKED).locator(".footnote").first.click()
    assert visitor.marked == known_sentence(1)
    last = visitor.page.locator('.source-text .beside.page[data-words="3"]')
    last.evaluate("element => element.parentElement.scrollIntoView({block: 'start'})")
    visitor.page.get_by_role("button", name="Page", exact=True).click()
    drawn(visitor)

    expect(label(visitor)).to_have_text("p. 3 [4 of 4]")
    expect(boxes(visitor)).to_have_count(0)
    assert visitor.complaints == []


def test_the_next_footnote_turns_to_its_page(visitor: Visitor) -> None:
    """Who looks at pages goes on looking at pages, until a quotation has none."""
    see_page(visitor)
    visitor.page.get_by_role("button", name="Next footnote").click()
    expect(label(visitor)).to_have_text("p. 3 [4 of 4]")
    drawn(visitor)
    expect(boxes(visitor)).to_have_count(2)
    visitor.ask(MIXED).locator(".footnote").nth(1).click()

    expect(visitor.page.locator("#source mark")).to_have_text("Nobody ground corn.")
    expect(visitor.page.locator("#source .sheet")).to_be_hidden()
    expect(visitor.page.locator(".show-page")).to_be_hidden()
    assert visitor.complaints == []


def test_a_page_is_seen_and_left_with_the_keyboard(visitor: Visitor) -> None:
    """The focus goes to the page; arrows turn it; the text behind it cannot be reached."""
    see_page(visitor)
    expect(visitor.page.locator(".sheet-scroll")).to_be_focused()
    visitor.page.keyboard.press("ArrowRight")
    expect(label(visitor)).to_have_text("p. 2 [3 of 4]")
    drawn(visitor)

    expect(visitor.page.locator(".source-scroll")).to_have_js_property("inert", True)
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator(".quotation .footnote").first).to_be_focused()
    assert visitor.complaints == []


def test_a_page_may_be_drawn_larger(visitor: Visitor) -> None:
    """Twice as large, and as wide as the pane again."""
    image = see_page(visitor)
    larger = visitor.page.get_by_role("button", name="Larger")
    at_rest(image)
    width = Shown(lambda: round(image.evaluate("each => each.getBoundingClientRect().width")))
    narrow = width.now()

    larger.click()
    assert width.becomes(lambda wide: wide > 1.8 * narrow)
    larger.click()
    assert width == narrow
    assert visitor.complaints == []


def test_a_text_has_no_pages_to_see(visitor: Visitor) -> None:
    """Neither its cards nor the pane offer any."""
    reply = visitor.ask(MIXED)
    expect(reply.locator('[data-do="page"]')).to_have_count(1)  # of the report's card
    reply.locator(".footnote").nth(1).click()
    assert visitor.marked == "Nobody ground corn."

    expect(visitor.page.locator(".show-page")).to_be_hidden()


def test_what_cannot_be_drawn_is_said(
    context: BrowserContext, report: Path, tmp_path: Path
) -> None:
    """In a sentence in the page's place; the text is still there."""
    path = tmp_path / "report.pdf"
    path.write_bytes(report.read_bytes())
    document = load_document(path, name="report.pdf")
    with Library(tmp_path / "library", ToyEncoder()) as library:
        library.add(document, place=str(path))
        pages = PageImages(library, draw=picture.draw)
        chatbot = ScriptedChatbot([document], replies={ASKED: [known(document, 1)]})
        path.write_bytes(long_report(front=2, body=1))
        with serving(chatbot, library=library, pictures=pages) as address:
            visitor = arrive(context, address)
            card = visitor.ask(ASKED).locator(".quotation")
            card.locator('[data-do="more"]').click()
            card.get_by_role("button", name="See the page").click()
            told = visitor.page.locator(".sheet-told")
            expect(told).to_contain_text("report.pdf has changed on the disk since it was read")
            visitor.page.get_by_role("button", name="Text", exact=True).click()

            assert visitor.marked == known_sentence(1)
            assert len(visitor.complaints) == 1 and "422" in visitor.complaints[0]


def test_the_routes_give_pages_and_nothing_else(address: str) -> None:
    """Pictures as PNG that nobody keeps; a page that is not there is a sentence."""
    identity = httpx.get(f"{address}/library").json()["documents"][0]["id"]
    pages = f"{address}/source/{identity}/pages"

    png = httpx.get(f"{pages}/1.png")
    page = httpx.get(f"{pages}/1", params={"start": 0, "end": 10**9}).json()

    assert png.content.startswith(b"\x89PNG") and png.headers["content-type"] == "image/png"
    assert png.headers["cache-control"] == "private, no-store"
    assert (page["index"], page["count"], page["label"]) == (1, 4, "p. 1 [2 of 4]")
    assert len(page["boxes"]) > 10
    assert all(0 <= box["left"] < box["left"] + box["width"] <= 1 for box in page["boxes"])
    assert httpx.get(pages, params={"at": 10**9}).json() == {"count": 4, "index": 3}
    for wrong in ("-1", "4", str(10**12)):
        for ending in ("", ".png"):
            told = httpx.get(f"{pages}/{wrong}{ending}")
            assert told.status_code == 404
            assert told.json() == {"detail": "This document has no such page to show."}
    assert httpx.get(f"{address}/source/nobody/pages/0").status_code == 404
