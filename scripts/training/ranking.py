"""Tunes the ranking and the reader: `python -m scripts.training.ranking SET_FOLDER...`.

Asks the answerable questions of all sets and quotes anew with every combination of the constants
(`WEIGHTS_TRIED`, `WIDENINGS_TRIED`). A setting is worth the mean over kinds of material of what is
aimed at. Prints for every kind how good the shipped constants are, and how good those are that do
best on the other kinds: what to expect of material that nobody tuned on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, product

import numpy as np
from numpy.typing import NDArray

from bot.documents import Citation
from bot.library import Library
from bot.retrieval import (
    WEIGHTS,
    WIDENING,
    Evidence,
    RankingWeights,
    Retriever,
    Widening,
    ranked,
    understand,
    widened,
)
from embeddings.encoders import Encoder
from scripts.console.documents import add_documents, add_library_options, open_encoder, open_library
from scripts.console.terminal import Parser, UsageError, progress_of, run, whole_number
from scripts.evaluation.chosen_sets import (
    ChosenSet,
    add_set_options,
    chosen_sets,
    scope_of,
    spread,
)
from scripts.evaluation.metrics import shown_figures
from scripts.evaluation.question_sets import Kind, KnownQuestion
from scripts.evaluation.report import aligned, written

MOST = 300  # questions a set, unless told otherwise; they are spread over all it has
BEST = 5  # settings listed

# A constant more is a name and its values here; it multiplies what is tried. More values of the
# first three held less on kinds left out (docs/log.md, 2026-11-30, "Constants on kinds left out").
WEIGHTS_TRIED = tuple(
    RankingWeights(
        sentence_meaning=sentence,
        passage_meaning=passage,
        passage_bm25=words,
        beside=beside,
        headed=headed,
    )
    for sentence, passage, words, beside, headed in product(
        (0.15, 0.3, 0.6), (0.0, 0.3, 0.6), (0.1, 0.2), (0.0, 0.5, 0.85, 1.0), (0.0, 0.6, 1.0)
    )
)
WIDENINGS_TRIED = tuple(Widening(nearly=nearly) for nearly in (0.12, 0.2, 0.28))

FIGURES = {
    "first": ("quote@1", "page@1"),
    "three": ("quote@3", "page@3"),
    "passage": ("passage@1",),
    "five": ("passage@5", "page@5"),
    "precision": ("precision",),
    "iou": ("iou",),
}
"""What is measured, and the figures that it is: the first that a question has, or none."""
AIMED_AT = ("first", "passage", "iou")  # finding, and quoting neither too little nor too much
QUOTED = 5  # passages looked at, as `five` has it
WIDENED = 3  # of them quoted, as `three` has it
_Quoted = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One combination of constants."""

    weights: RankingWeights
    widening: Widening

    def __str__(self) -> str:
        """The constants of which several values are tried."""
        return " ".join(f"{name}={value}" for name, value in _named(self) if name in VARIED)


def _named(setting: Setting) -> Iterator[tuple[str, float]]:
    return chain(asdict(setting.weights).items(), asdict(setting.widening).items())


SHIPPED = 0  # its place among the settings
SETTINGS = tuple(
    dict.fromkeys(
        (
            Setting(WEIGHTS, WIDENING),
            *(Setting(*both) for both in product(WEIGHTS_TRIED, WIDENINGS_TRIED)),
        )
    )
)
_VALUES = set(chain.from_iterable(map(_named, SETTINGS)))
VARIED = {name for name, value in _VALUES if (name, value) not in set(_named(SETTINGS[SHIPPED]))}


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One question, and how good each setting's answer to it is."""

    kind: str
    """Of which kind of material its set is."""
    document: str
    """Its set and its document."""
    figures: NDArray[np.float32]
    """(settings, figures), in the order of `SETTINGS` and `FIGURES`; NaN where one has none."""


def main(arguments: Sequence[str]) -> None:
    """Ask, try every setting, and print the figures."""
    parser = Parser(prog="python -m scripts.training.ranking", description="Tune the ranking.")
    add_set_options(parser)
    parser.add_argument(
        "--most",
        type=whole_number(1),
        default=MOST,
        metavar="N",
        help=f"ask at most so many questions of a set, spread over all it has ({MOST})",
    )
    add_library_options(parser)
    options = parser.parse_intermixed_args(arguments)
    sets = chosen_sets(options)
    if len({each.kind for each in sets}) < 2:
        raise UsageError("Name sets of two kinds or more: one must be held out.")
    encoder = open_encoder(options)
    with open_library(options, encoder) as library:
        cases = [
            case for each in sets for case in _cases(each, library, encoder, most=options.most)
        ]
    print(report(cases))


