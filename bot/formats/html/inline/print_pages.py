"""Where the pages of a printed edition begin, as e-books and pages of scanned books mark it.

    <span epub:type="pagebreak" id="p13" title="13"/>       EPUB 3
    <a id="p13"/>                                           EPUB 2, with p13 in the list of pages
    <span class="pagenum">[Pg 13]</span>                    transcribed books

The number is no word of the text: it is what the page is cited by.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.formats.html.markup import Tag
from bot.formats.html.style import is_of_kind

CLASSES = frozenset("pagenum pageno pagenumber page-number page_number pagebreak pb".split())
INLINE = frozenset({"span", "a", "small", "sup", "i", "em", "b"})
"""Elements that hold a number and nothing else where their class says so."""
LABEL = re.compile(
    r"[\s\[({]{0,9}(?:(?:pg|page|pp?|s|seite)\b\.?\s{0,9})?"
    r"(?P<label>\d{1,5}[a-z]?|[ivxlcdm]{1,12}|[A-Z]{1,3}-?\d{1,4})[\s\])}.]{0,9}",
    re.IGNORECASE,
)
"""Example: `13`, `[Pg 13]`, `p. xiv`, `{A-217}`."""
LONGEST_WORDS = 40  # code points that a mark may hold; one with more is a paragraph
LONGEST_LABEL = 20  # code points; what is longer is no page's number


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page begins in a paragraph."""

    offset: int
    """Of its first character in the paragraph's words."""
    label: str


@dataclass(slots=True)
class Mark:
    """An element that marks a page's beginning, while its words are gathered."""

    label: str
    """What its attributes or the book's list of pages say; "" where neither does."""
    words: str = ""
    """What it holds, as it stands."""

    @property
    def may_be_one(self) -> bool:
        """Whether it can still hold nothing but a number."""
        return len(self.words) <= LONGEST_WORDS

    @property
    def found(self) -> tuple[str, str]:
        """The page's label, "" where it marks none, and the words that are no number."""
        match = LABEL.fullmatch(self.words)
        if match is None:
            return self.label, self.words
        return self.label or match["label"], ""


def mark_of(tag: Tag, listed: Mapping[str, str]) -> Mark | None:
    """The mark that an element is; None for every other.

    Args:
        listed: labels by the ids of elements, as a book's list of pages gives them.
    """
    if tag.is_plain:
        return None
    label = listed.get(tag["id"]) or listed.get(tag["name"]) or ""
    if not is_of_kind(tag, "pagebreak"):
        named = tag.name in INLINE and CLASSES.intersection(tag["class"].lower().split())
        return Mark(label) if named or label else None
    given = (each.strip() for each in (label, tag["title"], tag["aria-label"]))
    label = next((each for each in given if 0 < len(each) <= LONGEST_LABEL), "")
    match = LABEL.fullmatch(label)
    return Mark(match["label"] if match else label)
