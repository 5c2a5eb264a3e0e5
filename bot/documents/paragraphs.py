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

from bot.documents.spans import Span, trimmed

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
WIDEST_COLUMN = 132  # code points; a longer line was never wrapped by hand (132-column listings)
NARROWEST_COLUMN = 40  # code points; shorter lines are verse, lists and addresses
LONGEST_HEADING = 100  # code points
MOST_HEADINGS_IN_A_ROW = 3  # title, subtitle, section; a longer run is a list of names or verse

BULLET = re.compile(r"[ \t]*(?:[-*+•‣◦▪–]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
"""Example: `- milk`, `12. Open the lid`, `(b) otherwise`."""
HEADING_OPENS = re.compile(r"(?:\#{1,6}|=[= ]*+)?+[ \t]*+")
"""Example: the `## ` of `## Wells ##`, the `= = ` of `= = Wells = =`."""
BOLD = ("**", "__")
RULE = "-="
"""What a heading is underlined with."""
WIKI_OPENS = re.compile(r"(?P<marks>=(?: ?=)*+)[ \t]++")
"""Example: the `= = ` of `= = Gameplay = =`."""
ENDS_A_SENTENCE = re.compile(r"[.!?…:;,。！？]['\"’”)\]*_]*\Z")
"""Example: the end of `He said "no."`."""


LINE_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t]*+")
WIDE = re.compile(r"[\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff00-\uff9f\uffe0-\uffef]")
"""Example: a letter of Chinese or Japanese, which no space parts from the next."""
HYPHENS, DASHES = "-\u2010", "–—/"
AND = re.compile(r"(?:and|or|to|und|oder|bis|et|ou|à|y|o|e|en|of)\b")
"""Example: what follows on `two-` in "two- and three-year bonds"; there no word is parted."""
CODE_ENDS = "{};"
SET_OUT = re.compile(r"\S(?:\t|   )[ \t]*+[^\s]")
"""Example: the gap between the columns of a table or listing that is set by spaces."""


class ParagraphKind(StrEnum):
    """What a paragraph is on the page."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"
    HEAD_ROW = "head-row"
    """A row that heads the columns of the rows after it, up to the end of its table."""
    MARKUP = "markup"
    """What only sets the page up: HTML, a link's address, a rule. Shown, and nobody's words."""

    @property
    def is_row(self) -> bool:
        """Whether it is a table's: a row of it or one that heads its columns."""
        return self in (ParagraphKind.ROW, ParagraphKind.HEAD_ROW)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text, without the white space around it."""

    start: int
    end: int
    kind: ParagraphKind
    words: Span
    """The block without its marks: a heading's `#`, a list's `-`."""


def block(text: str, start: int, end: int, kind: ParagraphKind) -> Paragraph | None:
    """The block of `text[start:end]` without the white space around it; None where that is all."""
    start, end = trimmed(text, start, end)
    if start == end:
        return None
    words = Span(start, end)
    if kind is ParagraphKind.HEADING:
        words = _heading_words(text, start, end)
    elif kind is ParagraphKind.ITEM and (bullet := BULLET.match(text, start, end)):
        words = Span(bullet.end(), end)
    return Paragraph(start, end, kind, words)


def is_wiki_heading(words: str) -> bool:
    """Whether a block is a heading as wikis write it: `= = Gameplay = =`."""
    opening = WIKI_OPENS.match(words)
    if opening is None or "\n" in words:
        return False
    title = words[opening.end() :].rstrip(" \t").removesuffix(opening["marks"])
    closed = len(opening[0]) + len(title) < len(words.rstrip(" \t"))
    return closed and title != title.rstrip(" \t") and not title.isspace()


def _heading_words(text: str, start: int, end: int) -> Span:
    """A heading without what only marks it as one; it has no white space at its ends.

    Example: `Wells` of `## Wells ##`, `= = Wells = =`, `**Wells**`, `Wells` over a line of `---`.
    """
    opening = HEADING_OPENS.match(text, start, end)
    first = opening.end() if opening else start
    if first == end or text[first].isspace():
        first = start
    ends = [at for at in (_before_marks(text, first, end), _before_rule(text, first, end)) if at]
    bold = text[first : first + 2] if text.startswith(BOLD, first, end) else ""
    for at in sorted({*ends, end}):
        inner = Span(first + len(bold), at - len(bold))
        begins = inner.start < inner.end and not text[inner.start].isspace()
        if bold and begins and text.endswith(bold, inner.start + 1, at):
            return inner
    return Span(first, min({*ends, end}))


def _before_marks(text: str, start: int, end: int) -> int | None:
    """Where the `#` or `=` begin that close a heading, with the blanks before them."""
    at = end
    while at > start and text[at - 1] in "#= ":
        at -= 1
    blank = next((each for each in range(at, end - 1) if text[each] == " "), end)
    while at > start and text[at - 1] in " \t":
        at -= 1
        blank = at
    return blank if start < blank < end - 1 else None


def _before_rule(text: str, start: int, end: int) -> int | None:
    """Where the line ends over the rule that underlines a heading, with the blanks before that."""
    at = end
    while at > start and (text[at - 1] in RULE or text[at - 1].isspace()):
        at -= 1
    line_end = next((each for each in range(at, end - 1) if text[each] in "\r\n"), None)
    if line_end is None:
        return None
    while line_end > start and text[line_end - 1].isspace():
        line_end -= 1
    return line_end if line_end > start else None


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


def line_breaks(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """The line ends inside a paragraph, white space around them too, and what stands for each.

    A space; nothing after a hyphen or between letters of Chinese. In code, verse and what is set
    out in columns the lines are meant: there are none.
    """
    breaks = list(LINE_BREAK.finditer(text, start, end))
    if not breaks or SET_OUT.search(text, start, end):
        return
    spans = [Span(_before_blanks(text, each.start()), each.end()) for each in breaks]
    spans = [span for span in spans if start < span.start and span.end < end]
    if any(text[span.start - 1] in CODE_ENDS for span in spans):
        return
    if all(text[span.end].isupper() and text[span.start - 1] not in ".?!" for span in spans):
        return  # verse
    for span in spans:
        yield span, _instead(text, span)


def _before_blanks(text: str, at: int) -> int:
    while at and text[at - 1] in " \t":
        at -= 1
    return at


def _instead(text: str, span: Span) -> str:
    """What stands for a line end once two lines are one."""
    before, after = text[span.start - 1], text[span.end]
    inside_a_word = text[max(span.start - 2, 0)].isalnum() and after.isalnum()
    if before in HYPHENS and inside_a_word:
        return " " if AND.match(text, span.end) else ""
    if before in DASHES and inside_a_word:
        return ""
    return "" if WIDE.match(before) and WIDE.match(after) else " "


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
