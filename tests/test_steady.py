"""The tests of the page are steady: they wait for what they assert, however busy the machine is."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.browser.shown import Shown, eventually

TESTS = Path(__file__).parent
ON_THE_PAGE = re.compile(r"playwright|page_driver")
LOOKS = frozenset(  # Playwright's methods that say what the page shows at this moment
    "all_inner_texts all_text_contents bounding_box content count evaluate evaluate_all get_attribute "
    "inner_html inner_text input_value is_checked is_disabled is_enabled is_hidden is_visible now "
    "text_content title".split()
)
SHOWN = frozenset(  # what gives a `Shown` value, or asks one
    "Shown becomes begins text_of texts_of through "
    "about_the_mark clipboard focused marked questions shown width".split()
)


def test_what_is_shown_is_compared_until_it_is_as_wanted() -> None:
    """Each look is a new one, and what comes late is seen."""
    looks = iter(range(5))
    late = Shown(lambda: next(looks))

    assert late == 2
    assert late.through(lambda number: number * 10) == 40


def test_a_claim_is_made_until_it_holds() -> None:
    """The first that holds ends it."""
    looks = iter(range(5))

    def claim() -> None:
        assert next(looks) == 3

    eventually(claim)

    assert next(looks) == 4


def test_what_never_comes_is_no_success(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where patience ends it is said what was seen instead."""
    monkeypatch.setattr("tests.support.browser.shown.PATIENCE", 0)
    never = Shown(lambda: "something else")

    def claim() -> None:
        assert never.now() == "words"

    assert (never == "words") is False
    assert repr(never) == "'something else'"
    with pytest.raises(AssertionError, match="something else"):
        eventually(claim)


def test_no_test_of_the_page_asserts_on_what_was_read_once() -> None:
    """The page may change after the reading: `expect` waits, and so does what `tests.support.browser.shown` gives."""
    hasty = [
        f"{path.name}:{assertion.lineno} asserts on what {function.name} read once"
        for path in sorted(TESTS.rglob("*.py"))
        if ON_THE_PAGE.search(text := path.read_text(encoding="utf-8"))
        for function in ast.parse(text).body
        if isinstance(function, ast.FunctionDef | ast.ClassDef)
        for assertion in hasty_assertions(function)
    ]

    assert hasty == []


def hasty_assertions(function: ast.FunctionDef | ast.ClassDef) -> Iterator[ast.Assert]:
    """The assertions of a function on what it read of the page, but for what is never to be there.

    What a function within it claims is left out: `eventually` makes that claim again.
    """
    inner = (each for each in ast.walk(function) if isinstance(each, ast.FunctionDef))
    claims = {part for each in inner if each is not function for part in ast.walk(each)}
    nodes = [node for node in ast.walk(function) if node not in claims]
    looked = given(nodes, looks)
    for node in nodes:
        if not isinstance(node, ast.Assert) or is_none(node.test):
            continue
        if looks(node.test) or (names_in(node.test) & looked and not waits(node.test, nodes)):
            yield node


def given(nodes: list[ast.AST], kind: Callable[[ast.expr], bool]) -> set[str]:
    """The names that are given to values of a kind."""
    return {
        name.id
        for node in nodes
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and kind(node.value)
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }


def names_in(expression: ast.expr) -> set[str]:
    """The names that an expression uses."""
    return {name.id for name in ast.walk(expression) if isinstance(name, ast.Name)}


def shows(expression: ast.expr) -> bool:
    """Whether an expression has to do with what is read again while it is compared."""
    attributes = {each.attr for each in ast.walk(expression) if isinstance(each, ast.Attribute)}
    return bool((names_in(expression) | attributes) & SHOWN)


def waits(expression: ast.expr, nodes: list[ast.AST]) -> bool:
    """Whether an assertion compares what is read again, to what was read before perhaps."""
    return shows(expression) or bool(names_in(expression) & given(nodes, shows))


def looks(expression: ast.expr) -> bool:
    """Whether an expression reads the page when it is worked out; a lambda does so later, again."""
    later = {
        part
        for each in ast.walk(expression)
        if isinstance(each, ast.Lambda)
        for part in ast.walk(each)
    }
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in LOOKS
        and not (node.func.attr == "count" and node.args)
        for node in ast.walk(expression)
        if node not in later
    )


def is_none(expression: ast.expr) -> bool:
    """Whether an expression is `… is None`, as `window.broken` is as long as nothing ran."""
    return isinstance(expression, ast.Compare) and isinstance(expression.ops[0], ast.Is)


@pytest.mark.parametrize(
    ("lines", "hasty"),
    [
        ("assert mark.text_content() == 'a'", True),
        ("before = mark.evaluate('x')\n    assert str(before).endswith('a')", True),
        ("assert visitor.marked.now() == 'a'", True),
        ("assert rows.count() == 3", True),
        ("assert visitor.marked == 'a'", False),
        ("assert Shown(lambda: mark.evaluate('x')) == 'a'", False),
        ("assert page.evaluate('window.broken') is None", False),
        ("before = mark.evaluate('x')\n    assert visitor.marked == before", False),
        ("assert words.count('a') == 3", False),
        ("def claim():\n        assert mark.text_content() == 'a'\n    eventually(claim)", False),
    ],
)
def test_a_hasty_assertion_is_told_from_one_that_waits(lines: str, *, hasty: bool) -> None:
    """Read directly or by a name; not what is read again, nor what is never to be there."""
    (function,) = ast.parse(f"def test():\n    {lines}\n").body
    assert isinstance(function, ast.FunctionDef)

    assert [*hasty_assertions(function)] != [] if hasty else not [*hasty_assertions(function)]
