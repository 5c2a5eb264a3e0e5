"""The routes of the page, a module and a router for each thing that it does.

Unlike every other package of Footnote this one imports FastAPI as it is imported: a route's
parameters are FastAPI's, which reads them where the route is declared. Who does not serve the page
imports nothing from here.
"""

from ui.routes.chat import router as chat_routes
from ui.routes.checking import router as checking_routes
from ui.routes.citing import router as citing_routes
from ui.routes.document_page import router as document_page_routes
from ui.routes.library import router as library_routes
from ui.routes.notebook import router as notebook_routes
from ui.routes.page_images import router as page_image_routes
from ui.routes.phrase_search import router as phrase_search_routes
from ui.routes.quotations import router as quotation_routes
from ui.routes.site import OwnStatusError, Site
from ui.routes.source import router as source_routes
from ui.routes.uploads import router as upload_routes

ROUTERS = (
    chat_routes,
    checking_routes,
    citing_routes,
    document_page_routes,
    library_routes,
    notebook_routes,
    page_image_routes,
    phrase_search_routes,
    quotation_routes,
    source_routes,
)
UPLOADING = upload_routes
"""Only where visitors may add documents of their own."""

__all__ = ["ROUTERS", "UPLOADING", "OwnStatusError", "Site"]
