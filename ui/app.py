"""The web application: Gradio's page, and the routes beside it.

Nothing here comes from another host and nothing is told to one. Decides nothing: what is an answer
and where it stands is the chatbot's.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.document import Document
from bot.visitors import Visitors
from ui.conversation import Chatbot, Cookies, OwnDocuments, nothing
from ui.guard import LOOPBACK, Guard
from ui.outlines import Outlines
from ui.page import build_page
from ui.panel import uploads_html
from ui.source import Source, Window
from ui.speakers import Speakers, add_speakers
from ui.uploads import Uploads, add_uploads

if TYPE_CHECKING:
    from fastapi import FastAPI

STATIC = Path(__file__).parent / "static"
ENVIRONMENT = {
    "GRADIO_ANALYTICS_ENABLED": "False",  # else it reports each start to its makers
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",  # events between summaries nobody reads here
}
OWN = LOOPBACK | {"::1"}  # addresses that no other machine can reach
LARGEST_UPLOAD = "1kb"  # by Gradio's own route, which keeps a file; ours is in ui/uploads.py


def build_app(
    chatbot: Chatbot,
    *,
    examples: Sequence[str] = (),
    host: str = "127.0.0.1",
    speakers: Speakers | None = None,
    visitors: Visitors | None = None,
) -> "FastAPI":
    """The page for one chatbot, ready to be served.

    Args:
        examples: questions shown as buttons that ask at once.
        host: the address it will be served at; on loopback it answers to no other name.
        speakers: what knows the documents' speakers and, on loopback, renames them.
        visitors: keeps the documents visitors upload; None lets nobody upload.
    """
    os.environ.update(ENVIRONMENT)
    import gradio
    from fastapi import FastAPI
    from fastapi.staticfiles import StaticFiles

    from ui.theme import build_theme

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/page", StaticFiles(directory=STATIC))
    uploads = Uploads(visitors) if visitors else None
    own = uploads.documents if uploads else nothing
    if uploads is not None:
        add_uploads(app, uploads)
    _add_source(app, chatbot, own, speakers, may_rename=host in OWN)
    gradio.mount_gradio_app(
        app,
        build_page(
            chatbot,
            examples=examples,
            own=own,
            uploads=uploads_html(uploads.visitors.keep) if uploads else "",
        ),
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
    )
    app.add_middleware(Guard, hosts=LOOPBACK if host in OWN else None)
    return app


def _add_source(
    app: "FastAPI",
    chatbot: Chatbot,
    own: OwnDocuments,
    speakers: Speakers | None,
    *,
    may_rename: bool,
) -> None:
    """`GET /source/{document}`: a window of a document's text, around a span or beside another."""
    from fastapi import HTTPException, Request, Response

    outlines = Outlines()

    def document_of(identity: str, cookies: Cookies) -> Document:
        for document in (*chatbot.documents, *own(cookies)):
            if document.id == identity:
                return document
        raise HTTPException(404, "This document is not being served.")

    def source_of(document: Document) -> Source:
        names = speakers.names(document) if speakers else None
        return Source(document, outlines.of(document), names)

    if speakers is not None:
        add_speakers(app, speakers, document_of, may_rename=may_rename)

    @app.get("/source/{document}")
    def source(
        request: Request,
        response: Response,
        document: str,
        start: int = 0,
        end: int | None = None,
        after: int | None = None,
        before: int | None = None,
    ) -> Window:
        response.headers["cache-control"] = "no-store"
        found = source_of(document_of(document, request.cookies))
        if after is not None:
            return found.after(after)
        if before is not None:
            return found.before(before)
        end = start if end is None else end
        if not 0 <= start <= end <= len(found.document.text):
            raise HTTPException(404, "This place is not in the document.")
        return found.around(start, end)
