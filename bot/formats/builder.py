"""Blocks in, text and layout out: what every format that is extracted builds its text with.

A reader gives one block after another; where they stand is counted here, so that no offset is ever
computed twice. Between blocks stands a blank line, between the rows of one table and the items of
one list a line end. Nothing else is added, and nothing of the words is changed.
"""

import re
from collections.abc import Iterable

from bot.documents import Layout, Page, Paragraph, ParagraphKind, Span, trimmed
from bot.formats.superscript import Script, amid_digits, subscript, superscript

APART = "\n\n"
CLOSE = "\n"
NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")
"""A NUL or half a surrogate pair: no database and no browser takes them."""
FLOWING = re.compile(r"[ \t\r\n\f]+")
"""Example: the line end and indent in `of the\n    valley`; a no-break space is none of it."""


class Words:
    """The words of one block, gathered piece by piece, and how many of the first are bold."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._bold: int | None = None  # where bold ended; None while all was bold
        self._after_space = True
        self._lowered = False  # whether the last piece was lowered and looks as if it were not

    def add(self, piece: str, *, bold: bool = False, script: Script = Script.BASELINE) -> None:
        """Add words as they stand; raised and lowered ones as plain text writes them."""
        if not piece:
            return
        piece = self._at_its_height(piece, script)
        if not bold and self._bold is None and not piece.isspace():
            self._bold = self._length
        self._pieces.append(piece)
        self._length += len(piece)
        self._after_space = piece.endswith("\n")

    def flow(self, piece: str, *, bold: bool = False, script: Script = Script.BASELINE) -> None:
        """Add words whose white space only parts them: any run of it becomes one space."""
        piece = FLOWING.sub(" ", piece)
        piece = piece.removeprefix(" ") if self._after_space else piece
        self.add(piece, bold=bold, script=script)
        self._after_space = piece.endswith(" ") if piece else self._after_space

    def extend(self, other: "Words") -> None:
        """Add the words of another block, bold as they are there."""
        text = other.text
        self.add(text[: other.bold], bold=True)
        self.add(text[other.bold :])

    def _at_its_height(self, piece: str, script: Script) -> str:
        before = self._pieces[-1] if self._pieces else ""
        if script is Script.SUPERSCRIPT:
            self._lowered = False
            return superscript(piece, before)
        if script is Script.SUBSCRIPT:
            written = subscript(piece, before)
            self._lowered = written.isdecimal()
            return written
        if self._lowered and piece[0].isdecimal():
            self._pieces[-1] = amid_digits(before)
        self._lowered = False
        return piece

    @property
    def length(self) -> int:
        """How many code points they have."""
        return self._length

    @property
    def text(self) -> str:
        """All of them."""
        return "".join(self._pieces)

    @property
    def bold(self) -> int:
        """Code points from the start of `text` to the end of the bold words it begins with."""
        return self._length if self._bold is None else self._bold


def row_of(cells: Iterable[Words]) -> Words:
    """The cells of one row of a table, parted by tabs."""
    row = Words()
    for number, cell in enumerate(cells):
        row.add("\t" if number else "")
        row.extend(cell)
    return row


class Builder:
    """A text and its layout, made block by block."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._paragraphs: list[Paragraph] = []
        self._bold: list[Span] = []
        self._pages: list[Page] = []
        self._due: list[str] = []  # pages that begin with the next block
        self._apart = False

    def add(
        self, words: str, kind: ParagraphKind = ParagraphKind.TEXT, *, mark: str = "", bold: int = 0
    ) -> Paragraph | None:
        """Add a block, without the white space around it.

        Args:
            mark: what stands before the words and is none of them: the "1." of a numbered list.
            bold: code points from the start of `words` that are bold.

        Returns:
            Where the block stands; None if it was white space only, and nothing was added.
        """
        words = NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", words)
        first, last = trimmed(words, 0, len(words))
        if first == last:
            return None
        mark = " ".join(NO_TEXT.sub("", mark).split())
        start = self._begin(kind)
        begin = start + len(mark) + 1 if mark else start
        end = begin + last - first
        self._pieces += [mark + " " if mark else "", words[first:last]]
        self._length = end
        self._pages += [Page(start, label) for label in self._due]
        self._due = []
        found = Paragraph(start, end, kind, Span(begin, end))
        if not any(map(str.isalnum, words)) and self._go_with_the_block_before(found):
            return found
        self._paragraphs.append(found)
        _, bold = trimmed(words, first, max(first, min(bold, last)))
        if bold > first:
            self._bold.append(Span(begin, begin + bold - first))
        return found

    def add_words(
        self, words: Words, kind: ParagraphKind = ParagraphKind.TEXT, *, mark: str = ""
    ) -> Paragraph | None:
        """The same for words gathered piece by piece."""
        return self.add(words.text, kind, mark=mark, bold=words.bold)

    def begin_page(self, label: str, at: int | None = None) -> None:
        """Let a page of the printed edition begin.

        Args:
            at: the offset of its first character; by default it begins with the next block.
        """
        if at is None or at >= self._length:
            self._due.append(label)
        else:
            self._pages.append(Page(at, label))

    def part(self) -> None:
        """Let a blank line stand before the next block: another table or list begins."""
        self._apart = True

    def finish(self) -> tuple[str, Layout]:
        """The text, and where its paragraphs and the bold words they begin with stand."""
        layout = Layout(
            paragraphs=tuple(self._paragraphs),
            pages=tuple(self._pages),
            printed_elsewhere=bool(self._pages),
            bold=tuple(self._bold),
        )
        return "".join(self._pieces), layout

    def _begin(self, kind: ParagraphKind) -> int:
        """Part the next block from the one before it; where it will start."""
        if self._paragraphs:
            before = self._paragraphs[-1].kind
            neighbours = before.is_row if kind.is_row else kind is before is ParagraphKind.ITEM
            between = CLOSE if neighbours and not self._apart else APART
            self._pieces.append(between)
            self._length += len(between)
        self._apart = False
        return self._length

    def _go_with_the_block_before(self, found: Paragraph) -> bool:
        """Keep a block without a letter or digit there, so that it is never quoted by itself."""
        before = self._paragraphs[-1] if self._paragraphs else None
        if before is None or before.kind is ParagraphKind.HEADING:
            return False
        words = Span(before.words.start, found.end)
        self._paragraphs[-1] = Paragraph(before.start, found.end, before.kind, words)
        return True
