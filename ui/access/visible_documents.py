"""The documents a visitor can ask and see: those being served, and their own."""

from collections.abc import Callable, Mapping, Sequence

from bot.documents import Document
from ui.web import NotServedError

Cookies = Mapping[str, str]
OwnDocuments = Callable[[Cookies], Sequence[Document]]
"""What a visitor uploaded who is known by these cookies."""


def nothing(_cookies: Cookies) -> Sequence[Document]:
    """The own documents of visitors who can upload none."""
    return ()


class VisibleDocuments:
    """Who may see what.

    Args:
        documents: what everybody sees.
        own: what each visitor uploaded.
    """

    def __init__(self, documents: Sequence[Document], own: OwnDocuments) -> None:
        self.documents = tuple(documents)
        self._by_id = {document.id: document for document in self.documents}
        self._own = own

    def own(self, cookies: Cookies) -> tuple[Document, ...]:
        """What a visitor uploaded."""
        return tuple(self._own(cookies))

    def all(self, cookies: Cookies) -> tuple[Document, ...]:
        """What a visitor asks: all that is served, and their own."""
        return (*self.documents, *self._own(cookies))

    def asked(self, document_id: str | None, cookies: Cookies) -> tuple[Document, ...] | None:
        """What a question is put to: one document or all; None where that is what everybody asks.

        Raises:
            NotServedError: this visitor sees no such document.
        """
        if document_id is not None:
            return (self.one(document_id, cookies),)
        return self.all(cookies) if self._own(cookies) else None

    def one(self, document_id: str, cookies: Cookies) -> Document:
        """The document of that identity.

        Raises:
            NotServedError: this visitor sees none.
        """
        if (document := self._by_id.get(document_id)) is not None:
            return document
        for document in self._own(cookies):
            if document.id == document_id:
                return document
        raise NotServedError("This document is not being served.", code="document-unserved")
