"""Bytes as text, for formats that are text: UTF-8, UTF-16, or what Western files once were.

Exactly as it stands: line ends are not translated, and a byte-order mark is no part of the text.
"""

import codecs
import re
from dataclasses import dataclass

from bot.errors import DocumentError

MOSTLY = 0.5  # share of zero bytes in one half of UTF-16; Western text has nearly 1
NOT_TEXT = "text-none"
"""The code of what is said of a file that is no text."""
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
"""Letters and quotation marks in Windows-1252, controls in Latin-1."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file's bytes, and how it was found."""

    text: str
    encoding: str
    """As Python names it: "utf-8", "utf-16", "cp1252", "latin-1"."""
    notes: tuple[str, ...] = ()
    """What a person should be told: an encoding that nothing in the file proves."""


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file.

    Args:
        name: what the error sentence calls the document.

    Raises:
        DocumentError: it is no text.
    """
    try:
        if data.startswith(codecs.BOM_UTF8):
            return Decoded(data.decode("utf-8-sig"), "utf-8")
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return Decoded(data.decode("utf-16"), "utf-16")
        if b"\x00" in data:
            return Decoded(_unmarked_utf16(data, name), "utf-16")
    except UnicodeDecodeError as error:
        raise not_text(name) from error
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if CONTROLS.search(data):
            raise not_text(name) from error
    encoding = "cp1252" if WINDOWS_ONLY.search(data) else "latin-1"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise not_text(name) from error
    return Decoded(text, encoding, (f"{name} is not UTF-8; it is read as {encoding}.",))


def not_text(name: str) -> DocumentError:
    """The sentence for a file that is neither text nor of a format that is known by its bytes."""
    return DocumentError(
        "{name} is not a text file, nor of another format that Footnote reads.",
        code="text-none",
        name=name,
    )


def _unmarked_utf16(data: bytes, name: str) -> str:
    """UTF-16 without a byte-order mark: of Western text, nearly every other byte is zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 or max(even, odd) < MOSTLY * len(data) / 2 or min(even, odd):
        raise not_text(name)
    return data.decode("utf-16-be" if even > odd else "utf-16-le")
