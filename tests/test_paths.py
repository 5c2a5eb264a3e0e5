"""What comments and docstrings name is there: files, folders, modules, entries of the log."""

import ast
import builtins
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache

from tests.support.paths import LAYERS, LOG, ROOT

ROOMS = "|".join((*LAYERS, "tests", "docs"))
FILES = sorted(
    path
    for layer in (*LAYERS, "tests")
    for path in (ROOT / layer).rglob("*")
    if path.suffix in {".py", ".js", ".css"}
)
PATH = re.compile(
    rf"(?<![\w/.<~$…*-])(?:(?:\.\.?/)*(?:[\w-]+/)*[\w-]+\.(?:py|js|css|md|npy)\b(?![\w/.])"
    rf"|(?:{ROOMS})/[\w/.-]*\w(?![\w/.-]*\*))"
)
"""Example: `bot/chatbot.py`, `support/paths.py`, `tests/browser/`; not a reader's `well.txt`."""
MODULE = re.compile(rf"(?<![\w./-])(?:{ROOMS})(?:\.\w+)+")
"""Example: `bot.chatbot.Chatbot`, the `scripts.ask` of `python -m scripts.ask`."""
SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w\"'`])//[^\n]*", re.DOTALL)
"""Example: `/* what is cited */`, `// asked again`; not the `//` of an address."""
ENTRY = re.compile(r"docs/log\.md,\s+(?P<day>\d{4}-\d\d-\d\d)(?:,\s+[\"“](?P<title>[^\"”]+)[\"”])?")
"""Example: `docs/log.md, 2026-11-22, "The ranking"`."""
HEADING = re.compile(r"^## (\d{4}-\d\d-\d\d) · (.+)$", re.MULTILINE)
ERROR = re.compile(r"(?<![\w.])[A-Z]\w*Error\b")
EXAMPLES = {"a.js"}  # made up, to show what a pattern takes


def test_every_path_that_a_comment_names_exists() -> None:
    """From the root, or as the end of a path in the same layer: `support/paths.py`."""
    gone = [
        f"{named} in {where}"
        for where, layer, words in prose()
        for named in PATH.findall(words)
        if named not in EXAMPLES and not is_there(named, layer)
    ]

    assert gone == []


def test_every_module_that_a_comment_names_exists() -> None:
    """And has what is named of it: `bot.chatbot.Chatbot`."""
    gone = [
        f"{named} in {where}"
        for where, _, words in prose()
        for named in MODULE.findall(words)
        if not is_module(named)
    ]

    assert gone == []


def test_every_error_that_a_comment_names_exists() -> None:
    """As a class of ours, as Python's own, or imported from a library."""
    code = " ".join(path.read_text(encoding="utf-8") for path in FILES if path.suffix == ".py")
    known = {*dir(builtins), *re.findall(r"(?:class |\bimport .*?|\.)([A-Z]\w*Error)\b", code)}
    gone = [
        f"{named} in {where}"
        for where, _, words in prose()
        for named in ERROR.findall(words)
        if named not in known
    ]

    assert gone == []


def test_every_entry_of_the_log_that_a_comment_names_exists() -> None:
    """With its day, by its title: where a number comes from is found in one look."""
    entries = set(HEADING.findall(LOG.read_text(encoding="utf-8")))
    days = {day for day, _ in entries}
    gone = [
        f"{found[0]} in {where}"
        for where, _, words in prose()
        for found in ENTRY.finditer(words)
        if found["day"] not in days
        or (found["title"] and (found["day"], " ".join(found["title"].split())) not in entries)
    ]

    assert len(entries) > 40
    assert gone == []


def test_what_is_gone_is_seen() -> None:
    """Of such a sentence the path, the module and the entry are found."""
    sentence = (
        'As `bot/no.py` (no.js) has it, by scripts.no: docs/log.md, 2026-01-01, "No"; ui/html.'
    )

    assert PATH.findall(sentence) == ["bot/no.py", "no.js", "docs/log.md", "ui/html"]
    assert MODULE.findall(sentence) == ["scripts.no"]
    assert [is_there(named, "bot") for named in PATH.findall(sentence)] == [
        False,
        False,
        True,
        True,
    ]
    assert not is_module("scripts.no") and not is_module("bot.chatbot.No")
    assert is_module("scripts.ask") and is_module("bot.chatbot.Chatbot")
    assert ENTRY.findall(sentence) == [("2026-01-01", "No")]


def is_there(named: str, layer: str) -> bool:
    """Whether a path is one of the project's, or the end of one of a layer's."""
    return (ROOT / named).exists() or named.removeprefix("./") in ends(layer)


@cache
def ends(layer: str) -> frozenset[str]:
    """The paths of all files of a layer, whole and from each of their folders on."""
    paths = (path.relative_to(ROOT).parts for path in (ROOT / layer).rglob("*.*"))
    return frozenset("/".join(parts[at:]) for parts in paths for at in range(len(parts)))


def is_module(named: str) -> bool:
    """Whether a dotted name leads to a module, or to a name in one."""
    parts = named.split(".")
    for count in range(len(parts), 0, -1):
        place = ROOT.joinpath(*parts[:count])
        for file in (place.with_suffix(".py"), place / "__init__.py"):
            if file.is_file():
                rest = parts[count:]
                return not rest or re.search(rf"\b{rest[0]}\b", file.read_text("utf-8")) is not None
        if place.is_dir():  # a namespace that names its modules: tests.benchmarks
            return count == len(parts)
    return False


@cache
def prose() -> tuple[tuple[str, str, str], ...]:
    """What people read in each file, piece by piece: the file, its layer, the words."""
    return tuple(pieces())


def pieces() -> Iterator[tuple[str, str, str]]:
    """The same, one after the other."""
    for path in FILES:
        where, text = path.relative_to(ROOT), path.read_text(encoding="utf-8")
        said = python_prose(text) if path.suffix == ".py" else SCRIPT_COMMENT.findall(text)
        for words in said:
            yield str(where), where.parts[0], re.sub(r"\n\s*(?:#|//|\*)?", " ", words)


def python_prose(text: str) -> Iterator[str]:
    """The docstrings and comments of a module; comments under one another as one."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Expr(value=ast.Constant(value=str(words))):
                yield words
    block: list[str] = []
    row = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            if block and token.start[0] != row + 1:
                yield "\n".join(block)
                block = []
            block.append(token.string)
            row = token.start[0]
    yield "\n".join(block)
