"""The numbers printed on pages: found among the lines at the top and foot, proved by their order.

A number at a page's edge may be a year, a note or a section. It is the page's own when numbers in
the same form go up by one from page to page with it.

Knows nothing of how a line was found; `bot/formats/pdf/analysis/furniture.py` says which lines are
asked.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NUMBER = r"\d{1,5}|[ivxlc]{1,8}|[IVXLC]{1,8}"
ALONE = re.compile(
    rf"\W*+(?:(?:p\.|page|seite)\s*+)?(?P<label>(?:(?:[A-Z]{{1,2}}|\d{{1,2}})[-–])?(?:{NUMBER}))"
    r"(?:\s*+(?:of|/|von|\|)\s*+\d{1,4})?\W*+",
    re.IGNORECASE,
)
"""Example: `217`, `– iv –`, `Page 3 of 12`, `F-14`."""
AT_AN_END = re.compile(
    r"(?P<label>\d{1,5}|[ivxlc]{1,8})(?=\W*\s\D)|(?<=\D)\s\W*(?P<last>\d{1,5}|[ivxlc]{1,8})\Z"
)
"""Example: the 46 of `46 | Annual report` and of `The wells 46`, the iv of `Preface iv`."""
ROMAN = re.compile(r"(?=.)(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z", re.IGNORECASE)
ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
LEVEL = 10.0  # points; numbers of one sequence stand at one height
LONGEST = 200  # code points of a line that may be a running head
ENOUGH = 3  # pages that must agree where a number stands beside other words
ENOUGH_ALONE = 2  # the same where it stands alone
ENOUGH_ANYWHERE = (
    4  # the same at whatever heights, as the outermost line: filings set as one web page
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number that may be the page's."""

    label: str
    form: str
    """What numbers of one sequence share: roman or not, and what stands before."""
    value: int
    alone: bool
    level: int
    """The height at which it stands, in steps of LEVEL."""
    beside: str | None
    """The words beside it, "" where there are none; None where its line is not the outermost."""


def candidates(line: str, height: float, *, outermost: bool) -> Iterator[Printed]:
    """The numbers that may be the page's in a line that stands at a height, in points.

    Args:
        outermost: whether nothing stands between the line and the page's edge.
    """
    if len(line) > LONGEST:
        return
    level = round(height / LEVEL)
    if match := ALONE.fullmatch(line):
        yield from _printed(match["label"], "", level, outermost)
        return
    for match in AT_AN_END.finditer(line):
        if match["last"] or match.start() == 0 or not any(map(str.isalnum, line[: match.start()])):
            label = match["label"] or match["last"]
            yield from _printed(label, line.replace(label, ""), level, outermost)


def page_numbers(candidates_by_page: Sequence[Sequence[Printed]]) -> tuple[Printed | None, ...]:
    """The number printed on each page; None where none is, or none that the others bear out."""
    support = Counter(
        key
        for page, found in enumerate(candidates_by_page)
        for key in {(each.form, each.value - page, each.level, each.alone) for each in found}
    )
    anywhere = Counter(
        key
        for page, found in enumerate(candidates_by_page)
        for key in {(each.form, each.value - page, each.beside) for each in found}
    )

    def borne_out(page: int, each: Printed) -> int:
        """How many pages agree; 0 where too few do."""
        alone = support[each.form, each.value - page, each.level, True]
        together = alone + support[each.form, each.value - page, each.level, False]
        outermost = anywhere[each.form, each.value - page, each.beside]
        if each.beside is not None and outermost >= ENOUGH_ANYWHERE:
            return max(together, outermost)
        return together if together >= ENOUGH or alone >= ENOUGH_ALONE else 0

    chosen: list[Printed | None] = []
    for page, found in enumerate(candidates_by_page):
        best = max(found, key=lambda each: (borne_out(page, each), each.alone), default=None)
        chosen.append(best if best is not None and borne_out(page, best) else None)
    return tuple(chosen)


def labels_of(
    printed: Sequence[Printed | None], from_file: Sequence[str | None]
) -> list[str | None]:
    """The label of each page: what is printed, else what the file says, else what must be between.

    People cite what they see. A file's own labels are kept for pages that show no number, unless
    they mostly contradict the numbers that are shown (many files count 1, 2, 3 from the cover).
    """
    pairs = [
        (one.label, other) for one, other in zip(printed, from_file, strict=True) if one and other
    ]
    contradicted = sum(one != other for one, other in pairs) * 2 > len(pairs)
    labels = [each.label if each else None for each in printed]
    for page in range(len(labels)):
        labels[page] = labels[page] or _between(printed, page)
    if contradicted:
        return labels
    return [label or other for label, other in zip(labels, from_file, strict=True)]


def _between(printed: Sequence[Printed | None], page: int) -> str | None:
    """The number a page must have that shows none, where those around it agree."""
    before = next((at for at in range(page - 1, -1, -1) if printed[at]), None)
    after = next((at for at in range(page + 1, len(printed)) if printed[at]), None)
    if before is None or after is None:
        return None
    one, other = printed[before], printed[after]
    assert one is not None and other is not None
    if one.form or other.form or one.value - before != other.value - after:
        return None  # only plain figures: what a roman page was left out as is anybody's guess
    return str(one.value + page - before)


def _printed(label: str, beside: str, level: int, outermost: bool) -> Iterator[Printed]:
    alone, told = not beside, beside if outermost else None
    prefix, _, number = label.rpartition("-") if "-" in label else label.rpartition("–")
    if number.isdecimal():
        yield Printed(label, prefix.upper(), int(number), alone, level, told)
    elif ROMAN.match(number) and not prefix:
        form = "roman" if number.islower() else "ROMAN"
        yield Printed(label, form, _from_roman(number.lower()), alone, level, told)


def _from_roman(number: str) -> int:
    digits = [ROMAN_DIGITS[digit] for digit in number]
    return sum(
        -digit if any(later > digit for later in digits[at + 1 : at + 2]) else digit
        for at, digit in enumerate(digits)
    )
