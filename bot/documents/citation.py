"""A citation: a span of a passage shown as evidence, and the place it stands.

A citation cannot be built outside its passage, and its quotation is a slice of the document, so it
cannot differ from the source. There is no fuzzy step.
"""

from bisect import bisect_right
from dataclasses import dataclass

from bot.documents.confidence import Confidence
from bot.documents.document import Document
from bot.documents.passage import Passage
from bot.documents.spans import Span

SURROUNDINGS = 32  # code points before and after a quotation, as in the W3C TextQuoteSelector


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation with its place.

    Raises:
        ValueError: the span is empty or leaves the passage.
    """

    passage: Passage
    start: int
    end: int
    score: float
    """The ranking's own; higher is better, comparable within one answer."""
    matched: tuple[Span, ...] = ()
    """The words of the quotation that met a word of the question, in order."""
    confidence: Confidence | None = None
    """How sure it is that it answers; None: nobody judged, as of a span chosen by hand."""
    probability: float | None = None
    """The same as a number, 0 to 1; None with the other."""

    def __post_init__(self) -> None:
        if not self.passage.start <= self.start < self.end <= self.passage.end:
            raise ValueError(
                f"quotation [{self.start}, {self.end}) leaves its passage "
                f"[{self.passage.start}, {self.passage.end})"
            )

    @property
    def document(self) -> Document:
        """The document quoted from."""
        return self.passage.document

    @property
    def quote(self) -> str:
        """The document's own words."""
        return self.document.text[self.start : self.end]

    @property
    def shown(self) -> str:
        """The same as a reader sees it, without the marks of Markdown."""
        return self.document.shown(self.start, self.end)

    @property
    def paragraph(self) -> int:
        """The 1-based number of the paragraph in which the quotation starts."""
        return self.passage.paragraph + bisect_right(self.passage.breaks, self.start)

    @property
    def heads(self) -> tuple[str, ...]:
        """Of a table's row: the table's title and unit and what heads its columns; not quoted."""
        before = (head for head in self.passage.heads if head.end <= self.start)
        return tuple(self.document.shown(head.start, head.end) for head in before)

    @property
    def page_index(self) -> int | None:
        """The 0-based number of the page on which the quotation starts; None without pages."""
        return self.document.layout.page_at(self.start)

    @property
    def page_label(self) -> str | None:
        """What that page calls itself: "iv", "217"; None where nothing says."""
        index = self.page_index
        return None if index is None else self.document.layout.pages[index].label

    @property
    def seconds(self) -> float | None:
        """When its words began to be said, from the start of a recording; None without times."""
        return self.document.layout.seconds_at(self.start)

    @property
    def prefix(self) -> str:
        """Up to 32 code points before the quotation."""
        return self.document.text[max(0, self.start - SURROUNDINGS) : self.start]

    @property
    def suffix(self) -> str:
        """Up to 32 code points after the quotation."""
        return self.document.text[self.end : self.end + SURROUNDINGS]
