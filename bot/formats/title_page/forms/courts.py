"""A court's papers: who against whom, under which number, and the day they were filed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents import Day
from bot.formats.pdf.analysis.furniture import PageLines
from bot.formats.pdf.analysis.lines import Line
from bot.formats.title_page.boilerplate import COURT
from bot.formats.title_page.dates import dates_in

AGAINST = re.compile(r"(?:v|vs|versus|against|gegen|contre)\.?,?", re.IGNORECASE)
"""Example: `v.`, `versus`: alone on a line between the parties."""
ROLE = re.compile(
    r"\b(?:plaintiff|defendant|appellant|appellee|petitioner|respondent|debtor|intervenor|claimant"
    r"|movant|complainant|employee|employer|individual|corporation)s?\b",
    re.IGNORECASE,
)
"""Example: `Plaintiff—Appellant,`: what a party is, and not its name."""
A_PARTY = re.compile(
    r"(?:plaintiff|defendant|appellant|appellee|petitioner|respondent|claimant|complainant)s?"
    r"(?: v\.)?[.,;]?",
    re.IGNORECASE,
)
"""Example: `Plaintiff,`: alone on a line, as captions have it and nothing else."""
DOCKET = re.compile(
    r"\b(?:nos?\.?|case(?: (?:no\.?|number))?|docket(?: no\.?)?|c\.a\. no\.?)[ :#]{0,3}"
    r"(?P<number>\d{1,2}:\d{2}-[a-z]{2}-\d{2,6}[\w-]{0,12}|\d{2,5}-\d{2,6}(?:-[\w-]{1,12})?"
    r"|\d{1,3}[A-Z]\d{2}[\w-]{0,6})",
    re.IGNORECASE,
)
"""Example: `No. 21-13199`, `Case 2:18-cv-12857`."""
FILED = re.compile(
    r"\b(?:date )?filed:? ?(?P<month>[01]?\d)/(?P<day>[0-3]?\d)/(?P<year>\d{4}|\d{2})\b",
    re.IGNORECASE,
)
"""Example: `Date Filed: 03/16/2022`, as American courts stamp it: the month first."""
FILED_IN_WORDS = re.compile(r"\b(?:date )?filed\b:?", re.IGNORECASE)
"""Example: `Filed: September 20, 2017`."""
STAMPED = re.compile(
    r"\bfiled\b|\bclerk\b|\[publish\]|\bcircuit\b|\bcourt\b|\bcivil action\b"
    r"|\bcase no\b",
    re.IGNORECASE,
)
"""Example: `FILED`, `Lyle Clerk`, `Fifth Circuit`: what a court stamps beside the parties."""
PLACE = re.compile(r"\b(?:province|district|county|canada|state of)\b", re.IGNORECASE)
"""Example: `PROVINCE OF WELLS`, over the parties of a court elsewhere."""
LETTER = re.compile(r"dear\b|via ecf|re:", re.IGNORECASE)
"""Example: `Dear Clerk,`: a letter to a court is none of the court's papers."""
KIND = re.compile(
    r"(?:[a-z]{3,20} ){0,3}(?:notice|order|complaint|opinion|judgment|memorandum|petition|motion)"
    r"(?: (?:of|for|and|to|in) .{1,60})?",
    re.IGNORECASE,
)
"""Example: `DOCKETING NOTICE`, `COMPLAINT FOR FORFEITURE`."""
FOR_THE = re.compile(r"for the \w+", re.IGNORECASE)
"""Example: `for the Fifth Circuit`, under the name of the court."""
OFFICE = re.compile(
    r",? et al\b|,? ex rel\b|,? in (?:his|her|their|its) "
    r"|, (?:an?|as|individually|ès|by|through)\b|;",
    re.IGNORECASE,
)
"""Example: what follows the name in `Ada Obi, in her official capacity as Governor`."""
SMALL = frozenset("and of the for in on at by to de la".split())
KEPT = frozenset("LLC LLP USA US UK II III IV PLC L.L.C U.S N.A".split())
NOISE = re.compile(r"[\])(§_]+")
"""Example: the brackets that run down between the parties and the number."""
BESIDE = 40.0  # points
SHORTEST, LONGEST = 3, 120  # code points of a party's name


@dataclass(frozen=True, slots=True)
class Case:
    """A court's paper as it is called."""

    title: str | None
    court: str | None
    number: str | None
    issued: Day | None


def case_on(page: PageLines, following: PageLines | None) -> Case | None:
    """The case whose paper a page begins; None where no court is named on it.

    Args:
        following: the page after it, on which a long caption goes on.
    """
    lines = sorted(page.lines, key=lambda line: line.baseline)
    more = sorted(following.lines, key=lambda line: line.baseline) if following else []
    court = _court(lines)
    number = next((found for line in lines if (found := DOCKET.search(line.text))), None)
    parties = any(A_PARTY.fullmatch(" ".join(line.text.split())) for line in lines[:40])
    if (
        court is None
        or not (number or parties)
        or any(LETTER.match(line.text.strip()) for line in lines)
    ):
        return None
    if number is None:
        return Case(_kind(lines), court, None, filed(lines))
    return Case(_parties(lines, more) or _kind(lines), court, number["number"], filed(lines))


