"""Every regular expression of Footnote, and inputs that are hostile to each, made from itself.

`python -m tests.support.patterns` tries all of them in this process and prints those that are slower than
linear. An input is so long that a pattern which looks at it twice over as often as it is long could
not end in the computing time it is given, and a linear one takes a thousandth of that.
"""

import ast
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

from tests.support.paths import MODULES, ROOT

SECONDS = 1.0  # of computing; no input here takes a linear pattern a tenth
LENGTHS = (300, 8_000, 200_000)
"""Code points: exponential, cubic and quadratic patterns do not end. The longest is tried only where
the one before took its time, which linear ones do not."""
BOUNDED = {
    "bot.formats.html.reader.XHTML": 4_096,
    "bot.retrieval.understanding.compound.ASKING": 2_000,
    "bot.segmentation.turns.RUNNING_HEAD": 8_000,
    "bot.formats.title_page.boilerplate.FURNITURE": 300,
    "bot.formats.title_page.bylines.DATED": 500,
    "bot.formats.title_page.boilerplate.STAMP": 500,
    "bot.formats.title_page.reading.OWNER": 200,
    "bot.formats.pdf.analysis.page_labels.AT_AN_END": 200,
    "ui.web.security.INLINE_SCRIPT": 300,
}
"""Patterns that are asked of no more code points than that, by their own modules or, of questions,
by `bot/chatbot.py`; of a running head it is asked whether all of a paragraph is one, which is told
from its first 160; the last one only of Gradio's own page, which holds no words of a document."""
NOTICED = 0.01  # seconds of computing for the second length; a linear pattern takes a tenth
METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")
ANYWHERE = {"finditer", "findall", "split", "sub", "subn"}  # what looks for every place
CALL = re.compile(rf"\b(?P<name>[A-Z][A-Z_0-9]*)\.(?P<method>{'|'.join(METHODS)})\b")
MANY = 12  # times from which a repetition counts as one that may be long
MOST_PUMPS = 8  # of one repetition
SUFFIXES = ("", "x", "!\n")
PUMPS = (
    " ", "\n", "\r", "\t", "\r\n", " \n", "\u00a0", "a", "A", "a ", "A ", "Aa ", "1", "1 ", "1.", ".",
    ". ", ",", "!", "?", "-", "–", "_", "*", "#", "=", "= ", ":", ";", "/", "\\", "'", '"', "“", "”",
    "«", "(", ")", "[", "]", "{", "}", "<", ">", "<a", "<!--", "&", "@", "|", "…", ". . ", "\u00ad",
    "# ", "**", "- ", "> ", "a\n", "A: ", "A: a\n", "0:00 ", "a-\n", "é", "中", "\x00", "\ud800",
)  # fmt: skip


Part = tuple[Any, Any]
"""A part of a pattern as `re` parses it: its kind, and what it is made of."""


class LateError(Exception):
    """The computing time is over."""


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern, where it stands and how it is asked."""

    place: str
    pattern: "re.Pattern[Any]"
    methods: tuple[str, ...]


def patterns() -> Iterator[Used]:
    """The patterns of all modules, by name and inside functions, each once."""
    sources = {path: path.read_text(encoding="utf-8") for path in MODULES}
    asked: dict[int, set[str]] = {}
    for path, source in sources.items():
        module = import_module(_name(path))
        for call in CALL.finditer(source):
            found = getattr(module, call["name"], None)
            asked.setdefault(id(found), set()).add(call["method"])
    seen: set[int] = set()
    for path, source in sources.items():
        name = _name(path)
        for variable, value in vars(import_module(name)).items():
            for found in value.values() if isinstance(value, dict) else (value,):
                if isinstance(found, re.Pattern) and id(found) not in seen:
                    seen.add(id(found))
                    methods = asked.get(id(found)) or {"match", "fullmatch", "search"}
                    yield Used(f"{name}.{variable}", found, tuple(sorted(methods)))
        for node in ast.walk(ast.parse(source)):
            if used := _inline(node, name):
                yield used


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _inline(node: ast.AST, module: str) -> Used | None:
    """The pattern of `re.sub("…", …)`, where it is written out there."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in METHODS
        and isinstance(node.args[0], ast.Constant)
    ):
        return Used(f"{module}:{node.lineno}", re.compile(node.args[0].value), (node.func.attr,))
    return None


def hostile_to(pattern: "re.Pattern[Any]") -> Iterator[tuple[str, str, str]]:
    """Prefixes, what is repeated after them, and suffixes, from the pattern's own parts."""
    given = pattern.pattern
    tree = parser.parse(given, pattern.flags & ~re.DEBUG)
    found: dict[tuple[str, str], None] = {}
    for before, pumps in _repetitions(list(tree), ("",)):
        for start, pump in product(before, pumps):
            found[start, pump] = None
            found["", f"{start}{pump}"] = None
            if start:
                found["", start] = None
    for (start, pump), end in product(found, SUFFIXES):
        if pump:
            yield start, pump, end
    for pump, end in product(PUMPS, SUFFIXES[:2]):
        yield "", pump, end


