"""OpenDocument texts: the words a reader of the accepted document sees, with headings and lists.

What tracked changes deleted is kept by the format in a place of its own, and left out. So are
comments, hidden words and sections, and what describes a picture; scripts are never run.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from xml.etree.ElementTree import Element

from bot.documents import ParagraphKind
from bot.errors import DocumentError
from bot.formats.archive import Archive, is_archive
from bot.formats.builder import Builder
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.format import Extract, Format
from bot.formats.odt.styles import SPACE, TEXT, Styles, whole
from bot.formats.office.numbers import LEVELS, Counters
from bot.formats.office.tables import Gathered, write_table
from bot.formats.refusals import encrypted, nested
from bot.formats.superscript import NOTE_MARK, Script
from bot.formats.titles import LONGEST_HEADING, sensible_title
from bot.formats.xml import parse_xml

TYPE = b"application/vnd.oasis.opendocument.text"
TYPE_WITHIN = 4096  # bytes; of a flat file the root element stands in them
MANIFEST = "META-INF/manifest.xml"
OFFICE, TABLE, DRAW = (f"{{{SPACE}{name}:1.0}}" for name in ("office", "table", "drawing"))
HEADING = f"{TEXT}h"
PARAGRAPHS = (HEADING, f"{TEXT}p")
SPACES, TAB, BREAK = f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"
LIST, ITEM = f"{TEXT}list", f"{TEXT}list-item"
NOTE, NOTE_BODY = f"{TEXT}note", f"{TEXT}note-body"
RUBY = f"{TEXT}ruby"
LINK, ADDRESS = f"{TEXT}a", "{http://www.w3.org/1999/xlink}href"
TABLE_ITSELF = f"{TABLE}table"
HEADER_ROWS = f"{TABLE}table-header-rows"
OF_FILE = f"{OFFICE}meta"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
WORDING = Wording(
    authors=("initial-creator", "creator"), publisher=("publisher",), language=("language",)
)
"""`creator` is who saved it last, and counts where nobody is said to have begun it. `date` and
`creation-date` are of the file, as it was saved and begun, and no dates of publication."""
LEFT_OUT = frozenset(
    (
        *(
            f"{TEXT}{name}"
            for name in "tracked-changes ruby-text note-citation script number".split()
        ),
        *(f"{OFFICE}{name}" for name in "annotation binary-data event-listeners forms".split()),
        *(f"{{{SPACE}svg-compatible:1.0}}{name}" for name in ("title", "desc")),
        f"{TABLE}covered-table-cell",
    )
)
UNSTYLED = (False, False, Script.BASELINE)  # neither bold nor hidden, nor raised
BLANKS = 1_000  # spaces; more in a row are no writing


@dataclass(frozen=True, slots=True)
class _List:
    """The list a paragraph stands in."""

    style: str | None
    level: int
    counters: Counters
    first: bool
    """Whether it is the item's first paragraph, which shows its number."""


def _recognises(data: bytes) -> bool:
    if not is_archive(data):
        return data.lstrip()[:5] == b"<?xml" and TYPE in data[:TYPE_WITHIN]
    try:
        archive = Archive(data, "")
        return "mimetype" in archive and archive.read("mimetype").strip().startswith(TYPE)
    except DocumentError:
        return False


def _read(data: bytes, name: str, password: str | None) -> Extract:
    try:
        return _Reader(*_parts(data, name)).extract()
    except RecursionError as error:
        raise nested(name) from error


def _parts(data: bytes, name: str) -> list[Element]:
    """The content, the styles and the properties; a flat file holds all in one."""
    if not is_archive(data):
        return [parse_xml(data, name)]
    archive = Archive(data, name)
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise encrypted(name)
    if "content.xml" not in archive:
        raise DocumentError(
            "{name} is no OpenDocument text; save it as .odt or as PDF.",
            code="odt-none",
            name=name,
        )
    parts = ("content.xml", "styles.xml", "meta.xml")
    return [parse_xml(archive.read(part), name) for part in parts if part in archive]


