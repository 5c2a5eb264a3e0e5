"""A file's bytes read as a `Document`, whatever their format: done in the process apart.

A format is a folder of `bot/formats` with a reader, and a line in `FORMATS`. A file's format is
found by its content, then by its ending; what is of none is read as text, if it is text.
"""

import hashlib
from dataclasses import replace
from pathlib import PurePosixPath

from bot.documents import Document, Layout, Metadata, ParagraphKind, one_line
from bot.errors import DocumentError
from bot.formats.archive import is_archive
from bot.formats.bylines import byline_of
from bot.formats.captions import subtitles
from bot.formats.docx import reader as docx
from bot.formats.epub import reader as epub
from bot.formats.format import Extract, Format
from bot.formats.html import reader as html
from bot.formats.json import reader as json
from bot.formats.mail import mailbox, message
from bot.formats.odt import reader as odt
from bot.formats.papers import edition, fiction_book, jats, latex, notebook
from bot.formats.pdf import reader as pdf
from bot.formats.plain import markdown, outlines, text
from bot.formats.plain.decoding import NOT_TEXT
from bot.formats.qa import csv_table
from bot.formats.rtf import reader as rtf
from bot.formats.sheets import ods, xlsx
from bot.formats.slides import odp, pptx
from bot.formats.transcripts import chat
from bot.formats.transcripts.rows import with_voices
from bot.formats.transcripts.xml import reader as xml
from bot.formats.unread.kinds import by_name
from bot.formats.unread.signatures import kind_of
from bot.formats.zipped import reader as zipped
from bot.segmentation import moments_of

LONGEST_TITLE = 300  # code points; some programs keep an abstract where the title should be

FORMATS = (  # the most particular first: each is asked in turn whether a file is its own
    pdf.FORMAT,
    docx.FORMAT,
    epub.FORMAT,
    odt.FORMAT,
    pptx.FORMAT,
    odp.FORMAT,
    xlsx.FORMAT,
    ods.FORMAT,
    rtf.FORMAT,
    mailbox.FORMAT,
    message.FORMAT,
    html.FORMAT,
    subtitles.FORMAT,
    notebook.FORMAT,
    json.FORMAT,
    csv_table.FORMAT,
    jats.FORMAT,
    fiction_book.FORMAT,
    edition.FORMAT,
    xml.FORMAT,
    chat.FORMAT,
    markdown.FORMAT,
    outlines.FORMAT,
    latex.FORMAT,
    zipped.FORMAT,
    text.FORMAT,
)
BYLINED = frozenset({"text", "markdown", "html"})  # what is published with a line for its author
ENDINGS = tuple(dict.fromkeys(ending for format in FORMATS for ending in format.endings))


def read_document(data: bytes, name: str, password: str | None) -> Document:
    """Make a document of a file's bytes; of a text exactly as it stands, line ends included.

    Args:
        name: what answers will call it.
        password: opens it, if it is encrypted.

    Raises:
        DocumentError: there is no text in it, or none that can be found.
    """
    known = _known_by_content(data)
    if known is None and (unread := kind_of(data, name)):
        raise unread.refusal(name)
    format = known or _known_by_name(name)
    extract = _read(format, data, name, password)
    if not any(letter.isalnum() for letter in extract.text):
        raise DocumentError(
            "{name} holds no words; choose a file with text in it.",
            code="wordless",
            name=name,
        )
    return Document(
        name=name,
        text=extract.text,
        sha256=hashlib.sha256(data).hexdigest(),
        format=format.name,
        title=_title(extract) or PurePosixPath(name).stem,
        encoding=extract.encoding,
        reader=format.version,
        layout=_timed(extract),
        notes=extract.notes,
        stated=_stated(extract, format),
    )


def format_of(data: bytes, *, name: str) -> Format:
    """The format that reads a file: by its content, else by its name's ending, else text."""
    return _known_by_content(data) or _known_by_name(name)


def is_of_another_format(data: bytes) -> bool:
    """Whether a file that begins with these bytes is of a format that is read, whatever its ending.

    An archive may be: which it is, only the whole of it tells.
    """
    return is_archive(data) or _known_by_content(data) is not None


def is_known(data: bytes, name: str) -> bool:
    """Whether a file is of a format that is read, by its content or by its ending."""
    return PurePosixPath(name).suffix.lower() in ENDINGS or _known_by_content(data) is not None


def _known_by_content(data: bytes) -> Format | None:
    return next((format for format in FORMATS if format.recognises(data)), None)


def _known_by_name(name: str) -> Format:
    ending = PurePosixPath(name).suffix.lower()
    return next((format for format in FORMATS if ending in format.endings), text.FORMAT)


def _read(format: Format, data: bytes, name: str, password: str | None) -> Extract:
    """What a reader makes of a file; one that is no text is called what its ending says it is.

    Raises:
        DocumentError: it cannot be read.
    """
    try:
        return format.read(data, name, password)
    except DocumentError as error:
        kind = by_name(name) if error.notice.code == NOT_TEXT else None
        if kind is None:
            raise
        raise kind.refusal(name) from error


def _stated(extract: Extract, format: Format) -> Metadata:
    """What the file says of itself; else its author by the line under its title."""
    if extract.stated.authors or format.name not in BYLINED:
        return extract.stated
    return replace(extract.stated, authors=byline_of(extract.text, extract.layout))


def _timed(extract: Extract) -> Layout:
    """The layout with what a transcript's tables and times tell, where its format tells nothing."""
    layout = extract.layout
    if not layout.voices and not layout.pages:
        layout = with_voices(extract.text, layout)
    if layout.moments or layout.pages:
        return layout
    return replace(layout, moments=moments_of(extract.text))


def _title(extract: Extract) -> str:
    """What the file says it is called, else the heading it opens with; else nothing."""
    if extract.title is not None and (extract.title.strip() or not extract.title):
        title = extract.title
    elif extract.layout.paragraphs and extract.layout.paragraphs[0].kind is ParagraphKind.HEADING:
        heading = extract.layout.paragraphs[0].words
        title = extract.text[heading.start : heading.end]
    else:
        return ""
    return one_line(" ".join(title.split()))[:LONGEST_TITLE].strip()
