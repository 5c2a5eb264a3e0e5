"""Every regular expression ends soon, whatever it is asked of."""

import re
import resource
import subprocess
import sys

import pytest

from tests.support.paths import ROOT
from tests.support.patterns import Used, patterns, slow

SECONDS = 300  # of computing, after which the child ends; it needs a tenth
SLOW = [
    (r"\s*;", "split"),
    (r"(?:a+)+b", "match"),
    (r".*.*=.*", "fullmatch"),
    (r"<!--.*?-->", "finditer"),
    (r"(?P<words>\S.*?)(?:[ \t]+[\#=\ ]+|\s*[\r\n][-=\s]+)?", "fullmatch"),
]


def test_no_pattern_takes_longer_than_its_text() -> None:
    """Each, in every module, with inputs made from its own parts, in a process that must end."""
    tried = subprocess.run(
        [sys.executable, "-m", "tests.support.patterns"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
    )

    assert (tried.stdout, tried.stderr, tried.returncode) == ("", "", 0)


@pytest.mark.parametrize(("pattern", "method"), SLOW)
def test_a_slow_pattern_is_found(pattern: str, method: str) -> None:
    """Blanks before a mark, what repeats within a repetition, and a heading's marks as they were."""
    compiled = re.compile(pattern, re.DOTALL)

    assert slow(Used("here", compiled, (method,))) is not None


def test_every_module_is_looked_through() -> None:
    """Patterns by name, and those that are written where they are used."""
    places = [used.place for used in patterns()]

    assert {"bot.checking.quotation_extraction.MARKED", "ui.web.security.INLINE_SCRIPT"} <= set(
        places
    )
    assert any(":" in place for place in places)
    assert len(places) > 100
