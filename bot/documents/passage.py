"""A passage: the unit that is embedded, retrieved and cited; a span of one document.

Knows nothing of how a document is split (`bot/segmentation/passage_splitter.py`) or ranked
(`bot/retrieval/retriever.py`).
"""

from dataclasses import dataclass

from bot.documents.document import Document
from bot.documents.spans import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document in one voice: it crosses no speaker and no heading.

    Raises:
        ValueError: the span is empty or outside the document.
    """

    document: Document
    start: int
    end: int
    paragraph: int
    """The 1-based number of the paragraph in which the passage starts."""
    breaks: tuple[int, ...] = ()
    """Where further paragraphs start inside the passage, ascending, as offsets of the document."""
    heading: str | None = None
    """The words of the heading it stands under."""
    speaker: str | None = None
    """Whose words these are; None where the document does not say."""
    asked: str | None = None
    """The interviewer's question that these words answer."""
    heads: tuple[Span, ...] = ()
    """Of the rows of a table: its title, its unit and the rows that head its columns, in order of
    the text; in the passage or before it."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.document.text):
            raise ValueError(
                f"passage [{self.start}, {self.end}) is outside {self.document.name} "
                f"of {len(self.document.text)} code points"
            )

    @property
    def text(self) -> str:
        """The document's own words: what may be quoted."""
        return self.document.text[self.start : self.end]

    @property
    def joined(self) -> str:
        """The same with words whole that a line's end had parted: what is embedded and matched."""
        return self.document.joined[self.start : self.end]

    def replies_to(self, before: "Passage") -> bool:
        """Whether these are a speaker's words right after another's, given the passage before."""
        return (
            self.speaker is not None
            and before.speaker is not None
            and self.speaker != before.speaker
            and before.end <= self.start
            and before.document is self.document
        )

    @property
    def context(self) -> str:
        """What stands above the passage and helps to find it; never quoted."""
        joined = self.document.joined
        over = (joined[head.start : head.end] for head in self.heads if head.end <= self.start)
        return "\n".join(part for part in (self.heading, self.asked, *over) if part)

    @property
    def embedded(self) -> str:
        """What the model reads: the context above, then the words joined; they end the string."""
        return f"{self.context}\n{self.joined}" if self.context else self.joined
