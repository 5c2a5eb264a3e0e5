"""The routes of a document's pages as they look: how many there are, one's boxes, its picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fastapi import APIRouter, Depends, HTTPException, Response

from bot.viewing import SeenPage, pages_to_show
from ui.routes.site import CurrentSite, VisibleDocument

UNKEPT = {"cache-control": "private, no-store"}  # a visitor's document may be gone at any moment

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Pages:
    """What there is to see of a document, as sent to the browser."""

    count: int
    """0 where it has no pages to look at."""
    index: int
    """The 0-based number of the page on which the character stands that was asked for."""


async def unkept(response: Response) -> None:
    """Let nobody keep the reply, between here and the visitor neither."""
    response.headers.update(UNKEPT)


@router.get("/source/{document_id}/pages", dependencies=[Depends(unkept)])
def pages(document: VisibleDocument, at: int = 0) -> Pages:
    """How many pages there are to see, and on which of them a character stands."""
    return Pages(pages_to_show(document), document.layout.page_at(at) or 0)


@router.get("/source/{document_id}/pages/{index}.png")
def picture(site: CurrentSite, document: VisibleDocument, index: int) -> Response:
    """A page as PNG."""
    with _shown():
        png = site.pictures.picture(document, index)
    return Response(png, media_type="image/png", headers=UNKEPT)


@router.get("/source/{document_id}/pages/{index}", dependencies=[Depends(unkept)])
def page(
    site: CurrentSite, document: VisibleDocument, index: int, start: int = 0, end: int = 0
) -> SeenPage:
    """What a page is, and the boxes of a span's words on it."""
    with _shown():
        return site.pictures.page(document, index, start, end)


@contextmanager
def _shown() -> Iterator[None]:
    """What there is to show; where the document has no such page, a sentence."""
    try:
        yield
    except ValueError as error:
        raise HTTPException(404, "This document has no such page to show.") from error
