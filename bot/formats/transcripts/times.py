"""Times as programs write them, as seconds; the unit of plain numbers is told by their pace.

12.5    "12.500s"    "00:12"    [0:00:12.5]    #00:00:12-5#    PT12.5S    {"seconds": "12"}
"""

import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime

LONGEST_RECORDING = 10 * 24 * 3600.0  # seconds; what counts more is a date, not a time
SLOWEST = 0.05  # words in a unit of time; people say one in 0.3 seconds, that is in 300 of the unit
NUMBER = re.compile(r"\s{0,9}(?P<number>-?\d{1,18}(?:[.,]\d{1,18})?)\s{0,9}(?P<unit>s|sec|ms)?\s*")
"""Example: `12`, `12.5`, `12,5`, `12.500s`, `12500 ms`."""
CLOCK = re.compile(
    r"[\s\[(#]{0,9}(?:(?P<h>\d{1,3})[:h]\s?)?(?P<m>\d{1,4})[:m]\s?(?P<s>\d{1,2})"
    r"(?P<part>(?:[.,]|-(?=\d{1,3}#))\d{1,9})?(?:[:;]\d{1,3})?(?![\d:])"
)
"""Example: `0:12`, `[00:00:12]`, `0:00:12,500 Guide`, `#00:00:12-5#`, `00:00:12:24` (a frame)."""
PERIOD = re.compile(
    r"PT(?:(?P<h>\d{1,9}(?:\.\d{1,9})?)H)?(?:(?P<m>\d{1,9}(?:\.\d{1,9})?)M)?"
    r"(?:(?P<s>\d{1,9}(?:\.\d{1,9})?)S)?"
)
"""Example: `PT1M12.5S`, as ISO 8601 writes it."""
DATED = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
"""Example: the start of `2024-03-12T10:15:00Z`."""


def seconds_in(words: str) -> float | None:
    """The seconds that words count, at their start; None where they count none, or no recording's.

    A plain number is taken for seconds.
    """
    if number := NUMBER.fullmatch(words):
        seconds = float(number["number"].replace(",", "."))
        seconds = seconds / 1000 if number["unit"] == "ms" else seconds
    elif clock := CLOCK.match(words):
        part = float("0." + clock["part"][1:]) if clock["part"] else 0.0
        seconds = _sum(clock["h"], clock["m"], clock["s"]) + part
    elif (period := PERIOD.fullmatch(words.strip())) and any(period.groups()):
        seconds = _sum(period["h"], period["m"], period["s"])
    else:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def is_recorded(seconds: float | None) -> bool:
    """Whether seconds can count from the start of a recording; a date's count from 1970."""
    return seconds is not None and seconds <= LONGEST_RECORDING


def are_thousandths(times: Sequence[str], words: int) -> bool:
    """Whether plain numbers count milliseconds: nobody says so few words in so many seconds.

    Args:
        times: as written, of one list.
        words: how many are said between the first and the last.
    """
    if not times or not all(each.strip().isdecimal() and len(each) < 18 for each in times):
        return False
    lasted = max(map(int, times)) - min(map(int, times))
    return lasted > 1000 and words < SLOWEST * lasted


def day_in(words: str) -> datetime | None:
    """The date and time that words give, or that they count since 1970; None where they do not."""
    words = words.strip()
    try:
        if DATED.match(words):
            return datetime.fromisoformat(words)
        if number := NUMBER.fullmatch(words):
            seconds = float(number["number"].replace(",", "."))
            while seconds > 1e11:  # milliseconds, microseconds
                seconds /= 1000
            if seconds > 1e8:  # 1973: no recording lasts so long
                return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None  # a date of no calendar
    return None


def _sum(hours: str | None, minutes: str | None, seconds: str | None) -> float:
    return float(hours or 0) * 3600 + float(minutes or 0) * 60 + float(seconds or 0)
