"""Which documents a question of a conversation names: its own, else those it goes on with.

"And its revenue?" stays in the report that was named before; "And Bridge Ltd's?" leaves it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.documents import DocumentKey
from bot.library import Searcher
from bot.retrieval.naming.names import Names
from bot.retrieval.naming.question import Named, named
from bot.retrieval.understanding.follow_up import MOST_COMPLETED, TOLD
from bot.retrieval.understanding.query import QueryReading

BACK = 8  # earlier questions that are looked at; who named a document before them has left it


def named_in(
    searcher: Searcher,
    names: Names,
    asked: Sequence[str],
    history: Sequence[str],
    readings: tuple[QueryReading, ...],
) -> tuple[Named | None, tuple[QueryReading, ...]]:
    """The documents that a question names, and its readings, which go on in no other.

    Args:
        asked: the question as it was typed, and as it was read.
        history: the person's earlier questions, oldest first.
        readings: the question by itself, and completed where it leans on the conversation.
    """
    own = _first(searcher, names, asked)
    if len(readings) == 1:
        return own, readings
    bare, completed = readings
    before = _first(searcher, names, history[: -BACK - 1 : -1])
    if own is not None:
        words = own.words | (before.words if before is not None else frozenset())
        found = replace(own, words=words)
    elif before is not None and completed.reading_weight >= TOLD:
        found = before.leaning(completed.reading_weight / MOST_COMPLETED)
    else:
        return None, readings
    held = searcher.scope.documents
    if completed.document not in {DocumentKey.of(held[number]) for number in found.numbers}:
        completed = replace(completed, document=None)
    return found, (bare, completed)


def _first(searcher: Searcher, names: Names, questions: Iterable[str]) -> Named | None:
    """What the first of some questions names that names anything."""
    found = (named(searcher, names, each) for each in questions)
    return next((each for each in found if each is not None), None)
