"""The plain page in a browser: links lead to the very words, and everybody can read and copy it."""

from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from bot.citing.permalink import permalink
from bot.citing.text_fragment import text_fragment
from bot.documents.document import Document
from bot.documents.spans import Span
from tests.browser.document.plain_page.served import LONG, OLD, SHEETS, STANDS, WELL, Site
from tests.support.browser.page_driver import Visitor, browsing
from tests.support.browser.scripted_chatbot import cite
from tests.support.browser.shown import Shown

FOUND = (239, 182, 47)  # the colour of `--found` by day, `ui/static/tokens.css`
PLACE = """([start, end]) => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = new Range();
  let at = 0;
  while (walker.nextNode()) {
    const { length } = walker.currentNode;
    if (start >= at && start < at + length) range.setStart(walker.currentNode, start - at);
    if (end > at && end <= at + length) range.setEnd(walker.currentNode, end - at);
    at += length;
  }
  const { x, y, width, height } = [...range.getClientRects()].find((box) => box.width > 1);
  return { x, y, width, height };
}"""


# In a browser


def place_of(page: Page, document: Document, span: Span) -> dict[str, float]:
    """Where on the screen a span begins: the box of its first line."""
    units = [len(document.text[:at].encode("utf-16-le")) // 2 for at in (span.start, span.end)]
    box: dict[str, float] = page.evaluate(PLACE, units)
    return box


def seen(page: Page, document: Document, span: Span) -> tuple[int, int, int] | None:
    """The colour on which a span's words stand; None where they are not on the screen."""
    box = place_of(page, document, span)
    if not 0 <= box["y"] <= 900 - box["height"]:
        return None
    shot = page.screenshot(
        clip={"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}
    )
    picture = Image.open(BytesIO(shot)).convert("RGB")
    colours = picture.getcolors(maxcolors=1_000_000)
    assert colours is not None
    colour = max(colours, key=lambda each: each[0])[1]
    assert isinstance(colour, tuple)
    return (int(colour[0]), int(colour[1]), int(colour[2]))


def go_to(page: Page, address: str, span: Span) -> None:
    """Follow a link until the browser has marked a span."""
    page.goto(address)
    # The page's policy forbids scripts that wait.
    assert Shown(lambda: seen(page, WELL, span)) == FOUND, address


def span_of(words: str, occurrence: int) -> Span:
    """The nth place of some words in the text about the well."""
    citation = cite(WELL, words, occurrence=occurrence)
    return Span(citation.start, citation.end)


@pytest.mark.browser
def test_a_browser_goes_to_the_very_words_that_a_link_names(browser: Browser, site: Site) -> None:
    """Of words that stand in several places, also but for case and accents, the one quoted.

    It is the browser that finds and marks them: these links have no span for the page to mark.
    """
    text = WELL.text
    cases = [
        ("The well is deep.", 1),
        ("The well is deep.", 2),
        ("The well is deep.", 3),
        ("It is old.", 1),
        ("Nobody, self-made & two.", 1),
        ("ell is dee", 2),
        (text[text.index("It was dug") : text.index("in May.") + 7], 1),
        (text[text.index("Who keeps") : text.index(" in a dry")], 1),
        ("Müde war er; “I said – no,” (100%) she", 1),
        ("café, naïve.", 1),
        ("The WELL is deep", 1),
        ("before, and\nwho said", 1),
        ("the\twell  is", 1),
        ("Ask the document.", 1),
        ("הבאר ישנה.", 1),
    ]
    with browsing(browser) as context:
        for words, occurrence in cases:
            fragment = text_fragment(cite(WELL, words, occurrence=occurrence))
            assert fragment is not None, words
            wanted = span_of(words, occurrence)
            visitor = Visitor(context.new_page())
            spans = {span_of(words, number + 1) for number in range(text.count(words))}
            go_to(visitor.page, f"{site.address}/doc/{WELL.id}{fragment}", wanted)

            found = {span for span in spans if seen(visitor.page, WELL, span) == FOUND}
            assert found == {wanted}, words
            assert visitor.complaints == []
            visitor.page.close()


@pytest.mark.browser
def test_a_permalink_leads_a_reader_to_the_mark(browser: Browser, site: Site) -> None:
    """By its words, without them where none lead there alone, and through a change of document."""
    cases = [
        (permalink(cite(WELL, "The well is deep.", occurrence=4)), "The well is deep."),
        (permalink(cite(LONG, "Paragraph 1000 is here.")), "Paragraph 1000 is here."),
        (f"/doc/{WELL.id}?start=0&end=3#quotation:~:text=nowhere", "The"),
        (permalink(cite(WELL, "It is old.", occurrence=2)), "It is old."),  # no words lead there
        (permalink(cite(OLD, STANDS)), STANDS),
        (permalink(cite(OLD, "It is of wood.")), "It is of wood."),
    ]
    with browsing(browser) as context:
        for address, words in cases:
            visitor = Visitor(context.new_page())
            visitor.page.goto(f"{site.address}{address}")
            mark = visitor.page.locator("mark#quotation")

            expect(mark).to_have_text(words)
            expect(mark).to_be_in_viewport()
            assert visitor.complaints == []
            visitor.page.close()


@pytest.mark.browser
def test_what_is_copied_is_the_text_and_everything_goes_by_keyboard(
    browser: Browser, site: Site
) -> None:
    """Not a line's end more or less, nothing that stands beside it; the first stop leads to ask."""
    everything = "getSelection().selectAllChildren(document.querySelector('main'))"
    with browsing(browser) as context:
        visitor = Visitor(context.new_page())
        page = visitor.page
        page.goto(f"{site.address}/doc/{site.talk.id}?start=0&end=9")
        page.evaluate(everything)
        page.keyboard.press("Control+C")
        copied = visitor.clipboard.through(lambda words: words.rstrip("\n"))
        assert copied == site.talk.text.rstrip("\n")

        page.goto(f"{site.address}/doc/{site.talk.id}")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Ask the document")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Link to paragraph 1")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**#p2")
        expect(page.get_by_role("heading", level=1, name="bridge")).to_be_visible()
        assert visitor.complaints == []


def fits(page: Page) -> Shown[bool]:
    """Whether nothing of a page stands beyond the window's edge."""
    fit = "document.documentElement.scrollWidth <= innerWidth"
    return Shown(lambda: bool(page.evaluate(fit)))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_for_everybody(browser: Browser, site: Site, scheme: str) -> None:
    """Axe finds nothing wrong, and on a phone nothing stands beyond the edge."""
    paths = [
        permalink(cite(WELL, "הבאר ישנה.")),
        permalink(cite(OLD, STANDS)),
        permalink(cite(OLD, "It is of wood.")),
        f"/doc/{SHEETS.id}?start=0&end=4",
        f"/doc/{site.talk.id}",
        f"/doc/{LONG.id}?from=600000&end=3",
        f"/doc/{'0' * 16}",
    ]
    for wide in (True, False):
        with browsing(
            browser, wide=wide, scheme="dark" if scheme == "dark" else "light"
        ) as context:
            page = context.new_page()
            for path in paths:
                page.goto(f"{site.address}{path}")
                assert fits(page).becomes(bool), path
                if "from=" in path:  # ten thousand paragraphs are looked at once
                    continue
                found = Axe().run(page).response["violations"]
                assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], path
