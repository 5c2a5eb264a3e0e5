"""Sources that a style would cite alike, told apart: (Obi, 2024a) and (Obi, 2024b).

By letters in the order of the list, where a style cites by author and year (APA Manual, 7th
edition, 8.19 and 9.47; Cite Them Right, 12th edition). citeproc-py tells nothing apart.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from bot.citing import CitationStyle, Reference, StyledRun, plain

LETTERED = {CitationStyle.APA: ("n.d.", "-"), CitationStyle.HARVARD: ("no date", " ")}
"""What stands for a year that nobody knows, and what comes between that and a letter."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A source as a style says it."""

    reference: Reference
    in_text: tuple[StyledRun, ...]
    """Without a place."""
    entry: tuple[StyledRun, ...]


def letters_of(listed: Sequence[Listed], style: CitationStyle) -> Mapping[Reference, str]:
    """The letters of those that need one: of several that are cited alike and listed apart.

    Args:
        listed: in the order of the list; what it lists not at all has no entry.
    """
    alike: dict[str, dict[tuple[StyledRun, ...], list[Reference]]] = {}
    for each in listed if style in LETTERED else ():
        if each.entry:
            entries = alike.setdefault(plain(each.in_text), {})
            entries.setdefault(each.entry, []).append(each.reference)
    return {
        reference: letter
        for entries in alike.values()
        if 1 < len(entries) <= len(ascii_lowercase)
        for letter, references in zip(ascii_lowercase, entries.values(), strict=False)
        for reference in references
    }


def lettered(
    runs: tuple[StyledRun, ...], letter: str | None, *, reference: Reference, style: CitationStyle
) -> tuple[StyledRun, ...]:
    """A style's words with the letter after their year; without one, as they are.

    The year is what stands between a bracket, or a comma, and the next: a title with a year in it
    is none.
    """
    if letter is None:
        return runs
    unknown, between = LETTERED[style]
    issued = reference.issued
    year = f"{issued.year}" if issued else unknown
    after = letter if issued else f"{between}{letter}"
    pattern = re.compile(rf"(?:\(|, ){re.escape(year)}(?=[,)])")  # ", 2024" of "(Obi, 2024, p. 3)"
    for at, run in enumerate(runs):
        if match := pattern.search(run.words):
            words = f"{run.words[: match.end()]}{after}{run.words[match.end() :]}"
            return (*runs[:at], replace(run, words=words), *runs[at + 1 :])
    return runs
