"""The numbers of numbered lists and headings, which office documents count but do not hold."""

from dataclasses import dataclass

LEVELS = 10  # Word has 9, OpenDocument 10
LONGEST = 10_000  # a Roman number or a row of letters above it is no number of a list
ROMANS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    style: str
    """As OpenDocument names it: "1", "01", "a", "A", "i", "I"; "" for none or bullets."""
    pattern: str
    """Its text, in which `%1` is the number of the first level, `%2` of the second."""
    first: int = 1


class Counters:
    """The numbers that the levels of one list have come to."""

    def __init__(self) -> None:
        self._at: list[int | None] = [None] * LEVELS

    def restart(self, level: int, first: int) -> None:
        """Let the next number of a level, from 0, be `first`."""
        self._at[level] = first - 1

    def next(self, level: int, levels: tuple[Level | None, ...]) -> str:
        """Count one item of a level; its number as it is shown, "" where it has none."""
        how = levels[level]
        before = self._at[level]
        self._at[level] = (how.first if how else 1) if before is None else before + 1
        self._at[level + 1 :] = [None] * (LEVELS - level - 1)
        if how is None or not how.style:
            return ""
        shown = how.pattern
        for above in range(level, -1, -1):  # `%1` last: a number put in holds no `%`
            other = levels[above]
            number = self._at[above]
            if other and number is None:
                number = self._at[above] = other.first
            shown = shown.replace(
                f"%{above + 1}", numeral(number or 0, other.style if other else "")
            )
        return shown


def numeral(number: int, style: str) -> str:
    """A number in a style of numbering; in digits where the style cannot write it."""
    if style == "01":
        return f"{number:02d}"
    if style in ("a", "A") and 0 < number < LONGEST:
        rounds, letter = divmod(number - 1, 26)  # z is followed by aa, then bb
        letters = chr(ord("a") + letter) * (rounds + 1)
        return letters.upper() if style == "A" else letters
    if style in ("i", "I") and 0 < number < LONGEST:
        letters = _roman(number)
        return letters.upper() if style == "I" else letters
    return str(number) if style else ""


def _roman(number: int) -> str:
    letters = ""
    for value, letter in ROMANS:
        letters += letter * (number // value)
        number %= value
    return letters
