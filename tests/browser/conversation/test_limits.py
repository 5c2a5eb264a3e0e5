"""Questions limited to one document or one speaker: set, seen, sent, kept and lifted."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, expect

from bot.chatbot import Chatbot
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.scripted_chatbot import ScriptedChatbot, make_document
from tests.support.browser.serving import serving
from tests.support.browser.walk import HOW, NIGHT, WALK
from tests.support.toy_encoder import ToyEncoder

pytestmark = pytest.mark.browser

MILL = make_document("The mill stood by the river.", name="mill.txt", title="The mill")
HOSTILE = make_document("Words.", name="x.txt", title='<img src=x onerror="window.broken=1"> {0}')
TALK = decode_document(
    b"Reporter: Who paid for the rope?\n\nGuide: The parish paid for the rope.\n\n"
    b"Reporter: Who brought the bucket?\n\nPilot: My brother brought the bucket.\n\n"
    b"Reporter: Who dug the well?\n\nGuide: The villagers dug the well by hand.\n",
    name="talk.txt",
)
NO_STORAGE = "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error(); }});"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that holds a talk of three, and three other documents."""
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        for document in (TALK, WALK, MILL, HOSTILE):
            library.add(document, place=f"/{document.name}")
        yield library


@pytest.fixture(scope="module")
def served() -> ScriptedChatbot:
    """It serves three documents and knows one answer; tests ask for `chatbot`."""
    return ScriptedChatbot([WALK, MILL, HOSTILE], replies={HOW: NIGHT})


@pytest.fixture(scope="module")
def address(served: ScriptedChatbot, library: Library) -> Iterator[str]:
    """Where the page of three documents is, to which visitors may add their own."""
    with serving(served, library=library, visitors=Uploads(library)) as address:
        yield address


@pytest.fixture(scope="module")
def talk(library: Library) -> Iterator[str]:
    """Where the page of the talk is, whose speakers can be renamed."""
    chatbot = Chatbot(library, ToyEncoder(), documents=[TALK])
    with serving(chatbot, library=library) as address:
        yield address


@pytest.fixture
def chatbot(served: ScriptedChatbot) -> ScriptedChatbot:
    """It was asked nothing yet."""
    served.heard.clear()
    served.limits.clear()
    return served


def only(visitor: Visitor, title: str) -> Locator:
    """The button in the list that limits questions to a document."""
    return visitor.pane.get_by_role("button", name=f"Ask only this document: {title}", exact=True)


def chips(visitor: Visitor) -> Locator:
    """What the chips over the box say, in order."""
    return visitor.page.locator(".limit span:first-child")


def asked(chatbot: ScriptedChatbot) -> list[tuple[list[str] | None, str | None]]:
    """What each question was limited to: the titles of the documents, and the speaker."""
    return [
        (
            None if among.documents is None else [each.title for each in among.documents],
            among.speaker,
        )
        for among in chatbot.limits
    ]


def box(visitor: Visitor) -> Locator:
    """The question's box."""
    return visitor.page.locator("#question textarea")


def test_one_document_alone_is_asked(visitor: Visitor, chatbot: ScriptedChatbot) -> None:
    """From the list; a chip, the box's description and the question say so, until it is lifted."""
    only(visitor, "The long way").click()
    expect(only(visitor, "The long way")).to_have_attribute("aria-pressed", "true")
    expect(visitor.pane.locator(".announcement")).to_have_text(
        "Questions are now put only to The long way."
    )
    expect(box(visitor)).to_have_accessible_description("Only: The long way")
    limited = visitor.ask(HOW)
    visitor.page.get_by_role("button", name="Only: The long way. Remove this limit").click()
    expect(box(visitor)).to_be_focused()
    expect(box(visitor)).to_have_accessible_description("")
    visitor.ask("And now?")

    expect(limited.locator(".quote")).to_have_count(len(NIGHT))
    assert asked(chatbot) == [(["The long way"], None), (None, None)]
    expect(visitor.page.locator(".asked-here .limited")).to_have_text(["in The long way"])
    expect(only(visitor, "The long way")).to_have_attribute("aria-pressed", "false")
    assert visitor.complaints == []


