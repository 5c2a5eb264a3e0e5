"""What a library keeps is added, listed, renamed, printed and removed from the command line."""

import re
import subprocess

import pytest

from tests.scripts.commands.here import Here, command
from tests.support.processes.forked import PATIENCE, environment


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
        ["Ana Ferreira", "65 %", "3 passages"],
        ["Mara Lind", "27 %", "0 passages", "asks"],
    ]
    assert renamed.stdout.decode().splitlines() == [
        "A. Ferreira         65 %      3 passages  (in the document: Ana Ferreira)",
        "(nobody is named)   27 %      0 passages  asks  (in the document: Mara Lind)",
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
