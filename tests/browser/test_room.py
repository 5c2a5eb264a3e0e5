"""The reading room as a person walks through it: on a desk and a phone, by day and by night.

The real model, the bundled interview, a PDF, a recording and a document in Hebrew. Each stage is
looked at by axe (WCAG 2.2 AA and its best practices), then once more by night for its colours, all
that is another then, and kept as a picture of each in `artifacts/`.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from bot.chatbot import Chatbot
from bot.formats.loading import decode_document, load_document
from bot.library.library import Library
from bot.library.uploads import Uploads
from bot.viewing.outline import questions_of
from embeddings.encoders.encoder import Encoder
from scripts.serve import SAMPLE
from tests.support.browser.guest import ARTIFACTS, Guest
from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown
from tests.support.documents.pdf_files import Sheets
from tests.support.paths import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.model]

PEACE = "Why are women often missing from peace talks?"
WELL = "How deep is the oldest well in the valley?"
HEBREW = (
    "הבאר הישנה\n\nהבאר הישנה נחפרה בשנת 1986 בידי אנשי הכפר.\n\n"
    "The old well is 40 metres deep. עומק הבאר הישנה ארבעים מטרים.\n"
)
TALK = (
    b"WEBVTT\n\n00:58.000 --> 01:02.000\n<v Reporter>Who paid for the bridge over the river?\n\n"
    b"01:04.000 --> 01:09.000\n<v Engineer>The parish paid for the bridge over the river.\n\n"
    b"01:10.000 --> 01:16.000\n<v Baker>The bakers gave bread to all who built the bridge.\n"
)
UNSHIFTED = """() => new Promise((rest) => {
    let before = -1, same = 0;
    const look = () => {
        same = window.shifts.length === before ? same + 1 : 0;
        before = window.shifts.length;
        if (same === 30) rest(); else requestAnimationFrame(look);
    };
    look();
})"""  # half a second, in frames: a busy machine has fewer of them


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[str]:
    """Where a page is that serves four documents with the real model."""
    folder = tmp_path_factory.mktemp("room")
    report = folder / "wells.pdf"
    report.write_bytes(_report())
    with Library(folder / "library", encoder) as library:
        documents = [
            load_document(SAMPLE, name=SAMPLE.name),
            load_document(report, name=report.name),
            decode_document(TALK, name="bridge.vtt"),
            decode_document(HEBREW.encode(), name="well-he.txt"),
        ]
        places = [str(SAMPLE), str(report), "/bridge.vtt", "/well-he.txt"]
        for document, place in zip(documents, places, strict=True):
            library.add(document, place=place)
        chatbot = Chatbot(library, encoder, documents=documents)
        with serving(
            chatbot,
            examples=questions_of(documents[0], 4),
            visitors=Uploads(library),
            library=library,
        ) as address:
            yield address


def _report() -> bytes:
    sheets = Sheets(title="The wells of the valley")
    for number in range(1, 6):
        sheets.line(f"Chapter {number}", 72, 740, size=18)
        sheets.lines(
            [
                f"Well number {number} was dug by the people of the valley in a dry year.",
                f"The oldest well in the valley is {number * 7} metres deep."
                if number == 3
                else "",
                "Its water is measured every spring by the office of wells.",
            ],
            y=700,
        )
        sheets.line(str(number + 100), 290, 40)
        sheets.end_page()
    return sheets.data()


@pytest.fixture(params=[True, False], ids=["wide", "narrow"])
def guest(request: pytest.FixtureRequest, context: BrowserContext, address: str) -> Iterator[Guest]:
    """Somebody who has just opened the page, once on each screen."""
    wide: bool = request.param
    guest = Guest(arrive(context, address, wide=wide), wide=wide)
    yield guest
    assert guest.visitor.complaints == []


def test_asking_and_quoting(guest: Guest) -> None:
    """Ask, follow, widen, pin, copy; ask what comes next, and what the documents do not say."""
    visitor, page, pane = guest.visitor, guest.page, guest.pane
    expect(page.get_by_role("heading", name="Ask.")).to_be_visible()
    guest.see("1-opening")

    reply = visitor.ask(PEACE)
    card = reply.locator(".quotation").first
    first = card.locator(".quote").inner_text()
    answers_with_its_place(reply)
    suggested = page.locator(".ask-next")
    expect(suggested).to_have_count(3)
    guest.see("2-answer")

    card.get_by_role("button", name="Footnote 1").click()
    assert visitor.marked == first
    expect(page.locator("#source mark")).to_be_in_viewport()
    if guest.wide:
        expect(pane.locator(".source-map")).to_be_visible()
        expect(pane.locator(".map-ticks button")).to_have_count(
            reply.locator(".quotation:not(.closest *)").count()
        )
    guest.see("3-marked")
    pane.get_by_role("button", name="Next footnote").click()
    expect(pane.locator(".step-count")).to_have_text("2 of 3")
    guest.close_pane()

    guest.widen_and_narrow(card)
    guest.press("Pin", card)
    guest.see("4-actions")
    guest.press("Copy quotation", card)
    expect(card.get_by_text("Copied")).to_be_visible()
    assert visitor.clipboard == first
    guest.tag_the_note(first)

    question = suggested.first.inner_text()
    suggested.first.click()
    visitor.reply(1)
    assert visitor.questions == [PEACE, question]
    guest.press("More like this", card)
    like = visitor.reply(2)
    expect(like.locator(".quote").get_by_text(first, exact=True)).to_have_count(0)
    guest.see("6-like")
    missing = visitor.ask("Who won the football match last night?")
    expect(missing.locator(".verdict")).to_have_text("The document does not say.")
    missing.locator("summary").first.click()
    guest.see("7-not-said")

    page.reload()
    visitor.reply(3)
    assert visitor.questions.becomes(lambda asked: len(asked) == 4 and asked[0] == PEACE)
    guest.see("8-restored")


def answers_with_its_place(reply: Locator) -> None:
    """The answer about peace says how sure it is; its first card who speaks, of what, and where."""
    card = reply.locator(".quotation").first
    expect(card.locator(".confidence")).to_have_text("Answers the question.")
    expect(card.locator(".speaker")).to_contain_text("Guide")
    expect(card.locator(".asked")).to_contain_text("Why are women so often missing")
    expect(card.locator(".place")).to_contain_text("¶ 25")
    expect(card.locator(".matched").first).to_be_attached()


def test_the_document_by_hand(guest: Guest) -> None:
    """Find words, cite a selection, list speakers and documents, limit, see a PDF's page."""
    visitor, page, pane = guest.visitor, guest.page, guest.pane
    guest.open_list()
    guest.see("a-library")
    pane.locator(".open-document", has_text="responsibility").click()
    guest.press("Find", pane)
    pane.get_by_role("textbox", name="Exact words to find").fill("Early warning")
    page.keyboard.press("Enter")
    expect(pane.locator(".find-count")).to_have_text(re.compile(r"^\d+ of \d+$"))
    guest.see("b-found")
    page.keyboard.press("Escape")
    guest.press("Speakers", pane)
    expect(pane.get_by_role("textbox", name="Name of Guide")).to_be_visible()
    guest.see("c-speakers")
    page.keyboard.press("Escape")

    pane.locator(".piece.text", has_text="Talks are mostly held").first.select_text()
    guest.press("Cite this selection", pane)
    expect(pane.locator(".tray .quote")).to_be_visible()
    guest.see("d-selection")
    guest.press("Close your quotation", pane)

    guest.open_list()
    guest.press(re.compile("Ask only this document: .*wells"), pane)
    guest.close_pane()
    expect(page.get_by_role("button", name=re.compile("Only: .*wells"))).to_be_visible()
    reply = visitor.ask(WELL)
    expect(reply.locator(".quote").first).to_have_text(re.compile(r"is 21 metres deep\.$"))
    expect(reply.locator(".place").first).to_contain_text("p. 103 [3 of 5]")
    guest.see("e-limited")
    card = reply.locator(".quotation").first
    guest.press(re.compile("^More$"), card)
    guest.press("See the page", card)
    expect(pane.locator(".sheet img")).to_be_visible()
    expect(pane.locator(".sheet-boxes > *").first).to_be_visible()
    guest.see("f-page")


