"""Who wrote a document, by its byline."""

import pytest

from bot.formats.title_page.names import people_in
from tests.bot.formats.title_page.pages import Drawn, read_page

TITLE: Drawn = ("Wells of the upper valley", 20)


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ([("Ada Obi", 12)], ("Ada Obi",)),
        ([("BY Ada Obi and Jan Berg", 11)], ("Ada Obi", "Jan Berg")),
        ([("Ada Obi 1, Jan van den Berg 2, Lee King 1,2", 11), ("1 University of Wells", 9)],
         ("Ada Obi", "Jan van den Berg", "Lee King")),
        ([("Ada Obi*, Jan Berg*", 11), ("Wells Laboratory", 10), ("ada@wells.example", 9),
          ("Lee King, Eva Stone", 11)], ("Ada Obi", "Jan Berg", "Lee King", "Eva Stone")),
        ([("Ada Obi 1, Jan Berg 1, and Lee", 11), ("Stone 2, Eva King 2", 11)],
         ("Ada Obi", "Jan Berg", "Lee Stone", "Eva King")),
        ([("vorgelegt von", 12), ("Ada Obi", 14), ("Referent: Jan Berg", 11)], ("Ada Obi",)),
        ([("Author(s): Ada Obi", 11)], ("Ada Obi",)),
        ([("Prof. Dr. Ada Obi", 11)], ("Ada Obi",)),
        ([("Ada Obi, PhD", 11)], ("Ada Obi",)),
        ([("Ada L. OBI 1, Jan Q. BERG 2", 11)], ("Ada L. Obi", "Jan Q. Berg")),
    ],
)  # fmt: skip
def test_the_byline_names_who_wrote_it(byline: list[Drawn], authors: tuple[str, ...]) -> None:
    assert read_page([TITLE, *byline]).stated.authors == authors


@pytest.mark.parametrize(
    "byline",
    [
        [("Every Village", 12)],
        [("University of Wells", 12)],
        [("Annual Report", 12)],
        [("Supervisor: Jan Berg", 12)],
        [("Members in attendance: Ada Obi, Jan Berg", 12), ("Lee King, Eva Stone", 12)],
        [("Ada Obi", 12), ("President", 10)],
        [("Ada Obia, Jan Bergb", 11), ("a University of Wells", 9), ("b Wells College", 9)],
        [("Ada Obi, Jan Xq3 Berg-, Lee King, Eva Stone", 11), ("Per Lind, Ida Holm", 11)],
        [("By Popular Demand", 11)],
        [("New York", 11)],
        [("WWeellllss OObbii", 11)],
        [("Contact: Ada Obi", 11)],
    ],
)
def test_nobody_is_named_where_it_is_not_certain(byline: list[Drawn]) -> None:
    assert read_page([TITLE, *byline]).stated.authors == ()


@pytest.mark.parametrize(
    ("author", "authors"),
    [("Ada Obi", ("Ada Obi",)), ("WIN7", ()), ("Jan Berg", ()), ("whitest", ())],
)
def test_the_files_author_is_believed_where_the_page_prints_it(
    author: str, authors: tuple[str, ...]
) -> None:
    lines: list[Drawn] = [TITLE, ("written down and kept by Ada Obi of this village", 10)]

    assert read_page(lines, author=author).stated.authors == authors


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Ada Obi∗1,2 Jan Berg†3", ("Ada Obi", "Jan Berg")),
        ("Ana de la Cruz; Jan van den Berg", ("Ana de la Cruz", "Jan van den Berg")),
        ("Gr´egory Obi", ("Grégory Obi",)),
        ("Franc¸ois Obi", ("François Obi",)),
        ("Md. Aslam Obi 2 and Mohammad A. Berg 2,3", ("Md. Aslam Obi", "Mohammad A. Berg")),
        ("Ada Obi (s123598)", ("Ada Obi",)),
        ("Lee King, Jr.", ("Lee King Jr",)),
        ("Mary J. O’Obi 1,2", ("Mary J. O’Obi",)),
        ("Peking University", None),
        ("Google DeepMind", None),
        ("ada@wells.example", None),
        ("the keepers", None),
        ("", None),
    ],
)
def test_names_are_told_from_their_marks(words: str, people: tuple[str, ...] | None) -> None:
    assert people_in(words) == people
