"""Word documents: the words a reader of the accepted document sees, with headings and lists.

Tracked changes are taken as accepted. Headers, footers, comments, hidden words and the
instructions of fields are no part of the text; macros and embedded objects are never opened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from string import hexdigits
from xml.etree.ElementTree import Element

from bot.documents import ParagraphKind
from bot.errors import DocumentError
from bot.formats.archive import Archive, is_archive
from bot.formats.builder import Builder
from bot.formats.docx import formulas
from bot.formats.docx.package import CONTENT_TYPES, Package
from bot.formats.docx.styles import BODY, Numbers, Styles, script_of, switch, value, whole
from bot.formats.format import Extract, Format
from bot.formats.office.symbols import shown
from bot.formats.office.tables import Gathered, write_table
from bot.formats.refusals import encrypted, nested
from bot.formats.superscript import NOTE_MARK, Script
from bot.formats.titles import LONGEST_HEADING, sensible_title
from bot.formats.unread.kinds import OLD_WORD

OLE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Word's old format and of encrypted files
)
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LONGEST_CODE = 6  # hexadecimal digits of a symbol's code; U+10FFFF is the last
LEFT_OUT = frozenset(
    """pPr rPr tblPr tblPrEx trPr tcPr tblGrid sectPr sdtPr sdtEndPr del moveFrom delText instrText
    delInstrText rt""".split()
)
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
SIGNS |= {"softHyphen": "\u00ad"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(slots=True)
class _Gathered(Gathered):
    fields: list[bool] = field(default_factory=list)
    """The fields that are open, outermost first: whether their instruction still goes on."""
    script: Script = Script.BASELINE
    """How high the part of a formula stands that is open."""
    links_here: bool = False
    """Whether a link to another place of the document is open."""


def _recognises(data: bytes) -> bool:
    if data.startswith(OLE):
        return ENCRYPTED in data
    if not is_archive(data):
        return False
    try:
        names = Archive(data, "").names
    except DocumentError:
        return False
    return CONTENT_TYPES in names and any(name.startswith("word/") for name in names)


def _read(data: bytes, name: str, password: str | None) -> Extract:
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise encrypted(name)
        raise OLD_WORD.refusal(name)
    try:
        return _Reader(Package(data, name)).extract()
    except RecursionError as error:
        raise nested(name) from error


class _Reader:
    """Walks through one document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.part("styles"))
        self._numbers = Numbers(package.part("numbering"))
        self._notes = {
            (tag, note.get("id")): note
            for tag in NOTES.values()
            for note in package.part(f"{tag}s") or ()
        }
        self._builder = Builder()
        self._title: str | None = None
        self._open: _Gathered | None = None  # of a paragraph whose end a tracked change deleted

    def extract(self) -> Extract:
        for body in _within(self._package.main, ("body",)):
            self._story(body)
        text, layout = self._builder.finish()
        title = sensible_title(self._package.title()) or self._title
        return Extract(text, layout, title, stated=self._package.stated())

    def _story(self, story: Element) -> None:
        """The blocks of the body, a cell, a text box or a note."""
        for block in _within(story, ("p", "tbl")):
            if block.tag == "tbl":
                self._table(block)
            else:
                self._paragraph(block)
        if self._open:
            gathered, self._open = self._open, None
            self._builder.add_words(gathered.words)
            self._stories(gathered.after)

    def _paragraph(self, paragraph: Element) -> None:
        gathered, self._open = self._open or _Gathered(), None
        style = value(paragraph, "pPr/pStyle")
        self._inline(paragraph, gathered, style)
        if _is_deleted(paragraph.find("pPr/rPr")):
            self._open = gathered
            return
        mark, listed = self._mark(paragraph, style)
        words = gathered.words
        kind = (
            ParagraphKind.ITEM if listed or self._styles.is_contents(style) else ParagraphKind.TEXT
        )
        if self._is_heading(paragraph, style) and len(words.text) <= LONGEST_HEADING:
            kind = ParagraphKind.HEADING
            if self._title is None and self._styles.is_title(style):
                self._title = sensible_title(words.text)
        self._builder.add_words(words, kind, mark=mark if words.text.strip() else "")
        self._stories(gathered.after)

    def _stories(self, after: Sequence[Element]) -> None:
        for story in after:
            self._builder.part()
            if story.tag == "tbl":
                self._table(story)
            else:
                self._story(story)

    def _table(self, table: Element) -> None:
        shown = [row for row in _within(table, ("tr",)) if not _is_gone(row)]
        write_table(
            self._builder,
            [list(_within(row, ("tc",))) for row in shown],
            gather=self._cell,
            walk=self._story,
            follow=self._stories,
            heads=sum(1 for _ in takewhile(_is_head, shown)),
        )

    def _cell(self, cell: Element) -> Gathered:
        """The paragraphs of a cell, one a line; a cell merged with the one above is empty."""
        gathered = _Gathered()
        merged = cell.find("tcPr/vMerge")
        if cell.find("tcPr/cellDel") is not None:
            return gathered
        if merged is not None and merged.get("val") != "restart":
            return gathered
        for block in _within(cell, ("p", "tbl")):
            if block.tag == "tbl":
                gathered.after.append(block)
                continue
            style = value(block, "pPr/pStyle")
            mark, _ = self._mark(block, style)
            inner = _Gathered(after=gathered.after)
            self._inline(block, inner, style)
            gathered.add_line(inner.words, mark=mark)
        return gathered

    def _mark(self, paragraph: Element, style: str | None) -> tuple[str, bool]:
        """The number of a paragraph in a numbered list, and whether it is in a list at all."""
        number, level = self._styles.list_of(style)
        direct = paragraph.find("pPr/numPr")
        if direct is not None:
            number = value(direct, "numId") or number
            own = whole(value(direct, "ilvl"))
            level = level if own is None else own
        if number in (None, "0"):
            return "", False
        return self._numbers.next(number or "", level), True

    def _is_heading(self, paragraph: Element, style: str | None) -> bool:
        outline = whole(value(paragraph, "pPr/outlineLvl"))
        return self._styles.is_heading(style) if outline is None else 0 <= outline < BODY

    def _inline(self, parent: Element, gathered: _Gathered, style: str | None) -> None:
        """The runs inside a paragraph, a link, an insertion, a content control, an equation."""
        for child in _chosen(parent):
            if child.tag == "r":
                self._run(child, gathered, style)
            elif child.tag not in LEFT_OUT and child.tag not in formulas.PROPERTIES:
                around = gathered.script, gathered.links_here
                gathered.script = formulas.SCRIPTS.get(child.tag, gathered.script)
                gathered.links_here |= child.tag == "hyperlink" and "anchor" in child.attrib
                gathered.words.add(formulas.opening(child, parent))
                self._inline(child, gathered, style)
                gathered.words.add(formulas.closing(child, parent))
                gathered.script, gathered.links_here = around

    def _run(self, run: Element, gathered: _Gathered, style: str | None) -> None:
        own, bold, hidden = run.find("rPr"), None, None
        script = self._styles.script(style)
        if own is not None:
            bold, hidden = switch(own, "b"), switch(own, "vanish")
            named = value(own, "rStyle")
            if named is not None:
                bold = self._styles.bold(named) or None if bold is None else bold
                hidden = self._styles.hidden(named) or None if hidden is None else hidden
            script = script_of(own) or self._styles.script(named) or script
        bold = self._styles.bold(style) if bold is None else bold
        hidden = self._styles.hidden(style) if hidden is None else hidden
        if script is Script.SUPERSCRIPT and gathered.links_here and _is_note_mark(run):
            return
        around = gathered.script
        gathered.script = script or around
        self._signs(run, gathered, bold=bool(bold), hidden=bool(hidden))
        gathered.script = around

    def _signs(self, run: Element, gathered: _Gathered, *, bold: bool, hidden: bool) -> None:
        """What is in a run: words, tabs, breaks, symbols, anchors of notes and of text boxes."""
        for child in _chosen(run):
            tag = child.tag
            if tag == "fldChar":
                _turn(gathered.fields, child.get("fldCharType"))
            elif hidden or any(gathered.fields) or tag in LEFT_OUT:
                continue
            elif tag == "t":
                gathered.words.add(child.text or "", bold=bold, script=gathered.script)
            elif tag in SIGNS:
                gathered.words.add(SIGNS[tag], bold=bold)
            elif tag == "sym":
                code = child.get("char", "")
                if 0 < len(code) <= LONGEST_CODE and all(digit in hexdigits for digit in code):
                    gathered.words.add(shown(int(code, 16), child.get("font", "")), bold=bold)
            elif tag in NOTES:
                if (note := self._notes.pop((NOTES[tag], child.get("id")), None)) is not None:
                    gathered.after.append(note)
            elif tag == "txbxContent":
                gathered.after.append(child)
            elif len(child):
                self._signs(child, gathered, bold=bold, hidden=hidden)


