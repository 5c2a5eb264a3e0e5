"""A document: one text, exactly as read or extracted, fixed for good.

Knows nothing of how the text was found, split or stored.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from bot.documents.layout import Layout
from bot.documents.metadata import Metadata
from bot.documents.paragraphs import ParagraphKind, line_breaks
from bot.documents.spans import Span

JOINED = "\u00ad"  # a soft hyphen: tokenizers drop it, and no code point more or less stands there
MARKED_UP = frozenset({"markdown"})  # formats whose text holds marks: `**`, `&mdash;`
WRAPPED = frozenset({"pdf", "text", "markdown"})
"""Formats in which a line ends where the page does; in others where a writer wanted it to."""
RUNNING = frozenset({ParagraphKind.TEXT, ParagraphKind.ITEM, ParagraphKind.HEADING})
ID_DIGITS = 16  # of 64: no two of 100 million documents share them, but with a chance of 1 in 4,000


def id_of(sha256: str) -> str:
    """The first hexadecimal digits of a SHA-256: what links call a document by."""
    return sha256[:ID_DIGITS]


@dataclass(frozen=True, slots=True)
class Document:
    """A source text and what is known about it.

    Every offset anywhere in Footnote is a half-open range of code points of `text`, which is never
    stripped, normalised or joined again. The same bytes, read the same way, are one document.
    """

    name: str
    """What answers call it: the path relative to the folder it was named by, with `/`."""
    text: str
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    format: str
    """The name of its reader in `bot/formats`: "text", "pdf"."""
    title: str
    """What the file says, else its first heading, else its name without folder and ending."""
    encoding: str
    """How its bytes became text, as Python names it: "utf-8", "utf-16", "latin-1"."""
    reader: int = 1
    """The version of its reader; another may make another text of the same bytes."""
    layout: Layout = field(default=Layout(()), repr=False, compare=False)
    """Where its paragraphs, pages, times and voices stand."""
    notes: tuple[str, ...] = field(default=(), compare=False)
    """What a person should be told of its reading; not kept."""
    stated: Metadata = field(default=Metadata(), repr=False, compare=False)
    """Who wrote it, when and where it appeared, as far as the file says so."""
    owner: str = ""
    """Which visitor's alone it is (`bot/library/uploads.py`); nobody's by default. Two owners share
    nothing that is made or kept of a document, so that neither can tell that the other has it."""
    joined: str = field(init=False, repr=False, compare=False)
    """The text with words whole that a line's end had parted, and without marks: each code point of
    `layout.joins` is a soft hyphen, so offsets are the same. Embedded and matched, never quoted."""

    characters: int = field(init=False, repr=False, compare=False)
    """How many code points the text has."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "characters", len(self.text))
        object.__setattr__(self, "joined", self.as_joined())

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Document) or self._named() != other._named():
            return False
        return self.text == other.text  # last: it may have to be unpacked

    def __hash__(self) -> int:
        return hash(self._named())

    @property
    def id(self) -> str:
        """A short name for links."""
        return id_of(self.sha256)

    def as_joined(self) -> str:
        """What `joined` is made: the text itself where nothing is parted."""
        if not self.layout.joins:
            return self.text
        return "".join(self._pieces(0, self.characters, join=JOINED))

    def unbroken(self, start: int, end: int) -> str:
        """The words of `text[start:end]`, those whole that a line's end had parted, without marks.

        Its offsets are no longer those of the text: for what is shown around a quotation only.
        """
        words = "".join(self._pieces(start, end, join=""))
        return unescape(words) if self.format in MARKED_UP and "&" in words else words

    def shown(self, start: int, end: int) -> str:
        """The words of `text[start:end]` as a reader sees them, the lines of a paragraph as one.

        Without marks, and without the hyphens and line ends that only the page's width made; what
        begins or ends inside one of these is shown as if it did not. For the eye and the clipboard;
        what is kept, checked and told to other programs is the text.
        """
        if self.format not in WRAPPED:
            return self.text[start:end]
        pieces: list[str] = []
        done = start
        for cut, instead in self._not_shown(start, end):
            if cut.start >= done:
                pieces += [self.text[done : cut.start], instead]
            done = max(done, cut.end)
        pieces.append(self.text[done:end])
        words = "".join(pieces)
        return unescape(words) if self.format in MARKED_UP and "&" in words else words

    def _not_shown(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        """What of a range is not shown as it stands, in order, and what is instead."""
        joins = self.layout.joins
        first = bisect_right(joins, start, key=lambda each: each.end)
        last = bisect_left(joins, end, key=lambda each: each.start)
        cuts = [(join, "") for join in joins[first:last]]
        paragraphs = self.layout.paragraphs
        for at in range(
            bisect_right(paragraphs, start, key=lambda each: each.end), len(paragraphs)
        ):
            paragraph = paragraphs[at]
            if paragraph.start >= end:
                break
            if paragraph.kind in RUNNING:
                cuts += line_breaks(self.text, paragraph.words.start, paragraph.words.end)
        within = ((cut, instead) for cut, instead in cuts if start < cut.end and cut.start < end)
        return iter(sorted(within, key=lambda each: (each[0].start, -each[0].end)))

    def _named(self) -> tuple[str, str, str, str, str, int, str]:
        return (
            self.name,
            self.sha256,
            self.format,
            self.title,
            self.encoding,
            self.reader,
            self.owner,
        )

    def _pieces(self, start: int, end: int, *, join: str) -> Iterator[str]:
        """The text between two offsets, with `join` for each code point of a parting hyphen."""
        joins = self.layout.joins
        for place in range(bisect_left(joins, start, key=lambda each: each.start), len(joins)):
            if joins[place].end > end:
                break
            yield self.text[start : joins[place].start]
            yield join * (joins[place].end - joins[place].start)
            start = joins[place].end
        yield self.text[start:end]
