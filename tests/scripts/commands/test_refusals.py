"""What a command cannot use is refused in one sentence."""

import socket
import sqlite3
from contextlib import closing

import pytest

from tests.scripts.commands.here import INTERVIEW, Here


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
