"""The documents that a visitor sees, and what is at hand of them."""

from ui.access.arriving_uploads import COOKIE, ArrivingUploads, Owned, visitor_of
from ui.access.excerpts import Excerpts
from ui.access.listing import Listed, listed
from ui.access.outlines import Outlines
from ui.access.quotable_documents import QuotableDocuments
from ui.access.visible_documents import Cookies, VisibleDocuments, nothing

__all__ = [
    "COOKIE",
    "ArrivingUploads",
    "Cookies",
    "Excerpts",
    "Listed",
    "Outlines",
    "Owned",
    "QuotableDocuments",
    "VisibleDocuments",
    "listed",
    "nothing",
    "visitor_of",
]
