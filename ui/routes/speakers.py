"""The routes of the pane's list of speakers: who speaks, and what a person says they are called.

On a page that other machines can reach the names can be read there and changed by nobody.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.documents import Document
from bot.errors import FootnoteError
from bot.segmentation import Names, Speaker
from ui.access import VisibleDocuments
from ui.web import sentence, texts_for

if TYPE_CHECKING:
    from fastapi import FastAPI

ELSEWHERE = "Speakers can be renamed only on a page that is for the machine Footnote runs on."


class Speakers(Protocol):
    """What the page asks of `bot.library.library.Library` about speakers."""

    def names(self, document: Document) -> Names:
        """What a person said the speakers of a document are called."""
        ...

    def speakers(self, document: Document) -> tuple[Speaker, ...]:
        """The speakers of a document as they are called now."""
        ...

    def rename_speaker(self, document: Document, old: str, new: str) -> None:
        """Call a speaker something else."""
        ...


@dataclass(frozen=True, slots=True)
class Speaking:
    """The speakers of a document, as sent to the browser."""

    speakers: tuple[Speaker, ...]
    may_rename: bool


@dataclass(frozen=True, slots=True)
class RenameRequest:
    """What one speaker is to be called, as the browser sends it."""

    old: str
    new: str


def add_speakers(
    app: "FastAPI",
    speakers: Speakers,
    served: VisibleDocuments,
    *,
    may_rename: bool,
) -> None:
    """`GET` and `PUT /source/{identity}/speakers`: list them; rename one and list them again.

    Another site's page can send no `PUT`: a form has none, and for a script the browser asks first.
    """
    from fastapi import HTTPException, Request, Response

    @app.get("/source/{identity}/speakers")
    def listed(request: Request, response: Response, identity: str) -> Speaking:
        response.headers["cache-control"] = "no-store"
        document = served.one(identity, request.cookies)
        return Speaking(speakers.speakers(document), may_rename)

    @app.put("/source/{identity}/speakers")
    def rename(
        request: Request, response: Response, identity: str, wish: RenameRequest
    ) -> Speaking:
        if not may_rename:
            raise HTTPException(403, ELSEWHERE)
        document = served.one(identity, request.cookies)
        try:
            speakers.rename_speaker(document, wish.old, wish.new)
        except FootnoteError as error:
            raise HTTPException(409, sentence(error, texts_for(request.headers))) from error
        return listed(request, response, identity)
