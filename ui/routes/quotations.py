"""The route that makes a quotation of a person's choice: what they selected, or one made wider.

The page sends where the words stand and the words themselves; where the two are not the same,
nothing is quoted.
"""

from dataclasses import dataclass, replace

from fastapi import APIRouter, Depends, HTTPException

from bot.documents import Document, Span
from bot.viewing import Excerpt, Step, excerpt_at, stepped
from ui.html import quotation_html
from ui.routes.site import CurrentSite, Site, VisibleDocument, no_store
from ui.web import ENGLISH, texts_in

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Selected:
    """A span of a document that is to be quoted, as the browser sends it."""

    start: int
    """Code points, half-open."""
    end: int
    quote: str
    """The words that the browser holds for them."""
    step: Step | None = None
    """How it is to be made wider or narrower first."""
    matched: tuple[Span, ...] = ()
    """The words in it that met a question's; those still in it stay marked."""
    number: int | None = None
    """The footnote's; None for a person's own quotation."""
    count: int = 1
    """Footnotes of the same answer."""
    language: str = ENGLISH
    """Of the interface."""


@dataclass(frozen=True, slots=True)
class Card:
    """A quotation as it is to be shown, as sent to the browser."""

    html: str
    start: int
    end: int
    """What it quotes now; as before where a step could go no further."""


@router.post("/source/{document_id}/quotation", dependencies=[Depends(no_store)])
def quotation(site: CurrentSite, document: VisibleDocument, wish: Selected) -> Card:
    """A span of a document as a quotation's card."""
    texts = texts_in(wish.language)
    if not _stands(document, wish):
        raise HTTPException(409, texts["source.moved"])
    found = _excerpt(site, document, wish)
    html = quotation_html(found.citation, wish.number, wish.count, texts=texts, voices=found.voices)
    return Card(html, found.citation.start, found.citation.end)


def _stands(document: Document, wish: Selected) -> bool:
    """Whether exactly these words stand exactly there."""
    within = 0 <= wish.start < wish.end <= len(document.text)
    return within and document.text[wish.start : wish.end] == wish.quote


def _excerpt(site: Site, document: Document, wish: Selected) -> Excerpt:
    parts = site.outlines.of(document)
    found = excerpt_at(site.library, document, wish.start, wish.end, parts=parts)
    citation = found.citation
    matched = tuple(
        span for span in wish.matched if citation.start <= span.start < span.end <= citation.end
    )
    found = replace(found, citation=replace(citation, matched=matched))
    if wish.step is None:
        return found
    return stepped(site.library, found.citation, wish.step, parts=parts)
