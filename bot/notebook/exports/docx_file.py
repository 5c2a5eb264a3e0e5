"""A handout as a Word document, with the notebook itself in a custom XML part.

Word and LibreOffice keep such a part when the document is saved again. It is the way that ISO/IEC
29500 has for data of another program (part 1, 15.2.4 and 15.2.5).
"""

import re
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import bidirectional
from xml.sax.saxutils import escape

from bot.citing import StyledRun
from bot.errors import DocumentError
from bot.formats import Archive, parse_xml
from bot.notebook.exports.handout import Handout, HandoutEntry, Labels, Section
from bot.notebook.fields import unreadable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

NAMESPACE = "urn:footnote:notebook:1"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
ITEM = "{6F6F746E-6F74-4E6F-8E6F-7465626F6F6B}"  # the part's own name, in braces as Word wants it
TYPE = "application/xml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
PART = re.compile(r"customXml/item\d+\.xml")
"""Example: `customXml/item1.xml`; Word counts them anew when it saves."""
LINE_END = re.compile(r"\r\n|\r|\n")
RIGHT_TO_LEFT = ("R", "AL")
LONGEST_PROPERTY = 255  # code points, as python-docx refuses longer ones


def word_file(handout: Handout) -> bytes:
    """The bytes of a `.docx` file."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title = handout.title[:LONGEST_PROPERTY]
    properties.author = properties.comments = ""
    pages = _Pages(document)
    _say(pages.paragraph("Title"), handout.title)
    for section in handout.sections:
        _section(pages, section, handout.labels)
    if handout.sources.entries:
        _say(pages.paragraph("Heading1"), handout.sources.heading)
        for entry in handout.sources.entries:
            _hang(_say_runs(pages.paragraph(), entry))
    if handout.record is not None:
        _carry(document, handout.record)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def record_in_word_file(data: bytes) -> str | None:
    """The notebook's JSON that a Word document carries; None where it carries none.

    Raises:
        NotebookError: it is damaged, or made to do harm.
    """
    try:
        archive = Archive(data, "This file")
        for name in archive.names:
            if PART.fullmatch(name):
                root = parse_xml(archive.read(name), "This file")
                if root.tag == f"{{{NAMESPACE}}}notebook":
                    return root.text or ""
    except DocumentError as error:
        raise unreadable() from error
    return None


class _Pages:
    """A document that paragraphs are added to, each in the time that the first one took.

    `Document.add_paragraph` looks all paragraphs over for where the new one goes, and all styles
    for its own: 2,000 notes took 100 s.
    """

    def __init__(self, document: "Document") -> None:
        self._body = document._body
        self._end = document.element.body.sectPr

    def paragraph(self, style: str | None = None) -> "Paragraph":
        """A new paragraph, the last now.

        Args:
            style: the id of one of Word's own: "Heading1".
        """
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        element = OxmlElement("w:p")
        if style is not None:
            element.style = style
        self._end.addprevious(element)
        return Paragraph(element, self._body)


def _section(pages: _Pages, section: Section, labels: Labels) -> None:
    level = 2 if section.below else 1
    if section.heading:
        _say(pages.paragraph(f"Heading{level}"), section.heading)
    for sentence in section.said:
        _say(pages.paragraph(), sentence)
    for entry in section.entries:
        below = level + 1 if section.heading else level
        _say(pages.paragraph(f"Heading{below}"), entry.label)
        _entry(pages, entry, labels)


def _entry(pages: _Pages, entry: HandoutEntry, labels: Labels) -> None:
    if asked := labels.asked_in(entry):
        _say(pages.paragraph(), asked).paragraph_format.keep_with_next = True
    quote = pages.paragraph("Quote")
    quote.paragraph_format.keep_with_next = True
    _say(quote, entry.quote)
    cited = pages.paragraph()
    cited.add_run("— ")
    if entry.teller:
        cited.add_run(entry.teller).bold = True
        cited.add_run(entry.before)
    _say_runs(cited, entry.citation)
    if entry.warning:
        pages.paragraph().add_run(entry.warning).bold = True
    place = _say(pages.paragraph(), f"{entry.title}, {entry.place}")
    if entry.link:
        place.add_run(" ")
        _link(place, entry.link, labels.link)
    if entry.comment.strip():
        pages.paragraph().add_run(labels.comment).bold = True
        _say(pages.paragraph(), entry.comment)
    if entry.tags:
        _say(pages.paragraph(), f"{labels.tags}: {', '.join(entry.tags)}")


def _say(paragraph: "Paragraph", words: str) -> "Paragraph":
    """Words with their line ends, in the direction of their first letter that has one."""
    return _say_runs(paragraph, (StyledRun(LINE_END.sub("\n", words)),))


def _say_runs(paragraph: "Paragraph", runs: tuple[StyledRun, ...]) -> "Paragraph":
    from docx.oxml import OxmlElement

    turned = _is_right_to_left("".join(run.words for run in runs))
    if turned:
        # before what python-docx may add later: the schema has an order, and this comes early
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in runs:
        written = paragraph.add_run(run.words)
        if run.italic:
            written.italic = True
        if turned:
            written.font.rtl = True
    return paragraph


def _is_right_to_left(words: str) -> bool:
    strong = (kind for kind in map(bidirectional, words) if kind in ("L", *RIGHT_TO_LEFT))
    return next(strong, "L") in RIGHT_TO_LEFT


def _hang(paragraph: "Paragraph") -> None:
    """The first line further out than the others, as lists of sources are set."""
    from docx.shared import Cm

    paragraph.paragraph_format.left_indent = Cm(1.27)  # half an inch, as all four manuals say
    paragraph.paragraph_format.first_line_indent = Cm(-1.27)


def _link(paragraph: "Paragraph", address: str, words: str) -> None:
    """A link as a field: `w:hyperlink` wants a relationship each, found among all the others."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f'HYPERLINK "{address}"')
    run = paragraph.add_run(words)
    run.underline = True
    field.append(run._r)
    paragraph._p.append(field)


def _carry(document: "Document", record: str) -> None:
    """Put the notebook into a part of its own."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    xml = f'{DECLARATION}<notebook xmlns="{NAMESPACE}">{escape(record)}</notebook>'
    # python-docx's own template has such a part already
    place = package.next_partname("/customXml/item%d.xml")
    item = Part(place, TYPE, xml.encode("ascii"), package)
    named = (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{ITEM}" xmlns:ds="{PROPERTIES}">'
        "<ds:schemaRefs>"
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    name = PackURI(place.replace("item", "itemProps"))
    properties = Part(name, PROPERTIES_TYPE, named.encode("ascii"), package)
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
