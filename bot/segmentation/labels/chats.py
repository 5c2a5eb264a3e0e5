"""Exports of chats: lines that begin with a date and a clock's time, and who wrote them.

    01/12/24, 10:05 - Ash: Hello            [01.12.24, 10:05:12] Ash: Hello
    2024-12-01 10:05:12 Ash: Hello          10:05:12 From Ash to Everyone: Hello
    Ash, [01.12.24 10:05]                   Ash  10:05 AM            (and the words below them)

A line with a stamp and no name is the program's own: nobody's.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.documents import Paragraph, Span
from bot.segmentation.labels.dialogue import FIRST_PERSON
from bot.segmentation.labels.frames import Place, lines_matching
from bot.segmentation.labels.names import is_sentence, is_thing
from bot.segmentation.labels.patterns import B

MONTH = r"[^\W\d_]{3,9}\.?"
DATE = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?|\d{1,2}[ -]" + MONTH + r"[ -]\d{2,4}|"
    + MONTH + r" \d{1,2}, \d{4}|(?:To|Yester)day)"
)  # fmt: skip
"""Example: `01/12/24`, `2024-12-01`, `12-Mar-24`, `March 1, 2024`, `Today`."""
CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?"
HALF = rf"(?:{B}{{0,2}}[AaPp]\.?{B}?[Mm]\.?)"
SEP = rf"(?:,?{B}{{1,2}}(?:at{B}|um{B}|à{B}|klo{B}|kl\.?{B})?|T)"
DATED = rf"{DATE}{SEP}{CLOCK}{HALF}?"
STAMP = rf"(?:\[{DATED}\]|\({DATED}\)|{DATED}|\[?{CLOCK}{HALF}\]?)"
MARK = r"[\u200e\u200f\u202a-\u202c\ufeff]{0,3}"
WHO = r"[^\s:<>\[\]][^\n\r:<>\[\]]{0,79}?"

STAMPED = re.compile(
    rf"^{MARK}{B}{{0,8}}{STAMP}{B}{{0,3}}(?:[-–—|]{B}{{1,3}})?{MARK}"
    rf"(?:(?:From{B}{{1,4}})?<?(?P<name>{WHO})>?(?:{B}{{1,4}}[Tt]o{B}{{1,4}}[^\n\r:]{{1,80}}?)?"
    rf"{B}{{0,3}}(?::(?=\s|\Z)|(?<=>)(?={B})))?",
    re.MULTILINE,
)
"""Example: `01/12/24, 10:05 - Ash: `; without a name in `01/12/24, 10:00 - Messages are …`."""
ZOOM = re.compile(
    rf"^{B}{{0,8}}(?:{DATE}{B})?{CLOCK}{B}{{1,4}}From{B}{{1,4}}(?P<name>{WHO})"
    rf"(?:{B}{{1,4}}[Tt]o{B}{{1,4}}[^\n\r:]{{1,80}}?)?{B}{{0,3}}:(?=\s|\Z)",
    re.MULTILINE,
)
"""Example: `10:05:12 From Ash to Everyone: `."""
OVER_WORDS = re.compile(
    rf"^{MARK}(?:(?P<name>{WHO}),?{B}{{1,4}}(?:[—–-]{B}{{1,2}})?\(?{STAMP}\)?|{STAMP}{B}{{1,3}}(?P<after>{WHO}))"
    rf"{B}{{0,3}}:?{B}{{0,3}}\r?$",
    re.MULTILINE,
)
"""Example: `Ash, [01.12.24 10:05]`, `Ash  10:05 AM`, `[01.12.24 10:05] Ash`: the words below."""
PUT_IN = re.compile(
    rf"{MARK}(?:<[^<>\n]{{1,60}}>|[\w.() -]{{1,80}}\([^()\n]{{0,20}}"
    r"(?:attached|angehängt|joint|adjunto|anexado|allegato|bijgevoegd)[^()\n]{0,20}\)|"
    r"[^\n]{1,20} (?:omitted|weggelassen|omitido|omitida)|"
    r"(?:This message was|You) deleted[^\n]{0,30})"
    rf"{MARK}\s*"
)
"""Example: `<Media omitted>`, `IMG-0001.jpg (file attached)`: the program's words."""
YEAR_FIRST = re.compile(r"[\[(]?\d{4}-")
FEWEST = 3  # messages with a name
IN_CONVERSATION = 0.1  # share of messages that ask or say "I"; of a program's log none does
MOSTLY = 0.5  # of the stamps, those with a name


def find_messages(text: str, paragraphs: Sequence[Paragraph]) -> list[Place]:
    """The stamps of a chat with their names, in order; none where the text is no chat."""
    best: list[Place] = []
    for pattern in (STAMPED, ZOOM, OVER_WORDS):
        found = _stamps(text, paragraphs, pattern)
        counts = Counter(place.name for place in found if place.name)
        recurring = sum(count for count in counts.values() if count > 1)
        enough = counts.total() >= max(FEWEST, MOSTLY * len(found)) and len(counts) > 1
        if (
            enough
            and _is_conversation(text, found)
            and 2 * recurring >= counts.total() > sum(bool(each.name) for each in best)
        ):
            best = found
    ends = [*(place.span.start for place in best), len(text)][1:]
    return [
        replace(place, name="") if PUT_IN.fullmatch(text, place.span.end, end) else place
        for place, end in zip(best, ends, strict=False)
    ]


def _is_conversation(text: str, places: Sequence[Place]) -> bool:
    """Whether people write: a program's log begins its lines so too, with the year first."""
    if not YEAR_FIRST.match(text, places[0].span.start):
        return True
    ends = [*(place.span.start for place in places), len(text)][1:]
    said = [text[place.span.end : end] for place, end in zip(places, ends, strict=False)]
    spoken = sum("?" in words or FIRST_PERSON.search(words) is not None for words in said)
    return spoken >= IN_CONVERSATION * len(said)


def _stamps(text: str, paragraphs: Sequence[Paragraph], pattern: re.Pattern[str]) -> list[Place]:
    found = []
    for match, _ in lines_matching(text, paragraphs, pattern):
        groups = match.groupdict()
        name = " ".join((groups["name"] or groups.get("after") or "").split()).strip("~@*_ ")
        if is_sentence(name) or is_thing(name):  # `Ash changed the subject to: …`
            name = ""
        start = match.end() - len(match[0].lstrip())
        found.append(Place(Span(start, match.end()), name, timed=True))
    return found
