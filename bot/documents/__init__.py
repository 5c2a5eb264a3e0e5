"""What a document is: its text, layout and passages, and a citation as a slice of it.

Values alone; nothing here reads a file or knows who speaks.
"""

from bot.documents.citation import SURROUNDINGS, Citation
from bot.documents.document import ID_DIGITS, Document, id_of
from bot.documents.keys import DocumentKey, SourceKey
from bot.documents.layout import Layout, Moment, Page, Voice
from bot.documents.location import clock, location_of, page_in_words, page_number, spot_at
from bot.documents.metadata import Day, Metadata, day_of, is_address, is_language
from bot.documents.naming import (
    CONTROLS,
    SLASH,
    TURNS,
    UNNAMED,
    enumerated,
    listed,
    one_line,
    shown_name,
)
from bot.documents.paragraphs import (
    BULLET,
    MOST_HEADINGS_IN_A_ROW,
    Paragraph,
    ParagraphKind,
    block,
    blocks_of_lines,
    is_wiki_heading,
    lines,
    looks_like_heading,
    unwrapped,
)
from bot.documents.passage import Passage
from bot.documents.serialization import CitationRecord, SpanRecord, citation_record
from bot.documents.spans import Span, trimmed

__all__ = [
    "BULLET",
    "CONTROLS",
    "ID_DIGITS",
    "MOST_HEADINGS_IN_A_ROW",
    "SLASH",
    "SURROUNDINGS",
    "TURNS",
    "UNNAMED",
    "Citation",
    "CitationRecord",
    "Day",
    "Document",
    "DocumentKey",
    "Layout",
    "Metadata",
    "Moment",
    "Page",
    "Paragraph",
    "ParagraphKind",
    "Passage",
    "SourceKey",
    "Span",
    "SpanRecord",
    "Voice",
    "block",
    "blocks_of_lines",
    "citation_record",
    "clock",
    "day_of",
    "enumerated",
    "id_of",
    "is_address",
    "is_language",
    "is_wiki_heading",
    "lines",
    "listed",
    "location_of",
    "looks_like_heading",
    "one_line",
    "page_in_words",
    "page_number",
    "shown_name",
    "spot_at",
    "trimmed",
    "unwrapped",
]
