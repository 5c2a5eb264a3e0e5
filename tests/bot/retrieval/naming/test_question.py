"""Which documents a question names: by words that stand in their names and mostly there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import Document
from bot.documents.metadata import Day, Metadata
from bot.library.indexing.searcher import Searcher
from bot.retrieval.naming.names import NamesOfDocuments
from bot.retrieval.naming.question import OTHER_YEARS, Named, named
from tests.support.searching import searching
from tests.support.texts import document

TAX = "The tax rate of {} was 21 percent. The board paid it and the state took it.\n"
DUG = "Wells were dug in the north, and the pumps were paid for by the village.\n\n"


def report(name: str, company: str, *, title: str | None = None) -> Document:
    """A report that speaks of its company now and then, and of what all reports speak of."""
    text = (
        f"# {title or 'Annual report'}\n\n{DUG}## Tax\n\n{TAX.format(company)}\n## {name}\n\n{DUG}"
    )
    return document(text, name=name)


REPORTS = (
    report("NORTHBRIDGE_2021_10K.txt", "North Bridge"),
    report("NORTHBRIDGE_2022_10K.txt", "North Bridge"),
    report("PumpWorks_FY2022.txt", "Pump Works"),
    report("2M_2022_10K.txt", "2M"),
    report("KORVAMILLS_2022_10K.txt", "Korva Mills"),
    report("c.md", "Sandhill & Stone", title="Sandhill & Stone: how a quarry pays"),
    report("d.md", "the quarry", title="Tax in the state"),
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """A library of seven reports."""
    yield from searching(tmp_path_factory.mktemp("library"), *REPORTS)


def names_in(searcher: Searcher, question: str) -> set[str]:
    """The names of the documents that are meant."""
    found = named(searcher, NamesOfDocuments().at(searcher), question)
    return {each.name for each in found.documents(searcher)} if found else set()


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("What was Pump Works's tax rate?", "PumpWorks_FY2022.txt"),
        ("what was pump works tax rate", "PumpWorks_FY2022.txt"),
        ("What was PumpWorks’ tax rate?", "PumpWorks_FY2022.txt"),
        ("What was 2M's tax rate in FY2022?", "2M_2022_10K.txt"),
        ("What was North Bridge's tax rate in 2021?", "NORTHBRIDGE_2021_10K.txt"),
        ("What was North Bridge's tax rate in FY2022?", "NORTHBRIDGE_2022_10K.txt"),
        ("What was NORTHBRIDGE's tax?", "NORTHBRIDGE_2021_10K.txt NORTHBRIDGE_2022_10K.txt"),
        (
            "What was North Bridge's tax in 1999?",
            "NORTHBRIDGE_2021_10K.txt NORTHBRIDGE_2022_10K.txt",
        ),
        ("Which tax did Korva pay?", "KORVAMILLS_2022_10K.txt"),
        (
            "Compare the tax of Pump Works and Korva Mills.",
            "PumpWorks_FY2022.txt KORVAMILLS_2022_10K.txt",
        ),
        ("What does Sandhill pay?", "c.md"),
        ("What do Sandhill and Stone pay?", "c.md"),
        ("What does S&S pay?", "c.md"),
        ("What does SnS pay?", "c.md"),
        ("What does SANST pay?", "c.md"),
    ],
)
def test_a_document_is_named_however_its_name_is_written(
    searcher: Searcher, question: str, files: str
) -> None:
    """Run together, in capitals, in short, with `'s`; the year tells apart what is named alike."""
    assert names_in(searcher, question) == set(files.split())


@pytest.mark.parametrize(
    "question",
    [
        "What was the tax rate in 2022?",
        "What was the tax rate?",
        "Who paid for the pumps in the north?",
        "What does the state take?",
        "What does the 10-K say?",
        "How many wells were dug?",
        "What do reports say of stone?",
        "Who is Ada Obi?",
        "What did NASA pay?",
        "Why is the sky blue?",
        "…",
    ],
)
def test_a_question_that_names_nobody_names_no_document(searcher: Searcher, question: str) -> None:
    """Ordinary words are no names, nor those that other documents use as much, nor a year."""
    assert names_in(searcher, question) == set()


@given(
    question=st.text(max_size=60)
    | st.lists(st.sampled_from("what is tax the 2022 10 K of".split())).map(" ".join)
)
def test_whatever_is_asked_only_documents_that_are_asked_are_named(
    searcher: Searcher, question: str
) -> None:
    """Some of them and not all, each in the order in which they are asked."""
    found = named(searcher, NamesOfDocuments().at(searcher), question)

    if found is not None:
        assert 0 < len(found.numbers) < len(REPORTS)
        assert list(found.numbers) == [
            each for each in searcher.scope.documents if each in found.numbers
        ]


def test_another_year_of_those_named_counts_half(searcher: Searcher) -> None:
    """It may hold the year that is asked for as well."""
    found = named(searcher, NamesOfDocuments().at(searcher), "North Bridge's tax in 2022?")

    assert found is not None
    assert [share for _, share in found.shares] == [OTHER_YEARS, 1.0]
    assert found.words == {"north", "bridg"}


@pytest.mark.parametrize("question", ["What was the tax in 2021?", "The tax of FY2021?"])
def test_a_year_alone_tells_the_reports_of_one_series_apart(tmp_path: Path, question: str) -> None:
    """Where all are named alike but for it."""
    series = [
        report(f"report-{year}.txt", "Korva", title=f"Report {year}") for year in (2020, 2021, 2022)
    ]
    for searcher in searching(tmp_path, *series):
        assert names_in(searcher, question) == {"report-2021.txt"}
        assert names_in(searcher, "What was the tax?") == set()


def test_who_wrote_or_published_a_document_names_it(tmp_path: Path) -> None:
    """As far as it says so."""
    stated = Metadata(authors=("Ada Obi",), publisher="Quarry Press", issued=Day(1911))
    by = replace(document("Tax is paid. Obi pays it.\n", name="a.txt"), stated=stated)
    for searcher in searching(tmp_path, by, *REPORTS[:2]):
        assert names_in(searcher, "What does Obi say about tax?") == {"a.txt"}
        assert names_in(searcher, "What does Quarry Press print?") == {"a.txt"}


def test_one_document_alone_is_never_named(tmp_path: Path) -> None:
    """There is nothing to ask before or after it."""
    for searcher in searching(tmp_path, REPORTS[2]):
        assert names_in(searcher, "What was Pump Works's tax rate?") == set()


def test_one_that_leans_names_them_as_far_as_it_leans() -> None:
    """A follow-up's documents."""
    assert Named(((1, 1.0), (2, 0.5)), frozenset()).leaning(0.5).shares == ((1, 0.5), (2, 0.25))
