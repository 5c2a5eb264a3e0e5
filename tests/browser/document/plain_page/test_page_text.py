"""The plain page of a document holds its text exactly, runs nothing, and marks what a link names."""

from html.parser import HTMLParser

import httpx
import pytest

from bot.citing.permalink import permalink
from bot.documents.document import Document
from tests.browser.document.plain_page.served import (
    HOSTILE,
    LONG,
    NEW,
    OLD,
    OTHER,
    OTHERWISE,
    SHEETS,
    STANDS,
    WELL,
    Site,
)
from tests.support.browser.scripted_chatbot import cite


class Main(HTMLParser):
    """What a browser makes of the page: the text of `main`, and that under the mark."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.marked, self.tags = "", "", list[tuple[str, dict[str, str | None]]]()
        self._inside: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what begins."""
        self.tags.append((tag, dict(attrs)))
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note what ends."""
        if tag in self._inside:
            self._inside = self._inside[: len(self._inside) - self._inside[::-1].index(tag) - 1]

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if "main" in self._inside:
            self.text += data
        if "mark" in self._inside:
            self.marked += data

    def drawn(self, kind: str) -> list[str | None]:
        """What is drawn by elements of a class."""
        return [
            attributes["data-words"]
            for _, attributes in self.tags
            if kind in (attributes.get("class") or "").split()
        ]


def get(site: Site, path: str, **headers: str) -> Main:
    """The page at a path, after what it redirects to."""
    reply = site.client.get(path, headers=headers, follow_redirects=True)
    assert reply.status_code == 200
    return Main(reply.text)


@pytest.mark.parametrize("document", [WELL, HOSTILE, NEW], ids=["well", "hostile", "bridge"])
def test_the_page_holds_the_text_exactly_and_nothing_besides(
    site: Site, document: Document
) -> None:
    """Character for character, carriage returns too; no word of it becomes markup or script."""
    start = document.text.index("e")
    quoted = document.text[start : start + 12]

    whole = get(site, f"/doc/{document.id}")
    marked = get(site, permalink(cite(document, quoted)))

    shown = document.text.replace("\0", "\ufffd")  # no page can hold a NUL
    assert whole.text == marked.text == shown
    assert (whole.marked, marked.marked) == ("", quoted.replace("\0", "\ufffd"))
    kinds = {tag for tag, _ in whole.tags}
    assert not kinds & {"script", "img", "i", "b"}
    assert [tag for tag, _ in whole.tags].count("style") == 1  # the page's own
    assert not any(name.startswith("on") for _, each in whole.tags for name in each)


def test_nothing_runs_and_nothing_is_kept_of_the_page(site: Site) -> None:
    """Its own policy allows no script from anywhere, beside the guard's headers."""
    reply = site.client.get(f"/doc/{HOSTILE.id}")

    policies = [value for name, value in reply.headers.multi_items() if name.endswith("y-policy")]
    assert any("default-src 'none'" in policy and "script" not in policy for policy in policies)
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-frame-options"] == "DENY"


def test_paragraphs_pages_times_and_speakers_stand_beside_the_text(site: Site) -> None:
    """Each paragraph's number is a link to itself; people are called as they are called now."""
    pages, talk = get(site, f"/doc/{SHEETS.id}"), get(site, f"/doc/{site.talk.id}")

    assert pages.drawn("page") == ["217", "218"]
    assert talk.drawn("time") == ["0:58", "1:04"]
    assert talk.drawn("speaker") == ["Reporter", "The guide"]
    numbers = [each for _, each in talk.tags if each.get("class") == "number"]
    assert [(each["id"], each["href"]) for each in numbers] == [("p1", "#p1"), ("p2", "#p2")]


