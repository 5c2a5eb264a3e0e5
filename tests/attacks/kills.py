"""SIGKILL at any moment of adding, replacing, removing, rebuilding, uploading, exporting, converting.

A process does a deed (`tests/attacks/deeds.py`) and reports it line by line; it is killed at a moment
between its first line and its last. Then whatever it reported done must be there, whole and
quotable, and what it reported removed gone; what was under way is there as before or as after.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from tests.attacks.deeds import EXPORT, Report, do, story
from tests.attacks.inputs.sending import Sending
from tests.attacks.tally import LONGEST, Tally, counted
from tests.support.toy_encoder import ToyEncoder

PATIENCE = 60.0  # seconds until a deed that was not killed is taken for stuck
POLL = 0.001  # seconds
ROUNDS_A_LIBRARY = 20  # in which one kill comes upon what another left
COMMANDS_EVERY = 100  # rounds; a command loads the model
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


def attack(rounds: int) -> Tally:
    """Kill so many processes, and look at what each left."""
    with TemporaryDirectory() as folder:
        killing = Killing(Path(folder))
        _make_ready(Path(folder) / "ready")
        for number in range(rounds):
            killing.begin(number)
            if number % COMMANDS_EVERY == COMMANDS_EVERY - 1:
                _command(killing)
                continue
            ATTACKS[number % len(ATTACKS)](killing)
            if (took := monotonic() - killing.killed_at) > LONGEST:
                killing.note("hangs", f"after the kill all was there only in {took:.0f} s")
        return counted(rounds, killing.broken, killing.notes)


def _make_ready(folder: Path) -> None:
    """A library and a notebook, on which the deeds are timed."""
    with Library(folder, ToyEncoder()) as library:
        for _ in library.add_all([(story(each, 0), f"/{each}") for each in range(5)]):
            pass
    shutil.rmtree(folder / "index")
    _make_book(folder)


def _changes(killing: Killing) -> None:
    report = killing.killed("changes", killing.library)
    _look(killing, report)


def _changes_beside_a_reader(killing: Killing) -> None:
    """Both are killed; what the reader saw until then was right."""
    killing.library.mkdir(exist_ok=True)
    seen: list[Report] = []

    def change(_: Report) -> None:
        seen.append(killing.killed("changes", killing.library))

    reader = killing.killed("reading", killing.library, meanwhile=change)
    for line in reader.lines:
        if line[0] == "wrong":
            killing.note("altered", f"a reader was given {line}")
    _look(killing, seen[0])


def _rebuilding(killing: Killing) -> None:
    """The index is gone; who makes it anew is killed."""
    shutil.rmtree(killing.library / "index", ignore_errors=True)
    _look(killing, killing.killed("opening", killing.library))


def _uploading(killing: Killing) -> None:
    """While visitors' documents arrive: those that were reported are kept, for their visitors."""
    sending = Sending(killing.round)
    killing.killed("serving", killing.library, meanwhile=sending.begin)
    for what in sending.lost(killing.library):
        killing.note("lost", what)
    _look(killing, None)


def _exporting(killing: Killing) -> None:
    """What is found in the cache afterwards is the whole export or nothing, and it is made again."""
    from embeddings.encoders.export_cache import find_export, keep_export

    folder = killing.folder / f"cache-{killing.round}"
    report = killing.killed("exporting", folder)
    found = find_export("model", folder)
    if found not in (None, EXPORT):
        killing.note("altered", "half an export was found in the cache")
    if found is None and ["done", "export"] in report.lines:
        killing.note("lost", "an export that was reported is not in the cache")
    keep_export(EXPORT, "model", folder)
    left = [path.name for path in folder.iterdir()]
    if find_export("model", folder) != EXPORT or len(left) != 1:
        killing.note("lost", f"an export cannot be made again; the cache holds {left}")
    shutil.rmtree(folder)


def _converting(killing: Killing) -> None:
    """The file that a notebook is written over is the earlier one or the new one."""
    folder = killing.folder / f"books-{killing.round}"
    folder.mkdir()
    _make_book(folder)
    earlier = (folder / "book.html").read_bytes()
    report = killing.killed("converting", folder)
    now = (folder / "book.html").read_bytes()
    if now != earlier and not now.rstrip().endswith(b"</html>"):
        killing.note("lost", f"the file of a notebook was left with {len(now):,} bytes")
    if now == earlier and ["done", "book"] in report.lines:
        killing.note("lost", "a notebook that was reported written is the earlier one")


