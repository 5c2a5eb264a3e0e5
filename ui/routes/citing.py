"""The routes of citing: a quotation in the reader's format, and how its document is cited.

On a page that other machines can reach the details can be read there and corrected by nobody.
"""

from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urljoin

from fastapi import APIRouter, Body, Depends, HTTPException, Request

from bot.citing import (
    CorrectionRecord,
    Form,
    Row,
    StyledRun,
    cited_as,
    correction_of,
    correction_record,
    file_name,
    found_record,
    listed_as,
    missing_of,
    permalink,
    short_permalink,
)
from bot.documents import Document, Span
from bot.errors import LibraryError
from bot.notebook import exactly
from bot.viewing import Excerpt, excerpt_at
from ui.html import who_of
from ui.routes.site import CurrentSite, Site, VisibleDocument, no_store, told_as
from ui.web import ENGLISH, escape, texts_in

ELSEWHERE = "Details can be corrected only on a page that is for the machine Footnote runs on."
LONGEST_SEARCHED = 4_000_000  # code points in which words for a link are looked for: 1 s at worst
SHOWN_IN = Form.APA  # how the details show what they come to

router = APIRouter(dependencies=[Depends(no_store)])


@dataclass(frozen=True, slots=True)
class CiteRequest:
    """Which words are to be cited, and how, as the browser asks for it."""

    start: int
    """Code points, half-open."""
    end: int
    form: str = Form.PLAIN.value
    language: str = ENGLISH
    """Of the interface."""


@dataclass(frozen=True, slots=True)
class CitedQuotation:
    """A quotation with its source, as sent to the browser."""

    quote: str
    text: str
    html: str | None
    """The same for what takes formatted text; None where it is text only."""
    filename: str | None
    """Of the file that other programs open; None where it is none."""
    missing: tuple[str, ...]
    """The parts that every citation needs and this one lacks: `authors`, `title`, `issued`."""


@dataclass(frozen=True, slots=True)
class PermalinkRecord:
    """The lasting address of a quotation, as sent to the browser."""

    quote: str
    permalink: str
    """A path; the browser knows the host."""


@dataclass(frozen=True, slots=True)
class DocumentDetails:
    """How a document is cited, as sent to the browser."""

    found: CorrectionRecord
    """Each part said; "" where there is none."""
    correction: CorrectionRecord
    """Null leaves a part as it was found."""
    may_correct: bool
    cited: str
    html: str


async def correctable(site: CurrentSite) -> None:
    """Let details be corrected on the machine Footnote runs on alone.

    Raises:
        HTTPException: the page is for other machines too.
    """
    if not site.may_correct:
        raise HTTPException(403, ELSEWHERE)


@router.get("/source/{document_id}/cited")
def cited(
    site: CurrentSite,
    document: VisibleDocument,
    request: Request,
    asked: Annotated[CiteRequest, Depends()],
) -> CitedQuotation:
    """A quotation with its source, in a form of citing."""
    if asked.form not in set(Form):
        raise HTTPException(422, f"{asked.form} is no format; the formats: {', '.join(Form)}.")
    form, quoted = Form(asked.form), _quoted(site, document, asked.start, asked.end)
    reference = site.library.references.of(document)
    words = cited_as(
        form,
        quoted.citation,
        reference=reference,
        stylist=site.stylist,
        who=who_of(quoted.voices, texts_in(asked.language)),
        address=urljoin(str(request.base_url), f"/doc/{document.id}"),
    )
    return CitedQuotation(
        quoted.citation.quote,
        words.text,
        _html(words.rows) if words.rows else None,
        file_name(form, reference),
        missing_of(reference, document.name),
    )


@router.get("/source/{document_id}/link")
def link(site: CurrentSite, document: VisibleDocument, *, start: int, end: int) -> PermalinkRecord:
    """The lasting address of a quotation."""
    citation = _quoted(site, document, start, end).citation
    searched = len(document.text) <= LONGEST_SEARCHED
    return PermalinkRecord(
        citation.quote, permalink(citation) if searched else short_permalink(citation)
    )


# no response model: pydantic reads the typing module's TypedDict only from Python 3.12 on
@router.get("/source/{document_id}/details", response_model=None)
def details(site: CurrentSite, document: VisibleDocument) -> DocumentDetails:
    """How a document is cited."""
    references = site.library.references
    row = listed_as(SHOWN_IN, references.of(document), stylist=site.stylist)
    return DocumentDetails(
        found_record(references.found(document)),
        correction_record(references.correction(document)),
        site.may_correct,
        "".join(run.words for run in row),
        _html((row,)),
    )


@router.put(
    "/source/{document_id}/details", response_model=None, dependencies=[Depends(correctable)]
)
def correct(
    site: CurrentSite, document: VisibleDocument, wish: Annotated[object, Body()]
) -> DocumentDetails:
    """How a document is cited once it is corrected.

    Another site's page can send no `PUT`: a form has none, and for a script the browser asks first.
    """
    with told_as(409, LibraryError):
        site.library.references.correct(document, correction_of(wish))
    return details(site, document)


def _quoted(site: Site, document: Document, start: int, end: int) -> Excerpt:
    found = excerpt_at(site.library, document, start, end, parts=site.outlines.of(document))
    return replace(found, citation=exactly(found.citation, Span(start, end)))


def _html(rows: tuple[Row, ...]) -> str:
    """Rows of words as paragraphs that are read back unchanged, wherever they are pasted."""
    return "".join(
        f'<p dir="auto" style="white-space: pre-wrap">{"".join(map(_run, row))}</p>' for row in rows
    )


def _run(run: StyledRun) -> str:
    return f"<i>{escape(run.words)}</i>" if run.italic else escape(run.words)
