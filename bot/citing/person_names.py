"""Somebody's name in the parts that styles set apart: family, given, particle, suffix.

A name is taken apart only where that is certain. An institution, a role ("Guide"), a name in
letters without capitals, and three full names in a row ("Gabriel García Márquez": which is the
family?) stay whole, as `literal`: a style then writes them as they stand. Written "García Márquez,
Gabriel", a name says itself which is which.
"""

import re
from dataclasses import dataclass

PARTICLES = frozenset(
    "af al av bin da de del della den der des di do dos du e el ibn la las le lo los op "
    "ten ter van vom von y zu zum zur 't".split()
)
SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV".split())
HONORIFICS = frozenset("Dr Dr. Prof Prof. Professor Mr Mr. Mrs Mrs. Ms Ms. Mx Mx.".split())
"""No style prints them."""
INSTITUTIONS = re.compile(
    r"\b(?:Agency|Association|Bank|Board|Bureau|Centre|Center|Coalition|College|Commission|"
    r"Committee|Company|Corporation|Council|Court|Department|Federation|Foundation|Fund|"
    r"Government|Group|Inc|Institute|International|League|Ltd|Ministry|Museum|Network|Office|"
    r"Organi[sz]ation|Parliament|Party|Press|Programme|Project|Service|Society|Team|Trust|Union|"
    r"United|University|Verein|and|for|in|of|on|the|&)\b|&|\d"
)
"""Example: `Water Office`, `Doctors for Wells`."""
GIVEN = re.compile(r"[^\W\d_](?:[\w'’.-]*)")
"""Example: `Ada`, `J.`, `Jean-Luc`."""
INITIAL = re.compile(r"(?:[^\W\d_a-z]\.?)(?:-?[^\W\d_a-z]\.)*")
"""Example: `J.`, `J.-L.`, `Q`."""
PATRONYMIC = re.compile(r"\w+(?:вич|вна|ична|vich|vych|vna)")
"""Example: `Петровна`, `Petrovich`: the name between given and family, or after both."""
SEVERAL = re.compile(r"(?<!\s)\s*+(?:;|\band\b|&|\bund\b|\bet\b)\s*")
"""Example: `Ada Obi and Jan Berg`."""


@dataclass(frozen=True, slots=True)
class Person:
    """One name: either whole, or a family name with what goes with it."""

    family: str | None = None
    given: str | None = None
    particle: str | None = None
    """What stands before the family name and is kept with it: "von der", "de la"."""
    suffix: str | None = None
    literal: str | None = None
    """The whole name, of an institution or where the parts are not certain."""

    def __post_init__(self) -> None:
        if (self.family is None) == (self.literal is None):
            raise ValueError(f"a name is whole or has a family name: {self!r}")

    @property
    def words(self) -> str:
        """The name as it is said: "Jan van den Berg Jr."."""
        parts = (self.given, self.particle, self.family, self.suffix, self.literal)
        return " ".join(part for part in parts if part)

    @property
    def inverted(self) -> str:
        """The name as BibTeX takes it, family first: "van den Berg, Jr., Jan"."""
        if self.literal is not None:
            return self.literal
        family = " ".join(part for part in (self.particle, self.family) if part)
        return ", ".join(part for part in (family, self.suffix, self.given) if part)


def person_of(name: str) -> Person:
    """A name in its parts, or whole where they are not certain.

    Raises:
        ValueError: the name is blank.
    """
    name = " ".join(name.split())
    if not name:
        raise ValueError("a name has at least one letter; leave out a person without one")
    words = name.split(" ")
    while len(words) > 2 and words[0] in HONORIFICS:
        words = words[1:]
    bare = " ".join(words)
    if INSTITUTIONS.search(bare) or not _capitals(bare):
        return Person(literal=name)
    if "," in bare:
        return _inverted(bare) or Person(literal=name)
    suffix = words.pop() if len(words) > 2 and words[-1] in SUFFIXES else None
    return _in_order(words, suffix) or Person(literal=name)


def people_of(names: str) -> tuple[Person, ...]:
    """Everybody in a line of authors: "Ada Obi and Jan Berg", "Obi, Ada; Berg, Jan"."""
    if INSTITUTIONS.search(SEVERAL.sub(" ", names)):
        return tuple(map(person_of, filter(None, map(str.strip, names.split(";")))))
    parts = [" ".join(part.split()).strip(" ,") for part in SEVERAL.split(names)]
    people: list[Person] = []
    for part in filter(None, parts):
        listed = [each.strip() for each in part.split(",") if each.strip()]
        in_full = len(listed) > 1 and all(" " in each for each in listed)
        people.extend(map(person_of, listed if in_full else [part]))
    return tuple(people)


def _in_order(words: list[str], suffix: str | None) -> Person | None:
    """Given names, particle, family; None where it is not certain where the family begins."""
    first = next((at for at, word in enumerate(words) if at and word in PARTICLES), None)
    if first is not None:
        after = next((at for at in range(first, len(words)) if words[at] not in PARTICLES), None)
        if after is None or not _are_given(words[:first]):
            return None
        particle, family = " ".join(words[first:after]), " ".join(words[after:])
        return Person(family, " ".join(words[:first]), particle, suffix)
    if len(words) == 3 and PATRONYMIC.fullmatch(words[2]):
        return Person(words[0], " ".join(words[1:]), None, suffix)
    if len(words[-1]) > 2:
        words = [*words[:-1], words[-1].rstrip(".")]  # a sentence's end is no part of a name
    middle = words[1:-1]
    certain = all(INITIAL.fullmatch(each) or PATRONYMIC.fullmatch(each) for each in middle)
    if len(words) < 2 or not certain or not _are_given(words[:-1]) or INITIAL.fullmatch(words[-1]):
        return None
    return Person(words[-1], " ".join(words[:-1]), None, suffix)


def _inverted(name: str) -> Person | None:
    """ "Berg, Jan van den", "van den Berg, Jan", "King, Jr., Lee", "Lee King, Jr."."""
    parts = [part.strip() for part in name.split(",")]
    suffix = next((part for part in parts[1:] if part in SUFFIXES), None)
    if suffix:
        parts.remove(suffix)
    if len(parts) == 1 and suffix:
        return _in_order(parts[0].split(" "), suffix)
    if len(parts) != 2 or not all(parts):
        return None
    family, given = parts[0].split(" "), parts[1].split(" ")
    particle: list[str] = []
    while len(family) > 1 and family[0] in PARTICLES:
        particle.append(family.pop(0))
    while len(given) > 1 and given[-1] in PARTICLES:
        particle.insert(0, given.pop())
    if not _are_given(given):
        return None
    return Person(" ".join(family), " ".join(given), " ".join(particle) or None, suffix)


def _are_given(words: list[str]) -> bool:
    """Whether these can be shortened to their first letters."""
    return bool(words) and all(GIVEN.fullmatch(word) and word[0].isupper() for word in words)


def _capitals(name: str) -> bool:
    """Whether all its letters are of alphabets that have capitals, and some are small."""
    letters = [letter for letter in name if letter.isalpha()]
    cased = all(letter.upper() != letter.lower() for letter in letters)
    return cased and any(letter.islower() for letter in letters)
