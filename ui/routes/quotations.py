"""The route that makes a quotation of a person's choice: what they selected, or one made wider.

The page sends where the words stand and the words themselves; where the two are not the same,
nothing is quoted.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.documents import Document, Span
from bot.errors import SelectionError
from bot.library import Library
from bot.viewing import Excerpt, Step, excerpt_at, stepped
from ui.access import Outlines, VisibleDocuments
from ui.html import quotation_html
from ui.web import ENGLISH, sentence, texts_in

if TYPE_CHECKING:
    from fastapi import FastAPI


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


def add_quotations(
    app: "FastAPI", served: VisibleDocuments, outlines: Outlines, kept: Library
) -> None:
    """`POST /source/{identity}/quotation`: a span of a document as a quotation's card."""
    from fastapi import HTTPException, Request, Response

    @app.post("/source/{identity}/quotation")
    def quotation(request: Request, response: Response, identity: str, wish: Selected) -> Card:
        response.headers["cache-control"] = "no-store"
        document = served.one(identity, request.cookies)
        texts = texts_in(wish.language)
        if not _stands(document, wish):
            raise HTTPException(409, texts["source.moved"])
        try:
            found = _excerpt(kept, document, wish, outlines)
        except SelectionError as error:
            raise HTTPException(422, sentence(error, texts)) from error
        html = quotation_html(
            found.citation, wish.number, wish.count, texts=texts, voices=found.voices
        )
        return Card(html, found.citation.start, found.citation.end)


def _stands(document: Document, wish: Selected) -> bool:
    """Whether exactly these words stand exactly there."""
    within = 0 <= wish.start < wish.end <= len(document.text)
    return within and document.text[wish.start : wish.end] == wish.quote


def _excerpt(kept: Library, document: Document, wish: Selected, outlines: Outlines) -> Excerpt:
    parts = outlines.of(document)
    found = excerpt_at(kept, document, wish.start, wish.end, parts=parts)
    citation = found.citation
    matched = tuple(
        span for span in wish.matched if citation.start <= span.start < span.end <= citation.end
    )
    found = replace(found, citation=replace(citation, matched=matched))
    if wish.step is None:
        return found
    return stepped(kept, found.citation, wish.step, parts=parts)
