"""The notebook in a real browser: pinned, written in, put in order, saved as files and read back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from bot.formats.loading import decode_document
from bot.notebook.files import opened
from bot.notebook.json_codec import notebook_json
from bot.notebook.note import Notebook
from tests.browser.conversation.test_page import HOSTILE, hostile_citation
from tests.support.browser.notebook_driver import (
    complete,
    drag,
    drop_file,
    kept,
    notebook,
    pin,
    pinning,
    remove_and_bring_back,
    save,
    shown_ids,
    tag_by_keyboard,
)
from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown, begins, texts_of
from tests.support.browser.walk import HOW, NIGHT, WALK
from tests.support.notes import note

pytestmark = pytest.mark.browser

WELLS = decode_document(
    b"# Wells\n\nReporter: What did you count?\n\nGuide: We counted wells. One was dry.\n\n"
    b"Reporter: And then?\n\nGuide: The last one had no rope, so nobody knew how deep it was.\n",
    name="wells.md",
)
ROPE = "The last one had no rope, so nobody knew how deep it was."
WHICH, VAGUE = "Which well had no rope?", "And that one?"
FORMS = ("markdown", "html", "docx", "csv", "json")
NOTHING_KEPT = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})"
)


@pytest.fixture(scope="module")
def chatbot() -> ScriptedChatbot:
    """Knows a question about a walk, one about wells, and one about each hostile text."""
    hostile = {name: [hostile_citation(words)] for name, words in HOSTILE.items()}
    documents = [WALK, WELLS, *(citations[0].document for citations in hostile.values())]
    return ScriptedChatbot(
        documents,
        replies={HOW: NIGHT, WHICH: [cite(WELLS, ROPE)], **hostile},
        understood={VAGUE: WHICH},
        closest=NIGHT[1:],
    )


@pytest.fixture(scope="module")
def address(chatbot: ScriptedChatbot) -> Iterator[str]:
    """Where the page is; a library holds its documents."""
    with serving(chatbot) as address:
        yield address


def test_a_note_is_commented_tagged_ordered_and_kept_in_every_tab(
    context: BrowserContext, address: str
) -> None:
    """By keyboard, over a reload; an id is given once, and what was removed can be brought back."""
    visitor, other = arrive(context, address), arrive(context, address)
    elsewhere = other.ask(HOW).locator(".quotation")
    pinning(visitor, WHICH, 0)
    cards = pinning(visitor, HOW, 0, 1, 2)
    expect(visitor.pane.locator(".announcement")).to_contain_text("Pinned as note 2:3.")
    expect(pin(elsewhere.nth(1))).to_have_attribute("aria-pressed", "true")
    dialog = notebook(visitor)

    field = dialog.get_by_role("textbox", name="Comment on 2:1")
    field.fill("  Who walked?\n\tAsk Ada. ")
    tag_by_keyboard(dialog, "2:1")
    dialog.get_by_role("textbox", name="Title of the notebook").fill("Wells & ways")
    down = dialog.get_by_role("button", name="Move 1:1 down")
    down.press("Enter")
    down.press("Enter")
    expect(shown_ids(dialog)).to_have_text(["2:1", "2:2", "1:1", "2:3"])
    expect(down).to_be_focused()
    expect(dialog.get_by_role("status")).to_have_text("1:1 is now 3 of 4.")
    drag(dialog, "2:2", onto="2:1")
    order = ["2:2", "2:1", "1:1", "2:3"]
    expect(shown_ids(dialog)).to_have_text(order)

    remove_and_bring_back(dialog, "2:2")
    expect(shown_ids(dialog)).to_have_text(order)
    dialog.locator('[data-note="2:3"]').get_by_role("button", name="Remove", exact=True).click()
    page = visitor.page
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    pin(cards.nth(2)).click()
    complete(page)

    expect(other.page.locator(".masthead > .show-notebook")).to_have_text("Notebook 4")
    page.reload()
    again = notebook(visitor)
    left = [each for each in order if each != "2:3"]
    expect(shown_ids(again)).to_have_text([*left, "2:4"])
    expect(field).to_have_value("  Who walked?\n\tAsk Ada. ")
    expect(again.locator('[data-note="2:1"] .tag')).to_have_text(["night×"])
    expect(again.get_by_role("textbox", name="Title")).to_have_value("Wells & ways")
    filter_by_tag_and_words(again)
    again.get_by_role("button", name="Show in the document").click()
    assert visitor.marked == ROPE
    expect(page.locator("#source mark")).to_be_focused()
    expect(again).to_be_hidden()
    assert visitor.complaints == other.complaints == []


def filter_by_tag_and_words(dialog: Locator) -> None:
    """Show the notes of a tag, then of all those with a word."""
    dialog.get_by_role("combobox", name="Only with the tag").select_option("night")
    expect(shown_ids(dialog)).to_have_text(["2:1"])
    expect(dialog).to_contain_text("1 of 4 notes")
    dialog.get_by_role("combobox", name="Only with the tag").select_option("All tags")
    dialog.get_by_role("searchbox", name="Filter the notes by words").fill("ROPE")
    expect(shown_ids(dialog)).to_have_text(["1:1"])


def test_what_is_pinned_copied_and_saved_is_the_source(visitor: Visitor, tmp_path: Path) -> None:
    """Through the browser's storage and each form of file no character changes or runs."""
    for name in HOSTILE:
        pinning(visitor, name, 0)
    visitor.page.reload()
    dialog = notebook(visitor)
    dialog.get_by_role("textbox", name="Comment on 1:1").fill('=1+1 --> ]]> </script> "*"\r\n\t😀')
    dialog.get_by_role("combobox", name="Add a tag to 1:1").press_sequentially("-->,@tag,")
    quotes = [hostile_citation(words).quote for words in HOSTILE.values()]

    assert texts_of(dialog.locator(".quote")) == quotes
    dialog.get_by_role("button", name="Copy with citation").first.click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    files = {form: opened(save(dialog, form, tmp_path)) for form in FORMS}

    assert begins(visitor.clipboard, f"“{quotes[0]}” — “A document”, ")
    book = kept(visitor.page)
    assert [each.quote for each in book.notes] == quotes
    assert book.notes[0].tags == ("-->", "@tag")
    for form, file in files.items():
        assert file == book, form
    expect(dialog.locator(".export-style")).to_be_disabled()  # JSON has no style of citing
    assert visitor.page.evaluate("window.broken") is None
    assert visitor.complaints == []


