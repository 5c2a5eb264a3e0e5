"""The date that a page prints: found wherever it stands, believed by what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.documents import Day

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero gennaio janeiro januari ιανουάριος ιανουαρίου",
            "february feb februar februari février fevrier febrero febbraio fevereiro φεβρουάριος",
            "march mar märz mars marzo março maart mrz μάρτιος μαρτίου",
            "april apr avril abril aprile απρίλιος απριλίου",
            "may mai mayo maggio maio mei μάιος μαΐου",
            "june jun juni juin junio giugno junho ιούνιος ιουνίου",
            "july jul juli juillet julio luglio julho ιούλιος ιουλίου",
            "august aug août aout agosto augustus αύγουστος αυγούστου",
            "september sep sept septembre septiembre settembre setembro σεπτέμβριος σεπτεμβρίου",
            "october oct oktober okt octobre octubre ottobre outubro οκτώβριος οκτωβρίου",
            "november nov novembre noviembre novembro νοέμβριος νοεμβρίου",
            "december dec dezember dez décembre diciembre dicembre dezembro δεκέμβριος δεκεμβρίου",
        ),
        start=1,
    )
    for name in names.split()
}
"""The months as documents write them in nine languages, in small letters."""
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?P<year>(?:1[6-9]|20)\d{2})(?!\d)"
DATED = re.compile(
    rf"(?<![\w.])(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\.?,? (?:de |of )?(?P<month>{MONTH})\.?,?"
    rf"(?: de| del)? {YEAR}"
    rf"|(?P<month2>{MONTH})\.? ?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? ?"
    rf"{YEAR.replace('year', 'year2')}"
    rf"|(?P<month3>{MONTH})\.?,?(?: de| del)? {YEAR.replace('year', 'year3')}"
    rf"|{YEAR.replace('year', 'year4')}[-/.](?P<month4>[01]\d)[-/.](?P<day4>[0-3]\d)(?!\d)"
    rf"|(?P<day5>[0-3]?\d)\. ?(?P<month5>[01]?\d)\. ?{YEAR.replace('year', 'year5')}"
    rf"|(?P<left>[0-3]?\d)[/-](?P<right>[0-3]?\d)[/-]{YEAR.replace('year', 'year6')}"
    rf"|(?P<month7>[01]?\d)[./]{YEAR.replace('year', 'year7')}"
    rf"|{YEAR.replace('year', 'year8')} ?年 ?(?P<month8>[01]?\d) ?月(?: ?(?P<day8>[0-3]?\d) ?日)?"
    rf")",
    re.IGNORECASE,
)
"""Example: `12 March 2024`, `March 12, 2024`, `März 2024`, `13/03/2024`, `12.2024`."""
YEAR_HINT = re.compile(r"(?:1[6-9]|20)\d\d")
"""Example: the `2024` of `12.3.2024`; a line without one is not looked at twice."""
YEAR_ALONE = re.compile(rf"(?<![\w.,/-]){YEAR}(?![\w/-])")
"""Example: the year of `© Wells 2024`."""
PUBLISHED = re.compile(
    r"for (?:immediate )?release|publi(?:shed|cation)|released?|veröffentlicht|publié|published"
    r"|available online|date of (?:publication|issue|report)|issued?|erschienen|distr",
    re.IGNORECASE,
)
"""Example: `Published 3 October 2008`, `FOR RELEASE MARCH 9, 2020`."""
DATE_LABEL = re.compile(
    r"\b(?:date|datum|data|fecha|dated|stand|abgabe(?:datum|termin)?|eingereicht|submitted|vorgelegt"
    r"|updated|revised|version|release|edition)\b[^:]{0,20}:?",
    re.IGNORECASE,
)
"""Example: `Date: 12 March 2024`, `Abgabedatum: 12.3.2024`."""
FILED = re.compile(r"\b(?:date )?filed\b|\bdecided\b|\bdated?\b", re.IGNORECASE)
"""Example: `Date Filed: 03/16/2022`."""
NOT_ITS_OWN = re.compile(
    r"\breceived|\baccepted|\brevised|\bborn\b|\bgeboren|\bvisit\b|\bfiscal|\bperiod\b|\bended\b"
    r"|\bsince\b|\bfrom\b|\bexpires?|\bas of\b|\beffective\b|\bretrieved|\baccessed|\bbefore\b",
    re.IGNORECASE,
)
"""Example: `Received 25 July 2008`, `For the fiscal year ended …`: other days than its own."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a line."""

    day: Day
    start: int
    end: int


def dates_in(line: str) -> Iterator[Dated]:
    """The dates that a line writes out, in order; of "03/04/2024" the year and no more."""
    if not YEAR_HINT.search(line):
        return
    for found in DATED.finditer(line[:500]):
        parts = {name: words for name, words in found.groupdict().items() if words}
        year = next(int(parts[name]) for name in parts if name.startswith("year"))
        month, day = _month_and_day(parts)
        try:
            yield Dated(Day(year, month, day), *found.span())
        except ValueError:
            continue


def _month_and_day(parts: dict[str, str]) -> tuple[int | None, int | None]:
    if "left" in parts:
        left, right = int(parts["left"]), int(parts["right"])
        if left > 12 >= right:
            return right, left
        if right > 12 >= left:
            return left, right
        return (left, right) if left == right else (None, None)
    month = next((words for name, words in parts.items() if name.startswith("month")), None)
    day = next((words for name, words in parts.items() if name.startswith("day")), None)
    number = None if month is None else MONTHS.get(month.lower()) or int(month)
    return number, None if day is None else int(day)
