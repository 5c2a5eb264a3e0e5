"""One door for documents: bytes in, a `Document` out, and the blocks it is made of.

A format is one file in this folder and one line in `FORMATS`. What is no text at all, empty, or
over the limit is refused in one sentence.
"""

import codecs
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bot.document import Document
from bot.errors import DocumentError
from bot.formats import markdown, text
from bot.paragraph import Kind, Paragraph

LARGEST = 100 * 1024 * 1024  # bytes; the library's limit unless a person sets another
MOSTLY = 0.5  # share of zero bytes in one half of UTF-16; Western text has nearly 1
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
"""Letters and quotation marks in Windows-1252, controls in Latin-1."""
TITLE_WITHIN = 20_000  # code points from the start in which a title is looked for


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of file is read."""

    name: str
    endings: tuple[str, ...]
    paragraphs: Callable[[str], tuple[Paragraph, ...]]


FORMATS = (
    Format("text", (".txt", ".text"), text.paragraphs),
    Format("markdown", (".md", ".markdown"), markdown.paragraphs),
)
ENDINGS = tuple(ending for format in FORMATS for ending in format.endings)


def paragraphs_of(document: Document) -> tuple[Paragraph, ...]:
    """The blocks of a document, as its format finds them; together they hold all its words."""
    return _format(document.format).paragraphs(document.text)


def load_document(path: Path, *, name: str, largest: int = LARGEST) -> Document:
    """Read a document from disk.

    Args:
        name: what answers will call it.
        largest: bytes; a longer file is refused unread.

    Raises:
        DocumentError: it cannot be read, is empty, no text, or over the limit.
    """
    try:
        size = path.stat().st_size
        if size > largest:
            raise DocumentError(
                f"{name} has {size / 1e6:.0f} MB and the limit is {largest / 1e6:.0f} MB; "
                "split it into smaller files."
            )
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror or error}.") from error
    return decode_document(data, name=name)


def decode_document(data: bytes, *, name: str) -> Document:
    """Make a document of a file's bytes: the text exactly as it stands, line ends included.

    Raises:
        DocumentError: there is no text in it.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise DocumentError(f"{name} is empty; choose a file with text in it.")
    words, encoding = _decoded(data, name)
    format = _format_for(name)
    if not any(letter.isalnum() for letter in words):
        raise DocumentError(f"{name} holds no words; choose a file with text in it.")
    return Document(
        name=name,
        text=words,
        sha256=hashlib.sha256(data).hexdigest(),
        format=format.name,
        title=_title(words, format, name),
        encoding=encoding,
    )


def find_documents(
    paths: Sequence[Path], *, leave_out: Sequence[Path] = ()
) -> tuple[tuple[Path, str], ...]:
    """The documents that files and folders hold: each path with the name answers call it by.

    A file named by itself is taken whatever its ending and named without its folder; in a folder
    those of a known ending are taken, hidden ones left out, and named from the folder down.

    Raises:
        DocumentError: a path is missing, a folder holds no document, or two would share a name.
    """
    left_out = {path.resolve() for path in leave_out}
    found: dict[Path, str] = {}
    for path in paths:
        if path.is_dir():
            inside = [(file, file.relative_to(path).as_posix()) for file in _inside(path)]
            if not inside:
                raise DocumentError(
                    f"{path} holds no documents; Footnote reads {', '.join(ENDINGS)}."
                )
        elif path.exists():
            inside = [(path, path.name)]
        else:
            raise DocumentError(f"{path} does not exist; check the path.")
        for file, name in inside:
            if file.resolve() not in left_out:
                found.setdefault(file.resolve(), name)
    if not found:
        raise DocumentError(
            "There is no document among the paths named; name a file or a folder of documents."
        )
    for name, count in Counter(found.values()).items():
        if count > 1:
            raise DocumentError(
                f"Two documents would be called {name}; name one folder that holds them both."
            )
    return tuple(found.items())


def _inside(folder: Path) -> Iterator[Path]:
    try:
        files = sorted(folder.rglob("*"))
    except OSError as error:  # a folder that vanished while it was looked through
        raise DocumentError(f"{folder} cannot be read: {error.strerror or error}.") from error
    for file in files:
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file.suffix.lower() in ENDINGS and file.is_file():
            yield file


def _format(name: str) -> Format:
    return next(format for format in FORMATS if format.name == name)


def _format_for(name: str) -> Format:
    ending = PurePosixPath(name).suffix.lower()
    return next((format for format in FORMATS if ending in format.endings), FORMATS[0])


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text and how it was encoded; a byte-order mark is no part of the text."""
    try:
        if data.startswith(codecs.BOM_UTF8):
            return data.decode("utf-8-sig"), "utf-8"
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16"), "utf-16"
        if b"\x00" in data:
            return _unmarked_utf16(data, name), "utf-16"
    except UnicodeDecodeError as error:
        raise _not_text(name) from error
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if CONTROLS.search(data):
            raise _not_text(name) from error
    encoding = "cp1252" if WINDOWS_ONLY.search(data) else "latin-1"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise _not_text(name) from error


def _unmarked_utf16(data: bytes, name: str) -> str:
    """UTF-16 without a byte-order mark: of Western text, nearly every other byte is zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 or max(even, odd) < MOSTLY * len(data) / 2 or min(even, odd):
        raise _not_text(name)
    return data.decode("utf-16-be" if even > odd else "utf-16-le")


def _not_text(name: str) -> DocumentError:
    return DocumentError(f"{name} is not a text file; Footnote reads {', '.join(ENDINGS)}.")


def _title(words: str, format: Format, name: str) -> str:
    """The first heading, if the document opens with one, else the name without its ending."""
    opening = format.paragraphs(words[:TITLE_WITHIN])
    if opening and opening[0].kind is Kind.HEADING:
        heading = opening[0].words
        return " ".join(words[heading.start : heading.end].split())
    return PurePosixPath(name).stem