def _make_book(folder: Path) -> None:
    from bot.notebook.json_codec import notebook_json
    from bot.notebook.note import Notebook
    from tests.support.notes import note

    source = story(1, 1)
    words = "Word1x1x0 stands alone."
    notes = tuple(
        note(source, words, id=f"1:{each}", comment="Why? " * 300) for each in range(1, 300)
    )
    (folder / "book.json").write_text(notebook_json(Notebook(notes, "Wells")), encoding="utf-8")
    (folder / "book.html").write_bytes(b"The earlier file.\n" * 50_000)


ATTACKS = (
    *(_changes, _rebuilding, _changes_beside_a_reader, _uploading, _exporting, _converting),
    *(_changes, _changes, _changes_beside_a_reader, _changes, _uploading, _rebuilding),
    *(_changes, _changes, _changes_beside_a_reader, _changes, _changes, _changes),
)


def _look(killing: Killing, report: Report | None) -> None:
    """See that the library holds what was reported, to the letter, and answers with it."""
    possible = {place: {version} for place, version in killing.held.items()}
    for line in report.lines if report else ():
        match line:
            case ["begun", place, new]:
                possible.setdefault(int(place), {-1}).add(int(new))
            case ["done", place, new]:
                possible[int(place)] = {int(new)}
    with Library(killing.library, ToyEncoder(), patience=LONGEST) as library:
        kept = {entry.place: entry for entry in library.entries()}
        texts = {each.name: each.text for each in library.documents()}
        held: dict[int, int] = {}
        for number, versions in possible.items():
            text = texts.get(f"story-{number}.md") if f"/{number}" in kept else None
            known = {None if each < 0 else story(number, each).text: each for each in versions}
            if text not in known:
                killing.note("lost", f"at /{number} is not what was reported: one of {versions}")
            elif text is not None:
                held[number] = known[text]
        killing.held = held
        _ask(killing, library)


def _ask(killing: Killing, library: Library) -> None:
    """See that every passage is found, and nothing else; that each document is quoted as written."""
    from bot.chatbot import Chatbot

    documents = [story(place, version) for place, version in killing.held.items()]
    passages = {each for document in documents for each in split_passages(document)}
    searcher = library.searcher(library.documents())
    ids, _ = searcher.dense_search(ToyEncoder().encode(["anything"]).vectors[0], len(passages) + 50)
    found = searcher.passages(ids)
    if {(each.document.text, each.start, each.end) for each in found.values()} != {
        (each.document.text, each.start, each.end) for each in passages
    } or len(ids) != len(passages):
        killing.note("lost", f"{len(ids)} passages are found where {len(passages)} are held")
    chatbot = Chatbot(library, ToyEncoder(), documents=library.documents())
    for place, version in killing.held.items():
        words = f"Word{place}x{version}x0 stands alone."
        answer = chatbot.answer(words)
        quoted = (*answer.citations, *answer.closest)
        if all(each.quote != words for each in quoted):
            killing.note("lost", f"{words} is not quoted any more")
        for each in quoted:
            if all(each.quote not in document.text for document in documents):
                killing.note("altered", f"quoted and written nowhere: {each.quote}")


def _command(killing: Killing) -> None:
    """`python -m scripts.index add` is killed; run again, all is there, and nothing was altered."""
    folder = killing.folder / f"command-{killing.round}"
    shelf = folder / "shelf"
    shelf.mkdir(parents=True)
    stories = [story(place, killing.round) for place in range(40)]
    for each in stories:
        (shelf / each.name).write_text(each.text, encoding="utf-8")
    command = [sys.executable, "-m", "scripts.index", "add", str(shelf)]
    command += ["--library", str(folder / "library")]
    moment = random.Random(killing.round).uniform(1, 5)  # seconds; it takes about as long
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as running:
        sleep(moment)
        os.killpg(running.pid, signal.SIGKILL)
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    if "Traceback" in again.stderr or again.returncode != 0:
        killing.note("tracebacks", again.stderr.strip().splitlines()[-1])
    with Library(folder / "library", ToyEncoder()) as library:
        if {each.text for each in library.documents()} != {each.text for each in stories}:
            killing.note("lost", "a folder that was added again is not whole")
