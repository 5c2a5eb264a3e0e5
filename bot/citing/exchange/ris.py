"""A reference as RIS, which every reference manager imports."""

from bot.citing.person_names import Person
from bot.citing.reference import Reference, SourceKind
from bot.documents import Day

TYPES = {
    SourceKind.INTERVIEW: "PCOMM",  # as Zotero writes; RIS has no type of its own
    SourceKind.REPORT: "RPRT",
    SourceKind.BOOK: "BOOK",
    SourceKind.WEBPAGE: "ELEC",
    SourceKind.ARTICLE: "MGZN",
    SourceKind.JOURNAL: "JOUR",
    SourceKind.PREPRINT: "UNPB",
    SourceKind.THESIS: "THES",
    SourceKind.CASE: "CASE",
    SourceKind.DOCUMENT: "GEN",
}


def ris(reference: Reference, *, note: str | None = None) -> str:
    """One entry, ready for a `.ris` file.

    Args:
        note: a person's own, beside what the source says.
    """
    import rispy

    issued, accessed = reference.issued, reference.accessed
    fields: dict[str, str | list[str]] = {
        "type_of_reference": TYPES[reference.kind],
        "authors": [_name(person) for person in reference.authors],
        "secondary_authors": [_name(person) for person in reference.interviewers],
        "title": _line(reference.title),
        "secondary_title": _line(reference.container),
        "publisher": _line(reference.publisher),
        "year": f"{issued.year}" if issued else "",
        "date": _date(issued),
        "type_of_work": "Interview" if reference.kind is SourceKind.INTERVIEW else "",
        # a semicolon would part one address into two
        "urls": [_line(reference.url).replace(";", "%3B")] if reference.url else [],
        "access_date": _date(accessed),
        "language": _line(reference.language),
        "doi": _line(reference.doi),
        "number": _line(reference.number),
        "notes": [_line(note)] if note else [],
    }
    entry = {name: words for name, words in fields.items() if words}
    written: str = rispy.dumps([entry])
    return written[written.index("TY  - ") :]  # rispy numbers entries, which few readers expect


def _name(person: Person) -> str:
    """Family, given, suffix: "van den Berg, Jan", "King, Lee, Jr."; a whole name as it is."""
    family = " ".join(part for part in (person.particle, person.family) if part)
    parts = (family, person.given, person.suffix, person.literal)
    return _line(", ".join(part for part in parts if part))


def _line(words: str | None) -> str:
    """Words on one line: in RIS a line is a field."""
    return " ".join((words or "").split())


def _date(day: Day | None) -> str:
    """A date as RIS has it: "2024/03/12/", "2024/03//"."""
    if day is None:
        return ""
    parts = (f"{part:02}" if part else "" for part in (day.month, day.day))
    return "/".join((f"{day.year:04}", *parts, ""))
