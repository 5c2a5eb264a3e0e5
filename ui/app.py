"""The web application: Gradio's page, and the routes beside it.

Nothing here comes from another host and nothing is told to one. Decides nothing: what is an answer
and where it stands is the chatbot's.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.chatbot import Chatbot
from bot.checking import PreparedCache, no_names
from bot.errors import FootnoteError, LibraryError
from bot.library import Library, Uploads
from bot.segmentation import Transcript
from bot.viewing import PageImages
from ui.access import Excerpts, Outlines, VisibleDocuments, nothing, nowhere
from ui.chat import ChatEvents, Door, build_page, import_gradio
from ui.routes import (
    VisitorRoutes,
    add_answers,
    add_checking,
    add_citing,
    add_doc,
    add_library,
    add_notebook,
    add_pictures,
    add_places,
    add_quotations,
    add_source,
    add_speakers,
    add_suggestions,
    add_uploads,
)
from ui.web import LOOPBACK, Guard, NotServedError, Paced, catalogues, sentence, texts_for

if TYPE_CHECKING:
    from fastapi import FastAPI

STATIC = Path(__file__).parent / "static"
OWN = LOOPBACK | {"::1"}  # addresses that no other machine can reach
UNREADABLE = "What was sent cannot be read; load the page again."
LARGEST_UPLOAD = (
    "1kb"  # by Gradio's own route, which nobody reaches; ours is in ui/routes/uploads.py
)
LARGEST_BODY = 5_000_000  # bytes of a request, where its route says nothing else


def build_app(
    chatbot: Chatbot,
    *,
    examples: Sequence[str] = (),
    host: str = "127.0.0.1",
    library: Library | None = None,
    visitors: Uploads | None = None,
    pictures: PageImages | None = None,
) -> "FastAPI":
    """The page for one chatbot, ready to be served.

    Args:
        examples: questions shown as buttons that ask at once.
        host: the address it will be served at; on loopback it answers to no other name.
        library: holds the documents: by it speakers are known and, on loopback, renamed, and what
            a person selects is quoted; None offers none of that.
        visitors: keeps the documents visitors upload; None lets nobody upload.
        pictures: draws the pages of PDFs; None shows their text alone.
    """
    from fastapi import FastAPI
    from fastapi.staticfiles import StaticFiles

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, max_body_size=LARGEST_BODY)
    app.mount("/page", StaticFiles(directory=STATIC))
    known = library.statistics if library else nowhere
    transcript_of = library.transcript if library else Transcript.of
    uploads = VisitorRoutes(visitors, shelf=known) if visitors else None
    served = VisibleDocuments(chatbot.documents, uploads.documents if uploads else nothing)
    _explain(app)
    if uploads is not None:
        add_uploads(app, uploads)
    add_library(app, served, visitors, shelf=known)
    outlines = Outlines(transcript_of)
    excerpts = Excerpts(served, outlines, library)
    add_source(app, served, outlines, library)
    add_places(app, served, outlines)
    add_pictures(app, served, pictures)
    add_doc(app, served, outlines, library)
    add_suggestions(app, served, excerpts, chatbot)
    add_checking(app, served, library.names if library else no_names, PreparedCache(transcript_of))
    if library is not None:
        add_quotations(app, served, outlines, library)
        add_speakers(app, library, served, may_rename=host in OWN)
        add_citing(app, library, served, outlines, may_correct=host in OWN)
        add_notebook(app, library, served, outlines)
    add_answers(app, ChatEvents(chatbot, served, excerpts))
    _mount_page(app, examples)
    app.add_middleware(Paced)
    app.add_middleware(Guard, hosts=LOOPBACK if host in OWN else None)
    return app


def _mount_page(app: "FastAPI", examples: Sequence[str]) -> None:
    """Gradio's page at "/", with all of Gradio off that keeps, tells or offers anything else."""
    import_gradio()
    import gradio
    from starlette.routing import Mount

    from ui.chat import build_theme

    i18n = gradio.I18n(**{language: dict(texts) for language, texts in catalogues().items()})
    gradio.mount_gradio_app(
        app,
        build_page(i18n, examples=examples),
        "/",
        app_kwargs={"openapi_url": None},
        footer_links=[],
        run_history=False,
        allowed_paths=[],
        favicon_path=str(STATIC / "footnote.svg"),
        show_error=False,
        max_file_size=LARGEST_UPLOAD,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        theme=build_theme(),
        head_paths=[Path(__file__).parent / "templates" / "head.html"],
        i18n=i18n,
    )
    mounted = app.routes[-1]
    assert isinstance(mounted, Mount)
    mounted.app = Door(mounted.app)


def _explain(app: "FastAPI") -> None:
    """Let every route say in a sentence what is not served, is damaged, or is no wish.

    FastAPI's own refusal repeats what was sent, which cannot always be sent back: no JSON has an
    infinite number or half a character.
    """
    from fastapi import Request
    from fastapi.exceptions import RequestValidationError
    from fastapi.responses import JSONResponse

    def _told(request: Request, error: FootnoteError, status: int) -> JSONResponse:
        detail = sentence(error, texts_for(request.headers))
        return JSONResponse({"detail": detail}, status_code=status)

    @app.exception_handler(RequestValidationError)
    def unreadable(_request: Request, _error: Exception) -> JSONResponse:
        return JSONResponse({"detail": UNREADABLE}, status_code=422)

    @app.exception_handler(NotServedError)
    def missing(request: Request, error: NotServedError) -> JSONResponse:
        return _told(request, error, 404)

    @app.exception_handler(LibraryError)
    def damaged(request: Request, error: LibraryError) -> JSONResponse:
        return _told(request, error, 500)
