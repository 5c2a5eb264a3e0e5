"""What can be promised, a row a kind of material."""

from dataclasses import replace

from scripts.evaluation.metrics import Answered
from scripts.evaluation.promises import promises
from tests.scripts.evaluation.test_summary import REFUSED, RIGHT, WRONG, asked


def test_each_kind_has_a_row_and_is_judged_by_the_others() -> None:
    """An unanswerable question is wrong if it is answered; half may be wrong."""
    sets = (
        asked("radio", "talks", sure(RIGHT, 0.9), sure(REFUSED, 0.8)),
        asked("press", "talks", sure(WRONG, 0.7)),
        asked("manual", "manual", sure(RIGHT, 0.85), sure(WRONG, 0.75)),
    )

    told = [row.split() for row in promises(sets, 0.5).splitlines()]

    assert told[0][4:8] == ["questions", "answered", "wrong", "from"]
    assert told[1] == ["talks", "3", "2", "1", "0.800", "0", "0", "2", "1", "0.750"]
    assert told[2] == ["manual", "2", "2", "1", "0.750", "0", "0", "1", "0", "0.800"]
    assert told[3] == ["all", "5", "4", "2", "0.750", "0", "0"]


def sure(answered: Answered, probability: float) -> Answered:
    """The same, said to be right with this probability."""
    answer = answered.answer
    quoted, closest = (
        tuple(replace(each, probability=probability) for each in some)
        for some in (answer.citations, answer.closest)
    )
    return replace(answered, answer=replace(answer, citations=quoted, closest=closest))


def test_one_kind_alone_has_no_others() -> None:
    """As sure as each other, they are answered together; of so few nothing is promised."""
    told = promises([asked("radio", "radio", RIGHT, RIGHT, WRONG, REFUSED)], 0.5).splitlines()

    assert told[1].split() == ["radio", "4", "4", "2", "0.000", "0", "0"]
    assert len(told) == 3
