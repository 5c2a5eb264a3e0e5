"""What a person says a document is cited as, where what was found is wrong or too little.

A correction is kept beside the document (`bot/storage/metadata.py`) and never changes it: what was
found stays, so that every correction can be taken back.
"""

import re
from dataclasses import dataclass
from typing import TypedDict

from bot.citing.person_names import Person, person_of
from bot.citing.reference import Reference, SourceKind
from bot.documents import day_of, doi_of, is_address, is_language, one_line
from bot.errors import DetailsError

LONGEST = 500  # code points of a part; it stands in one entry of a bibliography
MOST_PEOPLE = 100  # that a person types; an entry of APA, the longest, names twenty
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
"""Example: `2024-03-12`, `2024-03`, `2024`."""
WHOLE = re.compile(r"\{(?P<name>[^{}]+)\}")
"""Example: `{Wells for Ada}`: a name that is not to be taken apart, as BibTeX writes it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The parts that a person corrects; None leaves a part as it was found, empty says it is none.

    Raises:
        DetailsError: a part cannot stand in a reference.
    """

    title: str | None = None
    """Never empty."""
    authors: tuple[str, ...] | None = None
    """One name each: "Ana de la Cruz", "García Márquez, Gabriel", "{Wells for Ada}"."""
    interviewers: tuple[str, ...] | None = None
    kind: SourceKind | None = None
    issued: str | None = None
    """"2024-03-12", "2024-03" or "2024"."""
    container: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    """As BCP 47 names it: "en", "de-CH"."""
    doi: str | None = None
    """"10.5555/wells.2024", with its resolver's address or without."""
    number: str | None = None

    def __post_init__(self) -> None:
        people = (self.authors or ()) + (self.interviewers or ())
        if len(people) > MOST_PEOPLE:
            raise DetailsError(
                "A source has at most {limit} people and these are {count}; name the first of "
                "them.",
                code="details-people",
                limit=MOST_PEOPLE,
                count=len(people),
            )
        parts = (self.title, self.issued, self.container, self.publisher, self.url, self.language)
        for words in filter(None, (*parts, self.doi, self.number, *people)):
            _check_line(words)
        if self.title is not None and not self.title.strip():
            raise DetailsError(
                "A source has a title; write one, or leave it as it was found.",
                code="details-title",
            )
        if not all(map(_has_letter, people)):
            raise DetailsError(
                "A name has at least one letter; leave out a person without one.",
                code="details-name",
            )
        if self.issued and (DATE.fullmatch(self.issued) is None or day_of(self.issued) is None):
            raise DetailsError(
                "{words} is no date of the calendar; write it as 2024-03-12, 2024-03 or 2024.",
                code="details-date",
                words=self.issued,
            )
        if self.url and not is_address(self.url):
            raise DetailsError(
                "{words} is no address on the web; write it as https://wells.example/page.",
                code="details-address",
                words=self.url,
            )
        if self.language and not is_language(self.language):
            raise DetailsError(
                "{words} names no language; write it as en, de or de-CH.",
                code="details-language",
                words=self.language,
            )
        if self.doi and doi_of(self.doi) is None:
            raise DetailsError(
                "{words} is no DOI; write it as 10.5555/wells.2024.",
                code="details-doi",
                words=self.doi,
            )


class CorrectionRecord(TypedDict):
    """A correction as it is kept and sent; null leaves a part as it was found."""

    title: str | None
    authors: list[str] | None
    interviewers: list[str] | None
    kind: str | None
    issued: str | None
    container: str | None
    publisher: str | None
    url: str | None
    language: str | None
    doi: str | None
    number: str | None


def corrected(reference: Reference, correction: Correction) -> Reference:
    """A reference with the parts that a person corrects."""
    issued, was = correction.issued, reference
    return Reference(
        kind=correction.kind or was.kind,
        title=correction.title or was.title,
        authors=_people(correction.authors, was.authors),
        interviewers=_people(correction.interviewers, was.interviewers),
        container=_words(correction.container, was.container),
        publisher=_words(correction.publisher, was.publisher),
        issued=was.issued if issued is None else day_of(issued),
        url=_words(correction.url, was.url),
        accessed=was.accessed,
        language=_words(correction.language, was.language),
        doi=was.doi if correction.doi is None else doi_of(correction.doi),
        number=_words(correction.number, was.number),
    )


