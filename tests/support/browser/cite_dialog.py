"""An interview that is cited, and the dialogs in which a person cites and corrects it."""

import re

from playwright.sync_api import Locator, expect

from bot.formats.loading import decode_document

INTERVIEW = decode_document(
    b"---\ntitle: Water for the Valley\ninterviewer: Jan van den Berg\nmagazine: The Well Magazine\n"
    b"date: 2024-03-12\n---\n\nReporter: What did you count?\n\nAda Obi: We counted wells. One was "
    b"dry.\n\nReporter: And then?\n\nAda Obi: We went *home*,\nand    5 % had no rope.\n\n"
    b"Reporter: Who paid?\n\nAda Obi: The parish paid for it.\n",
    name="water.md",
)
WHAT = "What had no rope?"
ENTRY = (
    "Obi, A. (2024, March 12). Water for the Valley (J. van den Berg, Interviewer). "
    "The Well Magazine."
)


def citing(card: Locator) -> Locator:
    """The dialog in which the quotation of a card is cited, opened by keyboard."""
    more = card.get_by_role("button", name="More", exact=True)
    if more.get_attribute("aria-expanded") == "false":
        more.press("Enter")
    card.get_by_role("button", name="Cite…").press("Enter")
    dialog = card.page.get_by_role("dialog", name="Cite this quotation")
    expect(dialog.locator(".cite-text")).not_to_have_attribute("aria-busy", "true")
    return dialog


def shown(dialog: Locator) -> Locator:
    """The text that will be copied, once it is there."""
    text = dialog.locator(".cite-text")
    expect(text).not_to_have_attribute("aria-busy", "true")
    return text


FORMATTED = """async () => {
    const [item] = await theClipboard.read();
    return await (await item.getType("text/html")).text();
}"""


def uncounted(words: str) -> str:
    """A citation without the number of its paragraph, which is the index's."""
    return re.sub(r"para?\. \d+|¶ \d+", "¶", words)


def unspaced(words: str) -> str:
    """The same without white space either."""
    return "".join(uncounted(words).split())


def fill_in(dialog: Locator) -> None:
    """Give the document another title, two authors and nothing it appeared in, and save that."""
    dialog.get_by_role("textbox", name="Title").fill("<b>Dry</b> & שלום")
    dialog.get_by_role("textbox", name="Authors").fill("Ana de la Cruz\n\n{Wells Team}\n")
    dialog.get_by_role("checkbox", name="Appeared in: none").check()
    dialog.get_by_role("button", name="Save").press("Enter")
