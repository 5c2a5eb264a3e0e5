"""A question in, ranked passages out.

Knows nothing of sentences or of whether a passage answers: that is the reader's (`bot/reader.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.document import Document
from bot.library import Library
from bot.passage import Passage
from embeddings.encoder import Encodings


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A passage and how well it fits the question."""

    passage: Passage
    score: float
    """Cosine of the question's and the passage's vectors, -1 to 1."""


class Retriever:
    """Finds the passages nearest to a question, in the documents it is asked about."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def retrieve(
        self, question: Encodings, count: int, *, among: Sequence[Document]
    ) -> tuple[Retrieved, ...]:
        """The `count` passages nearest to one encoded question, best first."""
        found = self._library.search(question.vectors[0], count, among=among)
        return tuple(Retrieved(passage, score) for passage, score in found)
