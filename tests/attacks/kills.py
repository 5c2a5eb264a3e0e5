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
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.attacks.deeds import EXPORT, Report, story
from tests.attacks.inputs.sending import Sending
from tests.attacks.killing import Killing
from tests.attacks.tally import LONGEST, Tally, counted
from tests.support.toy_encoder import ToyEncoder

COMMANDS_EVERY = 100  # rounds; a command loads the model


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
    passages = {each for document in documents for each in split_passages(Transcript.of(document))}
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
