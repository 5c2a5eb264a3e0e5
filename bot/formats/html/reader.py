"""HTML: the main text of a saved web page: HTML, XHTML, or a browser's web archive (MHTML).

The page is read as it stands in the file: nothing is fetched, no script is run, no style sheet is
read. `page.py` makes paragraphs of it.
"""

import re
from itertools import chain

from bot.formats.builder import Builder
from bot.formats.file_metadata import Setting, stated_in
from bot.formats.format import Extract, Format
from bot.formats.html.block import WebPage, add_blocks
from bot.formats.html.encoding import decode_page
from bot.formats.html.mhtml import is_mhtml, page_of
from bot.formats.html.page import read_page
from bot.formats.html.statements import WORDING

WITHIN = 4096  # bytes from the start in which a page says that it is one
MOST_CUTS = 20  # places in a title; each is compared, and a title has two or three
OPENING = re.compile(
    rb"""(?:\s|<!--(?:(?!-->).){0,2000}-->|<\?[^>]{0,400}>)*
    <(?:!doctype\s+(?:html|\[)|(?:html|head|body)[\s>])""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
"""Example: `<?xml version="1.0"?> <!-- saved --> <!DOCTYPE html`."""
XHTML = re.compile(r"<\?xml\s|<html\s[^>]{0,2000}xmlns\s*=", re.IGNORECASE)
"""Example: `<html lang="en" xmlns="http://www.w3.org/1999/xhtml">`."""
BEFORE_SITE = re.compile(r"(?<!\s)\s++[|\-–—·•»:]{1,2}\s+|:\s+")
"""Example: ` | ` of `On wells | The Daily`, a page's title and its site's."""

SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(?P<address>\S{1,2000})\s*-->")
"""Example: `<!-- saved from url=(0027)https://wells.example/obi -->`, as browsers write it."""
ARCHIVED_FROM = re.compile(rb"^(?:snapshot-)?content-location:[ \t]*(?P<address>\S+)", re.I | re.M)
"""Example: `Snapshot-Content-Location: https://wells.example/obi`, a web archive's header."""


def recognises(data: bytes) -> bool:
    """Whether a file begins as a page does, or is a web archive."""
    start = data[:WITHIN]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", errors="replace").encode()
    return OPENING.match(start.removeprefix(b"\xef\xbb\xbf")) is not None or is_mhtml(data)


def read(data: bytes, name: str, password: str | None) -> Extract:
    """The main text of a page.

    Raises:
        DocumentError: it has no text that can be read, or is made to do harm.
    """
    del password  # pages have none
    charset = archived = None
    if is_mhtml(data):
        archived = ARCHIVED_FROM.search(data, 0, WITHIN)
        data, charset = page_of(data, name)
    decoded = decode_page(data, name, charset)
    is_xml = XHTML.search(decoded.text[:WITHIN]) is not None
    page = read_page(decoded.text, name=name, xml=is_xml)
    builder = Builder()
    add_blocks(page.main_text, builder)
    text, layout = builder.finish()
    saved_from = archived["address"].decode("ascii", "replace") if archived else ""
    if comment := SAVED_FROM.search(decoded.text, 0, WITHIN):
        saved_from = comment["address"]
    stated = stated_in((*page.settings, Setting("saved from", saved_from)), WORDING)
    return Extract(text, layout, title_of(page), decoded.encoding, decoded.notes, stated)


def title_of(page: WebPage) -> str | None:
    """What a page is called.

    Its `<title>`, of which the site's name is left out only where the page itself is headed, or
    asks to be called, without it; else that name, else its first heading.
    """
    first = next((block for block in page.main_text if block.level == 1), None)
    heading = " ".join(first.words.split()) if first else ""
    for name in (heading, page.shared_title):
        if name and any(name.casefold() == part.casefold() for part in _parts(page.title)):
            return name
    return page.title or page.shared_title or heading or None


def _parts(title: str) -> list[str]:
    """A title from its start to each place where a site's name may begin, and from there on."""
    cuts = [match.span() for match in BEFORE_SITE.finditer(title)][:MOST_CUTS]
    return list(chain([title], *((title[:start], title[end:]) for start, end in cuts)))


FORMAT = Format(
    name="html",
    endings=(".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    recognises=recognises,
    read=read,
    version=3,
)
