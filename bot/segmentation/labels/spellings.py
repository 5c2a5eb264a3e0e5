"""One speaker under two spellings: `Ada Obi` and `Ada`, `Dr X OTHER` and `Dr X Other`.

Two labels are taken for one person only where no third could be meant; two people made one would be
a wrong name.
"""

import re
from collections import Counter

from bot.segmentation.labels.dialogue import ASKING
from bot.segmentation.labels.names import TITLES

PART = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SEVERAL = re.compile(r"[/&+]|\b(?:and|und|et|y|e|en)\b", re.IGNORECASE)
"""Example: the `/` of `AWB/YK`, who speak together."""
GENERIC = ASKING | frozenset(
    """
    speaker guest participant person voice caller male female man woman audience member unknown
    respondent interviewee subject student teacher witness grad user player p s group
    """.split()
)
"""Parts that many play: `Speaker` is not `Speaker 1`."""


def one_spelling(counts: Counter[str]) -> dict[str, str]:
    """For each name that is another's, the one to use: the one that stands most often."""
    same: dict[tuple[str, ...], list[str]] = {}
    for name in counts:
        same.setdefault(_parts(name), []).append(name)
    groups = list(same.values())
    keys = list(same)
    joined: dict[int, list[int]] = {}
    for at, short in enumerate(keys):
        if SEVERAL.search(groups[at][0]):
            continue
        longer = [
            other
            for other, key in enumerate(keys)
            if _is_short_for(short, key) and not SEVERAL.search(groups[other][0])
        ]
        if len(longer) == 1 and not _titles_differ(groups[at], groups[longer[0]]):
            joined.setdefault(longer[0], []).append(at)
    spelling: dict[str, str] = {}
    for at, group in enumerate(groups):
        members = [*group, *(name for other in joined.get(at, ()) for name in groups[other])]
        best = max(members, key=lambda name: counts[name])
        spelling |= {name: best for name in members if name != best}
    return spelling


def _parts(name: str) -> tuple[str, ...]:
    """The words that tell one name from another, in small letters."""
    before_comma = (
        name.split(",")[0] if name.count(",") == 1 and " " in name.split(",")[0] else name
    )
    parts = [part.lower() for part in PART.findall(before_comma)]
    plain = [part for at, part in enumerate(parts) if part not in TITLES or at == len(parts) - 1]
    return tuple(plain) or tuple(parts)


def _is_short_for(short: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether one is the beginning or the end of the other."""
    if not short or len(short) >= len(name) or not GENERIC.isdisjoint(short):
        return False
    rest = name[len(short) :] if name[: len(short)] == short else name[: -len(short)]
    begins = name[: len(short)] == short or name[-len(short) :] == short
    return begins and len(short[0]) > 1 and not any(part.isdigit() for part in rest)


def _titles_differ(one: list[str], other: list[str]) -> bool:
    """Whether `Mr.` stands with one and `Ms.` with the other."""
    first, second = _titles(one), _titles(other)
    return bool(first and second and first.isdisjoint(second))


def _titles(names: list[str]) -> set[str]:
    found = {part.lower() for name in names for part in PART.findall(name)}
    return found & TITLES - {"the"}
