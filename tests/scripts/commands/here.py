"""A folder in which a person runs commands on an interview."""

import subprocess
import sys
from pathlib import Path

from tests.support.processes.forked import Commands

LIBRARY = ("--library", "library")
INTERVIEW = """Interview by Mara Lind

Ana Ferreira: I came to the harbour in 1987 and never left it.

Mara Lind: When was the lighthouse automated?

Ana Ferreira: The lighthouse was automated in 1994, and the last keeper moved to Porto.

Mara Lind: What do the fishermen bring home today?

Ana Ferreira: Mostly sardines. Cod has been gone for twenty years.
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


def command(verb: str, *typed: str) -> list[str]:
    """As ./scripts/chat runs a verb: in the person's folder, with Footnote's modules."""
    return [sys.executable, "-P", "-m", f"scripts.{verb}", *typed, *LIBRARY]
