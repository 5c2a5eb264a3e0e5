"""Plain text: paragraphs by blank lines, wrapped lines joined, headings by their shape.

A heading in plain text has no mark. It is a short line that does not end as a sentence does and
that something longer follows; a run of more than three such lines is a list, not headings.
"""

from bot.documents import (
    BULLET,
    MOST_HEADINGS_IN_A_ROW,
    Layout,
    Paragraph,
    ParagraphKind,
    block,
    blocks_of_lines,
    is_wiki_heading,
    looks_like_heading,
    unwrapped,
)
from bot.formats.format import Extract, Format
from bot.formats.plain.decoding import decode
from bot.formats.plain.hyphens import hyphens_at_line_ends


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The text as it stands.

    Raises:
        DocumentError: it is no text.
    """
    decoded = decode(data, name)
    layout = Layout(paragraphs(decoded.text), joins=hyphens_at_line_ends(decoded.text))
    return Extract(decoded.text, layout, encoding=decoded.encoding, notes=decoded.notes)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The blocks of a plain text, in order; together they hold all of it but white space."""
    found: list[Paragraph] = []
    could_be_heading: list[bool] = []
    for run in blocks_of_lines(text, 0, len(text)):
        for number, (start, end) in enumerate(unwrapped(text, run)):
            kind = ParagraphKind.ITEM if BULLET.match(text, start) else ParagraphKind.TEXT
            paragraph = block(text, start, end, kind)
            if paragraph is None:
                continue
            words = text[paragraph.start : paragraph.end]
            marked = is_wiki_heading(words)
            found.append(paragraph)
            could_be_heading.append(
                marked or (number == 0 and "\n" not in words and looks_like_heading(words))
            )
    for at in _headings(could_be_heading):
        heading = block(text, found[at].start, found[at].end, ParagraphKind.HEADING)
        assert heading is not None
        found[at] = heading
    return tuple(found)


def _headings(could_be: list[bool]) -> list[int]:
    """The places of the candidates that stand in a short run with something longer after it."""
    places: list[int] = []
    start = 0
    while start < len(could_be):
        end = start
        while end < len(could_be) and could_be[end]:
            end += 1
        if end < len(could_be) and end - start <= MOST_HEADINGS_IN_A_ROW:
            places += range(start, end)
        start = end + 1
    return places


FORMAT = Format(
    name="text",
    endings=(".txt", ".text"),
    recognises=lambda _: False,  # what no other format knows is read as text, if it is text
    read=read,
    version=2,
)
