"""Documents as the page lists them: what each is called, and how much of it there is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.documents import Document
from bot.errors import DamagedError
from bot.library import DocumentStatistics
from ui.web import Texts, sentence

Shelf = Callable[[Sequence[Document]], Sequence[DocumentStatistics]]
"""How much there is of some documents; those nobody knows of are passed over."""


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
    """None where nobody knows."""
    notes: tuple[str, ...]
    """What a person should be told of its reading."""


def nowhere(_documents: Sequence[Document]) -> Sequence[DocumentStatistics]:
    """How much there is where no library says it."""
    return ()


def listed(documents: Sequence[Document], shelf: Shelf, texts: Texts) -> tuple[Listed, ...]:
    """Documents as they are listed, in their order."""
    known = {each.document.id: each for each in shelf(documents)}
    return tuple(_listed(each, known.get(each.id), texts) for each in documents)


def _listed(document: Document, shelved: DocumentStatistics | None, texts: Texts) -> Listed:
    notes = document.notes
    try:
        pages = shelved.pages if shelved else None
    except DamagedError as damage:  # of this one alone
        pages, notes = None, (sentence(damage, texts),)
    return Listed(
        id=document.id,
        title=document.title,
        name=document.name,
        kind=document.format,
        pages=pages,
        turns=shelved.turns if shelved else None,
        passages=shelved.passages if shelved else None,
        notes=notes,
    )
