"""EPUB: the chapters of an e-book in reading order, each a page of XHTML.

What is shown on every page or names other parts (cover, tables of contents) is left out; images,
fonts, styles and scripts are never opened.
"""

from dataclasses import replace

from bot.documents import ParagraphKind
from bot.formats.archive import Archive, is_archive
from bot.formats.builder import Builder
from bot.formats.epub.package import CONTAINER, Chapter, read_package
from bot.formats.format import Extract, Format
from bot.formats.html.block import Block, add_blocks
from bot.formats.html.encoding import decode_page
from bot.formats.html.page import MOST_TAGS, read_page
from bot.formats.refusals import too_many_tags

MIMETYPE = b"application/epub+zip"
WITHIN = 200  # bytes from the start in which the first part, `mimetype`, stands


def recognises(data: bytes) -> bool:
    """Whether a file is an archive that says it is a book, or holds what every book holds."""
    return is_archive(data) and (MIMETYPE in data[:WITHIN] or CONTAINER.encode() in data)


def read(data: bytes, name: str, password: str | None) -> Extract:
    """The text of a book.

    Raises:
        DocumentError: it is damaged, encrypted, or made to do harm.
    """
    del password  # no e-book takes one
    archive = Archive(data, name)
    package = read_package(archive, name)
    builder = Builder()
    notes: dict[str, None] = {}
    if package.missing:
        notes[f"{name} lacks {package.missing} of the files that it names; the rest is read."] = (
            None
        )
    tags = 0
    for chapter in package.chapters:
        page = archive.read(chapter.member)
        tags += page.count(b"<")
        if tags > MOST_TAGS:
            raise too_many_tags(name, MOST_TAGS)
        decoded = decode_page(page, name)
        notes.update(dict.fromkeys(decoded.notes))
        read = read_page(decoded.text, name=name, xml=True, listed=chapter.pages)
        add_blocks(_headed(read.blocks, chapter), builder)
        for label in read.next_pages:
            builder.begin_page(label)
        builder.part()
    text, layout = builder.finish()
    return Extract(
        text,
        layout,
        title=package.title or None,
        notes=tuple(notes),
        stated=package.stated,
    )


def _headed(blocks: tuple[Block, ...], chapter: Chapter) -> tuple[Block, ...]:
    """A chapter's blocks under a heading: its own, or what the table of contents calls it."""
    if (
        not blocks
        or not chapter.title
        or any(block.kind is ParagraphKind.HEADING for block in blocks)
    ):
        return blocks
    first = " ".join(blocks[0].words.split())
    if first.casefold() == chapter.title.casefold():
        return (replace(blocks[0], kind=ParagraphKind.HEADING), *blocks[1:])
    return (Block(chapter.title, ParagraphKind.HEADING), *blocks)


FORMAT = Format(name="epub", endings=(".epub",), recognises=recognises, read=read, version=3)
