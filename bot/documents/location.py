"""Where a quotation stands, in words: page, time, heading, paragraph.

The same words on the page, in the terminal and in a citation that is copied.
"""

from bisect import bisect_right
from dataclasses import dataclass

from bot.documents.citation import Citation
from bot.documents.layout import Layout
from bot.documents.naming import one_line

LONGEST_LABEL = 20  # code points of a page's label; "A-217" has five
LONG = 2_400  # code points; in a paragraph this long, two screens, a number alone is no place
LONGEST_HEADING = 80  # code points; a heading longer than a line is cut


@dataclass(frozen=True, slots=True)
class Location:
    """The parts of a place as they are written; None where the document does not say."""

    page: str | None
    """ "p. 217", or "p. 217 [218 of 300]" where the printed number is not the page's place."""
    time: str | None
    """ "2:05", "1:02:05", from the start of a recording."""
    heading: str | None
    """The words of the heading, on one line."""
    paragraph: str
    """ "¶ 12", in one that goes on for screens with how much of it is before: "¶ 12 (35 %)"."""

    @property
    def spot(self) -> str:
        """Page, time and paragraph: "p. 217, ¶ 12"."""
        return ", ".join(part for part in (self.page, self.time, self.paragraph) if part)

    @property
    def words(self) -> str:
        """All of it: "p. 217, “The well”, ¶ 12"."""
        heading = f"“{self.heading}”" if self.heading else None
        parts = (self.page, self.time, heading, self.paragraph)
        return ", ".join(part for part in parts if part)


def location_of(citation: Citation) -> Location:
    """The place at which a quotation starts."""
    layout = citation.document.layout
    heading = citation.passage.heading
    if heading and _letters(heading) == _letters(citation.document.title):
        heading = None  # it stands beside the place already
    return Location(
        page=_page_at(layout, citation.start),
        time=_time_at(layout, citation.start),
        heading=_cut(heading, LONGEST_HEADING) if heading else None,
        paragraph=f"¶ {citation.paragraph}{_share_before(layout, citation.start)}",
    )


def _letters(words: str) -> str:
    """Words as they are compared: `\\_`, capitals and spaces make no other title of one."""
    return "".join(filter(str.isalnum, words.casefold()))


def spot_at(layout: Layout, at: int, paragraph: int | None) -> str:
    """The place of a character, in words: "p. 217, ¶ 12"; none where nothing says.

    Args:
        paragraph: the number of its paragraph, where it is known.
    """
    number = None if paragraph is None else f"¶ {paragraph}{_share_before(layout, at)}"
    parts = (_page_at(layout, at), _time_at(layout, at), number)
    return ", ".join(part for part in parts if part)


def page_number(layout: Layout, index: int) -> str:
    """What a page is called: as printed, else its place among all, from 1.

    In brackets where other pages have printed numbers and this one has none.
    """
    label = layout.pages[index].label
    if label is not None and label.strip():
        return _cut(label, LONGEST_LABEL)
    labelled = any(page.label for page in layout.pages)
    return f"[{index + 1}]" if labelled else f"{index + 1}"


def clock(seconds: float) -> str:
    """A time as a player shows it: 125.9 is "2:05", 3725 is "1:02:05"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def page_in_words(layout: Layout, index: int) -> str:
    """A page's number, with its place among all where that is another: "217 [218 of 300]".

    By its number alone where the file has no such pages, but names those of a printed edition.
    """
    number, count = page_number(layout, index), len(layout.pages)
    if layout.printed_elsewhere or number == f"{index + 1}":
        return number
    if number == f"[{index + 1}]":
        return f"[{index + 1} of {count}]"
    return f"{number} [{index + 1} of {count}]"


def _page_at(layout: Layout, at: int) -> str | None:
    index = layout.page_at(at)
    return None if index is None else f"p. {page_in_words(layout, index)}"


def _share_before(layout: Layout, at: int) -> str:
    """How much of a long paragraph stands before a character: " (35 %)"."""
    number = bisect_right(layout.paragraphs, at, key=lambda paragraph: paragraph.start) - 1
    if number < 0 or layout.moments:
        return ""
    words = layout.paragraphs[number].words
    length = words.end - words.start
    return f" ({100 * max(0, at - words.start) // length} %)" if length >= LONG else ""


def _time_at(layout: Layout, at: int) -> str | None:
    seconds = layout.seconds_at(at)
    return None if seconds is None else clock(seconds)


def _cut(words: str, longest: int) -> str:
    """Words on one line, their end cut off where they are too long for it."""
    words = " ".join(one_line(" ".join(words.split())).split())
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
