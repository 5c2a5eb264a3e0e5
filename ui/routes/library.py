"""The route that lists what is being served, and says what a visitor may add to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated
from unicodedata import normalize

from fastapi import APIRouter, Depends, Query, Request

from bot.documents import Document
from bot.errors import LibraryError
from bot.formats import FORMATS, PassedOver
from bot.library import LARGEST, LONGEST, MOST, Uploads
from ui.access import Listed, listed
from ui.routes.site import CurrentSite, no_store
from ui.web import Texts, sentence, texts_for

LISTED = 100  # documents sent at once; what a person looks through before they type a word of one
LONGEST_FILTER = 300  # code points; no title is longer (bot/formats)

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Offer:
    """What a visitor may add, as sent to the browser."""

    largest: int
    """Bytes of a document."""
    most: int
    """Documents."""
    longest: int
    """Code points of all together."""
    keep: float
    """Seconds they stay after the last visit."""
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What is being served, or what of it is looked for, as sent to the browser."""

    total: int
    """Documents being served."""
    found: int
    """Those of them that are looked for."""
    documents: tuple[Listed, ...]
    """A hundred of those at most."""
    offer: Offer | None
    """None where nobody can add any."""
    passed_over: int
    """Files of the folders served that may be documents and were not read."""
    why: tuple[str, ...]
    """A sentence on each of a hundred of those at most, and how many others are no documents."""


@router.get("/library", dependencies=[Depends(no_store)])
def library(
    site: CurrentSite,
    request: Request,
    words: Annotated[str, Query(alias="filter", max_length=LONGEST_FILTER)] = "",
    first: Annotated[int, Query(alias="from", ge=0)] = 0,
) -> Listing:
    """What everybody is served, from the nth on; a visitor's own stand at `/documents`."""
    served = site.visible.documents
    found = tuple(filtered(served, words))
    texts = texts_for(request.headers)
    return Listing(
        total=len(served),
        found=len(found),
        documents=listed(found[first : first + LISTED], site.library, texts),
        offer=_offer(site.uploads.visitors) if site.uploads else None,
        passed_over=len(site.passed_over.notices),
        why=tuple(_why(site.passed_over, texts)),
    )


def filtered(documents: Sequence[Document], words: str) -> Iterator[Document]:
    """The documents whose title, name or authors hold all of some words, in upper or lower case.

    However their letters are written: macOS gives a file's ü as u and two dots.
    """
    wanted = _plain(words).split(" ")
    for document in documents:
        called = _plain(f"{document.title} {document.name}")
        if all(word in called or word in _authors(document) for word in wanted):
            yield document


def _authors(document: Document) -> str:
    """Who wrote a document; nobody where what it states is damaged."""
    try:
        return _plain(" ".join(document.stated.authors))
    except LibraryError:
        return ""


def _why(passed_over: PassedOver, texts: Texts) -> Iterator[str]:
    yield from (sentence(each, texts) for each in passed_over.notices[:LISTED])
    if passed_over.counted:
        parts = (f"{texts[f'passed.{kind}']} ({count})" for kind, count in passed_over.counted)
        yield texts["passed.counted"].format(kinds=", ".join(parts))


def _plain(words: str) -> str:
    return normalize("NFC", " ".join(words.split()).casefold())


def _offer(visitors: Uploads) -> Offer:
    return Offer(
        largest=LARGEST,
        most=MOST,
        longest=LONGEST,
        keep=visitors.keep.total_seconds(),
        formats=tuple(each.name for each in FORMATS),
    )
