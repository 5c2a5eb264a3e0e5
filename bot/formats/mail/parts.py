"""The parts of a message: its words, once, and what is attached to it.

Of alternatives the plain words are taken, or the page where there are none. What is shown inside a
page (pictures) is left out; a part that has a name, or is no words, is attached.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from pathlib import PurePosixPath

from bot.documents import SLASH
from bot.errors import DocumentError
from bot.formats.mail.head import header
from bot.formats.plain.decoding import decode
from bot.formats.refusals import encrypted, nested

DEEPEST = 30  # parts in one another; messages have 4
MOST_PARTS = 5_000  # of one message
WORDS = ("text/plain", "text/html")
RECEIPTS = frozenset(
    """
    message/delivery-status message/disposition-notification text/rfc822-headers text/calendar
    application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature
    """.split()
)
"""What programs add for each other."""
ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/msword": ".doc",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
}
"""Of parts without a name."""
LOCKED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})


@dataclass(frozen=True, slots=True)
class Words:
    """A part of a message that is its words."""

    data: bytes
    charset: str | None
    page: bool
    """Whether it is HTML."""
    flowed: bool
    """Whether lines that end in a blank go on in the next."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A part that is a file of its own."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Parts:
    """All parts of a message that a person sees."""

    words: tuple[Words, ...]
    attached: tuple[Attached, ...]


def parse(data: bytes, name: str) -> Message:
    """A message with its parts.

    Raises:
        DocumentError: its parts stand in one another too often, or cannot be told apart.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data.count(0, 0, 100) > 20:
        data = decode(data, name).text.encode("utf-8", "replace")
    try:
        return BytesParser(policy=compat32).parsebytes(data)
    except RecursionError as error:
        raise nested(name) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise damaged(name) from error


def parts_of(message: Message, name: str) -> Parts:
    """What there is to read of a message.

    Raises:
        DocumentError: it is encrypted, or its parts stand in one another too often.
    """
    words: list[Words] = []
    attached: list[Attached] = []
    for part in _shown(message, name, 0):
        kind = part.get_content_type()
        if kind in LOCKED and not _is_signed(part):
            raise encrypted(name)
        called = _called(part)
        is_words = kind in WORDS and part.get_content_disposition() != "attachment"
        if is_words and (not called or not words):
            words.append(_words(part))
        elif kind not in RECEIPTS and not _is_inline_picture(part):
            data = _data(part)
            attached += [Attached(called or _unnamed(part, len(attached)), data)] if data else []
    return Parts(tuple(words), tuple(attached))


def damaged(name: str) -> DocumentError:
    """For a message that is none."""
    return DocumentError(
        "{name} is a damaged message; save it again in the mail program.",
        code="mail-damaged",
        name=name,
    )


def _shown(message: Message, name: str, depth: int) -> Iterator[Message]:
    """The parts without parts of their own; of alternatives one."""
    if depth > DEEPEST:
        raise nested(name)
    inside = message.get_payload()
    if message.get_content_type() == "multipart/encrypted":
        raise encrypted(name)
    if not isinstance(inside, list) or message.get_content_maintype() != "multipart":
        yield message
        return
    parts = [part for part in inside[:MOST_PARTS] if isinstance(part, Message)]
    if message.get_content_type() == "multipart/alternative":
        parts = _chosen(parts)
    for part in parts:
        yield from _shown(part, name, depth + 1)


def _chosen(alternatives: list[Message]) -> list[Message]:
    """The plain words where they are words, else the last that is a page or holds one.

    Parts that are no alternative of words (a calendar's event) are left out.
    """
    plain = [part for part in alternatives if part.get_content_type() == "text/plain"]
    if plain and any(chr(byte).isalnum() for byte in _data(plain[0])[:10_000]):
        return plain[:1]
    others = [part for part in alternatives if part not in plain]
    pages = [
        part
        for part in others
        if part.get_content_type() == "text/html" or part.get_content_maintype() == "multipart"
    ]
    return pages[-1:] or alternatives[:1]


def _words(part: Message) -> Words:
    charset = part.get_param("charset")
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return Words(
        _data(part),
        charset if isinstance(charset, str) else None,
        part.get_content_type() == "text/html",
        flowed,
    )


def _data(part: Message) -> bytes:
    """The bytes of a part; of a message in a message, as it was sent."""
    inside = part.get_payload()
    try:
        if isinstance(inside, list):
            return inside[0].as_bytes() if inside and isinstance(inside[0], Message) else b""
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return b""
    return data if isinstance(data, bytes) else b""


def _called(part: Message) -> str:
    """The name of the file that a part is, without folders; empty where it has none."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        name = None
    holder = Message()
    holder["name"] = name or ""
    return SLASH.split(header(holder, "name"))[-1].strip(" .")


def _unnamed(part: Message, before: int) -> str:
    """What a part without a name is called."""
    kind = part.get_content_type()
    ending = ENDINGS.get(kind, "")
    if kind == "message/rfc822":
        inside = part.get_payload()
        first = inside[0] if isinstance(inside, list) and inside else None
        subject = header(first, "Subject") if isinstance(first, Message) else ""
        if called := file_name(subject):
            return called + ending
    return f"part {before + 1}{ending}"


def file_name(words: str) -> str:
    """Words as a file can be called."""
    return " ".join(SLASH.sub("-", words).split())[:100].strip(" .")


def _is_inline_picture(part: Message) -> bool:
    shown = part.get_content_disposition() != "attachment" or part.get("Content-ID") is not None
    return part.get_content_maintype() == "image" and shown


def _is_signed(part: Message) -> bool:
    """Whether a part is only signed, and not encrypted."""
    how = str(part.get_param("smime-type", "")).lower()
    name = PurePosixPath(_called(part)).suffix.lower()
    return part.get_content_maintype() == "application" and (how == "signed-data" or name == ".p7s")
