"""The route of the source pane's text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from bot.viewing import LONGEST_PHRASE
from ui.access import Outlines, VisibleDocuments
from ui.html import SourceText, Window
from ui.routes.speakers import Speakers

if TYPE_CHECKING:
    from fastapi import FastAPI


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """Which window is wanted, as the browser asks for it: offsets in code points.

    That after an offset, that before one, or that around `[start, end)`.
    """

    start: int = 0
    end: int | None = None
    """None where the span is empty."""
    after: int | None = None
    before: int | None = None
    phrase: str = ""
    """What is looked for by hand."""
    case: bool = False


def add_source(
    app: "FastAPI", served: VisibleDocuments, outlines: Outlines, speakers: Speakers | None
) -> None:
    """`GET /source/{identity}`: a window of a document's text, around a span or beside another."""
    from fastapi import Depends, HTTPException, Request, Response

    @app.get("/source/{identity}")
    def source(
        request: Request,
        response: Response,
        identity: str,
        wanted: Annotated[WindowRequest, Depends()],
    ) -> Window:
        response.headers["cache-control"] = "no-store"
        document = served.one(identity, request.cookies)
        names = speakers.names(document) if speakers else None
        phrase = wanted.phrase[:LONGEST_PHRASE]
        found = SourceText(document, outlines.of(document), names, phrase, wanted.case)
        if wanted.after is not None:
            return found.after(wanted.after)
        if wanted.before is not None:
            return found.before(wanted.before)
        end = wanted.start if wanted.end is None else wanted.end
        if not 0 <= wanted.start <= end <= len(document.text):
            raise HTTPException(404, "This place is not in the document.")
        return found.around(wanted.start, end)
