"""A page made to do harm is read in proportion or refused, and loses nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.formats.html import reader as html
from tests.bot.formats.html.reading import read
from tests.support.documents.reading import is_whole
from tests.support.documents.web_pages import ORDINARY

PIECES = (
    "<p>", "</p>", "<div hidden>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ol>",
    "</ol>", "<b>", "</b>", "<h1>", "</h2>", "<br>", "<pre>", "</pre>", "<nav>", "</nav>", "<a href=",
    "<!--", "-->", "<script>", "</script>", "<title>", "&amp", "&#x110000;", "&#0;", "<![CDATA[", "]]>",
    "words and more words. ", "Name: words", "\x00", "\ud800".encode("utf-8", "replace").decode(), "\u00a0",
    "=\"", "'", "<header>", "<main>", "<button aria-controls=x>", "<svg/>", "<dl><dt>", "<dd>", "---",
)  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 100_000 + b"the deepest words",
        b"<nav>" * 100_000 + b"the deepest words",
        b"<ol><li>" * 20_000 + b"the deepest words",
        b"<table><tr><td>" * 20_000 + b"the deepest words",
        b"<b><font size=1><p>" * 20_000 + b"the deepest words",
        b"<select>" + b"<option>x" * 50_000 + b"</select>the deepest words",
        b"<p " + b" ".join(b"a%d=1" % number for number in range(50_000)) + b">the deepest words",
        b"<p" + b" /" * 500_000 + b">the deepest words",
        b"<p title='" + b"\n" * 500_000 + b"'>the deepest words",
        b"<" * 500_000 + b" the deepest words",
        b"</p" * 100_000 + b">the deepest words",
        b'<a b="x' * 100_000 + b">the deepest words",
        b"<!doctype[" * 100_000 + b">the deepest words",
        b"<title>" * 50_000 + b"</title>the deepest words",
        b"<pre>" + b"\n" * 500_000 + b" the deepest words",
        b"<p>" + b"<br>" * 100_000 + b"the deepest words",
        b"<p>" + b"x" * 1_000_000 + b"</x>y" * 50_000 + b"the deepest words",
        b"<?xml version='1.0'?><html><![CDATA["
        + b"<![CDATA[" * 50_000
        + b"]]><p>the deepest words",
    ],
    ids=lambda data: data[:16].decode(),
)
def test_a_page_made_to_take_for_ever_is_read(data: bytes) -> None:
    """Nesting, attributes, quotation marks and empty lines cost no more than their length."""
    extract = read(data)

    assert "the deepest words" in extract.text
    assert is_whole(extract)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<b>" * 200_001, "elements inside one another"),
        (b"<b>" * 120_000 + b"</i>" * 30_000, "elements inside one another"),
        (b"x" * 50_000_001, "characters"),
        (b"<" * 1_000_001, "tags"),
        (b"x\x00y\x00\x00" * 200, "is not a text file"),
    ],
)
def test_what_is_over_a_limit_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    """Limits are far above any page."""
    with pytest.raises(DocumentError, match=rf"^page\.html .*{reason}.*\.$"):
        read(data)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join))
def test_paragraphs_hold_every_character_whatever_the_tags(words: str) -> None:
    """Ascending, apart, and together all but white space; nothing else is raised."""
    for begin in ("", "<!DOCTYPE html>", '<?xml version="1.0"?>'):
        extract = read((begin + words).encode("utf-8", "replace"))

        assert is_whole(extract)
        assert "\x00" not in extract.text


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(ORDINARY) - 1), st.binary(max_size=6), st.integers(0, 40))
def test_a_damaged_page_is_read_or_refused(at: int, put: bytes, gone: int) -> None:
    """Bytes put in, bytes taken out."""
    damaged = ORDINARY[:at] + put + ORDINARY[at + gone :]
    html.recognises(damaged)
    try:
        assert is_whole(read(damaged))
    except DocumentError as error:
        assert str(error).startswith("page.html")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    """As a page, and as the page of a web archive."""
    for whole in (
        data,
        b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n" + data,
    ):
        html.recognises(whole)
        try:
            assert is_whole(read(whole))
        except DocumentError as error:
            assert str(error).startswith("page.html")
