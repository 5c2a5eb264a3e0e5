"""A question set: a folder of documents, and questions whose answers in them are known.

`documents/` holds the documents. `questions.jsonl` is a file of questions
(`scripts/console/questions.py`) with three more keys a line: `kind` is answerable, unanswerable or
follow-up; `document` is a path inside `documents/`; `quotes` are the words that answer, `{"text":
…}` each. Words that stand there more than once have `start` and `end` too, half-open offsets in the
document's text.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.documents import Document, Span
from bot.errors import DocumentError
from bot.formats import find_documents, load_document
from scripts.console.questions import Line, Question, question_lines, question_of
from scripts.console.terminal import UsageError

SHOWN = 60  # code points of a quotation in a sentence about it


class Kind(StrEnum):
    """What is known of a question's answer."""

    ANSWERABLE = "answerable"
    FOLLOW_UP = "follow-up"
    """Answerable, and understood only with the questions before it."""
    UNANSWERABLE = "unanswerable"


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question and the words that answer it."""

    question: Question
    kind: Kind
    document: Document | None
    """Where the answer stands; None where there is none."""
    quotes: tuple[Span, ...]
    """The words that answer, as they are listed; empty where nothing answers."""

    def quotes_in(self, document: Document) -> tuple[Span, ...]:
        """The words that answer, of those that stand in this document."""
        same = self.document is not None and self.document.name == document.name
        return self.quotes if same else ()


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A folder's questions, and the folder of the documents they are put to, all at once."""

    name: str
    documents: Path
    questions: tuple[KnownQuestion, ...]


def read_question_set(folder: Path) -> QuestionSet:
    """Read the questions of a set, and of its documents those that are to be quoted.

    Raises:
        UsageError: the questions cannot be read, or a line is no question of a set.
        DocumentError: a document cannot be read.
    """
    lines = question_lines(folder / "questions.jsonl")
    shelf = _Shelf(folder / "documents")
    known: dict[str, KnownQuestion] = {}
    for line in lines:
        each = _known_question(line, shelf)
        if each.question.id in known:
            raise UsageError(
                f"{line.place} has the id of {known[each.question.id].question.place}; "
                "give every question its own."
            )
        known[each.question.id] = each
    return QuestionSet(folder.resolve().name, shelf.folder, tuple(known.values()))


class _Shelf:
    """The documents of a set, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._paths = {name: path for path, name in find_documents([folder])}
        self._read: dict[str, Document] = {}

    def document(self, name: str) -> Document:
        if name not in self._paths:
            raise DocumentError(f"{name} is no document in {self.folder}.")
        if name not in self._read:
            self._read[name] = load_document(self._paths[name], name=name)
        return self._read[name]


def _known_question(line: Line, shelf: _Shelf) -> KnownQuestion:
    question = question_of(line)
    given: Mapping[str, object] = json.loads(line.text)
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in list(Kind):
        raise UsageError(f'{line.place} has no "kind" that is one of {", ".join(Kind)}.')
    if kind == Kind.UNANSWERABLE:
        return KnownQuestion(question, Kind(kind), None, ())
    name, quotes = given.get("document"), given.get("quotes")
    if not isinstance(name, str):
        raise UsageError(f'{line.place} has no text under "document".')
    if not isinstance(quotes, list) or not quotes:
        raise UsageError(f'{line.place} has no "quotes" that answer; list at least one.')
    try:
        document = shelf.document(name)
    except DocumentError as error:
        raise UsageError(f"{line.place}: {error}") from error
    spans = tuple(_span(quote, document, place=line.place) for quote in quotes)
    return KnownQuestion(question, Kind(kind), document, spans)


def _span(quote: object, document: Document, *, place: str) -> Span:
    """Where a quotation stands: at its offsets, or wherever its words stand once."""
    given = quote if isinstance(quote, dict) else {}
    words, start, end = given.get("text"), given.get("start"), given.get("end")
    if not isinstance(words, str) or not words.strip():
        raise UsageError(f'{place} has a quote without words; write it as {{"text": "…"}}.')
    shown = f"“{words if len(words) <= SHOWN else words[:SHOWN] + '…'}”"
    if start is not None or end is not None:
        if type(start) is not int or type(end) is not int:
            raise UsageError(f"{place} has a quote whose start and end are not both numbers.")
        if start < 0 or document.text[start:end] != words:
            raise UsageError(f"{place}: {document.name} has other words at {start} than {shown}.")
        return Span(start, end)
    first = document.text.find(words)
    if first < 0:
        raise UsageError(
            f"{place}: {document.name} does not hold {shown}; quote it to the character."
        )
    if document.text.find(words, first + 1) >= 0:
        raise UsageError(
            f"{place}: {document.name} holds {shown} more than once; "
            "quote more of it, or give its start and end."
        )
    return Span(first, first + len(words))
