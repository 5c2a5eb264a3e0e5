"""What labels have in common whose names recur, and what it tells of one that stands once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.segmentation.labels.dialogue import PAIRS
from bot.segmentation.labels.frames import Frame, Place
from bot.segmentation.labels.names import (
    has_title,
    is_capital,
    is_full_name,
    is_name,
    is_sentence,
    is_talk,
    is_thing,
)

LETTERS = frozenset(word for pair in PAIRS for word in pair)
SMALL = re.compile(r"\b[^\W\d_A-Z]\w*")
"""Example: `podcast`."""
UNSURE = 4  # code points of a label that says only that nobody is sure


@dataclass(frozen=True, slots=True)
class Known:
    """What the labels have in common whose names recur."""

    frame: Frame
    marked: bool
    """Whether their marks alone tell a label: a time, bold letters, brackets."""
    first: int
    last: int
    """Where the first and the last of them stand."""
    shapes: frozenset[str]
    timed: bool
    capital: bool
    common: frozenset[str]
    """The words that stand in small letters somewhere: of them no name is made that stands once."""

    @classmethod
    def of(cls, text: str, places: Sequence[Place], known: frozenset[str], frame: Frame) -> "Known":
        """What is common to labels of these names."""
        timed = all(place.timed for place in places)
        starred = all(set(place.marks) & set("*>") for place in places)
        return cls(
            marked=frame.marked or frame.enclosed or timed or starred,
            frame=frame,
            first=places[0].span.start,
            last=places[-1].span.start,
            shapes=frozenset(place.marks for place in places),
            timed=timed,
            capital=all(is_capital(place.name) or place.name in LETTERS for place in places)
            and any(map(is_capital, known)),
            common=frozenset(SMALL.findall(text)),
        )

    def told(self, text: str, place: Place) -> Place | None:
        """A label that stands once: with its name, with none, or no label at all."""
        if place.marks not in self.shapes or (self.timed and not place.timed):
            field = is_thing(place.name) and not is_talk(place.name) and not self._is_weak()
            return replace(place, name="") if field and place.opens else None
        if self.frame.alone and not (place.heading or self.timed or is_name(place.name)):
            return None
        if is_sentence(place.name):
            if len(place.name) <= UNSURE:  # `M?`: one of the men
                return replace(place, name="")
            return replace(place, name="") if self.marked and not self._is_weak() else None
        if not (place.opens or self.marked) or is_talk(place.name):
            return None
        understood = not is_thing(place.name) and (self.marked or self._could_be(text, place))
        return place if understood else replace(place, name="")

    def _is_weak(self) -> bool:
        return self.frame.alone and not self.timed

    def in_a_list(self, place: Place) -> Place:
        """The same where several in a row stand once, as the points of a list do."""
        capital = self.capital and is_capital(place.name)
        sure = self.marked or capital or place.role or has_title(place.name)
        return place if sure else replace(place, name="")

    def _could_be(self, text: str, place: Place) -> bool:
        """Whether plain words before a colon, of which nothing else is known, are a name."""
        name = place.name
        if has_title(name) or (self.capital and name.isupper()):
            return True
        within = self.first < place.span.start < self.last
        if self.frame.alone and place.span.start < self.first:  # a title, with words below it
            return False
        if (self.capital and not is_capital(name)) or not (within or is_said(text, place)):
            return False
        if is_full_name(name) or place.role:
            return True
        return is_name(name) and name.lower() not in self.common


def is_said(text: str, place: Place) -> bool:
    """Whether what follows on the line ends as a sentence: `Recorded by: Ada Obi` does not."""
    return line_after(text, place).endswith((".", "!", "?", "…", "。", "！", "？", '"', "”", ","))


def line_after(text: str, place: Place) -> str:
    start = place.span.end
    while start < len(text) and text[start].isspace():
        start += 1
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].strip()
