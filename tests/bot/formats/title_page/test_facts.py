"""When a document was issued, by which number, and what forms, courts and citations are called."""

import pytest

from bot.documents import Day, Document
from bot.formats.title_page.dates import dates_in
from tests.bot.formats.title_page.pages import Drawn, read_page

TITLE: Drawn = ("Wells of the upper valley", 20)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("FOR RELEASE MARCH 9, 2020", ["2020-03-09"]),
        ("Wells, 12. März 2024", ["2024-03-12"]),
        ("le 1er mars 2024", ["2024-03-01"]),
        ("12 de marzo de 2024", ["2024-03-12"]),
        ("12.3.2024", ["2024-03-12"]),
        ("2024-03-12T10:00", ["2024-03-12"]),
        ("13/03/2024", ["2024-03-13"]),
        ("03/13/2024", ["2024-03-13"]),
        ("03/04/2024", ["2024"]),
        ("März 2024", ["2024-03"]),
        ("Αθήνα, Ιούλιος 2015", ["2015-07"]),
        ("31.2.2024", []),
        ("1234-5678", []),
        ("Wells 2024", []),
    ],
)
def test_dates_are_read_as_they_are_written(line: str, written: list[str]) -> None:
    """Of "03/04/2024" nobody knows which is the month."""
    assert [found.day.written for found in dates_in(line)] == written


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        ([("FOR RELEASE MARCH 9, 2020", 8), TITLE], Day(2020, 3, 9)),
        ([TITLE, ("March 2024", 11)], Day(2024, 3)),
        ([TITLE, ("Received 25 July 2008", 9), ("Published 3 October 2008", 9)], Day(2008, 10, 3)),
        ([TITLE, ("Date of inspection visit: 7 July 2015", 9), ("Date of publication: 05/10/2015", 9)],
         Day(2015)),
        ([TITLE, ("Abgabedatum: 12.3.2024", 9)], Day(2024, 3, 12)),
        ([TITLE, ("Received 25 July 2008", 9)], None),
        ([TITLE, ("For the fiscal year ended May 31, 2019", 9)], None),
        ([TITLE, ("In spring 1987 the well was dug and in May 1988 the council kept a book of it "
                   "for the villages of the valley, as before", 9)], None),
        ([TITLE], None),
    ],
)  # fmt: skip
def test_the_date_that_is_printed_is_the_documents(lines: list[Drawn], issued: Day | None) -> None:
    """What was received, visited or reported on another day is not."""
    assert read_page(lines).stated.issued == issued


def test_a_preprints_stamp_tells_its_number_and_day() -> None:
    stated = read_page([TITLE], stamp="arXiv:2401.01234v2 [cs.CL] 31 Jan 2024").stated

    assert (stated.number, stated.issued) == ("arXiv:2401.01234", Day(2024, 1, 31))
    assert stated.kind == "preprint"


@pytest.mark.parametrize(
    ("line", "doi", "number"),
    [
        ("doi:10.5555/wells.2024", "10.5555/wells.2024", None),
        ("https://doi.org/10.5555/wells.2024.", "10.5555/wells.2024", None),
        ("doi:10.5555/one and doi:10.5555/other", None, None),
        ("Report No. 12-04", None, "12-04"),
        ("Serial No. 108-36", None, "108-36"),
        ("TD/B/EX(72)/2", None, "TD/B/EX(72)/2"),
        ("and/or", None, None),
        ("No. of wells: 12", None, None),
    ],
)
def test_numbers_are_told_where_they_say_what_they_are(
    line: str, doi: str | None, number: str | None
) -> None:
    stated = read_page([(line, 9), TITLE]).stated

    assert (stated.doi, stated.number) == (doi, number)


def annual_report(form: str = "FORM 10-K", name: str = "WELLS, INC.") -> Document:
    return read_page(
        [
            ("UNITED STATES", 13, "b"),
            ("SECURITIES AND EXCHANGE COMMISSION", 13, "b"),
            (form, 16, "b"),
            ("For the fiscal year ended May 31, 2019", 8),
            ("Commission file number 1-10635", 8),
            (name, 12, "b"),
            ("(Exact name of registrant as specified in its charter)", 8),
        ],
        title="0000320187-19-000051",
        author="EDGAR Online, a division of a printer",
    )


def test_an_annual_report_is_called_by_its_company_form_and_year() -> None:
    document = annual_report()

    assert document.title == "WELLS, INC. Form 10-K for the fiscal year ended May 31, 2019"
    assert document.stated.authors == ("WELLS, INC.",)
    assert (document.stated.issued, document.stated.kind) == (Day(2019), "report")


@pytest.mark.parametrize("form", ["FORM 10-Q", "Form 20-F", "FORM 10-K/A"])
def test_other_forms_are_called_so_too(form: str) -> None:
    assert annual_report(form).title.startswith(f"WELLS, INC. Form {form[5:].upper()} for the")


def test_a_courts_paper_is_called_by_its_parties() -> None:
    document = read_page(
        [
            ("Case: 21-50498 Document: 1 Date Filed: 03/16/2022", 10),
            ("United States Court of Appeals", 24),
            ("for the Fifth Circuit", 24),
            ("No. 21-50498", 13),
            ("ADA OBI,", 13),
            ("Plaintiff-Appellant,", 13),
            ("versus", 13),
            ("WELLS COMPANY, a corporation,", 13),
            ("Defendant-Appellee.", 13),
        ]
    )

    assert document.title == "Ada Obi v. Wells Company"
    stated = document.stated
    assert (stated.number, stated.issued) == ("21-50498", Day(2022, 3, 16))
    assert stated.publisher == "United States Court of Appeals for the Fifth Circuit"


@pytest.mark.parametrize(
    ("citation", "authors"),
    [
        ("Wells Office, March, 2020, “Wells of the Valley”", ("Wells Office",)),
        ("Obi, Ada, Jan Berg and Lee King. 2020. “Wells of the Valley”",
         ("Ada Obi", "Jan Berg", "Lee King")),
    ],
)  # fmt: skip
def test_a_document_that_says_how_it_is_cited_is_called_so(
    citation: str, authors: tuple[str, ...]
) -> None:
    """Its title is a picture; the citation at the foot has it in letters."""
    lines: list[Drawn] = [
        ("FOR RELEASE MARCH 9, 2020", 8, "l"),
        ("RECOMMENDED CITATION", 8, "l"),
        (citation, 8, "l"),
    ]
    document = read_page(lines)

    assert document.title == "Wells of the Valley"
    assert document.stated.authors == authors
    assert document.stated.issued == Day(2020, 3, 9)
