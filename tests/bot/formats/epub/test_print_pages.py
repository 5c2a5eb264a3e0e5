"""The pages of the printed edition that an e-book names: a quotation is cited by them."""

import pytest

from bot.documents.location import page_in_words
from bot.formats.epub import reader as epub
from bot.formats.format import Extract
from bot.formats.html import reader as html
from tests.support.documents.books import book
from tests.support.documents.web_pages import page

NAV = (
    '<html xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="page-list"><ol>'
    '<li><a href="a.xhtml#p12">12</a></li><li><a href="a.xhtml#p13">13</a></li></ol></nav></body></html>'
)
BREAKS = [
    '<span epub:type="pagebreak" id="p13" title="13"/>',
    '<span epub:type="pagebreak" id="p13" title="13">13</span>',
    '<span role="doc-pagebreak" aria-label="13"/>',
    '<span class="pagenum"><a id="Page_13">[Pg 13]</a></span>',
    '<span class="pageno">13</span>',
    '<a id="p13"/>',
    '<a id="p13">13</a>',
    '<div epub:type="pagebreak" title="13"/>',
    '<hr epub:type="pagebreak" title="Page 13"/>',
]


def _read(body: str, after: str = "") -> Extract:
    manifest = '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    chapters = {"a.xhtml": body} | ({"b.xhtml": after} if after else {})
    return epub.read(book(chapters, manifest=manifest, more={"OEBPS/nav.xhtml": NAV}), "x", None)


def _on_page(read: Extract, words: str) -> str | None:
    index = read.layout.page_at(read.text.index(words))
    return None if index is None else page_in_words(read.layout, index)


@pytest.mark.parametrize("mark", BREAKS)
def test_a_page_begins_where_it_is_marked_and_its_number_is_no_word(mark: str) -> None:
    """Before a paragraph and in it; "p. 13", never "13 [1 of 1]"."""
    read = _read(f"<h1>One</h1><p>The carriers left.</p>{mark}<p>The toll was fixed.</p>")

    assert read.text == "One\n\nThe carriers left.\n\nThe toll was fixed."
    assert (_on_page(read, "carriers"), _on_page(read, "The toll")) == (None, "13")


@pytest.mark.parametrize("mark", BREAKS[:7])
def test_a_page_may_begin_amid_a_sentence(mark: str) -> None:
    """Its words stay one sentence, those after the mark on the new page."""
    read = _read(f"<p><b>The toll</b> was {mark}fixed in 1407.</p>")

    assert read.text == "The toll was fixed in 1407."
    assert (_on_page(read, "was"), _on_page(read, "fixed")) == (None, "13")


def test_what_the_list_of_pages_points_at_keeps_its_words() -> None:
    """A heading, a paragraph with an id of the list, and a mark with more than a number."""
    marked = '<span epub:type="pagebreak" title="14">See the map that follows.</span>'
    read = _read(
        f'<h2 id="p12">One</h2><p id="p13">Yes.</p><div><p>So it was.</p></div><p>{marked}</p>'
    )

    assert read.text == "One\n\nYes.\n\nSo it was.\n\nSee the map that follows."
    assert [_on_page(read, word) for word in ("One", "Yes", "So", "See")] == [
        "12",
        "13",
        "13",
        "14",
    ]


def test_a_page_marked_at_a_chapters_end_begins_with_the_next() -> None:
    """And one marked in what is left out of a web page begins with what is kept."""
    read = _read(f"<p>The carriers left.</p>{BREAKS[0]}", "<p>The toll was fixed.</p>")
    kept = "<p>" + "The office has dug wells in three provinces. " * 3 + "</p>"
    furniture = f'<nav><a href="/a">Shop</a>{BREAKS[3]}</nav>'
    web = html.read(page(f"{kept}{furniture}<p>Another well was dug.</p>"), "x", None)

    assert _on_page(read, "The toll") == "13"
    assert (_on_page(web, "The office"), _on_page(web, "Another")) == (None, "13")
    assert "Shop" not in web.text
