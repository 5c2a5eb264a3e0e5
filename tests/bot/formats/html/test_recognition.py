"""A page is known by its beginning, and a web archive is read for its page."""

import base64
import quopri

import pytest

from bot.errors import DocumentError
from bot.formats.html import reader as html
from tests.bot.formats.html.reading import read
from tests.support.documents.reading import shown
from tests.support.documents.web_pages import page


@pytest.mark.parametrize("how", ["quoted-printable", "base64", "8bit"])
def test_a_web_archive_is_read_for_its_page(how: str) -> None:
    """The pictures beside it are never opened."""
    inside = page("<h1>Kept</h1><p>café</p>")
    packed = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(
        how, bytes
    )(inside)
    data = (
        b"From: <Saved>\r\nSubject: Wells\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--edge"\r\n\r\n'
        b"----edge\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n"
        b"----edge\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "
        + how.encode() + b"\r\n\r\n" + packed + b"\r\n----edge--\r\n"
    )  # fmt: skip

    assert html.recognises(data)
    assert shown(read(data)) == [("heading", "Kept"), ("text", "café")]


def test_a_web_archive_without_a_page_is_refused() -> None:
    """In one sentence."""
    data = (
        b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--"
    )

    with pytest.raises(DocumentError, match=r"^page\.html is a web archive without a page.*\.$"):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html>x",
        b"\xef\xbb\xbf \n<!-- saved --><HTML lang=en>",
        b'<?xml version="1.0"?><!-- a --><!DOCTYPE html [<!ENTITY a "b">]><html>',
        "<!doctype html>".encode("utf-16"),
        b"<head><title>x</title>",
    ],
)
def test_a_page_is_known_by_its_beginning(data: bytes) -> None:
    """Whatever it is called."""
    assert html.recognises(data)


@pytest.mark.parametrize(
    "data",
    [
        b'<p align="center">\n\n# A README\n',
        b"<!-- a comment -->\n# A heading\n",
        b"<?xml version='1.0'?><svg/>",
        b"The tag <html> begins a page.",
        b"<header>x",
        b"Subject: hello\n\nContent-Type: multipart/related",
        b"",
    ],
)
def test_what_only_holds_tags_is_no_page(data: bytes) -> None:
    """Markdown may begin with HTML, a text may speak of it."""
    assert not html.recognises(data)
