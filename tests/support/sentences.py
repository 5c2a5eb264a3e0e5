"""Every sentence with a code that the source raises or tells, found by reading it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from tests.support.paths import MODULES, ROOT

MADE_LATER = ("Notice", "Unread")
"""Values that errors are made of; what an `Unread` is filled in with is told where it is refused."""


@dataclass(frozen=True, slots=True)
class Said:
    """One place where an error or a notice is made."""

    at: str
    """Its module and line."""
    kind: str
    """The class."""
    code: str
    """Empty where it has none."""
    sentence: str | None
    """None where it is no constant."""
    fields: frozenset[str]


def said_in(*layers: str) -> tuple[Said, ...]:
    """All of them in some of the project's layers, but where another's sentence is passed on."""
    modules = [path for path in MODULES if path.relative_to(ROOT).parts[0] in layers]
    return tuple(said for path in modules for said in _said(path))


def slots(sentence: str) -> frozenset[str]:
    """What is filled in."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def _said(path: Path) -> Iterator[Said]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            kind, keywords = node.func.id, {each.arg: each.value for each in node.keywords}
            code = keywords.pop("code", None)
            passed_on = code is not None and _constant(code) is None
            if (kind in MADE_LATER or kind.endswith("Error")) and not passed_on:
                sentence = _constant(node.args[0])
                yield Said(
                    f"{path.relative_to(ROOT)}:{node.lineno}",
                    kind,
                    _constant(code) or "",
                    sentence,
                    slots(sentence or "") if kind == "Unread" else frozenset(_fields(keywords)),
                )


def _constant(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _fields(keywords: dict[str | None, ast.expr]) -> Iterator[str]:
    """The names of keywords, and those in a notice's dictionary of fields."""
    for name, value in keywords.items():
        if isinstance(value, ast.Dict):
            yield from (_constant(key) or "" for key in value.keys)
        elif name is not None:
            yield name
