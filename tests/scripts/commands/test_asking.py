"""A question from the command line: the answer alone, and nothing loaded that it does not need."""

import json
import re
import subprocess

import pytest

from tests.scripts.commands.here import INTERVIEW, Here, command
from tests.support.processes.forked import PATIENCE, environment

NEEDLESS = {
    "torch", "transformers", "sentence_transformers", "huggingface_hub", "sklearn", "scipy", "pandas",
    "gradio", "fastapi", "pydantic", "jinja2", "citeproc", "lxml", "docx", "markdown_it", "pypdfium2",
    "bot.formats.pdf.reading",
}  # fmt: skip
PANELLIST = """
Rui Costa: The fishermen bring home sardines and squid, I would say.

Ana Ferreira: Squid is new, you know.
"""


@pytest.mark.model
def test_an_answer_is_one_json_object_alone_on_standard_output(here: Here) -> None:
    """Offsets count in the document's text; what is said beside goes to standard error."""
    asked = ("--question", "When was the lighthouse automated?", "--json")
    first = here.run("ask", "harbour.txt", *asked)
    second = here.run("ask", "harbour.txt", *asked)

    answer = json.loads(first.stdout)
    citation = answer["citations"][0]
    assert first.returncode == 0
    assert first.stdout.endswith(b"}\n") and first.stdout.count(b"\n") == 1
    assert (answer["id"], answer["found"]) == ("1", True)
    assert "1994" in citation["cited_text"]
    assert (citation["document"], citation["speaker"]) == ("harbour.txt", "Ana Ferreira")
    assert citation["asked"] == "When was the lighthouse automated?"
    start, end = citation["start_char_index"], citation["end_char_index"]
    assert INTERVIEW[start:end] == citation["cited_text"]
    assert first.stderr == b"Footnote: reading harbour.txt.\n"
    assert second.stderr == b"", "nothing is read again"


@pytest.mark.model
def test_a_question_waits_for_no_library_that_it_does_not_need(here: Here) -> None:
    """Neither for PyTorch nor for the page, nor for what reads formats that are not there."""
    python, *typed = command("ask", "harbour.txt", "--question", "When was it automated?")
    ended = subprocess.run(
        [python, "-X", "importtime", *typed],
        cwd=here.folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    lines = ended.stderr.splitlines()
    imported = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time")}
    assert ended.returncode == 0 and "1994" in ended.stdout, ended.stderr
    assert {"bot.chatbot", "onnxruntime"} <= imported
    assert imported.isdisjoint(NEEDLESS)


@pytest.mark.model
def test_one_speaker_is_asked_from_the_command_line(here: Here) -> None:
    """Only what they say is quoted; a name that nobody has is answered with those there are."""
    (here / "panel.txt").write_bytes(INTERVIEW.encode() + PANELLIST.encode())
    asked = ("panel.txt", "--question", "What do the fishermen bring home?", "--speaker")
    answered = here.run("ask", *asked, "Rui Costa", "--json")
    refused = here.run("ask", *asked, "Nobody")

    answer = json.loads(answered.stdout)
    assert {each["speaker"] for each in answer["citations"] + answer["closest"]} == {"Rui Costa"}
    assert refused.returncode != 0
    assert "their speakers: Ana Ferreira, Rui Costa." in refused.stderr.decode()


@pytest.mark.model
def test_an_encoding_that_was_guessed_is_said(here: Here) -> None:
    """Once, when the document is first read."""
    (here / "old.txt").write_bytes("Déjà vu is a feeling.".encode("latin-1"))

    first, second = here.run("index", "add", "old.txt"), here.run("index", "add", "old.txt")

    assert "old.txt is not UTF-8; it is read as latin-1." in first.stderr.decode()
    assert "latin-1" not in second.stderr.decode()


@pytest.mark.model
def test_a_file_of_questions_is_answered_in_order_and_is_no_document(here: Here) -> None:
    """Each line's id and history come along; the file may lie among the documents."""
    (here / "questions.txt").write_text(
        '{"id": "b", "question": "When was the lighthouse automated?", "kind": "x", "quotes": []}\n'
        "\n"
        '{"id": "a", "question": "And where did they go?", "history": ["Who kept the light?"]}\n'
        '{"question": "Lighthouse \\ud83d?"}\n',
        encoding="utf-8",
    )

    ended = here.run("ask", ".", "--questions", "questions.txt", "--json", "--citations", "1")

    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", "a", "4"]
    assert answers[2]["question"] == "Lighthouse \ud83d?", (
        "half a character is given back as it came"
    )
    for answer in answers:
        assert len(answer["citations"]) + len(answer["closest"]) == 1
        assert {cite["document"] for cite in answer["citations"] + answer["closest"]} == {
            "harbour.txt"
        }


@pytest.mark.model
def test_an_answer_can_be_read_in_a_terminal(here: Here) -> None:
    """Quotation, number, place; what a document could do to a terminal is not done."""
    (here / "steering.txt").write_text(INTERVIEW.replace("1994", "\x1b[31m1994"), encoding="utf-8")

    told = here.run("ask", "steering.txt", "--question", "When was the lighthouse automated?")

    assert "“The lighthouse was automated in \ufffd[31m1994" in told.stdout.decode()
    assert re.search(r"\[1\] steering\.txt, (“.+”, )?¶ \d; Ana Ferreira", told.stdout.decode())
    assert b"\x1b" not in told.stdout