def together(first: Correction, second: Correction) -> Correction:
    """What two corrections say; where both say a part, the first."""
    return Correction(
        title=second.title if first.title is None else first.title,
        authors=second.authors if first.authors is None else first.authors,
        interviewers=second.interviewers if first.interviewers is None else first.interviewers,
        kind=second.kind if first.kind is None else first.kind,
        issued=second.issued if first.issued is None else first.issued,
        container=second.container if first.container is None else first.container,
        publisher=second.publisher if first.publisher is None else first.publisher,
        url=second.url if first.url is None else first.url,
        language=second.language if first.language is None else first.language,
        doi=second.doi if first.doi is None else first.doi,
        number=second.number if first.number is None else first.number,
    )


def correction_record(correction: Correction) -> CorrectionRecord:
    """What `correction_of` makes the same correction of."""
    authors, interviewers = correction.authors, correction.interviewers
    return CorrectionRecord(
        title=correction.title,
        authors=None if authors is None else list(authors),
        interviewers=None if interviewers is None else list(interviewers),
        kind=correction.kind and correction.kind.value,
        issued=correction.issued,
        container=correction.container,
        publisher=correction.publisher,
        url=correction.url,
        language=correction.language,
        doi=correction.doi,
        number=correction.number,
    )


def correction_of(record: object) -> Correction:
    """The correction that a record from outside is; parts it lacks are left as they were found.

    White space around words is no part of them, and a person without a word is nobody.

    Raises:
        DetailsError: it is no such record, or a part cannot stand in a reference.
    """
    if not isinstance(record, dict):
        raise DetailsError(
            "The details of a document are an object of its parts.",
            code="details-object",
        )
    return Correction(
        title=_part(record, "title"),
        authors=_names(record, "authors"),
        interviewers=_names(record, "interviewers"),
        kind=_kind(_part(record, "kind")),
        issued=_part(record, "issued"),
        container=_part(record, "container"),
        publisher=_part(record, "publisher"),
        url=_part(record, "url"),
        language=_part(record, "language"),
        doi=_part(record, "doi"),
        number=_part(record, "number"),
    )


def _people(said: tuple[str, ...] | None, found: tuple[Person, ...]) -> tuple[Person, ...]:
    return found if said is None else tuple(map(_person, said))


def _person(name: str) -> Person:
    whole = WHOLE.fullmatch(name.strip())
    return Person(literal=" ".join(whole["name"].split())) if whole else person_of(name)


def _words(said: str | None, found: str | None) -> str | None:
    return found if said is None else said or None


def _check_line(words: str) -> None:
    if len(words) > LONGEST:
        raise DetailsError(
            "A part of a reference has at most {limit} characters and this one has "
            "{length}; give a shorter one.",
            code="details-long",
            limit=LONGEST,
            length=len(words),
        )
    if one_line(words) != words:
        raise DetailsError(
            "{words} has a control character in it; give it without.",
            code="details-control",
            words=one_line(words),
        )


def _has_letter(words: str) -> bool:
    return any(map(str.isalpha, words))


def _part(record: dict[object, object], name: str) -> str | None:
    words = record.get(name)
    if words is not None and not isinstance(words, str):
        raise DetailsError(
            "The {name} of a document is a text.",
            code="details-text",
            name=name,
        )
    return None if words is None else words.strip()


def _names(record: dict[object, object], name: str) -> tuple[str, ...] | None:
    people = record.get(name)
    if people is None:
        return None
    if not isinstance(people, list) or not all(isinstance(each, str) for each in people):
        raise DetailsError(
            "The {name} of a document are a list of names.",
            code="details-list",
            name=name,
        )
    return tuple(filter(None, map(str.strip, people)))


def _kind(words: str | None) -> SourceKind | None:
    if not words:
        return None
    if words not in set(SourceKind):
        raise DetailsError(
            "{words} is no kind of source; the kinds: {kinds}.",
            code="details-kind",
            words=words,
            kinds=", ".join(SourceKind),
        )
    return SourceKind(words)


def found_record(reference: Reference) -> CorrectionRecord:
    """A reference as the correction that would make it; every part is said, "" where none is."""
    return CorrectionRecord(
        title=reference.title,
        authors=list(map(typed_name, reference.authors)),
        interviewers=list(map(typed_name, reference.interviewers)),
        kind=reference.kind.value,
        issued=reference.issued.written if reference.issued else "",
        container=reference.container or "",
        publisher=reference.publisher or "",
        url=reference.url or "",
        language=reference.language or "",
        doi=reference.doi or "",
        number=reference.number or "",
    )


def typed_name(person: Person) -> str:
    """A name as it is typed so that its parts are these: "Ada Obi", "García Márquez, Gabriel".

    One that is whole, and would be taken apart, stands in braces: "{Wells Ada}".
    """
    for words in (person.words, person.inverted):
        if person_of(words) == person:
            return words
    return f"{{{person.literal}}}" if person.literal else person.inverted
