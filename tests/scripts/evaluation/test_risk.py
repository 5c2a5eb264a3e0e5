"""How many can be answered with few wrong: counted here, and promised of others."""

from random import Random

import pytest

from scripts.evaluation.risk import (
    NOTHING,
    Answering,
    Tried,
    answerable_at,
    answering_from,
    most_wrong,
    promised_at,
)


def some(right: str) -> list[Tried]:
    """Questions from the surest down, each right (`y`) or wrong."""
    return [Tried(1 - place / 1000, each == "y") for place, each in enumerate(right)]


def test_the_surest_are_answered_as_long_as_few_are_wrong() -> None:
    """The most that can be, though fewer of them would have one wrong too many."""
    assert answerable_at(0.25, some("ynyyn")) == Answering(0.997, 4, 1)
    assert answerable_at(0.10, some("ynyyn")) == Answering(1.0, 1, 0)
    assert answerable_at(0.10, some("nyyyy")) is NOTHING
    assert answerable_at(0.20, some("nyyyy")).answered == 5
    assert answerable_at(0.10, []) is NOTHING


def test_those_as_sure_as_each_other_are_answered_together() -> None:
    """What is wrong among them cannot be left out."""
    alike = [Tried(0.5, True), Tried(0.5, False), Tried(0.9, True)]

    assert answerable_at(0.3, alike) == Answering(0.9, 1, 0)
    assert answerable_at(0.4, alike) == Answering(0.5, 3, 1)
    assert answering_from(0.6, alike) == Answering(0.6, 1, 0)


@pytest.mark.parametrize(("wrong", "answered", "most"), [(0, 22, 0.0994), (1, 10, 0.3368)])
def test_the_most_that_are_wrong_is_the_exact_bound(wrong: int, answered: int, most: float) -> None:
    """None of 22: below a tenth, as .9 to the 22nd is; one of ten by Clopper and Pearson's table."""
    assert most_wrong(wrong, answered, sure=0.9) == pytest.approx(most, abs=1e-4)
    assert most_wrong(answered, answered, sure=0.9) == pytest.approx(1)
    assert most_wrong(1500, 3000, sure=0.9) == pytest.approx(0.512, abs=1e-3)


def test_a_promise_needs_enough_questions() -> None:
    """Twenty that are right promise nothing at a tenth; two hundred promise nearly themselves."""
    assert promised_at(0.10, some("y" * 20)) is NOTHING
    assert promised_at(0.10, some("y" * 200)).answered == 200
    assert promised_at(0.10, []) is NOTHING
    mixed = some("y" * 200 + "n" * 200)
    assert 200 <= promised_at(0.10, mixed).answered < answerable_at(0.10, mixed).answered


def test_a_promise_is_kept_nine_times_of_ten() -> None:
    """Of questions drawn at random, the true share wrong of those promised is seldom above it."""
    random, broken = Random(0), 0
    for _ in range(100):
        drawn = [random.random() for _ in range(200)]
        promised = promised_at(0.2, [Tried(each, random.random() < each) for each in drawn])
        broken += promised.answered > 0 and (1 - promised.least) / 2 > 0.2

    assert broken <= 10