class _Reader:
    """Walks through one document."""

    def __init__(self, *roots: Element) -> None:
        self._roots = roots
        self._styles = Styles(*reversed(roots))  # automatic styles of the content come last
        self._outline = Counters()
        self._lists: dict[str | None, Counters] = {}
        self._builder = Builder()
        self._title: str | None = None

    def extract(self) -> Extract:
        for body in self._roots[0].iterfind(f"{OFFICE}body/{OFFICE}text"):
            self._story(body, None)
        text, layout = self._builder.finish()
        own = next((each.text for root in self._roots for each in root.iter(TITLE)), None)
        properties = (each for root in self._roots for meta in root.iter(OF_FILE) for each in meta)
        said = (Setting(each.tag.rpartition("}")[2], each.text or "") for each in properties)
        title = sensible_title(own) or self._title
        return Extract(text, layout, title, stated=stated_in(said, WORDING))

    def _story(self, story: Element, within: _List | None) -> None:
        """The blocks of the body, a section, an item, a cell, a note."""
        for child in story:
            tag = child.tag
            if tag in PARAGRAPHS:
                self._paragraph(child, within)
                within = within and replace(within, first=False)
            elif tag == LIST:
                self._list(child, within)
            elif tag == TABLE_ITSELF:
                self._table(child)
            elif tag not in LEFT_OUT and not _is_hidden(child):
                self._story(child, within)

    def _list(self, element: Element, within: _List | None) -> None:
        level = within.level + 1 if within else 0
        style = element.get(f"{TEXT}style-name") or (within.style if within else None)
        going_on = element.get(f"{TEXT}continue-numbering") == "true"
        if within:
            counters = within.counters
        elif going_on or element.get(f"{TEXT}continue-list"):
            counters = self._lists.get(style) or Counters()
        else:
            counters = Counters()
            self._builder.part()
        self._lists[style] = counters
        for item in element:
            if item.tag == ITEM:
                start = item.get(f"{TEXT}start-value")
                if start is not None and level < LEVELS:
                    counters.restart(level, whole(start, 1))
                self._story(item, _List(style, level, counters, first=True))
            elif item.tag not in LEFT_OUT:
                self._story(item, _List(style, level, counters, first=False))

    def _paragraph(self, paragraph: Element, within: _List | None) -> None:
        gathered = Gathered()
        style = paragraph.get(f"{TEXT}style-name")
        heading = paragraph.tag == HEADING
        mark = self._mark(paragraph, within, heading=heading)
        self._inline(paragraph, gathered, "paragraph", UNSTYLED)
        words = gathered.words
        kind = ParagraphKind.ITEM if within else ParagraphKind.TEXT
        title = self._styles.is_called(style, "title")
        if heading or title or self._styles.is_called(style, "subtitle"):
            kind = ParagraphKind.HEADING if len(words.text) <= LONGEST_HEADING else kind
        if title and self._title is None:
            self._title = sensible_title(words.text)
        self._builder.add_words(words, kind, mark=mark if words.text.strip() else "")
        self._stories(gathered.after)

    def _stories(self, after: Sequence[Element]) -> None:
        for story in after:
            self._builder.part()
            if story.tag == TABLE_ITSELF:
                self._table(story)
            else:
                self._story(story, None)

    def _mark(self, paragraph: Element, within: _List | None, *, heading: bool) -> str:
        """The number of a heading or of an item of a numbered list."""
        if (written := paragraph.findtext(f"{TEXT}number")) is not None:
            return written
        if heading:
            level = whole(paragraph.get(f"{TEXT}outline-level"), 1) - 1
            if paragraph.get(f"{TEXT}is-list-header") == "true" or not 0 <= level < LEVELS:
                return ""
            return self._outline.next(level, self._styles.outline)
        if within is None or not within.first or within.level >= LEVELS:
            return ""
        style = within.style or self._styles.list_of(paragraph.get(f"{TEXT}style-name"))
        return within.counters.next(within.level, self._styles.levels(style))

    def _table(self, table: Element) -> None:
        rows = [[cell for cell in row if cell.tag.startswith(TABLE)] for row in _rows(table)]
        write_table(
            self._builder,
            rows,
            gather=self._cell,
            walk=partial(self._story, within=None),
            follow=self._stories,
            heads=sum(len(_rows(child)) for child in table if child.tag == HEADER_ROWS),
        )

    def _cell(self, cell: Element) -> Gathered:
        """The paragraphs of a cell, one a line; a cell another one covers is empty."""
        gathered = Gathered()
        if cell.tag not in LEFT_OUT:
            self._lines(cell, gathered)
        return gathered

    def _lines(self, story: Element, gathered: Gathered) -> None:
        for child in story:
            if child.tag == TABLE_ITSELF:
                gathered.after.append(child)
            elif child.tag in PARAGRAPHS:
                line = Gathered(after=gathered.after)
                self._inline(child, line, "paragraph", UNSTYLED)
                gathered.add_line(line.words)
            elif child.tag not in LEFT_OUT and not _is_hidden(child):
                self._lines(child, gathered)

    def _inline(
        self, parent: Element, gathered: Gathered, family: str, above: tuple[bool, bool, Script]
    ) -> None:
        """The words in a paragraph, a span, a link.

        Args:
            above: whether those around are bold, whether they are hidden, and how high they stand.
        """
        style = parent.get(f"{TEXT}style-name")
        own_bold, own_hidden = self._styles.bold(family, style), self._styles.hidden(family, style)
        bold = above[0] if own_bold is None else own_bold
        hidden = above[1] if own_hidden is None else own_hidden
        script = self._styles.script(family, style) or above[2]
        words = gathered.words
        mixed = not hidden and parent.tag not in (NOTE, RUBY)  # in others white space is layout
        words.flow(parent.text or "" if mixed else "", bold=bold, script=script)
        for child in parent:
            if child.tag == SPACES:
                count = min(whole(child.get(f"{TEXT}c"), 1), BLANKS)
                words.add("" if hidden else " " * count, bold=bold)
            elif child.tag == TAB:
                words.add("" if hidden else "\t", bold=bold)
            elif child.tag == BREAK:
                words.add("" if hidden else "\n", bold=bold)
            elif child.tag == NOTE_BODY or child.tag.startswith(DRAW):
                gathered.after += [] if hidden else [child]
            elif (
                child.tag not in LEFT_OUT
                and not _is_hidden(child)
                and not self._is_note_mark(child)
            ):
                self._inline(child, gathered, "text", (bold, hidden, script))
            words.flow(child.tail or "" if mixed else "", bold=bold, script=script)

    def _is_note_mark(self, link: Element) -> bool:
        """Whether words are only a raised link to a note, which stands elsewhere in the text."""
        if link.tag != LINK or not link.get(ADDRESS, "").startswith("#"):
            return False
        inside = [link, *link]
        raised = (self._styles.script("text", each.get(f"{TEXT}style-name")) for each in inside)
        return Script.SUPERSCRIPT in raised and bool(NOTE_MARK.fullmatch("".join(link.itertext())))


def _rows(table: Element) -> list[Element]:
    """The rows of a table, in its heading and in groups too, but not those of tables in it."""
    rows: list[Element] = []
    for child in table:
        if child.tag == f"{TABLE}table-row":
            rows += [child] if child.get(f"{TABLE}visibility", "visible") == "visible" else []
        elif child.tag.startswith(f"{TABLE}table-") and "row" in child.tag:
            rows += _rows(child)
    return rows


def _is_hidden(element: Element) -> bool:
    """Whether a section or a field is one that is not shown."""
    return (
        element.get(f"{TEXT}is-hidden") == "true"  # as its condition came out when it was saved
        or element.get(f"{TEXT}display") == "none"
    )


FORMAT = Format(
    name="odt",
    endings=(".odt", ".ott", ".fodt"),
    recognises=_recognises,
    read=_read,
    version=3,
)
