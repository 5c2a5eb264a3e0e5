"""The web application: Gradio's page, and the routes beside it.

Nothing here comes from another host and nothing is told to one. Decides nothing: what is an answer
and where it stands is the chatbot's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.routing import Mount

from bot.chatbot import Chatbot
from bot.errors import (
    DetailsError,
    DocumentError,
    FootnoteError,
    NotebookError,
    PhraseError,
    SelectionError,
    UploadError,
)
from bot.formats import PassedOver
from bot.library import Library, Uploads
from bot.viewing import PageImages
from ui.chat import Door, build_page, build_theme, import_gradio
from ui.routes import ROUTERS, UPLOADING, OwnStatusError, Site
from ui.web import (
    LOOPBACK,
    ChatRequestError,
    Guard,
    NotServedError,
    Paced,
    catalogues,
    sentence,
    texts_for,
)

STATIC = Path(__file__).parent / "static"
OWN = LOOPBACK | {"::1"}  # addresses that no other machine can reach
UNREADABLE = "What was sent cannot be read; load the page again."
LARGEST_UPLOAD = (
    "1kb"  # by Gradio's own route, which nobody reaches; ours is in ui/routes/uploads.py
)
LARGEST_BODY = 5_000_000  # bytes of a request, where its route says nothing else
STATUSES = {
    NotServedError: 404,
    UploadError: 409,
    ChatRequestError: 422,
    DetailsError: 422,
    DocumentError: 422,
    NotebookError: 422,
    PhraseError: 422,
    SelectionError: 422,
    FootnoteError: 500,
}
"""The HTTP status of each failure, and of those under it in the tree of `bot/errors.py`."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says before anybody asks."""

    examples: tuple[str, ...] = ()
    """Questions shown as buttons that ask at once."""
    passed_over: PassedOver = field(default_factory=PassedOver)
    """What of the folders that are served was not read; told on one's own machine alone."""


NOTHING = Told()


def build_app(
    chatbot: Chatbot,
    *,
    library: Library,
    pictures: PageImages,
    visitors: Uploads | None = None,
    told: Told = NOTHING,
    host: str = "127.0.0.1",
) -> FastAPI:
    """The page for one chatbot, ready to be served.

    Args:
        library: holds the documents.
        pictures: draws the pages of PDFs.
        visitors: keeps the documents visitors upload; None lets nobody upload.
        told: what the page says before anybody asks.
        host: the address it will be served at; on loopback it answers to no other name, and lets
            names and details be corrected.
    """
    app = build_routes(
        Site.of(
            chatbot,
            library=library,
            pictures=pictures,
            visitors=visitors,
            may_correct=host in OWN,
            passed_over=told.passed_over,
        )
    )
    _mount_page(app, told.examples)
    app.add_middleware(Paced)
    app.add_middleware(Guard, hosts=LOOPBACK if host in OWN else None)
    return app


def build_routes(site: Site) -> FastAPI:
    """The routes beside the page; none of Gradio is in it."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, max_body_size=LARGEST_BODY)
    app.state.site = site
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(FootnoteError, _failed)
    app.add_exception_handler(OwnStatusError, _failed_otherwise)
    app.mount("/page", StaticFiles(directory=STATIC))
    for router in ROUTERS:
        app.include_router(router)
    if site.uploads is not None:
        app.include_router(UPLOADING)
    return app


def _mount_page(app: FastAPI, examples: Sequence[str]) -> None:
    """Gradio's page at "/", with all of Gradio off that keeps, tells or offers anything else."""
    import_gradio()
    import gradio

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


async def _unreadable(_request: Request, _error: Exception) -> JSONResponse:
    """Say that what was sent is no wish.

    FastAPI's own refusal repeats it, which cannot always be sent back: no JSON has an infinite
    number or half a character.
    """
    return JSONResponse({"detail": UNREADABLE}, status_code=422)


async def _failed(request: Request, error: Exception) -> JSONResponse:
    """Say in a sentence what went wrong."""
    assert isinstance(error, FootnoteError)
    status = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    return _said(request, error, status)


async def _failed_otherwise(request: Request, error: Exception) -> JSONResponse:
    """Say the same where a route has a status of its own for it."""
    assert isinstance(error, OwnStatusError)
    return _said(request, error.error, error.status)


def _said(request: Request, error: FootnoteError, status: int) -> JSONResponse:
    detail = sentence(error, texts_for(request.headers))
    return JSONResponse({"detail": detail}, status_code=status)
