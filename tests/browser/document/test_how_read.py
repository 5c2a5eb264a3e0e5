"""The panel of how a document was read: a label shown, who asks, who is nobody, and all taken back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from bot.chatbot import Chatbot
from bot.library.library import Library
from bot.segmentation.corrections import NONE, Corrections
from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.serving import serving
from tests.support.browser.shown import eventually
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

pytestmark = pytest.mark.browser

WORDS = "\n\n".join(f"Ada ~ Who dug well {n}?\n\nben ~ I dug well {n} by hand." for n in range(4))
TALK = document(
    f"The well\n\n{WORDS}\n\n<img src=x> ~ ${{1}}\n\nOutro ~ Bye.\n\nOutro ~ Bye.\n",
    name="talk.txt",
)
LABEL = "How a speaker’s label is written"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that holds the talk."""
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        library.add(TALK, place="/talk.txt")
        yield library


@pytest.fixture
def address(library: Library) -> Iterator[str]:
    """Where the page of the talk is, of which nothing was corrected yet."""
    library.readings.correct(TALK, NONE)
    with serving(Chatbot(library, ToyEncoder(), documents=[TALK]), library=library) as address:
        yield address


def opened(visitor: Visitor) -> Locator:
    """The panel, opened with the keyboard."""
    expect(visitor.page.locator(".source-text")).to_contain_text("The well")
    visitor.pane.get_by_role("button", name="Speakers").press("Enter")
    panel = visitor.pane.get_by_role("region", name="How this was read")
    expect(panel.get_by_label(LABEL)).to_be_visible()
    return panel


def shown(panel: Locator, *names: str) -> None:
    """These are the speakers, and no others."""
    fields = panel.get_by_role("textbox", name="Name of")
    expect(fields).to_have_count(len(names))
    for number, name in enumerate(names):
        expect(fields.nth(number)).to_have_value(name)


def corrected(library: Library, wanted: Corrections) -> None:
    """Wait until the library keeps what was said; the page shows it before."""

    def claim() -> None:
        assert library.readings.corrections(TALK) == wanted

    eventually(claim)


def test_a_person_puts_it_right_with_the_keyboard(visitor: Visitor, library: Library) -> None:
    """A label is tried and used; who asks and who is nobody is said; all of it is taken back."""
    panel = opened(visitor)
    use = panel.get_by_role("button", name="Read it so")
    shown(panel)
    expect(use).to_be_disabled()

    panel.get_by_label(LABEL).fill("ben ~~")
    expect(panel.get_by_role("status")).to_have_text("No line is written so.")
    panel.get_by_label(LABEL).fill("ben ~")
    expect(panel.get_by_role("status")).to_have_text("10 labels: Ada, ben, Outro")
    expect(use).to_be_enabled()
    panel.get_by_label(LABEL).press("Enter")
    shown(panel, "Ada", "ben", "Outro")
    expect(panel.get_by_role("checkbox", name="Ada asks")).to_be_checked()
    expect(visitor.page.locator(".source-text .label").first).to_be_attached()

    panel.get_by_role("button", name="Outro is no speaker").press("Enter")
    shown(panel, "Ada", "ben")
    expect(panel.get_by_role("button", name="Outro is a speaker after all")).to_be_visible()
    panel.get_by_role("checkbox", name="Ada asks").press("Space")
    expect(panel.get_by_role("checkbox", name="Ada asks")).not_to_be_checked()
    expect(panel.get_by_role("checkbox", name="Ada asks")).to_be_focused()
    corrected(library, Corrections((), "ben ~", ("Outro",)))

    panel.get_by_role("button", name="Take all of this back").press("Enter")
    shown(panel)
    expect(panel.get_by_role("button", name="Take all of this back")).to_be_hidden()
    corrected(library, NONE)
    assert visitor.shown == TALK.text
    assert visitor.complaints == []


def test_the_panel_stays_within_a_phone_and_says_what_is_refused(
    browser: Browser, address: str
) -> None:
    """Nothing stands beyond the window's edge; a label that is none is said to be none."""
    with browsing(browser, wide=False, scheme="dark") as context:
        visitor = arrive(context, address)
        visitor.page.locator(".show-source").first.click()
        panel = opened(visitor)
        panel.get_by_label(LABEL).fill("-- 12:30")
        expect(panel.get_by_role("status")).to_contain_text("is no example of a label")
        expect(panel.get_by_role("button", name="Read it so")).to_be_disabled()

        inside = "() => document.documentElement.scrollWidth <= innerWidth"
        visitor.page.wait_for_function(inside)
        visitor.page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        assert visitor.complaints == []
