"""When a document was issued, by the dates that its first pages print and what is said of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.documents import Day
from bot.formats.pdf.analysis.furniture import PageLines
from bot.formats.title_page.boilerplate import JOURNAL
from bot.formats.title_page.dates import (
    DATE_LABEL,
    NOT_ITS_OWN,
    PUBLISHED,
    YEAR_ALONE,
    dates_in,
)

COPYRIGHT = re.compile(r"©|\(c\) |\bcopyright\b|\bcopr\.", re.IGNORECASE)
"""Example: `© Wells 2024`, `Copyright 2024 by the keepers`."""
BANNER = re.compile(
    r"\bvol(?:ume)?\b|\bissue\b|\bno\.|\(\d{4}\) ?\d{1,4}|\d{4}[,;] ?\d{1,4}[:(,]|\bISSN\b"
    r"|\bpp?\. ?\d",
    re.IGNORECASE,
)
"""Example: `Wells (2016) 17, 1–23`, `January 2007, Volume 18`."""
ENDS_IN_A_YEAR = re.compile(r"(?:\A|[\s/])(?P<year>(?:1[6-9]|20)\d{2})\)?\Z")
"""Example: `Wells 2016`, `Academic year 2020/2021`, `2016`: at the end of a cover's line."""
FIRST = re.compile(r"\bfirst (?:published|edition|issued|printed)\b", re.IGNORECASE)
"""Example: `First published` of `First published May 2006. This edition July 2016.`"""
DATELINE = re.compile(r"[A-Z][\w .,'’()-]{2,60}[,(–—-] ?")
"""Example: `WELLS, Tuesday, ` of `WELLS, Tuesday, August 1, 2023 – The well is deep.`"""
IN_A_SENTENCE = re.compile(r"(?:\A|[\s(])(?:in|until|during|im|en)\s?\Z", re.IGNORECASE)
"""Example: `In ` before the date of `In October 2009, the keepers …`."""
DASH = re.compile(r"\)?\s?(?:[–—-]|/PRNewswire)")
"""Example: ` – ` after the date with which news begins."""
ANNUAL = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2}) annual report|annual report (?P<after>(?:19|20)\d{2}))"
    r"(?: (?:on form|and) .{1,40})?",
    re.IGNORECASE,
)
"""Example: `2022 ANNUAL REPORT ON FORM 10-K`."""
MOST_OF_A_PLACE = 40  # code points of a line that ends in a year
MOST_BESIDE = 28  # letters of a line beside its date: a place, a weekday, "Version of"
COVER = 900  # letters; a page of fewer is a cover


@dataclass(frozen=True, slots=True)
class _Claim:
    """A date with how far it is believed to be the document's own."""

    day: Day
    belief: int


def printed_date(pages: Sequence[PageLines]) -> Day | None:
    """The day, month or year that the first pages say a document is of; None where none is sure."""
    claims: list[_Claim] = []
    for number, page in enumerate(pages[:3]):
        letters = sum(len(line.text) for line in page.lines)
        if number and sum(len(line.text) for line in pages[0].lines) > COVER:
            claims += (each for each in _claims(page, letters) if each.belief in (25, 100))
        elif number:
            claims += (each for each in _claims(page, letters) if each.belief in (25, 80, 100))
        else:
            claims += _claims(page, letters)
        if any(claim.belief >= 58 for claim in claims):
            break
    if not claims:
        return None
    best = max(claim.belief for claim in claims)
    days = [claim.day for claim in claims if claim.belief == best]
    if len({day.year for day in days}) > 1:
        return None if best < 100 else days[0]
    return max(days, key=lambda day: (day.month is not None) + (day.day is not None))


def _claims(page: PageLines, letters: int) -> Iterator[_Claim]:
    """What each line of a page claims."""
    cover = letters < COVER
    lines = sorted(page.lines, key=lambda line: line.baseline)
    before = ""
    for line in lines:
        text = " ".join(line.text.split())
        edge = line.baseline < 0.12 * page.height or line.baseline > 0.88 * page.height
        high = line.baseline < 0.5 * page.height
        start = 0
        for dated in dates_in(text):
            ahead, start = text[start : dated.start], dated.end
            beside = sum(map(str.isalpha, text)) - sum(
                map(str.isalpha, text[dated.start : dated.end])
            )
            label = ahead or (before if len(before) < 40 else "")
            if FIRST.search(ahead):
                yield _Claim(dated.day, 30)  # of an edition before this one, where that is dated
            elif DATELINE.fullmatch(ahead) and DASH.match(text[dated.end :]):
                yield _Claim(dated.day, 60)
            elif PUBLISHED.search(ahead) or (PUBLISHED.search(label) and not ahead):
                yield _Claim(dated.day, 100)
            elif NOT_ITS_OWN.search(ahead) or IN_A_SENTENCE.search(ahead) or len(text) > 160:
                continue
            elif DATE_LABEL.search(label) and beside < 60:
                yield _Claim(dated.day, 80)
            elif beside <= MOST_BESIDE and (cover or high or edge):
                yield _Claim(dated.day, 65 if not edge else 62 if high else 58)
            elif BANNER.search(text) and edge:
                yield _Claim(dated.day, 50)
        if annual := ANNUAL.fullmatch(text):
            yield _Claim(Day(int(annual["year"] or annual["after"])), 28)
        if COPYRIGHT.search(text) and (years := list(YEAR_ALONE.finditer(text))):
            yield _Claim(Day(max(int(year["year"]) for year in years)), 25)
        elif edge and (BANNER.search(text) or JOURNAL.fullmatch(text[:200])):
            for year in list(YEAR_ALONE.finditer(text.replace("(", " ").replace(")", " ")))[:1]:
                yield _Claim(Day(int(year["year"])), 40)
        elif cover and len(text) <= MOST_OF_A_PLACE and (end := ENDS_IN_A_YEAR.search(text)):
            yield _Claim(Day(int(end["year"])), 30)
        before = text
