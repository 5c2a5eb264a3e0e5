"""What a document is called, by its first page and its file's properties."""

import pytest

from bot.documents import Document
from tests.bot.formats.title_page.pages import Drawn, read_page

STAMP = "arXiv:2401.01234v1 [cs.CL] 31 Jan 2024"
WELLS = "Wells of the upper valley"
NAMED: list[tuple[list[Drawn], str]] = [
    ([(WELLS, 24)], WELLS),
    ([("Wells of the upper", 24), ("valley and their keepers", 24)], WELLS + " and their keepers"),
    ([("Journal of Wells", 28), ("Volume 18, Issue 3", 9), (WELLS, 18)], WELLS),
    ([("Published as a conference paper at WELLS 2024", 10), (WELLS.upper(), 17)], WELLS.upper()),
    ([("Research article", 18), (WELLS, 17, "b")], WELLS),
    ([("FOR RELEASE MARCH 9, 2020", 8), (WELLS, 40)], WELLS),
    ([("EFiled: Jan 14 2013 09:42AM EST", 16, "b"), (WELLS, 14, "b")], WELLS),
    ([("Hochschule Wells", 21), ("Masterarbeit", 18), (WELLS, 16)], WELLS),
    ([("UNIVERSITY OF WELLS", 20), ("A thesis submitted to the keepers", 15), (WELLS, 14)], WELLS),
    ([("HEARING", 18, "b"), ("BEFORE THE", 7), (WELLS, 16, "b")], WELLS),
    ([("THE IMPACTS OF RAIN ON", 20), ("THE WELLS", 44), ("IN THE UPPER VALLEY", 20)],
     "THE IMPACTS OF RAIN ON THE WELLS IN THE UPPER VALLEY"),
    ([("Evoking wells of the vill-", 18), ("age by name", 18)], "Evoking wells of the village by name"),
    ([("User Manual", 30), ("Well Pump 2000", 28)], "User Manual Well Pump 2000"),
    ([("Wells on Cluster Platforms ∗".replace(" ∗", " *"), 18)], "Wells on Cluster Platforms"),
    ([("WT/WELL/408/Rev.1", 14, "b"), (WELLS, 12, "b")], WELLS),
    ([("Contents", 22, "b"), (WELLS, 20, "b")], WELLS),
    ([("Version 1.8", 22), (WELLS, 20)], WELLS),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "title"), NAMED)
def test_the_largest_words_that_are_no_boilerplate_are_the_title(
    lines: list[Drawn], title: str
) -> None:
    assert read_page(lines).title == title


@pytest.mark.parametrize(
    "stamp",
    [
        STAMP,
        "Downloaded from https://wells.example/10.5555/wells on 3 May 2024",
        "hep-ph/9412269 09 Dec 94",
        "www.wells.example",
    ],
)
def test_a_stamp_up_the_margin_is_no_title(stamp: str) -> None:
    assert read_page([(WELLS, 18), ("Ada Obi", 11)], stamp=stamp).title == WELLS


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Microsoft Word - final2.doc", WELLS),
        ("0001018724-18-000005", WELLS),
        ("Untitled", WELLS),
        ("paper.dvi", WELLS),
        ("Annual template of the office", WELLS),
        ("UG", WELLS),
        ("wells of the upper valley", WELLS),
    ],
)
def test_a_programs_title_gives_way_to_the_pages(said: str, title: str) -> None:
    assert read_page([(WELLS, 24)], title=said).title == title


def test_a_title_that_page_and_file_both_have_may_be_set_small() -> None:
    """Nothing on the page is set apart; the file says which of its lines is the title."""
    lines: list[Drawn] = [("The wells of a village and who keeps them", 10, "l")]

    assert read_page(lines, title="The wells of a village and who keeps them").title == lines[0][0]


def untitled(*lines: Drawn, **more: object) -> Document:
    return read_page(list(lines), **more)


@pytest.mark.parametrize(
    "document",
    [
        untitled(("The well is deep", 10, "l")),
        untitled(("University of Wells", 24)),
        untitled(("WELLS", 40)),
        untitled(("Table of Contents", 24)),
        untitled(("2.1.1 Objectives", 14, "b")),
        untitled(("12 March 2024", 24)),
        untitled(("https://wells.example", 24)),
        untitled(("Dear keepers,", 16, "b")),
        untitled(("Ada Obi 1, Jan Berg 2", 20)),
        untitled(("$ 4,500,000", 30)),
    ],
)
def test_what_is_not_sure_is_called_by_its_file(document: Document) -> None:
    assert document.title == "scan_0042"


def test_a_letter_is_called_by_what_it_is_about() -> None:
    lines: list[Drawn] = [("Re: Wells of the valley", 10, "l"), ("Dear keepers,", 10, "l")]

    assert read_page(lines).title == "Wells of the valley"
