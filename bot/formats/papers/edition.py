"""TEI: editions and articles in XML in which nobody is said to speak.

Transcripts and plays, whose elements name speakers, are read in `bot/formats/transcripts/xml`.
"""

import re

from bot.formats.format import Extract, Format
from bot.formats.papers.prose import Names, Prose
from bot.formats.refusals import nested
from bot.formats.titles import sensible_title
from bot.formats.transcripts.xml.reader import stated_of, title_of
from bot.formats.xml import parse_xml, without_namespaces

WITHIN = 4096  # bytes from the start in which the root stands
OPENING = re.compile(rb"<(?:\w{1,20}:)?(?:TEI|TEI\.2|teiCorpus)[\s>]")
"""Example: `<TEI xmlns="http://www.tei-c.org/ns/1.0">`."""
SPEAKS = re.compile(rb"<(?:\w{1,20}:)?(?:u|sp)[\s>]")
"""Example: `<sp who="#guide">`, with which somebody begins to speak."""
NAMES = Names(
    headings=frozenset({"head", "docTitle", "titlePart"}),
    blocks=frozenset(
        """
        p ab l lg div div1 div2 div3 div4 div5 div6 div7 front body back text group quote q cit
        epigraph opener closer salute signed dateline byline docAuthor docDate docImprint trailer
        argument titlePage figDesc bibl biblStruct postscript note floatingText figure
        """.split()
    ),
    items=frozenset({"item", "bibl-item"}),
    left_out=frozenset(
        "teiHeader fw pb cb milestone graphic formula-none sic abbr orig del gap facsimile".split()
    ),
    row="row",
    cells=frozenset({"cell"}),
    head_cell="none",
    apart=frozenset({"list", "table", "listBibl"}),
    raised="none",
    lowered="none",
    breaks=frozenset({"lb"}),
)


def recognises(data: bytes) -> bool:
    """Whether a file begins as TEI does, and nobody speaks in it."""
    return OPENING.search(data, 0, WITHIN) is not None and SPEAKS.search(data) is None


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The text.

    Raises:
        DocumentError: it is no XML, or nested too deeply.
    """
    root = without_namespaces(parse_xml(data.lstrip(), name))
    prose = Prose(NAMES)
    try:
        prose.write(root)
    except RecursionError as error:
        raise nested(name) from error
    text, layout = prose.builder.finish()
    return Extract(text, layout, title=sensible_title(title_of(root)), stated=stated_of(root))


FORMAT = Format(name="tei", endings=(), recognises=recognises, read=read)
