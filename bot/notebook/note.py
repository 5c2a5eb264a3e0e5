"""A note: a quotation that a person keeps, with its citation and what they say of it.

The same values stand in the browser's storage, in every export and in what is read back from one. A
note's id is "3:10": the tenth note ever pinned of the third document of its notebook. No id is ever
given twice, also after its note is gone.
"""

from dataclasses import dataclass, replace
from typing import TypedDict

from bot.citing import ItemRecord, Reference, csl_item, key_of, source_in_words
from bot.documents import Citation, CitationRecord, citation_record, location_of


class NoteRecord(TypedDict):
    """What a document gives to a note; the rest of it is the person's."""

    citation: CitationRecord
    place: str
    who: str | None
    cited: str
    source: ItemRecord | None


@dataclass(frozen=True, slots=True)
class Note:
    """One quotation of a notebook."""

    id: str
    citation: CitationRecord
    place: str
    """ "p. 217 [218 of 300], ¶ 12", as `bot/documents/location.py` writes it."""
    who: str | None
    """Whose words it is; None where nobody is named."""
    cited: str
    """The quotation with its source, as plain text."""
    source: ItemRecord | None = None
    """The document as CSL-JSON has it; None where nobody asked yet."""
    comment: str = ""
    tags: tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """The words, as they were when it was pinned."""
        return self.citation["cited_text"]

    @property
    def shown(self) -> str:
        """The same as a reader saw them."""
        return self.citation["shown"]

    def after(self, record: NoteRecord) -> "Note":
        """The same note with what the document gives to it now."""
        return replace(
            self,
            citation=record["citation"],
            place=record["place"],
            who=record["who"],
            cited=record["cited"],
            source=record["source"],
        )


@dataclass(frozen=True, slots=True)
class Notebook:
    """Notes in the order the person gave them, and what their ids are made of."""

    notes: tuple[Note, ...] = ()
    title: str | None = None
    documents: tuple[tuple[str, int], ...] = ()
    """The number that each document has in ids, by its SHA-256."""
    last: tuple[tuple[int, int], ...] = ()
    """The number of the note last pinned of each document, by the document's number."""


def note_of(citation: Citation, *, reference: Reference, who: str | None) -> NoteRecord:
    """What a note of a quotation holds.

    Args:
        reference: its document as a source.
        who: whose words it is, as the page names them.
    """
    return NoteRecord(
        citation=citation_record(citation),
        place=location_of(citation).words,
        who=who,
        cited=f"“{citation.shown}” — {source_in_words(citation, reference, who or '')}",
        source=csl_item(reference, key=key_of(reference)),
    )
