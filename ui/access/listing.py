"""Documents as the page lists them: what each is called, and how much of it there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents import Document
from bot.errors import DamagedError
from bot.library import DocumentStatistics, Library
from ui.web import Texts, sentence


@dataclass(frozen=True, slots=True)
class Listed:
    """A document, as sent to the browser."""

    id: str
    title: str
    name: str
    kind: str
    """The name of its format."""
    pages: int | None
    turns: int | None
    passages: int | None
    """None where the library does not hold it at this moment."""
    notes: tuple[str, ...]
    """What a person should be told of its reading."""


def listed(documents: Sequence[Document], library: Library, texts: Texts) -> tuple[Listed, ...]:
    """Documents as they are listed, in their order."""
    known = {each.document.id: each for each in library.statistics(documents)}
    return tuple(_listed(each, known.get(each.id), texts) for each in documents)


def _listed(document: Document, held: DocumentStatistics | None, texts: Texts) -> Listed:
    notes = document.notes
    try:
        pages = held.pages if held else None
    except DamagedError as damage:  # of this one alone
        pages, notes = None, (sentence(damage, texts),)
    return Listed(
        id=document.id,
        title=document.title,
        name=document.name,
        kind=document.format,
        pages=pages,
        turns=held.turns if held else None,
        passages=held.passages if held else None,
        notes=notes,
    )
