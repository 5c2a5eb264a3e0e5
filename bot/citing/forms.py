"""A quotation with its source, in the reader's format: what is pasted into an article or a thesis.

The quotation is the document's own words, character for character, in every one of them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from bot.citing.csl_styles import CitationStyle, StyledRun, Stylist, locator_of, plain
from bot.citing.exchange.bibtex import Dialect, bibtex, key_of
from bot.citing.exchange.csl_json import csl_item, csl_json
from bot.citing.exchange.ris import ris
from bot.citing.exchange.web_annotation import annotation_json
from bot.citing.person_names import Person, person_of
from bot.citing.reference import Reference, SourceKind
from bot.documents import Citation, location_of

SIGNIFICANT = re.compile(r"[\\`*_\[\]<>&#|~$]")
"""Example: the stars of `*so*`: what Markdown takes for its own, anywhere on a line."""
OPENING = re.compile(r"(?P<number>\d{1,9})(?P<mark>[.)])(?=\s|\Z)|(?P<sign>[-+=])")
"""Example: `1986.` at the start of a line, which Markdown takes for a list's number."""
LINE_END = re.compile(r"\r\n|\r|\n")
Row = tuple[StyledRun, ...]
"""A paragraph, in kinds of type."""


class Form(StrEnum):
    """The formats a quotation can be taken away in."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    APA = "apa"
    MLA = "mla"
    CHICAGO = "chicago"
    HARVARD = "harvard"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    ANNOTATION = "web-annotation"


STYLES = {
    Form.APA: CitationStyle.APA,
    Form.MLA: CitationStyle.MLA,
    Form.CHICAGO: CitationStyle.CHICAGO,
    Form.HARVARD: CitationStyle.HARVARD,
}
ENDINGS = {
    Form.BIBTEX: ".bib",
    Form.BIBLATEX: ".bib",
    Form.RIS: ".ris",
    Form.CSL_JSON: ".json",
    Form.ANNOTATION: ".jsonld",
}
"""Of the files that other programs open."""
SOURCES = (Form.BIBTEX, Form.BIBLATEX, Form.RIS, Form.CSL_JSON)
"""These hold sources, and of a quotation its place alone."""


@dataclass(frozen=True, slots=True)
class CitedWords:
    """A quotation with its source, ready to be taken away."""

    text: str
    rows: tuple[Row, ...] = ()
    """The same in kinds of type, where a style or a custom has any; else none."""


def cited_as(
    form: Form,
    citation: Citation,
    *,
    reference: Reference,
    stylist: Stylist,
    who: str | None = None,
    address: str | None = None,
) -> CitedWords:
    """A quotation with its source; of BibTeX, RIS and CSL-JSON the source alone, as a file.

    Args:
        who: whose words they are, as a person is told; "" where nobody knows, None for the
            passage's speaker.
        address: of the document on the page that serves it, for annotations.
    """
    who = (citation.passage.speaker or "") if who is None else who
    match form:
        case Form.PLAIN:
            source = source_in_words(citation, reference, who)
            line = f"“{citation.shown}” — {source}"
            return CitedWords(line, ((StyledRun(line),),))
        case Form.MARKDOWN:
            source = markdown_words(source_in_words(citation, reference, who))
            return CitedWords(f"{markdown_quote(citation.shown)}\n>\n> — {source}")
        case Form.BIBTEX | Form.BIBLATEX | Form.RIS | Form.CSL_JSON:
            return CitedWords(sources_as(form, {reference: place_note([citation])}))
        case Form.ANNOTATION:
            return CitedWords(annotation_json(citation, source=address or reference.url))
    rows = _styled(STYLES[form], citation, reference, stylist, who)
    return CitedWords("\n\n".join(map(plain, rows)), rows)


def listed_as(form: Form, reference: Reference, *, stylist: Stylist) -> Row:
    """What a style lists a source as; how it names it in the text where it lists none of its kind.

    Raises:
        KeyError: the form is no style.
    """
    said = stylist.say(STYLES[form], reference)
    return said.entry or said.in_text


def file_name(form: Form, reference: Reference) -> str | None:
    """What a file of this form is called, after its source; None where a form is no file."""
    ending = ENDINGS.get(form)
    return None if ending is None else f"{key_of(reference)}{ending}"


def sources_as(form: Form, noted: Mapping[Reference, str]) -> str:
    """Sources as one file of BibTeX, BibLaTeX, RIS or CSL-JSON.

    Args:
        noted: the sources, and a note on each.

    Raises:
        ValueError: the form is of quotations.
    """
    keyed: dict[str, Reference] = {}
    for reference in noted:
        key, number = key_of(reference), count(2)
        while key in keyed:  # of another source, which begins alike
            key = f"{key_of(reference)}-{next(number)}"
        keyed[key] = reference
    if form is Form.CSL_JSON:
        items = [csl_item(each, key=key, note=noted[each]) for key, each in keyed.items()]
        return csl_json(items)
    if form is Form.RIS:
        return "\n".join(ris(each, note=noted[each]) for each in keyed.values())
    dialect = Dialect(form.value)
    return "\n".join(
        bibtex(each, dialect=dialect, note=noted[each], key=key) for key, each in keyed.items()
    )


def place_note(citations: Iterable[Citation]) -> str:
    """Where quotations stand, as a note on their source: "Quoted: p. 217 [218 of 300], ¶ 12".

    An entry describes a source, and a place in it is given where it is cited (`\\cite[217]{…}`).
    So the place goes where each format keeps a person's own notes, which no usual style prints:
    `annote`, `annotation`, `N1`, `note`. `pages` and `SP` are the pages of the source itself.
    """
    spots = dict.fromkeys(location_of(citation).spot for citation in citations)
    return f"Quoted: {'; '.join(spots)}"


def source_in_words(citation: Citation, reference: Reference, who: str) -> str:
    """Whose words, title, who asked, where it appeared, when, and the place: one line.

    Words of an interview that nobody is named for are not put into the mouth of who answers in it.

    Args:
        who: whose words they are; "" where nobody knows.
    """
    authors = _people(reference.authors)
    if reference.kind is SourceKind.INTERVIEW:
        asked = _people(reference.interviewers)
        answers = "" if _is_author(who, reference) else authors
        told = f"{f' with {answers}' if answers else ''}{f' by {asked}' if asked else ''}"
        parts = [who, f"“{reference.title}”", f"interview{told}" if told else None]
    else:
        parts = [who, None if who == authors else authors, f"“{reference.title}”"]
    parts += [
        reference.container,
        reference.publisher,
        reference.issued.written if reference.issued else None,
        reference.number,
        location_of(citation).spot,
        reference.url or (f"https://doi.org/{reference.doi}" if reference.doi else None),
    ]
    return " ".join(", ".join(part for part in parts if part).split()) + "."


def markdown_quote(quote: str) -> str:
    """Words as a block quote whose lines and letters are the document's."""
    lines = [markdown_words(line) for line in LINE_END.split(quote)]
    written = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        breaks = "\\" if line and after else ""  # a line's end inside a paragraph
        written.append(f"> {line}{breaks}".rstrip())
    return "\n".join(written)


