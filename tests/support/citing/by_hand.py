"""Citations of `tests/support/documents/sources.py` in each style, as they were checked by hand."""

from bot.citing.csl_styles import CitationStyle, Locator, Unit
from bot.citing.reference import Reference
from tests.support.citing.apa import APA
from tests.support.citing.chicago import CHICAGO
from tests.support.citing.harvard import HARVARD
from tests.support.citing.mla import MLA
from tests.support.documents.sources import (
    ABROAD,
    ALONE,
    ARTICLE,
    BOOK,
    BROADCAST,
    INTERVIEW,
    NEWER,
    OF_THREE,
    OWN_REPORT,
    PAGE_ALONE,
    REPORT,
    UNDATED,
    UNKNOWN,
    WEBPAGE,
)

PAGE = Locator(Unit.PAGE, "12")
PARAGRAPH = Locator(Unit.PARAGRAPH, "12")
TIME = Locator(Unit.TIME, "1:02:05")
PRINTED = Locator(Unit.PAGE, "217")
RANGE = Locator(Unit.PAGE, "217–218")
FRONT = Locator(Unit.PAGE, "xii")
UNPRINTED = Locator(Unit.PAGE, "[2]")
CITED: dict[str, tuple[Reference, Locator | None]] = {
    "an interview": (INTERVIEW, PAGE),
    "an interview without pages": (INTERVIEW, PARAGRAPH),
    "an interview on the web, timed": (NEWER, TIME),
    "an interview on tape": (ALONE, TIME),
    "an interview that was broadcast": (BROADCAST, TIME),
    "a report": (REPORT, PRINTED),
    "an organisation's own report, no date": (OWN_REPORT, PRINTED),
    "a report in German": (ABROAD, FRONT),
    "a web page": (WEBPAGE, PARAGRAPH),
    "a web page of nobody, no date": (PAGE_ALONE, PARAGRAPH),
    "a book of two": (BOOK, RANGE),
    "a book of three": (OF_THREE, UNPRINTED),
    "no date, other letters": (UNDATED, None),
    "an article, a suffix, a question": (ARTICLE, None),
    "a title alone": (UNKNOWN, PARAGRAPH),
}
"""What is cited, and the place in it."""
BY_HAND = {
    CitationStyle.APA: APA,
    CitationStyle.MLA: MLA,
    CitationStyle.CHICAGO: CHICAGO,
    CitationStyle.HARVARD: HARVARD,
}
