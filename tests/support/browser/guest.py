"""A visitor who looks around in the room, and is looked at by axe and kept in pictures."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.support.browser.page_driver import Scheme, Visitor
from tests.support.paths import ROOT

ARTIFACTS = ROOT / "artifacts"
SCHEMES: tuple[Scheme, Scheme] = ("dark", "light")  # the one in which a walk goes on comes last
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
STILL = """() => document.getAnimations().every(
    (each) => each.playState !== "running" || each.effect.getTiming().iterations === Infinity
)"""
NEXT_FRAME = "() => new Promise((rest) => requestAnimationFrame(() => requestAnimationFrame(rest)))"


class Guest:
    """A visitor who looks around, with an eye for who sees or hears the page otherwise."""

    def __init__(self, visitor: Visitor, *, wide: bool) -> None:
        self.visitor, self.page, self.wide = visitor, visitor.page, wide
        self.pane = visitor.pane

    def see(self, stage: str) -> None:
        """Keep pictures of the page by night and day, and have axe find nothing wrong with it."""
        ARTIFACTS.mkdir(exist_ok=True)
        for scheme in SCHEMES:
            self.page.emulate_media(color_scheme=scheme)
            self.page.evaluate(NEXT_FRAME)  # in which what is to slide has begun to
            self.page.wait_for_function(STILL)
            look = f"{'wide' if self.wide else 'narrow'}-{scheme}-{stage}"
            self.page.screenshot(path=ARTIFACTS / f"{look}.png")
            options = COLOURS if scheme == "dark" else None
            found = Axe().run(self.page, options=options).response["violations"]
            told = [
                f"{each['id']}: {each['help']}\n  "
                + "\n  ".join(f"{node['target']} {node['html'][:200]}" for node in each["nodes"])
                for each in found
            ]
            assert not told, f"{look}\n" + "\n".join(told)

    def press(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        """Press the first visible button of a name."""
        buttons = (within or self.page).get_by_role("button", name=name)
        buttons.locator("visible=true").first.click()

    def open_list(self) -> None:
        """Show the list of documents."""
        if not self.wide:
            self.press("Documents", self.page.locator("#masthead"))
        elif self.pane.get_by_role("button", name="All documents").is_visible():
            self.press("All documents", self.pane)
        expect(self.pane.locator(".served-documents")).to_be_visible()

    def close_pane(self) -> None:
        """On a phone, put the document away."""
        if not self.wide and self.pane.get_attribute("data-state") == "open":
            self.press("Close the document", self.pane)

    def widen_and_narrow(self, card: Locator) -> None:
        """Take a quotation wider by a sentence, and back."""
        quote = card.locator(".quote")
        first = quote.inner_text()
        self.press(re.compile("^More$"), card)
        self.press("Wider by the sentence after", card)
        expect(quote).not_to_have_text(first)
        expect(quote).to_have_text(re.compile("^" + re.escape(first)))
        self.press("Narrower: without the last sentence", card)
        expect(quote).to_have_text(first)

    def tag_the_note(self, quote: str) -> None:
        """Open the notebook, find the quotation there, and give its note a tag."""
        self.press(re.compile("^Notebook 1"))
        expect(self.page.get_by_role("dialog", name="Notebook")).to_contain_text(quote)
        self.page.get_by_role("combobox", name="Add a tag to 1:1").press_sequentially("peace,")
        self.see("5-notebook")
        self.page.keyboard.press("Escape")
