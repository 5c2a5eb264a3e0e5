"""What a document states of itself and what a person corrects of it, as the store keeps both.

JSON, in bytes.
"""

import json
from typing import NotRequired, TypedDict

from bot.citing import Correction, correction_of, correction_record
from bot.documents import Day, Metadata
from bot.errors import DetailsError, LibraryError
from bot.segmentation import NONE, Corrections
from bot.storage.damage import store_damaged

READ = "read"
"""Under which name the correction of how a document is cited holds that of how it was read."""


class _Read(TypedDict):
    """What the bytes hold of how a document was read."""

    asks: list[str] | None
    label: str | None
    nobody: list[str]


class _Kept(TypedDict):
    """What the bytes hold of a statement."""

    authors: list[str]
    interviewers: list[str]
    issued: list[int]
    """Year, month, day, as far as they are known."""
    publisher: str | None
    container: str | None
    url: str | None
    language: str | None
    kind: str | None
    doi: NotRequired[str]
    number: NotRequired[str]


def stated_bytes(stated: Metadata) -> bytes:
    """The bytes that `stated_of` makes the same statement of."""
    day = stated.issued
    parts = (day.year, day.month, day.day) if day else ()
    kept = _Kept(
        authors=list(stated.authors),
        interviewers=list(stated.interviewers),
        issued=[part for part in parts if part is not None],
        publisher=stated.publisher,
        container=stated.container,
        url=stated.url,
        language=stated.language,
        kind=stated.kind,
    )
    if stated.doi is not None:
        kept["doi"] = stated.doi
    if stated.number is not None:
        kept["number"] = stated.number
    return _written(kept)


def stated_of(data: bytes) -> Metadata:
    """The statement that was kept.

    Raises:
        LibraryError: the bytes are damaged.
    """
    try:
        kept: _Kept = json.loads(data.decode("utf-8", "surrogatepass"))
        return Metadata(
            authors=tuple(kept["authors"]),
            interviewers=tuple(kept["interviewers"]),
            issued=Day(*kept["issued"]) if kept["issued"] else None,
            publisher=kept["publisher"],
            container=kept["container"],
            url=kept["url"],
            language=kept["language"],
            kind=kept["kind"],
            doi=kept.get("doi"),
            number=kept.get("number"),
        )
    except (ValueError, LookupError, TypeError) as error:
        raise store_damaged(error) from error


def correction_bytes(cited: Correction, read: Corrections) -> bytes | None:
    """The bytes of which `kept_correction` and `kept_corrections` make the same again.

    None where nothing is corrected.
    """
    if cited == Correction() and read == NONE:
        return None
    asks = None if read.asks is None else list(read.asks)
    said = _Read(asks=asks, label=read.label, nobody=list(read.nobody))
    return _written({**correction_record(cited), READ: said})


def kept_correction(data: bytes | None) -> Correction:
    """The correction that was kept; one that leaves everything as it was found where none was.

    Raises:
        LibraryError: the bytes are damaged.
    """
    if data is None:
        return Correction()
    try:
        return correction_of(json.loads(data.decode("utf-8", "surrogatepass")))
    except (ValueError, DetailsError) as error:
        raise store_damaged(error) from error


def kept_corrections(data: bytes | None) -> Corrections:
    """How a person corrects the reading of a document; `NONE` where nothing was kept of it.

    Raises:
        LibraryError: the bytes are damaged.
    """
    if data is None:
        return NONE
    try:
        said: _Read | None = json.loads(data.decode("utf-8", "surrogatepass")).get(READ)
        if said is None:
            return NONE
        asks = None if said["asks"] is None else tuple(said["asks"])
        return Corrections(asks, said["label"], tuple(said["nobody"]))
    except (ValueError, LookupError, TypeError, AttributeError, LibraryError) as error:
        raise store_damaged(error) from error


def _written(value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.encode("utf-8", "surrogatepass")
