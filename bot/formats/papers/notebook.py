"""Notebooks (Jupyter): their words, their code, and what it printed; pictures are left out.

Words are Markdown, of which the marks are left out; code stands as it was written.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath

from bot.documents import Metadata, ParagraphKind
from bot.errors import DocumentError
from bot.formats.builder import Builder
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.format import Extract, Format
from bot.formats.json.values import Json, refuse_large, value_of
from bot.formats.plain.decoding import decode
from bot.formats.plain.markdown import pieces
from bot.formats.plain.marks import without
from bot.formats.titles import sensible_title

ITSELF = re.compile(rb'"nbformat(?:_minor)?"\s{0,20}:')
"""Example: `"nbformat": 4`, which every notebook says."""
COLOURS = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]")
"""Example: the marks that colour the words of a terminal."""
LONGEST_OUTPUT = 20_000  # code points that one cell printed; what is longer is a log
WORDING = Wording(authors=("author",), issued=("date",), language=("language",))


def recognises(data: bytes) -> bool:
    """Whether a file is JSON that says it is a notebook."""
    opening = data[:100].removeprefix(b"\xef\xbb\xbf").lstrip()
    return opening[:1] == b"{" and ITSELF.search(data) is not None and b'"cell' in data


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The cells of a notebook, one after the other.

    Raises:
        DocumentError: it is no JSON, or has no cells.
    """
    refuse_large(data, name)
    decoded = decode(data, name)
    notebook = value_of(decoded.text, name)
    cells = list(_cells(notebook))
    if not cells:
        raise DocumentError(
            "{name} is a notebook without cells; save it again in the program that made it.",
            code="notebook-empty",
            name=name,
        )
    builder = Builder()
    cut = sum([_write(cell, builder) for cell in cells])
    text, layout = builder.finish()
    headed = any(each.kind is ParagraphKind.HEADING for each in layout.paragraphs[:1])
    own = sensible_title(_word(_part(notebook, "metadata"), "title"))
    notes = (f"What {cut:,} cells of {name} printed is cut off where it is long.",) if cut else ()
    return Extract(
        text,
        layout,
        title=own or (None if headed else PurePosixPath(name).stem),
        encoding=decoded.encoding,
        notes=(*decoded.notes, *notes),
        stated=_stated(notebook),
    )


def _cells(notebook: Json) -> Iterator[dict[str, Json]]:
    """The cells; of old notebooks those of each sheet."""
    sheets = _part(notebook, "worksheets")
    for holder in (notebook, *(sheets if isinstance(sheets, list) else ())):
        found = _part(holder, "cells")
        yield from (
            (each for each in found if isinstance(each, dict)) if isinstance(found, list) else ()
        )


def _write(cell: dict[str, Json], builder: Builder) -> bool:
    """Write one cell; whether what it printed was cut off."""
    source = _joined(cell.get("source", cell.get("input")))
    kind = cell.get("cell_type")
    if kind == "markdown":
        _write_markdown(source, builder)
        return False
    if kind == "heading":
        builder.add(source, ParagraphKind.HEADING)
        return False
    builder.add(source.strip("\n"))
    cut = False
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else ():
        printed = COLOURS.sub("", _printed(output))
        cut = cut or len(printed) > LONGEST_OUTPUT
        builder.add(printed[:LONGEST_OUTPUT].strip("\n"))
    return cut


def _write_markdown(source: str, builder: Builder) -> None:
    """The blocks of Markdown as they are shown."""
    found = pieces(source)
    builder.part()
    for each in found.paragraphs:
        if each.kind is not ParagraphKind.MARKUP:
            marks = [m for m in found.marks if each.start <= m.start and m.end <= each.end]
            builder.add(unescape(without(source, each.words, marks)), each.kind)
    builder.part()


def _printed(output: Json) -> str:
    """What a cell printed, or the last thing it gave, as text; of an error its last line."""
    if _word(output, "output_type") in ("error", "pyerr"):
        return f"{_word(output, 'ename')}: {_word(output, 'evalue')}"
    data = _part(output, "data")
    of_old = data if isinstance(data, dict) else output
    pictured = isinstance(of_old, dict) and any(
        key.startswith("image/") or key in ("png", "jpeg", "svg") for key in of_old
    )
    if pictured:
        return ""
    return _joined(_part(output, "text") or _part(data, "text/plain"))


def _stated(notebook: Json) -> Metadata:
    about = _part(notebook, "metadata")
    authors = _part(about, "authors")
    names = [
        each if isinstance(each, str) else _word(each, "name")
        for each in (authors if isinstance(authors, list) else ())
    ]
    settings = [Setting("author", name) for name in names if name]
    settings += [Setting("author", _word(about, "author")), Setting("date", _word(about, "date"))]
    return stated_in(settings, WORDING)


def _part(value: Json, key: str) -> Json:
    return value.get(key) if isinstance(value, dict) else None


def _word(value: Json, key: str) -> str:
    found = _part(value, key)
    return found if isinstance(found, str) else ""


def _joined(lines: Json) -> str:
    """Words that are written as one string or line by line."""
    if isinstance(lines, list):
        return "".join(line for line in lines if isinstance(line, str))
    return lines if isinstance(lines, str) else ""


FORMAT = Format(name="notebook", endings=(".ipynb",), recognises=recognises, read=read)
