"""Adding documents in the browser: dropped, by keyboard, with progress, under hostile names."""

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.shown import Shown, begins, eventually, text_of
from tests.ui.routes.uploads.visiting import HOSTILE, WELL, SlowEncoder, add, own


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (HOSTILE, HOSTILE),
        ("${window.broken = 1} {{value}} @documents.txt", None),
        ("a" * 240 + ".txt", None),
        ("\u202egpj.txt", "\ufffdgpj.txt"),
        ("כותרת של מסמך.txt", None),
        ("100% sure & “quoted” #1?.txt", None),
    ],
    ids=["markup", "templates", "long", "turning", "right to left", "an address"],
)
def test_a_hostile_name_is_shown_and_does_nothing(
    visitor: Visitor, name: str, shown: str | None
) -> None:
    """It stands in the list as it is, wraps inside it, and can be removed by it."""
    add(visitor, (name, WELL.encode()))
    expect(own(visitor)).to_have_count(1)

    row = own(visitor)
    assert text_of(row.locator(".name")) == (shown or name)

    def beside_its_button() -> None:
        words = row.locator(".name").bounding_box()
        button = row.locator(".remove-document").bounding_box()
        assert words and button and words["x"] + words["width"] <= button["x"]

    eventually(beside_its_button)
    assert visitor.page.evaluate("window.broken") is None
    row.locator(".remove-document").click()
    expect(own(visitor)).to_have_count(0)
    assert visitor.complaints == []


def test_progress_is_shown_and_survives_a_reload(
    visitor: Visitor, encoder: SlowEncoder, request: pytest.FixtureRequest
) -> None:
    """While a document is encoded the page says so, also one that was opened meanwhile."""
    encoder.let.clear()
    request.addfinalizer(encoder.let.set)
    add(visitor, ("slow.txt", b"A slow story, told once.\n"), ("second.txt", b"Another one.\n"))
    expect(own(visitor, "reading")).to_have_count(1)
    expect(own(visitor, "waiting")).to_have_count(1)
    visitor.page.reload()
    expect(own(visitor, "reading")).to_have_count(1)
    encoder.let.set()

    expect(own(visitor)).to_have_count(1)
    expect(own(visitor).locator(".name")).to_have_text("slow.txt")


def test_everything_is_reached_with_the_keyboard(visitor: Visitor) -> None:
    """From the conversation to the button that chooses files, and to each document and its end."""
    visitor.page.on("filechooser", lambda _: None)  # from now on none is the system's own
    add(visitor, ("well.txt", WELL.encode()))
    expect(own(visitor).get_by_role("button", name="Ask only this document")).to_be_visible()
    opens = visitor.page.locator("#opening").get_by_role("button", name="Add documents")

    opens.press("Enter")
    expect(visitor.page.locator(".add-documents")).to_be_focused()
    with visitor.page.expect_file_chooser() as chooser:
        visitor.page.keyboard.press("Enter")

    assert chooser.value.is_multiple()
    visitor.page.keyboard.press("Shift+Tab")
    assert visitor.focused == "Remove"
    visitor.page.keyboard.press("Shift+Tab")
    assert visitor.focused == "Ask only this document"
    visitor.page.keyboard.press("Shift+Tab")
    assert begins(visitor.focused, "well")


def test_files_can_be_dropped_anywhere(visitor: Visitor) -> None:
    """Several at once, on the conversation as well as on the list; the whole page takes them."""
    expect(visitor.page.locator(".uploads")).not_to_have_attribute("hidden", "")
    visitor.page.evaluate(
        """words => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([words], "dropped.txt"));
            const how = { dataTransfer, bubbles: true, cancelable: true };
            const chat = document.querySelector("#chat");
            chat.dispatchEvent(new DragEvent("dragover", how));
            window.dropped = () => chat.dispatchEvent(new DragEvent("drop", how));
        }""",
        WELL,
    )
    target = visitor.page.locator(".drop-target")
    expect(target).to_be_visible()
    expect(target).to_contain_text("Drop documents here to ask them")
    expect(target).to_be_in_viewport(ratio=1)
    covers = "each => each.clientWidth === innerWidth && each.clientHeight === innerHeight"
    assert Shown(lambda: target.evaluate(covers)).becomes(bool)
    visitor.page.evaluate("dropped()")

    expect(target).to_be_hidden()
    expect(own(visitor).locator(".name")).to_have_text("dropped.txt")
    expect(own(visitor)).to_be_visible()


def test_without_a_cookie_adding_is_refused_in_words_and_asking_works(
    browser: Browser, address: str
) -> None:
    """The browser that keeps none is told why."""
    with browsing(browser) as context:
        context.route(
            "**/documents*",
            lambda route: route.fulfill(
                status=200,
                content_type="application/json",
                body='{"known": false, "beat": 60, "documents": [], "adding": []}',
            ),
        )
        visitor = arrive(context, address)
        add(visitor, ("well.txt", WELL.encode()))
        expect(own(visitor, "failed")).to_have_count(1)

        expect(own(visitor, "failed").locator(".why")).to_contain_text("allow cookies")
        expect(visitor.ask("We walked home.").locator(".quote")).to_have_count(1)
    refused = httpx.put(f"{address}/documents?name=a.txt", content=b"Words.")
    assert refused.status_code == 401 and "allow cookies" in refused.json()["detail"]
