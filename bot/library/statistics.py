"""What the library holds of a document, as a list of what is served shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents import Document
from bot.library.library import Library
from bot.segmentation import Spoken


@dataclass(frozen=True, slots=True)
class DocumentStatistics:
    """A document and how much of it there is; no text is read for it."""

    document: Document
    passages: int
    spoken: tuple[Spoken, ...] = ()
    """By whom what can be quoted is said, in the order of their first words."""

    @property
    def pages(self) -> int | None:
        """How many; None in a format without pages."""
        return len(self.document.layout.pages) or None

    @property
    def turns(self) -> int | None:
        """How many turns of its speakers can be quoted; None where nobody is named."""
        return sum(each.turns for each in self.spoken) or None

    @property
    def characters(self) -> int:
        """Code points of its text."""
        return self.document.characters


def statistics_of(
    library: Library, documents: Sequence[Document]
) -> tuple[DocumentStatistics, ...]:
    """How much a library holds of these documents; those not held are passed over."""
    held = library.stored_documents(documents)
    said: dict[int, list[Spoken]] = {}
    for each in library.store.speech.spoken(among=[stored.id for stored, _ in held]):
        said.setdefault(each.document_id, []).append(each.spoken)
    return tuple(
        DocumentStatistics(document, len(stored.passages), tuple(said.get(stored.id, ())))
        for stored, document in held
    )
