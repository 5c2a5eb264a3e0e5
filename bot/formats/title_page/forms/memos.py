"""Memoranda: to whom, from whom, of when and about what, each after its label."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents import Day
from bot.formats.pdf.analysis.furniture import PageLines
from bot.formats.pdf.analysis.lines import Line, rows_of
from bot.formats.title_page.dates import dates_in
from bot.formats.title_page.names import people_in

LABELS = {
    "to": re.compile(r"(?:to|an|para|à|destinataire|empfänger)\s?:", re.IGNORECASE),
    "from": re.compile(r"(?:from|von|de|expéditeur|absender)\s?:", re.IGNORECASE),
    "date": re.compile(r"(?:date|datum|data|fecha)\s?:", re.IGNORECASE),
    "subject": re.compile(
        r"(?:re|subject|betreff|betr\.?|objet|asunto|assunto|oggetto)\s?:", re.IGNORECASE
    ),
}
"""Example: `TO:`, `From:`, `Datum:`, `SUBJECT:`: with which the rows of a memo's head begin."""
MOST_ROWS = 24  # from the page's top
LONGEST = 200  # code points of a subject; what is longer is the memo itself
NEXT = 2.6  # type sizes to the line on which a subject goes on


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo as its head has it."""

    subject: str
    authors: tuple[str, ...]
    issued: Day | None


def memo_on(page: PageLines) -> Memo | None:
    """The memo that a page begins; None where no head says to whom it is and about what."""
    rows = rows_of(page.lines)[:MOST_ROWS]
    found: dict[str, tuple[int, str]] = {}
    for at, row in enumerate(rows):
        words = " ".join(" ".join(line.text for line in row).split())
        for name, label in LABELS.items():
            if name not in found and (begins := label.match(words)):
                found[name] = (at, words[begins.end() :].strip())
    if not {"to", "subject"} <= found.keys():
        return None
    subject = _subject(rows, *found["subject"])
    if subject is None:
        return None
    dated = next(dates_in(found["date"][1]), None) if "date" in found else None
    authors = people_in(found["from"][1].split(",")[0]) if "from" in found else None
    return Memo(subject, authors or (), dated.day if dated else None)


def _subject(rows: Sequence[Sequence[Line]], at: int, words: str) -> str | None:
    """A subject with the next line, where it goes on there."""
    if at + 1 < len(rows) and words:
        first, following = rows[at][0], rows[at + 1][0]
        more = " ".join(following.text.split())
        near = following.baseline - first.baseline < NEXT * first.size
        room = max(line.right for line in rows[at]) > 0.75 * max(
            line.right for row in rows for line in row
        )
        labelled = any(label.match(more) for label in LABELS.values())
        if near and room and not labelled and len(more) < len(words):
            words = f"{words}{more}" if words.endswith("-") else f"{words} {more}"
    words = words.strip(" ,.;")
    return words if 3 < len(words) <= LONGEST and people_in(words) is None else None
