"""MHTML: a page as browsers save it in one file, with its pictures as the parts of a mail message.

Only the first part that is a page is read.
"""

import base64
import binascii
import quopri
import re
from email.message import Message
from email.parser import BytesHeaderParser

from bot.errors import DocumentError

WITHIN = 8192  # bytes from the start in which its headers stand
LARGEST_HEADERS = 64 * 1024  # bytes; of one part
MOST_PARTS = 10_000  # of one archive; a page has some 100 pictures
OPENING = re.compile(
    rb"(?:[\w-]{1,60}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n)*){1,40}", re.IGNORECASE
)
"""Example: `MIME-Version: 1.0` and the header lines after it."""
RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
BLANK_LINE = re.compile(rb"\r?\n\r?\n")
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
PAGES = ("text/html", "application/xhtml+xml")


def is_mhtml(data: bytes) -> bool:
    """Whether a file is a web archive: headers of a mail message whose parts make one page."""
    headers = OPENING.match(data, 0, WITHIN)
    return headers is not None and RELATED.search(headers[0]) is not None


def page_of(data: bytes, name: str) -> tuple[bytes, str | None]:
    """The bytes of the archive's page, and the encoding that its headers name.

    Raises:
        DocumentError: there is no page in it.
    """
    headers, body = _split(data)
    boundary = headers.get_param("boundary")
    if isinstance(boundary, str) and boundary:
        separator = b"\n--" + boundary.encode("latin-1", "replace")
        for part in (b"\n" + body).split(separator, MOST_PARTS)[1:]:
            inner, words = _split(part.partition(b"\n")[2])
            if inner.get_content_type() in PAGES:
                charset = inner.get_param("charset")
                return _unpacked(words, str(inner["Content-Transfer-Encoding"] or "")), (
                    charset if isinstance(charset, str) else None
                )
    raise DocumentError(
        "{name} is a web archive without a page; save the page again as HTML.",
        code="mhtml-empty",
        name=name,
    )


def _split(part: bytes) -> tuple[Message, bytes]:
    """A part's headers and what follows them."""
    match = BLANK_LINE.search(part, 0, LARGEST_HEADERS)
    end, after = match.span() if match else (0, 0)
    return BytesHeaderParser().parsebytes(part[:end]), part[after:]


def _unpacked(words: bytes, how: str) -> bytes:
    how = how.strip().lower()
    if how == "quoted-printable":
        return quopri.decodestring(words)
    if how == "base64":
        letters = NOT_BASE64.sub(b"", words)
        try:
            return base64.b64decode(letters + b"=" * (-len(letters) % 4))
        except binascii.Error:  # cut off in the middle
            return base64.b64decode(letters[: len(letters) // 4 * 4])
    return words
