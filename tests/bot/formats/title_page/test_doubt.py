"""Where several words may be the title, or none is: the file's name stands."""

import pytest

from bot.documents import Day
from tests.bot.formats.title_page.pages import Drawn, read_page

NAMELESS = "scan_0042.pdf"
WELLS = "Wells of the upper valley"
NONE_IS: list[list[Drawn]] = [
    [("June-July 2021", 28, "b")],
    [("Winter 2020/21", 28)],
    [("WELLS", 25), ("The wells of the upper valley", 21)],
    [("Ropes", 30), ("and the wells of the valley", 10, "b")],
    [("The well is simpli#ed here", 18)],
    [("click the icon above, or visit", 12, "b")],
    [("Contact for further information:", 11, "b"), ("Ada Obi, keeper", 11)],
    [("UNITED STATES TAX COURT", 24), ("The keepers, 1 Petitioners v.", 11)],
    [("In the Wells Court of Appeals", 20), ("Eastern District", 20)],
    [("Effective May 15, the well was dug. Accordingly, keepers are asked to look into it at", 12)],
]  # fmt: skip


@pytest.mark.parametrize("lines", NONE_IS)
def test_what_may_be_no_title_is_none(lines: list[Drawn]) -> None:
    assert read_page(lines).title in (NAMELESS, "scan_0042")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([("Wells Views", 48), ("June-July 2021", 28, "b")], "Wells Views"),
        ([("WELLS", 34, "b"), ("from rope to bucket", 28, "b")], "WELLS from rope to bucket"),
        ([("Wells Office", 18), ("Division of Wells Strategic Plan", 24, "b")],
         "Division of Wells Strategic Plan"),
        ([("Wells: an introduction to ropes", 20)], "Wells: an introduction to ropes"),
    ],
)  # fmt: skip
def test_what_is_set_apart_is_the_title(lines: list[Drawn], title: str) -> None:
    assert read_page(lines).title == title


@pytest.mark.parametrize(
    ("labels", "subject"),
    [
        (("TO:", "FROM:", "DATE:", "SUBJECT:"), WELLS),
        (("To:", "From:", "Date:", "Re:"), WELLS),
        (("An:", "Von:", "Datum:", "Betreff:"), WELLS),
        (("Para:", "De:", "Fecha:", "Asunto:"), WELLS),
        (("Para:", "De:", "Data:", "Assunto:"), WELLS),
        (("À :", "De :", "Date :", "Objet :"), WELLS),
    ],
)
def test_a_memo_is_called_by_its_subject(labels: tuple[str, ...], subject: str) -> None:
    to, by, on, about = labels
    document = read_page(
        [
            ("MEMORANDUM", 18, "b"),
            (f"{to} All keepers", 11, "l"),
            (f"{by} Ada Obi", 11, "l"),
            (f"{on} 2024-03-12", 11, "l"),
            (f"{about} {subject}", 11, "l"),
        ]
    )

    assert document.title == subject
    assert document.stated.authors == ("Ada Obi",)
    assert document.stated.issued == Day(2024, 3, 12)


@pytest.mark.parametrize("labels", [("TO:",), ("SUBJECT:",), ("FROM:", "DATE:")])
def test_half_a_head_makes_no_memo(labels: tuple[str, ...]) -> None:
    lines: list[Drawn] = [(WELLS, 24), *((f"{label} the keepers", 11, "l") for label in labels)]

    assert read_page(lines).title == WELLS


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("2022 ANNUAL REPORT ON FORM 10-K", Day(2022)),
        ("2023 Annual Report", Day(2023)),
        ("First published May 2006. This edition July 2016.", Day(2016, 7)),
        ("WELLS, Tuesday, August 1, 2023 - The well is deep.", Day(2023, 8, 1)),
        ("In October 2009, the well", None),
    ],
)
def test_the_date_is_the_one_of_this_document(line: str, issued: Day | None) -> None:
    assert read_page([(WELLS, 24), (line, 11)]).stated.issued == issued


@pytest.mark.parametrize(
    "line",
    [
        "ADA OBI 1, JAN BERG 2, AND LEE KING 1",
        "· Ada Obi 1 · Jan Berg 2 · Lee King 1",
        "Prepared by Ada Obi, Jan Berg and Lee King, May 23, 2021",
    ],
)
def test_marks_and_dates_beside_authors_are_none(line: str) -> None:
    assert read_page([(WELLS, 24), (line, 11)]).stated.authors == (
        "Ada Obi",
        "Jan Berg",
        "Lee King",
    )


@pytest.mark.parametrize(
    ("second", "authors"),
    [
        ("Jan Berg, University of Ropes, Lagos, Nigeria", ("Ada Obi", "Jan Berg")),
        ("The well, which is deep, was dug by all", ()),
    ],
)
def test_names_may_stand_each_before_where_they_work(second: str, authors: tuple[str, ...]) -> None:
    first = "Ada Obi, Wells Office, Quito, Ecuador"

    assert read_page([(WELLS, 24), (first, 11), (second, 11)]).stated.authors == authors
