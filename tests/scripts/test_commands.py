"""The commands as a person or a program meets them: real processes, the real model where needed.

Most are forked from one that has the modules loaded (`tests/support/processes/forked.py`); one question, what ends early
and the chat are started from nothing.
"""

import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from scripts.console.questions import Question, read_questions
from scripts.console.terminal import UsageError
from tests.support.processes.forked import PATIENCE, Commands, environment

LIBRARY = ("--library", "library")
NEEDLESS = {
    "torch", "transformers", "sentence_transformers", "huggingface_hub", "sklearn", "scipy", "pandas",
    "gradio", "fastapi", "pydantic", "jinja2", "citeproc", "lxml", "docx", "markdown_it", "pypdfium2",
    "bot.formats.pdf.reading",
}  # fmt: skip
STARTING = "Footnote: starting the page.\n"
INTERVIEW = """Interview by Mara Lind

Ana Ferreira: I came to the harbour in 1987 and never left it.

Mara Lind: When was the lighthouse automated?

Ana Ferreira: The lighthouse was automated in 1994, and the last keeper moved to Porto.

Mara Lind: What do the fishermen bring home today?

Ana Ferreira: Mostly sardines. Cod has been gone for twenty years.
"""
PANELLIST = """
Rui Costa: The fishermen bring home sardines and squid, I would say.

Ana Ferreira: Squid is new, you know.
"""


class Here:
    """A folder to stand in, with one document and a library."""

    def __init__(self, folder: Path, commands: Commands) -> None:
        self.folder, self._commands = folder, commands
        (folder / "harbour.txt").write_bytes(INTERVIEW.encode())

    def __truediv__(self, name: str) -> Path:
        return self.folder / name

    def run(self, verb: str, *typed: str) -> subprocess.CompletedProcess[bytes]:
        """Run a command to its end."""
        return self._commands.run(self.folder, verb, *typed, *LIBRARY)

    def refused(self, verb: str, *typed: str) -> str:
        """The one sentence with which a command ends with 2."""
        ended = self.run(verb, *typed)
        told = ended.stderr.decode()
        assert (ended.returncode, ended.stdout) == (2, b""), told
        assert told.startswith("Footnote: ") and told.count("\n") == 1, told
        return told


@pytest.fixture(scope="module")
def commands() -> Iterator[Commands]:
    """Runs commands."""
    commands = Commands()
    yield commands
    commands.end()


@pytest.fixture
def here(tmp_path: Path, commands: Commands) -> Here:
    """A folder with one document."""
    return Here(tmp_path, commands)


def command(verb: str, *typed: str) -> list[str]:
    """As ./scripts/chat runs a verb: in the person's folder, with Footnote's modules."""
    return [sys.executable, "-P", "-m", f"scripts.{verb}", *typed, *LIBRARY]


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
    assert (answer["id"], answer["found"], answer["closest"]) == ("1", True, [])
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


@pytest.mark.model
def test_speakers_are_listed_and_renamed_from_the_command_line(here: Here) -> None:
    """Each with its passages; a renaming is kept, and answers say it; an unknown name is told."""
    here.run("index", "add", "harbour.txt")

    listed = here.run("index", "speakers", "harbour.txt")
    ask = ("--rename", "Ana Ferreira", "A. Ferreira", "--rename", "Mara Lind", "")
    renamed = here.run("index", "speakers", "./harbour.txt", *ask)
    told = here.run("ask", "harbour.txt", "--question", "When was the lighthouse automated?")
    unknown = here.refused("index", "speakers", "harbour.txt", "--rename", "Ana", "B")

    assert [re.split(r"  +", line) for line in listed.stdout.decode().splitlines()] == [
        ["Ana Ferreira", "3 passages"],
        ["Mara Lind", "0 passages", "asks"],
    ]
    assert renamed.stdout.decode().splitlines() == [
        "A. Ferreira            3 passages  (in the document: Ana Ferreira)",
        "(nobody is named)      0 passages  asks  (in the document: Mara Lind)",
    ]
    assert "; A. Ferreira, asked:" in told.stdout.decode()
    assert "has no speaker Ana; its speakers: A. Ferreira, Mara Lind" in unknown


