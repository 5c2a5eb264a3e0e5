"""Whether the words of a note still stand where it says, and if not, where they stand now.

By the documents that are served at this moment, character for character; what a file says of itself
is believed of nothing. A note whose words cannot be found is kept and marked, never dropped.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from bot.citing import Reference
from bot.documents import Citation, Document, Span
from bot.errors import SelectionError
from bot.matching import reanchor
from bot.notebook.note import Note, NoteRecord, note_of


class Standing(StrEnum):
    """What has become of a note's words."""

    STANDS = "stands"
    MOVED = "moved"
    """They stand elsewhere in the document, or in the one that now has its name, for certain."""
    MISSING = "missing"
    """The document is here and does not have them, or not at one place for certain."""
    NOT_SERVED = "not served"


@dataclass(frozen=True, slots=True)
class NoteQuotation:
    """Words as a document that is served has them."""

    citation: Citation
    reference: Reference
    who: str | None
    """Whose words they are, as the page names them."""

    @property
    def record(self) -> NoteRecord:
        """What a note of them holds."""
        return note_of(self.citation, reference=self.reference, who=self.who)


@dataclass(frozen=True, slots=True)
class Verified:
    """A note and what has become of its words."""

    note: Note
    standing: Standing
    document: Document | None = None
    """The document that was looked into; None where none is served."""
    quoted: NoteQuotation | None = None
    """The words where they stand now."""


class NoteDocuments(Protocol):
    """The documents that somebody may look into."""

    @property
    def documents(self) -> Sequence[Document]:
        """All of them."""

    def quoted(self, document: Document, span: Span) -> NoteQuotation:
        """The words of a span.

        Raises:
            SelectionError: whose words they are is not known.
        """


def verified(notes: Iterable[Note], quotable: NoteDocuments) -> Iterator[Verified]:
    """Each note again, in order."""
    by_name: dict[str, list[Document]] = {}
    for document in quotable.documents:
        by_name.setdefault(document.name, []).append(document)
    for note in notes:
        sha256 = note.citation["document_sha256"]
        same = [each for each in quotable.documents if each.sha256.startswith(sha256)]
        yield _verified(note, same, by_name.get(note.citation["document"], []), quotable)


def exactly(citation: Citation, span: Span) -> Citation:
    """A citation of just this span, which may begin or end with white space that it has not."""
    passage = citation.passage
    start, end = min(passage.start, span.start), max(passage.end, span.end)
    wide = replace(passage, start=start, end=end)
    return replace(citation, passage=wide, start=span.start, end=span.end)


def _verified(
    note: Note, same: Sequence[Document], named: Sequence[Document], quotable: NoteDocuments
) -> Verified:
    start, end = note.citation["start_char_index"], note.citation["end_char_index"]
    for document in same:
        if document.text[start:end] == note.quote and end <= len(document.text):
            return _quoted(note, document, Span(start, end), Standing.STANDS, quotable)
    # the same bytes read another way, else another document of that name
    found = [(each, span) for each in same or named if (span := _now(note, each)) is not None]
    if len(found) == 1:
        document, span = found[0]
        return _quoted(note, document, span, Standing.MOVED, quotable)
    looked_into = next(iter(same or named), None)
    standing = Standing.NOT_SERVED if looked_into is None else Standing.MISSING
    return Verified(note, standing, looked_into)


def _now(note: Note, document: Document) -> Span | None:
    return reanchor(
        document.text,
        quote=note.quote,
        prefix=note.citation["prefix"],
        suffix=note.citation["suffix"],
        start=note.citation["start_char_index"],
    )


def _quoted(
    note: Note, document: Document, span: Span, standing: Standing, quotable: NoteDocuments
) -> Verified:
    """The words with whose they are; where nobody knows, they are not verified."""
    try:
        return Verified(note, standing, document, quotable.quoted(document, span))
    except SelectionError:
        return Verified(note, Standing.MISSING, document)