def test_right_to_left_words_stand_right_to_left(guest: Guest) -> None:
    """A Hebrew paragraph begins on the right; its mark and its quotation are exact."""
    reply = guest.visitor.ask("How deep is the old well?")
    card = reply.locator(".quotation", has_text="40 metres").first
    card.get_by_role("button", name="Footnote").first.click()

    assert guest.visitor.marked.becomes(lambda words: words in HEBREW)
    guest.see("g-right-to-left")


def overflow(element: Locator) -> Shown[int]:
    """By how many pixels what is in an element is wider than the element."""
    return Shown(lambda: int(element.evaluate("each => each.scrollWidth - each.clientWidth")))


@pytest.mark.parametrize("width", [720, 320], ids=["at 200 %", "at 400 %"])
def test_the_page_zoomed_in_scrolls_one_way_only(
    context: BrowserContext, address: str, width: int
) -> None:
    """A window of 1,440 pixels at 200 %, and the reflow that WCAG asks for at 400 %."""
    visitor = arrive(context, address, wide=False)
    visitor.page.set_viewport_size({"width": width, "height": 450 if width == 720 else 256})
    reply = visitor.ask(PEACE)
    reply.get_by_role("button", name="Footnote 1").click()

    expect(visitor.page.locator("#source mark")).to_be_visible()
    for element in ("html", "#chat", ".source-scroll", '#conversation [role="log"]'):
        assert overflow(visitor.page.locator(element).first).becomes(lambda wider: wider <= 1), (
            element
        )


