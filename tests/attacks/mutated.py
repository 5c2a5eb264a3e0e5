"""Damaged files, requests and questions: each is refused in a sentence, or kept to the letter.

Every round is done in a process that may compute so long and no longer, and may die; a round's
number is its seed. More files to begin with are taken from the folder that `FOOTNOTE_CASES` names.
"""

import os
import signal
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.attacks.tally import LONGEST, Tally, counted

Round = Callable[[int, Path | None], Iterator[str]]
WAITED = 8 * LONGEST  # seconds of a round that computes little: it waits for others
FIRST = 120.0  # seconds until a new process has loaded its modules and the page
CASES = "FOOTNOTE_CASES"


def attack(rounds: int) -> Tally:
    """Follow so many damaged things on their way."""
    broken: Counter[str] = Counter()
    notes: list[str] = []
    with TemporaryDirectory() as folder:
        worker = Worker(folder, work=work)
        for number in range(rounds):
            kind, told = worker.told(number)
            if kind:
                broken[kind] += 1
                notes.append(f"round {number}: {told}")
        worker.end()
    return counted(rounds, broken, notes)


class Worker:
    """A process that follows one damaged thing after another; a new one where it hung or died.

    Args:
        folder: where all its temporary files are.
        work: what it does, which is told a number and tells what came of it.
    """

    def __init__(self, folder: str, *, work: Callable[[Connection, str], None]) -> None:
        self._folder = folder
        self._work = work
        self._begin()

    def _begin(self) -> None:
        processes = get_context("spawn")
        self._end, theirs = processes.Pipe()
        self._process = processes.Process(
            target=self._work, args=(theirs, self._folder), daemon=True
        )
        self._process.start()
        theirs.close()
        if not self._end.poll(FIRST):
            raise TimeoutError(f"what follows damaged things did not begin in {FIRST:.0f} s")
        self._end.recv()

    def told(self, number: int) -> tuple[str, str]:
        """The kind of promise that a round broke, and how; twice nothing where it broke none."""
        self._end.send(number)
        try:
            if self._end.poll(WAITED):
                kind, told = self._end.recv()
                return str(kind), str(told)
            found = "hangs", f"took over {WAITED:.0f} s"
        except (EOFError, ConnectionError):
            self._process.join()
            found = "tracebacks", f"the process died with {self._process.exitcode}"
            if self._process.exitcode == -signal.SIGPROF:
                found = "hangs", f"computed over {LONGEST:.0f} s"
        self.end()
        self._begin()
        return found

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._end.close()


def work(end: Connection, folder: str) -> None:
    """Follow what is named by number on a pipe, and tell what came of it, until the pipe ends."""
    from tests.attacks.inputs.followed import a_document, a_notebook
    from tests.attacks.inputs.requested import a_question, a_request, served

    tempfile.tempdir = folder
    kinds: tuple[Round, ...] = (
        *(a_document, a_document, a_request, a_document, a_question),
        *(a_document, a_document, a_request, a_document, a_notebook),
    )
    cases = Path(os.environ[CASES]) if CASES in os.environ else None
    served()
    end.send("ready")
    with suppress(EOFError):
        while True:
            number = end.recv()
            signal.setitimer(signal.ITIMER_PROF, LONGEST)  # of computing, which then ends it
            told = followed(kinds[number % len(kinds)], number, cases)
            signal.setitimer(signal.ITIMER_PROF, 0)
            end.send(told)


def followed(follow: Round, number: int, cases: Path | None) -> tuple[str, str]:
    """The kind of promise that a round broke, and how; twice nothing where it broke none."""
    said = StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            told = list(follow(number, cases))
    except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
        return "tracebacks", traceback.format_exc(limit=-6)
    if "Traceback" in said.getvalue():
        return "tracebacks", said.getvalue()[-2000:]
    return ("altered", "; ".join(told)) if told else ("", "")
