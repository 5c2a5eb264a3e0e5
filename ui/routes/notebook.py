"""The routes of what a person takes away: a note, a notebook as a file and back, a conversation.

Nothing that is sent is kept. What a quotation is and whose words it is says the document served,
never the browser.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Annotated, TypedDict
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from bot.citing import STYLES, CitationStyle, Form, Stylist
from bot.documents import Span
from bot.errors import NotebookError, SelectionError
from bot.notebook import (
    ENDINGS,
    LARGEST,
    TYPES,
    Compiling,
    DocumentOf,
    FileForm,
    Handout,
    KeptNotebook,
    Labels,
    NoteRecord,
    Verified,
    exchanges_of,
    notebook_of,
    notebook_record,
    opened,
    read_json,
    verified,
    written_file,
)
from ui.access import QuotableDocuments
from ui.routes.site import NO_STORE, CurrentSite, Site, VisibleDocument, json_in_ascii, told_as
from ui.web import ENGLISH, Texts, texts_in

ORIGIN = re.compile(r"https?://(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d+)?", re.ASCII)
"""Example: `http://127.0.0.1:7860`."""
REFUSED = 409  # where a quotation does not stand where the page says
UNNAMED = "footnote"  # a file whose title has no letter for a name
LONGEST_NAME = 60  # code points of a file's name
STYLE_NAMES = ", ".join(STYLES)

router = APIRouter()


class FoundRecord(TypedDict):
    """What has become of one note, as sent to the browser."""

    id: str
    verdict: str
    document: str | None
    start: int | None
    end: int | None
    note: NoteRecord | None


class ImportedRecord(TypedDict):
    """A notebook that was opened, and what has become of each of its notes, in its order."""

    notebook: KeptNotebook
    found: list[FoundRecord]


class ExportRequest:
    """What one request asks for, with what it is answered from.

    Args:
        language: of the words of ours in what is made.
        origin: where the page stands, before addresses.
    """

    def __init__(
        self, quotable: QuotableDocuments, stylist: Stylist, *, language: str, origin: str | None
    ) -> None:
        self._quotable = quotable
        self._stylist = stylist
        self._labels = _labels(texts_in(language), language)
        self._origin = origin

    def exported(self, body: bytes, form: str, style: str) -> Response:
        """A notebook as a file.

        Raises:
            NotebookError: it is none, or there is no such form or style.
        """
        kind, compiling = _form(form), self._compiling(style)
        notebook = notebook_of(_utf8(body))
        handout = compiling.notebook(notebook, tuple(verified(notebook.notes, self._quotable)))
        return _file(kind, handout, written_file(kind, handout, notebook=notebook))

    def imported(self, body: bytes) -> Response:
        """A file as a notebook, every note of it verified again.

        Raises:
            NotebookError: there is none in it.
        """
        notebook = opened(body)
        found = list(map(found_record, verified(notebook.notes, self._quotable)))
        return json_in_ascii(ImportedRecord(notebook=notebook_record(notebook), found=found))

    def conversation(self, body: bytes, form: str, style: str, find: DocumentOf) -> Response:
        """A conversation as a file.

        Raises:
            NotebookError: it is none, or there is no such form or style.
            SelectionError: one of its quotations does not stand where it says.
        """
        kind, compiling = _form(form), self._compiling(style)
        exchanges = exchanges_of(read_json(_utf8(body)), find=find, quotable=self._quotable)
        handout = compiling.conversation(exchanges)
        return _file(kind, handout, written_file(kind, handout))

    def _compiling(self, style: str) -> Compiling:
        return Compiling(_style(style), self._stylist, origin=self._origin, labels=self._labels)


def quotable_documents(
    site: CurrentSite, request: Request, language: str = ENGLISH
) -> QuotableDocuments:
    """The documents that this visitor sees, to be quoted in their language."""
    documents = site.visible.all(request.cookies)
    return QuotableDocuments(documents, site.library, site.outlines, texts_in(language))


Quotable = Annotated[QuotableDocuments, Depends(quotable_documents)]


def export_request(
    site: CurrentSite, quotable: Quotable, request: Request, language: str = ENGLISH
) -> ExportRequest:
    """What this request is answered from."""
    return ExportRequest(quotable, site.stylist, language=language, origin=_origin(request))


Asked = Annotated[ExportRequest, Depends(export_request)]


@router.get("/source/{document_id}/note")
def note(
    document: VisibleDocument, quotable: Quotable, span: Annotated[Span, Depends()]
) -> Response:
    """A quotation as a note."""
    with told_as(REFUSED, SelectionError):
        return json_in_ascii(quotable.quoted(document, span).record)


@router.post("/notebook/export", max_body_size=2 * LARGEST)
async def export(
    site: CurrentSite, request: Request, asked: Asked, form: str, style: str = Form.APA.value
) -> Response:
    """A notebook as a file."""
    return await _in_turn(site, request, lambda body: asked.exported(body, form, style))


@router.post("/notebook/import", max_body_size=2 * LARGEST)
async def imported(site: CurrentSite, request: Request, asked: Asked) -> Response:
    """A file as a notebook, every note of it verified again."""
    return await _in_turn(site, request, asked.imported)


@router.post("/conversation/export", max_body_size=2 * LARGEST)
async def conversation(
    site: CurrentSite, request: Request, asked: Asked, form: str, style: str = Form.APA.value
) -> Response:
    """A conversation as a file."""
    find = partial(site.visible.one, cookies=request.cookies)
    return await _in_turn(site, request, lambda body: asked.conversation(body, form, style, find))


async def _in_turn(site: Site, request: Request, make: Callable[[bytes], Response]) -> Response:
    """What is made of the bytes that were sent, while few others are at it; the rest wait.

    Only what has arrived waits for its turn: who sends slowly keeps nobody waiting.
    """
    notebooks = site.notebooks
    sent = notebooks.arrivals.body(request, largest=LARGEST, refused=_too_large)
    with told_as(REFUSED, SelectionError):
        async with sent as body, notebooks.turn:
            return await run_in_threadpool(make, body)


def found_record(again: Verified) -> FoundRecord:
    """What has become of a note, and what it would be pinned as now."""
    span = again.quoted.citation if again.quoted else None
    return FoundRecord(
        id=again.note.id,
        verdict=again.standing.value,
        document=again.document.id if again.document else None,
        start=span.start if span else None,
        end=span.end if span else None,
        note=again.quoted.record if again.quoted else None,
    )


def _labels(texts: Texts, language: str) -> Labels:
    return Labels(
        language=language if texts_in(language) is not texts_in(ENGLISH) else ENGLISH,
        notebook=texts["handout.notebook"],
        conversation=texts["handout.conversation"],
        asked=texts["handout.asked"],
        place=texts["handout.place"],
        comment=texts["handout.comment"],
        tags=texts["handout.tags"],
        link=texts["handout.link"],
        closest=texts["answer.closest"],
        further=texts["answer.further"],
        moved=texts["handout.moved"],
        missing=texts["handout.missing"],
        not_served=texts["handout.not-served"],
    )


def _form(name: str) -> FileForm:
    if name not in set(FileForm):
        raise NotebookError(
            "{name} is no form of a file; the forms: {known}.",
            code="notebook-form",
            name=name,
            known=", ".join(FileForm),
        )
    return FileForm(name)


def _style(name: str) -> CitationStyle:
    style = STYLES.get(Form(name)) if name in set(Form) else None
    if style is None:
        raise NotebookError(
            "{name} is no style of citing; the styles: {known}.",
            code="notebook-style",
            name=name,
            known=STYLE_NAMES,
        )
    return style


def _origin(request: Request) -> str | None:
    """Where the page stands, as the browser knows it; a proxy changes what arrives here."""
    for known in (request.headers.get("origin", ""), str(request.base_url).rstrip("/")):
        if ORIGIN.fullmatch(known):
            return known
    return None


def _too_large(_size: int | None) -> HTTPException:
    most = f"{LARGEST / 2**20:.0f} MB"
    return HTTPException(413, f"This is more than {most}, the most a notebook has.")


def _utf8(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise NotebookError("What was sent is not in UTF-8.", code="notebook-bytes") from error


def _file(form: FileForm, handout: Handout, data: bytes) -> Response:
    """A file under the name of its title."""
    letters = "".join(each if each.isalnum() else " " for each in handout.title)
    name = "-".join(letters.split())[:LONGEST_NAME].strip("-") or UNNAMED
    plain = name if name.isascii() else UNNAMED
    ending = ENDINGS[form]
    named = f"filename=\"{plain}{ending}\"; filename*=UTF-8''{quote(name)}{ending}"
    headers = {**NO_STORE, "content-disposition": f"attachment; {named}"}
    return Response(data, media_type=TYPES[form], headers=headers)
