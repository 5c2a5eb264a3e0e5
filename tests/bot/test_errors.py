"""What goes wrong is told in one sentence of plain English, with a code and fields for the edges."""

import ast
import pickle
import re

import pytest

from bot.errors import DocumentError, FootnoteError, Notice, QuestionError
from tests.support.paths import MODULES, ROOT
from tests.support.sentences import said_in, slots

TYPED = re.compile(r"(?:^|\s)--[a-z]+|scripts\.\w+|\bpip install\b")
"""Example: what is typed in "choose another with --library" and "python -m scripts.index add"."""
BELOW = ("embeddings", "bot")
COMMANDS_ONLY = ("bot/formats/discovery.py", "bot/storage/records.py")
"""Paths that were typed, and names of documents that were."""
NEVER_TOLD = {
    "RowError",
    "RuntimeError",
    "ValueError",
    "AttributeError",
    "TimeoutError",
    "PdfiumError",
}
"""Raised and caught below, or a programmer's mistake."""
AT_THE_START = {"ModelError", "IndexUnusableError", "AddressError"}
"""Before there is a page, or told in another sentence."""


def test_an_error_says_its_fields() -> None:
    """Numbers as English writes them; a code changes nothing of the sentence."""
    error = QuestionError(
        "{name} has {length} of {limit}.", code="x", name="a", length=1200, limit=2.5
    )

    assert str(error) == "a has 1,200 of 2.5."
    assert error.notice == Notice(
        "{name} has {length} of {limit}.", "x", {"name": "a", "length": 1200, "limit": 2.5}
    )


def test_a_sentence_without_fields_is_said_as_it_is() -> None:
    """Whatever braces a name in it has."""
    assert str(FootnoteError("{a} is no file.")) == "{a} is no file."
    assert str(Notice("{a} is no file.", "x")) == "{a} is no file."


def test_a_field_is_never_read_as_a_sentence() -> None:
    """A document may be called anything."""
    assert (
        str(DocumentError("{name} is empty.", name="{0.__class__}{")) == "{0.__class__}{ is empty."
    )


def test_the_fields_are_told_as_another_language_writes_numbers() -> None:
    """By the number that the language gives as an example."""
    notice = Notice("", "x", {"size": 1234.5, "limit": 20_000, "name": "1,5.txt"})

    assert notice.told("{name}: {size} von {limit}", number="1.000,5") == (
        "1,5.txt: 1.234,5 von 20.000"
    )


def test_an_error_comes_through_a_process_as_it_was() -> None:
    """Documents are read in a process apart."""
    error = pickle.loads(pickle.dumps(DocumentError("{name} is empty.", code="empty", name="{x}")))

    assert str(error) == "{x} is empty."
    assert error.notice == Notice("{name} is empty.", "empty", {"name": "{x}"})


@pytest.mark.parametrize("layer", BELOW)
def test_no_sentence_below_names_what_is_typed(layer: str) -> None:
    """Neither an option nor a verb stands in words of embeddings or bot, but where they are cited."""
    modules = [path for path in MODULES if path.relative_to(ROOT).parts[0] == layer]
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value!r}"
        for path in modules
        for node in _words(ast.parse(path.read_text(encoding="utf-8")))
        if TYPED.search(str(node.value)) and " " in str(node.value)
    ]

    assert found == []


def test_a_code_has_one_sentence_with_just_its_fields() -> None:
    """What stands in braces is given, and what is given is said or typed."""
    said = [each for each in said_in("embeddings", "bot", "ui") if each.code]
    sentences: dict[str, set[str | None]] = {}
    for each in said:
        sentences.setdefault(each.code, set()).add(each.sentence)

    assert len(said) > 100
    assert {code: found for code, found in sentences.items() if len(found) > 1} == {}
    assert [
        each for each in said if each.sentence and not slots(each.sentence) <= each.fields
    ] == []
    unsaid = {
        field for each in said if each.sentence for field in each.fields - slots(each.sentence)
    }
    assert unsaid == {"place"}  # of a damaged document: the terminal says how to add it again


def test_what_a_visitor_can_meet_has_a_code() -> None:
    """Else the page could only say it in English."""
    without = [
        each.at
        for each in said_in("bot", "ui")
        if not each.code
        and each.kind
        not in NEVER_TOLD | AT_THE_START | {"Notice", "DamagedError", "OwnStatusError"}
        and not each.kind.startswith("_")
        and not each.at.startswith(COMMANDS_ONLY)
    ]

    assert without == []


def _words(tree: ast.AST) -> list[ast.Constant]:
    """The strings that are no docstring."""
    cited = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in cited
    ]
