"""Sources as BibTeX, BibLaTeX, RIS and CSL-JSON, read again by parsers that did not write them."""

import json
from dataclasses import replace

import pytest
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string
from pybtexris import RISParser

from bot.citing.exchange.bibtex import TYPES, Dialect, bibtex, key_of
from bot.citing.exchange.csl_json import csl_item, csl_json
from bot.citing.exchange.ris import ris
from bot.citing.person_names import Person
from bot.citing.reference import Reference, SourceKind
from bot.documents.metadata import Day
from tests.support.documents.sources import (
    ALL,
    ALONE,
    ARTICLE,
    BOOK,
    INTERVIEW,
    REPORT,
    UNDATED,
    UNKNOWN,
    WEBPAGE,
)

REFERENCES = pytest.mark.parametrize("reference", ALL, ids=lambda each: each.title)
HOSTILE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('{}\\%$&#_~^\n",@=-;'),
    min_size=1,
    max_size=40,
).filter(str.strip)


def read_bibtex(reference: Reference, dialect: Dialect) -> Entry:
    """The one entry that pybtex reads."""
    entries = parse_string(bibtex(reference, dialect=dialect), "bibtex").entries
    (entry,) = entries.values()
    return entry


def names(entry: Entry) -> list[str]:
    """The authors pybtex reads, family first; a whole name in its braces."""
    return [
        ", ".join(
            " ".join(part)
            for part in (
                [*person.prelast_names, *person.last_names],
                person.lineage_names,
                [*person.first_names, *person.middle_names],
            )
            if part
        )
        for person in entry.persons.get("author", [])
    ]


def in_braces(person: Person) -> str:
    """A name as BibTeX holds it."""
    return f"{{{person.literal}}}" if person.literal else person.inverted


@REFERENCES
@pytest.mark.parametrize("dialect", Dialect)
def test_bibtex_comes_back_whole(reference: Reference, dialect: Dialect) -> None:
    """Type, title, every author in their parts, date and address."""
    entry = read_bibtex(reference, dialect)
    latex = dialect is Dialect.BIBLATEX

    assert entry.type == TYPES[reference.kind][latex]
    assert entry.fields["title"] == f"{{{reference.title}}}"
    assert names(entry) == [in_braces(person) for person in reference.authors]
    assert entry.fields.get("url") == reference.url
    if reference.issued:
        assert entry.fields["date" if latex else "year"] == (
            reference.issued.written if latex else f"{reference.issued.year}"
        )
    if reference.interviewers:
        assert entry.fields["howpublished"].startswith(
            f"Interview by {reference.interviewers[0].words}"
        )


def test_bibtex_is_what_a_person_would_write() -> None:
    """Fields in their order, months by their names, titles safe from a style's small letters."""
    assert bibtex(INTERVIEW, dialect=Dialect.BIBTEX) == (
        "@misc{obi2024water,\n"
        "\tauthor = {Obi, Ada},\n"
        "\ttitle = {{Water for the Valley}},\n"
        "\tyear = {2024},\n"
        "\tmonth = mar,\n"
        "\thowpublished = {Interview by Jan van den Berg, The Well Magazine}\n"
        "}\n"
    )
    assert bibtex(BOOK, dialect=Dialect.BIBLATEX) == (
        "@book{stein1999the,\n"
        "\tauthor = {von der Stein, Mara and de la Cruz, Ana},\n"
        "\ttitle = {{The Deep Well}},\n"
        "\tdate = {1999},\n"
        "\tpublisher = {Well Press},\n"
        "\tlanguage = {en}\n"
        "}\n"
    )


@settings(max_examples=60, deadline=None)  # the first one loads the parsers
@given(HOSTILE, HOSTILE)
def test_no_title_and_no_name_breaks_out_of_its_field(title: str, name: str) -> None:
    """Braces, percent signs, line ends: one entry with its own fields comes back."""
    reference = Reference(SourceKind.BOOK, title, (Person(literal=name),), publisher="Well Press")
    for dialect in Dialect:
        entry = read_bibtex(reference, dialect)

        assert set(entry.fields) == {"title", "publisher"}
        assert len(entry.persons["author"]) == 1
    lines = ris(reference).splitlines()
    assert [line[:6] for line in ris(reference).split("\n")[:-1]] == [
        "TY  - ",
        "AU  - ",
        "TI  - ",
        "PB  - ",
        "ER  - ",
    ], lines


