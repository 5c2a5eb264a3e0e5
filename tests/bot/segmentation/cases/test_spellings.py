"""One person under two spellings is one; two people are never one, however alike their names."""

from itertools import cycle

import pytest

from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.texts import document

SAID = (
    "I found the bell in the reeds.",
    "My boat was in the yard, and we laughed.",
    "We hung the lamp by the well, I think.",
    "I was nine, and my brother was four.",
    "Our roof was mended in the spring.",
    "I would plant beans there.",
)
TWO = (
    ("Mr. Obi", "Mrs. Obi"),
    ("Dr. Obi", "Ms. Obi"),
    ("Ada Obi", "Ben Obi"),
    ("Jane Obi", "John Obi"),
    ("Ada Obi", "Ada Roe"),
    ("Ada Obi Sr.", "Ada Obi Jr."),
    ("Mr. Lark", "Lark Junior"),
    ("P1", "P10"),
    ("Speaker 1", "Speaker 10"),
    ("SPEAKER_00", "SPEAKER_01"),
    ("F2", "M2"),
    ("Ann", "Anna"),
    ("Sam", "Samantha"),
    ("Oak", "Oakley"),
    ("Mother", "Grandmother"),
    ("Student", "Second Student"),
    ("MINISTER", "DEPUTY MINISTER"),
    ("The Minister", "The Minister of Water"),
    ("The President", "Vice President Oak"),
    ("President Oak", "Vice President Oak"),
    ("Senator Oak", "Representative Oak"),
    ("The Chair", "The Chair of Works"),
    ("Reporter", "Second Reporter"),
    ("Ms. Heron", "Ms. Heron-Lark"),
    ("Ada", "Ada's mother"),
    ("Caller 1", "Caller 2"),
    ("A", "A2"),
)
"""Names of two people."""
BRACKETED = (("Mr. Obi (East)", "Mr. Obi (West)"), ("Guest (Ada)", "Guest (Ben)"))
"""Names of two people whom only brackets tell."""
ONE = (
    ("Cy Long", "Cy"),
    ("Ida Vogt", "IDA VOGT"),
    ("Ms. Heron (East Hill, Blue)", "Ms. Heron"),
    ("Ada Obi (via video)", "Ada Obi"),
    ("Dr. Ada Obi", "Ada Obi"),
)
"""Two spellings of one, none of which is anybody else's."""
TOGETHER = ("Ada and Ben", "Ada & Ben", "Ada/Ben", "Ada + Ben", "ADA AND BEN")
"""But for `Ada, Ben`, which a surname before a comma looks like."""


def spoken(names: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """Who says something where a host talks with these people in turn, and who is said to."""
    lines = [f"Host: Welcome, {' and '.join(names)}. Who begins?"]
    for said, name in zip(SAID, cycle(names), strict=False):
        lines += [f"{name}: {said}", "Host: And then?"]
    source = document("\n\n".join(lines) + "\n")
    passages = split_passages(Transcript.of(source))
    whose = dict(zip(SAID, cycle(names), strict=False))
    return [
        (name, passage.speaker)
        for said, name in whose.items()
        for passage in passages
        if said in passage.text
    ]


@pytest.mark.parametrize("names", TWO, ids=" | ".join)
def test_two_people_are_two(names: tuple[str, str]) -> None:
    """Or nobody: one name for both would be wrong on every second quotation."""
    assert [(name, found) for name, found in spoken(names) if found not in (name, None)] == []


@pytest.mark.parametrize("names", BRACKETED, ids=" | ".join)
@pytest.mark.xfail(reason="brackets are a role, and no part of a name that two bear", strict=True)
def test_two_people_of_one_name_are_told_by_their_brackets(names: tuple[str, str]) -> None:
    """Or nobody is named."""
    found = {speaker for _, speaker in spoken(names)}

    assert len(found) == 2 or found == {None}


@pytest.mark.parametrize("names", ONE, ids=" | ".join)
def test_one_person_is_one(names: tuple[str, str]) -> None:
    """Under one of the two spellings."""
    found = {speaker for _, speaker in spoken(names)}

    assert len(found) == 1
    assert found <= set(names)


@pytest.mark.parametrize("both", TOGETHER)
def test_two_who_speak_together_are_not_one_person(both: str) -> None:
    """What both say once makes neither of them the other."""
    names = ("Ada", "Ben", both)

    assert [(name, found) for name, found in spoken(names) if found not in (name, None)] == []
