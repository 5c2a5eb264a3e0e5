"""Where in a source a quotation stands, as styles count it: page, else time, else paragraph."""

from dataclasses import dataclass
from enum import StrEnum

from bot.citation import Citation
from bot.place import clock, page_number


class Unit(StrEnum):
    """What is counted, as CSL names it."""

    PAGE = "page"
    TIME = "timestamp"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a source: "217", "217–218", "1:02:05", "12"."""

    unit: Unit
    words: str


def locator_of(citation: Citation) -> Locator:
    """Where a quotation stands.

    A page is named as printed; one without a printed number, among others that have one, in
    brackets by its place, as what an editor adds stands in brackets.
    """
    layout = citation.document.layout
    first, last = layout.page_at(citation.start), layout.page_at(citation.end - 1)
    if first is not None and last is not None:
        ends = dict.fromkeys((page_number(layout, first), page_number(layout, last)))
        return Locator(Unit.PAGE, "–".join(ends))
    if citation.seconds is not None:
        return Locator(Unit.TIME, clock(citation.seconds))
    return Locator(Unit.PARAGRAPH, f"{citation.paragraph}")
