"""The list of documents: what it says of each, how one is found, and what is said of one removed."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import BrowserContext, FilePayload, Locator, expect

from bot.documents import Metadata
from bot.formats.loading import FORMATS, decode_document
from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.support.browser.page_driver import Visitor, arrive
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite, make_document
from tests.support.browser.serving import serving
from tests.support.browser.walk import HOW, WALK
from tests.support.documents.pdf_files import page_of
from tests.support.toy_encoder import ToyEncoder
from ui.access.listing import listed
from ui.routes.library import filtered
from ui.web.texts import ENGLISH, catalogues, texts_in

pytestmark = pytest.mark.browser

MANY = tuple(
    make_document(f"Words of report {number}.", name=f"r-{number}.txt", title=f"Report {number}")
    for number in range(1, 121)
)
TALK = decode_document(
    b"WEBVTT\n\n00:58.000 --> 01:02.000\n<v Reporter>Who paid for the rope?\n\n"
    b"01:04.000 --> 01:09.000\n<v Guide>The parish paid for the rope.\n\n"
    b"01:10.000 --> 01:12.000\n<v Reporter>Who brought the bucket?\n\n"
    b"01:20.000 --> 01:22.000\n<v Guide>My brother brought the bucket.\n",
    name="talk.vtt",
)
WHEEL = decode_document(page_of("The wheel sang all day long."), name="wheel.pdf")
WELL = "The villagers dug the well in a dry summer."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a page is that serves a talk and a page of PDF, and quotes what visitors add."""
    gone = cite(make_document(WELL), WELL)
    chatbot = ScriptedChatbot([TALK, WHEEL], replies={HOW: [gone]})
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        for document in (TALK, WHEEL):
            library.add(document, place=f"/{document.name}")
        with serving(chatbot, visitors=Uploads(library), library=library) as address:
            yield address


@pytest.fixture(scope="module")
def many() -> Iterator[str]:
    """Where a page is that serves many documents, and quotes two of them or one."""
    both = [cite(each, each.text) for each in MANY[:2]]
    with serving(ScriptedChatbot(MANY, replies={"Both?": both, "One?": both[:1]})) as address:
        yield address


def rows(visitor: Visitor) -> Locator:
    """The documents that are listed as served."""
    return visitor.pane.locator(".served-document")


def upload(visitor: Visitor, name: str, words: str) -> None:
    """Add a document of one's own, and wait until it is there."""
    expect(visitor.page.locator(".uploads")).not_to_have_attribute("hidden", "")
    file = FilePayload(name=name, mimeType="", buffer=words.encode())
    visitor.page.locator(".uploads input[type=file]").set_input_files(file)
    expect(visitor.page.locator(".own-document[data-stage=added]")).to_have_count(1)


def test_each_document_says_what_it_is_and_how_much_of_it_there_is(visitor: Visitor) -> None:
    """Its kind, pages or turns, passages and file; one's own says besides that it is."""
    expect(rows(visitor)).to_have_count(2)
    upload(visitor, "well.txt", WELL)

    about = rows(visitor).locator(".about")
    own = visitor.page.locator(".own-document")
    expect(about.nth(0).locator("span")).to_have_text(
        ["Subtitles", "2 turns", "2 passages", "talk.vtt"]
    )
    expect(about.nth(1).locator("span")).to_have_text(["PDF", "1 page", "1 passage", "wheel.pdf"])
    expect(own.locator(".about span")).to_have_text(["Text", "1 passage", "well.txt"])
    expect(own.locator(".yours")).to_have_text("yours")
    expect(visitor.pane.locator(".library-count")).to_have_text("2 documents")
    assert visitor.complaints == []


def test_a_document_is_found_among_many(context: BrowserContext, many: str) -> None:
    """By a part of its title or its name; how many there are is said and read out."""
    visitor = arrive(context, many)
    field = visitor.pane.get_by_role("searchbox", name="Find a document by title or name")
    expect(rows(visitor)).to_have_count(100)

    field.fill("REPORT  11")
    expect(rows(visitor)).to_have_count(11)
    expect(visitor.pane.locator(".library-count")).to_have_text("11 documents found")
    expect(visitor.pane.locator(".announcement")).to_have_text("11 documents found")
    field.fill("nowhere")
    expect(visitor.pane.locator(".library-none")).to_be_visible()
    field.press("Escape")
    expect(rows(visitor)).to_have_count(100)
    expect(field).to_have_value("")
    field.fill("r-77.txt")
    expect(rows(visitor)).to_have_count(1)
    field.press("Enter")

    expect(visitor.page.locator(".source-text")).to_have_text("Words of report 77.")
    assert visitor.complaints == []


def test_a_long_list_goes_on_where_it_ended(context: BrowserContext, many: str) -> None:
    """A hundred at a time; the keyboard goes on at the first new one."""
    visitor = arrive(context, many)
    visitor.pane.get_by_role("button", name="Show more (20 left)").press("Enter")
    expect(rows(visitor)).to_have_count(120)

    expect(rows(visitor).locator("cite")).to_have_text([document.title for document in MANY])
    expect(rows(visitor).nth(100).locator(".open-document")).to_be_focused()
    expect(visitor.pane.locator(".further")).to_be_hidden()
    expect(visitor.pane.locator(".announcement")).to_have_text(
        "120 of 120 documents are listed now."
    )


def test_few_documents_are_not_searched(context: BrowserContext) -> None:
    """Eight are seen at a glance."""
    with serving(ScriptedChatbot(MANY[:8])) as address:
        visitor = arrive(context, address)

        expect(rows(visitor)).to_have_count(8)
        expect(visitor.pane.locator(".library-filter")).to_be_hidden()


