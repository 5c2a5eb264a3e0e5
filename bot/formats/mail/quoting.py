"""Who wrote which lines of a message: the sender's own, and what they quote of others.

    > On Monday, Bo Sample <bo@example.org> wrote:
    > > The filters have arrived.

A line's level is how often it is quoted. What stands above quoted lines and says whose they are is
nobody's claim, and names them; where nothing does, they are nobody's in particular.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

MARKS = re.compile(r"(?:>[ \t]?)+")
"""Example: the `> > ` before a line of a reply to a reply."""
LONGEST_LEAD = 3  # lines over which what leads to a quotation is wrapped
VERB = re.compile(
    r"\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev)\b",
    re.IGNORECASE,
)
"""Example: the `wrote` of `On 4 March 2024, Ann Example wrote:`."""
LEAD_OPENS = re.compile(r"(?:on|am|le|el|il|op|em|den|w dniu)\b", re.IGNORECASE)
"""Example: the `On` of `On 4 March 2024, Ann Example wrote:`."""
AFTER_VERB = re.compile(r"\b(?:schrieb|schreef|skrev) (?P<name>[^<>:\d]{2,80})")
"""Example: `schrieb Ann Example `, up to the address after it."""
BETWEEN = re.compile(r"[,<>\d:]")
"""Example: the `,` of `4 March 2024, Ann Example`; none stands in a name."""
FORWARDED = re.compile(
    r"[-_*]{2,20}\s{0,5}(?:original message|forwarded message|ursprüngliche nachricht|"
    r"weitergeleitete nachricht|message d'origine|message transféré|mensaje original|"
    r"messaggio originale|oorspronkelijk bericht)\s{0,5}[-_*]{2,20}\s*"
    r"|begin forwarded message:\s*|_{20,80}\s*",
    re.IGNORECASE,
)
"""Example: `-----Original Message-----`, the line of `_` above Outlook's own."""
HEAD = re.compile(
    r"\*?(?:from|von|de|da|van)\s?:\*?[ \t]+(?P<name>[^<>\[\]\n]{1,100})", re.IGNORECASE
)
"""Example: `From: Ann Example`, in the head of a message that is quoted whole."""
HEAD_LINE = re.compile(r"\*?[\w-]{2,20}(?: [\w-]{1,20})?\s?:\*?[ \t]", re.IGNORECASE)
"""Example: `Sent: Monday`, `Reply to: `."""
MOST_HEAD_LINES = 12
MEETING = re.compile(r"\b(?:at|um|à|a las)\s+\d|\d{4}|[AP]M\b|[+-]\d{4}", re.IGNORECASE)
"""Example: the time and year in `4 March 2024 at 09:15`."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one author."""

    text: str
    """Without the marks of quoting."""
    level: int
    """How often they are quoted; 0 are the sender's own."""
    author: str | None = None
    """Whose they are, where they are quoted and it is said."""
    leads: bool = False
    """Whether they only say whose the next part is."""


def parts_of(text: str) -> Iterator[Part]:
    """The parts of a message, in order."""
    runs = [
        (level, [words for _, words in run])
        for level, run in groupby(
            _filled([_leveled(line) for line in text.splitlines()]), key=lambda each: each[0]
        )
    ]
    author: str | None = None
    whole = False  # whether what follows is a message quoted without marks
    for number, (level, lines) in enumerate(runs):
        start = 0
        while (at := _forwarded(lines, start)) is not None:
            quoted = level + whole
            yield Part("\n".join(lines[start:at]), quoted, author if quoted else None)
            start = _head_end(lines, at)
            yield Part("\n".join(lines[at:start]), quoted, leads=True)
            author, whole = _author_in_head(lines[at:start]), True
        quoted = level + whole
        deeper = number + 1 < len(runs) and runs[number + 1][0] > level
        lead = _lead_at(lines, start) if deeper else len(lines)
        yield Part("\n".join(lines[start:lead]), quoted, author if quoted else None)
        if lead < len(lines):
            words = " ".join(line.strip() for line in lines[lead:])
            yield Part(words, quoted, leads=True)
            author = author_in(words)
        elif not whole:
            author = None


def is_lead(words: str) -> bool:
    """Whether words say whose the next ones are: `On 4 March 2024, Ann Example wrote:`."""
    words = words.rstrip()
    told = any(letter.isdigit() or letter == "@" for letter in words)
    return told and words.endswith(":") and VERB.search(words) is not None


def author_in(lead: str) -> str | None:
    """Whom words that lead to a quotation name."""
    lead = " ".join(lead.split())
    if found := AFTER_VERB.search(lead):
        name = found["name"].strip(" \"'*,(")
    elif verb := VERB.search(lead):
        before = lead[: verb.start()].rstrip(" ,")
        while before.endswith((">", ")", "]")):  # an address, perhaps in two kinds of brackets
            before = before[: max(map(before.rfind, "<(["))].rstrip(" (<")
        name = BETWEEN.split(before)[-1].strip(" \"'*,")
    else:
        return None
    dated = list(MEETING.finditer(name))
    name = name[dated[-1].end() :].strip(" \"'*,") if dated else name
    return name if any(map(str.isalpha, name)) and len(name.split()) <= 6 else None


def _leveled(line: str) -> tuple[int, str]:
    marks = MARKS.match(line)
    return (marks[0].count(">"), line[marks.end() :]) if marks else (0, line)


def _filled(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines, an empty one between two of one level at that level too."""
    filled = list(lines)
    for at in range(1, len(filled) - 1):
        level, words = filled[at]
        before, after = filled[at - 1][0], filled[at + 1][0]
        if not words.strip() and level != before and before == after:
            filled[at] = (before, words)
    return filled


def _lead_at(lines: Sequence[str], start: int) -> int:
    """Where the last lines begin that lead to a quotation; after the last where none do."""
    last = len(lines)
    while last > start and not lines[last - 1].strip():
        last -= 1
    alone = len(lines)
    for first in range(last - 1, max(start, last - LONGEST_LEAD) - 1, -1):
        if is_lead(" ".join(line.strip() for line in lines[first:last])):
            if LEAD_OPENS.match(lines[first].strip()):
                return first
            alone = min(alone, last - 1)
    return alone


def _forwarded(lines: Sequence[str], start: int) -> int | None:
    """Where a whole message begins that is quoted without marks; None where none does."""
    for at in range(start, len(lines)):
        line = lines[at]
        if FORWARDED.fullmatch(line.strip()) and _head_end(lines, at) > at + 1:
            return at
        if HEAD.match(line.strip()) and _head_end(lines, at) >= at + 3 and _sent(lines, at):
            return at
    return None


def _sent(lines: Sequence[str], at: int) -> bool:
    """Whether lines after a `From:` are the head of a message, as Outlook writes it."""
    return any(
        line.strip().strip("*").casefold().startswith(("sent:", "date:", "gesendet:", "envoyé :"))
        for line in lines[at + 1 : at + 4]
    )


def _head_end(lines: Sequence[str], at: int) -> int:
    """The line after the head of a message that is quoted whole."""
    after = at + 1
    while after < len(lines) and not lines[after].strip():
        after += 1
    first = after
    while after < min(len(lines), first + MOST_HEAD_LINES) and (
        HEAD_LINE.match(lines[after].strip()) or (after > first and lines[after][:1] in " \t")
    ):
        if not lines[after].strip():
            break
        after += 1
    return after


def _author_in_head(lines: Sequence[str]) -> str | None:
    for line in lines:
        if found := HEAD.match(line.strip()):
            return found["name"].strip(" \"'*") or None
    return None
