"""The route that checks what somebody quotes: one quotation, or an article with many.

What is sent is kept nowhere. A long article is answered in batches, each of which says where the
next one begins (`bot/checking/batch.py`).
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.checking import Checker, Naming, PreparedCache, check_batch
from bot.documents import Document
from ui.access import VisibleDocuments
from ui.html import record_of, result_of
from ui.web import ENGLISH, Arrivals, texts_in

if TYPE_CHECKING:
    from fastapi import FastAPI, HTTPException

LONGEST_TEXT = 200_000  # characters of an article: some 30,000 words
LARGEST = 2_500_000  # bytes of a request: such an article with every character escaped in JSON
ROOM = 20 * LARGEST  # bytes of all that is on its way
MOST_TEXT = 30_000_000  # characters of a check's documents; what they become fits on the shelf
MOST_PLACES = 20  # of a quotation that are listed
TOO_LONG = f"What is to be checked may have {LONGEST_TEXT:,} characters; check it in parts."
NOTHING = "There is no word in what is to be checked; paste a quotation or an article."
NO_DOCUMENT = "There is no document to check against; add one first."


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


def add_checking(
    app: "FastAPI", served: VisibleDocuments, names: Naming, shelf: PreparedCache
) -> None:
    """`POST /check`: what the quotations in a text are.

    Args:
        names: what a person says the speakers of a document are called.
        shelf: what was made of the documents that were checked against last.
    """
    from fastapi import HTTPException, Request, Response
    from pydantic import TypeAdapter, ValidationError
    from starlette.concurrency import run_in_threadpool

    gate = asyncio.Semaphore(1)  # one check at a time, so that questions are answered meanwhile
    arrivals = Arrivals(ROOM)
    wishes = TypeAdapter(CheckRequest)

    @app.post("/check", max_body_size=2 * LARGEST)
    async def check(request: Request) -> Response:
        try:
            async with arrivals.body(request, largest=LARGEST, refused=_too_large) as body:
                wish = wishes.validate_json(body)
        except ValidationError as error:
            raise HTTPException(422, "What was sent is no text to be checked.") from error
        asked = _documents(wish, served, request)
        _refuse(wish, asked)
        checker = Checker(asked, shelf=shelf, names=names, most_places=MOST_PLACES)
        async with gate:
            batch = await run_in_threadpool(check_batch, checker, wish.text, first=wish.first)
        if not batch.count:
            raise HTTPException(422, NOTHING)
        texts = texts_in(wish.language)
        said = {
            "count": batch.count,
            "following": batch.following,
            "results": [record_of(result_of(found, texts)) for found in batch.found],
        }
        # in ASCII: half a character in a document's words stays what it is
        headers = {"cache-control": "no-store"}
        return Response(json.dumps(said), media_type="application/json", headers=headers)

    def _documents(
        wish: CheckRequest, served: VisibleDocuments, request: Request
    ) -> Sequence[Document]:
        if wish.documents is None:
            found = served.all(request.cookies)
        else:
            found = tuple(served.one(each, request.cookies) for each in wish.documents)
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


def _too_large(_size: int | None) -> "HTTPException":
    from fastapi import HTTPException

    return HTTPException(413, TOO_LONG)
