"""What is read of a web page made by hand."""

from bot.formats.format import Extract
from bot.formats.html import reader as html
from tests.support.documents.reading import shown
from tests.support.documents.web_pages import page


def read(data: bytes) -> Extract:
    """What is read of a page."""
    return html.read(data, "page.html", None)


def body(words: str) -> list[tuple[str, str]]:
    """The paragraphs of a page with this body."""
    return shown(read(page(words)))
