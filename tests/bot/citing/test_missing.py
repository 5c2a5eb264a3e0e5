"""What a citation lacks, and the numbers that it has."""

import json

import pytest

from bot.citing import (
    Correction,
    Form,
    Reference,
    SourceKind,
    corrected,
    missing_of,
    sources_as,
)
from bot.citing.person_names import person_of
from bot.documents import Day
from bot.errors import DetailsError

PAPER = Reference(
    SourceKind.JOURNAL,
    "Wells",
    (person_of("Ada Obi"),),
    container="Journal of Wells",
    issued=Day(2024),
    doi="10.5555/wells.2024",
    number="Report 12-04",
)


@pytest.mark.parametrize(
    ("reference", "missing"),
    [
        (PAPER, ()),
        (Reference(SourceKind.REPORT, "Wells"), ("authors", "issued")),
        (Reference(SourceKind.REPORT, "Wells", issued=Day(2024)), ("authors",)),
        (Reference(SourceKind.REPORT, "Wells", (person_of("Ada Obi"),)), ("issued",)),
    ],
)
def test_a_citation_says_what_it_lacks(reference: Reference, missing: tuple[str, ...]) -> None:
    assert missing_of(reference, "wells.pdf") == missing


@pytest.mark.parametrize("title", ["scan-0012.pdf", "scan-0012"])
def test_the_name_of_a_file_is_no_title(title: str) -> None:
    reference = Reference(SourceKind.REPORT, title, (person_of("Ada Obi"),), issued=Day(2024))

    assert missing_of(reference, "scan-0012.pdf") == ("title",)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (Form.BIBTEX, "doi = {10.5555/wells.2024}"),
        (Form.BIBLATEX, "doi = {10.5555/wells.2024}"),
        (Form.RIS, "DO  - 10.5555/wells.2024"),
        (Form.RIS, "TY  - JOUR"),
        (Form.CSL_JSON, '"DOI": "10.5555/wells.2024"'),
        (Form.CSL_JSON, '"type": "article-journal"'),
        (Form.CSL_JSON, '"number": "Report 12-04"'),
    ],
)
def test_other_programs_are_told_the_doi_and_the_number(form: Form, words: str) -> None:
    assert words in sources_as(form, {PAPER: ""})


@pytest.mark.parametrize("kind", list(SourceKind))
def test_every_kind_is_known_to_every_program(kind: SourceKind) -> None:
    """None is left without a type of its own or one that stands for it."""
    reference = Reference(kind, "Wells", number="arXiv:2401.01234")

    assert json.loads(sources_as(Form.CSL_JSON, {reference: ""}))[0]["type"] == kind.value
    assert sources_as(Form.BIBTEX, {reference: ""}).startswith("@")
    assert sources_as(Form.RIS, {reference: ""}).startswith("TY  - ")


def test_a_preprint_is_told_by_its_number() -> None:
    entry = sources_as(
        Form.BIBLATEX, {Reference(SourceKind.PREPRINT, "Wells", number="arXiv:2401.01234"): ""}
    )

    assert "eprint = {2401.01234}" in entry
    assert "eprinttype = {arXiv}" in entry


def test_a_person_corrects_the_doi_with_its_address_or_without() -> None:
    for said in ("10.5555/rope", "https://doi.org/10.5555/rope", "doi:10.5555/rope"):
        assert corrected(PAPER, Correction(doi=said)).doi == "10.5555/rope"
    assert corrected(PAPER, Correction(doi="", number="")).doi is None
    assert corrected(PAPER, Correction()).number == "Report 12-04"


def test_what_is_no_doi_is_refused_in_a_sentence() -> None:
    with pytest.raises(DetailsError, match="wells is no DOI"):
        Correction(doi="wells")
