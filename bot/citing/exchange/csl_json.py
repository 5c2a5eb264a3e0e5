"""A reference as CSL-JSON: the form that citation processors and reference managers exchange."""

import json
from collections.abc import Sequence
from typing import NotRequired, TypedDict

from bot.citing.person_names import Person
from bot.citing.reference import Reference
from bot.documents import Day

NameRecord = TypedDict(
    "NameRecord",
    {
        "family": NotRequired[str],
        "given": NotRequired[str],
        "non-dropping-particle": NotRequired[str],
        "suffix": NotRequired[str],
        "literal": NotRequired[str],
    },
)
"""A name, whole or in its parts."""
DateRecord = TypedDict("DateRecord", {"date-parts": list[list[int]]})
"""Year, month, day, as far as they are known."""
ItemRecord = TypedDict(
    "ItemRecord",
    {
        "id": str,
        "type": str,
        "title": str,
        "author": NotRequired[list[NameRecord]],
        "interviewer": NotRequired[list[NameRecord]],
        "container-title": NotRequired[str],
        "publisher": NotRequired[str],
        "issued": NotRequired[DateRecord],
        "URL": NotRequired[str],
        "accessed": NotRequired[DateRecord],
        "language": NotRequired[str],
        "DOI": NotRequired[str],
        "number": NotRequired[str],
        "note": NotRequired[str],
    },
)
"""One source, as the CSL-JSON schema (csl-data.json, 1.0.2) has it."""


def csl_item(reference: Reference, *, key: str, note: str | None = None) -> ItemRecord:
    """A reference as one item; parts that nobody knows are left out.

    Args:
        key: what citations name it by.
        note: a person's own, beside what the source says.
    """
    item = ItemRecord(id=key, type=reference.kind.value, title=reference.title)
    if reference.authors:
        item["author"] = list(map(_name, reference.authors))
    if reference.interviewers:
        item["interviewer"] = list(map(_name, reference.interviewers))
    if reference.container:
        item["container-title"] = reference.container
    if reference.publisher:
        item["publisher"] = reference.publisher
    if reference.issued:
        item["issued"] = _date(reference.issued)
    if reference.url:
        item["URL"] = reference.url
    if reference.accessed:
        item["accessed"] = _date(reference.accessed)
    if reference.language:
        item["language"] = reference.language
    if reference.doi:
        item["DOI"] = reference.doi
    if reference.number:
        item["number"] = reference.number
    if note:
        item["note"] = note
    return item


def csl_json(items: Sequence[ItemRecord]) -> str:
    """Items as a CSL-JSON file."""
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _name(person: Person) -> NameRecord:
    if person.literal is not None:
        return {"literal": person.literal}
    name: NameRecord = {"family": person.family or ""}
    if person.given:
        name["given"] = person.given
    if person.particle:
        name["non-dropping-particle"] = person.particle
    if person.suffix:
        name["suffix"] = person.suffix
    return name


def _date(day: Day) -> DateRecord:
    parts = (day.year, day.month, day.day)
    return {"date-parts": [[part for part in parts if part is not None]]}
