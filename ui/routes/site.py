"""What the routes answer from, and what they depend on: the site, a visitor's document, no cache.

A route asks for these by its parameters' types; FastAPI hands them in.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, Self

from fastapi import Depends, Request, Response

from bot.chatbot import Chatbot
from bot.checking import PreparedCache
from bot.citing import Stylist
from bot.documents import Document
from bot.errors import FootnoteError
from bot.formats import PassedOver
from bot.library import Library, Uploads
from bot.notebook import LARGEST as LARGEST_NOTEBOOK
from bot.viewing import PageImages
from ui.access import ArrivingUploads, Excerpts, Outlines, VisibleDocuments, nothing
from ui.chat import AnswerQueue
from ui.web import Arrivals, Reception

LARGEST_QUESTIONS = 2_000_000  # bytes of what is asked; a hundred long questions are a fifth of it
LARGEST_ARTICLE = 2_500_000  # bytes of 200,000 characters, each of them escaped in JSON
SENDERS = 20  # who may send the largest of these at a time
NOTEBOOK_SENDERS = 10  # the same of notebooks
CHECKS_AT_ONCE = 1  # so that questions are answered meanwhile
FILES_AT_ONCE = 4  # files read or written; 2,000 notes take 12 s (docs/log.md, 2026-11-22)
NOTHING = PassedOver()
NO_STORE = {"cache-control": "no-store"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All that the routes answer from; one for every request."""

    chatbot: Chatbot
    library: Library
    visible: VisibleDocuments
    outlines: Outlines
    excerpts: Excerpts
    pictures: PageImages
    uploads: ArrivingUploads | None
    """None where nobody may add documents."""
    may_correct: bool
    """Whether names and details may be changed, which holds for everybody."""
    passed_over: PassedOver
    """What of the folders that are served was not read; empty where others may look."""
    prepared: PreparedCache
    """What was made of documents to check against them."""
    stylist: Stylist = field(default_factory=Stylist)
    answers: AnswerQueue = field(default_factory=AnswerQueue)
    questions: Arrivals = field(default_factory=lambda: Arrivals(SENDERS * LARGEST_QUESTIONS))
    checks: Reception = field(
        default_factory=lambda: Reception.of(room=SENDERS * LARGEST_ARTICLE, at_once=CHECKS_AT_ONCE)
    )
    notebooks: Reception = field(
        default_factory=lambda: Reception.of(
            room=NOTEBOOK_SENDERS * LARGEST_NOTEBOOK, at_once=FILES_AT_ONCE
        )
    )

    @classmethod
    def of(
        cls,
        chatbot: Chatbot,
        *,
        library: Library,
        pictures: PageImages,
        visitors: Uploads | None,
        may_correct: bool,
        passed_over: PassedOver = NOTHING,
    ) -> Self:
        """The site of a chatbot, nothing of which was looked at yet."""
        uploads = ArrivingUploads(visitors, library) if visitors else None
        visible = VisibleDocuments(chatbot.documents, uploads.documents if uploads else nothing)
        outlines = Outlines(library.transcript, library.readings.corrections)
        return cls(
            chatbot=chatbot,
            library=library,
            visible=visible,
            outlines=outlines,
            excerpts=Excerpts(visible, outlines, library),
            pictures=pictures,
            uploads=uploads,
            may_correct=may_correct,
            passed_over=passed_over if may_correct else NOTHING,
            prepared=PreparedCache(library.transcript, corrections_of=library.readings.corrections),
        )


async def site_of(request: Request) -> Site:
    """The site that a request is put to."""
    site: Site = request.app.state.site
    return site


CurrentSite = Annotated[Site, Depends(site_of)]


def document_of(site: CurrentSite, request: Request, document_id: str) -> Document:
    """The document of an address, if this visitor sees it.

    Raises:
        NotServedError: they see none of that identity.
    """
    return site.visible.one(document_id, request.cookies)


VisibleDocument = Annotated[Document, Depends(document_of)]
"""The document that stands in the address, as `{document_id}`."""


async def no_store(response: Response) -> None:
    """Let nobody keep the reply: what it says may be another thing the next moment."""
    response.headers.update(NO_STORE)


class OwnStatusError(Exception):
    """A failure that one route tells by another HTTP status than the rest do (`ui/app.py`)."""

    def __init__(self, error: FootnoteError, status: int) -> None:
        super().__init__(str(error))
        self.error = error
        self.status = status


@contextmanager
def told_as(status: int, kind: type[FootnoteError]) -> Iterator[None]:
    """Tell one kind of failure by a status of its own.

    Raises:
        OwnStatusError: it failed so.
    """
    try:
        yield
    except kind as error:
        raise OwnStatusError(error, status) from error


def json_in_ascii(record: object) -> Response:
    """A reply in JSON that keeps half a character in a document's words what it is."""
    return Response(json.dumps(record), media_type="application/json", headers=NO_STORE)
