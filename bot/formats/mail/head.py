"""The head of a message: who wrote it, to whom, when, about what; its encoded words decoded.

The standard library's parser is used in the way that never fails (`compat32`): in the other, a
header that is no header ends it.
"""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from bot.documents import Metadata, one_line
from bot.formats.file_metadata import Setting, Wording, stated_in

SHOWN = ("From", "To", "Cc", "Date")
MOST_ADDRESSES = 50  # of one line that are shown
LONGEST = 2_000  # code points of a header that is read
WORDING = Wording(authors=("from",), issued=("date",), language=("content-language",))
ENCODED = re.compile(r"=\?[\w-]{1,40}\?[bq]\?", re.IGNORECASE)
"""Example: the `=?utf-8?Q?` with which encoded words begin."""


def header(message: Message, name: str) -> str:
    """The words of a header on one line; empty where there is none."""
    value = message.get(name)
    if value is None:
        return ""
    words = str(value)[:LONGEST]
    if ENCODED.search(words):
        words = _decoded(words)
    return one_line(" ".join(words.replace("\x00", " ").split()))


def sender(message: Message) -> str | None:
    """The name of who wrote it; their address where there is no name."""
    for name, address in _people(message, "From") or _people(message, "Sender"):
        return name or address or None
    return None


def head_of(message: Message) -> str:
    """From, to, copies and date, each on a line, as a mail program shows them above a message."""
    lines = []
    for name in SHOWN:
        words = header(message, name) if name == "Date" else _addresses(message, name)
        lines += [f"{name}: {words}"] if words else []
    return "\n".join(lines)


def stated(message: Message) -> Metadata:
    """Who wrote it and on which day."""
    settings = [Setting("from", name) for name, _ in _people(message, "From")]
    if day := day_sent(message):
        settings.append(Setting("date", day))
    settings.append(Setting("content-language", header(message, "Content-Language")))
    return stated_in(settings, WORDING)


def day_sent(message: Message) -> str:
    """The day on which it was sent, where the sender was: "2024-03-04"; empty where unknown."""
    try:
        return parsedate_to_datetime(header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def _people(message: Message, name: str) -> list[tuple[str, str]]:
    """The names and addresses of a header."""
    try:
        found = getaddresses([str(value)[:LONGEST] for value in message.get_all(name, [])])
    except (ValueError, TypeError, IndexError):
        return []
    people = [(_decoded(called), address) for called, address in found[:MOST_ADDRESSES]]
    return [(" ".join(called.split()), address) for called, address in people if called or address]


def _addresses(message: Message, name: str) -> str:
    """The people of a header as they are shown: `Ann Example <ann@example.org>, …`."""
    shown = [
        f"{called} <{address}>" if called and address else called or address
        for called, address in _people(message, name)
    ]
    return one_line(", ".join(shown))


def _decoded(words: str) -> str:
    """Words without the encoding that lets headers be ASCII."""
    if not ENCODED.search(words):
        return words
    try:
        pieces = decode_header(words)
    except (HeaderParseError, ValueError, UnicodeError):
        return words
    return "".join(
        piece if isinstance(piece, str) else _text(piece, charset) for piece, charset in pieces
    )


def _text(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "ascii", "replace")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace")
