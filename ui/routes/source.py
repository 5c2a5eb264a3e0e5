"""The routes of the source pane: a document's text, and who speaks in it.

On a page that other machines can reach, how a document was read can be seen, and corrected by
nobody, but by visitors for what they uploaded themselves.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool

from bot.errors import LibraryError
from bot.segmentation import Corrections, Speaker, labels_like, template_of
from bot.viewing import LONGEST_PHRASE, how_read
from ui.access import visitor_of
from ui.html import SourceText, Window
from ui.routes.site import CurrentSite, VisibleDocument, no_store, told_as
from ui.web import sentence, texts_for

ELSEWHERE = "Speakers can be renamed only on a page that is for the machine Footnote runs on."
NAMES_SHOWN = 12  # that a preview lists

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
    """How a document was read, as sent to the browser."""

    speakers: tuple[Speaker, ...]
    may_rename: bool
    """Whether this visitor may put any of it right."""
    characters: int
    """Code points of all its words."""
    unsaid: int
    """Code points of what nobody in particular says."""
    asks: tuple[str, ...] | None
    """Who a person said asks, by the names found; None leaves it as it was found."""
    label: str | None
    """How a person said that a label is written."""
    nobody: tuple[str, ...]
    """Who a person said is no speaker, by the names found."""
    unclear: tuple[str, ...]
    """Lines that look like a label and were not understood."""
    guess: str | None
    """How they seem to be written, as a template."""
    doubts: tuple[str, ...]
    """Sentences on what a person should look at."""


@dataclass(frozen=True, slots=True)
class LabelsFound:
    """What a label that a person shows would find, as sent to the browser."""

    template: str = ""
    count: int = 0
    names: tuple[str, ...] = ()
    """The most frequent first."""
    nameless: int = 0
    """How many of the labels name nobody for sure."""
    refused: str | None = None
    """Why it is no example of a label."""


@dataclass(frozen=True, slots=True)
class RenameRequest:
    """What one speaker is to be called, as the browser sends it."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class CorrectionRequest:
    """How a document is to be read, as the browser sends it: all that is corrected of it."""

    asks: tuple[str, ...] | None = None
    label: str | None = None
    nobody: tuple[str, ...] = ()


async def may_correct(site: CurrentSite, document: VisibleDocument) -> bool:
    """Whether a visitor may say how a document is read: on the machine Footnote runs on any,
    elsewhere their own alone."""
    return site.may_correct or bool(document.owner)


MayCorrect = Annotated[bool, Depends(may_correct)]


async def correctable(*, allowed: MayCorrect) -> None:
    """Let a document be read otherwise by whom it concerns alone.

    Raises:
        HTTPException: the page is for other machines too, and this is everybody's document.
    """
    if not allowed:
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
def speakers(
    site: CurrentSite, document: VisibleDocument, request: Request, *, allowed: MayCorrect
) -> Speaking:
    """Who speaks in a document, and how that was found."""
    texts = texts_for(request.headers)
    read = how_read(site.library.transcript(document), site.library.speakers(document))
    said = read.corrections
    return Speaking(
        speakers=read.speakers,
        may_rename=allowed,
        characters=read.characters,
        unsaid=read.unsaid,
        asks=said.asks,
        label=said.label,
        nobody=said.nobody,
        unclear=read.unclear,
        guess=read.guess.template if read.guess else None,
        doubts=tuple(sentence(each, texts) for each in read.doubts),
    )


@router.put("/source/{document_id}/speakers", dependencies=[Depends(correctable)])
def rename(
    site: CurrentSite,
    document: VisibleDocument,
    request: Request,
    wish: RenameRequest,
    *,
    allowed: MayCorrect,
) -> Speaking:
    """Who speaks in a document, once one of them is called something else.

    Another site's page can send no `PUT`: a form has none, and for a script the browser asks first.
    """
    with told_as(409, LibraryError):
        site.library.rename_speaker(document, wish.old, wish.new)
    return speakers(site, document, request, allowed=allowed)


@router.get("/source/{document_id}/labels")
def preview(document: VisibleDocument, request: Request, label: str) -> LabelsFound:
    """What a label would find that is written as in this example; nothing is changed."""
    try:
        template = template_of(Corrections(label=label).label or "")
    except LibraryError as error:  # it may be half typed
        return LabelsFound(refused=sentence(error, texts_for(request.headers)))
    found = [voice.speaker for voice in labels_like(document.text, template)]
    counts = Counter(name for name in found if name is not None)
    names = tuple(name for name, _ in counts.most_common(NAMES_SHOWN))
    return LabelsFound(template, len(found), names, len(found) - counts.total())


@router.put("/source/{document_id}/reading", dependencies=[Depends(correctable)])
async def correct(
    site: CurrentSite,
    document: VisibleDocument,
    request: Request,
    wish: CorrectionRequest,
    *,
    allowed: MayCorrect,
) -> Speaking:
    """Who speaks in a document, once it is read as a person says; nothing said takes it back."""
    with told_as(409, LibraryError):
        said = Corrections(wish.asks, wish.label, wish.nobody)
        visitor = visitor_of(request.cookies)
        if document.owner and site.uploads and visitor:
            await site.uploads.correct(visitor, document, said)
        else:
            await run_in_threadpool(site.library.readings.correct, document, said)
    return await run_in_threadpool(speakers, site, document, request, allowed=allowed)
