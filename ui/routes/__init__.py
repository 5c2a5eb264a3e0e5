"""The routes of the page, a module for each thing that it does."""

from ui.routes.answers import add_answers
from ui.routes.checking import add_checking
from ui.routes.citing import add_citing
from ui.routes.document_page import add_doc
from ui.routes.library import add_library
from ui.routes.notebook import add_notebook
from ui.routes.page_images import add_pictures
from ui.routes.phrase_search import add_places
from ui.routes.quotations import add_quotations
from ui.routes.source import add_source
from ui.routes.speakers import add_speakers
from ui.routes.suggestions import add_suggestions
from ui.routes.uploads import VisitorRoutes, add_uploads

__all__ = [
    "VisitorRoutes",
    "add_answers",
    "add_checking",
    "add_citing",
    "add_doc",
    "add_library",
    "add_notebook",
    "add_pictures",
    "add_places",
    "add_quotations",
    "add_source",
    "add_speakers",
    "add_suggestions",
    "add_uploads",
]