@pytest.mark.model
def test_a_library_is_kept_from_the_command_line(here: Here) -> None:
    """Documents are added, listed, removed; those a folder has of no use are said and passed over."""
    (here / "shelf").mkdir()
    (here / "shelf" / "apples.md").write_text("# Apples\n\nThey are ripe.\n", encoding="utf-8")
    (here / "shelf" / "nothing.txt").touch()

    added = here.run("index", "add", "shelf", "harbour.txt")
    listed = here.run("index", "list")
    removed = here.run("index", "remove", "apples.md", "./harbour.txt")
    left = here.run("index", "list")

    assert added.returncode == 0
    assert b"nothing.txt is empty" in added.stderr
    assert [line.split()[0] for line in listed.stdout.splitlines()] == [
        b"apples.md",
        b"harbour.txt",
    ]
    assert removed.returncode == 0
    assert (left.returncode, left.stdout) == (0, b"")
    assert (here / "harbour.txt").exists()


@pytest.mark.parametrize("text", ["one\r\ntwo\ttabs \n\n", "\u00a0no end 👋🏽 e\u0301"])
def test_the_text_of_a_document_is_printed_exactly(here: Here, text: str) -> None:
    """No line end is translated or added, whatever the machine's own encoding."""
    (here / "exact.txt").write_bytes(text.encode())

    assert here.run("index", "text", "exact.txt").stdout == text.encode()


@pytest.mark.parametrize("verb", ["ask", "serve", "index"])
def test_a_document_of_no_use_is_refused_in_a_sentence(here: Here, verb: str) -> None:
    """Missing, empty, binary, a folder without documents."""
    (here / "empty.txt").touch()
    (here / "picture.txt").write_bytes(bytes(range(256)))
    (here / "folder").mkdir()
    before = {"ask": (), "serve": ("--port", "0"), "index": ("add",)}[verb]
    after = ("--question", "Why?") if verb == "ask" else ()

    assert "nowhere.txt does not exist" in here.refused(verb, *before, "nowhere.txt", *after)
    assert "empty.txt is empty" in here.refused(verb, *before, "empty.txt", *after)
    assert "picture.txt is not a text" in here.refused(verb, *before, "picture.txt", *after)
    assert "folder holds no document" in here.refused(verb, *before, "folder", *after)


def test_a_question_of_no_use_is_refused_in_a_sentence(here: Here) -> None:
    """Blank, too long, or nowhere to be found."""
    (here / "broken.jsonl").write_text('{"question": "Why?"}\n{"question": ', encoding="utf-8")

    assert b"is blank" in here.run("ask", "harbour.txt", "--question", " \n").stderr
    assert b"2,000" in here.run("ask", "harbour.txt", "--question", "a" * 2001).stderr
    assert "line 2" in here.refused("ask", "harbour.txt", "--questions", "broken.jsonl")
    assert "cannot be read" in here.refused("ask", "harbour.txt", "--questions", "none.jsonl")


def test_what_is_mistyped_is_refused_in_a_sentence(here: Here) -> None:
    """It names the argument and where to look."""
    asked = ("ask", "harbour.txt", "--question", "Why?")

    for wrong in ("0", "-1", "three", "1.5"):
        assert "--citations" in here.refused(*asked, "--citations", wrong)
    assert "--help" in here.refused("ask", "harbour.txt")
    assert "--zork" in here.refused(*asked, "--zork")
    assert "--history" in here.refused("ask", ".", "--questions", "q.jsonl", "--history", "Who?")
    assert "65535" in here.refused("serve", "--port", "70000")
    assert "apples.md" in here.refused("index", "remove", "apples.md")
    assert "apples.md" in here.refused("index", "text", "apples.md")


