"""A document as a source to be cited: who, what, when, where it was published.

After CSL's variables, which all the formats are made from. `reference_of` says what is known of a
document without asking anybody; a person corrects it (`bot/citing/correction.py`).
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from bot.citing.person_names import Person, people_of, person_of
from bot.documents import Day, one_line
from bot.segmentation import Names, Role, Transcript

SHORTEST_NAME = 2  # letters; "Q" and "A" are nobody's names


class SourceKind(StrEnum):
    """What kind of source a document is, as CSL names it."""

    INTERVIEW = "interview"
    REPORT = "report"
    BOOK = "book"
    WEBPAGE = "webpage"
    ARTICLE = "article-magazine"
    JOURNAL = "article-journal"
    """Of a journal: what has a DOI and no other kind."""
    PREPRINT = "article"
    THESIS = "thesis"
    CASE = "legal_case"
    """A court's paper."""
    DOCUMENT = "document"
    """Any other, or nobody knows."""


KINDS_OF_FORMATS = {"html": SourceKind.WEBPAGE, "epub": SourceKind.BOOK}
KEPT_BY_PROGRAMS = frozenset({"docx", "odt", "rtf", "pdf"})
"""Formats whose author is whose program made the file: of an interview maybe only its typist."""
KINDS_STATED = {
    "interview": SourceKind.INTERVIEW,
    "report": SourceKind.REPORT,
    "book": SourceKind.BOOK,
    "webpage": SourceKind.WEBPAGE,
    "article": SourceKind.ARTICLE,
    "journal": SourceKind.JOURNAL,
    "preprint": SourceKind.PREPRINT,
    "thesis": SourceKind.THESIS,
    "case": SourceKind.CASE,
}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a style needs to know of a source; each part None or empty where nobody knows."""

    kind: SourceKind
    title: str
    authors: tuple[Person, ...] = ()
    """Of an interview, who answers."""
    interviewers: tuple[Person, ...] = ()
    container: str | None = None
    """The magazine, website or collection it appeared in."""
    publisher: str | None = None
    issued: Day | None = None
    url: str | None = None
    accessed: Day | None = None
    language: str | None = None
    """As BCP 47 names it: "en", "de-CH"."""
    doi: str | None = None
    number: str | None = None
    """Of a report or preprint, as it is printed."""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a source has a title; give the document's name where it has none")


def reference_of(transcript: Transcript, names: Names | None = None) -> Reference:
    """What is known of a document: what it states itself, else who speaks in it.

    Args:
        names: what a person calls its speakers.
    """
    document = transcript.document
    stated = document.stated
    interviewee, asking = _speakers(transcript, names or Names())
    kind = KINDS_STATED.get((stated.kind or "").lower())
    if kind is None:
        known = KINDS_OF_FORMATS.get(document.format, SourceKind.DOCUMENT)
        kind = SourceKind.INTERVIEW if interviewee else known
    authors = tuple(person for each in stated.authors for person in people_of(each))
    interviewers = tuple(person for each in stated.interviewers for person in people_of(each))
    if kind is SourceKind.INTERVIEW and interviewee:
        # who is stated as its author wrote the interview down, and asked
        answers = (person_of(interviewee),)
        of_file = document.format in KEPT_BY_PROGRAMS
        wrote = authors if authors != answers and not of_file else ()
        interviewers = interviewers or wrote or tuple(map(person_of, asking))
        authors = answers
    return Reference(
        kind=kind,
        title=" ".join(one_line(" ".join(document.title.split())).split()) or document.name,
        authors=authors,
        interviewers=interviewers,
        container=stated.container,
        publisher=stated.publisher,
        issued=stated.issued,
        url=stated.url,
        language=stated.language,
        doi=stated.doi,
        number=stated.number,
    )


def missing_of(reference: Reference, name: str) -> tuple[str, ...]:
    """The parts that every citation needs and this one lacks, by the names of its fields.

    Args:
        name: of the file, which stands where no title is known and is none.
    """
    parts = {
        "authors": bool(reference.authors),
        "title": reference.title not in (name, PurePath(name).stem),
        "issued": reference.issued is not None,
    }
    return tuple(name for name, known in parts.items() if not known)


def _speakers(transcript: Transcript, names: Names) -> tuple[str | None, tuple[str, ...]]:
    """Who answers most, and those who ask, in the order of their first words."""
    said: Counter[str] = Counter()
    asked: dict[str, None] = {}
    questions = False
    for turn in transcript.turns:
        questions = questions or turn.role is Role.QUESTION
        name = names.shown(turn.speaker)
        if name is None or len(name.strip()) < SHORTEST_NAME:
            continue
        if turn.role is Role.QUESTION:
            asked[name] = None
        elif turn.role is Role.SPEECH:
            said[name] += sum(each.end - each.start for each in turn.paragraphs)
    for name in asked:
        del said[name]  # an interviewer's remarks are no answers
    if not questions or not said:
        return None, ()
    return said.most_common(1)[0][0], tuple(asked)
