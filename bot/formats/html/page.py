"""A web page as blocks of text: what a browser would show of it, and nothing that it hides.

Shared by HTML and the chapters of EPUB. Nothing is fetched, nothing is run.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.documents import ParagraphKind
from bot.errors import DocumentError
from bot.formats.html.block import Block, WebPage, keeping_pages, paragraphs_of
from bot.formats.html.furniture import Regions
from bot.formats.html.inline import formulas
from bot.formats.html.inline.gathered import Gathered, is_note_mark
from bot.formats.html.inline.print_pages import Mark, mark_of
from bot.formats.html.lists import LISTS, PageList, list_of
from bot.formats.html.markup import Tag, feed
from bot.formats.html.open_elements import (
    BLOCKS,
    HEADINGS,
    TABLE_PARTS,
    Effect,
    Element,
    OpenElements,
)
from bot.formats.html.statements import STATING, Statements
from bot.formats.html.style import effects_of, is_shown_as_block, shown_on_demand
from bot.formats.html.table import PageTable
from bot.formats.refusals import too_many_tags

LONGEST = 50_000_000  # code points; each takes up to 24 bytes, and pictures may stand in a page
MOST_TAGS = 1_000_000  # `<` in one page; 1 million take 10 s, pages have 5,000, long books 100,000
MOST_BLOCKS = 500_000  # paragraphs; a long book has 30,000, and each takes 16 µs and 500 bytes
MOST_OPEN = 200_000  # elements inside one another; pages have 30, each takes 300 bytes
MOST_STEPS = 3_000_000_000  # of 3 ns: libxml2 looks for each end tag among all that are open
LONGEST_HEADING = 200  # code points; pages also mark whole paragraphs as headings to enlarge them

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
UNMARKED = frozenset({"html", "head", "body"})
NO_PAGES: Mapping[str, str] = {}


def read_page(page: str, *, name: str, xml: bool, listed: Mapping[str, str] = NO_PAGES) -> WebPage:
    """The blocks of a page.

    Args:
        name: what error sentences call the document.
        xml: whether it is XHTML.
        listed: by the ids of elements, the labels of the printed edition's pages they begin.

    Raises:
        DocumentError: it is too long or nested too deeply, or has too many tags or paragraphs.
    """
    if len(page) > LONGEST:
        raise DocumentError(
            "{name} has more than {limit} characters; split it into smaller documents.",
            code="html-long",
            name=name,
            limit=LONGEST,
        )
    if page.count("<") > MOST_TAGS:
        raise too_many_tags(name, MOST_TAGS)
    page = page.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    most_open = min(MOST_OPEN, MOST_STEPS // (page.count("</") + 1))
    walk = _Walk(name, most_open=most_open, listed=listed)
    feed(page, walk, xml=xml)
    return walk.page()


class _Walk:
    """One walk through a page: what `feed` gives its tags and words to."""

    def __init__(self, name: str, *, most_open: int, listed: Mapping[str, str]) -> None:
        self._name = name
        self._most_open = most_open
        self._listed = listed
        self._open = OpenElements()
        self._regions = Regions()
        self._blocks: list[Block] = []
        self._table: PageTable | None = None
        self._lists: list[PageList] = []
        self._on_demand: set[str] = set()
        self._title = ""
        self._titles: list[str] = []  # the words of a <title>, piece by piece
        self._shared_title = ""
        self._statements = Statements()
        self._apart = False
        self._gathered = Gathered()
        self._page_mark: Mark | None = None
        self._marking: Element | None = None  # the element that is the mark

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        tag = Tag(name, attributes)
        if name in STATING:
            self._statements.start(tag)
        if name in VOID:
            self._void(tag)
            return
        if len(self._open) >= self._most_open:
            raise DocumentError(
                "{name} has more than {limit} elements inside one another; save the page "
                "again in a browser.",
                code="html-nested",
                name=self._name,
                limit=self._most_open,
            )
        outside_table = name in TABLE_PARTS and self._open.nearest("table") is None
        if name in UNMARKED or outside_table:
            self._open.add(Element("", region=self._open.region))
            return
        self._on_demand.update(shown_on_demand(tag))
        effects = effects_of(tag, self._on_demand, in_heading=self._open.inside(Effect.HEADING))
        around, part = self._open.begin_part()
        element = Element(
            name,
            (*effects, *formulas.effects_in(around, part)),
            is_block=name in BLOCKS or is_shown_as_block(tag, effects),
            region=self._region(tag),
        )
        if element.is_block:
            if self._page_mark is not None and self._page_mark.words.strip():
                self._end_page_mark()
            self._flush()
            self._start_block(tag, element)
        if sign := formulas.before(name, around, part):
            self.data(sign)
        if self._page_mark is None:
            self._page_mark = mark_of(tag, self._listed)
            self._marking = element
        self._open.add(element)

    def end(self, name: str) -> None:
        """End the innermost element."""
        if name in VOID:
            return
        element = self._open.innermost
        if element is self._marking or (element.is_block and self._page_mark is not None):
            self._end_page_mark()
        if element.is_block:
            self._flush()
        if element.name in LISTS:
            self._lists.pop()
        elif element.name == "script":
            self._statements.end_script()
        elif element.name == "title" and not self._title:
            self._title = " ".join("".join(self._titles).split())
        elif self._table is not None and element is self._table.element:
            table, self._table = self._table, None
            self._write(table.rows())
        self._open.remove()
        if sign := formulas.after(element.name, self._open.around):
            self.data(sign)

    def close(self) -> None:
        """End the page."""
        self._flush()

    def page(self) -> WebPage:
        """What has been read."""
        return WebPage(
            blocks=tuple(self._blocks),
            main_text=tuple(keeping_pages(self._regions.main_text(self._blocks), self._blocks)),
            title=self._title,
            shared_title=self._shared_title,
            settings=self._statements.settings,
            next_pages=tuple(each.label for each in self._gathered.breaks),
        )

    def _void(self, tag: Tag) -> None:
        if tag.name == "br":
            self._end_line()
        elif tag.name == "hr":
            self._flush()
            if mark := mark_of(tag, self._listed):
                self._gathered.begin_page(mark.label)
        elif tag.name == "meta" and tag["property"] == "og:title" and not self._shared_title:
            self._shared_title = " ".join(tag["content"].split())

    def _start_block(self, tag: Tag, element: Element) -> None:
        """What begins with a list, an item, a table or a part of one."""
        if tag.name in LISTS:
            self._apart |= self._open.nearest("li") is None
            self._lists.append(list_of(tag))
        elif tag.name == "li":
            element.mark = self._lists[-1].mark(tag) if self._lists else ""
        elif tag.name == "table":
            if self._table is not None:  # a table in a table: the outer one is only a frame
                self._write(self._table.blocks())
            is_frame = tag["role"] in ("presentation", "none")
            self._table = None if is_frame else PageTable(element)
        elif self._table is not None:
            if tag.name == "tr":
                self._table.begin_row(in_head=self._open.nearest("thead") is not None)
            elif tag.name in ("td", "th"):
                self._table.begin_cell(head=tag.name == "th")
            self._table.has_headers |= tag.name in ("th", "thead", "caption")

    def _region(self, tag: Tag) -> int:
        around = self._open.region
        if tag.name in ("a", "button"):
            self._regions.add_control(around)
        in_article = self._open.inside(Effect.ARTICLE) or self._open.inside(Effect.MAIN)
        return self._regions.begin(tag, around=around, in_article=in_article)

    def data(self, words: str) -> None:
        """Take words as they stand between two tags, or a part of them."""
        inside = self._open.inside
        if inside(Effect.HIDDEN):
            self._statements.hear(words)
            return
        if inside(Effect.TITLE):
            self._titles += [] if self._title else [words]
            return
        if self._page_mark is not None:
            self._page_mark.words += words
            if not self._page_mark.may_be_one:
                self._end_page_mark()
        elif inside(Effect.EXACT):
            self._gathered.exact(words, bold=inside(Effect.BOLD))
        elif not (inside(Effect.POINTER) and inside(Effect.RAISED) and is_note_mark(words)):
            self._gathered.flow(
                words,
                bold=inside(Effect.BOLD),
                linked=inside(Effect.LINK),
                script=self._open.script,
            )

    def _end_page_mark(self) -> None:
        """Let a page begin where its mark stands; what else the mark holds is words."""
        mark, self._page_mark, self._marking = self._page_mark, None, None
        label, words = mark.found if mark else ("", "")
        if label:
            self._gathered.begin_page(label)
        self.data(words)

    def _end_line(self) -> None:
        """A `<br>`; two of them part paragraphs, as old pages do."""
        if self._open.inside(Effect.HIDDEN) or self._gathered.is_empty:
            return
        if self._open.inside(Effect.EXACT) or not self._gathered.ended_line:
            self._gathered.end_line()
        else:
            self._flush()

    def _flush(self) -> None:
        """Write the words gathered since the last block's end."""
        gathered, self._gathered = self._gathered, Gathered()
        text = gathered.text
        if not text.strip():
            self._gathered.breaks = [replace(each, offset=0) for each in gathered.breaks]
            return
        level = self._heading_level(text)
        if level is not None:
            text = text.strip().replace("\n", " ")
        item = self._open.nearest("li")
        fresh = item is not None and item.fresh
        block = Block(
            words=text,
            kind=ParagraphKind.HEADING
            if level is not None
            else ParagraphKind.ITEM
            if fresh
            else ParagraphKind.TEXT,
            bold=gathered.bold,
            mark=item.mark if item is not None and fresh else "",
            apart=self._apart,
            level=level or 0,
            linked=gathered.linked,
            region=self._open.region,
            in_main=self._open.inside(Effect.MAIN),
            breaks=tuple(gathered.breaks),
        )
        self._apart = False
        if item is not None:
            item.fresh = False
        exact = level is None and self._open.inside(Effect.EXACT)
        for part in paragraphs_of(block) if exact else (block,):
            if self._table is None or not self._table.add(part):
                self._write((part,))

    def _heading_level(self, words: str) -> int | None:
        """The level of the heading that is open, 0 if the page does not say; None if none is."""
        if not self._open.inside(Effect.HEADING) or len(words) > LONGEST_HEADING:
            return None
        open_levels = (level for level in range(1, 7) if self._open.nearest(HEADINGS[level - 1]))
        return next(open_levels, 0)

    def _write(self, blocks: Iterator[Block] | tuple[Block, ...]) -> None:
        self._blocks.extend(blocks)
        if len(self._blocks) > MOST_BLOCKS:
            raise DocumentError(
                "{name} has more than {limit} paragraphs; split it into smaller documents.",
                code="html-paragraphs",
                name=self._name,
                limit=MOST_BLOCKS,
            )
