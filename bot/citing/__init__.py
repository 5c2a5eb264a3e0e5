"""A document as a source to be cited: references, styles, exchange formats and links."""

from bot.citing.correction import (
    Correction,
    CorrectionRecord,
    corrected,
    correction_of,
    correction_record,
    found_record,
    together,
)
from bot.citing.csl_styles import (
    CitationStyle,
    Locator,
    StyledRun,
    Stylist,
    Unit,
    locator_of,
    plain,
)
from bot.citing.exchange.bibtex import key_of
from bot.citing.exchange.csl_json import ItemRecord, csl_item
from bot.citing.forms import (
    OPENING,
    SOURCES,
    STYLES,
    Form,
    Row,
    cited_as,
    file_name,
    listed_as,
    markdown_quote,
    markdown_runs,
    markdown_words,
    place_note,
    source_in_words,
    sources_as,
)
from bot.citing.permalink import MARK, check_of, permalink, short_permalink
from bot.citing.person_names import Person
from bot.citing.plain_text import cited
from bot.citing.reference import Reference, SourceKind, reference_of

__all__ = [
    "MARK",
    "OPENING",
    "SOURCES",
    "STYLES",
    "CitationStyle",
    "Correction",
    "CorrectionRecord",
    "Form",
    "ItemRecord",
    "Locator",
    "Person",
    "Reference",
    "Row",
    "SourceKind",
    "StyledRun",
    "Stylist",
    "Unit",
    "check_of",
    "cited",
    "cited_as",
    "corrected",
    "correction_of",
    "correction_record",
    "csl_item",
    "file_name",
    "found_record",
    "key_of",
    "listed_as",
    "locator_of",
    "markdown_quote",
    "markdown_runs",
    "markdown_words",
    "permalink",
    "place_note",
    "plain",
    "reference_of",
    "short_permalink",
    "source_in_words",
    "sources_as",
    "together",
]
