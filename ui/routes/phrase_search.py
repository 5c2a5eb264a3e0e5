"""The routes of finding by hand: where a phrase stands in a document, and in which documents."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.documents import Document
from bot.errors import PhraseError
from bot.viewing import Concordance, concordance_of, count_phrase
from ui.access import Outlines, VisibleDocuments
from ui.web import sentence, texts_for

if TYPE_CHECKING:
    from fastapi import FastAPI

LISTED = 100  # documents listed; of more with the phrase the first ones and the number


@dataclass(frozen=True, slots=True)
class Holder:
    """A document in which a phrase stands, as sent to the browser."""

    id: str
    title: str
    name: str
    count: int
    """Places, as far as they are counted."""
    more: bool
    """Whether there are more places than that."""
    start: int
    """Of the first of them, in code points."""


@dataclass(frozen=True, slots=True)
class Holders:
    """The documents in which a phrase stands, as sent to the browser."""

    total: int
    documents: tuple[Holder, ...]
    """The first ones."""


def add_places(app: "FastAPI", served: VisibleDocuments, outlines: Outlines) -> None:
    """`GET /source/{identity}/places` and `GET /places`: a phrase in one document, and in all."""
    from fastapi import HTTPException, Request, Response

    @app.get("/source/{identity}/places")
    def within(
        request: Request, response: Response, identity: str, phrase: str, case: bool = False
    ) -> Concordance:
        response.headers["cache-control"] = "no-store"
        document = served.one(identity, request.cookies)
        try:
            return concordance_of(document, phrase, case=case, parts=outlines.of(document))
        except PhraseError as error:
            raise HTTPException(422, sentence(error, texts_for(request.headers))) from error

    @app.get("/places")
    def everywhere(
        request: Request, response: Response, phrase: str, case: bool = False
    ) -> Holders:
        response.headers["cache-control"] = "no-store"
        try:
            each = (_holder(one, phrase, case=case) for one in served.all(request.cookies))
            found = tuple(holder for holder in each if holder is not None)
        except PhraseError as error:
            raise HTTPException(422, sentence(error, texts_for(request.headers))) from error
        return Holders(len(found), found[:LISTED])


def _holder(document: Document, phrase: str, *, case: bool) -> Holder | None:
    found = count_phrase(document, phrase, case=case)
    if found is None:
        return None
    return Holder(
        document.id, document.title, document.name, found.count, found.more, found.first.start
    )