def _repetitions(
    parts: list[Part], before: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What leads to each long repetition, and what it repeats; also of two that touch."""
    last: tuple[str, ...] = ()
    for part in parts:
        kind, what = part
        if kind in REPEATS:
            _, most, inner = what
            if most >= MANY:
                pumps = _samples(list(inner))[:MOST_PUMPS]
                yield before, pumps
                yield before, tuple(f"{one}{two}" for one in last[:3] for two in pumps[:3])
                last = pumps
            yield from _repetitions(list(inner), before)
        elif kind is constants.SUBPATTERN:
            yield from _repetitions(list(what[-1]), before)
        elif kind is constants.ATOMIC_GROUP:
            yield from _repetitions(list(what), before)
        elif kind is constants.BRANCH:
            for branch in what[1]:
                yield from _repetitions(list(branch), before)
        elif kind in (constants.ASSERT, constants.ASSERT_NOT):
            yield from _repetitions(list(what[1]), before)
        elif kind is constants.GROUPREF_EXISTS:
            for branch in what[1:]:
                yield from _repetitions(list(branch or ()), before)
        ways = _samples([part])[:2]
        before = tuple(dict.fromkeys(f"{one}{two}" for one in before for two in ways))[:4]


REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)


def _samples(parts: list[Part]) -> tuple[str, ...]:
    """Some texts that these parts match, the shortest of each kind."""
    ways: tuple[str, ...] = ("",)
    for kind, what in parts:
        if kind is constants.LITERAL:
            here: tuple[str, ...] = (chr(what),)
        elif kind is constants.NOT_LITERAL:
            here = tuple(each for each in "a 1.\n" if ord(each) != what)
        elif kind is constants.ANY:
            here = ("a", " ", "1", ".", "<", "\n")
        elif kind is constants.IN:
            here = _members(what)
        elif kind in REPEATS:
            least, most, inner = what
            once = _samples(list(inner))
            here = tuple(each * least for each in once) if least else ("", *once[: min(most, 2)])
        elif kind is constants.SUBPATTERN:
            here = _samples(list(what[-1]))
        elif kind is constants.ATOMIC_GROUP:
            here = _samples(list(what))
        elif kind is constants.BRANCH:
            here = tuple(each for branch in what[1] for each in _samples(list(branch))[:3])
        else:
            here = ("",)
        ways = tuple(dict.fromkeys(f"{one}{two}" for two in here for one in ways))[:12]
    return ways


def _members(items: Iterable[Part]) -> tuple[str, ...]:
    """Some members of a class."""
    items = tuple(items)
    test = _class(repr(items), items)
    some = " a1A.\n\t-_*\"'’”)\\]:<>é/=#,;!?|&@\u00ad\x00"
    found = [each for each in some if test(each)]
    found += [chr(what) for kind, what in items if kind is constants.LITERAL and test(chr(what))]
    found += [
        chr(what[0]) for kind, what in items if kind is constants.RANGE and test(chr(what[0]))
    ]
    return tuple(dict.fromkeys(found))[:10]


CATEGORIES: dict[Any, Callable[[str], bool]] = {
    constants.CATEGORY_SPACE: str.isspace,
    constants.CATEGORY_NOT_SPACE: lambda each: not each.isspace(),
    constants.CATEGORY_DIGIT: str.isdecimal,
    constants.CATEGORY_NOT_DIGIT: lambda each: not each.isdecimal(),
    constants.CATEGORY_WORD: lambda each: each.isalnum() or each == "_",
    constants.CATEGORY_NOT_WORD: lambda each: not (each.isalnum() or each == "_"),
}


@cache
def _class(_key: str, items: tuple[Part, ...]) -> Callable[[str], bool]:
    """Whether a character is of a class."""
    negated = items[0][0] is constants.NEGATE

    def test(each: str) -> bool:
        within = any(
            (kind is constants.LITERAL and ord(each) == what)
            or (kind is constants.RANGE and what[0] <= ord(each) <= what[1])
            or (kind is constants.CATEGORY and CATEGORIES[what](each))
            for kind, what in items
        )
        return within is not negated

    return test


@contextmanager
def computing(seconds: float) -> Iterator[None]:
    """Raise `LateError` where what is done here takes longer; `re` looks for signals as it goes."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise LateError

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def ask(used: Used, method: str, words: str) -> None:
    """Ask a pattern everything that a method of it does."""
    pattern = used.pattern
    given = words.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else words
    if method in ANYWHERE:
        for _ in pattern.finditer(given):
            pass
    else:
        getattr(pattern, method)(given)


def slow(used: Used) -> str | None:
    """The input that a pattern does not end with, as it is written in Python; None where it does."""
    methods = [method for method in used.methods if method not in ANYWHERE]
    methods += ["finditer"] if ANYWHERE & set(used.methods) else []
    most = BOUNDED.get(used.place, LENGTHS[-1])
    for method, (start, pump, end) in product(methods, hostile_to(used.pattern)):
        for length in LENGTHS:
            times = min(length, most) // len(pump)
            began = time.process_time()
            try:
                with computing(SECONDS):
                    ask(used, method, start + pump * times + end)
            except LateError:
                return f"{method}({start!r} + {pump!r} * {times} + {end!r})"
            if length >= most or (length > LENGTHS[0] and time.process_time() - began < NOTICED):
                break
    return None


def main() -> None:
    """Print each pattern that is slow, with what shows it."""
    for used in patterns():
        if found := slow(used):
            print(f"{used.place}.{found}", flush=True)


if __name__ == "__main__":
    main()
