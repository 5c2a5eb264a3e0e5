"""A CSL-JSON item as a reference again: what a note says of a document that is not here.

The item may have gone through other programs: what is not as it should be is left out.
"""

from bot.citing import ItemRecord, Person, Reference, SourceKind
from bot.documents import Day, doi_of, is_address


def reference_of_item(item: ItemRecord) -> Reference | None:
    """The source that an item describes; None where it has no title."""
    parts: dict[str, object] = {**item}
    title = _words(parts.get("title"))
    if title is None:
        return None
    kinds = {kind.value: kind for kind in SourceKind}
    url = _words(parts.get("URL"))
    return Reference(
        kind=kinds.get(_words(parts.get("type")) or "", SourceKind.DOCUMENT),
        title=title,
        authors=_people(parts.get("author")),
        interviewers=_people(parts.get("interviewer")),
        container=_words(parts.get("container-title")),
        publisher=_words(parts.get("publisher")),
        issued=_day(parts.get("issued")),
        url=url if url and is_address(url) else None,
        accessed=_day(parts.get("accessed")),
        language=_words(parts.get("language")),
        doi=doi_of(_words(parts.get("DOI")) or ""),
        number=_words(parts.get("number")),
    )


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _people(value: object) -> tuple[Person, ...]:
    names = value if isinstance(value, list) else []
    return tuple(person for name in names if (person := _person(name)) is not None)


def _person(name: object) -> Person | None:
    if not isinstance(name, dict):
        return None
    parts: dict[str, object] = name
    family, literal = _words(parts.get("family")), _words(parts.get("literal"))
    if literal is not None and family is None:
        return Person(literal=literal)
    if family is None:
        return None
    return Person(
        family,
        _words(parts.get("given")),
        _words(parts.get("non-dropping-particle")),
        _words(parts.get("suffix")),
    )


def _day(value: object) -> Day | None:
    match value:
        case {"date-parts": [[*parts]]} if 1 <= len(parts) <= 3:
            numbers = [part for part in parts if isinstance(part, int)]
        case _:
            return None
    try:
        return Day(*numbers) if len(numbers) == len(parts) else None
    except (ValueError, OverflowError):
        return None
