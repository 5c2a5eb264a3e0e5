"""The documents that a visitor sees, and what is at hand of them."""

from ui.access.excerpts import Excerpts
from ui.access.listing import Listed, Shelf, listed, nowhere
from ui.access.outlines import Outlines
from ui.access.quotable_documents import QuotableDocuments
from ui.access.visible_documents import Cookies, VisibleDocuments, nothing

__all__ = [
    "Cookies",
    "Excerpts",
    "Listed",
    "Outlines",
    "QuotableDocuments",
    "Shelf",
    "VisibleDocuments",
    "listed",
    "nothing",
    "nowhere",
]
