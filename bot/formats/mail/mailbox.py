"""Mailboxes: many messages in one file (mbox), each of which becomes a document of its own."""

import re

from bot.errors import DocumentError
from bot.formats.format import Extract, Format, Member, Unpacked
from bot.formats.mail.head import day_sent, header
from bot.formats.mail.parts import damaged, file_name, parse
from bot.formats.refusals import holds_documents

BEGINS = re.compile(rb"^From \S{1,200} [^\r\n]{0,100}?\d\d:\d\d[^\r\n]{0,100}\r?\n", re.MULTILINE)
"""Example: `From ann@example.org Mon Mar  4 09:15:00 2024`, the line before each message."""
ESCAPED = re.compile(rb"^>(?=>{0,9}From )", re.MULTILINE)
"""Example: the `>` of `>From now on`, which was put there so that no message begins with it."""
MOST_MESSAGES = 5_000
HEADERS = 65_536  # bytes of a message in which its subject and day are looked for


def recognises(data: bytes) -> bool:
    """Whether a file begins as a mailbox does, and holds more than one message."""
    opening = BEGINS.match(data)
    return opening is not None and BEGINS.search(data, opening.end()) is not None


def read(_data: bytes, name: str, _password: str | None) -> Extract:
    """Nothing: it is no document.

    Raises:
        DocumentError: always.
    """
    raise holds_documents(name)


def unpack(data: bytes, name: str) -> Unpacked:
    """The messages, each called by its day and its subject; of two alike the second is "(2)".

    Raises:
        DocumentError: there are more than are read.
    """
    begins = list(BEGINS.finditer(data))
    if not begins:
        raise damaged(name)
    if len(begins) > MOST_MESSAGES:
        raise DocumentError(
            "{name} holds more than {limit} messages; split it into smaller mailboxes.",
            code="mailbox-long",
            name=name,
            limit=MOST_MESSAGES,
        )
    taken: dict[str, int] = {}
    ends = [*(each.start() for each in begins[1:]), len(data)]
    for begin, end in zip(begins, ends, strict=True):
        message = ESCAPED.sub(b"", data[begin.end() : end].rstrip(b"\r\n") + b"\n")
        head = parse(message[:HEADERS], name)
        subject = file_name(header(head, "Subject")) or "message"
        called = f"{day_sent(head)} {subject}".strip()
        taken[called] = taken.get(called, 0) + 1
        again = f" ({taken[called]})" if taken[called] > 1 else ""
        yield Member(f"{called}{again}.eml", message)


FORMAT = Format(
    name="mailbox",
    endings=(".mbox", ".mbx"),
    recognises=recognises,
    read=read,
    holds=lambda _: True,
    unpack=unpack,
    is_document=False,
)