def test_the_document_that_is_read_can_be_asked_alone(visitor: Visitor) -> None:
    """By a button over its text, which lifts the limit again."""
    visitor.pane.get_by_role("button", name="The mill", exact=False).first.click()
    expect(visitor.page.locator(".source-text")).to_have_text(MILL.text)
    button = visitor.pane.locator(".source-head").get_by_role(
        "button", name="Ask only this document"
    )

    button.click()
    expect(chips(visitor)).to_have_text(["Only: The mill"])
    button.click()
    expect(chips(visitor)).to_have_count(0)


def test_limits_are_lifted_by_key(visitor: Visitor) -> None:
    """Backspace in the empty box goes to the last chip; there it or Delete lifts the limit."""
    only(visitor, "The mill").click()
    visitor.ask(HOW).get_by_role("button", name="More", exact=True).first.click()
    visitor.page.get_by_role("button", name="Ask only Ada").first.click()
    # The card is of another document than the one questions were limited to.
    expect(chips(visitor)).to_have_text(["Only: Ada"])
    only(visitor, "The mill").press("Enter")
    expect(chips(visitor)).to_have_text(["Only: The mill", "Only: Ada"])

    box(visitor).fill("word")
    box(visitor).press("Backspace")
    expect(box(visitor)).to_have_value("wor")
    expect(chips(visitor)).to_have_count(2)
    box(visitor).fill("")
    box(visitor).press("Backspace")
    expect(visitor.page.locator(".limit").last).to_be_focused()
    visitor.page.keyboard.press("Delete")
    expect(visitor.page.locator(".limit")).to_be_focused()
    visitor.page.keyboard.press("Backspace")

    expect(chips(visitor)).to_have_count(0)
    expect(box(visitor)).to_be_focused()


def test_one_speaker_alone_answers(context: BrowserContext, talk: str) -> None:
    """From the list of speakers: what others say is not found, and that is said of the speaker."""
    visitor = arrive(context, talk)
    visitor.pane.get_by_role("button", name="Speakers").click()
    visitor.pane.get_by_role("button", name="Ask only Pilot").click()
    reply = visitor.ask("Who paid for the rope?")

    expect(chips(visitor)).to_have_text(["Only: Pilot"])
    expect(visitor.page.locator(".asked-here .limited")).to_have_text("said by Pilot")
    expect(reply.locator(".speaker").filter(has_not_text="Pilot")).to_have_count(0)
    if reply.locator(".verdict").count():
        expect(reply.locator(".verdict")).to_have_text("Pilot does not say.")
    expect(visitor.pane.get_by_role("button", name="Ask only Reporter")).to_have_count(0)
    assert visitor.complaints == []


def test_a_speaker_who_does_not_say_is_named(visitor: Visitor, chatbot: ScriptedChatbot) -> None:
    """The verdict is theirs, not the document's."""
    visitor.ask(HOW).get_by_role("button", name="More", exact=True).first.click()
    visitor.page.get_by_role("button", name="Ask only Ada").first.click()
    reply = visitor.ask("Why is the sky blue?")

    expect(reply.locator(".verdict")).to_have_text("Ada does not say.")
    assert asked(chatbot)[-1] == (None, "Ada")


def test_a_limit_follows_a_speaker_who_is_renamed(context: BrowserContext, talk: str) -> None:
    """In the chip, in what is sent, and on the cards' buttons."""
    visitor = arrive(context, talk)
    reply = visitor.ask("Who paid for the rope?")
    visitor.pane.get_by_role("button", name="Speakers").click()
    visitor.pane.get_by_role("button", name="Ask only Guide").click()
    field = visitor.pane.get_by_role("textbox", name="Name of Guide", exact=True)
    field.fill("Ada Stone")
    field.press("Enter")

    expect(visitor.page.locator(".limit")).to_contain_text("Only: Ada Stone")
    again = visitor.ask("Who dug the well?")
    expect(again.locator(".speaker").first).to_have_text("Ada Stone")
    reply.get_by_role("button", name="More", exact=True).first.click()
    expect(reply.get_by_role("button", name="Ask only Ada Stone").first).to_be_visible()


