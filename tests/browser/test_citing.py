"""Citing in a real browser: a quotation in the reader's format, and how its document is cited."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, BrowserContext, Route, expect
from pybtex.database import parse_string

from bot.citing.correction import Correction
from bot.citing.csl_styles import Stylist
from bot.citing.forms import Form, cited_as
from bot.documents.document import Document
from bot.library.library import Library
from tests.browser.conversation.test_page import HOSTILE, hostile_citation
from tests.support.browser.cite_dialog import (
    ENTRY,
    FORMATTED,
    INTERVIEW,
    WHAT,
    citing,
    fill_in,
    shown,
    uncounted,
    unspaced,
)
from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite
from tests.support.browser.serving import serving, site_over
from tests.support.browser.shown import Shown, begins, text_of, texts_of
from tests.support.toy_encoder import ToyEncoder
from ui.app import build_routes
from ui.routes.citing import ELSEWHERE

pytestmark = pytest.mark.browser

ROPE = cite(INTERVIEW, "We went *home*,\nand    5 % had no rope.", speaker="Ada Obi")
QUESTION = cite(INTERVIEW, "Who paid?")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that holds an interview and each hostile text."""
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        for number, document in enumerate([INTERVIEW, *map(document_of, HOSTILE)]):
            library.add(document, place=f"{number}")
        yield library


@pytest.fixture(scope="module")
def address(library: Library) -> Iterator[str]:
    """Where the page is."""
    hostile = {name: [hostile_citation(words)] for name, words in HOSTILE.items()}
    documents = [INTERVIEW, *map(document_of, HOSTILE)]
    chatbot = ScriptedChatbot(documents, replies={WHAT: [ROPE, QUESTION], **hostile})
    with serving(chatbot, library=library) as address:
        yield address


def document_of(name: str) -> Document:
    """The document of a hostile text."""
    return hostile_citation(HOSTILE[name]).document


