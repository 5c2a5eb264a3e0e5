"""LaTeX: the words that are printed, with its headings, lists, tables and notes; maths as written.

Commands that only set the page are left out. No other file is taken in: what `\\input` names stays
where it is, and is said.
"""

import re

from bot.documents import ParagraphKind
from bot.errors import DocumentError
from bot.formats.builder import Builder
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.format import Extract, Format
from bot.formats.papers.latex_source import Source
from bot.formats.papers.latex_words import Latex
from bot.formats.plain.decoding import decode
from bot.formats.refusals import nested
from bot.formats.titles import sensible_title

ITSELF = re.compile(rb"^[ \t]{0,20}\\document(?:class|style)\s{0,9}[\[{]", re.MULTILINE)
"""Example: `\\documentclass{article}`, with which nearly every file begins that is whole."""
WITHIN = 65_536  # bytes from the start in which it stands; licences are long
LONGEST = 5_000_000  # code points; each takes some 2 µs, a thesis has 1 million
WORDING = Wording(authors=("author",), issued=("date",), language=("lang",))


def recognises(data: bytes) -> bool:
    """Whether a file says which class of document it is."""
    return ITSELF.search(data, 0, WITHIN) is not None


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The words of a document.

    Raises:
        DocumentError: it is no text, too long, or nested too deeply.
    """
    decoded = decode(data, name)
    if len(decoded.text) > LONGEST:
        raise DocumentError(
            "{name} has more than {limit} characters; split it into smaller documents.",
            code="html-long",
            name=name,
            limit=LONGEST,
        )
    builder = Builder()
    latex = Latex(builder, Source(decoded.text.replace("\r\n", "\n").replace("\r", "\n")))
    try:
        latex.write()
    except RecursionError as error:
        raise nested(name) from error
    text, layout = builder.finish()
    notes = list(decoded.notes)
    if latex.others:
        others = ", ".join(list(latex.others)[:5])
        notes.append(f"{name} takes in other files, which are not read with it: {others}.")
    settings = [Setting("author", author) for author in latex.authors]
    settings.append(Setting("date", latex.date))
    headed = any(each.kind is ParagraphKind.HEADING for each in layout.paragraphs[:1])
    return Extract(
        text,
        layout,
        title=sensible_title(latex.title) if latex.title or headed else None,
        encoding=decoded.encoding,
        notes=tuple(notes),
        stated=stated_in(settings, WORDING),
    )


FORMAT = Format(name="tex", endings=(".tex", ".latex", ".ltx"), recognises=recognises, read=read)
