"""Markup: the tags and words of an HTML or XHTML page, one after another, as lxml reads them.

lxml's libxml2 splits a page as the HTML standard says, ends what a page leaves open, and gives each
tag as it comes: no tree is kept, so a page takes memory by its words. Measured against selectolax
and others: docs/log.md, "HTML".
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

WITHIN = 64 * 1024  # code points from the start in which a document type declares entities
DECLARATIONS = re.compile(r"<!doctype[^\[<>]{0,1000}\[", re.IGNORECASE)
"""Example: `<!DOCTYPE html [`, after which entities are declared."""
DECLARATIONS_END = re.compile(r"\]\s*>")
CDATA = re.compile(r"<!\[CDATA\[((?:(?!<!\[CDATA\[|\]\]>).)*+)\]\]>", re.DOTALL)
"""Example: `<![CDATA[a <b> c]]>`: words that are no tags, in XHTML."""
NO_SCRIPT = re.compile(r"<(/?)noscript(?=[\s/>])", re.IGNORECASE)
"""Example: `<noscript>`."""
SCRIPT_CLOSED = re.compile(r"<(script\b[^<>]*)/>", re.IGNORECASE)
"""Example: `<script src="x"/>`."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag."""

    name: str
    attributes: Mapping[str, str]

    def __getitem__(self, attribute: str) -> str:
        """An attribute's value; "" where the tag lacks it, or gives it none."""
        return self.attributes.get(attribute, "")

    def __contains__(self, attribute: str) -> bool:
        """Whether the tag has an attribute."""
        return attribute in self.attributes

    @property
    def is_plain(self) -> bool:
        """Whether it has no attribute at all."""
        return not self.attributes


class Target(Protocol):
    """What takes a page's tags and words in order; each element that starts ends."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""

    def end(self, name: str) -> None:
        """Take the end of the innermost element."""

    def data(self, words: str) -> None:
        """Take words, or a part of them."""

    def close(self) -> None:
        """Take the end of the page."""


def feed(page: str, target: Target, *, xml: bool) -> None:
    """Give the tags and words of a page to a target, without comments and declarations.

    Args:
        xml: whether it is XHTML.

    Raises:
        DocumentError: the target raised it.
    """
    from lxml import etree

    if xml:
        page = CDATA.sub(lambda match: html.escape(match[1]), _without_declarations(page))
    else:  # to a browser only XHTML's tags close themselves; libxml2 would show the script
        page = SCRIPT_CLOSED.sub(r"<\1>", page)
    # A browser, which runs scripts, sees no tags in <noscript>; libxml2 sees none in <noembed>.
    page = NO_SCRIPT.sub(r"<\1noembed", page)
    parser = etree.HTMLParser(
        target=target, encoding="utf-8", huge_tree=True, no_network=True, recover=True
    )
    etree.fromstring(page.encode("utf-8", "replace"), parser)


def _without_declarations(page: str) -> str:
    """XHTML without the entities it declares, which are never expanded."""
    begin = DECLARATIONS.search(page, 0, WITHIN)
    end = DECLARATIONS_END.search(page, begin.end(), WITHIN) if begin else None
    return page[: begin.start()] + page[end.end() :] if begin and end else page
