"""One speaker under two spellings: `Ada Obi` and `Ada`, `Dr X OTHER` and `Dr X Other`.

Two labels are taken for one person only where no third could be meant; two people made one would be
a wrong name.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.segmentation.labels.dialogue import ASKING
from bot.segmentation.labels.names import TITLES

PART = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SEVERAL = re.compile(r"[/&+]|,.*,|\b(?:and|und|et|y|e|en)\b", re.IGNORECASE)
"""Example: the `/` of `AWB/YK`, who speak together."""
GENERIC = ASKING | frozenset(
    """
    speaker guest participant person voice caller male female man woman audience member unknown
    respondent interviewee subject student teacher witness grad user player p s group
    """.split()
)
"""Parts that many play: `Speaker` is not `Speaker 1`."""


MOST_MEANT = 50  # names that one may be short for; of more it is nobody's
DISTINGUISH = frozenset(
    "junior senior jr sr ii iii elder younger vice deputy dep assistant acting former".split()
)
"""What tells one who bears a name or an office from another."""


@dataclass(frozen=True, slots=True)
class _Called:
    """A name taken apart."""

    parts: tuple[str, ...]
    """The words that tell it from another, in small letters."""
    titles: frozenset[str]


def one_spelling(names: Sequence[str]) -> dict[str, str]:
    """For each name that is another's, the one to use: the one that stands most often.

    Args:
        names: of the labels, in order. Who speaks after another is not the same person.
    """
    counts = Counter(names)
    called = {name: _called(name) for name in counts if not SEVERAL.search(name)}
    whole = _by_their_ends(called)
    apart = {frozenset(pair) for pair in pairwise(names)}
    spelling: dict[str, str] = {}
    for name in sorted(called, key=lambda each: len(called[each].parts)):
        found = whole.get(called[name].parts, [])
        if len(found) > MOST_MEANT:
            continue
        meant = [each for each in found if each != name and _may_mean(called[name], called[each])]
        people = {called[other].parts for other in meant}
        if len(people) != 1 or any(frozenset((name, other)) in apart for other in meant):
            continue
        titles = {called[other].titles for other in meant} - {frozenset()}
        if len(titles) > 1:
            continue
        best = max((name, *meant), key=lambda each: (counts[each], len(each), each))
        spelling |= {each: best for each in (name, *meant) if each != best}
    return spelling


def _by_their_ends(called: Mapping[str, "_Called"]) -> dict[tuple[str, ...], list[str]]:
    """The names by all that they begin or end with, and by themselves."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name, each in called.items():
        sizes = range(1, len(each.parts) + 1)
        ends = {part for size in sizes for part in (each.parts[:size], each.parts[-size:])}
        for part in ends:
            found.setdefault(part, []).append(name)
    return found


def _called(name: str) -> _Called:
    whole = name.count(",") != 1 or " " not in name.split(",")[0]
    words = [part.lower() for part in PART.findall(name if whole else name.split(",")[0])]
    titles = frozenset(words) & (TITLES | DISTINGUISH) - {"the"}
    plain = tuple(word for word in words if word not in TITLES | DISTINGUISH)
    return _Called(plain or tuple(words), titles)


def _may_mean(short: _Called, name: _Called) -> bool:
    """Whether one is the other, or its beginning or end, as far as titles let it be."""
    if _differ(short.titles, name.titles):
        return False
    if short.parts == name.parts:
        return bool(short.parts)
    size = len(short.parts)
    if size >= len(name.parts) or not GENERIC.isdisjoint(short.parts) or len(short.parts[0]) < 2:
        return False
    begins, ends = name.parts[:size] == short.parts, name.parts[-size:] == short.parts
    rest = name.parts[size:] if begins else name.parts[:-size]
    return (begins or ends) and not any(part.isdigit() for part in rest)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether `Mr.` stands with one and `Ms.` with the other, `Vice President` with another."""
    return bool(one and other and one != other)
