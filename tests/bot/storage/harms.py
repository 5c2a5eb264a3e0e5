"""A library that is damaged on the disk, and each way it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.chatbot import Chatbot
from bot.documents.document import Document
from bot.documents.keys import SourceKey
from bot.errors import Notice
from bot.library.library import Library
from bot.retrieval.answer import Answer
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

TALK = document(
    "The well\n\nReporter: Why did you dig?\n\nSmith: The water was certain to sink.\n\n"
    "Reporter: Who paid?\n\nSmith: The parish paid for it.\n",
    name="talk.txt",
)
HARBOUR = document("# Winter\n\nThe harbour froze twice.\n", name="harbour.md")
QUESTION = "Was the water certain?"
RECORD = "footnote.sqlite"


class Kept:
    """A library in a folder, opened anew for each use, and all that it said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []

    def open(self) -> Library:
        """The library, as another program opens it."""
        return Library(self.folder, ToyEncoder(), notify=self._told)

    def _told(self, notice: Notice) -> None:
        self.said.append(str(notice))

    def answer(self, question: str = QUESTION) -> Answer:
        """What all of it answers."""
        with self.open() as library:
            bot = Chatbot(library, ToyEncoder(), documents=library.documents())
            return bot.answer(question)

    def change(self, statement: str, *values: object) -> None:
        """Do something to the store that Footnote does not know of."""
        with closing(sqlite3.connect(self.folder / RECORD)) as connection, connection:
            assert connection.execute(statement, values).rowcount

    def add_again(self, source: Document) -> None:
        """What `python -m scripts.index add` does with a file that is unchanged."""
        with self.open() as library:
            library.is_whole(SourceKey(source.sha256, source.format, source.reader))
            library.add(source, place=f"/{source.name}")


def flip(kept: Kept, old: bytes, new: bytes) -> None:
    """Put other bytes in the place of some of the store's."""
    data = (kept.folder / RECORD).read_bytes()
    assert old in data and len(old) == len(new)
    (kept.folder / RECORD).write_bytes(data.replace(old, new))


def in_text(kept: Kept) -> None:
    flip(kept, b"was certain", b"was curtain")


def in_passage(kept: Kept) -> None:
    kept.change("UPDATE passages SET speaker = ? WHERE speaker IS NOT NULL", b"Smyth")


def in_offsets(kept: Kept) -> None:
    kept.change('UPDATE passages SET "end" = "end" - 3 WHERE speaker IS NOT NULL')


def in_question(kept: Kept) -> None:
    kept.change("UPDATE passages SET asked = ? WHERE asked IS NOT NULL", b"Why did you dig\xff")


def in_layout(kept: Kept) -> None:
    kept.change("UPDATE documents SET layout = substr(layout, 1, length(layout) - 1)")


def in_statement(kept: Kept) -> None:
    kept.change("UPDATE documents SET stated = ?", b"{}")


def in_name(kept: Kept) -> None:
    kept.change("UPDATE speakers SET shown = ?", b"Ada Smyth")


def without_name(kept: Kept) -> None:
    kept.change("DELETE FROM speakers")


def without_passages(kept: Kept) -> None:
    kept.change("DELETE FROM passages")


def in_title(kept: Kept) -> None:
    kept.change("UPDATE places SET title = ?", b"The will")


def in_reference(kept: Kept) -> None:
    kept.change("UPDATE places SET document_id = 3 - document_id")


def in_correction(kept: Kept) -> None:
    kept.change("UPDATE documents SET correction = ?", b'{"title":"Walls"}')


def in_identity(kept: Kept) -> None:
    kept.change("UPDATE documents SET encoding = ? WHERE encoding IS NOT NULL", b"latin-1")


HARMS = (
    in_text,
    in_passage,
    in_offsets,
    in_question,
    in_layout,
    in_statement,
    in_name,
    without_name,
    without_passages,
    in_title,
    in_reference,
    in_correction,
    in_identity,
)
