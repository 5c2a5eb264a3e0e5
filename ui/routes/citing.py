"""The routes of citing: a quotation in the reader's format, and how its document is cited.

On a page that other machines can reach the details can be read there and corrected by nobody.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urljoin

from bot.citing import (
    CorrectionRecord,
    Form,
    Row,
    StyledRun,
    Stylist,
    cited_as,
    correction_of,
    correction_record,
    file_name,
    found_record,
    listed_as,
    permalink,
    short_permalink,
)
from bot.documents import Document, Span
from bot.errors import DetailsError, FootnoteError, SelectionError
from bot.library import Library
from bot.notebook import exactly
from bot.viewing import Excerpt, excerpt_at
from ui.access import Outlines, VisibleDocuments
from ui.html import who_of
from ui.web import ENGLISH, escape, sentence, texts_for, texts_in

if TYPE_CHECKING:
    from fastapi import FastAPI

ELSEWHERE = (
    "DocumentDetails can be corrected only on a page that is for the machine Footnote runs on."
)
LONGEST_SEARCHED = 4_000_000  # code points in which words for a link are looked for: 1 s at worst
SHOWN_IN = Form.APA  # how the details show what they come to


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


def add_citing(
    app: "FastAPI",
    sources: Library,
    served: VisibleDocuments,
    outlines: Outlines,
    *,
    may_correct: bool,
) -> None:
    """The routes of a quotation, and those of how its document is cited."""
    stylist = Stylist()
    _add_cited(app, sources, served, outlines, stylist)
    _add_details(app, sources, served, stylist, may_correct=may_correct)


def _add_cited(
    app: "FastAPI", sources: Library, served: VisibleDocuments, outlines: Outlines, stylist: Stylist
) -> None:
    """`GET /source/{identity}/cited`: a quotation in a format; `/link`: its address."""
    from fastapi import Depends, HTTPException, Request, Response

    def _quoted(request: Request, document: Document, start: int, end: int) -> Excerpt:
        try:
            found = excerpt_at(sources, document, start, end, parts=outlines.of(document))
        except SelectionError as error:
            raise HTTPException(422, sentence(error, texts_for(request.headers))) from error
        return replace(found, citation=exactly(found.citation, Span(start, end)))

    @app.get("/source/{identity}/cited")
    def cited(
        request: Request,
        response: Response,
        identity: str,
        asked: Annotated[CiteRequest, Depends()],
    ) -> CitedQuotation:
        response.headers["cache-control"] = "no-store"
        document = served.one(identity, request.cookies)
        if asked.form not in set(Form):
            raise HTTPException(422, f"{asked.form} is no format; the formats: {', '.join(Form)}.")
        form, quoted = Form(asked.form), _quoted(request, document, asked.start, asked.end)
        reference = sources.references.of(document)
        words = cited_as(
            form,
            quoted.citation,
            reference=reference,
            stylist=stylist,
            who=who_of(quoted.voices, texts_in(asked.language)),
            address=urljoin(str(request.base_url), f"/doc/{document.id}"),
        )
        return CitedQuotation(
            quoted.citation.quote,
            words.text,
            _html(words.rows) if words.rows else None,
            file_name(form, reference),
        )

    @app.get("/source/{identity}/link")
    def link(
        request: Request, response: Response, identity: str, *, start: int, end: int
    ) -> PermalinkRecord:
        response.headers["cache-control"] = "no-store"
        document = served.one(identity, request.cookies)
        citation = _quoted(request, document, start, end).citation
        searched = len(document.text) <= LONGEST_SEARCHED
        return PermalinkRecord(
            citation.quote, permalink(citation) if searched else short_permalink(citation)
        )


def _add_details(
    app: "FastAPI",
    sources: Library,
    served: VisibleDocuments,
    stylist: Stylist,
    *,
    may_correct: bool,
) -> None:
    """`GET` and `PUT /source/{identity}/details`: how a document is cited.

    Another site's page can send no `PUT`: a form has none, and for a script the browser asks first.
    """
    from fastapi import Body, HTTPException, Request, Response

    # no response model: pydantic reads the typing module's TypedDict only from Python 3.12 on
    @app.get("/source/{identity}/details", response_model=None)
    def details(request: Request, response: Response, identity: str) -> DocumentDetails:
        response.headers["cache-control"] = "no-store"
        document = served.one(identity, request.cookies)
        row = listed_as(SHOWN_IN, sources.references.of(document), stylist=stylist)
        return DocumentDetails(
            found_record(sources.references.found(document)),
            correction_record(sources.references.correction(document)),
            may_correct,
            "".join(run.words for run in row),
            _html((row,)),
        )

    @app.put("/source/{identity}/details", response_model=None)
    def correct(
        request: Request, response: Response, identity: str, wish: object = Body()
    ) -> DocumentDetails:
        if not may_correct:
            raise HTTPException(403, ELSEWHERE)
        document = served.one(identity, request.cookies)
        try:
            sources.references.correct(document, correction_of(wish))
        except DetailsError as error:
            raise HTTPException(422, sentence(error, texts_for(request.headers))) from error
        except FootnoteError as error:
            raise HTTPException(409, sentence(error, texts_for(request.headers))) from error
        return details(request, response, identity)


def _html(rows: tuple[Row, ...]) -> str:
    """Rows of words as paragraphs that are read back unchanged, wherever they are pasted."""
    return "".join(
        f'<p dir="auto" style="white-space: pre-wrap">{"".join(map(_run, row))}</p>' for row in rows
    )


def _run(run: StyledRun) -> str:
    return f"<i>{escape(run.words)}</i>" if run.italic else escape(run.words)
