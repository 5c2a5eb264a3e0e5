"""One paragraph of a web page, and how paragraphs become a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.documents import ParagraphKind
from bot.formats.builder import Builder
from bot.formats.html.open_elements import OUTSIDE


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a page, before it is decided whether it is main text."""

    words: str
    kind: ParagraphKind
    bold: int = 0
    """Code points from its start that are bold."""
    mark: str = ""
    """The number that a list item shows."""
    apart: bool = False
    """Whether a new list or table begins with it."""
    level: int = 0
    """Of a heading: 1 to 6; 0 for others."""
    linked: int = 0
    """Code points that stand in links."""
    region: int = OUTSIDE
    in_main: bool = False

    @property
    def prose(self) -> int:
        """Code points outside links."""
        return max(0, len(self.words) - self.linked)


def add_blocks(blocks: Sequence[Block], builder: Builder) -> None:
    """Add blocks to a text."""
    for block in blocks:
        if block.apart:
            builder.part()
        builder.add(block.words, block.kind, mark=block.mark, bold=block.bold)


def paragraphs_of(block: Block) -> Iterator[Block]:
    """The paragraphs of words that stand exactly as written: a blank line parts them.

    Not where an indented line follows, since the first line of a paragraph loses its indent.
    """
    gathered: list[str] = []
    blank = False
    first = block
    for line in block.words.split("\n"):
        if blank and line[:1] not in ("", " ", "\t") and any(map(str.strip, gathered)):
            yield replace(first, words="\n".join(gathered))
            first = replace(block, bold=0, mark="", apart=False, kind=ParagraphKind.TEXT, linked=0)
            gathered = []
        blank = not line.strip()
        gathered.append(line)
    yield replace(first, words="\n".join(gathered))
