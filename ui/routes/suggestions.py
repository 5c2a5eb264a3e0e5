"""The route that says what could be asked next; it is asked once an answer is on the screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.chatbot import Chatbot
from bot.errors import FootnoteError
from bot.retrieval import Scope
from ui.access import Excerpts, VisibleDocuments
from ui.web import MOST_RESTORED, DocumentSpan

if TYPE_CHECKING:
    from fastapi import FastAPI

NEAR = 8  # quotations of an answer that are looked at; an answer has three


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


def add_suggestions(
    app: "FastAPI", served: VisibleDocuments, excerpts: Excerpts, chatbot: Chatbot
) -> None:
    """`POST /suggestions`: questions to go on with from what is on the screen."""
    from fastapi import Request, Response

    @app.post("/suggestions")
    def suggestions(request: Request, response: Response, screen: Screen) -> Suggestions:
        response.headers["cache-control"] = "no-store"
        near = excerpts.those_there(screen.near[:NEAR], request.cookies)
        if not near:
            return Suggestions(())
        try:
            questions = chatbot.suggestions(
                near,
                asked=screen.asked[-MOST_RESTORED:],
                among=Scope(served.asked(screen.document, request.cookies), screen.speaker),
            )
        except FootnoteError:
            questions = ()  # nobody asked for them: what is wrong is said where a question is asked
        return Suggestions(questions)
