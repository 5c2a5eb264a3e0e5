"""A question set: a folder of documents, and questions whose answers in them are known.

`documents/` holds the documents. `questions.jsonl` is a file of questions
(`scripts/console/questions.py`) with three more keys a line: `kind` is answerable, unanswerable or
follow-up; `document` is a path inside `documents/`; `quotes` are the words that answer, `{"text":
…}` each. Words that stand there more than once have `start` and `end` too, half-open offsets in the
document's text; those that count a byte-order mark are understood. Where only the pages are known
that answer, `pages` names them, `[path, 0-based number]` each, and `quotes` are passed over.
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

QUESTIONS = "questions.jsonl"
BYTE_ORDER_MARK = 1  # characters: no part of the text, but some programs count it
SHOWN = 60  # code points of a quotation in a sentence about it


class Kind(StrEnum):
    """What is known of a question's answer."""

    ANSWERABLE = "answerable"
    FOLLOW_UP = "follow-up"
    """Answerable, and understood only with the questions before it."""
    UNANSWERABLE = "unanswerable"


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page that answers."""

    document: str
    """Its name: a path inside `documents/`."""
    index: int
    """0-based, among all pages of the document."""


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question, and the words that answer it or the pages that do."""

    question: Question
    kind: Kind
    document: Document | None
    """Where the words stand that answer; None where none are known."""
    quotes: tuple[Span, ...]
    """The words that answer, as they are listed; empty where none are known."""
    pages: tuple[KnownPage, ...] = ()
    """The pages that answer, where pages are known and words are not."""
    about: str | None = None
    """The name of its own document, answer or none, where the line gives one."""

    def quotes_in(self, document: Document) -> tuple[Span, ...]:
        """The words that answer, of those that stand in this document."""
        same = self.document is not None and self.document.name == document.name
        return self.quotes if same else ()


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A folder's questions, and the folder of the documents they are put to."""

    name: str
    documents: Path
    questions: tuple[KnownQuestion, ...]


def read_question_set(folder: Path) -> QuestionSet:
    """Read the questions of a set, and of its documents those that are to be quoted.

    Raises:
        UsageError: the questions cannot be read, or a line is no question of a set.
        DocumentError: a document cannot be read.
    """
    lines = question_lines(folder / QUESTIONS)
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

    def check(self, name: str) -> None:
        if name not in self._paths:
            raise DocumentError(f"{name} is no document in {self.folder}.")

    def document(self, name: str) -> Document:
        self.check(name)
        if name not in self._read:
            self._read[name] = load_document(self._paths[name], name=name)
        return self._read[name]


def _known_question(line: Line, shelf: _Shelf) -> KnownQuestion:
    question = question_of(line)
    given: Mapping[str, object] = json.loads(line.text)
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in list(Kind):
        raise UsageError(f'{line.place} has no "kind" that is one of {", ".join(Kind)}.')
    name = given.get("document")
    about = name if isinstance(name, str) else None
    if kind == Kind.UNANSWERABLE:
        return KnownQuestion(question, Kind(kind), None, (), about=about)
    if about is None:
        raise UsageError(f'{line.place} has no text under "document".')
    try:
        if given.get("pages"):
            pages = _pages(given["pages"], shelf, place=line.place)
            return KnownQuestion(question, Kind(kind), None, (), pages, about)
        document = shelf.document(about)
    except DocumentError as error:
        raise UsageError(f"{line.place}: {error}") from error
    quotes = given.get("quotes")
    if not isinstance(quotes, list) or not quotes:
        raise UsageError(f'{line.place} has no "quotes" that answer; list at least one.')
    spans = tuple(_span(quote, document, place=line.place) for quote in quotes)
    return KnownQuestion(question, Kind(kind), document, spans, about=about)


def _pages(given: object, shelf: _Shelf, *, place: str) -> tuple[KnownPage, ...]:
    """The pages that answer. The documents are not read for it: of a long PDF that takes seconds.

    Raises:
        UsageError: they are not written as pages are.
        DocumentError: one is of a document that the set does not hold.
    """
    pages = []
    for page in given if isinstance(given, list) else [given]:
        match page:
            case [str(name), int(index)] if type(index) is int and index >= 0:
                shelf.check(name)
                pages.append(KnownPage(name, index))
            case _:
                raise UsageError(f'{place} has a page that is not written as ["report.pdf", 0].')
    return tuple(pages)


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
        for counted in (0, BYTE_ORDER_MARK):
            span = Span(start - counted, end - counted)
            if span.start >= 0 and document.text[span.start : span.end] == words:
                return span
        raise UsageError(f"{place}: {document.name} has other words at {start} than {shown}.")
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
