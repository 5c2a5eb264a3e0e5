"""What is said of uploads, and what is refused."""

import re
import tempfile
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from bot.formats.loading import FORMATS
from bot.library.uploads import Uploads
from scripts import serve
from scripts.console.terminal import UsageError
from tests.support.browser.page_driver import Visitor, arrive
from tests.support.browser.serving import serving
from tests.ui.routes.uploads.visiting import QuotingChatbot, add, own
from ui.access.arriving_uploads import COOKIE, visitor_of
from ui.web.texts import ENGLISH, texts_in


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
