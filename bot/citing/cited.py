"""A quotation with its source, in the reader's format: what is pasted into an article or a thesis.

The quotation is the document's own words, character for character, in every one of them.
"""

import re
from enum import StrEnum

from bot.citation import Citation
from bot.citing.annotation import annotation_json
from bot.citing.bibtex import Dialect, bibtex, key_of
from bot.citing.csl import csl_item, csl_json
from bot.citing.locator import locator_of
from bot.citing.reference import Kind, Reference
from bot.citing.ris import ris
from bot.citing.styled import Run, Style, Stylist, plain
from bot.place import place_of
from bot.speakers import Names

SIGNIFICANT = re.compile(r"[\\`*_\[\]<>&#|~$]")
"""Example: the stars of `*so*`: what Markdown takes for its own, anywhere on a line."""
OPENING = re.compile(r"(?P<number>\d{1,9})(?P<mark>[.)])(?=\s|\Z)|(?P<sign>[-+=])")
"""Example: `1986.` at the start of a line, which Markdown takes for a list's number."""
LINE_END = re.compile(r"\r\n|\r|\n")


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
    Form.APA: Style.APA,
    Form.MLA: Style.MLA,
    Form.CHICAGO: Style.CHICAGO,
    Form.HARVARD: Style.HARVARD,
}


def cited_as(
    form: Form,
    citation: Citation,
    *,
    reference: Reference,
    stylist: Stylist,
    names: Names | None = None,
) -> str:
    """A quotation with its source; of BibTeX, RIS and CSL-JSON the source alone, as a file.

    Args:
        names: what a person calls the document's speakers.
    """
    speaker = (names or Names()).shown(citation.passage.speaker)
    match form:
        case Form.PLAIN:
            return f"“{citation.quote}” — {source_in_words(citation, reference, speaker)}"
        case Form.MARKDOWN:
            source = markdown_words(source_in_words(citation, reference, speaker))
            return f"{markdown_quote(citation.quote)}\n>\n> — {source}"
        case Form.BIBTEX | Form.BIBLATEX:
            return bibtex(reference, dialect=Dialect(form.value))
        case Form.RIS:
            return ris(reference)
        case Form.CSL_JSON:
            return csl_json([csl_item(reference, key=key_of(reference))])
        case Form.ANNOTATION:
            return annotation_json(citation, source=reference.url)
    said = stylist.say(STYLES[form], reference, locator_of(citation))
    # whose words they are stands in the sentence where the reference does not say it
    told = "" if speaker is None or _is_author(speaker, reference) else f"{speaker}: "
    body = f"{told}“{citation.quote}” {plain(said.in_text)}"
    body = body if body.endswith(".") else f"{body}."
    return f"{body}\n\n{plain(said.entry)}" if said.entry else body


def source_in_words(citation: Citation, reference: Reference, speaker: str | None) -> str:
    """Speaker, title, who asked, where it appeared, when, and the place: one line."""
    authors = " and ".join(person.words for person in reference.authors)
    parts = [
        speaker or authors,
        authors if speaker and not _is_author(speaker, reference) else None,
        f"“{reference.title}”",
    ]
    if reference.kind is Kind.INTERVIEW and reference.interviewers:
        asked = " and ".join(person.words for person in reference.interviewers)
        parts.append(f"interview by {asked}")
    parts += [
        reference.container,
        reference.publisher,
        reference.issued.written if reference.issued else None,
        place_of(citation).spot,
        reference.url,
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


def markdown_runs(runs: tuple[Run, ...]) -> str:
    """A style's words as Markdown, italics between stars."""
    return "".join(
        f"*{markdown_words(run.words)}*" if run.italic else SIGNIFICANT.sub(r"\\\g<0>", run.words)
        for run in runs
    )


def _is_author(speaker: str, reference: Reference) -> bool:
    return any(speaker == person.words for person in reference.authors)
