"""The door to Gradio: of all that it can do, only the page and the files that make it up.

Gradio fetches addresses for whoever asks, takes files in, keeps what visitors press, and has more
routes with each version; what is not named here is not there. The page asks its questions by a
route of our own (`ui/routes/chat.py`), so nothing that Gradio would work on, or keep, comes in.
"""

import re
from typing import cast

from ui.web import Application, Receive, Scope, Send

PAGE = "/"
FILES = frozenset({"/favicon.ico", "/theme.css", "/static/js/iframeResizer.contentWindow.min.js"})
ASSET = re.compile(r"/assets/\w[\w.-]*", re.ASCII)
"""Example: `/assets/Index-XJ9wGPKP.js`."""


class Door:
    """An ASGI application that lets Gradio's answer what makes up the page, and nothing else.

    What follows a question mark it is not told, and there is nothing here that reads a body.
    """

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, written anew.

        Raises:
            HTTPException: there is no such thing here.
        """
        from fastapi import HTTPException

        path = cast(str, scope["path"])
        if not _is_open(scope["method"], path):
            raise HTTPException(404)
        asked = {**scope, "path": path, "raw_path": path.encode(), "query_string": b""}
        await self.app(asked, receive, send)


def _is_open(method: object, path: str) -> bool:
    if path == PAGE:
        return method in {"GET", "HEAD"}
    return method == "GET" and (path in FILES or ASSET.fullmatch(path) is not None)
