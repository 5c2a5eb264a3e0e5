"""The places of documents that a page names, as citations: of what a visitor sees, and no more."""

from bot.documents import Citation
from bot.errors import FootnoteError
from bot.library import Library
from bot.viewing import excerpt_at
from ui.access.outlines import Outlines
from ui.access.visible_documents import Cookies, VisibleDocuments
from ui.web import DocumentSpan


class Excerpts:
    """What is quoted by its place alone."""

    def __init__(self, served: VisibleDocuments, outlines: Outlines, library: Library) -> None:
        self._served = served
        self._outlines = outlines
        self._library = library

    def one(self, span: DocumentSpan, cookies: Cookies) -> Citation:
        """The citation of a span.

        Raises:
            NotServedError: this visitor sees no such document.
            SelectionError: nothing that can be quoted stands there.
            FootnoteError: the library cannot be looked into.
        """
        document = self._served.one(span.document, cookies)
        parts = self._outlines.of(document)
        return excerpt_at(self._library, document, span.start, span.end, parts=parts).citation

    def those_there(
        self, spans: tuple[DocumentSpan, ...], cookies: Cookies
    ) -> tuple[Citation, ...]:
        """The citations of spans; those that stand nowhere now are passed over."""
        found: list[Citation] = []
        for span in spans:
            try:
                found.append(self.one(span, cookies))
            except FootnoteError:
                continue  # a document that was removed, or is being read: nothing is offered for it
        return tuple(found)
