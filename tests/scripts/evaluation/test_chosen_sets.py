"""Sets on a command line: which are passed over, of which kind each is, and how it is asked."""

import json
from argparse import ArgumentTypeError
from pathlib import Path

import pytest

from bot.errors import FootnoteError
from bot.retrieval.scope import EVERYBODY
from scripts.console.questions import Question
from scripts.console.terminal import Parser
from scripts.evaluation.chosen_sets import (
    ChosenSet,
    KindOfSets,
    add_set_options,
    chosen_sets,
    kind_of,
    kind_of_sets,
    names,
    scope_of,
    spread,
)
from scripts.evaluation.question_sets import Kind, KnownQuestion
from tests.support.texts import document

POND, MILL = document("The pond froze.", name="pond.txt"), document("The mill.", name="mill.txt")


def chosen(folder: Path, *typed: str) -> tuple[ChosenSet, ...]:
    """The sets that are typed after a command; `radio`, `press` and `press-german` are there."""
    for name in ("radio", "press", "press-german"):
        (folder / name / "documents").mkdir(parents=True, exist_ok=True)
        (folder / name / "documents" / "pond.txt").write_text("The pond froze.", encoding="utf-8")
        line = json.dumps({"question": "Why?", "kind": "unanswerable"})
        (folder / name / "questions.jsonl").write_text(line, encoding="utf-8")
    (folder / "notes").mkdir(exist_ok=True)
    parser = Parser()
    add_set_options(parser)
    sets = [str(folder / name) for name in ("notes", "radio", "press", "press-german")]
    return chosen_sets(parser.parse_args([*sets, *typed]))


def known(number: int, about: str | None) -> KnownQuestion:
    """A question about a document."""
    question = Question(str(number), "Why?")
    return KnownQuestion(question, Kind.UNANSWERABLE, None, (), about=about)


def test_a_folder_without_questions_is_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said; where there is no other, it is refused."""
    sets = chosen(tmp_path)

    assert [each.name for each in sets] == ["radio", "press", "press-german"]
    assert "notes holds no questions.jsonl and is passed over" in capsys.readouterr().err
    parser = Parser()
    add_set_options(parser)
    with pytest.raises(FootnoteError, match="cannot be read"):
        chosen_sets(parser.parse_args([str(tmp_path / "notes")]))


def test_kinds_are_those_typed_or_the_name_to_its_dash(tmp_path: Path) -> None:
    """What is typed goes first."""
    assert [each.kind for each in chosen(tmp_path)] == ["radio", "press", "press"]
    assert [each.kind for each in chosen(tmp_path, "--kind", "talks=radio,press")] == [
        "talks",
        "talks",
        "press",
    ]
    assert kind_of_sets("talks = radio, press") == KindOfSets("talks", ("radio", "press"))
    assert kind_of("radio", [kind_of_sets("talks=radio"), kind_of_sets("air=radio")]) == "talks"
    for nothing in ("talks", "=radio", "talks="):
        with pytest.raises(ArgumentTypeError):
            kind_of_sets(nothing)
    with pytest.raises(ArgumentTypeError):
        names(" , ")


def test_sets_are_named_that_are_asked_of_one_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By name or all of them; a name that no set has is said."""
    some = chosen(tmp_path, "--own-document", "press,pres")
    said = capsys.readouterr().err

    assert [each.own for each in some] == [False, True, False]
    assert "pres is none of the sets" in said
    assert all(each.own for each in chosen(tmp_path, "--own-document", "all"))


def test_a_question_is_put_to_its_own_document_where_it_has_one() -> None:
    """One that names none, or none that is there, is put to all."""
    both = (POND, MILL)

    assert scope_of(known(1, "mill.txt"), both, own=True).documents == (MILL,)
    assert scope_of(known(1, "mill.txt"), both, own=False) is EVERYBODY
    assert scope_of(known(1, None), both, own=True) is EVERYBODY
    assert scope_of(known(1, "lake.txt"), both, own=True) is EVERYBODY


def test_fewer_questions_are_spread_over_all() -> None:
    """In order, and never more than there are."""
    ten = [known(number, None) for number in range(10)]

    assert [each.question.id for each in spread(ten, 3)] == ["0", "3", "6"]
    assert list(spread(ten, 30)) == ten
    assert list(spread([], 3)) == []
