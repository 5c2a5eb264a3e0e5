"""The source pane's speakers, pages and times: seen, corrected, and never copied with the text."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from bot.chatbot import Chatbot
from bot.documents.document import Document
from bot.documents.layout import Page
from bot.formats.loading import decode_document
from bot.library.library import Library
from tests.support.browser.page_driver import Visitor, arrive
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown
from tests.support.toy_encoder import ToyEncoder
from ui.routes.source import ELSEWHERE

pytestmark = pytest.mark.browser

TALK = decode_document(
    b"WEBVTT\n\n00:58.000 --> 01:02.000\n<v Reporter>Who paid for the rope?\n\n"
    b"01:04.000 --> 01:09.000\n<v Guide>The parish paid for the rope.\n\n"
    b"01:10.000 --> 01:12.000\n<v Reporter>Who brought the bucket?\n\n"
    b"1:01:10.000 --> 1:01:12.000\n<v Gide>My brother brought the bucket.\n",
    name="talk.vtt",
)
PAGES = make_document("First words here.\n\nSecond words. They go on to here.\n", title="A report")
REPORT = replace(
    PAGES, layout=replace(PAGES.layout, pages=(Page(0, "217"), Page(33, '<img src=x onerror="a">')))
)
HOSTILE = ('<img src=x onerror="window.broken=1">', "שלום עולם", "${window.broken=1} {{value}}")
MARKED = ((REPORT, "They go on to here."), (TALK, "My brother brought the bucket."))
ROPE, BUCKET = "Who paid for the rope?", "Who brought the bucket?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that holds the talk."""
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        library.add(TALK, place="/talk.vtt")
        yield library


@pytest.fixture(scope="module")
def talk(library: Library) -> Iterator[str]:
    """Where the page of the talk is."""
    with serving(Chatbot(library, ToyEncoder(), documents=[TALK]), library=library) as address:
        yield address


@pytest.fixture
def address(talk: str, library: Library) -> str:
    """Where the page of the talk is, in which nobody was renamed yet."""
    for name in ("Reporter", "Guide", "Gide"):
        library.rename_speaker(TALK, name, name)
    return talk


@pytest.fixture(scope="module")
def marked() -> Iterator[str]:
    """Where a page is that quotes a report of pages and a talk with times."""
    replies = {words: [cite(document, words)] for document, words in MARKED}
    with serving(ScriptedChatbot([REPORT, TALK], replies=replies)) as address:
        yield address


def beside(visitor: Visitor) -> Shown[list[tuple[str, str]]]:
    """What stands beside the text, in order: what it is about, and its words."""
    marks = visitor.page.locator(".source-text .beside")
    words = "all => all.map(one => [one.classList[1], one.dataset.words])"
    return Shown(lambda: [(about, text) for about, text in marks.evaluate_all(words)])


def rename(visitor: Visitor, name: str, new: str) -> Locator:
    """Type another name for a speaker and press Enter; the list."""
    panel = visitor.pane.locator(".source-speakers")
    if not panel.is_visible():
        visitor.pane.get_by_role("button", name="Speakers").click()
    field = panel.get_by_role("textbox", name=f"Name of {name}", exact=True)
    field.fill(new)
    field.press("Enter")
    return panel


def test_a_speaker_is_renamed_where_the_words_stand(visitor: Visitor) -> None:
    """The pane, the answers on the page, what they copy and the next answers have the new name."""
    first = visitor.ask(ROPE)
    first.get_by_role("button", name="Footnote 1").click()
    assert visitor.marked == "The parish paid for the rope."
    assert beside(visitor).becomes(lambda marks: ("speaker", "Guide") in marks)

    rename(visitor, "Guide", "Ada Stone")
    expect(first.locator(".speaker").first).to_have_text("Ada Stone")
    panel = rename(visitor, "Gide", "Ada Stone")
    expect(panel.locator("li")).to_have_count(2)
    expect(panel.locator("li").nth(1)).to_contain_text("In the document: Guide, Gide")
    second = visitor.ask(BUCKET)
    second.get_by_role("button", name="Copy with citation").first.click()
    expect(second.get_by_text("Copied")).to_be_visible()
    place = "— Ada Stone, “talk”, 1:01:10, ¶ 4."
    assert visitor.clipboard.becomes(lambda words: place in words)
    first.get_by_role("button", name="Copy with citation").first.click()
    expect(first.get_by_text("Copied")).to_be_visible()

    expect(visitor.page.locator('.source-text .beside.speaker[data-words="Gide"]')).to_have_count(0)
    names = beside(visitor).through(
        lambda marks: {name for about, name in marks if about == "speaker"}
    )
    assert names == {"Reporter", "Ada Stone"}
    expect(first.locator(".speaker").first).to_have_text("Ada Stone")
    expect(second.locator(".speaker").first).to_have_text("Ada Stone")
    assert visitor.clipboard == "“The parish paid for the rope.” — Ada Stone, “talk”, 1:04, ¶ 2."
    assert visitor.marked == "The parish paid for the rope."
    assert visitor.complaints == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_the_words_it_is(visitor: Visitor, name: str) -> None:
    """Markup, a template and another direction of writing are a name like any other."""
    expect(visitor.page.locator(".source-text")).to_contain_text("The parish")
    panel = rename(visitor, "Guide", name)
    field = panel.get_by_role("textbox", name=f"Name of {name}", exact=True)
    expect(field).to_have_value(name)
    reply = visitor.ask(ROPE)

    expect(reply.locator(".speaker").first).to_have_text(name)
    expect(visitor.page.locator('.source-text .speaker[data-words="Guide"]')).to_have_count(0)
    assert beside(visitor).becomes(lambda marks: ("speaker", name) in marks)
    assert visitor.shown == TALK.text
    assert visitor.page.evaluate("window.broken") is None
    expect(visitor.page.locator("#source img:not(.sheet img)")).to_have_count(0)


