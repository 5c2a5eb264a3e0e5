"""The routes by which a visitor adds documents of their own, and the cookie that says who asks.

The body of a `PUT` is the document: it stands in memory until it is read and is written to no file.
Another site's page can ask for nothing here (`ui/web/security.py`) and is sent no cookie.
"""

import asyncio
import re
import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.documents import Document
from bot.errors import DocumentError, FootnoteError, LibraryError, UploadError
from bot.library import LARGEST, Uploads, own_name, too_large
from ui.access import Listed, Shelf, listed, nowhere
from ui.web import Arrivals, Texts, sentence, texts_for

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

COOKIE = "footnote_visitor"
TOKEN = re.compile(r"[\w-]{43}", re.ASCII)  # 256 random bits: "x1-…_Q", in 43 letters
TOKEN_BYTES = 32  # random: nobody guesses another's
ROOM = 400_000_000  # bytes of all documents on their way, being read or waiting
AT_ONCE = 8  # documents being read or waiting; how many are on their way shuts nobody out
BEATS = 4  # how often the page says it is still open while documents are kept
LONGEST_BEAT = 300  # seconds between two
STRANGER = (
    "Documents can be added only where the browser keeps a cookie, by which Footnote knows whose "
    "they are; allow cookies for this page and load it again. Asking works without."
)
BUSY = "Other documents are being added at this moment; try again when they are."
REFUSED = {UploadError: 409, DocumentError: 422, LibraryError: 507}  # HTTP statuses


class Stage(StrEnum):
    """How far a document on its way has come."""

    ARRIVING = "arriving"
    WAITING = "waiting"
    READING = "reading"
    ENCODING = "encoding"


@dataclass(slots=True, eq=False)
class Adding:
    """A document on its way, in numbers of passages."""

    name: str
    stage: Stage = Stage.ARRIVING
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Owned:
    """What a visitor has, as sent to the browser."""

    known: bool
    """Whether the browser sent its cookie."""
    beat: float
    """Seconds after which the page asks again, so that its visitor counts as seen."""
    documents: tuple[Listed, ...] = ()
    adding: tuple[Adding, ...] = ()


class VisitorRoutes:
    """Documents on their way to their visitors, one read at a time.

    Args:
        shelf: says how much there is of each.
    """

    def __init__(self, visitors: Uploads, *, shelf: Shelf = nowhere) -> None:
        self.visitors = visitors
        self._shelf = shelf
        self._adding: dict[str, Adding] = {}
        self._arrivals = Arrivals(ROOM, busy=BUSY)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="uploads")

    def documents(self, cookies: Mapping[str, str]) -> tuple[Document, ...]:
        """The own documents of whoever sent these cookies, who is seen by it."""
        visitor = visitor_of(cookies)
        if visitor is None:
            return ()
        self.visitors.seen(visitor)
        return self.visitors.documents(visitor)

    def owned(self, cookies: Mapping[str, str], texts: Texts) -> Owned:
        """What whoever sent these cookies has, and what is on its way to them."""
        visitor = visitor_of(cookies)
        beat = min(self.visitors.keep.total_seconds() / BEATS, LONGEST_BEAT)
        if visitor is None:
            return Owned(known=False, beat=beat)
        adding = self._adding.get(visitor)
        return Owned(
            known=True,
            beat=beat,
            documents=listed(self.documents(cookies), self._shelf, texts),
            adding=(adding,) if adding else (),
        )

    async def add(self, visitor: str, name: str, request: "Request") -> Listed:
        """Take a document out of a request and keep it for a visitor.

        Raises:
            HTTPException: it cannot be kept; its detail is the sentence that says why.
        """
        from fastapi import HTTPException

        if visitor in self._adding:
            raise HTTPException(503, BUSY)
        texts = texts_for(request.headers)
        self._refuse_where_busy()
        self._adding[visitor] = adding = Adding(own_name(name))
        try:
            async with self._arrivals.body(
                request, largest=LARGEST, refused=lambda size: too_large(name, size)
            ) as data:
                self._refuse_where_busy()
                adding.stage = Stage.WAITING
                work = asyncio.get_running_loop().run_in_executor
                return await work(self._worker, self._keep, visitor, adding, data, texts)
        except FootnoteError as error:
            raise HTTPException(_status(error), sentence(error, texts)) from error
        finally:
            del self._adding[visitor]

    def _refuse_where_busy(self) -> None:
        from fastapi import HTTPException

        arrived = [each for each in self._adding.values() if each.stage is not Stage.ARRIVING]
        if len(arrived) >= AT_ONCE:
            raise HTTPException(503, BUSY)

    def _keep(self, visitor: str, adding: Adding, data: bytes, texts: Texts) -> Listed:
        def progress(done: int, total: int) -> None:
            adding.stage, adding.done, adding.total = Stage.ENCODING, done, total

        adding.stage = Stage.READING
        document = self.visitors.add(visitor, adding.name, data, progress=progress)
        return listed([document], self._shelf, texts)[0]


def visitor_of(cookies: Mapping[str, str]) -> str | None:
    """The visitor's token, if there is one that can be ours."""
    token = cookies.get(COOKIE, "")
    return token if TOKEN.fullmatch(token) else None


def add_uploads(app: "FastAPI", uploads: VisitorRoutes) -> None:
    """`/documents`: `GET` lists a visitor's own, `PUT` adds the body, `DELETE` removes by name."""
    from fastapi import HTTPException, Request, Response

    def known(request: Request) -> str:
        visitor = visitor_of(request.cookies)
        if visitor is None:
            raise HTTPException(401, STRANGER)
        return visitor

    @app.get("/documents")
    def owned(request: Request, response: Response) -> Owned:
        response.headers["cache-control"] = "no-store"
        _renew(request, response, int(uploads.visitors.keep.total_seconds()))
        return uploads.owned(request.cookies, texts_for(request.headers))

    @app.put("/documents", max_body_size=2 * LARGEST)
    async def add(request: Request, name: str) -> Listed:
        return await uploads.add(known(request), name, request)

    @app.delete("/documents")
    def remove(request: Request, name: str) -> Owned:
        texts = texts_for(request.headers)
        try:
            uploads.visitors.remove(known(request), name)
        except FootnoteError as error:
            raise HTTPException(_status(error), sentence(error, texts)) from error
        return uploads.owned(request.cookies, texts)


def _renew(request: "Request", response: "Response", seconds: int) -> None:
    """Let the browser keep the visitor's token as long as the documents; a new one, if it has none.

    Not where another site led the browser here: then it sends no cookie, and would lose its own.
    """
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return
    response.set_cookie(
        COOKIE,
        visitor_of(request.cookies) or secrets.token_urlsafe(TOKEN_BYTES),
        max_age=max(1, seconds),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def _status(error: FootnoteError) -> int:
    return next((status for kind, status in REFUSED.items() if isinstance(error, kind)), 500)
