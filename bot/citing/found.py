"""What was found of a document, written as a person would correct it."""

from bot.citing.correction import CorrectionRecord
from bot.citing.person import Person, person_of
from bot.citing.reference import Reference


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
    )


def typed_name(person: Person) -> str:
    """A name as it is typed so that its parts are these: "Ada Obi", "García Márquez, Gabriel".

    One that is whole, and would be taken apart, stands in braces: "{Wells Ada}".
    """
    for words in (person.words, person.inverted):
        if person_of(words) == person:
            return words
    return f"{{{person.literal}}}" if person.literal else person.inverted
