"""A person at the notebook of the page: pins, opens, orders and saves."""

import json
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from bot.notebook.files import opened
from bot.notebook.note import Notebook
from tests.support.browser.page_driver import Visitor


def pin(card: Locator) -> Locator:
    """The button that pins a quotation."""
    more = card.get_by_role("button", name="More", exact=True)
    if more.get_attribute("aria-expanded") == "false":
        more.click()
    return card.locator('[data-do="pin"]')


def pinning(visitor: Visitor, question: str, *places: int) -> Locator:
    """The cards of an answer, those at these places pinned and their notes completed."""
    cards = visitor.ask(question).locator(".quotation")
    for place in places:
        pin(cards.nth(place)).click()
        expect(pin(cards.nth(place))).to_have_attribute("aria-pressed", "true")
    complete(visitor.page)
    return cards


def complete(page: Page) -> None:
    """Wait until the server has told what it knows of every note."""
    page.wait_for_function("JSON.parse(localStorage['footnote.notebook']).pending.length === 0")


def kept(page: Page) -> Notebook:
    """The notebook that the browser keeps."""
    book = json.loads(page.evaluate("localStorage['footnote.notebook']"))
    del book["pending"]
    return opened(json.dumps(book).encode())


def notebook(visitor: Visitor) -> Locator:
    """The notebook, opened from the masthead."""
    visitor.page.locator(".masthead > .show-notebook").click()
    return visitor.page.get_by_role("dialog", name="Notebook")


def shown_ids(dialog: Locator) -> Locator:
    """The ids of the notes that are shown, in order."""
    return dialog.locator(".note-id")


def save(dialog: Locator, form: str, folder: Path) -> bytes:
    """The file that the notebook is saved as, or the conversation."""
    dialog.locator(".export-form").select_option(form)
    with dialog.page.expect_download() as download:
        dialog.get_by_role("button", name="Save", exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file.read_bytes()


def drag(dialog: Locator, note: str, *, onto: str) -> None:
    """Take a note by its grip, and let it go on another."""
    dialog.evaluate("dialog => (dialog.scrollTop = 0)")
    dialog.locator(f'[data-note="{note}"] .note-grip').hover()
    dialog.page.mouse.down()
    for _ in range(2):  # a drag begins with the first move
        dialog.locator(f'[data-note="{onto}"] .note-head').hover()
    dialog.page.mouse.up()


def drop_file(dialog: Locator, words: str) -> None:
    """Let a file of these words go on the notebook."""
    dialog.evaluate(
        """(dialog, words) => {
            const dropped = new DataTransfer();
            dropped.items.add(new File([words], "again.json"));
            dialog.dispatchEvent(new DragEvent("drop", {dataTransfer: dropped, bubbles: true}));
        }""",
        words,
    )


def tag_by_keyboard(dialog: Locator, note: str) -> None:
    """Give a note the tags night and walks, and take back the latter."""
    keyboard = dialog.page.keyboard
    dialog.get_by_role("combobox", name=f"Add a tag to {note}").press_sequentially("night, walks")
    keyboard.press("Enter")
    keyboard.press("Backspace")
    expect(dialog.get_by_role("button", name=f"Remove the tag walks from {note}")).to_be_focused()
    keyboard.press("Backspace")
    expect(dialog.get_by_role("button", name=f"Remove the tag night from {note}")).to_be_focused()


def remove_and_bring_back(dialog: Locator, note: str) -> None:
    """Remove a note by keyboard, and undo it from where the keyboard then is."""
    entry = dialog.locator(f'[data-note="{note}"]')
    remove = entry.get_by_role("button", name="Remove", exact=True)
    remove.press("Enter")
    undo = dialog.get_by_role("button", name=f"Bring it back: {note}")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(remove).to_be_focused()
