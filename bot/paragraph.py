"""Paragraphs: the blocks a text is made of, as spans of it.

A format's reader (`bot/formats`) finds the paragraphs; this room holds what they are and the one
question every format of lines has: does a line end here because the page was narrow, or because
the writer began something new?

Knows nothing of speakers, passages or files.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
WIDEST_COLUMN = 132  # code points; a longer line was never wrapped by hand (132-column listings)
NARROWEST_COLUMN = 40  # code points; shorter lines are verse, lists and addresses
LONGEST_HEADING = 100  # code points
MOST_HEADINGS_IN_A_ROW = 3  # title, subtitle, section; a longer run is a list of names or verse

BULLET = re.compile(r"[ \t]*(?:[-*+•‣◦▪–]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
"""Example: `- milk`, `12. Open the lid`, `(b) otherwise`."""
ITEM_MARKS = re.compile(rf"(?:{BULLET.pattern})(?P<words>.+)", re.DOTALL)
HEADING_MARKS = re.compile(
    r"""(?:\#{1,6}|=[=\ ]*)?[ \t]*
    (?P<bold>\*\*|__)?(?P<words>\S.*?)(?(bold)(?P=bold))
    (?:[ \t]+[\#=\ ]+|\s*[\r\n][-=\s]+)?""",
    re.DOTALL | re.VERBOSE,
)
"""Example: `## Wells ##`, `= = Wells = =`, `**Wells**`, `Wells` with a line of `---` under it."""
WIKI_HEADING = re.compile(r"[ \t]*(=(?: ?=)*)[ \t]+(\S.*?)[ \t]+\1[ \t]*")
"""Example: ` = = Gameplay = = `."""
ENDS_A_SENTENCE = re.compile(r"[.!?…:;,。！？]['\"’”)\]*_]*\Z")
"""Example: the end of `He said "no."`."""


class Kind(StrEnum):
    """What a paragraph is on the page."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text, without the white space around it."""

    start: int
    end: int
    kind: Kind
    words: Span
    """The block without its marks: a heading's `#`, a list's `-`."""


def block(text: str, start: int, end: int, kind: Kind) -> Paragraph | None:
    """The block of `text[start:end]` without the white space around it; None where that is all."""
    start, end = trimmed(text, start, end)
    if start == end:
        return None
    words = Span(start, end)
    marks = {Kind.HEADING: HEADING_MARKS, Kind.ITEM: ITEM_MARKS}.get(kind)
    if marks and (match := marks.fullmatch(text, start, end)):
        words = Span(match.start("words"), match.end("words"))
    return Paragraph(start, end, kind, words)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same range without the white space at its ends; empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of `text[start:end]`, line ends included, whichever kind they are."""
    while start < end:
        match = LINE.match(text, start, end)
        assert match is not None and match.end() > start
        yield Span(start, match.end())
        start = match.end()


def unwrapped(text: str, block_lines: list[Span]) -> Iterator[tuple[int, int]]:
    """Join the lines that only the page's width has parted; one range a paragraph.

    A line end is the page's doing when the next line's first word would not have fitted: the
    classical test, which needs no guess about the text.

    Args:
        block_lines: consecutive lines without a blank one between.
    """
    widths = [len(text[line.start : line.end].rstrip()) for line in block_lines]
    column = max((width for width in widths if width <= WIDEST_COLUMN), default=0)
    start = block_lines[0].start
    for line, width, following in zip(block_lines, widths, block_lines[1:], strict=False):
        words = text[following.start : following.end].split(maxsplit=1)
        full = NARROWEST_COLUMN <= width <= WIDEST_COLUMN and width + 1 + len(words[0]) > column
        if not full or BULLET.match(text, following.start):
            yield start, line.end
            start = following.start
    yield start, block_lines[-1].end


def blocks_of_lines(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """The runs of lines between blank lines."""
    run: list[Span] = []
    for line in lines(text, start, end):
        if text[line.start : line.end].isspace():
            if run:
                yield run
            run = []
        else:
            run.append(line)
    if run:
        yield run


def looks_like_heading(words: str) -> bool:
    """Whether a line could be a heading: short, begun as one, and not ended as a sentence."""
    return (
        len(words) <= LONGEST_HEADING
        and (words[0].isupper() or words[0].isdigit())
        and any(letter.isalpha() for letter in words)
        and ENDS_A_SENTENCE.search(words) is None
    )
