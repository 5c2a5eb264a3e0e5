"""Slides in, text and layout out: each slide a page with its number, its title a heading.

What stands on a slide comes first, then what its speaker noted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.documents import Layout, Page, ParagraphKind
from bot.formats.builder import Builder
from bot.formats.titles import LONGEST_HEADING


@dataclass(frozen=True, slots=True)
class SlideBlock:
    """A paragraph of a slide, or a row of a table on it."""

    words: str
    kind: ParagraphKind = ParagraphKind.TEXT
    apart: bool = False
    """Whether a new list or table begins with it."""


@dataclass(slots=True)
class Slide:
    """One slide, as it is shown."""

    number: int
    """From 1, hidden slides counted too, as the program shows it."""
    blocks: list[SlideBlock] = field(default_factory=list)
    notes: list[SlideBlock] = field(default_factory=list)
    """What its speaker noted."""


def written(slides: Iterable[Slide]) -> tuple[str, Layout]:
    """The slides one after the other, and where each begins."""
    builder = Builder()
    starts: list[tuple[int | None, str]] = []
    for slide in slides:
        start: int | None = None
        for block in (*slide.blocks, *slide.notes):
            if block.apart:
                builder.part()
            long = len(block.words) > LONGEST_HEADING
            heading = block.kind is ParagraphKind.HEADING
            kind = ParagraphKind.TEXT if heading and long else block.kind
            placed = builder.add(block.words, kind)
            if placed is not None and start is None:
                start = placed.start
        builder.part()
        starts.append((start, str(slide.number)))
    text, layout = builder.finish()
    following = len(text)
    pages: list[Page] = []
    for start, label in reversed(starts):  # one without words begins where the next one does
        following = following if start is None else start
        pages.append(Page(following, label))
    return text, replace(layout, pages=tuple(reversed(pages)))


def rows_of(rows: Iterable[Iterable[str]], *, headed: bool) -> list[SlideBlock]:
    """A table, row by row; the first heads the others where the file says so."""
    blocks: list[SlideBlock] = []
    for cells in rows:
        words = "\t".join(" ".join(cell.split()) for cell in cells)
        if words.strip():
            kind = ParagraphKind.HEAD_ROW if headed and not blocks else ParagraphKind.ROW
            blocks.append(SlideBlock(words, kind, apart=not blocks))
    return blocks


def hidden_note(name: str, hidden: int) -> tuple[str, ...]:
    """What a person is told of slides that are not shown."""
    if not hidden:
        return ()
    slides = "1 hidden slide is" if hidden == 1 else f"{hidden:,} hidden slides are"
    return (f"{slides} left out of {name}.",)
