"""Documents added in the browser: who sees them, what is said, and what nobody else can fetch."""

import re
import tempfile
import threading
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, expect

from bot.formats.loading import FORMATS
from bot.library.library import Library
from bot.library.uploads import LARGEST, Uploads
from bot.retrieval.answer import Answer, Confidence
from bot.retrieval.scope import EVERYBODY, Scope
from embeddings.encoders.encoder import Encodings
from scripts import serve
from scripts.console.terminal import UsageError
from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown, begins, eventually, text_of
from tests.support.browser.walk import WALK
from tests.support.documents.pdf_files import page_of
from tests.support.documents.zips import docx
from tests.support.toy_encoder import ToyEncoder
from ui.access.arriving_uploads import COOKIE, visitor_of
from ui.web.texts import ENGLISH, texts_in

pytestmark = pytest.mark.browser

WELL = "The villagers dug the well in a dry summer."
MILL = "The miller ground the corn at night."
WHEEL = "The wheel sang all day long."
HOSTILE = "<img src=x onerror=window.broken=1>.txt"


class QuotingChatbot(ScriptedChatbot):
    """Answers a question with itself, from every document asked in which it stands word for word."""

    def __init__(self) -> None:
        super().__init__([WALK])

    def answer(self, question: str, *, among: Scope = EVERYBODY, **_asked: object) -> Answer:
        """The places at which the question stands."""
        asked = self.documents if among.documents is None else among.documents
        citations = tuple(cite(each, question) for each in asked if question in each.text)
        confidence = Confidence.LIKELY if citations else Confidence.NONE
        return Answer(question, citations, (), confidence, 1.0)


class SlowEncoder(ToyEncoder):
    """Encodes nothing until it is let."""

    def __init__(self) -> None:
        self.let = threading.Event()
        self.let.set()

    def encode(self, texts: Sequence[str]) -> Encodings:
        """As the toy, when it may."""
        self.let.wait(60)
        return super().encode(texts)


@pytest.fixture(scope="module")
def encoder() -> SlowEncoder:
    """Encodes what is uploaded."""
    return SlowEncoder()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, encoder: SlowEncoder) -> Iterator[Library]:
    """Holds what is served, and what is uploaded."""
    with Library(tmp_path_factory.mktemp("library"), encoder) as library:
        library.add(WALK, place="/walk.txt")
        yield library


@pytest.fixture(scope="module")
def visitors(library: Library) -> Uploads:
    """Keeps what is uploaded."""
    return Uploads(library)


@pytest.fixture(scope="module")
def address(library: Library, visitors: Uploads) -> Iterator[str]:
    """Where the page is."""
    with serving(QuotingChatbot(), library=library, visitors=visitors) as address:
        yield address


def add(visitor: Visitor, *files: tuple[str, bytes]) -> None:
    """Choose files, as the button lets one do once it is there."""
    expect(visitor.page.locator(".uploads")).not_to_have_attribute("hidden", "")
    visitor.page.locator(".uploads input[type=file]").set_input_files(
        [FilePayload(name=name, mimeType="", buffer=data) for name, data in files]
    )


def own(visitor: Visitor, stage: str = "added") -> Locator:
    """The rows of a visitor's own documents that have come so far."""
    return visitor.page.locator(f".own-document[data-stage={stage}]")


def token(context: BrowserContext) -> str:
    """The cookie that says whose documents are whose."""
    (cookie,) = (each for each in context.cookies() if each.get("name") == COOKIE)
    return str(cookie.get("value"))


def test_own_documents_are_asked_shown_and_there_after_a_reload(
    visitor: Visitor, address: str
) -> None:
    """A text, a Word document and a PDF: added together, quoted, opened at the very place."""
    word = docx(f"<w:p><w:r><w:t>{MILL}</w:t></w:r></w:p>", title="The mill")
    add(visitor, ("well.txt", WELL.encode()), ("mill.docx", word), ("wheel.pdf", page_of(WHEEL)))
    expect(own(visitor)).to_have_count(3)

    for words in (WELL, MILL, WHEEL):
        reply = visitor.ask(words)
        reply.get_by_role("button", name="Footnote 1").click()
        expect(visitor.page.locator("#source mark")).to_have_text(words)
    visitor.page.reload()
    visitor.page.locator("#question textarea").wait_for()
    expect(own(visitor)).to_have_count(3)
    expect(visitor.replies).to_have_count(3)
    again = visitor.ask(MILL)

    assert text_of(again.locator(".quote")) == MILL
    assert text_of(again.locator(".place cite")) == "The mill"
    expect(visitor.page.locator("#masthead .serving")).to_contain_text("and 3 of yours")
    assert visitor.complaints == []
    assert all(url.startswith(("http://127.0.0.1:", "data:")) for url in visitor.addresses)


