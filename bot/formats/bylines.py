"""The byline: the line under a title that says who wrote what follows, and nothing else.

    # Water for the valley

    By Ada Obi and Jan van den Berg

It is believed only where it is unmistakable. "By Popular Demand" has the same shape: where a word
of the name stands in small letters in the text, or is none that anybody bears, nobody is named.
"""

import re

from bot.documents import Layout, ParagraphKind
from bot.segmentation import PERSON

MOST_ABOVE = 3  # headings: settings, a title, what stands under it
LONGEST = 200  # code points
MOST_WORDS = 4  # of one name, its particles not counted
AND = r"(?:, and|,| and| und| et| &) "
BYLINE = re.compile(rf"[*_]*(?:By|by|von|par)[*_]* [*_]*(?P<names>{PERSON}(?:{AND}{PERSON})*)[*_]*")
"""Example: `By Ada Obi`, `*By Ada Obi and Jan van den Berg*`, `von Ada Obi`. Not `Von Ada Obi`: so
does a heading begin that is about Von Neumann."""
NOBODY = re.compile(
    r"\b(?:The|A|An|Our|Your|My|This|Staff|Newsroom|News|Editors?|Editorial|Correspondents?|"
    r"Reporters?|Writers?|Agency|Agencies|Team|Press|Desk|Board|Any|Every|Popular|Public|Royal|"
    r"Special|Demand|Request|Invitation|Appointment|Order|Means|Way|Day|Night)\b"
)
"""Example: `Our Correspondent`, `Staff Writer`, `The Editors`, `Popular Demand`, `Any Means`."""


def byline_of(text: str, layout: Layout) -> tuple[str, ...]:
    """Who wrote a document, by the line under its title; nobody where that is not certain."""
    for at, paragraph in enumerate(layout.paragraphs[: MOST_ABOVE + 1]):
        words = text[paragraph.words.start : paragraph.words.end]
        alone = (
            at > 0
            and paragraph.kind in (ParagraphKind.TEXT, ParagraphKind.HEADING)
            and len(words) <= LONGEST
        )
        if alone and (found := BYLINE.fullmatch(words)):
            rest = text[paragraph.words.end :]
            names = tuple(re.split(AND, found["names"]))
            return names if all(_is_certain(name, rest) for name in names) else ()
        if paragraph.kind is not ParagraphKind.HEADING:
            break
    return ()


def _is_certain(name: str, rest: str) -> bool:
    parts = [part for part in name.split(" ") if not part.islower()]
    if len(parts) > MOST_WORDS or NOBODY.search(name):
        return False
    small = "|".join(re.escape(part.rstrip(".").lower()) for part in parts)
    return re.search(rf"\b(?:{small})\b", rest) is None
