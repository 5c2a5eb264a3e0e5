"""Forms filed with the United States Securities and Exchange Commission: which, whose, of when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents import Day
from bot.formats.pdf.analysis.lines import Line
from bot.formats.title_page.dates import dates_in

COMMISSION = re.compile(r"securities\s+and\s+exchange\s+commission", re.IGNORECASE)
"""Example: `SECURITIES AND EXCHANGE COMMISSION`."""
FORM = re.compile(
    r"form (?P<form>\d{1,2}-[a-z]{1,2}(?:/a)?|s-\d{1,2}|def 14a|20-f|6-k|11-k|n-csr)\b",
    re.IGNORECASE,
)
"""Example: `FORM 10-K`, `Form 8-K`."""
EXACT_NAME = re.compile(r"\(?\s?exact name of (?:the )?(?:registrant|company|small)", re.IGNORECASE)
"""Example: `(Exact name of registrant as specified in its charter)`, under the name."""
PERIOD = re.compile(
    r"for the (?P<kind>fiscal year|year|quarterly period|transition period) ended:?\s?",
    re.IGNORECASE,
)
"""Example: `For the fiscal year ended December 31, 2018`."""
EVENT = re.compile(r"date of (?:the )?(?:earliest event|report)", re.IGNORECASE)
"""Example: `Date of report (Date of earliest event reported):`."""
FILE_NUMBER = re.compile(
    r"commission file (?:number|no\.?):?\s?(?P<number>\d{1,3}-\d{3,6})", re.IGNORECASE
)
"""Example: `Commission file number 1-3285`."""
STATE_OF = re.compile(r"state (?:or other jurisdiction )?of incorporation", re.IGNORECASE)
"""Example: `State of Incorporation: Delaware`, under the name where nothing else is."""
MOST_LINES = 60  # of the cover


@dataclass(frozen=True, slots=True)
class Filing:
    """A form as it is called."""

    title: str
    company: str | None
    issued: Day | None
    number: str | None


def filing_on(lines: Sequence[Line]) -> Filing | None:
    """The form whose cover a page is; None where it is none."""
    lines = lines[:MOST_LINES]
    whole = "\n".join(line.text for line in lines)
    form = FORM.search(whole)
    if form is None or not COMMISSION.search(whole):
        return None
    name = f"Form {form['form'].upper()}"
    company = _company(lines)
    issued: Day | None
    ended = _dated(lines, PERIOD)
    if ended is not None:
        kind, until = ended
        title = f"{name} for the {kind} ended {_written(until)}"
        issued = Day(until.year)
    else:
        event = _dated(lines, EVENT)
        title = name
        issued = event[1] if event else None
    number = FILE_NUMBER.search(whole)
    return Filing(
        title=f"{company} {title}" if company else title,
        company=company,
        issued=issued,
        number=number["number"] if number else None,
    )


def _company(lines: Sequence[Line]) -> str | None:
    """The name over "(Exact name of registrant …)", or over its state."""
    for says in (EXACT_NAME, STATE_OF):
        for at, line in enumerate(lines):
            if at and says.search(line.text):
                above = [
                    each
                    for each in lines[max(0, at - 4) : at]
                    if each.baseline < line.baseline - 1 and any(map(str.isalpha, each.text))
                ]
                if not above:
                    continue
                name = " ".join(above[-1].text.split()).strip(" *")
                return name if len(name) <= 80 and not FILE_NUMBER.search(name) else None
    return None


def _dated(lines: Sequence[Line], says: re.Pattern[str]) -> tuple[str, Day] | None:
    """What a line says the date is of, and the date, which may stand in the line after it."""
    for at, line in enumerate(lines):
        found = says.search(line.text)
        if found is None:
            continue
        kind = found.groupdict().get("kind") or ""
        after = [line.text[found.start() :], *(each.text for each in lines[at + 1 : at + 3])]
        for words in after:
            dated = next(dates_in(" ".join(words.split())), None)
            if dated is not None:
                return kind.lower(), dated.day
    return None


def _written(day: Day) -> str:
    """As English writes a date: "May 31, 2019"."""
    from calendar import month_name

    if day.month is None:
        return f"{day.year}"
    month = month_name[day.month]
    return f"{month} {day.day}, {day.year}" if day.day else f"{month} {day.year}"
