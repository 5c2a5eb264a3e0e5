"""The routes of finding by hand: where a phrase stands in a document, and in which documents."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request

from bot.documents import Document
from bot.viewing import Concordance, concordance_of, count_phrase
from ui.routes.site import CurrentSite, VisibleDocument, no_store

LISTED = 100  # documents listed; of more with the phrase the first ones and the number

router = APIRouter(dependencies=[Depends(no_store)])


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


@router.get("/source/{document_id}/places")
def within(
    site: CurrentSite, document: VisibleDocument, phrase: str, case: bool = False
) -> Concordance:
    """Where a phrase stands in one document."""
    return concordance_of(document, phrase, case=case, parts=site.outlines.of(document))


@router.get("/places")
def everywhere(site: CurrentSite, request: Request, phrase: str, case: bool = False) -> Holders:
    """In which documents a phrase stands."""
    each = (_holder(one, phrase, case=case) for one in site.visible.all(request.cookies))
    found = tuple(holder for holder in each if holder is not None)
    return Holders(len(found), found[:LISTED])


def _holder(document: Document, phrase: str, *, case: bool) -> Holder | None:
    found = count_phrase(document, phrase, case=case)
    if found is None:
        return None
    return Holder(
        document.id, document.title, document.name, found.count, found.more, found.first.start
    )