def test_what_cannot_be_a_name_is_said_in_the_list(visitor: Visitor, library: Library) -> None:
    """The sentence stands under the names, and everything stays as it was."""
    expect(visitor.page.locator(".source-text")).to_contain_text("The parish")

    panel = rename(visitor, "Guide", "A\u202eB")

    expect(panel.get_by_role("alert")).to_contain_text("has a control character in it")
    assert [one.name for one in library.speakers(TALK)] == ["Reporter", "Guide", "Gide"]
    visitor.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(visitor.pane.get_by_role("button", name="Speakers")).to_be_focused()


def test_a_page_for_other_machines_shows_names_and_changes_none(
    context: BrowserContext, library: Library, address: str
) -> None:
    """Visitors read who speaks; neither the list nor a request by hand renames anybody."""
    chatbot = Chatbot(library, ToyEncoder(), documents=[TALK])
    with serving(chatbot, library=library, host="0.0.0.0") as elsewhere:
        visitor = arrive(context, elsewhere)
        expect(visitor.page.locator(".source-text")).to_contain_text("The parish")
        visitor.pane.get_by_role("button", name="Speakers").click()
        panel = visitor.pane.locator(".source-speakers")
        expect(panel).to_contain_text("Guide")
        expect(panel.get_by_role("textbox")).to_have_count(0)
        refused = put(f"{elsewhere}/source/{TALK.id}/speakers", "Guide", "Ada")

        assert refused == (403, ELSEWHERE)
        assert [one.name for one in library.speakers(TALK)] == ["Reporter", "Guide", "Gide"]


def put(address: str, old: str, new: str) -> tuple[int, str]:
    """Ask for a renaming as a program would: the status and the sentence."""
    body = json.dumps({"old": old, "new": new}).encode()
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(address, data=body, method="PUT", headers=headers)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    with refused.value as reply:
        return reply.code, json.loads(reply.read())["detail"]


@pytest.mark.parametrize(("document", "words"), MARKED, ids=["pages", "times"])
def test_marks_beside_the_text_are_seen_and_never_copied(
    context: BrowserContext, marked: str, document: Document, words: str
) -> None:
    """Pages and times stand where they begin; text, selection and mark are the document's own."""
    visitor = arrive(context, marked)
    visitor.ask(words).get_by_role("button", name="Footnote 1").click()
    assert visitor.marked == words
    visitor.page.locator(".source-text").select_text()
    visitor.page.keyboard.press("ControlOrMeta+c")

    assert visitor.clipboard == document.text
    assert visitor.shown == document.text
    expect(visitor.page.locator(".source-text .beside").first).to_be_attached()
    if document is REPORT:
        place = "p. <img src=x onerror=… [2 of 2], ¶ 2"
        assert beside(visitor) == [
            ("page", "217"),  # where a page begins, its number stands alone
            ("paragraph", "¶ 2"),
            ("page", "<img src=x onerror=…"),
        ]
    else:
        place = "1:01:10, ¶ 4"
        times = beside(visitor).through(
            lambda marks: [text for about, text in marks if about == "time"]
        )
        assert times == ["0:58", "1:04", "1:10", "1:01:10"]
    expect(visitor.pane.locator(".source-place")).to_have_text(place)
    expect(visitor.pane.get_by_role("button", name="Speakers")).to_be_visible()