def _within(parent: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    """The nearest elements of some tags, through whatever wraps them but what is left out."""
    open_elements = [_chosen(parent)]
    while open_elements:
        for child in open_elements[-1]:
            if child.tag in wanted:
                yield child
            elif child.tag not in LEFT_OUT and len(child):
                open_elements.append(_chosen(child))
                break
        else:
            open_elements.pop()


def _chosen(parent: Element) -> Iterator[Element]:
    """An element's children; of alternatives, the first choice."""
    if parent.tag == "AlternateContent":
        return iter(parent[:1])
    return iter(parent)


def _turn(fields: list[bool], kind: str | None) -> None:
    """Keep count of the fields that are open: only what stands after `separate` is shown."""
    if kind == "begin":
        fields.append(True)
    elif fields and kind == "separate":
        fields[-1] = False
    elif fields and kind == "end":
        fields.pop()


def _is_deleted(mark: Element | None) -> bool:
    return mark is not None and (mark.find("del") is not None or mark.find("moveFrom") is not None)


def _is_head(row: Element) -> bool:
    """Whether a row is repeated on every page that its table runs over."""
    return bool(switch(row.find("trPr"), "tblHeader"))


def _is_gone(row: Element) -> bool:
    return row.find("trPr/del") is not None or bool(switch(row, "trPr/hidden"))


def _is_note_mark(run: Element) -> bool:
    return NOTE_MARK.fullmatch("".join(run.itertext())) is not None


FORMAT = Format(
    name="docx",
    endings=(".docx", ".docm", ".dotx", ".dotm"),
    recognises=_recognises,
    read=_read,
    version=3,
)
