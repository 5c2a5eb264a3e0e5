"""Numbers and dates as a spreadsheet shows them: its number formats, as far as people use them.

What a format says that is not known here leaves the number as it is, never another number. A short
date that each reader's Excel writes in its own order is written as ISO 8601 writes it.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

GENERAL = frozenset({"general", "@", ""})
BY_LOCALE = frozenset({"mm-dd-yy", "m/d/yy", "m/d/yy h:mm", "mm-dd-yy h:mm"})
"""Excel's own formats 14 and 22, which show another order in each country."""
TOKEN = re.compile(
    r"""\"(?P<quoted>[^\"]{0,200})\"|\\(?P<escaped>.)|_(?P<blank>.)|\*(?P<filling>.)
    |\[\$(?P<currency>[^\]\-]{0,20})(?:-[^\]]{0,20})?\]|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<aside>[^\]]{0,60})\]
    |(?P<digits>[#0?][#0?,.]{0,60}|\.[#0?]{1,40})|(?P<exponent>E[+-]0{1,4})|(?P<percent>%)
    |(?P<half>AM/PM|A/P)|(?P<part>y{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}(?:\.0{1,3})?)|(?P<other>.)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""Example: the parts of `#,##0.00 [$€-407]`, of `dd"."mm"."yyyy`."""
LONGEST_FORMAT = 300  # code points; a longer one is no format
SIGNIFICANT = 11  # digits that a cell of no format shows at most
EPOCH = datetime(1899, 12, 30)
MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
Value = datetime | date | time | timedelta | int | float | Decimal


def shown(value: Value, code: str) -> str:
    """A number or date as a format shows it."""
    code = code if len(code) <= LONGEST_FORMAT else ""
    sections = _sections(code)
    if isinstance(value, datetime | date | time | timedelta):
        return _dated(value, sections[0], code)
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return str(value)
    return _numbered(number, sections)


def _sections(code: str) -> list[str]:
    """What a format says of positive, negative and other numbers."""
    found: list[str] = [""]
    for token in TOKEN.finditer(code):
        if token[0] == ";":
            found.append("")
        else:
            found[-1] += token[0]
    return found


def _numbered(number: Decimal, sections: list[str]) -> str:
    negative = number < 0
    section = sections[0]
    if negative and len(sections) > 1:
        section, number, negative = sections[1], -number, False
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    if section.strip().lower() in GENERAL:
        words = _general(number)
        return words if section.strip() or len(sections) == 1 else ""
    formatted = _formatted(abs(number), section)
    if formatted is None:
        return _general(number)
    nothing = not any(each in "123456789" for each in formatted)
    return formatted if nothing or not negative else f"-{formatted}"


def _formatted(number: Decimal, section: str) -> str | None:
    """A positive number in one section of a format; None where that is not understood."""
    tokens = list(TOKEN.finditer(section))
    digits = [token for token in tokens if token["digits"]]
    if any(token["part"] or token["elapsed"] for token in tokens) or len(digits) > 1:
        return None
    if any(token["other"] == "/" for token in tokens):
        return None  # a fraction
    percent = sum(token["percent"] is not None for token in tokens)
    exponent = next((token["exponent"] for token in tokens if token["exponent"]), None)
    pieces: list[str] = []
    for token in tokens:
        if token["digits"]:
            scaled = number * (100**percent)
            pieces.append(_digits(scaled, token["digits"], exponent))
        elif token["blank"]:
            pieces.append(" ")
        elif not (token["filling"] or token["aside"] is not None or token["exponent"]):
            literal = (token["quoted"], token["escaped"], token["currency"], token["other"])
            pieces += [each for each in literal if each]
            pieces += ["%"] if token["percent"] else []
    return " ".join("".join(pieces).split())


def _digits(number: Decimal, pattern: str, exponent: str | None) -> str:
    """A positive number by a pattern of digits: `#,##0.00`."""
    scale = len(pattern) - len(pattern.rstrip(","))
    whole, _, fraction = pattern.rstrip(",").partition(".")
    most = sum(each in "0#?" for each in fraction)
    least = fraction.count("0")
    if exponent:
        return f"{number:.{most}E}"
    number = number / (Decimal(1000) ** scale)
    try:
        rounded = number.quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return str(number)
    before, _, after = f"{rounded:f}".partition(".")
    while len(after) > least and after.endswith("0"):
        after = after[:-1]
    before = before.rjust(whole.count("0"), "0")
    if before == "0" and "0" not in whole and after:
        before = ""
    if "," in whole:
        before = f"{int(before or 0):,}".rjust(len(before), "0")
    return f"{before}.{after}" if after else before


def _general(number: Decimal) -> str:
    """A number as a cell without a format shows it."""
    rounded = f"{float(number):.{SIGNIFICANT - 1}g}" if number != number.to_integral() else ""
    if not rounded:
        return (
            f"{number.quantize(Decimal(1)):f}" if abs(number) < 10**15 else f"{float(number):.5E}"
        )
    return rounded


def _dated(value: datetime | date | time | timedelta, section: str, code: str) -> str:
    tokens = list(TOKEN.finditer(section))
    parts = [(token["part"] or token["elapsed"] or "").lower() for token in tokens]
    if isinstance(value, timedelta):
        return _lasting(value)
    if code.lower() in BY_LOCALE or not any(parts):
        return _iso(value)
    moment = value
    if isinstance(value, time):
        moment = datetime.combine(EPOCH, value)
    elif not isinstance(value, datetime):
        moment = datetime(value.year, value.month, value.day)
    assert isinstance(moment, datetime)
    halved = any(token["half"] for token in tokens)
    clocks = [at for at, part in enumerate(parts) if part[:1] in ("h", "s")]
    pieces: list[str] = []
    for at, token in enumerate(tokens):
        if part := parts[at]:
            minutes = part[0] == "m" and len(part) <= 2 and _beside(at, parts, clocks)
            pieces.append(_part(moment, part, minutes=minutes, halved=halved))
        elif token["half"]:
            pieces.append("AM" if moment.hour < 12 else "PM")
        elif not (token["blank"] or token["filling"] or token["aside"] is not None):
            literal = (token["quoted"], token["escaped"], token["currency"], token["other"])
            pieces += [each for each in literal if each]
    return " ".join("".join(pieces).split())


def _beside(at: int, parts: list[str], clocks: list[int]) -> bool:
    """Whether an `m` are minutes: the part before it are hours, or the one after it seconds."""
    before = next((parts[each] for each in range(at - 1, -1, -1) if parts[each]), "")
    after = next((parts[each] for each in range(at + 1, len(parts)) if parts[each]), "")
    return bool(clocks) and (before[:1] == "h" or after[:1] == "s")


def _part(moment: datetime, part: str, *, minutes: bool, halved: bool) -> str:
    length = len(part)
    if part[0] == "y":
        return f"{moment.year:04}" if length > 2 else f"{moment.year % 100:02}"
    if part[0] == "d":
        named = DAYS[moment.weekday()]
        return {1: str(moment.day), 2: f"{moment.day:02}", 3: named[:3]}.get(length, named)
    if part[0] == "m" and not minutes:
        named = MONTHS[moment.month - 1]
        short = {1: str(moment.month), 2: f"{moment.month:02}", 3: named[:3], 5: named[:1]}
        return short.get(length, named)
    if part[0] == "s":
        fraction = f".{moment.microsecond // 1000:03}"[: length - 2] if "." in part else ""
        return f"{moment.second:0{min(2, length)}}{fraction}"
    number = moment.minute if minutes else moment.hour
    if part[0] == "h" and halved:
        number = number % 12 or 12
    return f"{number:0{min(2, length)}}"


def _iso(value: datetime | date | time) -> str:
    if isinstance(value, datetime):
        return str(value.date()) if value.time() == time() else str(value.replace(microsecond=0))
    return str(value)


def _lasting(value: timedelta) -> str:
    """How long something lasts: `26:30:00`."""
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