def test_an_empty_library_says_so(context: BrowserContext) -> None:
    """The page is there all the same."""
    with serving(ScriptedChatbot([])) as address:
        visitor = arrive(context, address)

        expect(visitor.pane.locator(".library-none")).to_have_text("Nothing is in the library yet.")
        assert visitor.complaints == []


def test_letters_are_found_however_they_are_written() -> None:
    """Capitals as small ones, a letter and its accent as one, white space as one space."""
    umlaut = make_document("Words.", name=unicodedata.normalize("NFD", "Übung.txt"), title="Buch")
    street = make_document("Words.", name="a.txt", title="Die lange\u00a0STRASSE")

    assert list(filtered([umlaut, street], "übUNG")) == [umlaut]
    assert list(filtered([umlaut, street], "lange  straße")) == [street]
    assert list(filtered([umlaut, street], "")) == [umlaut, street]
    assert list(filtered([umlaut, street], "zz")) == []


def test_a_document_is_found_by_title_author_and_file_name_together() -> None:
    """Each word in any of them, in any order."""
    paper = make_document("Words.", name="2401.01234v1.pdf", title="WELLS: A survey of the valley")
    paper = replace(paper, stated=Metadata(authors=("Ada Obi", "Jan Berg")))
    other = make_document("Words.", name="b.txt", title="Ropes")

    for words in ("wells", "obi", "berg survey", "2401", "valley ada 01234"):
        assert list(filtered([other, paper], words)) == [paper]
    assert list(filtered([other, paper], "obi ropes")) == []


def test_a_place_that_is_none_lists_nothing(many: str) -> None:
    """After the last document comes none; before the first there is nothing to ask for."""
    after = httpx.get(f"{many}/library?from=500").json()
    before = httpx.get(f"{many}/library?from=-1")
    long = httpx.get(f"{many}/library", params={"filter": "x" * 301})

    assert (after["documents"], after["found"], after["total"]) == ([], 120, 120)
    assert before.status_code == 422 and long.status_code == 422


def test_what_the_library_holds_no_more_is_listed_without_its_extent(tmp_path: Path) -> None:
    """Its title, its name and its kind are known all the same."""
    with Library(tmp_path, ToyEncoder()) as library:
        (found,) = listed([WALK], library, texts_in(ENGLISH))

    assert (found.title, found.kind, found.passages) == ("The long way", "text", None)


def test_every_kind_has_a_word_in_every_language() -> None:
    """A format that is read can be listed."""
    for language, texts in catalogues().items():
        assert {f"kind.{each.name}" for each in FORMATS} <= set(texts), language


def test_quotations_from_several_documents_say_so(context: BrowserContext, many: str) -> None:
    """In one line over them; each names its own."""
    visitor = arrive(context, many)
    both, one = visitor.ask("Both?"), visitor.ask("One?")

    expect(both.locator(".several")).to_have_text("From 2 documents.")
    expect(both.locator(".place cite")).to_have_text(["Report 1", "Report 2"])
    expect(one.locator(".several")).to_have_count(0)


def test_a_quotation_says_that_its_document_was_removed(visitor: Visitor) -> None:
    """In the answers on the page; it can still be copied. Added again, it is there again."""
    upload(visitor, "well.txt", WELL)
    reply = visitor.ask(HOW)
    expect(reply.locator(".gone-note")).to_have_count(0)

    visitor.page.get_by_role("button", name="Remove well.txt").click()
    expect(reply.locator(".gone-note")).to_have_text(
        "This document was removed; the quotation can still be copied."
    )
    reply.get_by_role("button", name="Copy quotation").click()
    expect(reply.get_by_text("Copied", exact=True)).to_be_visible()
    assert visitor.clipboard == WELL
    upload(visitor, "well.txt", WELL)

    expect(reply.locator(".gone-note")).to_have_count(0)
    assert visitor.complaints == []


def test_a_document_removed_while_it_is_read_leads_to_the_others(visitor: Visitor) -> None:
    """Another tab removed it: the pane says so when it hears of it, and offers the list."""
    upload(visitor, "well.txt", WELL)
    # the last that the pane asks of a document it opens; asked of one that is gone, it complains
    with visitor.page.expect_response(lambda response: response.url.endswith("/pages")):
        visitor.pane.get_by_role("button", name="well yours").click()
    expect(visitor.page.locator(".source-text")).to_have_text(WELL)
    visitor.page.evaluate("fetch('/documents?name=well.txt', {method: 'DELETE'})")
    visitor.page.wait_for_function(
        "async () => (await (await fetch('/documents')).json()).documents.length === 0"
    )
    visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(visitor.pane.locator(".source-failed")).to_have_text(
        "This document was removed and is served no more."
    )
    visitor.pane.get_by_role("button", name="See all documents").click()

    expect(rows(visitor).first).to_be_visible()
    assert visitor.complaints == []


def test_a_footnote_of_a_document_that_is_gone_says_so(visitor: Visitor) -> None:
    """Followed, it leads to a sentence and to the list, and its quotation says it from then on."""
    reply = visitor.ask(HOW)
    reply.get_by_role("button", name="Footnote 1").click()

    expect(visitor.pane.locator(".source-failed")).to_have_text(
        "This document is not being served."
    )
    expect(visitor.pane.get_by_role("button", name="See all documents")).to_be_visible()
    expect(reply.locator(".gone-note")).to_be_visible()
