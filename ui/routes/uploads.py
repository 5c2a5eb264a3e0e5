"""The routes by which a visitor adds documents of their own, sees them and removes them.

The body of a `PUT` is the document: it stands in memory until it is read and is written to no file.
Another site's page can ask for nothing here (`ui/web/security.py`) and is sent no cookie.
"""

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from bot.errors import LibraryError
from bot.library import LARGEST
from ui.access import COOKIE, ArrivingUploads, Listed, Owned, visitor_of
from ui.routes.site import CurrentSite, no_store, told_as
from ui.web import texts_for

TOKEN_BYTES = 32  # random: nobody guesses another's
FULL = 507  # where the library cannot keep a document, the disk being full
STRANGER = (
    "Documents can be added only where the browser keeps a cookie, by which Footnote knows whose "
    "they are; allow cookies for this page and load it again. Asking works without."
)

router = APIRouter()


async def uploads_of(site: CurrentSite) -> ArrivingUploads:
    """The documents of visitors; a site that takes none does not include these routes."""
    assert site.uploads is not None
    return site.uploads


async def visitor_known(request: Request) -> str:
    """The token of the visitor who asks.

    Raises:
        HTTPException: their browser sent none.
    """
    visitor = visitor_of(request.cookies)
    if visitor is None:
        raise HTTPException(401, STRANGER)
    return visitor


CurrentUploads = Annotated[ArrivingUploads, Depends(uploads_of)]
KnownVisitor = Annotated[str, Depends(visitor_known)]


@router.get("/documents", dependencies=[Depends(no_store)])
def owned(uploads: CurrentUploads, request: Request, response: Response) -> Owned:
    """What a visitor has, whose cookie is renewed by it."""
    _renew(request, response, int(uploads.visitors.keep.total_seconds()))
    return uploads.owned(request.cookies, texts_for(request.headers))


@router.put("/documents", max_body_size=2 * LARGEST)
async def add(
    uploads: CurrentUploads, visitor: KnownVisitor, request: Request, name: str
) -> tuple[Listed, ...]:
    """Keep the body as a document of a visitor's; several where it holds several."""
    with told_as(FULL, LibraryError):
        return await uploads.add(visitor, name, request)


@router.delete("/documents")
def remove(uploads: CurrentUploads, visitor: KnownVisitor, request: Request, name: str) -> Owned:
    """Forget a document of a visitor's."""
    with told_as(FULL, LibraryError):
        uploads.visitors.remove(visitor, name)
    return uploads.owned(request.cookies, texts_for(request.headers))


def _renew(request: Request, response: Response, seconds: int) -> None:
    """Let the browser keep the visitor's token as long as the documents; a new one, if it has none.

    Not where another site led the browser here: then it sends no cookie, and would lose its own.
    """
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return
    response.set_cookie(
        COOKIE,
        visitor_of(request.cookies) or secrets.token_urlsafe(TOKEN_BYTES),
        max_age=max(1, seconds),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
