"""The routes of the source pane: a document's text, and who speaks in it.

On a page that other machines can reach the speakers' names can be read and changed by nobody.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException

from bot.errors import LibraryError
from bot.segmentation import Speaker
from bot.viewing import LONGEST_PHRASE
from ui.html import SourceText, Window
from ui.routes.site import CurrentSite, VisibleDocument, no_store, told_as

ELSEWHERE = "Speakers can be renamed only on a page that is for the machine Footnote runs on."

router = APIRouter(dependencies=[Depends(no_store)])


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


async def renamable(site: CurrentSite) -> None:
    """Let speakers be renamed on the machine Footnote runs on alone.

    Raises:
        HTTPException: the page is for other machines too.
    """
    if not site.may_correct:
        raise HTTPException(403, ELSEWHERE)


@router.get("/source/{document_id}")
def source(
    site: CurrentSite, document: VisibleDocument, wanted: Annotated[WindowRequest, Depends()]
) -> Window:
    """A window of a document's text, around a span or beside another."""
    found = SourceText(
        document,
        site.outlines.of(document),
        site.library.names(document),
        wanted.phrase[:LONGEST_PHRASE],
        wanted.case,
    )
    if wanted.after is not None:
        return found.after(wanted.after)
    if wanted.before is not None:
        return found.before(wanted.before)
    end = wanted.start if wanted.end is None else wanted.end
    if not 0 <= wanted.start <= end <= len(document.text):
        raise HTTPException(404, "This place is not in the document.")
    return found.around(wanted.start, end)


@router.get("/source/{document_id}/speakers")
def speakers(site: CurrentSite, document: VisibleDocument) -> Speaking:
    """Who speaks in a document."""
    return Speaking(site.library.speakers(document), site.may_correct)


@router.put("/source/{document_id}/speakers", dependencies=[Depends(renamable)])
def rename(site: CurrentSite, document: VisibleDocument, wish: RenameRequest) -> Speaking:
    """Who speaks in a document, once one of them is called something else.

    Another site's page can send no `PUT`: a form has none, and for a script the browser asks first.
    """
    with told_as(409, LibraryError):
        site.library.rename_speaker(document, wish.old, wish.new)
    return speakers(site, document)
