"""What Footnote is doing while it is killed: deeds of a process of its own, each told when done.

A deed writes a line to its report before it does something, and one when that was reported done.
It changes only what lies in the folder it is given, and does the same for the same seed.
"""

import os
import random
import re
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.documents.document import Document
from bot.library.library import Library
from tests.support.browser.scripted_chatbot import make_document
from tests.support.toy_encoder import ToyEncoder

PLACES = 10  # at which documents come and go
STEPS = 6  # changes that are made unless somebody puts an end to it
NUMBERED = re.compile(r"Word(\d+)x(\d+)x")  # "Word3x1204x0 stands alone."
EXPORT = random.Random(1).randbytes(1_000_000) * 12  # bytes, as an exported model has them


def story(place: int, version: int) -> Document:
    """A document unlike any other, of one passage or of many."""
    parts = 1 + (place * 7 + version) % 9
    text = "\n\n".join(
        f"# Part {part}\n\nWord{place}x{version}x{part} stands alone. " + "So it went on. " * 15
        for part in range(parts)
    )
    return make_document(text, name=f"story-{place}.md")


def written(document: Document) -> str:
    """The text of a story as it was written, by its name and by what its first words say."""
    place, version = map(int, NUMBERED.findall(document.text)[0])
    return story(place, version).text if document.name == f"story-{place}.md" else ""


def changes(folder: Path, seed: int) -> None:
    """Documents are added, replaced and removed, singly and several at once."""
    chance = random.Random(seed)
    with Library(folder, ToyEncoder()) as library:
        for step in range(STEPS):
            places = chance.sample(range(PLACES), chance.choice([1, 1, 1, 4]))
            held = {entry.place for entry in library.entries()}
            if len(places) == 1 and f"/{places[0]}" in held and chance.random() < 0.4:
                _tell("begun", places[0], -1)
                library.remove(f"/{places[0]}")
                _tell("done", places[0], -1)
                continue
            version = seed * 100 + step
            for place in places:
                _tell("begun", place, version)
            for told, _ in library.add_all([(story(each, version), f"/{each}") for each in places]):
                _tell("done", told.removeprefix("/"), version)


def opening(folder: Path, _seed: int) -> None:
    """A library is opened, whose index is made anew where there is none."""
    with Library(folder, ToyEncoder()) as library:
        library.searcher(library.documents())


def reading(folder: Path, seed: int) -> None:
    """Questions are asked of whatever is held at the moment; a quotation that is none is told."""
    from bot.chatbot import Chatbot

    chance = random.Random(seed)
    with Library(folder, ToyEncoder()) as library:
        while True:
            held = library.documents()
            chatbot = Chatbot(library, ToyEncoder(), documents=held)
            answer = chatbot.answer(f"Which word stands alone in part {chance.randrange(9)}?")
            for each in (*answer.citations, *answer.closest):
                if each.quote not in written(each.document):
                    _tell("wrong", each.document.name, each.quote)


def serving(folder: Path, _seed: int) -> None:
    """Visitors' uploads are taken, over HTTP, at the port that is told."""
    import uvicorn

    from bot.library.uploads import Uploads
    from tests.support.browser.serving import site_over
    from ui.app import build_routes

    with Library(folder, ToyEncoder()) as library, socket.create_server(("127.0.0.1", 0)) as own:
        site = site_over(library, visitors=Uploads(library))
        _tell("port", own.getsockname()[1])
        uvicorn.Server(uvicorn.Config(build_routes(site), log_level="critical")).run(sockets=[own])


def exporting(folder: Path, _seed: int) -> None:
    """An exported model is written into the cache."""
    from embeddings.encoders.export_cache import keep_export

    keep_export(EXPORT, "model", folder)
    _tell("done", "export")


def converting(folder: Path, _seed: int) -> None:
    """A notebook is written over a file of an earlier one."""
    from scripts.notebook import main

    book, output = str(folder / "book.json"), str(folder / "book.html")
    main(["convert", book, "--to", "html", "--output", output])
    _tell("done", "book")


DEEDS: dict[str, Callable[[Path, int], None]] = {
    deed.__name__: deed for deed in (changes, opening, reading, serving, exporting, converting)
}


@dataclass(frozen=True, slots=True)
class Report:
    """What a deed told, and what it complained of, so far."""

    file: Path

    @property
    def lines(self) -> Sequence[list[str]]:
        """What was told, word by word; a line that was not written to its end is none."""
        text = self.file.read_text() if self.file.exists() else ""
        return [line.split() for line in text.split("\n")[:-1]]

    @property
    def complaints(self) -> str:
        """The traceback, where there is one."""
        file = self.file.with_suffix(".err")
        return file.read_text() if file.exists() else ""


def do(name: str, folder: Path, seed: int, report: Path) -> None:
    """Do a deed in this process, which is its own, and report on it."""
    for number, path in enumerate((report, report.with_suffix(".err")), 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
    _tell("begins")
    DEEDS[name](folder, seed)  # what it raises is written with its traceback to the second file
    _tell("ends")


def _tell(*words: object) -> None:
    print(*words, flush=True)
