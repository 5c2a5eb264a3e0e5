"""What the library holds of a document, as a list of what is served shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.documents import Document
from bot.segmentation import Spoken
from bot.storage import SpeakerNames, StoredDocument


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
    held: Iterable[tuple[StoredDocument, Document]], speech: SpeakerNames
) -> tuple[DocumentStatistics, ...]:
    """How much there is of documents, given how they are held."""
    held = tuple(held)
    said: dict[int, list[Spoken]] = {}
    for each in speech.spoken(among=[stored.id for stored, _ in held]):
        said.setdefault(each.document_id, []).append(each.spoken)
    return tuple(
        DocumentStatistics(document, len(stored.passages), tuple(said.get(stored.id, ())))
        for stored, document in held
    )
