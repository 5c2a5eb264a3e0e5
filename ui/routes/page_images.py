"""The routes of a document's pages as they look: how many there are, one's boxes, its picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import DocumentError
from bot.viewing import PageImages, SeenPage, pages_to_show
from ui.access import VisibleDocuments
from ui.web import sentence, texts_for

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

UNKEPT = "private, no-store"  # a visitor's document may be gone the next moment


@dataclass(frozen=True, slots=True)
class Pages:
    """What there is to see of a document, as sent to the browser."""

    count: int
    """0 where it has no pages to look at."""
    index: int
    """The 0-based number of the page on which the character stands that was asked for."""


def add_pictures(app: "FastAPI", served: VisibleDocuments, pictures: PageImages | None) -> None:
    """`GET /source/{identity}/pages`, and of each page what it is and its picture as PNG.

    Args:
        pictures: None draws none; of every document there is then nothing to see.
    """
    from fastapi import Request, Response

    @app.get("/source/{identity}/pages")
    def pages(request: Request, response: Response, identity: str, at: int = 0) -> Pages:
        response.headers["cache-control"] = UNKEPT
        document = served.one(identity, request.cookies)
        count = 0 if pictures is None else pages_to_show(document)
        return Pages(count, document.layout.page_at(at) or 0)

    if pictures is None:
        return

    @app.get("/source/{identity}/pages/{index}.png")
    def picture(request: Request, identity: str, index: int) -> Response:
        document = served.one(identity, request.cookies)
        with _in_a_sentence(request):
            png = pictures.picture(document, index)
        return Response(png, media_type="image/png", headers={"cache-control": UNKEPT})

    @app.get("/source/{identity}/pages/{index}")
    def page(
        request: Request,
        response: Response,
        identity: str,
        index: int,
        start: int = 0,
        end: int = 0,
    ) -> SeenPage:
        response.headers["cache-control"] = UNKEPT
        document = served.one(identity, request.cookies)
        with _in_a_sentence(request):
            return pictures.page(document, index, start, end)


@contextmanager
def _in_a_sentence(request: "Request") -> Iterator[None]:
    """Failures as the browser is told them."""
    from fastapi import HTTPException

    try:
        yield
    except ValueError as error:
        raise HTTPException(404, "This document has no such page to show.") from error
    except DocumentError as error:
        raise HTTPException(422, sentence(error, texts_for(request.headers))) from error
