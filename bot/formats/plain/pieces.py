"""A Markdown block as paragraphs: words here, what only sets the page up there.

HTML, images, `{: .class}` and lines of nothing else become paragraphs of markup, which are shown
and never quoted; marks inside a paragraph (`**`, `](https://…)`) stay in it and are no words of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.documents import (
    Paragraph,
    ParagraphKind,
    Span,
    block,
    blocks_of_lines,
    lines,
    unwrapped,
)
from bot.formats.plain.marks import Mark, MarkKind, marks_of, quote_marks

ASKING = re.compile(r"""\sclass=["']?[^"'<>]{0,100}(?:question|interviewer|frage)""", re.IGNORECASE)
"""Example: `<p class="question">`: a page sets such words apart by its style."""
BOLD = re.compile(r"<(?:strong|b)\b", re.IGNORECASE)
TITLE = re.compile(r"<h[1-6]\b", re.IGNORECASE)
TEXTS = (ParagraphKind.TEXT, ParagraphKind.ITEM)
EMPHASIS = "*_<"
ALONE = (MarkKind.LOOSE, MarkKind.WITHIN)


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a block is made of."""

    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Span, ...] = ()
    """What is no word in the paragraphs that are no markup, ascending, none over another."""
    bold: tuple[Span, ...] = ()
    """The words of paragraphs that HTML sets apart."""


def pieces_of(
    text: str, span: Span, kind: ParagraphKind, *, defined: frozenset[str], quoted: bool = False
) -> Pieces:
    """The paragraphs of a block of lines.

    Args:
        defined: what the text's link definitions are called, in small letters.
        quoted: whether it is a quoted block, with `>` before its lines.
    """
    marks = marks_of(text, span.start, span.end, defined)
    if quoted:
        marks += quote_marks(text, span.start, span.end)
    if not marks:
        return Pieces(tuple(plain(text, span, kind)))
    return _Block(text, span, kind, _none_over_another(marks)).pieces()


def plain(text: str, span: Span, kind: ParagraphKind) -> Iterator[Paragraph]:
    """The paragraphs of lines; a line end that is not the page's doing parts them."""
    if kind not in TEXTS:
        runs: list[tuple[int, int]] = [(span.start, span.end)]
    else:
        blocks = blocks_of_lines(text, span.start, span.end)
        runs = [piece for run in blocks for piece in unwrapped(text, run)]
    for start, end in runs:
        if found := block(text, start, end, kind):
            yield found


def _none_over_another(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept


class _Block:
    """A block and its marks."""

    def __init__(self, text: str, span: Span, kind: ParagraphKind, marks: Sequence[Mark]) -> None:
        self._text, self._span, self._kind = text, span, kind
        self._marks = marks
        self._at = {mark.span.start: mark for mark in marks}
        self._before = {mark.span.end: mark for mark in marks}
        seen = list(text[span.start : span.end])
        for mark in marks:
            for at in range(mark.span.start - span.start, mark.span.end - span.start):
                seen[at] = " "
        self._seen = "".join(seen)
        """The block with blanks for marks."""

    def pieces(self) -> Pieces:
        found: list[Paragraph] = []
        bold: list[Span] = []
        opened = ""  # the tag that opens the element
        for piece in self._cut():
            if piece.start == piece.end:
                continue
            if not self._has_words(piece):
                markup = block(self._text, piece.start, piece.end, ParagraphKind.MARKUP)
                found += [markup] if markup else []
                opened = self._text[piece.start : piece.end]
                continue
            kind = self._kind
            if kind is ParagraphKind.TEXT and TITLE.search(opened):
                kind = ParagraphKind.HEADING
            apart = ASKING.search(opened) or BOLD.search(opened)
            for paragraph in plain(self._text, piece, kind):
                trimmed = self._trimmed(paragraph)
                found.append(trimmed)
                bold += [trimmed.words] if apart else []
            opened = ""
        paragraphs = tuple(_markup_together(found))
        return Pieces(paragraphs, tuple(self._inside(paragraphs)), tuple(bold))

    def _cut(self) -> Iterator[Span]:
        """The block, cut where its words end and markup begins, and after a line set apart."""
        if self._kind not in TEXTS:
            yield self._span
            return
        edges = {self._span.start, self._span.end}
        for mark in self._marks:
            if mark.kind is MarkKind.BLOCK:
                edges |= {mark.span.start, mark.span.end}
        for line in lines(self._text, self._span.start, self._span.end):
            if not self._has_words(line) or self._is_emphasised(line):
                edges |= {line.start, line.end}
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            first, last = self._words_of(Span(start, end))
            yield from (Span(*each) for each in ((start, first), (first, last), (last, end)))

    def _words_of(self, piece: Span) -> tuple[int, int]:
        """A piece without the markup at its ends."""
        if not self._has_words(piece):
            return piece.start, piece.start
        first, last = piece.start, piece.end
        done = False
        while not done:
            done = True
            start, end = self._skipped(first, last)
            one, other = self._at.get(start), self._before.get(end)
            if one and one.kind is MarkKind.LOOSE:
                first, done = one.span.end, False
            elif other and other.kind is MarkKind.LOOSE:
                last, done = other.span.start, False
            elif one and other and one.other == other.span and self._text[start] == "<":
                first, last, done = one.span.end, other.span.start, False
        return first, last

    def _skipped(self, first: int, last: int) -> tuple[int, int]:
        """A range without white space at its ends."""
        while first < last and self._text[first].isspace():
            first += 1
        while last > first and self._text[last - 1].isspace():
            last -= 1
        return first, last

    def _has_words(self, piece: Span) -> bool:
        seen = self._seen[piece.start - self._span.start : piece.end - self._span.start]
        return any(map(str.isalnum, seen))

    def _is_emphasised(self, line: Span) -> bool:
        """Whether stars, underlines or one element stand about all of a line."""
        start, end = self._skipped(line.start, line.end)
        one, other = self._at.get(start), self._before.get(end)
        paired = one is not None and other is not None and one.other == other.span
        return paired and self._text[start] in EMPHASIS

    def _trimmed(self, paragraph: Paragraph) -> Paragraph:
        """A paragraph whose words are without the marks around them."""
        start, end = paragraph.words.start, paragraph.words.end
        while True:
            start, end = self._skipped(start, end)
            one, other = self._at.get(start), self._before.get(end)
            if one and one.kind in ALONE and one.span.end < end:
                start = one.span.end
            elif other and other.kind in ALONE and other.span.start > start:
                end = other.span.start
            elif one and other and one.other == other.span and one.span.end < other.span.start:
                start, end = one.span.end, other.span.start
            else:
                return replace(paragraph, words=Span(start, end))

    def _inside(self, paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
        """The marks that lie in paragraphs of words."""
        coming = iter(self._marks)
        mark = next(coming, None)
        for paragraph in paragraphs:
            while mark is not None and mark.span.start < paragraph.end:
                if mark.span.start >= paragraph.start and paragraph.kind != ParagraphKind.MARKUP:
                    yield Span(mark.span.start, min(mark.span.end, paragraph.end))
                mark = next(coming, None)


def _markup_together(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs of markup one after another as one."""
    held: Paragraph | None = None
    for paragraph in found:
        if held and held.kind is paragraph.kind is ParagraphKind.MARKUP:
            held = Paragraph(held.start, paragraph.end, held.kind, Span(held.start, paragraph.end))
            continue
        if held:
            yield held
        held = paragraph
    if held:
        yield held
