"""Trains whether the documents say: `python -m scripts.training.answerability SET_FOLDER...`.

Asks every question of the sets and learns, from the signs of what was found, which of them the
documents answer. Prints the weights for `bot/retrieval/answerability.py` and, cross-validated over
documents, the share refused of the questions without an answer and of those with one.
"""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.retrieval import Features, Retriever, features_of, read_question
from scripts.console.documents import add_documents, add_library_options, open_encoder, open_library
from scripts.console.terminal import Parser, run, say
from scripts.evaluation.folds import FOLDS, folds_of
from scripts.evaluation.question_sets import Kind, read_question_set

FALSE_REFUSALS = 0.05  # share of the answerable questions that may be refused


@dataclass(frozen=True, slots=True)
class Example:
    """One question: what was seen of it, and what is known of it."""

    signs: Features
    answerable: bool
    set: str
    document: str
    """Where the first passage stands: what is cross-validated over."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Weights of plain signs, and the bias at which a probability of .5 refuses few enough."""

    weights: NDArray[np.float64]
    bias: float

    def sums(self, signs: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n,): above 0, the documents are said to answer."""
        sums: NDArray[np.float64] = signs @ self.weights + self.bias
        return sums


def main(arguments: Sequence[str]) -> None:
    """Ask, learn, and print what was learnt."""
    parser = Parser(prog="python -m scripts.training.answerability", description="Train the judge.")
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET_FOLDER")
    add_library_options(parser)
    options = parser.parse_args(arguments)
    examples = [example for folder in options.sets for example in _examples(folder, options)]
    held_out = np.zeros(len(examples))
    fold = folds_of([(each.set, each.document) for each in examples])
    for number in range(FOLDS):
        model = _trained([each for each, at in zip(examples, fold, strict=True) if at != number])
        held_out[fold == number] = model.sums(_signs(examples))[fold == number]
    final = _trained(examples)
    print(f"{'set':12} {'refused':>8} {'false':>6}   {'shipped':>8} {'false':>6}")
    shipped = final.sums(_signs(examples))
    for name in dict.fromkeys(each.set for each in examples):
        print(
            f"{name:12} {_refused(examples, held_out, name)}   {_refused(examples, shipped, name)}"
        )
    weights = ", ".join(
        f"{name}={weight:.2f}"
        for name, weight in zip(Features.__slots__, final.weights.tolist(), strict=True)
    )
    print(f"Weights(Signs({weights}), bias={final.bias:.2f})")


def _examples(folder: Path, options: Namespace) -> Iterator[Example]:
    questions = read_question_set(folder)
    encoder = open_encoder(options)
    retriever = Retriever()
    with open_library(options, encoder) as library:
        documents = add_documents(library, [questions.documents])
        for number, known in enumerate(questions.questions, 1):
            readings = read_question(encoder, known.question.words, history=known.question.history)
            ranked = retriever.retrieve(library.searcher(documents), readings)
            signs = features_of(ranked, conversation=len(readings) > 1)
            if signs is not None:
                evidence = ranked.evidence
                first = evidence.passages[evidence.layouts.owner[ranked.order[0]]]
                answerable = known.kind is not Kind.UNANSWERABLE
                yield Example(signs, answerable, questions.name, first.document.name)
            if number % 200 == 0:
                say(f"{questions.name}: {number} of {len(questions.questions)} questions.")


def _trained(examples: Sequence[Example]) -> Model:
    """A logistic model in which every set, and in it either kind of question, counts the same."""
    from sklearn.linear_model import LogisticRegression

    signs = _signs(examples)
    answerable = np.array([each.answerable for each in examples])
    groups = [f"{each.set} {each.answerable}" for each in examples]
    share = np.array([len(groups) / len(set(groups)) / groups.count(group) for group in groups])
    mean, spread = signs.mean(axis=0), np.maximum(signs.std(axis=0), 1e-9)
    fitted = LogisticRegression().fit((signs - mean) / spread, answerable, sample_weight=share)
    weights = fitted.coef_[0] / spread
    return Model(weights, -_threshold(signs @ weights, examples))


def _threshold(sums: NDArray[np.float64], examples: Sequence[Example]) -> float:
    """The sum below which no set has more than the allowed share of its answerable questions."""
    answered = np.array([each.set if each.answerable else "" for each in examples])
    return min(
        float(np.quantile(sums[answered == name], FALSE_REFUSALS))
        for name in set(answered.tolist()) - {""}
    )


def _signs(examples: Sequence[Example]) -> NDArray[np.float64]:
    return np.array([astuple(each.signs) for each in examples])


def _refused(examples: Sequence[Example], sums: NDArray[np.float64], name: str) -> str:
    """Shares refused of the questions without an answer and of those with one."""
    shares = []
    for answerable in (False, True):
        own = [
            value < 0
            for value, each in zip(sums.tolist(), examples, strict=True)
            if each.set == name and each.answerable is answerable
        ]
        shares.append(f"{np.mean(own):.3f}" if own else "-")
    return f"{shares[0]:>8} {shares[1]:>6}"


if __name__ == "__main__":
    run(main)