def flawless(visitor: Visitor) -> None:
    """Axe finds nothing wrong with the page."""
    found = Axe().run(visitor.page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_a_quotation_is_copied_in_the_format_of_choice(
    visitor: Visitor, library: Library, address: str
) -> None:
    """Each is shown as it is copied; the chosen one is what "Copy with citation" copies then."""
    card = visitor.ask(WHAT).locator(".quotation").nth(0)
    dialog = citing(card)
    expect(dialog.get_by_role("radio", name="Plain")).to_be_focused()
    reference, stylist = library.references.of(INTERVIEW), Stylist()

    for form in list(Form)[1:]:
        dialog.locator(":checked").press("ArrowDown")
        expect(dialog.locator(f'[value="{form}"]')).to_be_checked()
        home = f"{address}/doc/{INTERVIEW.id}"
        wanted = cited_as(form, ROPE, reference=reference, stylist=stylist, address=home)
        dialog.get_by_role("button", name="Copy", exact=True).click()
        expect(dialog.get_by_role("status")).to_have_text("Copied")

        assert visitor.clipboard.through(uncounted) == uncounted(wanted.text), form
        assert text_of(shown(dialog)).through(unspaced) == unspaced(wanted.text), form

    dialog.get_by_role("radio", name="APA 7").check()
    expect(shown(dialog).locator("i")).to_have_text("The Well Magazine")
    visitor.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(card.get_by_role("button", name="Cite…")).to_be_focused()
    visitor.page.reload()
    visitor.page.locator("html[data-furnished]").wait_for()
    copying = visitor.ask(WHAT).locator(".quotation").nth(0).locator('[data-copy="cited"]')
    copying.click()
    expect(copying).to_have_text("Copied")
    expect(copying).to_have_attribute("title", "As APA 7")

    cited = f"“{ROPE.shown}” (Obi, 2024, ¶).\n\n{ENTRY}"
    assert visitor.clipboard.through(uncounted) == cited
    html = Shown(lambda: str(visitor.page.evaluate(FORMATTED)))
    assert html.becomes(lambda words: "<i>The Well Magazine</i>" in words)
    assert visitor.complaints == []


def test_a_source_is_saved_and_a_link_leads_to_the_words(
    context: BrowserContext, visitor: Visitor, address: str
) -> None:
    """A file called after its source; a link to the plain page; a question is said to be one."""
    cards = visitor.ask(WHAT).locator(".quotation")
    dialog = citing(cards.nth(1))
    expect(shown(dialog)).to_contain_text(
        "— Reporter (asking), “Water for the Valley”, interview with"
    )
    dialog.get_by_role("radio", name="MLA 9").check()
    expect(shown(dialog)).to_contain_text("Reporter (asking): “Who paid?” (Obi")
    visitor.page.keyboard.press("Escape")
    dialog = citing(cards.nth(0))
    expect(dialog.get_by_role("button", name="Download")).to_be_hidden()
    dialog.get_by_role("radio", name="BibLaTeX").check()
    with visitor.page.expect_download() as download:
        dialog.get_by_role("button", name="Download").click()
    expect(dialog.get_by_role("status")).to_have_text("obi2024water.bib was saved.")
    (entry,) = parse_string(
        Path(download.value.path()).read_text("utf-8"), "bibtex"
    ).entries.values()
    dialog.get_by_role("button", name="Copy link").click()
    expect(dialog.get_by_role("status")).to_have_text("The link to this quotation is copied.")
    home = f"{address}/doc/{INTERVIEW.id}?start={ROPE.start}&end={ROPE.end}"
    assert begins(visitor.clipboard, home)
    page = context.new_page()
    page.goto(visitor.clipboard.now())

    assert download.value.suggested_filename == "obi2024water.bib"
    assert entry.fields["date"] == "2024-03-12"
    assert texts_of(page.locator("mark")).through("".join) == ROPE.quote
    assert visitor.complaints == []


def test_where_the_server_is_gone_the_plain_citation_is_copied(visitor: Visitor) -> None:
    """And it is said that it is another format; in the dialog nothing can be copied."""
    card = visitor.ask(WHAT).locator(".quotation").nth(0)
    dialog = citing(card)
    dialog.get_by_role("radio", name="Chicago notes").check()
    expect(shown(dialog)).to_contain_text("1. Ada Obi")

    def refuse(route: Route) -> None:
        route.abort()

    for address in ("**/cited?*", "**/link?*"):
        visitor.page.route(address, refuse)
    dialog.get_by_role("button", name="Copy link").click()
    expect(dialog.get_by_role("status")).to_contain_text("Footnote does not answer")
    dialog.get_by_role("radio", name="RIS").check()
    expect(dialog.get_by_role("status")).to_have_text(
        "Footnote does not answer; is it still running?"
    )
    expect(dialog.get_by_role("button", name="Copy", exact=True)).to_be_disabled()
    visitor.page.keyboard.press("Escape")
    copying = card.locator('[data-copy="cited"]')
    copying.click()

    expect(copying).to_have_text("Copied plainly")
    expect(visitor.pane.get_by_role("status")).to_have_text(
        "Footnote could not give this as RIS; the plain citation was copied."
    )
    plain = json.loads(card.get_attribute("data-citation") or "")["cited"]
    assert visitor.clipboard == plain


def test_how_a_document_is_cited_is_corrected_and_taken_back(
    browser: Browser, library: Library, address: str
) -> None:
    """On a phone, by keyboard: refused in a sentence, kept, used at once, and found again."""
    with browsing(browser, wide=False, scheme="dark") as context:
        visitor = arrive(context, address)
        cite_dialog = citing(visitor.ask(WHAT).locator(".quotation").nth(0))
        cite_dialog.get_by_role("radio", name="APA 7").check()
        expect(shown(cite_dialog)).to_contain_text(ENTRY)
        flawless(visitor)
        cite_dialog.get_by_role("button", name="How the source is cited…").press("Enter")
        dialog = visitor.page.get_by_role("dialog", name="How this document is cited")
        expect(dialog.locator(".details-cited p")).to_have_text(ENTRY)
        title, date = (
            dialog.get_by_role("textbox", name="Title"),
            dialog.get_by_role("textbox", name="Date"),
        )
        expect(title).to_have_attribute("placeholder", "Water for the Valley")
        expect(title).to_have_value("")
        flawless(visitor)

        date.fill("2024-13")
        date.press("Enter")
        expect(dialog.get_by_role("alert")).to_contain_text("2024-13 is no date of the calendar")
        assert library.references.correction(INTERVIEW) == Correction()

        date.fill("2023-11")
        fill_in(dialog)
        expect(dialog.get_by_role("status")).to_contain_text("it is cited so from now on")
        now = "de la Cruz, A., & Wells Team. (2023, November). <b>Dry</b> & שלום"
        expect(shown(cite_dialog)).to_contain_text("personal communication, November 2023")
        assert library.references.correction(INTERVIEW) == Correction(
            title="<b>Dry</b> & שלום",
            authors=("Ana de la Cruz", "{Wells Team}"),
            issued="2023-11",
            container="",
        )

        dialog.get_by_label("Kind of source").select_option("book")
        dialog.get_by_role("button", name="Save").press("Enter")
        expect(dialog.locator(".details-cited p")).to_contain_text(now.replace(", November", ""))
        visitor.page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(cite_dialog).to_be_visible()
        visitor.page.keyboard.press("Escape")
        take_back(visitor)

        assert library.references.correction(INTERVIEW) == Correction()
        assert [each for each in visitor.complaints if "422" not in each] == []


def take_back(visitor: Visitor) -> None:
    """Find what was corrected after a reload, and have the document cited as it was found."""
    visitor.page.reload()
    visitor.page.locator("html[data-furnished]").wait_for()
    cite_dialog = citing(visitor.ask(WHAT).locator(".quotation").nth(0))
    expect(shown(cite_dialog)).to_contain_text("<b>Dry</b> & שלום")
    cite_dialog.get_by_role("button", name="How the source is cited…").press("Enter")
    dialog = visitor.page.get_by_role("dialog", name="How this document is cited")
    title = dialog.get_by_role("textbox", name="Title")
    expect(title).to_have_value("<b>Dry</b> & שלום")
    expect(dialog.get_by_role("checkbox", name="Appeared in: none")).to_be_checked()
    dialog.get_by_role("button", name="As found again").click()
    expect(dialog.locator(".details-cited p")).to_have_text(ENTRY)
    expect(title).to_have_value("")


def test_hostile_quotations_are_cited_as_the_words_they_are(
    context: BrowserContext, address: str
) -> None:
    """As shown and as copied on plain http: nothing runs, no character changes."""
    visitor = arrive(context, address, clipboard=False)
    for name in HOSTILE:
        quote = hostile_citation(HOSTILE[name]).quote
        card = visitor.ask(name).locator(".quotation")
        dialog = citing(card)
        dialog.get_by_role("radio", name="APA 7").check()
        expect(shown(dialog).locator("p").first).to_contain_text("n.d.")
        dialog.get_by_role("button", name="Copy", exact=True).click()
        expect(dialog.get_by_role("status")).to_have_text("Copied")

        assert begins(text_of(shown(dialog).locator("p").first), f"“{quote}” ("), name
        assert begins(visitor.clipboard, f"“{quote}” ("), name
        visitor.page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
    card.locator('[data-copy="cited"]').click()
    expect(card.locator('[data-copy="cited"]')).to_have_text("Copied")
    assert visitor.clipboard.becomes(lambda words: words.endswith("A document. (n.d.)."))
    assert visitor.page.evaluate("window.broken") is None
    assert visitor.complaints == []


def test_on_a_page_for_other_machines_details_are_read_and_corrected_by_nobody(
    library: Library,
) -> None:
    """Neither there, nor with what is no correction, is anything changed; no wish is a riddle."""
    answers = []
    for may_correct in (False, True):
        site = site_over(library, [INTERVIEW], may_correct=may_correct)
        with TestClient(build_routes(site)) as client:
            details = f"/source/{INTERVIEW.id}/details"
            answers.append(client.get(details).json()["may_correct"])
            refused = client.put(
                details, json={"title": "Mine"} if not may_correct else {"url": "x"}
            )
            form = client.get(f"/source/{INTERVIEW.id}/cited?start=0&end=5&form=mine")
            nothing = client.get(f"/source/{INTERVIEW.id}/cited?start=9&end=9")
            answers += [refused.status_code, refused.json()["detail"]]

            assert (form.status_code, nothing.status_code) == (422, 422)
            assert form.json()["detail"].startswith("mine is no format; the formats: plain, ")
            assert "select" in nothing.json()["detail"]
            assert client.get(details).headers["cache-control"] == "no-store"

    wrong = "x is no address on the web; write it as https://wells.example/page."
    assert answers == [False, 403, ELSEWHERE, True, 422, wrong]
    assert library.references.correction(INTERVIEW) == Correction()