def test_limits_stay_over_a_reload_and_go_with_the_conversation(
    visitor: Visitor, context: BrowserContext, address: str, chatbot: ScriptedChatbot
) -> None:
    """Another tab knows nothing of them."""
    only(visitor, "The mill").click()
    visitor.page.reload()
    expect(visitor.page.locator(".limit")).to_contain_text("Only: The mill")
    expect(only(visitor, "The mill")).to_have_attribute("aria-pressed", "true")
    other = arrive(context, address)
    expect(only(other, "The mill")).to_have_attribute("aria-pressed", "false")
    expect(chips(other)).to_have_count(0)
    visitor.ask("And now?")
    visitor.page.locator("#clear").click()

    expect(visitor.page.locator(".limit")).to_have_count(0)
    assert asked(chatbot) == [(["The mill"], None)]


def test_who_wants_nothing_kept_finds_no_limit_after_a_reload(visitor: Visitor) -> None:
    """The switch for the conversation is theirs too, at once."""
    only(visitor, "The mill").click()
    visitor.page.locator(".options summary").click()
    visitor.page.get_by_role("checkbox", name="Keep this conversation").click()
    expect(visitor.page.locator(".limit")).to_have_count(1)
    visitor.page.reload()
    expect(only(visitor, "The mill")).to_have_attribute("aria-pressed", "false")

    expect(chips(visitor)).to_have_count(0)


def test_a_browser_that_keeps_nothing_limits_all_the_same(
    browser: Browser, address: str, chatbot: ScriptedChatbot
) -> None:
    """Storage that throws breaks nothing."""
    with browsing(browser) as context:
        context.add_init_script(NO_STORAGE)
        visitor = arrive(context, address)
        only(visitor, "The mill").click()
        visitor.ask("And now?")

        assert asked(chatbot) == [(["The mill"], None)]
        assert visitor.complaints == []


def test_a_limit_to_a_removed_document_says_so_until_it_is_lifted(
    visitor: Visitor, chatbot: ScriptedChatbot
) -> None:
    """The chip and the next answer say it; nothing is asked in its place."""
    expect(visitor.page.locator(".uploads")).not_to_have_attribute("hidden", "")
    file = FilePayload(name="well.txt", mimeType="", buffer=b"They dug the well in summer.")
    visitor.page.locator(".uploads input[type=file]").set_input_files(file)
    only(visitor, "well").click()
    visitor.page.get_by_role("button", name="Remove well.txt").click()
    expect(visitor.page.locator(".limit.gone")).to_contain_text("Only: well (removed)")
    failed = visitor.ask(HOW)
    expect(failed).to_contain_text("is served no more")
    assert chatbot.heard == []
    visitor.page.locator(".limit").click()
    answered = visitor.ask(HOW)

    expect(answered.locator(".quote")).to_have_count(len(NIGHT))
    assert visitor.complaints == []


def test_a_hostile_title_is_words_in_every_place(visitor: Visitor) -> None:
    """In the list's button, the chip, the description and the question."""
    only(visitor, HOSTILE.title).click()
    visitor.ask("What?")

    expect(chips(visitor)).to_have_text([f"Only: {HOSTILE.title}"])
    expect(visitor.page.locator(".limited")).to_have_text(f"in {HOSTILE.title}")
    assert visitor.page.evaluate("window.broken") is None
    expect(visitor.page.locator("img[onerror]")).to_have_count(0)
    assert visitor.complaints == []


def test_a_single_document_needs_no_limit(context: BrowserContext) -> None:
    """It is all there is."""
    with serving(ScriptedChatbot([WALK])) as address:
        visitor = arrive(context, address)
        expect(visitor.page.locator(".source-text")).to_contain_text("We walked home.")

        expect(visitor.page.locator(".ask-only:visible")).to_have_count(0)
