"""What can be promised, a row a kind of material."""

from scripts.evaluation.promises import promises
from tests.scripts.evaluation.test_summary import REFUSED, RIGHT, SETS, WRONG, asked


def test_each_kind_has_a_row_and_is_judged_by_the_others() -> None:
    """An unanswerable question, were it answered, would be wrong."""
    told = [row.split() for row in promises(SETS, 0.5).splitlines()]

    assert told[0][:6] == ["at", "most", "0.5", "wrong", "questions", "answered"]
    assert told[1] == ["talks", "5", "0", "0", "0", "0", "0", "0"]
    assert told[2] == ["manual", "1", "0", "0", "0", "0", "0", "0"]
    assert told[3] == ["all", "6", "0", "0", "0", "0"]


def test_one_kind_alone_has_no_others() -> None:
    """All are as sure as each other here: they are answered together or not at all."""
    told = promises([asked("radio", "radio", RIGHT, RIGHT, WRONG, REFUSED)], 0.5).splitlines()

    assert told[1].split() == ["radio", "4", "4", "2", "0", "0"]
    assert len(told) == 3
