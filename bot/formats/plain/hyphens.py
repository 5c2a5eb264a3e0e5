"""Hyphens at the ends of lines: those that part a word only because the line was full."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.documents import Span

HYPHENS = "-\u2010\u00ad"
SOFT = "\u00ad"
LINE_END = re.compile(rf"[{HYPHENS}](?:\r\n|\n|\r)[ \t]*+")
LETTERS = re.compile(r"[^\W\d_]*")
LONGEST_WORD = 60  # letters on each side of a hyphen; what is longer is no word
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""Example: `well`, `well-known`."""
LINKS = frozenset("and or to und oder bis et ou y en of".split())
"""What goes on after a hyphen that parts no word: "two- and three-year bonds"."""


@dataclass(frozen=True, slots=True)
class _Broken:
    """A word parted at a line's end."""

    start: int
    hyphen: int
    second: int
    """Where its second part begins, on the next line."""
    end: int


def hyphens_at_line_ends(text: str) -> tuple[Span, ...]:
    """The hyphens and line ends that part a word only because the line was full.

    A word's parts are compared with what the document itself writes in the middle of its lines:
    "example" makes of `exam-⏎ple` one word, "well-known" keeps the hyphen of `well-⏎known`.
    """
    broken = list(_broken_words(text))
    if not broken:
        return ()
    whole: Counter[str] = Counter()
    done = 0
    for each in broken:
        whole.update(WORD.findall(text[done : each.start].lower()))
        done = each.end
    whole.update(WORD.findall(text[done:].lower()))
    return tuple(
        Span(each.hyphen, each.second) for each in broken if _is_one_word(text, each, whole)
    )


def _broken_words(text: str) -> Iterator[_Broken]:
    for match in LINE_END.finditer(text):
        hyphen, second = match.span()
        before = LETTERS.match(text[max(hyphen - LONGEST_WORD, 0) : hyphen][::-1])
        after = LETTERS.match(text, second, second + LONGEST_WORD)
        if before and after and before[0] and after[0]:
            yield _Broken(hyphen - len(before[0]), hyphen, second, after.end())


def _is_one_word(text: str, broken: _Broken, whole: Counter[str]) -> bool:
    if text[broken.hyphen] == SOFT:
        return True
    first = text[broken.start : broken.hyphen].lower()
    second = text[broken.second : broken.end].lower()
    if not text[broken.second].islower():
        return False
    if whole[first + second]:
        return True
    return (
        second not in LINKS
        and not whole[f"{first}-{second}"]
        and not (whole[first] and whole[second])
    )
