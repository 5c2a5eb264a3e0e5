"""What points elsewhere and tells nothing itself: lists of works, tables of contents, captions.

"What is a well?" shares its words with the titles of all that was written about wells. Knows
nothing of how this is weighed (`bot/retrieval/retriever.py`).
"""

import re
from collections.abc import Sequence

from bot.documents import Passage, Span

# Chosen by hand; on sets of questions they change next to nothing (docs/log.md, 2026-11-30, "The
# sentence beside the right one").
WORKS = 2  # places in a passage that look like a list of works, from which it is one
EACH = 400  # code points of such a passage for each of them, at most
LISTS = re.compile(
    r"\W*(?:\d{1,2}\.? )?(?:references|bibliography|works cited|literature cited|literature|"
    r"further reading|external links|(?:table of )?contents|list of (?:figures|tables)|"
    r"literatur|literaturverzeichnis|inhalt|inhaltsverzeichnis|bibliographie|"
    r"table des matières)\W*",
    re.IGNORECASE,
)
"""Example: the heading "7. References"."""
WORK = re.compile(r"[.(]\s?(?:1[6-9]|20)\d\d[a-z]?\)?\.\s|^\[\d{1,3}\] ?[^\W\d_]", re.MULTILINE)
"""Examples: the year of "Digger, A. 1907. On wells." and of "Digger, A. (1907). On wells.", and
the number of "[4] A. Digger"."""
LEADERS = re.compile(r"\.{5}|(?: \.){4}|…{2}")
"""Example: the dots of "2.1 Wells ..... 14"."""
CAPTION = re.compile(
    r"\W{0,3}(?:figure|fig\.|table|exhibit|abbildung|abb\.|tabelle) \d[\w.]{0,5}[:.|]",
    re.IGNORECASE,
)
"""Example: the start of "Figure 3: Wells dug a year"."""


def pointing(passage: Passage, sentences: Sequence[Span]) -> list[bool]:
    """Which sentences of a passage point elsewhere."""
    text = passage.document.text
    if _is_list(passage):
        return [True] * len(sentences)
    heads = frozenset(passage.heads)
    return [
        span in heads
        or LEADERS.search(text, span.start, span.end) is not None
        or CAPTION.match(text, span.start, span.end) is not None
        for span in sentences
    ]


def _is_list(passage: Passage) -> bool:
    """Whether a passage lists works, or what a document contains, by its heading or its look."""
    if passage.heading is not None and LISTS.fullmatch(passage.heading):
        return True
    works = sum(1 for _ in WORK.finditer(passage.text))
    return works >= WORKS and works * EACH >= passage.end - passage.start
