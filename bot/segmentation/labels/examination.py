"""`Q` and `A`: the letters of courts, briefings and lists of questions.

    BY MS. COUNSEL:
    Q   Where do you work?
    A   At the ferry office.

With a full stop, a colon, a number, or nothing but a blank after them; who examines stands above.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.documents import Paragraph, Span
from bot.segmentation.labels.dialogue import PAIRS
from bot.segmentation.labels.frames import Place, lines_matching
from bot.segmentation.labels.patterns import MARKS, START, B

ASKS, ANSWERS = "Q", "A"
NUMBERED = frozenset("Q A QUESTION ANSWER Question Answer FRAGE ANTWORT Frage Antwort".split())
"""Those that a number may follow; `P1` is a participant."""
WORDS = "|".join(
    sorted({word for pair in PAIRS for word in pair} - NUMBERED, key=len, reverse=True)
)
WITH_NUMBER = "|".join(sorted(NUMBERED, reverse=True))
LETTERED = re.compile(
    rf"^{START}{MARKS}(?:(?P<qa>{WITH_NUMBER}) ?\d{{0,3}}|(?P<pair>{WORDS})){MARKS}"
    rf"(?:(?:[.:]{MARKS}|(?<=\*\*))(?=\s|\Z)|：)",
    re.MULTILINE,
)
"""Example: `Q. `, `A: `, `A2: `, `Question 1: `, `**Q:** `."""
BARE = re.compile(
    rf"^(?:{B}{{0,20}}\d{{1,2}}{B}{{1,40}})?{B}{{0,80}}(?P<qa>[QA])(?:(?P<wide>{B}{{2,80}}|[\t\u00a0\u2002-\u200a\u202f\u3000])(?=\S)|"
    r"[ \t](?=[^\W_a-z]|[\"“'‘«¿¡(\[—–-]))",
    re.MULTILINE,
)
"""Example: `Q    Why?`, `A At the office.`; the `A` of `A good day` is an article."""
EXAMINER = re.compile(
    rf"^(?:{B}{{0,20}}\d{{1,2}}{B}{{1,40}})?{B}{{0,80}}{MARKS}(?:[A-Z-]{{2,20}}{B}){{0,3}}BY{B}{{1,3}}"
    rf"(?P<name>(?:MR|MS|MRS|MISS|DR|JUDGE|THE|ATTORNEY)\.?{B}[A-Z][A-Z.'’ -]{{1,60}}?)"
    rf"{B}{{0,9}}[:.]?{MARKS}[:.]?\r?$",
    re.MULTILINE,
)
"""Example: `BY MS. COUNSEL:`, `DIRECT EXAMINATION BY MR. DEFENDER:`."""
FEWEST = 2  # bare letters; one may be an article or a list's mark


def find_letters(text: str, paragraphs: Sequence[Paragraph]) -> list[Place]:
    """The letters of an examination, in order, and the lines that name who asks."""
    found = _in_pairs(_of(text, paragraphs, LETTERED))
    bare = _of(text, paragraphs, BARE)
    pairs = sum(one.name == ASKS and after.name == ANSWERS for one, after in pairwise(bare))
    if pairs or sum(place.name == ASKS for place in bare) >= FEWEST:
        taken = {place.span.start for place in found}
        found += [place for place in bare if place.span.start not in taken]
    if not found:
        return []
    examiners = [
        Place(Span(_start(match), match.end()), "", examiner=match["name"].strip())
        for match, _ in lines_matching(text, paragraphs, EXAMINER)
    ]
    found = sorted((*found, *examiners), key=lambda place: place.span.start)
    return _in_turn(found)


def _of(text: str, paragraphs: Sequence[Paragraph], pattern: re.Pattern[str]) -> list[Place]:
    found = []
    for match, _ in lines_matching(text, paragraphs, pattern):
        start = _start(match)
        sure = "wide" not in match.groupdict() or bool(match["wide"])
        timed = bool(match.groupdict().get("before"))
        name = match["qa"] or match["pair"]
        found.append(Place(Span(start, match.end()), name, timed, role=sure))
    return found


def _start(match: re.Match[str]) -> int:
    return match.end() - len(match[0].lstrip())


def _in_pairs(places: list[Place]) -> list[Place]:
    """Those whose pair is there; a `Q` may ask one who is named."""
    names = {place.name for place in places}
    paired = {name for pair in PAIRS if names.issuperset(pair) for name in pair}
    paired |= {first for first, _ in PAIRS if first in NUMBERED}
    return [place for place in places if place.name in paired]


def _in_turn(places: Sequence[Place]) -> list[Place]:
    """Leave out an `A` with one blank after it that follows no `Q`: it may be an article."""
    found: list[Place] = []
    asked = False
    for place in places:
        if place.name == ANSWERS and not place.role and not asked:
            place = replace(place, name="")
        asked = place.name == ASKS or (asked and place.examiner is not None)
        found.append(replace(place, role=False))
    return found