def test_a_key_is_of_letters_that_bibtex_takes() -> None:
    """Without accents; of a title in other letters, a number."""
    accents = replace(BOOK, authors=(Person("Öst-Ünal", "Åsa"),))

    assert key_of(accents) == "ostunal1999the"
    assert key_of(UNDATED).startswith("source")
    assert key_of(UNDATED).isalnum()
    assert key_of(UNKNOWN) == "notes"


@pytest.mark.parametrize(
    ("reference", "lines"),
    [
        (
            INTERVIEW,
            [
                "TY  - PCOMM", "AU  - Obi, Ada", "A2  - van den Berg, Jan",
                "TI  - Water for the Valley", "T2  - The Well Magazine", "PY  - 2024",
                "DA  - 2024/03/12/", "M3  - Interview", "ER  - ",
            ],
        ),
        (ARTICLE, [
            "TY  - MGZN", "AU  - King, Lee, Jr.", "TI  - Why Rope?", "T2  - Rope Weekly",
            "PY  - 2001", "DA  - 2001/01/02/", "ER  - ",
        ]),
        (WEBPAGE, [
            "TY  - ELEC", "AU  - Obi, Ada", "TI  - How a Well Is Dug", "T2  - Wells Online",
            "PY  - 2022", "DA  - 2022/05//", "UR  - https://wells.example/dig",
            "Y2  - 2026/11/22/", "ER  - ",
        ]),
        (ALONE, [
            "TY  - PCOMM", "AU  - Obi, Ada", "A2  - Lind, Per", "TI  - Water for the Valley",
            "M3  - Interview", "ER  - ",
        ]),
    ],
    ids=lambda each: each.title if isinstance(each, Reference) else "",
)  # fmt: skip
def test_ris_is_what_the_format_asks_for(reference: Reference, lines: list[str]) -> None:
    """Tags, names family first, suffix last, dates with their slashes."""
    assert ris(reference).split("\n")[:-1] == lines


@pytest.mark.parametrize("reference", [REPORT, BOOK, UNDATED, ARTICLE], ids=lambda each: each.title)
def test_ris_comes_back_whole(reference: Reference) -> None:
    """Title, authors in their parts, year, as pybtexris reads them."""
    parser = RISParser()
    parser.parse_string(ris(reference))
    (entry,) = parser.data.entries.values()

    assert entry.fields["title"] == reference.title
    assert entry.fields.get("year") == (f"{reference.issued.year}" if reference.issued else None)
    families = [
        " ".join([*person.prelast_names, *person.last_names]) for person in entry.persons["author"]
    ]
    expected = [
        " ".join(filter(None, (person.particle, person.family))) for person in reference.authors
    ]
    for family, person, wanted in zip(families, reference.authors, expected, strict=True):
        # what has no comma, pybtex takes apart itself
        assert family == wanted if person.family else family in (person.literal or "")


@REFERENCES
def test_csl_json_comes_back_whole(reference: Reference) -> None:
    """What json reads is the item; what citeproc reads is the same source."""
    item = csl_item(reference, key="one")
    written = csl_json([item])

    assert json.loads(written) == [item]
    read = CiteProcJSON(json.loads(written))["one"]
    assert read.type == reference.kind.value
    assert str(read.title) == reference.title
    assert [name.parts()[1] for name in read.get("author", [])] == [
        person.family or person.literal for person in reference.authors
    ]
    assert ("issued" in read) == (reference.issued is not None)


def test_csl_json_has_the_variables_of_the_schema() -> None:
    """Names in their parts, dates as parts, parts that nobody knows left out."""
    assert csl_item(INTERVIEW, key="obi2024water") == {
        "id": "obi2024water",
        "type": "interview",
        "title": "Water for the Valley",
        "author": [{"family": "Obi", "given": "Ada"}],
        "interviewer": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}],
        "container-title": "The Well Magazine",
        "issued": {"date-parts": [[2024, 3, 12]]},
    }
    assert csl_item(replace(UNKNOWN, issued=Day(2024, 3)), key="x") == {
        "id": "x",
        "type": "document",
        "title": "Notes on Wells",
        "issued": {"date-parts": [[2024, 3]]},
    }
