"""A document as who says what in it: its turns, found once, and its paragraphs as they are counted.

Finding turns takes 1.7 s a megabyte of short turns, 0.2 s of prose; what is made of them takes
less. So passages, outline, speakers and reference are made of one `Transcript`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Condition
from typing import Self

from cachetools import TTLCache, cached

from bot.documents import Document, DocumentKey, Paragraph, ParagraphKind
from bot.segmentation.corrections import NONE, Corrections
from bot.segmentation.roles import Role, Turn
from bot.segmentation.turns import turns_of

MOST_KEPT = 60_000_000  # bytes of turns: those of 10 MB of interviews with short answers
A_PART = 300  # bytes of a turn, and of a paragraph in it; measured: docs/log.md, 2026-11-29
LONGEST_KEPT = 3_600.0  # seconds after which the turns of a document are kept no more


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph where it stands."""

    paragraph: Paragraph
    number: int
    """From 1; headings and markup are not counted: theirs is that of the paragraph that follows."""
    heading: str | None
    """The words of the heading it stands under; over a heading stands none."""


@dataclass(frozen=True, slots=True, eq=False)
class Transcript:
    """A document and its turns."""

    document: Document
    turns: tuple[Turn, ...]
    """In order; together with their labels they hold all its words."""
    corrections: Corrections = NONE
    """What a person said of them, which is done to them already."""

    @classmethod
    def of(cls, document: Document, corrections: Corrections = NONE) -> Self:
        """Find a document's turns: 1.7 s a megabyte of short ones, 0.2 s of prose."""
        return cls(document, tuple(turns_of(document, corrections)), corrections)

    def numbered(self) -> Iterator[tuple[Turn, tuple[Numbered, ...]]]:
        """The turns, in order, each with its paragraphs."""
        heading: str | None = None
        number = 1
        before = 0  # where the paragraph before ends
        for turn in self.turns:
            found: list[Numbered] = []
            for paragraph in turn.paragraphs:
                if paragraph.kind is ParagraphKind.HEADING:
                    found.append(Numbered(paragraph, number, None))
                    words = self.document.unbroken(paragraph.words.start, paragraph.words.end)
                    heading = " ".join(words.split()) or None  # front matter may hold no title
                elif paragraph.kind is ParagraphKind.MARKUP:
                    found.append(Numbered(paragraph, number, heading))
                    continue
                else:
                    # what is cut within a line is one paragraph to whoever counts them
                    between = self.document.text[before : paragraph.start]
                    goes_on = before and not {"\n", "\r"} & set(between)
                    number -= 1 if goes_on else 0
                    found.append(Numbered(paragraph, number, heading))
                    number += 1
                before = paragraph.end
            yield turn, tuple(found)


class Transcripts:
    """Transcripts of documents, the turns of those found last kept up to a bound.

    Several threads may use them: a document that several ask for at once is looked through once.
    Two owners of one document share nothing. Of the text only questions are kept.
    """

    def __init__(self, *, most: int = MOST_KEPT, longest: float = LONGEST_KEPT) -> None:
        """Keep `most` bytes of turns, for so many seconds; more of one document, alone."""
        kept: TTLCache[tuple[DocumentKey, Corrections], tuple[Turn, ...]] = TTLCache(
            most, longest, getsizeof=lambda turns: min(_size(turns), most)
        )
        find = cached(kept, key=_key, condition=Condition())
        self._turns = find(lambda document, said: Transcript.of(document, said).turns)

    def of(self, document: Document, corrections: Corrections = NONE) -> Transcript:
        """The transcript of a document, as a person corrects it."""
        return Transcript(document, self._turns(document, corrections), corrections)


def _key(document: Document, corrections: Corrections) -> tuple[DocumentKey, Corrections]:
    return DocumentKey.of(document), corrections


def _size(turns: Sequence[Turn]) -> int:
    """Bytes that turns take in memory, about; the words of a question are a copy."""
    parts = sum(1 + len(turn.paragraphs) for turn in turns)
    copied = (each for turn in turns if turn.role is Role.QUESTION for each in turn.paragraphs)
    return A_PART * parts + sum(each.end - each.start for each in copied)
