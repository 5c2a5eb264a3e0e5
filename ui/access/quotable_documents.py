"""The documents that one visitor sees, as what notes and conversations are verified by."""

from collections.abc import Sequence

from bot.citing import Reference
from bot.documents import Document, Span
from bot.library import Library
from bot.notebook import NoteQuotation, exactly
from bot.viewing import excerpt_at
from ui.access.outlines import Outlines
from ui.html import who_of
from ui.web import Texts


class QuotableDocuments:
    """The documents that one visitor sees, and their words with whose they are."""

    def __init__(
        self,
        documents: Sequence[Document],
        sources: Library,
        outlines: Outlines,
        texts: Texts,
    ) -> None:
        self.documents = tuple(documents)
        self._sources = sources
        self._outlines = outlines
        self._texts = texts
        self._references: dict[str, Reference] = {}

    def quoted(self, document: Document, span: Span) -> NoteQuotation:
        """The words of a span.

        Raises:
            SelectionError: they cannot be quoted, or whose they are is not known.
        """
        parts = self._outlines.of(document)
        found = excerpt_at(self._sources, document, span.start, span.end, parts=parts)
        if document.sha256 not in self._references:
            self._references[document.sha256] = self._sources.references.of(document)
        return NoteQuotation(
            exactly(found.citation, span),
            self._references[document.sha256],
            who_of(found.voices, self._texts) or None,
        )
