"""Tunes the ranking and the reader: `python -m scripts.training.ranking SET_FOLDER...`.

Asks every answerable question of the sets and quotes anew with every combination of the constants.
A setting is worth the mean over the sets of quote@1, passage@1 and iou. Prints how good the shipped
constants are and, cross-validated over documents, how good those are that do best on the other
documents: what to expect of documents that nobody tuned on.
"""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.documents import Citation
from bot.retrieval import (
    WEIGHTS,
    WIDENING,
    Answer,
    Evidence,
    RankingWeights,
    Retriever,
    Widening,
    ranked,
    read_question,
    widened,
)
from scripts.console.documents import add_documents, add_library_options, open_encoder, open_library
from scripts.console.terminal import Parser, run, say
from scripts.evaluation.folds import FOLDS, folds_of
from scripts.evaluation.metrics import Answered, ranking_figures
from scripts.evaluation.question_sets import Kind, KnownQuestion, read_question_set

CITATIONS = 5
PRINTED = ("quote@1", "quote@3", "passage@1", "passage@5", "precision", "iou", "recall@5")
AIMED_AT = ("quote@1", "passage@1", "iou")  # finding, and quoting neither too little nor too much


@dataclass(frozen=True, slots=True)
class Setting:
    """One combination of constants."""

    weights: RankingWeights
    widening: Widening

    def __str__(self) -> str:
        weights, widening = self.weights, self.widening
        return (
            f"sentence_meaning={weights.sentence_meaning} passage_meaning={weights.passage_meaning}"
            f" passage_bm25={weights.passage_bm25}"
            f" nearly={widening.nearly} longest={widening.longest}"
        )


SETTINGS = tuple(
    Setting(
        RankingWeights(sentence_meaning=sentence, passage_meaning=passage, passage_bm25=words),
        Widening(nearly=nearly, longest=longest),
    )
    for sentence, passage, words, nearly, longest in product(
        (0.0, 0.15, 0.3, 0.6), (0.0, 0.3, 0.6), (0.0, 0.1, 0.2), (0.12, 0.2, 0.28), (250, 350, 500)
    )
)
SHIPPED = SETTINGS.index(Setting(WEIGHTS, WIDENING))


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One question, and how good each setting's answer to it is."""

    set: str
    document: str
    figures: NDArray[np.float32]
    """(settings, figures printed)."""


def main(arguments: Sequence[str]) -> None:
    """Ask, try every setting, and print the figures."""
    parser = Parser(prog="python -m scripts.training.ranking", description="Tune the ranking.")
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET_FOLDER")
    add_library_options(parser)
    options = parser.parse_args(arguments)
    cases = [case for folder in options.sets for case in _cases(folder, options)]
    figures = np.stack([case.figures for case in cases])
    chosen = _cross_validated(cases, figures)
    every = np.arange(len(cases))
    _print("shipped", cases, figures[every, SHIPPED])
    _print("cross-validated", cases, figures[every, chosen])
    worth = _worth(cases, figures)
    for place in np.argsort(-worth)[:CITATIONS].tolist():
        print(f"{worth[place]:.4f}  {SETTINGS[place]}")
    print(f"{worth[SHIPPED]:.4f}  {SETTINGS[SHIPPED]}  (shipped)")


def _cases(folder: Path, options: Namespace) -> Iterator[Case]:
    questions = read_question_set(folder)
    encoder = open_encoder(options)
    retriever = Retriever()
    answerable = [each for each in questions.questions if each.kind is not Kind.UNANSWERABLE]
    with open_library(options, encoder) as library:
        documents = add_documents(library, [questions.documents])
        searcher = library.searcher(documents)
        for number, known in enumerate(answerable, 1):
            readings = read_question(encoder, known.question.words, history=known.question.history)
            evidence = retriever.find(searcher, readings)
            tried = [_figures(known, evidence, setting) for setting in SETTINGS]
            assert known.document is not None
            yield Case(questions.name, known.document.name, np.array(tried, dtype=np.float32))
            if number % 200 == 0:
                say(f"{questions.name}: {number} of {len(answerable)} questions.")


def _figures(known: KnownQuestion, evidence: Evidence, setting: Setting) -> list[float]:
    """The figures of one question, quoted with one setting."""
    order = ranked(evidence, setting.weights)
    text = evidence.layouts
    citations = []
    for best in order.order[:CITATIONS].tolist():
        first, last = widened(order, best, setting.widening)
        passage = evidence.passages[text.owner[best]]
        start, end = text.sentences[first].start, text.sentences[last].end
        citations.append(Citation(passage, start, end, float(order.scores[best])))
    answer = Answer(known.question.words, (), tuple(citations), 0.0)
    found = {figure.name: figure.value for figure in ranking_figures(Answered(known, answer))}
    return [found[name] for name in PRINTED]


def _cross_validated(cases: Sequence[Case], figures: NDArray[np.float32]) -> NDArray[np.int64]:
    """For each question the setting that is best on the documents of the other folds."""
    fold = folds_of([(case.set, case.document) for case in cases])
    chosen = np.zeros(len(cases), dtype=np.int64)
    for number in range(FOLDS):
        others = np.flatnonzero(fold != number)
        worth = _worth([cases[at] for at in others.tolist()], figures[others])
        chosen[fold == number] = worth.argmax()
        print(f"fold {number + 1}: {SETTINGS[worth.argmax()]}")
    return chosen


def _worth(cases: Sequence[Case], figures: NDArray[np.float32]) -> NDArray[np.float64]:
    """(settings,): the mean over the sets of what is aimed at."""
    aimed = figures[:, :, [PRINTED.index(name) for name in AIMED_AT]].mean(axis=2)
    sets = np.array([case.set for case in cases])
    worth: NDArray[np.float64] = np.mean(
        [aimed[sets == name].mean(axis=0) for name in np.unique(sets)], axis=0, dtype=np.float64
    )
    return worth


def _print(title: str, cases: Sequence[Case], figures: NDArray[np.float32]) -> None:
    """One row a set, one column a figure."""
    sets = np.array([case.set for case in cases])
    print(f"{title:16}" + "".join(f"{name:>11}" for name in PRINTED))
    for name in dict.fromkeys(sets.tolist()):
        means = figures[sets == name].mean(axis=0)
        print(f"{name:16}" + "".join(f"{value:11.3f}" for value in means.tolist()))


if __name__ == "__main__":
    run(main)
