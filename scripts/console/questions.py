"""A file of questions: one JSON object a line, with `question` and perhaps `id` and `history`."""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.chatbot import check_question
from bot.errors import QuestionError
from scripts.console.terminal import Parser, UsageError, whole_number


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was put to `ask`."""

    id: str
    """The asker's name for it: what the line says, else the number of the line."""
    words: str
    history: tuple[str, ...] = ()
    """The person's earlier questions, oldest first."""
    place: str = ""
    """The file and line it came from, for what is said of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file of questions that is not blank."""

    number: int
    text: str
    place: str
    """The file and the number, for what is said of it."""


def read_questions(path: Path) -> tuple[Question, ...]:
    """The questions of a file, in order; blank lines and further keys are passed over.

    Raises:
        UsageError: the file cannot be read, holds no question, or a line is not one.
    """
    return tuple(question_of(line) for line in question_lines(path))


def question_lines(path: Path) -> tuple[Line, ...]:
    """The lines of a file of questions, in order, without the blank ones.

    Raises:
        UsageError: the file cannot be read, or holds nothing.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text; save it as UTF-8.") from error
    lines = tuple(
        Line(number, line, f"{path}, line {number}")
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    )
    if not lines:
        raise UsageError(f'{path} holds no question; write one a line: {{"question": "…"}}.')
    return lines


def question_of(line: Line) -> Question:
    """The question that a line asks.

    Raises:
        UsageError: it is no JSON object, or one of its keys is not of its kind.
        QuestionError: it is blank or too long.
    """
    place = line.place
    try:
        given: object = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{place} is not JSON: {error}.") from error
    if not isinstance(given, dict):
        raise UsageError(f'{place} is not an object; write it as {{"question": "…"}}.')
    words = given.get("question")
    if not isinstance(words, str):
        raise UsageError(f'{place} has no text under "question".')
    history = given.get("history") or []
    if not isinstance(history, list) or not all(isinstance(each, str) for each in history):
        raise UsageError(f'{place} has a "history" that is not a list of texts.')
    id = given.get("id")
    if not isinstance(id, str | int | None):
        raise UsageError(f'{place} has an "id" that is neither a text nor a number.')
    name = str(line.number) if id is None else str(id)
    return checked(Question(name, words, tuple(history), place))


def checked(question: Question) -> Question:
    """The question itself, if it can be put: told before any document is read.

    Raises:
        QuestionError: it is blank or too long; the sentence names its place.
    """
    try:
        check_question(question.words)
    except QuestionError as error:
        if not question.place:
            raise
        raise QuestionError(f"{question.place}: {error}") from error
    return question


def add_citations_option(parser: Parser, *, default: int) -> None:
    """Let a command be told the most quotations an answer may have."""
    parser.add_argument(
        "--citations",
        type=whole_number(1),
        default=default,
        metavar="N",
        help=f"the most quotations an answer may have ({default})",
    )
