"""The route that checks what somebody quotes: one quotation, or an article with many.

What is sent is kept nowhere. A long article is answered in batches, each of which says where the
next one begins (`bot/checking/batch.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import TypeAdapter, ValidationError

from bot.checking import Checker, check_batch
from bot.documents import Document
from ui.access import Cookies
from ui.html import record_of, result_of
from ui.routes.site import LARGEST_ARTICLE, CurrentSite, Site, json_in_ascii
from ui.web import ENGLISH, texts_in

LONGEST_TEXT = 200_000  # characters of an article: some 30,000 words
MOST_TEXT = 30_000_000  # characters of a check's documents; what they become fits in the cache
MOST_PLACES = 20  # of a quotation that are listed
TOO_LONG = f"What is to be checked may have {LONGEST_TEXT:,} characters; check it in parts."
NOTHING = "There is no word in what is to be checked; paste a quotation or an article."
NO_DOCUMENT = "There is no document to check against; add one first."
UNREADABLE = "What was sent is no text to be checked."

router = APIRouter()


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What is to be checked, as the browser sends it."""

    text: str
    documents: tuple[str, ...] | None = None
    """Their identities; None for all that this visitor sees."""
    first: int = 1
    """The number of the quotation to begin with."""
    language: str = ENGLISH
    """Of the interface."""


@router.post("/check", max_body_size=2 * LARGEST_ARTICLE)
async def check(site: CurrentSite, request: Request) -> Response:
    """What the quotations in a text are."""
    wish = await _wish(site, request)
    asked = _documents(site, wish, request.cookies)
    _refuse(wish, asked)
    checker = Checker(
        asked, prepared=site.prepared, names=site.library.names, most_places=MOST_PLACES
    )
    async with site.checks.turn:
        batch = await run_in_threadpool(check_batch, checker, wish.text, first=wish.first)
    if not batch.count:
        raise HTTPException(422, NOTHING)
    texts = texts_in(wish.language)
    return json_in_ascii(
        {
            "count": batch.count,
            "following": batch.following,
            "results": [record_of(result_of(found, texts)) for found in batch.found],
        }
    )


async def _wish(site: Site, request: Request) -> CheckRequest:
    """What is to be checked; what is kept of it while it arrives is let go with it."""
    try:
        async with site.checks.arrivals.body(
            request, largest=LARGEST_ARTICLE, refused=_too_large
        ) as body:
            return _adapter().validate_json(body)
    except ValidationError as error:
        raise HTTPException(422, UNREADABLE) from error


@cache
def _adapter() -> TypeAdapter[CheckRequest]:
    return TypeAdapter(CheckRequest)


def _documents(site: Site, wish: CheckRequest, cookies: Cookies) -> Sequence[Document]:
    if wish.documents is None:
        found = site.visible.all(cookies)
    else:
        found = tuple(site.visible.one(each, cookies) for each in wish.documents)
    return tuple({each.id: each for each in found}.values())


def _refuse(wish: CheckRequest, documents: Sequence[Document]) -> None:
    """Say why a wish cannot be met."""
    if len(wish.text) > LONGEST_TEXT:
        raise HTTPException(422, TOO_LONG)
    if not documents:
        raise HTTPException(422, NO_DOCUMENT)
    length = sum(len(document.text) for document in documents)
    if length > MOST_TEXT:
        raise HTTPException(
            422,
            f"The documents have {length:,} characters together and one check reads "
            f"{MOST_TEXT:,}; check against one of them.",
        )


def _too_large(_size: int | None) -> HTTPException:
    return HTTPException(413, TOO_LONG)
