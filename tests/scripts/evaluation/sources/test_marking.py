"""Tests of marking what is known of a document against what a librarian wrote down."""

import json
from pathlib import Path

import pytest

from bot.citing import Person, Reference, SourceKind
from bot.citing.person_names import person_of
from bot.documents import Day, Metadata
from scripts.console.terminal import UsageError
from scripts.evaluation.sources.gold import FILE, Gold, read_gold
from scripts.evaluation.sources.marking import Mark, marked

LINE = {
    "file": "wells.pdf",
    "kind": "report",
    "title": ["Wells of the North", "Wells of the North: A Survey"],
    "authors": ["Guide A. Berg", "Reader van den Obi"],
    "authors_or": [["Water Office"]],
    "issued": "2020-03-09",
    "doi": "10.5555/wells.2020",
    "number": "arXiv:2003.01234",
    "publisher_or": ["Water Office"],
}


def gold_of(folder: Path, **other: object) -> Gold:
    """A line as it is read, with other values."""
    (folder / FILE).write_text(json.dumps({**LINE, **other}) + "\n\n", encoding="utf-8")
    return read_gold(folder)[0]


def known(title: str, *authors: Person, issued: Day | None = None) -> Reference:
    """What is known of a document."""
    return Reference(SourceKind.REPORT, title, authors=authors, issued=issued)


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("Wells of the North", Mark.RIGHT),
        ("WELLS OF\nTHE NORTH — A SURVEY", Mark.RIGHT),
        ("Wélls of the N\u00adorth", Mark.RIGHT),
        ("Wells of", Mark.WRONG),
        ("Report 12", Mark.WRONG),
        ("wells.pdf", Mark.NONE),
        ("wells", Mark.NONE),
    ],
)
def test_a_title_is_right_however_it_is_printed(tmp_path: Path, title: str, mark: Mark) -> None:
    """In each acceptable form; the file's name stands for none."""
    assert marked(gold_of(tmp_path), known(title), Metadata()).title is mark


def test_no_title_is_right_where_none_is_printed(tmp_path: Path) -> None:
    """And a form that is given is right all the same."""
    gold = gold_of(tmp_path, no_title=True)

    assert marked(gold, known("wells.pdf"), Metadata()).title is Mark.RIGHT
    assert marked(gold, known("Wells of the North"), Metadata()).title is Mark.RIGHT


@pytest.mark.parametrize(
    ("names", "mark"),
    [
        (["Guide Berg", "R. van den Obi"], Mark.RIGHT),
        (["Berg, Guide A.", "Obi, Reader"], Mark.RIGHT),
        (["Water Office"], Mark.RIGHT),
        (["Reader van den Obi", "Guide A. Berg"], Mark.PARTLY),
        (["Guide A. Berg"], Mark.PARTLY),
        (["Helper Lund"], Mark.WRONG),
        ([], Mark.NONE),
    ],
)
def test_authors_are_right_by_their_family_names_in_order(
    tmp_path: Path, names: list[str], mark: Mark
) -> None:
    """Or as another list that is given; some of them are partly right."""
    reference = known("Wells", *map(person_of, names))

    assert marked(gold_of(tmp_path), reference, Metadata()).authors is mark


def test_nobody_is_right_where_nobody_is_named(tmp_path: Path) -> None:
    """And somebody is wrong."""
    gold = gold_of(tmp_path, authors=[], authors_or=[])

    assert marked(gold, known("Wells"), Metadata()).authors is Mark.RIGHT
    assert marked(gold, known("Wells", person_of("Ada Obi")), Metadata()).authors is Mark.WRONG


@pytest.mark.parametrize(
    ("issued", "year", "date"),
    [
        (Day(2020, 3, 9), Mark.RIGHT, Mark.RIGHT),
        (Day(2020), Mark.RIGHT, Mark.WRONG),
        (Day(2019), Mark.WRONG, Mark.WRONG),
        (None, Mark.NONE, Mark.NONE),
    ],
)
def test_a_date_is_as_exact_as_it_is_printed(
    tmp_path: Path, issued: Day | None, year: Mark, date: Mark
) -> None:
    """The year counts by itself too."""
    mark = marked(gold_of(tmp_path), known("Wells", issued=issued), Metadata())

    assert (mark.year, mark.date) == (year, date)


def test_a_number_is_the_same_with_and_without_its_version(tmp_path: Path) -> None:
    """What is neither printed nor known is not marked."""
    stated = Metadata(doi="10.5555/WELLS.2020", number="2003.01234v2")

    mark = marked(gold_of(tmp_path), known("Wells"), stated)

    assert (mark.doi, mark.number, mark.publisher) == (Mark.RIGHT, Mark.RIGHT, None)


@pytest.mark.parametrize("line", ["wells", "[]", '{"file": "wells.pdf"}'])
def test_a_line_without_a_file_and_a_title_is_refused(tmp_path: Path, line: str) -> None:
    """In a sentence that names it."""
    (tmp_path / FILE).write_text(line, encoding="utf-8")

    with pytest.raises(UsageError, match="Line 1 of"):
        read_gold(tmp_path)
