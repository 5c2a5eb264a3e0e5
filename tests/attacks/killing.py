"""Processes that are killed in the middle of a deed, and what came of the rounds of it."""

import shutil
from collections import Counter
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from tests.attacks.deeds import Report, do

PATIENCE = 60.0  # seconds until a deed that was not killed is taken for stuck
POLL = 0.001  # seconds
ROUNDS_A_LIBRARY = 20  # in which one kill comes upon what another left
GOLDEN = 0.6180339887498949  # its multiples, less whole numbers, lie evenly however many there are
PRELOADED = "faiss fastapi filelock numpy scripts.notebook sqlalchemy tantivy uvicorn".split()


class Killing:
    """The rounds of the attack, and what came of them."""

    def __init__(self, folder: Path) -> None:
        self.broken: Counter[str] = Counter()
        self.notes: list[str] = []
        self.folder = folder
        self.round = 0
        self.held: dict[int, int] = {}
        """The version of the story at each place of the library."""
        self.killed_at = 0.0
        """When the last process was killed."""
        self._processes = get_context("forkserver")
        self._processes.set_forkserver_preload([*PRELOADED, "tests.attacks.deeds"])
        self._durations: dict[str, float] = {}
        self._times: Counter[str] = Counter()

    @property
    def library(self) -> Path:
        """The library's folder, a new one now and then."""
        return self.folder / f"library-{self.round // ROUNDS_A_LIBRARY}"

    def begin(self, number: int) -> None:
        """Begin a round."""
        self.round = number
        if number % ROUNDS_A_LIBRARY == 0:
            self.held = {}

    def note(self, kind: str, what: str) -> None:
        """Count a broken promise."""
        self.broken[kind] += 1
        self.notes.append(f"round {self.round}: {what}")

    def killed(
        self, deed: str, folder: Path, *, meanwhile: Callable[[Report], None] | None = None
    ) -> Report:
        """The report of a deed that was killed at a moment of its own.

        Args:
            meanwhile: what is done while the deed is, once its report has begun.
        """
        folder.mkdir(parents=True, exist_ok=True)
        if deed not in self._durations:
            self._durations[deed] = self._duration(deed)
        self._times[deed] += 1
        moment = self._times[deed] * GOLDEN % 1 * 1.1 * self._durations[deed]
        report = Report(self.folder / f"report-{self.round}-{deed}")
        process = self._processes.Process(target=do, args=(deed, folder, self.round, report.file))
        process.start()
        self._wait(lambda: bool(report.lines) or not process.is_alive())
        began = monotonic()
        if meanwhile is not None:
            meanwhile(report)
        self._wait(lambda: monotonic() - began > moment or not process.is_alive())
        process.kill()
        process.join()
        self.killed_at = monotonic()
        if "Traceback" in report.complaints:
            self.note("tracebacks", f"{deed}: {report.complaints.strip().splitlines()[-1]}")
        return report

    def _duration(self, deed: str) -> float:
        """How long a deed takes that is not killed; one without an end, a second."""
        if deed in {"reading", "serving"}:
            return 1.0
        report = Report(self.folder / f"report-{deed}")
        with TemporaryDirectory(dir=self.folder) as folder:
            shutil.copytree(self.folder / "ready", folder, dirs_exist_ok=True)
            arguments = (deed, Path(folder), 10**6, report.file)
            process = self._processes.Process(target=do, args=arguments)
            process.start()
            self._wait(lambda: bool(report.lines))
            began = monotonic()
            process.join(PATIENCE)
            return monotonic() - began

    def _wait(self, happened: Callable[[], bool]) -> None:
        end = monotonic() + PATIENCE
        while not happened():
            if monotonic() > end:
                self.note("hangs", "a deed did not begin")
                return
            sleep(POLL)