def test_a_file_that_is_read_adds_what_is_new_and_overwrites_nothing(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    """Every quotation is looked up again and the result told; a second time nothing changes.

    In the file the wells are document 1 and the walk is 2; here the walk is 1, and 1:2 was given.
    """
    visitor = arrive(context, address)
    pin(pinning(visitor, HOW, 0, 1).nth(1)).click()
    dialog = notebook(visitor)
    dialog.get_by_role("textbox", name="Comment on 1:1").fill("Mine.")
    known = note(WALK, NIGHT[0].quote, id="2:1", comment="Another's.", tags=("walks",))
    moved = note(WELLS, ROPE, id="1:7", comment="Deep?")
    for edge in ("start_char_index", "end_char_index"):
        moved.citation[edge] -= 5
    missing = note(WALK, NIGHT[1].quote, id="2:2")
    missing.citation["cited_text"] = "We flew home in a balloon."
    strange = note(
        make_document("Nobody serves this one.\n", name="strange.txt"), "Nobody serves", id="3:1"
    )
    file = tmp_path / "notebook.json"
    file.write_text(notebook_json(Notebook((moved, known, missing, strange), "Theirs")))

    dialog.locator(".import-file").set_input_files(file)

    told = "4 notes: 1 stands, 1 moved, 1 not found, 1 of a document not served here."
    expect(dialog.locator(".notebook-told")).to_contain_text(f"{told} 1 was here already")
    expect(shown_ids(dialog)).to_have_text(["1:1", "2:7", "1:3", "3:1"])
    expect(dialog.get_by_role("textbox", name="Comment on 1:1")).to_have_value(
        "Mine.\n\nAnother's."
    )
    expect(dialog.locator('[data-note="1:1"] .tag')).to_have_text(["walks×"])
    expect(dialog.locator('[data-note="2:7"]')).to_contain_text("The document has changed")
    expect(dialog.locator('[data-note="1:3"]')).to_contain_text("These words do not stand")
    expect(dialog.locator('[data-note="3:1"]')).to_contain_text("is not being served")
    book = kept(visitor.page)
    assert book.title == "Theirs"
    assert book.notes[1].citation["start_char_index"] == WELLS.text.index(ROPE)

    drop_file(dialog, file.read_text())
    expect(dialog.locator(".notebook-told")).to_contain_text("4 were here already")
    assert kept(visitor.page) == book
    dialog.locator(".import-file").set_input_files(
        {"name": "no.txt", "mimeType": "text/plain", "buffer": b"No notebook."}
    )
    expect(dialog.locator(".notebook-told")).not_to_contain_text("were here")
    expect(shown_ids(dialog)).to_have_count(4)


def test_what_cannot_be_kept_or_read_is_not_lost(browser: Browser, address: str) -> None:
    """Blocked storage keeps the notebook in the page; a text that is none is laid aside."""
    with browsing(browser) as context:
        context.add_init_script(NOTHING_KEPT)
        visitor = arrive(context, address)
        pin(visitor.ask(HOW).locator(".quotation").first).click()

        dialog = notebook(visitor)

        expect(shown_ids(dialog)).to_have_text(["1:1"])
        expect(dialog).to_contain_text("This browser keeps nothing more for this page")
        assert visitor.complaints == []

    with browsing(browser) as context:
        visitor = arrive(context, address)
        page = visitor.page
        page.evaluate("localStorage['footnote.notebook'] = '{broken'")
        page.reload()
        pinning(visitor, HOW, 0)

        dialog = notebook(visitor)

        expect(shown_ids(dialog)).to_have_text(["1:1"])
        expect(dialog.locator(".quote")).to_have_text([NIGHT[0].quote])
        expect(dialog).to_contain_text("it was laid aside")
        aside = "localStorage['footnote.notebook.unreadable']"
        assert Shown(lambda: page.evaluate(aside)) == "{broken"
        page.keyboard.press("Escape")
        page.evaluate(
            """() => {
                Storage.prototype.setItem = () => { throw new Error("full"); };
            }"""
        )
        pin(visitor.reply(0).locator(".quotation").nth(1)).click()
        expect(notebook(visitor).locator(".note")).to_have_count(2)
        expect(dialog).to_contain_text("Save it as a file")


def test_a_note_is_completed_once_the_server_is_there(browser: Browser, address: str) -> None:
    """Pinned at once, and saved as it is; what the server knows comes later."""
    with browsing(browser) as context:
        visitor = arrive(context, address)
        page = visitor.page
        cards = visitor.ask(WHICH).locator(".quotation")
        page.route("**/note?**", lambda route: route.abort())
        pin(cards.first).click()
        expect(page.locator(".masthead > .show-notebook")).to_have_text("Notebook 1")
        expect(pin(cards.first)).to_have_attribute("aria-pressed", "true")
        assert kept(page).notes[0].source is None
        page.unroute("**/note?**")

        page.reload()
        complete(page)

        done = kept(page).notes[0]
        assert done.citation["document_sha256"] == WELLS.sha256
        assert done.id == "1:1" and done.source is not None
        dialog = notebook(visitor)
        dialog.get_by_role("button", name="Cite…").press("Enter")
        expect(page.locator("dialog[open]")).to_have_count(2)
        page.keyboard.press("Escape")
        expect(dialog).to_be_visible()
        dialog.get_by_role("button", name="Show in the document").click()
        visitor.pane.get_by_role("button", name="Speakers").click()
        visitor.pane.get_by_role("textbox", name="Name of Guide").fill("Warden")
        page.keyboard.press("Enter")
        page.wait_for_function("localStorage['footnote.notebook'].includes('Warden')")
        complete(page)
        expect(notebook(visitor).locator(".voice")).to_have_text("Warden")


def test_the_conversation_is_saved_as_the_page_shows_it(visitor: Visitor, tmp_path: Path) -> None:
    """Its questions, how they were understood, the quotations; nothing before one is asked."""
    visitor.page.locator("#masthead .options summary").click()
    sheet = visitor.page.locator(".save-conversation")
    expect(sheet.get_by_role("button", name="Save")).to_be_disabled()
    visitor.ask(HOW)
    visitor.ask(VAGUE)
    visitor.ask("Why is the sky blue?")
    sheet.locator(".export-style").select_option("mla")

    text = save(sheet, "markdown", tmp_path).decode()

    for words in (HOW, VAGUE, WHICH, NIGHT[0].quote, ROPE, "The document does not say."):
        assert words.rstrip(".?") in text
    assert text.index(VAGUE) < text.index(ROPE) < text.index("sky blue")
    for form, start in (("docx", b"PK"), ("html", b"<!")):
        assert save(sheet, form, tmp_path).lstrip().startswith(start)
    expect(sheet.locator(".saving-told")).to_contain_text(".html is saved")
    assert visitor.complaints == []
