"""The plain page of a document, where permalinks lead: no script, the document's words as they are.

What stands in front of the text or beside it is drawn by the style sheet, so that no browser takes
it for the words that a link names, and nobody copies it with them.
"""

import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.citing import MARK, permalink
from bot.documents import Citation, Document, Passage, Span, one_line
from bot.viewing import (
    UNRANKED,
    Portion,
    QuotationLink,
    ResolvedLink,
    portion_about,
    portion_at,
    resolve,
)
from ui.access import Cookies, VisibleDocuments
from ui.html import Block, SourceText, blocks_of
from ui.routes.site import NO_STORE, CurrentSite
from ui.web import NotServedError, Texts, counted, escape, hash_source, preferred

TEMPLATES = Path(__file__).parent.parent / "templates"
STATIC = Path(__file__).parent.parent / "static"
STYLE = "".join(
    (STATIC / name).read_text(encoding="utf-8")
    for name in ("tokens.css", "words.css", "document/plain.css")
)
POLICY = (
    f"default-src 'none'; style-src {hash_source(STYLE.encode())}; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    **NO_STORE,
    "content-security-policy": POLICY,
    "vary": "accept-language, cookie",
}
PATIENCE = 5.0  # seconds for paragraphs to be numbered, that links to them lead there; 20 MB
DIGITS = 9  # of an offset; no document has a thousand million characters
SURROUNDINGS = 1_000  # code points shown of an earlier version before and after what was cited
UNSHOWN = re.compile("[\\x00\ud800-\udfff]")
"""Example: NUL, or half of a surrogate pair: no page can hold them."""

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Earlier:
    """Words as an earlier version had them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownSpan:
    """What the page shows."""

    document: Document
    told: str | None = None
    """A sentence on where the link led."""
    portion: Portion | None = None
    blocks: tuple[Block, ...] = ()
    earlier: Earlier | None = None


@dataclass(frozen=True, slots=True)
class Exact:
    """Text that stands in the page character for character."""

    text: str

    def __html__(self) -> str:
        """The text as HTML, by which a template knows that it is escaped already."""
        return escape(UNSHOWN.sub("\ufffd", self.text))


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """What a link says after the document, as the browser asks for it."""

    start: str | None = None
    end: str | None = None
    check: str | None = None
    was: str | None = None
    first: Annotated[str, Query(alias="from")] = "0"
    """Where the portion begins that is to be read, where the link is none to a quotation."""


@router.get("/doc/{document_id}")
def document_page(
    site: CurrentSite, request: Request, document_id: str, asked: Annotated[LinkRequest, Depends()]
) -> Response:
    """A document, or the portion of it where a quotation stands, marked."""
    language, texts = preferred(request.headers.get("accept-language", ""))
    link = QuotationLink(
        document_id, _offset(asked.start), _offset(asked.end), asked.check, asked.was
    )
    seen = partial(_seen, site.visible, request.cookies)
    found = resolve(link, seen, site.library.previous_versions)
    if found is None:
        page = _page(language, texts, None)
        return HTMLResponse(page, status_code=404, headers=HEADERS)
    if found.is_elsewhere:
        return RedirectResponse(_elsewhere(found), status_code=302, headers=HEADERS)
    document = found.document
    parts = site.outlines.of(document, patience=PATIENCE)
    source = SourceText(document, parts, site.library.names(document))
    shown = _shown(found, source, _offset(asked.first) or 0, texts)
    return HTMLResponse(_page(language, texts, shown), headers=HEADERS)


def _offset(written: str | None) -> int | None:
    """An offset as a link has it; of what is none, one at which nothing stands."""
    if written is None:
        return None
    return int(written) if written.isdecimal() and len(written) <= DIGITS else -1


def _seen(visible: VisibleDocuments, cookies: Cookies, document_id: str) -> Document | None:
    try:
        return visible.one(document_id, cookies)
    except NotServedError:
        return None


def _elsewhere(found: ResolvedLink) -> str:
    """The address of words that stand in another document or place than the link says.

    The link's own text fragment was made for another text, and could lead to other words in this.
    """
    assert found.span is not None
    span = found.span
    passage = Passage(found.document, span.start, span.end, paragraph=1)
    return permalink(Citation(passage, span.start, span.end, UNRANKED), was=found.link.id)


def _shown(found: ResolvedLink, source: SourceText, first: int, texts: Texts) -> ShownSpan:
    document, span = found.document, found.span
    if span is None and found.previous is not None and found.read is not None:
        earlier = _earlier(found.previous.text, found.read)
        return ShownSpan(document, texts["doc.gone"], earlier=earlier)
    portion = portion_about(document, span) if span else portion_at(document, first)
    mark = (span.start, span.end) if span else (0, 0)
    return ShownSpan(
        document,
        _told(found, texts),
        portion=portion,
        blocks=blocks_of(source, portion.start, portion.end, mark=mark),
    )


def _told(found: ResolvedLink, texts: Texts) -> str | None:
    """Where the link led, if it is not simply where it says."""
    if found.is_lost:
        return texts["doc.lost"]
    if found.previous is None:
        return None
    return texts["doc.newer" if found.span is None else "doc.changed"]


def _earlier(text: str, read: Span) -> Earlier:
    """Words in their old surroundings, which begin and end with whole words."""
    start, end = max(0, read.start - SURROUNDINGS), min(len(text), read.end + SURROUNDINGS)
    before, after = text[start : read.start], text[read.end : end]
    if start:
        before = before[next((at for at, sign in enumerate(before) if sign.isspace()), 0) :]
    if end < len(text):
        after = after[: max((at for at, sign in enumerate(after) if sign.isspace()), default=0)]
    return Earlier(before.lstrip() if start else before, text[read.start : read.end], after)


def _page(language: str, texts: Texts, shown: ShownSpan | None) -> str:
    """The page in HTML; None where there is nothing that can be shown."""
    return (
        _templates()
        .get_template("doc.html")
        .render(
            language=language,
            texts=texts,
            shown=shown,
            mark=MARK,
            style=STYLE,
            facts=_facts(shown.document, texts) if shown else "",
        )
    )


def _facts(document: Document, texts: Texts) -> str:
    """What a document is: its name, and how many pages it has."""
    pages = len(document.layout.pages)
    return ", ".join(
        part
        for part in (one_line(document.name), pages and counted(texts, "facts.pages", pages))
        if part
    )


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    templates.filters["exact"] = Exact
    return templates
