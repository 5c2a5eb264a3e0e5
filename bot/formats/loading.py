"""One door for documents: bytes in, a `Document` out, read in a process apart (`sandbox`).

What is empty, without words, over a limit or changed while it is read is refused in one sentence.
"""

import hashlib
import os
import stat
from pathlib import Path

from bot.documents import Document, SourceKey, one_line, shown_name
from bot.errors import DocumentError
from bot.formats.sandbox.opening import Parcel, holds_others, open_parcel
from bot.formats.sandbox.process import SandboxedReader
from bot.formats.sandbox.reading import (
    ENDINGS,
    FORMATS,
    format_of,
    is_of_another_format,
    read_document,
)

__all__ = [
    "ENDINGS",
    "FORMATS",
    "LARGEST",
    "decode_document",
    "format_of",
    "is_of_another_format",
    "load_document",
    "parcel_of",
    "read_bytes",
    "reading_of",
]

LARGEST = 100 * 1024 * 1024  # bytes; the library's limit unless a person sets another
OPEN: SandboxedReader[None, Parcel] = SandboxedReader(open_parcel)
READ: SandboxedReader[str | None, Document] = SandboxedReader(read_document)


def load_document(
    path: Path, *, name: str, largest: int = LARGEST, password: str | None = None
) -> Document:
    """Read a document from disk.

    Args:
        name: what answers will call it.
        largest: bytes; a longer file is refused unread.
        password: opens it, if it is encrypted.

    Raises:
        DocumentError: it cannot be read, is empty, over the limit, or of no known format.
    """
    return decode_document(
        read_bytes(path, name=name, largest=largest), name=name, password=password
    )


def read_bytes(path: Path, *, name: str, largest: int = LARGEST) -> bytes:
    """All bytes of a file that is not too large, and was the same file before and after.

    Args:
        name: what answers will call the document.
        largest: bytes; a longer file is refused unread.

    Raises:
        DocumentError: it cannot be read, is over the limit, or was changed meanwhile.
    """
    try:
        return _bytes_of(path, shown_name(name), largest)
    except NotADirectoryError as error:
        return _bytes_inside(path, name, largest, error)
    except OSError as error:
        raise DocumentError(
            "{name} cannot be read: {reason}.",
            code="unreadable",
            name=one_line(str(path)),
            reason=str(error.strerror or error),
        ) from error


def decode_document(data: bytes, *, name: str, password: str | None = None) -> Document:
    """Make a document of a file's bytes; of a text exactly as it stands, line ends included.

    Args:
        name: what answers will call it; shown without control characters, and in its folder.
        password: opens it, if it is encrypted.

    Raises:
        DocumentError: there is no text in it, or none that can be found.
    """
    name = shown_name(name)
    if not data.strip(b" \t\r\n\x00"):
        raise DocumentError(
            "{name} is empty; choose a file with text in it.",
            code="empty",
            name=name,
        )
    return READ(data, name, password)


def parcel_of(data: bytes, *, name: str) -> Parcel | None:
    """What a file holds beside or instead of a document; None of those that are one document.

    Raises:
        DocumentError: it is damaged, encrypted, or made to do harm.
    """
    return OPEN(data, shown_name(name), None) if holds_others(data, name) else None


def reading_of(data: bytes, *, name: str) -> SourceKey:
    """What `decode_document` would make of a file's bytes, without reading a word of them."""
    format = format_of(data, name=name)
    return SourceKey(hashlib.sha256(data).hexdigest(), format.name, format.version)


def _bytes_inside(path: Path, name: str, largest: int, cause: OSError) -> bytes:
    """All bytes of a file that stands in another one, at a path that goes on into it.

    Raises:
        DocumentError: there is none, or the other file cannot be opened.
    """
    holder = next((each for each in path.parents if each.is_file()), None)
    if holder is not None:
        data = read_bytes(holder, name=name, largest=largest)
        parcel = parcel_of(data, name=holder.name)
        inside = path.relative_to(holder).as_posix()
        for member in parcel.members if parcel else ():
            if member.name == inside:
                return member.data
    raise DocumentError(
        "{name} cannot be read: {reason}.",
        code="unreadable",
        name=one_line(str(path)),
        reason=str(cause.strerror or cause),
    ) from cause


def _bytes_of(path: Path, name: str, largest: int) -> bytes:
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        data = file.read(largest + 1) if before.st_size <= largest else b""
        after = os.fstat(file.fileno())
    size = max(before.st_size, len(data))  # a pipe has no size, a file may have grown
    if size > largest:
        raise DocumentError(
            "{name} has {size} MB and the limit is {limit} MB; split it into smaller files.",
            code="large",
            name=name,
            size=round(size / 1e6),
            limit=round(largest / 1e6),
        )
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    if changed and stat.S_ISREG(before.st_mode):
        raise DocumentError(
            "{name} was changed while it was read; add it when it is finished.",
            code="changing",
            name=name,
        )
    return data