def test_the_page_speaks_the_language_of_its_reader(site: Site) -> None:
    """Not that of the document, and English to who reads none of ours."""
    for accepted, language in (
        ("de-AT,en;q=0.5", "de"),
        ("xx, fr;q=0.8, en;q=0.2", "fr"),
        ("", "en"),
    ):
        page = get(site, f"/doc/{OLD.id}", **{"accept-language": accepted})
        assert page.tags[0] == ("html", {"lang": language})
    told = get(site, f"/doc/{OLD.id}", **{"accept-language": "de"}).drawn("told")
    assert told == [
        "Das Dokument wurde geändert, seit dieser Link gemacht wurde; gezeigt wird es, wie es jetzt ist."
    ]


def test_a_changed_document_shows_words_that_still_stand_in_it(site: Site) -> None:
    """By a link of its own, whose text fragment is made for the text as it is."""
    link = permalink(cite(OLD, STANDS))

    reply = site.client.get(link)
    page = get(site, link)

    assert reply.status_code == 302
    assert reply.headers["location"] == permalink(cite(NEW, STANDS), was=OLD.id)
    assert (page.text, page.marked) == (NEW.text, STANDS)
    (told,) = page.drawn("told")
    assert told is not None and told.endswith("these words still stand in it.")


def test_words_that_are_gone_are_shown_as_the_earlier_version_had_them(site: Site) -> None:
    """Labelled as that; the document as it is is a step away."""
    page = get(site, permalink(cite(OLD, "It is of wood.")))

    assert page.marked == "It is of wood."
    assert page.text.strip().startswith(OLD.text.strip())
    assert page.drawn("label") == ["Earlier version"]
    (told,) = page.drawn("told")
    assert told is not None and "no longer stand in it" in told
    assert ("a", {"class": "now", "href": f"/doc/{NEW.id}"}) in page.tags


@pytest.mark.parametrize(
    "query",
    [
        "start=0&end=5&check=00000000",
        "start=9&end=2",
        "start=0&end=99999999",
        "start=3",
        "start=x&end=",
    ],
)
def test_a_link_that_fits_nowhere_marks_nothing(site: Site, query: str) -> None:
    """And says so, over the whole document."""
    page = get(site, f"/doc/{NEW.id}?{query}")

    assert (page.text, page.marked) == (NEW.text, "")
    (told,) = page.drawn("told")
    assert told is not None and told.endswith("nothing is marked.")


def test_a_document_that_is_not_served_is_shown_to_nobody(site: Site) -> None:
    """Nor what it was before; an upload is shown to its visitor alone."""
    site.client.get("/documents")
    added = site.client.put("/documents", params={"name": "own.txt"}, content=b"My own words.")
    (own,) = added.json()

    mine = site.client.get(f"/doc/{own['id']}")
    others = httpx.get(f"{site.address}/doc/{own['id']}")

    assert Main(mine.text).text == "My own words."
    for identity in (OTHER.id, OTHERWISE.id, "0" * 16, "x", "..%2f"):
        reply = site.client.get(f"/doc/{identity}?start=0&end=5")
        assert reply.status_code == 404 and "Nobody sees" not in reply.text
    assert others.status_code == 404 and "My own words" not in others.text
    assert "This document is not being served." in others.text


def test_of_a_long_document_a_part_is_shown_with_steps_to_the_others(site: Site) -> None:
    """The part with the quotation, or the first; each says which it is, and they meet."""
    quoted = get(site, permalink(cite(LONG, "Paragraph 1000 is here.")))
    first = get(site, f"/doc/{LONG.id}")
    (onward,) = {
        str(each["href"]) for _, each in first.tags if str(each.get("href")).startswith("?from=")
    }
    second = get(site, f"/doc/{LONG.id}{onward}")

    assert quoted.marked == "Paragraph 1000 is here."
    assert len(quoted.text) < len(LONG.text) and quoted.text in LONG.text
    assert LONG.text.startswith(first.text + second.text)
    told = [each["data-words"] for tag, each in second.tags if tag == "p" and "class" not in each]
    assert told == ["Part 2 of 4; the document is too long for one page."]
