"""Marks what is known of a document against what a librarian wrote down.

Case, accents, punctuation, spaces and line breaks count for nothing: a title that was printed in
capitals over three lines is the same title.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from bot.citing import Person, Reference
from bot.documents import Metadata
from scripts.evaluation.sources.gold import Gold, Written

VERSION = re.compile(r"v\d{1,2}\Z")
"""Example: the `v2` of `arXiv:2203.00274v2`."""
YEAR = 4  # letters of a date, as ISO 8601 writes it
SHORTEST_NUMBER = 4  # letters; less stands at the end of any


class Mark(StrEnum):
    """What came of one part."""

    RIGHT = "right"
    PARTLY = "partly"
    """Some of the authors, or others beside them."""
    WRONG = "wrong"
    NONE = "none"
    """Nothing is known, though something is printed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of each part of a document; None where nothing is printed and nothing known."""

    title: Mark
    authors: Mark
    year: Mark
    date: Mark
    """As exact as it is printed."""
    publisher: Mark | None
    doi: Mark | None
    number: Mark | None


def marked(gold: Gold, reference: Reference, stated: Metadata) -> Marked:
    """Mark one document.

    Args:
        stated: what the document itself states.
    """
    issued = reference.issued.written if reference.issued else None
    year = None if issued is None else issued[:YEAR]
    return Marked(
        title=_title(gold, reference.title),
        authors=_authors(gold, reference.authors),
        year=_date(gold.issued, year, tuple(each[:YEAR] for each in gold.issued.right)),
        date=_date(gold.issued, issued, gold.issued.right),
        publisher=_part(gold.publisher, reference.publisher),
        doi=_part(gold.doi, stated.doi),
        number=_number(gold.number, stated.number),
    )


def plain(words: str) -> str:
    """Letters and digits alone, without case and accents."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart.casefold() if letter.isalnum())


def _title(gold: Gold, title: str) -> Mark:
    said = plain(title)
    if said in map(plain, gold.title.right):
        return Mark.RIGHT
    if said in (plain(gold.file), plain(PurePath(gold.file).stem)):  # what is said for want of one
        return Mark.NONE if gold.title.asked else Mark.RIGHT
    return Mark.WRONG


def _authors(gold: Gold, authors: Sequence[Person]) -> Mark:
    if not authors:
        return Mark.NONE if all(gold.authors) else Mark.RIGHT
    marks = {
        _list(authors, names, gold.families if not at else ())
        for at, names in enumerate(gold.authors)
    }
    return (
        Mark.RIGHT if Mark.RIGHT in marks else Mark.PARTLY if Mark.PARTLY in marks else Mark.WRONG
    )


def _list(authors: Sequence[Person], names: Sequence[str], families: Sequence[str]) -> Mark:
    called = list(zip(names, families or [""] * len(names), strict=True))
    if len(authors) == len(called) and all(
        _is_called(person, *name) for person, name in zip(authors, called, strict=True)
    ):
        return Mark.RIGHT
    some = any(_is_called(person, *name) for person in authors for name in called)
    return Mark.PARTLY if some else Mark.WRONG


def _is_called(person: Person, name: str, family: str = "") -> bool:
    """Whether the family name is that of a printed name, or the whole name is the same."""
    if plain(person.words) == plain(name):
        return True
    if person.family is None:
        return sorted(map(plain, person.words.split())) == sorted(map(plain, name.split()))
    return plain(person.family) == plain(family) or plain(name).endswith(plain(person.family))


def _date(issued: Written, said: str | None, right: Sequence[str]) -> Mark:
    if said is None:
        return Mark.NONE if issued.asked else Mark.RIGHT
    return Mark.RIGHT if any(said.startswith(each) for each in right) else Mark.WRONG


def _part(written: Written, said: str | None) -> Mark | None:
    if not said:
        return Mark.NONE if written.asked else None
    return Mark.RIGHT if plain(said) in map(plain, written.right) else Mark.WRONG


def _number(written: Written, said: str | None) -> Mark | None:
    mark = _part(written, said)
    if mark is not Mark.WRONG:
        return mark
    bare = plain(VERSION.sub("", said or ""))
    pairs = [(bare, plain(each)) for each in written.right]
    same = any(
        a.endswith(b) or b.endswith(a) for a, b in pairs if min(len(a), len(b)) >= SHORTEST_NUMBER
    )
    return Mark.RIGHT if same else Mark.WRONG
