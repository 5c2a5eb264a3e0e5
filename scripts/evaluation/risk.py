"""How many questions can be answered with few wrong: the surest first, the others left.

Whoever answers only what is surer than some value is wrong less often and answers less. Chosen on
the questions at hand, that value is flattered by them; what holds for others like them is promised
with a bound (Geifman and El-Yaniv, "Selective classification for deep neural networks", 2017,
algorithm 1).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

SURE = 0.9  # how often a promise is to be kept


@dataclass(frozen=True, slots=True)
class Tried:
    """A question, were it answered."""

    sureness: float
    """How sure the ranking is of its first quotation; higher is surer."""
    right: bool
    """Whether that quotation answers. None does where nothing answers."""


@dataclass(frozen=True, slots=True)
class Answering:
    """The surest questions answered."""

    least: float
    """The sureness from which a question is answered."""
    answered: int
    wrong: int


NOTHING = Answering(math.inf, 0, 0)


def answering_from(least: float, tried: Sequence[Tried]) -> Answering:
    """What comes of answering all that are at least so sure."""
    answered = [each.right for each in tried if each.sureness >= least]
    return Answering(least, len(answered), answered.count(False))


def answerable_at(risk: float, tried: Sequence[Tried]) -> Answering:
    """As many as can be answered with at most this share of those answered wrong, counted here."""
    fits = [each for each in _every(tried) if each.wrong <= risk * each.answered]
    return max(fits, key=lambda each: each.answered, default=NOTHING)


def promised_at(risk: float, tried: Sequence[Tried], *, sure: float = SURE) -> Answering:
    """As many as can be answered so that it holds for other questions like these.

    Of those answered, at most this share will be wrong: a promise kept `sure` of the times that
    questions are drawn.
    """
    every = _every(tried)
    steps = max(1, math.ceil(math.log2(len(every) + 1)))
    best, low, high = NOTHING, 0, len(every)
    while low < high:
        middle = (low + high) // 2
        each = every[middle]
        if most_wrong(each.wrong, each.answered, sure=1 - (1 - sure) / steps) <= risk:
            best, low = each, middle + 1
        else:
            high = middle
    return best


def most_wrong(wrong: int, answered: int, *, sure: float) -> float:
    """The share that is wrong at most, of all questions like those counted.

    Clopper and Pearson's bound: with more wrong, so few would be seen less than 1 - `sure` of the
    times.
    """
    from scipy.stats import beta

    return float(beta.ppf(sure, wrong + 1, answered - wrong)) if wrong < answered else 1.0


def _every(tried: Sequence[Tried]) -> list[Answering]:
    """Every number that can be answered, fewest first; those as sure as each other go together."""
    ordered = sorted(tried, key=lambda each: -each.sureness)
    every: list[Answering] = []
    wrong = 0
    for answered, each in enumerate(ordered, 1):
        wrong += not each.right
        if answered == len(ordered) or ordered[answered].sureness < each.sureness:
            every.append(Answering(each.sureness, answered, wrong))
    return every