def _cases(chosen: ChosenSet, library: Library, encoder: Encoder, *, most: int) -> Iterator[Case]:
    """The answerable questions of a set, asked once and quoted with every setting."""
    every = chosen.questions.questions
    questions = list(spread([each for each in every if each.kind is not Kind.UNANSWERABLE], most))
    documents = add_documents(library, [chosen.questions.documents]).documents
    retriever = Retriever()
    progress = progress_of(f"{chosen.name}: asking", counted="questions")
    for number, known in enumerate(questions, 1):
        scope = scope_of(known, documents, own=chosen.own)
        searcher = library.searcher(documents if scope.documents is None else scope.documents)
        asked = known.question
        understood = understand(encoder, searcher, asked.words, history=asked.history)
        evidence = retriever.find(searcher, understood.readings)
        yield Case(chosen.kind, f"{chosen.name}/{known.about}", tried(known, evidence))
        progress(number, len(questions))


def tried(known: KnownQuestion, evidence: Evidence) -> NDArray[np.float32]:
    """How good each setting's answer to a question is, (settings, figures).

    Most settings quote the same, and the same is measured once.
    """
    measured: dict[_Quoted, tuple[float, ...]] = {}
    figures = []
    for quoted in _quoted(evidence):
        if quoted not in measured:
            measured[quoted] = _measured(known, evidence, quoted)
        figures.append(measured[quoted])
    return np.array(figures, dtype=np.float32)


def _quoted(evidence: Evidence) -> Iterator[_Quoted]:
    """What each setting quotes: first and last sentences of its first passages, best first."""
    orders = {weights: ranked(evidence, weights) for weights in {each.weights for each in SETTINGS}}
    for setting in SETTINGS:
        order = orders[setting.weights]
        best = order.order[:QUOTED].tolist()
        yield (
            *(widened(order, each, setting.widening) for each in best[:WIDENED]),
            *((each, each) for each in best[WIDENED:]),
        )


def _measured(known: KnownQuestion, evidence: Evidence, quoted: _Quoted) -> tuple[float, ...]:
    """The figures of one question's quotations."""
    text = evidence.layouts
    citations = [
        Citation(
            passage=evidence.passages[text.owner[first]],
            start=text.sentences[first].start,
            end=text.sentences[last].end,
            score=0.0,
        )
        for first, last in quoted
    ]
    found = {figure.name: figure.value for figure in shown_figures(known, citations)}
    return tuple(
        next((found[name] for name in names if name in found), np.nan) for names in FIGURES.values()
    )


def report(cases: Sequence[Case]) -> str:
    """For every kind the shipped setting and the one that is best on the others; then the best."""
    kinds = np.array([case.kind for case in cases])
    means = {kind: _means(cases, kinds == kind) for kind in dict.fromkeys(kinds.tolist())}
    rows = [["kind", "questions", "documents", "setting", *FIGURES]]
    chosen, shipped, left_out = [], [], []
    for kind, figures in means.items():
        best = int(worth([each for other, each in means.items() if other != kind]).argmax())
        chosen.append(f"without {kind}: {SETTINGS[best]}")
        shipped.append(figures[SHIPPED])
        left_out.append(figures[best])
        rows.append([kind, *_counts(cases, kind), "shipped", *_cells(shipped[-1])])
        rows.append(["", "", "", "best on others", *_cells(left_out[-1])])
    every = [f"mean of kinds: {len(means)}", *_counts(cases)]
    rows.append([*every, "shipped", *_cells(_mean(np.array(shipped)))])
    rows.append(["", "", "", "best on others", *_cells(_mean(np.array(left_out)))])
    values = worth(list(means.values()))
    ranking = np.argsort(-values, kind="stable")[:BEST].tolist()
    best_of_all = [f"{values[place]:.4f}  {SETTINGS[place]}" for place in ranking]
    best_of_all.append(f"{values[SHIPPED]:.4f}  {SETTINGS[SHIPPED]}  (shipped)")
    return "\n".join([aligned(rows, left=1), "", *chosen, "", *best_of_all])


def worth(kinds: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """(settings,): the mean over kinds of what is aimed at, of each kind's (settings, figures)."""
    aimed = [list(FIGURES).index(name) for name in AIMED_AT]
    return _mean(np.array([_mean(figures[:, aimed].T) for figures in kinds]))


def _means(cases: Sequence[Case], which: NDArray[np.bool_]) -> NDArray[np.float32]:
    """(settings, figures): the means of some cases."""
    return _mean(np.array([cases[place].figures for place in np.flatnonzero(which).tolist()]))


def _mean(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Over the first axis, of those that are numbers; NaN where none is."""
    there = ~np.isnan(values)
    counted = np.where(there.any(axis=0), there.sum(axis=0), np.nan)
    mean: NDArray[np.float32] = np.where(there, values, 0).sum(axis=0) / counted
    return mean


def _counts(cases: Sequence[Case], kind: str | None = None) -> list[str]:
    """How many questions and documents a kind has, or all of them together."""
    some = [case.document for case in cases if kind in (case.kind, None)]
    return [f"{len(some):,}", f"{len(set(some)):,}"]


def _cells(figures: NDArray[np.float32]) -> list[str]:
    return [
        "" if np.isnan(value) else written(name, value)
        for name, value in zip(FIGURES, figures.tolist(), strict=True)
    ]


if __name__ == "__main__":
    run(main)
