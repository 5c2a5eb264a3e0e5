"""Visitors' own documents: uploaded in the browser, seen by one visitor, kept for a while.

A visitor is an unguessable token, which stands nowhere on the disk: places hold a digest of it.
The same bytes uploaded by two visitors are two documents, each read and encoded by itself, so that
neither can tell by the time it takes. Who is not seen for `keep` loses everything, and its words
are overwritten.
"""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath

from cachetools import LRUCache

from bot.documents import SLASH, UNNAMED, Document, one_line
from bot.errors import DocumentError, FootnoteError, Notice, UploadError
from bot.formats import decode_document, parcel_of
from bot.library.library import Library
from bot.storage import UPLOADED, Upload

HOUR = timedelta(hours=1)
LARGEST = 50_000_000  # bytes a document; it stands in memory while it waits to be read
MOST = 20  # documents a visitor; as many as a list shows that is not searched
MOST_ORIGINALS = 200_000_000  # bytes kept of a visitor's PDFs, to show their pages
LONGEST = 50_000_000  # code points of a visitor's documents together: what one text of LARGEST has
LONGEST_NAME = 255  # code points; no file system has longer names
LONGEST_ENDING = 16  # code points of a name's end that stay where it is cut
SEEN_EVERY = 60  # parts of `keep`; a visitor is written down as seen no more often than that
AT_HAND = 8  # visitors whose documents are in memory; those of others are read again


def too_large(name: str, size: int | None = None) -> UploadError:
    """The refusal of a document of so many bytes, or of more than were read."""
    limit = round(LARGEST / 1e6)
    if size is None:
        return UploadError(
            "{name} is too large, and the limit is {limit} MB; split it into smaller documents.",
            code="upload-large",
            name=own_name(name),
            limit=limit,
        )
    return UploadError(
        "{name} has {size} MB, and the limit is {limit} MB; split it into smaller documents.",
        code="upload-larger",
        name=own_name(name),
        size=size / 1e6,
        limit=limit,
    )


