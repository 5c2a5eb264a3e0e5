"""Markdown: the blocks that markdown-it-py finds, as spans of the text as it stands.

markdown-it-py follows CommonMark and tells for each block which lines it spans. Nothing is
rendered: the marks stay in the text, where they are known for no words (`marks.py`), and what only
sets the page up is a paragraph of markup (`pieces.py`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.documents import Layout, Metadata, Paragraph, ParagraphKind, Span, block, lines
from bot.formats.format import Extract, Format
from bot.formats.plain.decoding import decode
from bot.formats.plain.front_matter import find_front_matter
from bot.formats.plain.marks import without
from bot.formats.plain.pieces import TEXTS, Pieces, pieces_of, plain

BLOCKS = {
    "heading_open": ParagraphKind.HEADING,
    "paragraph_open": ParagraphKind.TEXT,
    "tr_open": ParagraphKind.ROW,
    "fence": ParagraphKind.TEXT,
    "code_block": ParagraphKind.TEXT,
    "html_block": ParagraphKind.TEXT,
}
CODE = ("fence", "code_block")
DEFINITION = re.compile(
    r"[ \t>]{0,20}\[(?P<id>[^\[\]\n]{1,200})\]:[ \t]{0,20}(?P<address>\S{1,2000})[^\n]{0,500}"
)
"""Example: `[wells]: https://wells.example "The wells"`; `[^1]: See below.` is a note's words."""

FENCE = re.compile(r"[ \t>]{0,20}(?:```|~~~)")
"""Example: the line that ends a block of code."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """A block that markdown-it-py found."""

    first: int
    after: int
    """The line after the last."""
    kind: ParagraphKind
    type: str
    quoted: bool


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The text as it stands, marks and all.

    Raises:
        DocumentError: it is no text.
    """
    decoded = decode(data, name)
    text = decoded.text
    front = find_front_matter(text)
    found = pieces(text, front.end if front else 0)
    paragraphs = (front.paragraph, *found.paragraphs) if front else found.paragraphs
    return Extract(
        text,
        Layout(paragraphs, bold=found.bold, joins=found.marks),
        title=(front.title if front else None) or _title(text, found),
        encoding=decoded.encoding,
        notes=decoded.notes,
        stated=front.stated if front else Metadata(),
    )


def _title(text: str, found: Pieces) -> str | None:
    """The words of the heading that the text opens with."""
    for paragraph in found.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            return without(text, paragraph.words, found.marks)
        if paragraph.kind is not ParagraphKind.MARKUP:
            break
    return None


def pieces(text: str, start: int = 0) -> Pieces:
    """The blocks of a Markdown text, in order; together they hold all of it but white space.

    Args:
        start: offset of the first line; what is before it are settings.
    """
    every_line = list(lines(text, start, len(text)))
    blocks = list(_blocks(text[start:]))
    defined = _defined(text, every_line)
    found: list[Pieces] = []
    line_after = 0
    for each in blocks:
        if each.first < line_after:
            continue  # a block inside one that is kept whole
        found += _between(text, every_line[line_after : each.first])
        line_after = each.after
        span = Span(every_line[each.first].start, every_line[each.after - 1].end)
        if each.type in CODE:
            found.append(_code(text, span, each))
        else:
            found.append(pieces_of(text, span, each.kind, defined=defined, quoted=each.quoted))
    found += _between(text, every_line[line_after:])
    return _with_leftovers(text, found)


def _defined(text: str, every_line: list[Span]) -> frozenset[str]:
    """What the link definitions are called."""
    found = (DEFINITION.match(text, line.start, line.end) for line in every_line)
    return frozenset(each["id"].strip().lower() for each in found if each)


def _blocks(text: str) -> Iterator[_Lines]:
    """The blocks of a text, in order."""
    from markdown_it import MarkdownIt

    in_item = quoted = in_head = 0
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        in_item += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        in_head += {"thead_open": 1, "thead_close": -1}.get(token.type, 0)
        kind = BLOCKS.get(token.type)
        if in_head and kind is ParagraphKind.ROW:
            kind = ParagraphKind.HEAD_ROW
        if kind is not None and token.map is not None and token.map[1] > token.map[0]:
            item = in_item and kind is ParagraphKind.TEXT
            yield _Lines(
                token.map[0],
                token.map[1],
                ParagraphKind.ITEM if item else kind,
                token.type,
                quoted > 0,
            )


def _code(text: str, span: Span, each: _Lines) -> Pieces:
    """Code, which has no marks but the lines around it."""
    inside = list(lines(text, span.start, span.end))
    before = after = 0
    if each.type == "fence":
        before = 1
        after = 1 if len(inside) > 1 and FENCE.match(text, inside[-1].start, inside[-1].end) else 0
    found: list[Paragraph | None] = []
    for first, last, kind in (
        (0, before, ParagraphKind.MARKUP),
        (before, len(inside) - after, each.kind),
        (len(inside) - after, len(inside), ParagraphKind.MARKUP),
    ):
        if first < last:
            found += plain(text, Span(inside[first].start, inside[last - 1].end), kind)
    return Pieces(tuple(filter(None, found)))


def _between(text: str, some_lines: list[Span]) -> Iterator[Pieces]:
    """Lines that are no block of their own: a link's address, a rule, a table's dashes."""
    for line in some_lines:
        definition = DEFINITION.match(text, line.start, line.end)
        words = text[line.start : line.end].strip()
        markup = definition is not None or (words and not words.strip("-*_ \t"))
        kind = ParagraphKind.MARKUP if markup else ParagraphKind.TEXT
        if found := block(text, line.start, line.end, kind):
            yield Pieces((found,))


def _with_leftovers(text: str, some: list[Pieces]) -> Pieces:
    """Give blocks without a letter or digit to the block before them, so that none is quoted."""
    found: list[Paragraph] = []
    marks: list[Span] = []
    for pieces in some:
        marks += pieces.marks
        for paragraph in pieces.paragraphs:
            has_words = any(map(str.isalnum, text[paragraph.start : paragraph.end]))
            held = found[-1] if found else None
            if (
                held is not None
                and not has_words
                and (held.kind in TEXTS or held.kind.is_row)
                and paragraph.kind is not ParagraphKind.MARKUP
            ):
                found[-1] = Paragraph(held.start, paragraph.end, held.kind, held.words)
                marks.append(Span(paragraph.start, paragraph.end))
            else:
                found.append(paragraph)
    bold = tuple(span for pieces in some for span in pieces.bold)
    return Pieces(tuple(found), tuple(marks), bold)


FORMAT = Format(
    name="markdown",
    endings=(".md", ".markdown"),
    recognises=lambda _: False,  # a text's `#` and `*` prove nothing
    read=read,
    version=3,
)
