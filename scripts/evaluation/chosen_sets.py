"""The sets that a command is given: of which kind of material each is, and how it is asked.

What was fitted to one kind of material fails on another, so figures are averaged over kinds and
constants are judged on kinds that they were not chosen on. Unless it is told otherwise, a set's
kind is its folder's name up to the first dash: `notes-german` is of the kind `notes`.
"""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.documents import Document
from bot.retrieval import EVERYBODY, Scope
from scripts.console.terminal import Parser, say
from scripts.evaluation.question_sets import (
    QUESTIONS,
    KnownQuestion,
    QuestionSet,
    read_question_set,
)

Some = TypeVar("Some")
EVERY = "all"  # in place of the names of sets


@dataclass(frozen=True, slots=True)
class ChosenSet:
    """A set, and what was typed of it."""

    questions: QuestionSet
    kind: str
    """Of which kind of material its documents are."""
    own: bool
    """Whether each question is put to its own document alone."""

    @property
    def name(self) -> str:
        """Its folder's name."""
        return self.questions.name


@dataclass(frozen=True, slots=True)
class KindOfSets:
    """Sets that are of one kind."""

    name: str
    sets: tuple[str, ...]


def add_set_options(parser: Parser) -> None:
    """Let a command be told sets, their kinds, and which are asked of one document at a time."""
    parser.add_argument(
        "sets",
        nargs="+",
        type=Path,
        metavar="SET_FOLDER",
        help="holds documents/ and questions.jsonl: id, document, kind, history, question, quotes;"
        " folders without questions.jsonl are passed over",
    )
    parser.add_argument(
        "--own-document",
        type=names,
        default=(),
        metavar="SET,SET",
        help=f"put each question of these sets to its own document alone; {EVERY}: of every set",
    )
    parser.add_argument(
        "--kind",
        type=kind_of_sets,
        action="append",
        default=[],
        dest="kinds",
        metavar="NAME=SET,SET",
        help="these sets are of one kind of material; by default a name is one to its first dash",
    )


def names(text: str) -> tuple[str, ...]:
    """The names of sets that were typed, with commas between them."""
    found = tuple(name.strip() for name in text.split(",") if name.strip())
    if not found:
        raise ArgumentTypeError("give names of sets with commas between them")
    return found


def kind_of_sets(text: str) -> KindOfSets:
    """A kind of material that was typed: `interviews=radio,press`."""
    kind, equals, sets = text.partition("=")
    if not kind.strip() or not equals:
        raise ArgumentTypeError(
            f"give a kind and its sets, as in interviews=radio,press, not {text}"
        )
    return KindOfSets(kind.strip(), names(sets))


def chosen_sets(options: Namespace) -> tuple[ChosenSet, ...]:
    """The sets that were typed, read, in order.

    Raises:
        UsageError: no folder holds questions, or one's cannot be read.
        DocumentError: a document that is to be quoted cannot be read.
    """
    folders: list[Path] = options.sets
    held = [folder for folder in folders if (folder / QUESTIONS).exists()]
    sets = [read_question_set(folder) for folder in held or folders]
    for folder in folders:
        if folder not in held:
            say(f"{folder} holds no {QUESTIONS} and is passed over.")
    kinds: list[KindOfSets] = options.kinds
    own: tuple[str, ...] = options.own_document
    _say_unknown({*own, *(name for kind in kinds for name in kind.sets)} - {EVERY}, sets)
    return tuple(
        ChosenSet(each, kind_of(each.name, kinds), own=each.name in own or EVERY in own)
        for each in sets
    )


def kind_of(name: str, kinds: Sequence[KindOfSets] = ()) -> str:
    """The kind of a set: the first that names it, else its name up to the first dash."""
    named = (kind.name for kind in kinds if name in kind.sets)
    return next(named, name.partition("-")[0])


def scope_of(known: KnownQuestion, documents: Sequence[Document], *, own: bool) -> Scope:
    """Whom a question is put to: its own document where it has one here, or everybody."""
    its = tuple(each for each in documents if each.name == known.about)
    return Scope(documents=its) if own and its else EVERYBODY


def spread(questions: Sequence[Some], most: int) -> Iterator[Some]:
    """So many of them, evenly over all there are."""
    count = min(most, len(questions))
    return (questions[number * len(questions) // count] for number in range(count))


def _say_unknown(typed: Iterable[str], sets: Sequence[QuestionSet]) -> None:
    for name in sorted(set(typed) - {each.name for each in sets}):
        say(f"{name} is none of the sets and is passed over.")
