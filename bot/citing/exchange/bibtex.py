"""A reference for LaTeX: an entry of BibTeX, or of BibLaTeX, which knows more of dates and types.

Letters of any alphabet stay as they are (UTF-8); what LaTeX takes for a command is written out. A
title stands in braces of its own, so that no style changes its capitals.
"""

import re
from enum import StrEnum
from unicodedata import normalize
from zlib import crc32

from bot.citing.person_names import Person
from bot.citing.reference import Reference, SourceKind

WRITTEN_OUT = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # TeX counts braces, those after a backslash too
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
NO_KEY = re.compile(r"[^a-z0-9]+")
"""Example: the space and the apostrophe of `the keeper's`."""
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # what BibTeX's styles define


class Dialect(StrEnum):
    """Who reads the entry."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


TYPES = {
    SourceKind.INTERVIEW: ("misc", "misc"),  # neither has a type for it; both print howpublished
    SourceKind.REPORT: ("techreport", "report"),
    SourceKind.BOOK: ("book", "book"),
    SourceKind.WEBPAGE: ("misc", "online"),
    SourceKind.ARTICLE: ("article", "article"),
    SourceKind.JOURNAL: ("article", "article"),
    SourceKind.PREPRINT: ("misc", "online"),
    SourceKind.THESIS: ("phdthesis", "thesis"),
    SourceKind.CASE: ("misc", "misc"),
    SourceKind.DOCUMENT: ("misc", "misc"),
}
"""The type of entry in BibTeX and in BibLaTeX."""
BIBLATEX_TYPES = {SourceKind.REPORT: "techreport", SourceKind.THESIS: "phdthesis"}
"""What BibLaTeX asks of a report and of a thesis beside the type of entry."""
LONGEST_KEY = 60  # letters of each part of a key; a title may be one word of a thousand


def bibtex(
    reference: Reference, *, dialect: Dialect, note: str | None = None, key: str | None = None
) -> str:
    """One entry, ready for a `.bib` file.

    Args:
        note: a person's own, which usual styles do not print.
        key: what documents cite it by; None for a name after who wrote it.
    """
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field

    latex = dialect is Dialect.BIBLATEX
    fields = _biblatex(reference) if latex else _bibtex(reference)
    fields.append(("annotation" if latex else "annote", _tex(note)))
    entry = Entry(
        entry_type=TYPES[reference.kind][latex],
        key=key or key_of(reference),
        fields=[
            Field(name, words, enclosing="no-enclosing" if name == "month" else "{")
            for name, words in fields
            if words
        ],
    )
    return write_string(Library([entry]))


def key_of(reference: Reference) -> str:
    """A short name for a source, after who wrote it, when, and its title: "obi2024water"."""
    first = reference.authors[0] if reference.authors else None
    name = (first.family or first.literal or "") if first else ""
    year = f"{reference.issued.year}" if reference.issued else ""
    words = [word for word in map(_letters, reference.title.split()) if len(word) > 2]
    if not words and not _letters(name):  # no letter that BibTeX takes: a number for the title
        return f"source{year}{crc32(reference.title.encode()):08x}"
    return f"{_letters(name)}{year}{words[0] if words else ''}"


def _bibtex(reference: Reference) -> list[tuple[str, str]]:
    issued = reference.issued
    return [
        *_common(reference),
        ("year", f"{issued.year}" if issued else ""),
        ("month", MONTHS[issued.month - 1] if issued and issued.month else ""),
        *_published(reference, Dialect.BIBTEX),
        ("url", _address(reference.url)),
    ]


def _biblatex(reference: Reference) -> list[tuple[str, str]]:
    return [
        *_common(reference),
        ("date", reference.issued.written if reference.issued else ""),
        *_published(reference, Dialect.BIBLATEX),
        ("type", BIBLATEX_TYPES.get(reference.kind, "")),
        ("url", _address(reference.url)),
        ("urldate", reference.accessed.written if reference.accessed else ""),
        ("language", _tex(reference.language)),
    ]


def _common(reference: Reference) -> list[tuple[str, str]]:
    return [
        ("author", _names(reference.authors)),
        ("title", f"{{{_tex(reference.title)}}}"),
        ("doi", _address(reference.doi)),
    ]


def _published(reference: Reference, dialect: Dialect) -> list[tuple[str, str]]:
    """Where it appeared, in the fields that the type of entry prints."""
    latex = dialect is Dialect.BIBLATEX
    container, publisher = _tex(reference.container), _tex(reference.publisher)
    if reference.kind is SourceKind.INTERVIEW:
        asked = " and ".join(_tex(person.words) for person in reference.interviewers)
        told = (f"Interview by {asked}" if asked else "Interview", container, publisher)
        return [("howpublished", ", ".join(part for part in told if part))]
    number = _tex(reference.number)
    if reference.kind is SourceKind.REPORT:
        return [("institution", publisher), ("number", number), ("note", container)]
    if reference.kind in (SourceKind.ARTICLE, SourceKind.JOURNAL):
        return [("journaltitle" if latex else "journal", container), ("publisher", publisher)]
    if reference.kind is SourceKind.THESIS:
        return [("institution" if latex else "school", publisher), ("note", container)]
    if reference.kind is SourceKind.PREPRINT:
        return _preprint(reference, publisher)
    if reference.kind is SourceKind.BOOK:
        return [("publisher", publisher), ("series", container)]
    online = latex and reference.kind is SourceKind.WEBPAGE
    both = ", ".join(part for part in (container, publisher) if part)
    return [("organization" if online else "howpublished", both)]


def _preprint(reference: Reference, publisher: str) -> list[tuple[str, str]]:
    """A preprint's number, as arXiv's own entries give it."""
    archive, _, number = (reference.number or "").rpartition(":")
    return [("eprint", _tex(number)), ("eprinttype", _tex(archive)), ("howpublished", publisher)]


def _names(people: tuple[Person, ...]) -> str:
    """Everybody, family first; whole names in braces, which keep them whole."""
    return " and ".join(
        f"{{{_tex(person.literal)}}}" if person.literal else _tex(person.inverted)
        for person in people
    )


def _tex(words: str | None) -> str:
    """Words on one line, as LaTeX prints them."""
    return " ".join((words or "").split()).translate(WRITTEN_OUT)


def _address(url: str | None) -> str:
    return "".join((url or "").split()).translate(IN_ADDRESS)


def _letters(words: str) -> str:
    ascii_only = normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return NO_KEY.sub("", ascii_only.lower())[:LONGEST_KEY]
