"""Lists of a web page: the number that an item shows before its words."""

import re
from dataclasses import dataclass

from bot.formats.html.markup import Tag
from bot.formats.office.numbers import numeral

LISTS = frozenset({"ol", "ul", "menu", "dir"})
NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
"""Example: `7` of `<ol start=7>`."""
NO_NUMBERS = re.compile(r"list-style(?:-type)?\s{0,9}:\s{0,9}(?:none|disc|circle|square)")
"""Example: `list-style: none`."""


@dataclass(slots=True)
class PageList:
    """A list that has begun and not ended."""

    kind: str
    """Of its numbers, as `numeral` takes it; "" where it shows none."""
    number: int
    """Of its next item."""

    def mark(self, item: Tag) -> str:
        """What an item shows, and count it."""
        if not self.kind:
            return ""
        number = _number(item["value"], self.number)
        self.number = number + 1
        return f"{numeral(number, item['type'] or self.kind)}."


def list_of(tag: Tag) -> PageList:
    """The list that a tag begins."""
    is_bare = tag.name != "ol" or "reversed" in tag or NO_NUMBERS.search(tag["style"])
    return PageList("" if is_bare else tag["type"] or "1", _number(tag["start"], 1))


def _number(written: str, otherwise: int) -> int:
    match = NUMBER.match(written.strip())
    return int(match[0]) if match else otherwise
