"""Pages of PDFs as they look, with a quotation's words boxed.

A page is drawn when it is asked for, one at a time, and the last ones are kept in memory. Boxes
stand on exactly the words of a span; where the place of one of them is not sure, there are none.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cachetools import LRUCache

from bot.documents import Document, DocumentKey, page_in_words, shown_name
from bot.errors import DocumentError
from bot.formats import PICTURE, PageRequest, Picture, Spot
from bot.library import Library

AT_HAND = 64_000_000  # bytes of pictures; a page of text has 0.3 MB, a photograph 3
A_SPOT = 400  # bytes in memory of a word's place
AT_ONCE = 8  # requests that wait for a picture; one takes 0.1 to 0.4 seconds
FORMAT = "pdf"  # whose documents have pages to show
UNSURE = "Where these words stand on this page is not sure, so nothing is marked."


@dataclass(frozen=True, slots=True)
class Box:
    """Words side by side; fractions of the picture's width and height from its upper left."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What is known of a page and its picture."""

    title: str
    """The document's."""
    index: int
    """0-based."""
    count: int
    """How many pages the document has."""
    start: int
    """Where its text begins in the document's, in code points."""
    label: str
    """As in a citation: "p. 217 [218 of 300]"."""
    width: int
    """Of the picture, in dots."""
    height: int
    boxes: tuple[Box, ...]
    note: str | None
    """What a person should be told of the boxes."""


def pages_to_show(document: Document) -> int:
    """How many pages of a document look like anything; 0 for one that was never printed."""
    return len(document.layout.pages) if document.format == FORMAT else 0


class PageImages:
    """Pages as they look; several threads may ask."""

    def __init__(
        self, library: Library, *, draw: Callable[[bytes, str, PageRequest], Picture] = PICTURE
    ) -> None:
        self._library = library
        self._draw = draw
        self._drawing = threading.Lock()
        self._waiting = threading.BoundedSemaphore(AT_ONCE)
        self._at_hand: LRUCache[tuple[DocumentKey, int], Picture] = LRUCache(AT_HAND, _size)
        self._keeping = threading.Lock()

    def picture(self, document: Document, index: int) -> bytes:
        """A page as PNG.

        Raises:
            ValueError: the document has no such page, or none that can look like anything.
            DocumentError: the page cannot be drawn; the sentence says why.
        """
        return self._picture(document, index).png

    def page(self, document: Document, index: int, start: int, end: int) -> SeenPage:
        """A page, and the boxes of what it has of `[start, end)` of the document's text.

        Raises:
            ValueError, DocumentError: as above.
        """
        picture = self._picture(document, index)
        boxes = self.boxes(document, index, start, end)
        first, last = _range(document, index)
        here = document.text[max(start, first) : min(end, last)].strip()
        return SeenPage(
            title=document.title,
            index=index,
            count=len(document.layout.pages),
            start=first,
            label=f"p. {page_in_words(document.layout, index)}",
            width=picture.width,
            height=picture.height,
            boxes=boxes,
            note=UNSURE if here and not boxes else None,
        )

    def boxes(self, document: Document, index: int, start: int, end: int) -> tuple[Box, ...]:
        """The boxes alone, one for the words of each line, in the order they are read.

        Raises:
            ValueError, DocumentError: as above.
        """
        spots = self._picture(document, index).spots
        first, last = _range(document, index)
        start, end = max(start, first) - first, min(end, last) - first
        if start >= end:
            return ()
        text = document.text[first:last]
        within = [spot for spot in spots if spot.start < end and spot.end > start]
        seen = sum(_letters(text, max(spot.start, start), min(spot.end, end)) for spot in within)
        return tuple(_boxes(within, start, end)) if seen == _letters(text, start, end) else ()

    def _picture(self, document: Document, index: int) -> Picture:
        if not 0 <= index < pages_to_show(document):
            raise ValueError(f"{document.name} has no page of index {index} to show")
        key = DocumentKey.of(document), index
        found = self._found(key)
        if found is not None:
            return found
        if not self._waiting.acquire(blocking=False):
            raise DocumentError(
                "Other pages are being drawn at this moment; try again.",
                code="pages-busy",
            )
        try:
            with self._drawing:
                found = self._found(key)
                if found is None:
                    found = self._drawn(document, index)
                    self._keep(key, found)
        finally:
            self._waiting.release()
        return found

    def _drawn(self, document: Document, index: int) -> Picture:
        first, last = _range(document, index)
        data = self._library.original(document)
        name = f"{shown_name(document.name)}#page={index + 1}"
        return self._draw(data, name, PageRequest(index, document.text[first:last]))

    def _found(self, key: tuple[DocumentKey, int]) -> Picture | None:
        with self._keeping:
            return self._at_hand.get(key)

    def _keep(self, key: tuple[DocumentKey, int], picture: Picture) -> None:
        with self._keeping:
            self._at_hand[key] = picture


def _size(picture: Picture) -> int:
    """Bytes in memory; of one that is larger than all may be, these: it is kept alone."""
    return min(len(picture.png) + A_SPOT * len(picture.spots), AT_HAND)


def _range(document: Document, index: int) -> tuple[int, int]:
    """Where a page's text begins and ends."""
    pages = document.layout.pages
    end = pages[index + 1].start if index + 1 < len(pages) else len(document.text)
    return pages[index].start, end


def _letters(text: str, start: int, end: int) -> int:
    return sum(not letter.isspace() for letter in text[start:end])


def _boxes(spots: Sequence[Spot], start: int, end: int) -> Iterator[Box]:
    """One box for the words of each line, without what of its first and last is not meant."""
    line: int | None = None
    left = top = right = bottom = 0.0
    for spot in spots:
        x0, y0, x1, y1 = _cut(spot, start, end)
        if spot.line == line:
            left, top, right, bottom = min(left, x0), min(top, y0), max(right, x1), max(bottom, y1)
            continue
        if line is not None:
            yield Box(left, top, right - left, bottom - top)
        line, left, top, right, bottom = spot.line, x0, y0, x1, y1
    if line is not None:
        yield Box(left, top, right - left, bottom - top)


def _cut(spot: Spot, start: int, end: int) -> tuple[float, float, float, float]:
    """A word's box, or that part of it, letter by letter, which stands in a span."""
    length = spot.end - spot.start
    first = (max(start, spot.start) - spot.start) / length
    last = (min(end, spot.end) - spot.start) / length
    if spot.turn in (1, 2):  # it begins at the box's lower or right end
        first, last = 1 - last, 1 - first
    left, top, right, bottom = spot.box
    if spot.turn in (1, 3):
        return left, top + first * (bottom - top), right, top + last * (bottom - top)
    return left + first * (right - left), top, left + last * (right - left), bottom
