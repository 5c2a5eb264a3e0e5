"""Times that a transcript prints, as moments of its recording.

    [00:12:31] Reporter: Why did you dig?
    Guide  12:40

Times prove nothing by themselves: agendas, logs and train tables print them too. They are taken
for a recording's when there are several, none goes back, and the first is near the start.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.documents import Moment

TIME = r"(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?(?![\d:]|[.,]\d)"
"""Example: `0:12`, `75:03`, `00:12:31`, `1:02:03.400`."""
TENTHS = r"\d{1,3}:[0-5]\d:[0-5]\d-\d{1,3}"
"""Example: `00:12:31-5`, between two `#` as the f4 programs write it."""
TIME_MARK = rf"(?:\[{TIME}\]|\({TIME}\)|#{TENTHS}#|(?<![\d:.,\[(]){TIME}(?:[ \t]*-+>[ \t]*{TIME})?)"
"""Example: `[00:12]`, `(00:12:31)`, `#00:12:31-5#`, `0:12`, `00:00:03.000 --> 00:00:07.000`."""
MARKS = re.compile(
    rf"(?:\[(?P<square>{TIME})\]|\((?P<round>{TIME})\)|#(?P<tenths>{TENTHS})#|"
    rf"^[ \t>*_-]*(?P<first>{TIME})(?=\s|\Z)|"
    rf"(?<!>)[ \t](?P<last>{TIME})[*_ \t]*$)",
    re.MULTILINE,
)
"""Example: `[00:12]`, `(0:12)`, `#00:00:12-5#` anywhere; `00:12 Reporter`, `Reporter  00:12`."""
BEHIND = re.compile(rf"\s{{0,9}}(?:\[{TIME}\]|\({TIME}\)|#(?:{TENTHS}|{TIME})#)\s*\Z")
"""Example: the end of `I dug one. #00:00:47-2#`: a time printed behind the words."""
FEWEST = 3  # marks that make a recording; two times in a row ascend every other time
FIRST_WITHIN = 1800  # seconds; a clock's 10:03:12 is no time of a recording
CLOCK_STEP = 5  # an agenda's times are multiples of five, and none is in its first five


def moments_of(text: str) -> tuple[Moment, ...]:
    """When the words of a transcript were said, ascending; none where it prints no such times."""
    found = tuple(_marks(text))
    ascending = all(one.seconds <= after.seconds for one, after in pairwise(found))
    if len(found) < FEWEST or not ascending or found[0].seconds > FIRST_WITHIN or _is_agenda(found):
        return ()
    return found


def seconds_of(time: str) -> float:
    """How many seconds a printed time counts: `1:02:03.5` is 3723.5."""
    seconds = 0.0
    for part in time.replace(",", ".").replace("-", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def _marks(text: str) -> Iterator[Moment]:
    for match in MARKS.finditer(text):
        assert match.lastgroup is not None
        yield Moment(match.start(match.lastgroup), seconds_of(match[match.lastgroup]))


def _is_agenda(moments: tuple[Moment, ...]) -> bool:
    """Whether the times are a clock's hours and minutes: `09:00 Opening`, `10:30 Coffee`."""
    return moments[0].seconds >= CLOCK_STEP * 60 and all(
        moment.seconds % CLOCK_STEP == 0 for moment in moments
    )
