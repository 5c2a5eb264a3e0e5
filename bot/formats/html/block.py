"""A web page as paragraphs, and how they become a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.documents import ParagraphKind
from bot.formats.builder import Builder
from bot.formats.file_metadata import Setting
from bot.formats.html.inline.print_pages import PageBreak
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
    breaks: tuple[PageBreak, ...] = ()
    """Where pages of a printed edition begin in it."""

    @property
    def prose(self) -> int:
        """Code points outside links."""
        return max(0, len(self.words) - self.linked)


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page holds."""

    blocks: tuple[Block, ...]
    """Its paragraphs in order, furniture among them."""
    main_text: tuple[Block, ...]
    """Those without furniture."""
    title: str
    """Of its `<title>`; "" where it has none."""
    shared_title: str
    """What it asks to be called where it is shared (`og:title`); "" where it does not."""
    settings: tuple[Setting, ...]
    """What it states of itself, by the names in `statements.py`."""
    next_pages: tuple[str, ...]
    """The labels of the printed edition's pages that begin after its last paragraph."""


def add_blocks(blocks: Sequence[Block], builder: Builder) -> None:
    """Add blocks to a text."""
    for block in blocks:
        if block.apart:
            builder.part()
        for each in block.breaks:
            if each.offset == 0:
                builder.begin_page(each.label)
        added = builder.add(block.words, block.kind, mark=block.mark, bold=block.bold)
        for each in block.breaks:
            if each.offset:
                taken_off = len(block.words) - len(block.words.lstrip())
                at = added.words.start + max(0, each.offset - taken_off) if added else None
                builder.begin_page(each.label, at)


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
            first = replace(
                block, bold=0, mark="", apart=False, kind=ParagraphKind.TEXT, linked=0, breaks=()
            )
            gathered = []
        blank = not line.strip()
        gathered.append(line)
    yield replace(first, words="\n".join(gathered))


def keeping_pages(kept: Sequence[Block], blocks: Sequence[Block]) -> Iterator[Block]:
    """Some of a page's blocks; printed pages that begin in others begin with the next of these."""
    numbers = set(map(id, kept))
    due: list[PageBreak] = []
    for block in blocks:
        if id(block) not in numbers:
            due += [replace(each, offset=0) for each in block.breaks]
        elif due:
            yield replace(block, breaks=(*due, *block.breaks))
            due = []
        else:
            yield block
