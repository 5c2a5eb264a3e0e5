"""Visitors' own documents, those on their way to them too, and the cookie that says who asks.

A document stands in memory until it is read and is written to no file.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.documents import Document
from bot.library import LARGEST, Library, Uploads, own_name, too_large
from bot.segmentation import Corrections
from bot.viewing import doubts_of
from ui.access.listing import Listed, listed
from ui.web import Arrivals, Texts, sentence, texts_for

if TYPE_CHECKING:
    from fastapi import Request

COOKIE = "footnote_visitor"
TOKEN = re.compile(r"[\w-]{43}", re.ASCII)  # 256 random bits: "x1-…_Q", in 43 letters
ROOM = 400_000_000  # bytes of all documents on their way, being read or waiting
AT_ONCE = 8  # documents being read or waiting; how many are on their way shuts nobody out
BEATS = 4  # how often the page says it is still open while documents are kept
LONGEST_BEAT = 300  # seconds between two
BUSY = "Other documents are being added at this moment; try again when they are."


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


class ArrivingUploads:
    """Documents on their way to their visitors, one read at a time, and those that are there.

    Args:
        library: says how much there is of each.
    """

    def __init__(self, visitors: Uploads, library: Library) -> None:
        self.visitors = visitors
        self._library = library
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
            documents=listed(self.documents(cookies), self._library, texts),
            adding=(adding,) if adding else (),
        )

    async def add(self, visitor: str, name: str, request: "Request") -> tuple[Listed, ...]:
        """Take a document out of a request and keep it for a visitor.

        Raises:
            HTTPException: it does not arrive, or too many others are on their way.
            UploadError: it is over a limit.
            DocumentError: it cannot be read.
            LibraryError: it cannot be kept.
        """
        from fastapi import HTTPException

        if visitor in self._adding:
            raise HTTPException(503, BUSY)
        self._refuse_where_busy()
        self._adding[visitor] = adding = Adding(own_name(name))
        try:
            async with self._arrivals.body(
                request, largest=LARGEST, refused=lambda size: too_large(name, size)
            ) as data:
                self._refuse_where_busy()
                adding.stage = Stage.WAITING
                texts = texts_for(request.headers)
                work = asyncio.get_running_loop().run_in_executor
                return await work(self._worker, self._keep, visitor, adding, data, texts)
        finally:
            del self._adding[visitor]

    async def correct(self, visitor: str, document: Document, corrections: Corrections) -> None:
        """Read a visitor's document as they say, when others' have been read.

        Raises:
            HTTPException: a document of theirs, or too many of others', are on their way.
            LibraryError: it is not held any more.
        """
        from fastapi import HTTPException

        if visitor in self._adding:
            raise HTTPException(503, BUSY)
        self._refuse_where_busy()
        self._adding[visitor] = adding = Adding(document.name, Stage.WAITING)

        def work() -> None:
            progress = _telling(adding)
            self._library.readings.correct(document, corrections, progress=progress)

        try:
            await asyncio.get_running_loop().run_in_executor(self._worker, work)
        finally:
            del self._adding[visitor]

    def _refuse_where_busy(self) -> None:
        from fastapi import HTTPException

        arrived = [each for each in self._adding.values() if each.stage is not Stage.ARRIVING]
        if len(arrived) >= AT_ONCE:
            raise HTTPException(503, BUSY)

    def _keep(self, visitor: str, adding: Adding, data: bytes, texts: Texts) -> tuple[Listed, ...]:
        """Keep a file; its documents as they are listed, the first with what was not added."""
        adding.stage = Stage.READING
        arrived = self.visitors.add(visitor, adding.name, data, progress=_telling(adding))
        left = tuple(sentence(each, texts) for each in arrived.passed_over)
        shown = listed(arrived.documents, self._library, texts)
        return tuple(
            replace(
                each, notes=(*each.notes, *self._doubts(document, texts), *(() if at else left))
            )
            for at, (document, each) in enumerate(zip(arrived.documents, shown, strict=True))
        )

    def _doubts(self, document: Document, texts: Texts) -> tuple[str, ...]:
        doubts = doubts_of(self._library.transcript(document))
        return tuple(f"{sentence(each, texts)} {texts['speakers.where']}" for each in doubts)


def _telling(adding: Adding) -> Callable[[int, int], None]:
    """What is told how far a document is."""

    def progress(done: int, total: int) -> None:
        adding.stage, adding.done, adding.total = Stage.ENCODING, done, total

    return progress


def visitor_of(cookies: Mapping[str, str]) -> str | None:
    """The visitor's token, if there is one that can be ours."""
    token = cookies.get(COOKIE, "")
    return token if TOKEN.fullmatch(token) else None