def markdown_words(line: str) -> str:
    """One line as Markdown that shows just these letters; white space at its ends is not shown."""
    line = SIGNIFICANT.sub(r"\\\g<0>", line.strip())
    opening = OPENING.match(line)
    if opening is None:
        return line
    at = opening.start("mark") if opening["mark"] else opening.start("sign")
    return f"{line[:at]}\\{line[at:]}"


def markdown_runs(runs: Row) -> str:
    """A style's words as Markdown, italics between stars."""
    return "".join(
        f"*{markdown_words(run.words)}*" if run.italic else SIGNIFICANT.sub(r"\\\g<0>", run.words)
        for run in runs
    )


def _styled(
    style: CitationStyle, citation: Citation, reference: Reference, stylist: Stylist, who: str
) -> tuple[Row, ...]:
    """The quotation in its sentence, then its note and its entry in the list of sources."""
    said = stylist.say(style, reference, locator_of(citation))
    # whose words they are stands in the sentence where the reference does not say it
    told = f"{who}: " if who and not _is_author(who, reference) else ""
    quoted = f"{told}“{citation.shown}”"
    body: tuple[Row, ...]
    if style is CitationStyle.CHICAGO:
        body = ((StyledRun(f"{quoted}¹"),), (StyledRun("1. "), *said.in_text))
    else:
        body = ((StyledRun(f"{quoted} "), *said.in_text, StyledRun(".")),)
    return (*body, said.entry) if said.entry else body


def _is_author(who: str, reference: Reference) -> bool:
    return bool(who.strip()) and (
        person_of(who) in reference.authors or who in map(_said, reference.authors)
    )


def _said(person: Person) -> str:
    return person.words


def _people(people: tuple[Person, ...]) -> str:
    return " and ".join(map(_said, people))
