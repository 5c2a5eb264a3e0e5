"""What documents and people are called where it is shown: one line, harmless, inside its folder.

A file may be called nearly anything: `notes\\n[1] forged.txt`, `../../passwd`, a name that runs
from right to left.
"""

import re
from collections.abc import Sequence
from unicodedata import bidirectional, category

CONTROLS = frozenset({"Cc", "Zl", "Zp", "Cs"})  # controls, line ends, bytes that are no UTF-8
TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Marks that turn what follows around, so that `fdp.exe` can read as `exe.pdf`."""
SLASH = re.compile(r"[/\\]")
UNNAMED = "document"
NAMED = 10  # names an error message lists at most


def shown_name(name: str) -> str:
    """A document's name as answers show it.

    Control characters are written out (`\\n` as a backslash and an n), nothing climbs out of the
    folder. Two names that differ still do, unless one of them climbs.
    """
    parts = SLASH.split(name)
    if ".." in parts:
        name = "/".join(part for part in parts if part not in ("", ".", ".."))
    return one_line(name.lstrip("/")) or UNNAMED


def one_line(words: str) -> str:
    """Words with every control character written out."""
    if words.isascii() and words.isprintable():
        return words
    return "".join(
        letter.encode("unicode_escape").decode("ascii")
        if category(letter) in CONTROLS or bidirectional(letter) in TURNS
        else letter
        for letter in words
    )


def enumerated(names: Sequence[str], *, most: int = NAMED) -> str:
    """Names in a sentence of any language: "a, b, …"."""
    return ", ".join([*names[:most], *(["…"] if len(names) > most else [])])


def listed(names: Sequence[str], *, most: int = NAMED) -> str:
    """Names in a sentence, and how many more there are: "a, b and 3 more"; none is nothing."""
    shown = list(names[:most])
    if more := len(names) - len(shown):
        shown.append(f"{more:,} more")
    *others, last = shown or [""]
    return f"{', '.join(others)} and {last}" if others else last
