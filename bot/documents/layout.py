"""A layout: what a format tells of a text beside its words.

Where its paragraphs, pages, times and voices stand, as offsets of the text. A reader in
`bot/formats` finds it once; it is kept with the text, because the file may be gone tomorrow.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from bot.documents.paragraphs import Paragraph
from bot.documents.spans import Span


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the document; its 0-based place among all pages is its index."""

    start: int
    """Offset of its first character; of a page without text, that of the next one with text."""
    label: str | None
    """As printed or as the file names it: "iv", "217"; None where neither says."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When words were said, counted from the start of a recording."""

    start: int
    """Offset of the first of the words."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Voice:
    """Where somebody begins to speak; they go on until the next voice."""

    span: Span
    """The speaker's name as printed, with its marks; empty where the text does not hold it."""
    speaker: str | None
    """Whose words these are; None where the document does not say."""
    asks: bool
    """Whether this is one who asks: an interviewer, a moderator, `Q`, the question of a FAQ."""


@dataclass(frozen=True, slots=True)
class Layout:
    """All of it, each part in the order of the text."""

    paragraphs: tuple[Paragraph, ...]
    """The blocks; together they hold everything but white space."""
    pages: tuple[Page, ...] = ()
    printed_elsewhere: bool = False
    """Whether the pages are those of a printed edition, which the file names and does not show."""
    moments: tuple[Moment, ...] = ()
    voices: tuple[Voice, ...] = ()
    """Only where the format itself says who speaks.

    Elsewhere they are looked for (`bot/segmentation/labels/find.py`).
    """
    messages: bool = False
    """Whether the voices are those of messages: nobody interviews anybody, whoever asks."""
    bold: tuple[Span, ...] = ()
    """The bold words with which a paragraph begins, for formats whose text shows no marks."""
    joins: tuple[Span, ...] = ()
    """What stands among the words and is none of them: a hyphen and line end that part a word only
    because the line was full, a mark of Markdown (`**`, `](https://…)`)."""

    def page_at(self, offset: int) -> int | None:
        """The index of the page on which a character stands; None in a text without pages."""
        number = bisect_right(self.pages, offset, key=lambda page: page.start)
        return number - 1 if number else None

    def page_starts_within(self, start: int, end: int) -> tuple[int, ...]:
        """Where pages begin inside `[start, end)`, not at its start; ascending."""
        first = bisect_right(self.pages, start, key=lambda page: page.start)
        last = bisect_left(self.pages, end, key=lambda page: page.start)
        return tuple(page.start for page in self.pages[first:last])

    def seconds_at(self, offset: int) -> float | None:
        """When a character's words began to be said."""
        number = bisect_right(self.moments, offset, key=lambda moment: moment.start)
        return self.moments[number - 1].seconds if number else None

    def until(self, end: int) -> "Layout":
        """What stands whole before an offset; of a text cut off there, its layout."""
        paragraphs = tuple(each for each in self.paragraphs if each.end <= end)
        last = paragraphs[-1].end if paragraphs else 0
        return Layout(
            paragraphs=paragraphs,
            pages=tuple(page for page in self.pages if page.start < last),
            printed_elsewhere=self.printed_elsewhere,
            moments=tuple(moment for moment in self.moments if moment.start < last),
            voices=tuple(voice for voice in self.voices if voice.span.end <= last),
            messages=self.messages,
            bold=tuple(span for span in self.bold if span.end <= last),
            joins=tuple(span for span in self.joins if span.end <= last),
        )
