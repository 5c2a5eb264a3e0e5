"""Names in their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.citing.person_names import Person, people_of, person_of


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ada Obi", Person("Obi", "Ada")),
        ("Obi, Ada", Person("Obi", "Ada")),
        ("Dr. Ada Obi", Person("Obi", "Ada")),
        ("J. Q. Public", Person("Public", "J. Q.")),
        ("Jean-Luc Obi", Person("Obi", "Jean-Luc")),
        ("Mara von der Stein", Person("Stein", "Mara", "von der")),
        ("von der Stein, Mara", Person("Stein", "Mara", "von der")),
        ("Stein, Mara von der", Person("Stein", "Mara", "von der")),
        ("Ana María de la Cruz", Person("Cruz", "Ana María", "de la")),
        ("Lee King Jr.", Person("King", "Lee", None, "Jr.")),
        ("Lee King, Jr.", Person("King", "Lee", None, "Jr.")),
        ("King, Jr., Lee", Person("King", "Lee", None, "Jr.")),
        ("García Márquez, Gabriel", Person("García Márquez", "Gabriel")),
        ("Анна Петровна Иванова", Person("Иванова", "Анна Петровна")),
        ("Иванова Анна Петровна", Person("Иванова", "Анна Петровна")),
        ("Ångström Öst", Person("Öst", "Ångström")),
    ],
)
def test_a_name_whose_parts_are_certain_is_taken_apart(name: str, person: Person) -> None:
    """Family, given, what stands before the family name, what stands after it."""
    assert person_of(name) == person


@pytest.mark.parametrize(
    "name",
    [
        "Guide",
        "UNHCR",
        "Water Office",
        "Doctors for Wells",
        "Ministry of Water, Energy and Mines",
        "Gabriel García Márquez",
        "bell hooks",
        "村上花",
        "محمد علي",
        "von Trapp",
    ],
)
def test_a_name_whose_parts_are_not_certain_stays_whole(name: str) -> None:
    """An institution, a role, three full names, letters without capitals."""
    assert person_of(name) == Person(literal=name)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("Ada Obi and Jan van den Berg", ["Ada Obi", "Jan van den Berg"]),
        ("Ada Obi, Lu Xu and Bo Ek", ["Ada Obi", "Lu Xu", "Bo Ek"]),
        ("Obi, Ada; van den Berg, Jan", ["Ada Obi", "Jan van den Berg"]),
        ("Water and Sanitation Office", ["Water and Sanitation Office"]),
        ("Obi, Ada", ["Ada Obi"]),
        (" ; ", []),
        (",", []),
    ],
)
def test_a_line_of_authors_is_each_of_them(names: str, words: list[str]) -> None:
    """Parted by "and" or semicolons, by commas where each name is whole."""
    assert [person.words for person in people_of(names)] == words


@given(st.text(max_size=60))
def test_any_line_is_nobody_or_people_with_names(names: str) -> None:
    """A stranger's line breaks nothing."""
    for person in people_of(names):
        assert person.words.strip()
        assert person.family or person.literal


def test_nobody_has_no_name() -> None:
    """A blank name, and a name both whole and in parts, are refused."""
    with pytest.raises(ValueError, match="at least one letter"):
        person_of(" ")
    with pytest.raises(ValueError, match="whole or has a family name"):
        Person("Obi", literal="Ada Obi")
