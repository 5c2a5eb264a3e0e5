"""The routes of what a person takes away: a note, a notebook as a file and back, a conversation.

Nothing that is sent is kept. What a quotation is and whose words it is says the document served,
never the browser.
"""

import asyncio
import json
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypedDict, TypeVar
from urllib.parse import quote

from bot.citing import STYLES, CitationStyle, Form, Stylist
from bot.documents import Span
from bot.errors import NotebookError, SelectionError
from bot.library import Library
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
from ui.access import Outlines, QuotableDocuments, VisibleDocuments
from ui.web import ENGLISH, Arrivals, Texts, sentence, texts_for, texts_in

if TYPE_CHECKING:
    from fastapi import FastAPI, HTTPException, Request, Response

ORIGIN = re.compile(r"https?://(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d+)?", re.ASCII)
"""Example: `http://127.0.0.1:7860`."""
ROOM = 10 * LARGEST  # bytes of all that is on its way or waits
AT_ONCE = 4  # files read or written; 2,000 notes take 12 s (docs/log.md, 2026-11-22)
UNNAMED = "footnote"  # a file whose title has no letter for a name
LONGEST_NAME = 60  # code points of a file's name
STYLE_NAMES = ", ".join(STYLES)
Made = TypeVar("Made")


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
        self, shelf: QuotableDocuments, stylist: Stylist, *, language: str, origin: str | None
    ) -> None:
        self._shelf = shelf
        self._stylist = stylist
        self._labels = _labels(texts_in(language), language)
        self._origin = origin

    def exported(self, body: bytes, form: str, style: str) -> "Response":
        """A notebook as a file.

        Raises:
            NotebookError: it is none, or there is no such form or style.
        """
        kind, compiling = _form(form), self._compiling(style)
        notebook = notebook_of(_utf8(body))
        handout = compiling.notebook(notebook, tuple(verified(notebook.notes, self._shelf)))
        return _file(kind, handout, written_file(kind, handout, notebook=notebook))

    def imported(self, body: bytes) -> "Response":
        """A file as a notebook, every note of it verified again.

        Raises:
            NotebookError: there is none in it.
        """
        notebook = opened(body)
        found = list(map(found_record, verified(notebook.notes, self._shelf)))
        return _json(ImportedRecord(notebook=notebook_record(notebook), found=found))

    def conversation(self, body: bytes, form: str, style: str, find: DocumentOf) -> "Response":
        """A conversation as a file.

        Raises:
            NotebookError: it is none, or there is no such form or style.
            SelectionError: one of its quotations does not stand where it says.
        """
        kind, compiling = _form(form), self._compiling(style)
        exchanges = exchanges_of(read_json(_utf8(body)), find=find, shelf=self._shelf)
        handout = compiling.conversation(exchanges)
        return _file(kind, handout, written_file(kind, handout))

    def _compiling(self, style: str) -> Compiling:
        return Compiling(_style(style), self._stylist, origin=self._origin, labels=self._labels)


def add_notebook(
    app: "FastAPI", sources: Library, served: VisibleDocuments, outlines: Outlines
) -> None:
    """`GET /source/{identity}/note`, `POST /notebook/export`, `/import`, `/conversation/export`."""
    from fastapi import Request, Response

    stylist = Stylist()
    in_turn = partial(_in_turn, Arrivals(ROOM), asyncio.Semaphore(AT_ONCE))

    def shelf(request: Request, language: str) -> QuotableDocuments:
        documents = served.all(request.cookies)
        return QuotableDocuments(documents, sources, outlines, texts_in(language))

    def asked(request: Request, language: str) -> ExportRequest:
        found = shelf(request, language)
        return ExportRequest(found, stylist, language=language, origin=_origin(request))

    @app.get("/source/{identity}/note")
    def note(
        request: Request, identity: str, start: int, end: int, language: str = ENGLISH
    ) -> Response:
        document = served.one(identity, request.cookies)
        span = Span(start, end)
        quoted = partial(shelf(request, language).quoted, document, span)
        return _json(_or_refused(lambda: quoted().record, texts_in(language)))

    @app.post("/notebook/export", max_body_size=2 * LARGEST)
    async def export(
        request: Request, form: str, style: str = Form.APA.value, language: str = ENGLISH
    ) -> Response:
        make = asked(request, language).exported
        return await in_turn(request, lambda body: make(body, form, style))

    @app.post("/notebook/import", max_body_size=2 * LARGEST)
    async def imported(request: Request, language: str = ENGLISH) -> Response:
        return await in_turn(request, asked(request, language).imported)

    @app.post("/conversation/export", max_body_size=2 * LARGEST)
    async def conversation(
        request: Request, form: str, style: str = Form.APA.value, language: str = ENGLISH
    ) -> Response:
        make = asked(request, language).conversation
        find = partial(served.one, cookies=request.cookies)
        return await in_turn(request, lambda body: make(body, form, style, find))


async def _in_turn(
    arrivals: Arrivals,
    turns: asyncio.Semaphore,
    request: "Request",
    make: Callable[[bytes], "Response"],
) -> "Response":
    """What is made of the bytes that were sent, while few others are at it; the rest wait.

    Only what has arrived waits for its turn: who sends slowly keeps nobody waiting.
    """
    from starlette.concurrency import run_in_threadpool

    async with arrivals.body(request, largest=LARGEST, refused=_too_large) as body, turns:
        return await run_in_threadpool(_or_refused, lambda: make(body), texts_for(request.headers))


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
        understood=texts["answer.understood"],
        closest=texts["answer.closest"],
        moved=texts["handout.moved"],
        missing=texts["handout.missing"],
        not_served=texts["handout.not-served"],
    )


def _or_refused(make: Callable[[], Made], texts: Texts) -> Made:
    """What is made, or the sentence why it is not."""
    from fastapi import HTTPException

    try:
        return make()
    except NotebookError as error:
        raise HTTPException(422, sentence(error, texts)) from error
    except SelectionError as error:
        raise HTTPException(409, sentence(error, texts)) from error


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


def _origin(request: "Request") -> str | None:
    """Where the page stands, as the browser knows it; a proxy changes what arrives here."""
    for known in (request.headers.get("origin", ""), str(request.base_url).rstrip("/")):
        if ORIGIN.fullmatch(known):
            return known
    return None


def _too_large(_size: int | None) -> "HTTPException":
    from fastapi import HTTPException

    most = f"{LARGEST / 2**20:.0f} MB"
    return HTTPException(413, f"This is more than {most}, the most a notebook has.")


def _utf8(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise NotebookError("What was sent is not in UTF-8.", code="notebook-bytes") from error


def _json(record: NoteRecord | ImportedRecord) -> "Response":
    """JSON in ASCII: half a character in a document's words stays what it is."""
    from fastapi import Response

    headers = {"cache-control": "no-store"}
    return Response(json.dumps(record), media_type="application/json", headers=headers)


def _file(form: FileForm, handout: Handout, data: bytes) -> "Response":
    """A file under the name of its title."""
    from fastapi import Response

    letters = "".join(each if each.isalnum() else " " for each in handout.title)
    name = "-".join(letters.split())[:LONGEST_NAME].strip("-") or UNNAMED
    plain = name if name.isascii() else UNNAMED
    ending = ENDINGS[form]
    named = f"filename=\"{plain}{ending}\"; filename*=UTF-8''{quote(name)}{ending}"
    headers = {"cache-control": "no-store", "content-disposition": f"attachment; {named}"}
    return Response(data, media_type=TYPES[form], headers=headers)