def test_an_answer_moves_nothing_that_stands(browser: Browser, address: str) -> None:
    """From Enter until the suggestions have come, and next to nothing while the page is built."""
    with browsing(browser) as context:
        context.add_init_script(
            "window.shifts = []; new PerformanceObserver(list => { for (const each of "
            "list.getEntries()) window.shifts.push(each.value) })"
            ".observe({type: 'layout-shift', buffered: true});"
        )
        visitor = arrive(context, address)
        visitor.page.locator("html[data-furnished]").wait_for()
        visitor.page.evaluate(UNSHIFTED)
        moved = Shown(lambda: sum(visitor.page.evaluate("window.shifts")))
        assert moved.becomes(lambda sum: sum < 0.1)  # what web.dev calls good
        visitor.page.evaluate("window.shifts.length = 0")
        for question in (PEACE, "What is early warning?"):
            visitor.ask(question)
            visitor.page.locator(".ask-next").first.wait_for()
            visitor.page.evaluate(UNSHIFTED)

            assert visitor.page.evaluate("window.shifts[0] ?? null") is None


def test_motion_is_left_out_where_it_is_unwelcome(context: BrowserContext, address: str) -> None:
    """Nothing slides, glows or scrolls by itself."""
    visitor = arrive(context, address, wide=False)
    visitor.page.emulate_media(reduced_motion="reduce")
    visitor.ask(PEACE).get_by_role("button", name="Footnote 1").click()

    expect(visitor.page.locator("#source mark")).to_be_visible()
    moving = "document.getAnimations().filter(each => each.effect.getTiming().duration > 1).length"
    assert Shown(lambda: visitor.page.evaluate(moving)) == 0


def test_on_paper_stands_the_conversation_alone(visitor: Visitor) -> None:
    """The questions, the quotations and their places; no button and no second pane."""
    reply = visitor.ask(PEACE)
    visitor.page.emulate_media(media="print")

    expect(reply.locator(".quote").last).to_be_visible()
    expect(reply.locator(".place").last).to_be_visible()
    for hidden in ("#source", "#composer", "#conversation .actions", "#clear"):
        expect(visitor.page.locator(hidden).first).to_be_hidden()
    ARTIFACTS.mkdir(exist_ok=True)
    visitor.page.screenshot(path=ARTIFACTS / "paper.png", full_page=True)


def test_our_own_assets_are_light() -> None:
    """What the page loads of ours is less than 1.5 MB."""
    room = ROOT / "ui"
    files = [each for part in ("static", "templates", "texts") for each in (room / part).rglob("*")]

    assert sum(each.stat().st_size for each in files if each.is_file()) < 1_500_000