def test_another_visitor_sees_nothing_and_can_fetch_nothing(
    visitor: Visitor, browser: Browser, address: str, visitors: Uploads
) -> None:
    """Not on the page, not by asking, not by any address, with no cookie or with another one."""
    add(visitor, ("well.txt", WELL.encode()))
    expect(own(visitor)).to_have_count(1)
    (document,) = visitors.documents(token(visitor.page.context))
    with browsing(browser) as context:
        other = arrive(context, address)
        reply = other.ask(WELL)
        cookies: list[dict[str, str]] = [{}, {COOKIE: token(context)}, {COOKIE: "x" * 43}]

        expect(reply.locator(".verdict")).to_have_count(1)
        expect(own(other)).to_have_count(0)
        for jar in cookies:
            with httpx.Client(base_url=address, cookies=jar) as client:
                assert client.get(f"/source/{document.id}").status_code == 404
                assert client.get("/documents").json()["documents"] == []
                assert "blockquote" not in asked_directly(client, WELL)
    mine = httpx.get(
        f"{address}/source/{document.id}", cookies={COOKIE: token(visitor.page.context)}
    )
    assert mine.json()["pieces"][0]["text"] == WELL


def asked_directly(client: httpx.Client, question: str) -> str:
    """All that is said to a question without a page."""
    said = client.post("/answers", json={"wishes": [{"question": question}]}).text
    assert "does not say" in said  # it was answered, from what is served
    return said


def test_the_token_is_out_of_reach_of_every_script(
    visitor: Visitor, context: BrowserContext, address: str
) -> None:
    """Unguessable, sent to this site alone, and neither in the page nor in its scripts' hands."""
    expect(visitor.page.locator(".uploads")).to_be_attached()
    visitor.page.wait_for_function(
        "() => performance.getEntriesByName(location.origin + '/documents').length > 1"
    )
    (cookie,) = (each for each in context.cookies() if each.get("name") == COOKIE)
    value = str(cookie.get("value"))

    assert cookie.get("httpOnly") is True and cookie.get("sameSite") == "Strict"
    assert len(value) == 43 and visitor_of({COOKIE: value}) == value
    assert Shown(visitor.page.content).becomes(lambda page: value not in page)
    told = Shown(lambda: str(visitor.page.evaluate("document.cookie")))
    assert told.becomes(lambda cookies: COOKIE not in cookies)
    assert value not in httpx.get(address, cookies={COOKIE: value}).text
    assert value not in httpx.get(f"{address}/documents", cookies={COOKIE: value}).text


def test_a_bad_document_keeps_none_of_the_others_out(visitor: Visitor) -> None:
    """It is told in a sentence under its name, which can be dismissed."""
    add(
        visitor,
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\x00"),
        ("well.txt", WELL.encode()),
        ("empty.txt", b""),
    )
    expect(own(visitor)).to_have_count(1)
    expect(own(visitor, "failed")).to_have_count(2)
    said = own(visitor, "failed").locator(".why")
    expect(said).to_have_text([re.compile(r"^picture\.png "), re.compile(r"^empty\.txt is empty")])
    own(visitor, "failed").first.get_by_role("button", name="Dismiss picture.png").click()

    expect(own(visitor, "failed")).to_have_count(1)
    expect(own(visitor)).to_have_count(1)


def test_a_document_over_the_limit_is_not_even_sent(visitor: Visitor, tmp_path: Path) -> None:
    """The limit was said before; the sentence says it again, and how large this one is."""
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1_000_000)

    expect(visitor.page.locator(".uploads")).not_to_have_attribute("hidden", "")
    visitor.page.locator(".uploads input[type=file]").set_input_files(large)
    expect(own(visitor, "failed")).to_have_count(1)

    expect(visitor.page.locator("#upload-limits")).to_contain_text(
        "Up to 20 documents, each of up to 50 MB, together with up to 50 million characters of text."
    )
    assert text_of(own(visitor, "failed").locator(".why")) == (
        "It has 51 MB and the limit is 50 MB; split it into smaller documents."
    )
    assert not [url for url in visitor.addresses if "large.txt" in url]


