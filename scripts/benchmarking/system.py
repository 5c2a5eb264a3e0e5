"""What is compared: something that texts are added to, and that gives places for a question.

Imports nothing heavy: a process that measures how quickly a system starts reads this first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, Self

RESULTS = 5  # a question, of every system


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text, half-open, in code points."""

    document: str
    """The text's name."""
    start: int
    end: int

    @property
    def key(self) -> str:
        """The place as one word, for systems that keep an identifier beside a text."""
        return f"{self.start}:{self.end}:{self.document}"

    @classmethod
    def of(cls, key: str) -> Self:
        """The place that a key stands for."""
        start, end, document = key.split(":", 2)
        return cls(document, int(start), int(end))


@dataclass(frozen=True, slots=True)
class Result:
    """What a system gives for a question."""

    passage: Place
    """The unit that it finds, whatever it calls it."""
    quote: Place | None = None
    """The words in it that answer, where the system says which."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document that is added."""

    name: str
    file: str
    """Where it lies, for a system that reads files itself."""
    words: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of a text, for a system that is given passages."""

    place: Place
    words: str


@dataclass(frozen=True, slots=True)
class Material:
    """The same texts for all: whole, and cut into Footnote's passages."""

    folders: tuple[str, ...]
    """Where the texts lie."""
    texts: tuple[Text, ...]
    excerpts: tuple[Excerpt, ...]

    @property
    def characters(self) -> int:
        """Of all texts, in code points."""
        return sum(len(text.words) for text in self.texts)


@dataclass(frozen=True, slots=True)
class Known:
    """A question and where its answer stands."""

    words: str
    answers: tuple[Place, ...]


class System(Protocol):
    """One of what is compared, with a folder of its own."""

    def load(self) -> None:
        """Import what it needs, load the model and use it once: that is no part of adding."""

    def add(self, material: Material) -> int:
        """Make an index of the texts and write it to the folder; how many passages it made."""

    def open(self) -> None:
        """Make ready for questions to what the folder holds, in a new process."""

    def ask(self, question: str) -> Sequence[Result]:
        """The nearest passages, at most `RESULTS`, best first."""
