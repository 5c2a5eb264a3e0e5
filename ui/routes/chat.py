"""The routes of the chat: whatever is asked, and then what could be asked next."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import StreamingResponse

from bot.errors import FootnoteError
from bot.retrieval import Scope
from ui.chat import ChatEvents
from ui.routes.site import LARGEST_QUESTIONS, NO_STORE, CurrentSite, no_store
from ui.web import MOST_RESTORED, DocumentSpan, read_requests

NEAR = 8  # quotations of an answer that are looked at; an answer has three
BUSY = "Too many questions are waiting just now; ask again in a moment."
TOO_LARGE = "That is more than can be asked at once; begin a new conversation."

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Screen:
    """What stands on a visitor's screen, as the browser sends it."""

    asked: tuple[str, ...]
    """The questions so far, oldest first, with the one just answered."""
    near: tuple[DocumentSpan, ...]
    """The quotations of its answer, best first."""
    document: str | None = None
    """What questions are limited to, as in a wish."""
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What could be asked next, as sent to the browser; there may be nothing."""

    questions: tuple[str, ...]


@router.post("/answers", max_body_size=2 * LARGEST_QUESTIONS)
async def answers(site: CurrentSite, request: Request) -> StreamingResponse:
    """What is asked, and then each answer as soon as it is there, as lines of JSON."""
    async with site.questions.body(request, largest=LARGEST_QUESTIONS, refused=_too_large) as body:
        asked = read_requests(body)
    if site.answers.is_full:
        raise HTTPException(503, BUSY)
    events = ChatEvents(site.chatbot, site.visible, site.excerpts, site.outlines)
    return StreamingResponse(
        site.answers.lines(events.answers(asked, request.cookies)),
        media_type="application/x-ndjson",
        headers=NO_STORE,
    )


@router.post("/suggestions", dependencies=[Depends(no_store)])
def suggestions(site: CurrentSite, request: Request, screen: Screen) -> Suggestions:
    """Questions to go on with from what is on the screen, once an answer stands there."""
    near = site.excerpts.those_there(screen.near[:NEAR], request.cookies)
    if not near:
        return Suggestions(())
    try:
        questions = site.chatbot.suggestions(
            near,
            asked=screen.asked[-MOST_RESTORED:],
            among=Scope(site.visible.asked(screen.document, request.cookies), screen.speaker),
        )
    except FootnoteError:
        questions = ()  # nobody asked for them: what is wrong is said where a question is asked
    return Suggestions(questions)


def _too_large(_size: int | None) -> HTTPException:
    return HTTPException(413, TOO_LARGE)
