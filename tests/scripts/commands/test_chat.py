"""The chat from the command line."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

import pytest

from tests.scripts.commands.here import Here, command
from tests.support.processes.forked import PATIENCE, environment

STARTING = "Footnote: starting the page.\n"


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