def test_a_library_that_cannot_be_used_is_left_as_it_is(here: Here) -> None:
    """A file where the folder should be, and a record of a newer program."""
    assert here.run("index", "list").returncode == 0
    record = here / "library" / "footnote.sqlite"
    with closing(sqlite3.connect(record)) as connection, connection:
        connection.execute("UPDATE meta SET schema = 999")
    before = record.read_bytes()

    newer = here.refused("index", "list")
    taken = here.refused("index", "list", "--library", "harbour.txt")

    assert "newer" in newer
    assert record.read_bytes() == before
    assert "--library" in taken
    assert (here / "harbour.txt").read_bytes() == INTERVIEW.encode()


def test_a_port_in_use_is_said_before_anything_is_read(here: Here) -> None:
    """The sentence names the port; no library was made."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        assert port in here.refused("serve", "harbour.txt", "--port", port)
    assert not (here / "library").exists()


def test_a_reader_that_has_read_enough_hears_no_complaint(here: Here) -> None:
    """As with `| head`: nothing on standard error, and not the exit code of success."""
    (here / "long.txt").write_text("A line of some length.\n" * 100_000, encoding="utf-8")
    with subprocess.Popen(
        command("index", "text", "long.txt"),
        cwd=here.folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as printing:
        assert printing.stdout is not None and printing.stderr is not None
        printing.stdout.readline()
        printing.stdout.close()

        assert printing.stderr.read() == b""
        assert printing.wait(PATIENCE) == 141


@pytest.mark.model
def test_the_chat_says_where_it_is_and_ends_quietly(here: Here) -> None:
    """A page is at the address it prints, Ctrl-C is no error, and a second start reads nothing."""
    with serving(here, "harbour.txt") as (first, address):
        with urlopen(address) as page:
            assert b"Footnote" in page.read()
        assert interrupted(first) == "Footnote: reading harbour.txt.\n" + STARTING
    with serving(here, "harbour.txt") as (second, _):
        assert interrupted(second) == STARTING, "nothing was read again"


@contextmanager
def serving(here: Here, *typed: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A chat on a free port, and its address."""
    with subprocess.Popen(
        command("serve", *typed, "--port", "0"),
        cwd=here.folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as chat:
        try:
            assert chat.stdout is not None
            line = chat.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            assert found, line
            yield chat, found.group()
        finally:
            chat.kill()


def interrupted(chat: subprocess.Popen[str]) -> str:
    """What a chat has said beside its address when Ctrl-C has ended it."""
    chat.send_signal(signal.SIGINT)
    _, told = chat.communicate(timeout=PATIENCE)
    assert chat.returncode == 130
    return told


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
    assert "cannot be written" in here.refused("evaluate", "pond", "--answers", "bare")
    assert "--misses" in here.refused("evaluate", "pond", "--misses", "-1")
    assert not (here / "library").exists(), "it was told before anything was read"


def test_a_question_has_its_lines_number_where_it_has_no_name(tmp_path: Path) -> None:
    """A byte-order mark, blank lines and further keys are passed over; a number becomes a name."""
    file = tmp_path / "questions.jsonl"
    file.write_bytes(
        b'\xef\xbb\xbf{"question": "Who?", "kind": "x"}\r\n\r\n{"id": 7, "question": "Why?"}\r\n'
    )

    first, second = read_questions(file)

    assert first == Question("1", "Who?", (), f"{file}, line 1")
    assert second.id == "7"


@pytest.mark.parametrize(
    "line",
    [
        "Who?",
        '"Who?"',
        "[]",
        "{}",
        '{"question": 3}',
        '{"question": "Who?", "history": "What?"}',
        '{"question": "Who?", "history": [1]}',
        '{"question": "Who?", "id": []}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str) -> None:
    """The file and the number of the line are in the sentence."""
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"question": "Why?"}}\n{line}\n', encoding="utf-8")

    with pytest.raises(UsageError, match=r"questions\.jsonl, line 2 "):
        read_questions(file)


@pytest.mark.parametrize("content", [b"", b"\n \n", b'{"question": "\xff"}\n'])
def test_a_file_without_questions_is_refused(tmp_path: Path, content: bytes) -> None:
    """Empty, or no UTF-8."""
    file = tmp_path / "questions.jsonl"
    file.write_bytes(content)

    with pytest.raises(UsageError, match=r"questions\.jsonl"):
        read_questions(file)
