"""The plain page of a document: exact, private, and where links to its words lead."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from bot.citing.permalink import permalink
from bot.citing.text_fragment import text_fragment
from bot.documents.document import Document
from bot.documents.layout import Page as Paper
from bot.documents.spans import Span
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.support.browser.page_driver import Visitor, browsing
from tests.support.browser.scripted_chatbot import ScriptedChatbot, cite, make_document
from tests.support.browser.serving import serving
from tests.support.browser.shown import Shown
from tests.support.toy_encoder import ToyEncoder

FAR = "\n" * 60  # lines between paragraphs, together more than a window is high
WELL = make_document(
    FAR.join(
        [
            "The well is deep. It is old.",
            "The rope is new. The well is deep. Who keeps it? Nobody, self-made & two.",
            "The well is deep. It was dug in a dry year by eleven people who had never dug before,"
            " and\nwho said so to anybody that asked them, in May.",
            "Muede war er; “I said – no,” (100%) she said: cafe, naive.",
            "Müde war er; “I said – no,” (100%) she said: café, naïve.",
            "The WELL is deep;\r\nthe\twell  is deep.",
            "Read this page. Ask the document. Earlier version.",
            "הבאר עמוקה. הבאר ישנה.",
            "The well is deep. It is old.",
        ]
    ),
    name="well.txt",
    title="The well is deep. It is old.",
)
HOSTILE = make_document(
    "A\r\n\r\n<script>alert(1)</script> & \x00 ${1+1}\t{{ 7 * 7 }} <b>é😀\n\n__i18n__x &amp; \u2028z\n",
    name="<i>.txt",
    title='"><img src=x onerror=alert(1)>',
)
TALK = (
    b"WEBVTT\n\n00:58.000 --> 01:02.000\n<v Reporter>Who paid for the bridge?\n\n"
    b"01:04.000 --> 01:09.000\n<v Guide>The parish paid for it.\n"
)
OLD = make_document("A bridge.\n\nNobody knows who built the old bridge.\n\nIt is of wood.\n")
NEW = make_document("New words.\n\nNobody knows who built the old bridge.\n\nIt is of stone.\n")
_PAGES = make_document("A well was dug in a dry year.\n\nIt fell in.\n", name="pages.txt")
SHEETS = replace(
    _PAGES,
    layout=replace(_PAGES.layout, pages=(Paper(0, "217"), Paper(len(_PAGES.text) - 12, "218"))),
)
OTHER = make_document("Nobody sees this.", name="other.txt")
OTHERWISE = make_document("Nobody sees this any more.", name="other.txt")
STANDS = "Nobody knows who built the old bridge."
LONG = make_document(
    "\n\n".join(f"Paragraph {number} is here. {'It goes on. ' * 60}" for number in range(1_500))
)
FOUND = (239, 182, 47)  # the colour of `--found` by day, `ui/static/tokens.css`
PLACE = """([start, end]) => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = new Range();
  let at = 0;
  while (walker.nextNode()) {
    const { length } = walker.currentNode;
    if (start >= at && start < at + length) range.setStart(walker.currentNode, start - at);
    if (end > at && end <= at + length) range.setEnd(walker.currentNode, end - at);
    at += length;
  }
  const { x, y, width, height } = [...range.getClientRects()].find((box) => box.width > 1);
  return { x, y, width, height };
}"""


@dataclass(frozen=True, slots=True)
class Site:
    """A page that serves some documents, and its library."""

    address: str
    client: httpx.Client
    talk: Document


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two of its documents were others before; one of those is not served."""
    folder: Path = tmp_path_factory.mktemp("doc")
    talk = decode_document(TALK, name="bridge.vtt")
    with Library(folder, ToyEncoder()) as library:
        for document, place in (
            (OLD, "/bridge.txt"),
            (NEW, "/bridge.txt"),
            (OTHER, "/other.txt"),
            (OTHERWISE, "/other.txt"),
            (talk, "/bridge.vtt"),
        ):
            library.add(document, place=place)
        library.rename_speaker(talk, "Guide", "The guide")
        chatbot = ScriptedChatbot([NEW, WELL, HOSTILE, LONG, SHEETS, talk])
        with (
            serving(chatbot, library=library, visitors=Uploads(library)) as address,
            httpx.Client(base_url=address, timeout=60) as client,
        ):
            yield Site(address, client, talk)


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
    own = site.client.put("/documents", params={"name": "own.txt"}, content=b"My own words.").json()

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


# In a browser


