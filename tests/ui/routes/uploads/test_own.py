"""Documents added in the browser: who sees them, and what nobody else can fetch."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from bot.library.uploads import LARGEST, Uploads
from tests.support.browser.page_driver import Visitor, arrive, browsing
from tests.support.browser.shown import Shown, text_of
from tests.support.documents.pdf_files import page_of
from tests.support.documents.zips import docx
from tests.ui.routes.uploads.visiting import MILL, WELL, WHEEL, add, asked_directly, own, token
from ui.access.arriving_uploads import COOKIE, visitor_of

pytestmark = pytest.mark.browser


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