def test_a_document_over_the_limit_is_refused_by_the_server_too(
    visitor: Visitor, address: str
) -> None:
    """Whoever sends it directly gets the sentence, before all of it has come."""
    cookies = {COOKIE: "y" * 43}

    def pieces() -> Iterator[bytes]:
        for _ in range(LARGEST // 1_000_000 + 2):
            yield b"x" * 1_000_000

    whole = httpx.put(
        f"{address}/documents?name=a.txt", content=b"x" * (LARGEST + 1), cookies=cookies
    )

    assert whole.status_code == 409 and "the limit is 50 MB" in whole.json()["detail"]
    try:
        reply = httpx.put(f"{address}/documents?name=a.txt", content=pieces(), cookies=cookies)
        assert reply.status_code == 409
    except httpx.WriteError:
        pass  # the server closed the connection first
    assert httpx.get(f"{address}/documents", cookies=cookies).json()["documents"] == []


def test_a_removed_document_is_gone(visitor: Visitor) -> None:
    """From the list, from what is asked, and after a reload; the keyboard goes on beside it."""
    add(visitor, ("well.txt", WELL.encode()), ("mill.txt", MILL.encode()))
    expect(own(visitor)).to_have_count(2)

    visitor.page.get_by_role("button", name="Remove well.txt").press("Enter")
    expect(own(visitor)).to_have_count(1)

    expect(visitor.page.get_by_role("button", name="Remove mill.txt")).to_be_focused()
    expect(visitor.ask(WELL).locator(".verdict")).to_have_count(1)
    assert text_of(visitor.ask(MILL).locator(".quote")) == MILL
    visitor.page.reload()
    expect(own(visitor)).to_have_count(1)


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


def test_no_other_site_can_add_remove_or_take_the_cookie(address: str) -> None:
    """Nor can another port of the same host, to which the browser sends our cookie."""
    for site in ("cross-site", "same-site"):
        headers = {"sec-fetch-site": site, "sec-fetch-mode": "cors", "origin": "http://127.0.0.1:1"}
        with httpx.Client(base_url=address, headers=headers, cookies={COOKIE: "z" * 43}) as client:
            assert client.put("/documents?name=a.txt", content=b"Words.").status_code == 403
            assert client.delete("/documents?name=a.txt").status_code == 403
            assert client.get("/documents").status_code == 403
            assert client.options("/documents").status_code == 403
    led = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert "set-cookie" not in httpx.get(f"{address}/documents", headers=led).headers


def test_nothing_that_was_uploaded_lies_about_as_a_file(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A document's bytes go from the request into the store; no folder for uploads holds them."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))

    add(visitor, ("music.txt", b"Xylophones sounded at dusk.\n" * 1000))
    expect(own(visitor)).to_have_count(1)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_server_without_uploads_offers_none(context: BrowserContext) -> None:
    """Neither a button nor a route."""
    with serving(QuotingChatbot()) as address:
        visitor = arrive(context, address)

        expect(visitor.page.locator(".source-text")).to_contain_text("We walked home.")
        expect(visitor.page.locator(":is(.uploads, .to-uploads):visible")).to_have_count(0)
        assert httpx.put(f"{address}/documents?name=a", content=b"x").status_code in {404, 405}
        assert visitor.complaints == []


def test_every_format_is_named_before_the_upload() -> None:
    """What the panel says Footnote reads is what it reads."""
    named = {key for key in texts_in(ENGLISH) if key.startswith("format.")}

    assert named == {f"format.{format.name}" for format in FORMATS}


@pytest.mark.parametrize(
    ("keep", "words"),
    [
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=24), "1 day"),
        (timedelta(hours=36), "36 hours"),
        (timedelta(minutes=90), "90 minutes"),
        (timedelta(hours=0.0001), "1 second"),
    ],
)
def test_how_long_documents_stay_is_said_in_words(
    context: BrowserContext,
    address: str,
    visitors: Uploads,
    monkeypatch: pytest.MonkeyPatch,
    keep: timedelta,
    words: str,
) -> None:
    """In the largest unit that fits whole, before anything is added."""
    monkeypatch.setattr(visitors, "keep", keep)

    visitor = arrive(context, address)

    expect(visitor.page.locator(".upload-kept")).to_have_text(
        f"Only you can ask and see them. They are kept for {words} after your last visit, "
        "then removed."
    )


def test_only_a_token_of_ours_is_a_visitor() -> None:
    """What is too short, or could mean something elsewhere, is nobody."""
    for value in ("", "short", "../" * 14 + "a", "é" * 43, "a" * 44):
        assert visitor_of({COOKIE: value}) is None
    assert re.fullmatch(r"[\w-]{43}", "a" * 43)


@pytest.mark.parametrize(
    ("typed", "said"), [("never", "not never"), ("0", "not 0"), ("1e9", "1e9")]
)
def test_a_time_that_is_none_is_refused_in_words(typed: str, said: str) -> None:
    """`--keep-uploads` takes a number of hours; the sentence says which."""
    with pytest.raises(UsageError) as refused:
        serve.main(["--keep-uploads", typed])

    assert "give a number of hours up to 8,784" in str(refused.value)
    assert said in str(refused.value)
