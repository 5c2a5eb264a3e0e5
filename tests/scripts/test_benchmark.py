"""The benchmark: the same texts for all, what counts as found, the tables, what is not installed."""

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.benchmarking.material import material_of, questions_of
from scripts.benchmarking.measured import (
    Added,
    Asked,
    Run,
    asked_of,
    medians,
    read_runs,
    write_runs,
)
from scripts.benchmarking.system import Known, Place, Result
from scripts.benchmarking.systems.registry import Listed, Name, system_of
from scripts.benchmarking.table import comparison_tables
from scripts.plot import read_scale

WELLS = "The keeper counted nine wells near the harbour."
BOATS = "The ferryman painted two boats before the frost."

ASKED = Asked(
    12.0, 20.0, 500.0, passage_1=0.5, passage_5=1.0, quote_1=None, quote_5=None, length=80
)
BY_HAND = Run(
    run=1,
    system=Name.BY_HAND,
    title="by hand",
    characters=1_000,
    questions=2,
    added=Added(passages=10, seconds=2.0, memory_mb=400.0),
    start_s=8.0,
    asked=ASKED,
)
OURS = replace(
    BY_HAND,
    system=Name.FOOTNOTE,
    title="Footnote",
    added=Added(passages=12, seconds=0.5, memory_mb=100.0),
    start_s=1.0,
    asked=replace(ASKED, p50_ms=3.0, p95_ms=5.0, memory_mb=125.0, quote_1=0.5, quote_5=0.75),
)


@pytest.fixture
def question_set(tmp_path: Path) -> Path:
    """A set of one document, one question with an answer, one without, one with a history."""
    folder = tmp_path / "harbour"
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "harbour.txt").write_text(f"{WELLS}\n\n{BOATS}\n", encoding="utf-8")
    asked = (
        '{"id": "a", "kind": "answerable", "document": "harbour.txt", '
        f'"question": "How many wells were there?", "quotes": [{{"text": "{WELLS}"}}]}}',
        '{"id": "b", "kind": "unanswerable", "question": "Who sold the orchard?"}',
        '{"id": "c", "kind": "follow-up", "history": ["Who painted?"], "document": "harbour.txt", '
        f'"question": "How many?", "quotes": [{{"text": "{BOATS}"}}]}}',
    )
    (folder / "questions.jsonl").write_text("\n".join(asked), encoding="utf-8")
    return folder


def test_all_are_given_the_same_texts_and_questions(question_set: Path) -> None:
    """Whole, and as Footnote's passages; of the questions those with an answer and no history."""
    material = material_of([question_set])
    questions = questions_of([question_set], most=300)

    [text] = material.texts
    assert text.words == f"{WELLS}\n\n{BOATS}\n"
    assert all(
        excerpt.words == text.words[excerpt.place.start : excerpt.place.end]
        for excerpt in material.excerpts
    )
    assert questions == (
        Known("How many wells were there?", (Place("harbour.txt", 0, len(WELLS)),)),
    )


@pytest.mark.model
def test_footnote_is_measured_by_its_own_doors(question_set: Path, tmp_path: Path) -> None:
    """What one process adds, another one opens and asks; a result is a passage and its quotation."""
    adding = system_of(Name.FOOTNOTE, tmp_path, model=tmp_path)
    adding.load()
    passages = adding.add(material_of([question_set]))
    asking = system_of(Name.FOOTNOTE, tmp_path, model=tmp_path)
    asking.open()

    first, *_ = asking.ask("How many wells were there?")

    assert passages == len(material_of([question_set]).excerpts)
    assert first.quote == Place("harbour.txt", 0, len(WELLS))
    assert first.passage.start <= first.quote.start < first.quote.end <= first.passage.end


def test_a_place_is_its_key_again() -> None:
    """Whatever the document's name holds."""
    place = Place("a folder/12:30 o'clock.txt", 3, 40)

    assert Place.of(place.key) == place


def test_a_passage_holds_an_answer_by_the_rule_of_the_evaluation() -> None:
    """Half of the shorter of the two, in the same document."""
    known = [Known("?", (Place("a.txt", 100, 140),))] * 3
    given = [
        [Result(Place("a.txt", 0, 119)), Result(Place("a.txt", 0, 120), Place("a.txt", 90, 120))],
        [Result(Place("b.txt", 0, 400))],
        [Result(Place("a.txt", 0, 400), Place("a.txt", 100, 110))],
    ]

    asked = asked_of(known, given, milliseconds=[3, 1, 2], memory_mb=10)

    assert (asked.passage_1, asked.passage_5) == (1 / 3, 2 / 3)
    assert (asked.quote_1, asked.quote_5) == (2 / 3, 2 / 3)
    assert (asked.p50_ms, asked.p95_ms) == (2, 3)


def test_of_several_runs_the_medians_are_given(tmp_path: Path) -> None:
    """Read again from the file of results, which holds every run."""
    slow = replace(BY_HAND, run=2, added=replace(BY_HAND.added, seconds=9.0), start_s=10.0)
    slower = replace(slow, run=3, added=replace(slow.added, seconds=10.0))
    file = tmp_path / "benchmark.jsonl"
    write_runs([BY_HAND, OURS, slow, slower], file)

    by_hand, ours = medians(read_runs(file))

    assert (by_hand.added.seconds, by_hand.start_s, by_hand.asked) == (9.0, 10.0, ASKED)
    assert ours == OURS


def test_costs_stand_beside_those_of_the_way_by_hand() -> None:
    """In brackets how many times as much; what a system does not give is a dash."""
    tables = comparison_tables([OURS, BY_HAND], of=3)

    assert "| Footnote | 2,000 (4.00) | 3.0 (0.25) | 5.0 (0.25) | 1.00 (0.12) |" in tables
    assert "| by hand | 10 | 80 | .500 | 1.000 | – | – |" in tables
    assert "the medians of 3 runs by turns" in tables


def test_without_questions_adding_alone_is_told() -> None:
    """As of a plain folder of documents."""
    alone = replace(OURS, questions=0, start_s=None, asked=None)

    tables = comparison_tables([alone], of=1)

    assert tables.endswith("| Footnote | 2,000 | – | – | – | 100 | – |")


def test_what_is_not_installed_is_known_without_importing_it() -> None:
    """So that it can be said and left out."""
    listed = Listed("Another", ("numpy", "no-such-distribution"))

    assert listed.missing == ("no-such-distribution",)


def test_sizes_are_drawn_in_order(tmp_path: Path) -> None:
    """Whatever else a line of the measurement holds."""
    line = '{"passages": %d, "p50_ms": 1, "p95_ms": 2, "open_s": 1, "add_s": 1, '
    line += '"resident_mb": 1, "recall_at_20": 1, "beside": 0}\n'
    file = tmp_path / "scale.jsonl"
    file.write_text(line % 100_000 + line % 10_000, encoding="utf-8")

    scales = read_scale(file)

    assert [scale.passages for scale in scales] == [10_000, 100_000]