def place_of(page: Page, document: Document, span: Span) -> dict[str, float]:
    """Where on the screen a span begins: the box of its first line."""
    units = [len(document.text[:at].encode("utf-16-le")) // 2 for at in (span.start, span.end)]
    box: dict[str, float] = page.evaluate(PLACE, units)
    return box


def seen(page: Page, document: Document, span: Span) -> tuple[int, int, int] | None:
    """The colour on which a span's words stand; None where they are not on the screen."""
    box = place_of(page, document, span)
    if not 0 <= box["y"] <= 900 - box["height"]:
        return None
    shot = page.screenshot(
        clip={"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}
    )
    picture = Image.open(BytesIO(shot)).convert("RGB")
    colours = picture.getcolors(maxcolors=1_000_000)
    assert colours is not None
    colour = max(colours, key=lambda each: each[0])[1]
    assert isinstance(colour, tuple)
    return (int(colour[0]), int(colour[1]), int(colour[2]))


def go_to(page: Page, address: str, span: Span) -> None:
    """Follow a link until the browser has marked a span."""
    page.goto(address)
    # The page's policy forbids scripts that wait.
    assert Shown(lambda: seen(page, WELL, span)) == FOUND, address


def span_of(words: str, occurrence: int) -> Span:
    """The nth place of some words in the text about the well."""
    citation = cite(WELL, words, occurrence=occurrence)
    return Span(citation.start, citation.end)


@pytest.mark.browser
def test_a_browser_goes_to_the_very_words_that_a_link_names(browser: Browser, site: Site) -> None:
    """Of words that stand in several places, also but for case and accents, the one quoted.

    It is the browser that finds and marks them: these links have no span for the page to mark.
    """
    text = WELL.text
    cases = [
        ("The well is deep.", 1),
        ("The well is deep.", 2),
        ("The well is deep.", 3),
        ("It is old.", 1),
        ("Nobody, self-made & two.", 1),
        ("ell is dee", 2),
        (text[text.index("It was dug") : text.index("in May.") + 7], 1),
        (text[text.index("Who keeps") : text.index(" in a dry")], 1),
        ("Müde war er; “I said – no,” (100%) she", 1),
        ("café, naïve.", 1),
        ("The WELL is deep", 1),
        ("before, and\nwho said", 1),
        ("the\twell  is", 1),
        ("Ask the document.", 1),
        ("הבאר ישנה.", 1),
    ]
    with browsing(browser) as context:
        for words, occurrence in cases:
            fragment = text_fragment(cite(WELL, words, occurrence=occurrence))
            assert fragment is not None, words
            wanted = span_of(words, occurrence)
            visitor = Visitor(context.new_page())
            spans = {span_of(words, number + 1) for number in range(text.count(words))}
            go_to(visitor.page, f"{site.address}/doc/{WELL.id}{fragment}", wanted)

            found = {span for span in spans if seen(visitor.page, WELL, span) == FOUND}
            assert found == {wanted}, words
            assert visitor.complaints == []
            visitor.page.close()


@pytest.mark.browser
def test_a_permalink_leads_a_reader_to_the_mark(browser: Browser, site: Site) -> None:
    """By its words, without them where none lead there alone, and through a change of document."""
    cases = [
        (permalink(cite(WELL, "The well is deep.", occurrence=4)), "The well is deep."),
        (permalink(cite(LONG, "Paragraph 1000 is here.")), "Paragraph 1000 is here."),
        (f"/doc/{WELL.id}?start=0&end=3#quotation:~:text=nowhere", "The"),
        (permalink(cite(WELL, "It is old.", occurrence=2)), "It is old."),  # no words lead there
        (permalink(cite(OLD, STANDS)), STANDS),
        (permalink(cite(OLD, "It is of wood.")), "It is of wood."),
    ]
    with browsing(browser) as context:
        for address, words in cases:
            visitor = Visitor(context.new_page())
            visitor.page.goto(f"{site.address}{address}")
            mark = visitor.page.locator("mark#quotation")

            expect(mark).to_have_text(words)
            expect(mark).to_be_in_viewport()
            assert visitor.complaints == []
            visitor.page.close()


@pytest.mark.browser
def test_what_is_copied_is_the_text_and_everything_goes_by_keyboard(
    browser: Browser, site: Site
) -> None:
    """Not a line's end more or less, nothing that stands beside it; the first stop leads to ask."""
    everything = "getSelection().selectAllChildren(document.querySelector('main'))"
    with browsing(browser) as context:
        visitor = Visitor(context.new_page())
        page = visitor.page
        page.goto(f"{site.address}/doc/{site.talk.id}?start=0&end=9")
        page.evaluate(everything)
        page.keyboard.press("Control+C")
        copied = visitor.clipboard.through(lambda words: words.rstrip("\n"))
        assert copied == site.talk.text.rstrip("\n")

        page.goto(f"{site.address}/doc/{site.talk.id}")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Ask the document")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Link to paragraph 1")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**#p2")
        expect(page.get_by_role("heading", level=1, name="bridge")).to_be_visible()
        assert visitor.complaints == []


def fits(page: Page) -> Shown[bool]:
    """Whether nothing of a page stands beyond the window's edge."""
    fit = "document.documentElement.scrollWidth <= innerWidth"
    return Shown(lambda: bool(page.evaluate(fit)))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_for_everybody(browser: Browser, site: Site, scheme: str) -> None:
    """Axe finds nothing wrong, and on a phone nothing stands beyond the edge."""
    paths = [
        permalink(cite(WELL, "הבאר ישנה.")),
        permalink(cite(OLD, STANDS)),
        permalink(cite(OLD, "It is of wood.")),
        f"/doc/{SHEETS.id}?start=0&end=4",
        f"/doc/{site.talk.id}",
        f"/doc/{LONG.id}?from=600000&end=3",
        f"/doc/{'0' * 16}",
    ]
    for wide in (True, False):
        with browsing(
            browser, wide=wide, scheme="dark" if scheme == "dark" else "light"
        ) as context:
            page = context.new_page()
            for path in paths:
                page.goto(f"{site.address}{path}")
                assert fits(page).becomes(bool), path
                if "from=" in path:  # ten thousand paragraphs are looked at once
                    continue
                found = Axe().run(page).response["violations"]
                assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], path
