"""Markdown: the blocks that markdown-it-py finds, as spans of the text as it stands.

markdown-it-py follows CommonMark and tells for each block which lines it spans. Nothing is
rendered: the marks stay in the text, and a quotation shows them as they were written.
"""

from collections.abc import Iterator

from bot.documents import (
    Layout,
    Metadata,
    Paragraph,
    ParagraphKind,
    Span,
    block,
    blocks_of_lines,
    lines,
    unwrapped,
)
from bot.formats.format import Extract, Format
from bot.formats.plain.decoding import decode
from bot.formats.plain.front_matter import find_front_matter

BLOCKS = {
    "heading_open": ParagraphKind.HEADING,
    "paragraph_open": ParagraphKind.TEXT,
    "tr_open": ParagraphKind.ROW,
    "fence": ParagraphKind.TEXT,
    "code_block": ParagraphKind.TEXT,
    "html_block": ParagraphKind.TEXT,
}


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The text as it stands, marks and all.

    Raises:
        DocumentError: it is no text.
    """
    decoded = decode(data, name)
    front = find_front_matter(decoded.text)
    found = paragraphs(decoded.text, front.end if front else 0)
    return Extract(
        decoded.text,
        Layout((front.paragraph, *found) if front else found),
        title=front.title if front else None,
        encoding=decoded.encoding,
        notes=decoded.notes,
        stated=front.stated if front else Metadata(),
    )


def paragraphs(text: str, start: int = 0) -> tuple[Paragraph, ...]:
    """The blocks of a Markdown text, in order; together they hold all of it but white space.

    Lines that are no block of their own (a rule, a table's dashes, a link's address) go with the
    block before them.

    Args:
        start: offset of the first line; what is before it are settings.
    """
    every_line = list(lines(text, start, len(text)))
    found: list[Paragraph] = []
    line_after = 0
    for first, last, kind in _blocks(text[start:]):
        if first < line_after:
            continue  # a block inside one that is kept whole
        found += _plain(text, every_line[line_after:first])
        line_after = last
        if kind in (ParagraphKind.HEADING, ParagraphKind.ROW):
            whole = block(text, every_line[first].start, every_line[last - 1].end, kind)
            found += [whole] if whole else []
        else:
            found += _plain(text, every_line[first:last], kind)
    found += _plain(text, every_line[line_after:])
    return tuple(_with_leftovers(text, found))


def _blocks(text: str) -> Iterator[tuple[int, int, ParagraphKind]]:
    """First line, line after the last, and kind of each block, in order."""
    from markdown_it import MarkdownIt

    in_item = 0
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        in_item += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        kind = BLOCKS.get(token.type)
        if kind is not None and token.map is not None and token.map[1] > token.map[0]:
            item = in_item and kind is ParagraphKind.TEXT
            yield token.map[0], token.map[1], ParagraphKind.ITEM if item else kind


def _plain(
    text: str, some_lines: list[Span], kind: ParagraphKind = ParagraphKind.TEXT
) -> list[Paragraph]:
    """The paragraphs of a block's lines; a line end that is not the page's doing parts them."""
    if not some_lines:
        return []
    runs = blocks_of_lines(text, some_lines[0].start, some_lines[-1].end)
    ranges = [piece for run in runs for piece in unwrapped(text, run)]
    return [found for start, end in ranges if (found := block(text, start, end, kind))]


def _with_leftovers(text: str, found: list[Paragraph]) -> Iterator[Paragraph]:
    """Give blocks without a letter or digit to the block before them, so that none is quoted."""
    held: Paragraph | None = None
    for paragraph in found:
        has_words = any(letter.isalnum() for letter in text[paragraph.start : paragraph.end])
        if held is not None and not has_words and held.kind is not ParagraphKind.HEADING:
            held = Paragraph(
                held.start, paragraph.end, held.kind, Span(held.words.start, paragraph.end)
            )
            continue
        if held is not None:
            yield held
        held = paragraph
    if held is not None:
        yield held


FORMAT = Format(
    name="markdown",
    endings=(".md", ".markdown"),
    recognises=lambda _: False,  # a text's `#` and `*` prove nothing
    read=read,
)
