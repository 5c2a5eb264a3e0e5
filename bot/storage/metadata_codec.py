"""What a document states of itself and how a person corrects it, as the store keeps them: JSON."""

import json
from typing import TypedDict

from bot.citing import Correction, correction_of, correction_record
from bot.documents import Day, Metadata
from bot.errors import DetailsError
from bot.storage.damage import store_damaged


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
        )
    except (ValueError, LookupError, TypeError) as error:
        raise store_damaged(error) from error


def correction_bytes(correction: Correction) -> bytes:
    """The bytes that `kept_correction` makes the same correction of."""
    return _written(correction_record(correction))


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


def _written(value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.encode("utf-8", "surrogatepass")
