"""RTF's vocabulary: its control words, as far as they matter to the words of a document."""

import re

from bot.formats.file_metadata import Wording
from bot.formats.superscript import Script

TOKEN = re.compile(
    rb"""\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?
    |\\'(?P<byte>[0-9a-fA-F]{2})
    |\\(?P<symbol>[^a-zA-Z])
    |(?P<brace>[{}])
    |(?P<text>[^\\{}]+)
    |\\""",
    re.DOTALL | re.VERBOSE,
)
r"""Example: `\b0 `, `\'e9`, `\~`, `{`, `words`."""

SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "page": "\n", "column": "\n",
    "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b", "zwnbo": "\u2060",
    "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
SYMBOLS = {
    b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t",
}  # fmt: skip
ENDS_PARAGRAPH = ("par", "sect")

LEFT_OUT = frozenset(
    """colortbl filetbl fldinst footer footerf footerl footerr header headerf headerl headerr
    nonesttables nonshppict pict rxe shppict shprslt sn sp sv tc txe xe""".split()
)
"""Destinations whose words are no part of the text: pictures, running heads, entries of an index.
Of those after a star, all are left out but the ones named here."""
SILENT = frozenset("do info nesttableprops object shp shpinst upr".split())
"""Destinations without words of their own that hold others with words: a shape holds its text."""
STORIES = frozenset("dptxbxtext footnote shptxt".split())
"""Destinations with paragraphs of their own, which stand after the one they are anchored in."""
WORDS_OF = {
    "fonttbl": "fonts", "stylesheet": "styles", "listtext": "mark", "pntext": "mark",
    "result": "text", "ud": "text",
}  # fmt: skip
"""Destinations whose words are kept, and as what."""

INFO = ("title", "author")
"""What is kept of a file's properties. `company` is whose copy of a program it was, and `creatim`
when the file was begun, not when its words were published."""
WORDING = Wording(authors=("author",))
FONT_WORDS = frozenset("f fcharset cpg deff ansi ansicpg mac pc pca".split())
"""What says in which code page bytes are."""
RAISED = {
    "super": Script.SUPERSCRIPT, "up": Script.SUPERSCRIPT, "sub": Script.SUBSCRIPT,
    "dn": Script.SUBSCRIPT, "nosupersub": Script.BASELINE,
}  # fmt: skip
"""What says how high words stand; `up` and `dn` by so many half-points."""
FORMATTING = frozenset(
    """b cb cf chcbpat cs dn ds expnd expndtw f fs highlight i kerning lang langfe langnp ltrch
    ltrpar outl pard plain rtlch rtlpar s scaps shad strike sub super ts ul ulnone up v""".split()
)
"""What says how words look and never what they are: a star before it hides nothing."""
MATTERS = frozenset(
    """b cell deleted intbl itap nestcell nestrow outlinelevel pard plain row s title u uc
    v""".split()
).union(INFO, SIGNS, ENDS_PARAGRAPH, LEFT_OUT, SILENT, STORIES, WORDS_OF, FONT_WORDS, RAISED)
"""All control words that are looked at; the others say how words look."""
