"""Answers are measured against a set of questions from the command line."""

import json
import re
from pathlib import Path

import pytest

from tests.scripts.commands.here import INTERVIEW, Here


@pytest.mark.model
def test_answers_are_measured_against_a_set_of_questions(here: Here) -> None:
    """Figures and misses on standard output, a table a kind when rankings are compared."""
    asked = {"kind": "answerable", "document": "harbour.txt"}
    write_set(
        here / "pond",
        {
            "id": "light",
            "question": "When was the lighthouse automated?",
            "quotes": [{"text": "The lighthouse was automated in 1994"}],
            **asked,
        },
        {
            "id": "missed",
            "question": "When was the lighthouse automated?",
            "quotes": [{"text": "Mostly sardines."}],
            **asked,
        },
    )

    ended = here.run("evaluate", "pond", "--answers", "answers.jsonl")
    compared = here.run("evaluate", "pond", "--compare", "--misses", "0")

    told, tables = ended.stdout.decode(), compared.stdout.decode()
    answers = [json.loads(line) for line in (here / "answers.jsonl").read_bytes().splitlines()]
    assert (ended.returncode, compared.returncode) == (0, 0), ended.stderr + compared.stderr
    assert re.search(r"^quote@1 +0\.500$", told, re.MULTILINE)
    assert re.search(r"^broken +0$", told, re.MULTILINE)
    assert "1 of 2 missed\n\nmissed (answerable)" in told
    assert "answer   “Mostly sardines.” harbour.txt" in told
    assert [answer["id"] for answer in answers] == ["light", "missed"]
    assert re.search(r"^answerable +dense +words +hybrid +late$", tables, re.MULTILINE)
    assert re.search(r"^questions( +2){4}$", tables, re.MULTILINE)
    assert tables.endswith("ranking late: 1 of 2 missed\n\n")


@pytest.mark.model
def test_several_sets_end_in_one_table(here: Here) -> None:
    """Asked both ways, a folder that is no set passed over, means over kinds at the end."""
    light = {
        "kind": "answerable",
        "document": "harbour.txt",
        "question": "When was the lighthouse automated?",
        "quotes": [{"text": "The lighthouse was automated in 1994"}],
    }
    write_set(here / "radio", {"id": "a", **light})
    write_set(here / "press", {"id": "b", **light}, {"id": "c", **light, "kind": "unanswerable"})
    (here / "press" / "documents" / "mill.txt").write_text("The mill stood still.")
    (here / "notes").mkdir()

    typed = ("--kind", "talks=radio,press", "--risk", "0.4")
    ended = here.run("evaluate", "radio", "notes", "press", "--both", *typed)

    told = ended.stdout.decode()
    assert ended.returncode == 0, ended.stderr
    assert "notes holds no questions.jsonl and is passed over" in ended.stderr.decode()
    assert re.search(r"^radio +answerable +1 +1\.000", told, re.MULTILINE)
    assert "radio (own document)" not in told, "with one document both ways are the same"
    assert re.search(r"^press +all +2", told, re.MULTILINE)
    assert re.search(r"^press \(own document\) +all +2", told, re.MULTILINE)
    assert re.search(r"^mean of kinds: 1 +all +3", told, re.MULTILINE)
    assert re.search(r"^mean of kinds: 1 \(own document\) +all +3", told, re.MULTILINE)
    assert "\nkinds of material: 1\n    talks: radio, press\n\n" in told
    assert re.search(r"^talks +3 +3 +1 ", told, re.MULTILINE), "each question once"


def write_set(folder: Path, *lines: object) -> None:
    """A set of questions about the interview."""
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "documents" / "harbour.txt").write_bytes(INTERVIEW.encode())
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "questions.jsonl").write_text(text, encoding="utf-8")


def test_a_set_of_no_use_is_refused_in_a_sentence(here: Here) -> None:
    """No questions, no documents, a line that is broken, answers that have nowhere to go."""
    (here / "bare").mkdir()
    (here / "alone").mkdir()
    (here / "alone" / "questions.jsonl").write_text('{"question": "Why?"}\n', encoding="utf-8")
    write_set(here / "pond", {"question": "Why?", "kind": "unanswerable"})
    write_set(here / "broken", {"question": "Why?", "kind": "unanswerable"})
    with (here / "broken" / "questions.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"question": ')

    assert "questions.jsonl cannot be read" in here.refused("evaluate", "bare")
    assert "documents does not exist" in here.refused("evaluate", "alone")
    assert "questions.jsonl, line 2 is not JSON" in here.refused("evaluate", "broken")
    assert "one set" in here.refused("evaluate", "pond", "pond", "--answers", "answers.jsonl")
    assert "asked in one way" in here.refused("evaluate", "pond", "--both", "--answers", "a.jsonl")
    assert "--risk" in here.refused("evaluate", "pond", "--risk", "10")
    assert "--kind" in here.refused("evaluate", "pond", "--kind", "talks")
    assert "cannot be written" in here.refused("evaluate", "pond", "--answers", "bare")
    assert "--misses" in here.refused("evaluate", "pond", "--misses", "-1")
    assert not (here / "library").exists(), "it was told before anything was read"