def own_name(name: str) -> str:
    """What an uploaded document is called: on one line, without a folder, of bearable length.

    A name that is one already stays as it is. Control characters become U+FFFD.
    """
    name = SLASH.split(name)[-1]
    name = "".join(letter if one_line(letter) == letter else "\ufffd" for letter in name)
    name = UNNAMED if name in ("", ".", "..") else name
    if len(name) <= LONGEST_NAME:
        return name
    ending = PurePosixPath(name).suffix[-LONGEST_ENDING:]
    return f"{name[: LONGEST_NAME - len(ending) - 1]}…{ending}"


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of one file that a visitor added."""

    documents: tuple[Document, ...]
    """Several where it holds several."""
    passed_over: tuple[Notice, ...] = ()
    """Why others that it holds were not added."""


@dataclass(frozen=True, slots=True)
class VisitorUploads:
    """What one visitor has at one moment."""

    uploads: tuple[Upload, ...]
    documents: tuple[Document, ...]


class Uploads:
    """Whose documents are whose. Several threads may use it; documents are added one at a time.

    Args:
        keep: how long documents stay after their visitor was last seen.
        clock: gives the time.
    """

    def __init__(
        self,
        library: Library,
        *,
        keep: timedelta = HOUR,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.keep = keep
        self._library = library
        self._visits = library.visits
        self._clock = clock
        self._adding = threading.Lock()
        self._at_hand: LRUCache[str, VisitorUploads] = LRUCache(AT_HAND)
        self._shelving = threading.Lock()

    def documents(self, visitor: str) -> tuple[Document, ...]:
        """A visitor's own documents, ordered by name."""
        under = _under(visitor)
        uploads = self._visits.uploads(under)
        if not uploads:
            return ()
        with self._shelving:
            found = self._at_hand.get(under)
        if found is None or found.uploads != uploads:
            found = VisitorUploads(uploads, self._visits.uploaded(under))
        with self._shelving:
            self._at_hand[under] = found
        return found.documents

    def add(
        self,
        visitor: str,
        name: str,
        data: bytes,
        *,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Arrived:
        """Keep a document for a visitor, in place of the one of that name, if they have one.

        What it holds (attachments, the files of an archive) is kept beside it as far as it can be.

        Waits for other visitors' documents: encoding one takes all there is of the machine.

        Args:
            progress: told the passages done and the passages in all, where any are to be encoded.

        Raises:
            UploadError: it is over a limit.
            DocumentError: it cannot be read.
            LibraryError: it cannot be kept; whatever was kept before still is.
        """
        if len(data) > LARGEST:
            raise too_large(name, len(data))
        name = own_name(name)
        with self._adding:
            parcel = parcel_of(data, name=name)
            if parcel is None:
                return Arrived((self._keep(visitor, name, data, progress),))
            files = [(name, data)] if parcel.is_document else []
            files += [(f"{name}/{each.name}", each.data) for each in parcel.members]
            documents: list[Document] = []
            refused: list[FootnoteError] = []
            for called, each in files:
                try:
                    documents.append(self._keep(visitor, called, each, progress))
                except (DocumentError, UploadError) as error:
                    refused.append(error)
            if not documents and refused:
                raise refused[0]
            if not documents:
                raise DocumentError(
                    "{name} holds no document that Footnote reads.", code="holds-none", name=name
                )
            notices = (*parcel.passed_over.notices, *(error.notice for error in refused))
            return Arrived(tuple(documents), notices)

    def _keep(
        self, visitor: str, name: str, data: bytes, progress: Callable[[int, int], None]
    ) -> Document:
        """Keep one document."""

        def told(done: int, total: int) -> None:
            self.seen(visitor)  # who waits for a long document is there
            progress(done, total)

        self._check(visitor, name, 0)
        document = replace(decode_document(data, name=name), owner=_key(visitor))
        self._check(visitor, name, len(document.text))
        self._see(visitor)
        self._library.add(document, place=_place(visitor, name), progress=told)
        self._see(visitor)
        return self._with_its_pages(visitor, document, data)

    def remove(self, visitor: str, name: str) -> None:
        """Forget a visitor's document.

        Raises:
            UploadError: they have none of that name.
        """
        place = _place(visitor, name)  # one that stands in another file has its folder too
        there = {upload.place for upload in self._visits.uploads(_under(visitor))}
        if place not in there:
            place = _place(visitor, own_name(name))
        if place not in there:
            raise UploadError(
                "There is no {name} among your documents any more.",
                code="upload-gone",
                name=own_name(name),
            )
        self._library.forget([place])

    def seen(self, visitor: str) -> None:
        """Keep this visitor's documents for as long again."""
        key = _key(visitor)
        last, now = self._visits.seen(key), self._moment()
        if last is not None and now - last > self.keep.total_seconds() / SEEN_EVERY:
            self._visits.see(key, now)

    def expire(self) -> int:
        """Remove the documents of all who were not seen for `keep`; how many there were."""
        limit = self._moment() - int(self.keep.total_seconds())
        there = self._visits.seen_since(limit)
        places = [upload.place for upload in self._visits.uploads()]
        gone = [place for place in places if _owner(place) not in there]
        if gone:
            self._library.forget(gone)
            with self._shelving:
                self._at_hand.clear()
        self._visits.let_go(limit)
        return len(gone)

    def _with_its_pages(self, visitor: str, document: Document, data: bytes) -> Document:
        """The document, with a note where its bytes are not kept and its pages not shown."""
        if document.format != "pdf" or self._library.keep_original(
            document, data, under=_under(visitor), most=MOST_ORIGINALS
        ):
            return document
        note = (
            "Its pages cannot be shown, only its text: with it, more than "
            f"{MOST_ORIGINALS / 1e6:.0f} MB would be kept for you."
        )
        return replace(document, notes=(*document.notes, note))

    def _check(self, visitor: str, name: str, length: int) -> None:
        """Refuse a document that would be one too many, or of one text too much."""
        place = _place(visitor, name)
        uploads = self._visits.uploads(_under(visitor))
        others = [upload for upload in uploads if upload.place != place]
        if len(others) >= MOST:
            raise UploadError(
                "{name} was not added: you have {count} documents here, which is the most; "
                "remove one first.",
                code="uploads-most",
                name=name,
                count=len(others),
            )
        held = sum(upload.characters for upload in others)
        if held + length > LONGEST:
            raise UploadError(
                "{name} was not added: it has {length} characters, and with yours there would "
                "be over {limit}, which is the most; remove some first.",
                code="uploads-long",
                name=name,
                length=length,
                limit=LONGEST,
            )

    def _see(self, visitor: str) -> None:
        self._visits.see(_key(visitor), self._moment())

    def _moment(self) -> int:
        """Now, in seconds since 1970."""
        return int(self._clock().timestamp())


def _key(visitor: str) -> str:
    """What stands on the disk for a token: nobody can make the token of it."""
    return hashlib.sha256(visitor.encode("utf-8", "surrogatepass")).hexdigest()


def _under(visitor: str) -> str:
    return f"{UPLOADED}{_key(visitor)}/"


def _place(visitor: str, name: str) -> str:
    return f"{_under(visitor)}{name}"


def _owner(place: str) -> str:
    """The key in a place: "upload:9f86d0…/notes.txt" is 9f86d0…'s."""
    return place.removeprefix(UPLOADED).partition("/")[0]
