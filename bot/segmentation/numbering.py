"""A document's paragraphs as they are counted and headed: for its passages and for its outline."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.documents import Document, Paragraph, ParagraphKind
from bot.segmentation.turns import Turn, turns_of


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph where it stands."""

    paragraph: Paragraph
    number: int
    """From 1; headings are not counted, and one has the number of the paragraph that follows."""
    heading: str | None
    """The words of the heading it stands under; over a heading stands none."""


def numbered(document: Document) -> Iterator[tuple[Turn, tuple[Numbered, ...]]]:
    """The turns of a document, in order, each with its paragraphs."""
    heading: str | None = None
    number = 1
    for turn in turns_of(document):
        found: list[Numbered] = []
        for paragraph in turn.paragraphs:
            if paragraph.kind is ParagraphKind.HEADING:
                found.append(Numbered(paragraph, number, None))
                words = document.unbroken(paragraph.words.start, paragraph.words.end)
                heading = " ".join(words.split()) or None  # front matter may hold no title
            else:
                found.append(Numbered(paragraph, number, heading))
                number += 1
        yield turn, tuple(found)
