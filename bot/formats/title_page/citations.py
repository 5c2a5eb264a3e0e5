"""How a document itself says that it is to be cited: the surest words of a title page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents import Day
from bot.formats.pdf.analysis.lines import Line
from bot.formats.title_page.dates import YEAR_ALONE, dates_in
from bot.formats.title_page.names import person_in

ASKS = re.compile(
    r"(?:recommended|suggested|preferred|please|how to|zitier\w{1,10}|citation)\b.{0,20}"
    r"(?:citation|cite|zitat|zitierweise|as)\b(?: (?:this|as|report|paper|document))*[:.]?",
    re.IGNORECASE,
)
"""Example: `RECOMMENDED CITATION:`, `Suggested citation`, `Please cite as:`."""
QUOTED = re.compile(r"[“\"„«](?P<title>[^“”\"„«»]{4,300})[”\"“»]")
"""Example: the title in `Wells Office, March, 2020, “Wells of the Valley”`."""
INVERTED = re.compile(
    r"(?P<family>[^\W\d_][\w'’ -]{1,40}), (?P<given>[^\W\d_][\w.'’ -]{0,40}?)(?=,|\.| and |\Z)"
)
"""Example: `Obi, Ada` at the start of `Obi, Ada, Jan Berg and Lee King. 2016.`"""
DATED_END = re.compile(r"[,.]? (?:[A-Z][a-z]{2,8},? )?(?:\d{1,2},? )?(?:19|20)\d{2}\b")
"""Example: `, March, 2020` of `Wells Office, March, 2020`: where the names end."""
MOST_LINES = 6  # of a citation
MOST_WORDS_OF_A_NAME = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What a document asks to be cited as."""

    title: str
    authors: tuple[str, ...]
    issued: Day | None
    publisher: str | None


def asked_citation(lines: Sequence[Line]) -> Asked | None:
    """The citation that a page recommends; None where it recommends none that is understood."""
    for at, line in enumerate(lines):
        asks = ASKS.match(line.text.strip())
        if asks is None:
            continue
        parts = [line.text.strip()[asks.end() :]]
        column = [each for each in lines[at + 1 :] if abs(each.left - line.left) < 3 * line.size]
        for each in column[:MOST_LINES]:
            if abs(each.size - line.size) > 1:
                break
            parts.append(each.text)
        words = " ".join(" ".join(parts).split())
        quoted = QUOTED.search(words)
        if quoted:
            return _understood(words, quoted)
    return None


def _understood(words: str, quoted: re.Match[str]) -> Asked:
    before, after = words[: quoted.start()], words[quoted.end() : quoted.end() + 200]
    title = quoted["title"].strip(" .,;")
    who = before.split("(")[0].strip(" ,.")
    issued = next((found.day for found in dates_in(before.replace(",", ""))), None)
    if issued is None and (year := YEAR_ALONE.search(before) or YEAR_ALONE.search(after)):
        issued = Day(int(year["year"]))
    authors, publisher = _who(who)
    return Asked(title, authors, issued, publisher or _publisher(after))


def _who(who: str) -> tuple[tuple[str, ...], str | None]:
    """The people that a citation begins with, or the one office."""
    dated = DATED_END.search(who)
    who = (who[: dated.start()] if dated else who).strip(" ,.")
    first = INVERTED.match(who)
    if first and person_in(f"{first['given']} {first['family']}"):
        rest = re.split(r", and |, | and | & ", who[first.end() :].strip(" ,"))
        names = [person_in(f"{first['given']} {first['family']}")]
        names += [person_in(each) for each in rest if each.strip()]
        if all(names):
            return tuple(name for name in names if name), None
        return (), None
    words = who.split(" ")
    return ((), who) if who and len(words) <= MOST_WORDS_OF_A_NAME else ((), None)


def _publisher(after: str) -> str | None:
    found = re.match(
        r"[.,]? ?(?:[A-Z][\w., ]{2,30}: )(?P<publisher>[A-Z][\w .&-]{3,60}?)[,.]", after
    )
    return found["publisher"] if found else None
