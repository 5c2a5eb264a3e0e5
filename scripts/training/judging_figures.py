"""What the judge's constants are worth on kinds of material that they were not learnt from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.retrieval import LIKELY, Logistic, QuotationSigns, TopicSigns, shown
from scripts.evaluation.question_sets import Kind
from scripts.training.logistic_fit import fitted, log_odds

FALSE_REFUSALS = 0.010  # of the questions with an answer, the mean over kinds, that are refused


@dataclass(frozen=True, slots=True)
class Example:
    """One question: what was seen of it, and what is known of it."""

    kind: str
    """Of material."""
    set: str
    alone: bool
    """Whether it was put to one document of several."""
    asked: Kind
    stranger: bool
    """Whether it is off the topic."""
    foreign: bool
    """Whether it is in another language than what was found: it is never refused."""
    topic: tuple[float, ...]
    quotations: tuple[tuple[float, ...], ...]
    """The signs of each, best first."""
    right: tuple[bool, ...]
    """Whether each answers."""

    @property
    def answerable(self) -> bool:
        """Whether anything answers."""
        return not self.stranger and self.asked is not Kind.UNANSWERABLE


def topic_model(examples: Sequence[Example]) -> Logistic:
    """Tells answerable questions from strangers', even odds where few enough are refused."""
    used = [each for each in examples if not each.foreign and (each.answerable or each.stranger)]
    signs = np.array([each.topic for each in used])
    # each kind once with what is asked of it and once with strangers, alone or not
    groups = [f"{each.kind} {each.alone} {each.answerable}" for each in used]
    answerable = np.array([each.answerable for each in used])
    model = fitted(signs, answerable, groups)
    threshold = _threshold(
        log_odds(model, signs)[answerable], [e.kind for e in used if e.answerable]
    )
    return Logistic(model.weights, model.bias - threshold)


def _threshold(odds: NDArray[np.float64], kinds: Sequence[str]) -> float:
    """The odds below which the allowed share lies, each kind counted the same."""
    _, kind, counts = np.unique(np.array(kinds), return_inverse=True, return_counts=True)
    order = np.argsort(odds)
    below = np.cumsum((1 / len(counts) / counts[kind])[order])
    return float(odds[order][np.searchsorted(below, FALSE_REFUSALS)])


def quotation_model(examples: Sequence[Example]) -> Logistic:
    """Tells which quotations answer, of questions on the topic."""
    used = [
        (each, place, signs)
        for each in examples
        if not each.stranger
        for place, signs in enumerate(each.quotations)
    ]
    return fitted(
        np.array([signs for _, _, signs in used]),
        np.array([each.right[place] for each, place, _ in used]),
        [f"{each.kind} {each.alone} {place}" for each, place, _ in used],
    )


def print_topic(examples: Sequence[Example]) -> None:
    """Per set: falsely refused, of all and of follow-ups, strangers refused, near ones refused."""
    print(
        f"{'off the topic':18} {'false':>6} {'follow':>6} {'alone':>6} {'off':>6} {'alone':>6} "
        f"{'near':>6}"
    )
    for model, of_set in _left_out(examples, topic_model):
        refused = log_odds(model, np.array([each.topic for each in of_set])) < 0
        refused &= ~np.array([each.foreign for each in of_set])
        wanted = [
            [each.answerable and not each.alone for each in of_set],
            [each.answerable and each.asked is Kind.FOLLOW_UP for each in of_set],
            [each.answerable and each.alone for each in of_set],
            [each.stranger and not each.alone for each in of_set],
            [each.stranger and each.alone for each in of_set],
            [not each.answerable and not each.stranger for each in of_set],
        ]
        shares = " ".join(_share(refused, np.array(one)) for one in wanted)
        print(f"{of_set[0].set:18} {shares}")


def print_quotations(examples: Sequence[Example]) -> None:
    """Per set: how likely the first was held and was right, claims and what they are worth."""
    print(
        f"\n{'quotations':18} {'n':>5} {'held':>6} {'right':>6} {'likely':>6} {'right':>6} "
        f"{'shown':>6} {'three':>6} {'lost':>6}"
    )
    on_topic = [each for each in examples if not each.stranger]
    for model, of_set in _left_out(on_topic, quotation_model):
        print(f"{of_set[0].set:18} {len(of_set):5} " + _quotation_row(model, of_set))


def _left_out(
    examples: Sequence[Example], learnt: Callable[[Sequence[Example]], Logistic]
) -> Iterator[tuple[Logistic, list[Example]]]:
    """The examples of each set, and what is learnt of all other kinds of material."""
    for kind in dict.fromkeys(each.kind for each in examples):
        model = learnt([each for each in examples if each.kind != kind])
        for name in dict.fromkeys(each.set for each in examples if each.kind == kind):
            yield model, [each for each in examples if each.set == name]


def _quotation_row(model: Logistic, of_set: Sequence[Example]) -> str:
    likely = [[model.probability(signs) for signs in each.quotations] for each in of_set]
    first = np.array([each[0] for each in likely])
    right = np.array([each.right[0] for each in of_set])
    counts = np.array([len(shown(each)) for each in likely])
    answerable = np.array([each.answerable for each in of_set])
    three = np.array([any(each.right) for each in of_set])
    kept = np.array([any(each.right[:count]) for each, count in zip(of_set, counts, strict=True)])
    claimed = first >= LIKELY
    return (
        f"{first.mean():6.3f} {right.mean():6.3f} {claimed.mean():6.3f} {_share(right, claimed)} "
        f"{counts.mean():6.2f} {_share(three, answerable)} {_share(three & ~kept, answerable)}"
    )


def _share(values: NDArray[np.bool_], among: NDArray[np.bool_]) -> str:
    return f"{values[among].mean():6.3f}" if among.any() else f"{'-':>6}"


def print_constants(examples: Sequence[Example]) -> None:
    """The constants learnt from all kinds, as the code has them."""
    for name, signs, model in (
        ("ON_TOPIC", TopicSigns, topic_model(examples)),
        ("ANSWERING", QuotationSigns, quotation_model(examples)),
    ):
        weights = zip(signs.__slots__, model.weights, strict=True)
        listed = ", ".join(f"{sign}={weight:.3g}" for sign, weight in weights)
        print(f"\n{name} = {signs.__name__}({listed}), bias={model.bias:.3g}")
