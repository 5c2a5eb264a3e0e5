"""Commands run as a person or a program runs them: real processes, the real model where needed.

Most are forked from one that has the modules loaded (`tests/support/processes/forked.py`); one question, what ends early
and the chat are started from nothing.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scripts.commands.here import Here
from tests.support.processes.forked import Commands


@pytest.fixture(scope="package")
def commands() -> Iterator[Commands]:
    """Runs commands."""
    commands = Commands()
    yield commands
    commands.end()


@pytest.fixture
def here(tmp_path: Path, commands: Commands) -> Here:
    """A folder with one document."""
    return Here(tmp_path, commands)