def _kind(lines: Sequence[Line]) -> str | None:
    """What a paper says that it is, in capitals or bold."""
    for line in lines:
        words = " ".join(line.text.split())
        if KIND.fullmatch(words) and (words.isupper() or line.all_bold) and " " in words:
            return words
    return None


def _court(lines: Sequence[Line]) -> str | None:
    for at, line in enumerate(lines[:40]):
        words = " ".join(line.text.split())
        if COURT.fullmatch(words) and "court" in words.lower() and 16 < len(words) < 100:
            under = (" ".join(each.text.split()) for each in lines[at + 1 : at + 4])
            following = next(filter(FOR_THE.match, under), "")
            words = words.removeprefix("IN THE ").removeprefix("In the ")
            if FOR_THE.match(following) and "for the" not in words.lower():
                words = f"{words} {following}"
            return words.title().replace(" For The ", " for the ").replace(" Of ", " of ")
    return None


def _parties(lines: Sequence[Line], more: Sequence[Line]) -> str | None:
    """ "One v. the other", by the line that stands between them."""
    for at, line in enumerate(lines):
        if AGAINST.fullmatch(NOISE.sub("", line.text).strip()):
            first = _first_party(lines[:at])
            one = _party(first.text) if first else None
            after = [*lines[at + 1 :], *(each for each in more if not _heads(each.text))]
            other = _next_party([each for each in after if first and _in_line(first, each)])
            if any(PLACE.match(" ".join(each.text.split())) for each in lines[:at]):
                return None
            return f"{one} v. {other}" if one and other else None
    return None


def _in_line(one: Line, other: Line) -> bool:
    """Whether two lines begin at one height of the page's width, or have one middle."""
    return (
        abs(one.left - other.left) < BESIDE
        or abs(one.left + one.right - other.left - other.right) < 2 * BESIDE
    )


def _first_party(lines: Sequence[Line]) -> Line | None:
    """The first of those that a caption begins with: after the court, the number and the judge."""
    begins = max(
        (at for at, line in enumerate(lines) if _heads(" ".join(line.text.split()))), default=-1
    )
    for line in lines[begins + 1 :]:
        words = NOISE.sub(" ", line.text).strip(" ,;:")
        if sum(map(str.isalpha, words)) < SHORTEST or dates_in_any(words):
            continue
        return None if ROLE.search(OFFICE.split(words)[0]) or PLACE.match(words) else line
    return None


def _heads(words: str) -> bool:
    """Whether a line stands over the parties: the court, the number, a stamp, a judge."""
    return bool(
        DOCKET.search(words)
        or COURT.fullmatch(words)
        or STAMPED.search(words)
        or dates_in_any(words)
    )


def _next_party(lines: Sequence[Line]) -> str | None:
    parts: list[str] = []
    for line in lines[:6]:
        words = NOISE.sub(" ", line.text).strip()
        if words.isdecimal():
            continue  # the page's number
        if DOCKET.search(words):
            return None
        if not words or ROLE.search(OFFICE.split(words)[0]):
            break
        parts.append(words)
        if words.endswith((",", ";", ".")):
            break
    return _party(" ".join(parts))


def _party(words: str | None) -> str | None:
    words = " ".join(NOISE.sub(" ", words or "").split()).strip(" ,;:")
    words = OFFICE.split(words)[0].strip(" ,;:")
    if not words[:1].isupper() and not words[:1].isdigit():
        return None
    if not SHORTEST <= len(words) <= LONGEST or sum(map(str.isalpha, words)) < SHORTEST:
        return None
    if sum(map(str.isupper, words)) > 0.7 * sum(map(str.isalpha, words)):
        words = " ".join(
            each
            if each.strip(",.") in KEPT
            else each.lower()
            if each.lower() in SMALL and at
            else each.title()
            for at, each in enumerate(words.split(" "))
        )
    return words


def filed(lines: Sequence[Line]) -> Day | None:
    """The day of the court's stamp."""
    for line in lines:
        if found := FILED.search(line.text):
            year = int(found["year"])
            try:
                return Day(
                    year + 2000 if year < 100 else year, int(found["month"]), int(found["day"])
                )
            except ValueError:
                continue
    for at, line in enumerate(lines):
        if found := FILED_IN_WORDS.search(line.text):
            near = [line.text[found.end() :], *(each.text for each in lines[at + 1 : at + 6])]
            for words in near:
                if dated := next(dates_in(words), None):
                    return dated.day
    return None


def dates_in_any(words: str) -> bool:
    return next(dates_in(words), None) is not None
