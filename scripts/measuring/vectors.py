"""Measures the index of vectors: `python -m scripts.measuring.vectors SET... --passages N...`.

Its passages have vectors that lie as those of the sets' documents do (`scripts/scaling/meaning.py`)
and words of random bytes; the questions are the sets' own. `--beside MODULE:CLASS` measures another
class of the same methods in turns with it, each in a process of its own: who would replace ours
writes one. A million passages take 7 GB of disk an index, and some minutes.
"""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

import numpy as np

from embeddings.encoders import encoder_for
from scripts.console.terminal import Parser, run, say, whole_number
from scripts.evaluation.question_sets import read_question_set
from scripts.scaling.indexed import Figure, build, make_vectors, use
from scripts.scaling.made import Real, read_documents
from scripts.scaling.measuring import some_questions

OURS = "embeddings.vectors:DenseIndex"
FEWEST = 2_000  # passages, of which one document in a hundred is one of them

P = ParamSpec("P")
T = TypeVar("T")


def main(arguments: Sequence[str]) -> None:
    """Print a table for each size."""
    parser = Parser(prog="python -m scripts.measuring.vectors", allow_abbrev=False)
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET_FOLDER")
    parser.add_argument(
        "--passages", nargs="+", type=whole_number(FEWEST), default=(10_000, 100_000), metavar="N"
    )
    parser.add_argument("--beside", action="append", default=[], metavar="MODULE:CLASS")
    parser.add_argument("--rounds", type=whole_number(1), default=3, metavar="N")
    options = parser.parse_intermixed_args(arguments)
    encoder = encoder_for(notify=say)
    known = some_questions([read_question_set(each) for each in options.sets])
    questions = encoder.encode([each.question.words for each in known]).vectors
    documents = read_documents([each / "documents" for each in options.sets])
    encoded = Real.of(documents, encoder).encoded
    real = np.concatenate([each.vectors for each in encoded])
    kinds = [OURS, *options.beside]
    for passages in options.passages:
        with TemporaryDirectory() as folder:
            make_vectors(Path(folder), real, questions, passages=passages)
            figures = measure(Path(folder), kinds, rounds=options.rounds)
        print(table(passages, kinds, figures), flush=True)


def measure(folder: Path, kinds: Sequence[str], *, rounds: int) -> list[tuple[Figure, ...]]:
    """Build an index of each kind of the vectors in a folder; then use each, by turns.

    Returns:
        The figures of each kind: of its building, and the medians of its rounds.
    """
    built = [_apart(build, kind, folder) for kind in kinds]
    used: list[list[tuple[Figure, ...]]] = [[] for _ in kinds]
    for number in range(rounds):
        for kind, rounds_of_it in zip(kinds, used, strict=True):
            rounds_of_it.append(_apart(use, kind, folder, number))
    return [
        (*first, *map(_median, zip(*then, strict=True)))
        for first, then in zip(built, used, strict=True)
    ]


def table(passages: int, kinds: Sequence[str], figures: Sequence[tuple[Figure, ...]]) -> str:
    """A row a figure, a column a kind."""
    lines = [f"| {passages:,} passages | {' | '.join(kinds)} |", "|---|" + "---:|" * len(kinds)]
    for row in zip(*figures, strict=True):
        lines.append(f"| {row[0].name} | {' | '.join(f'{each.value:,.3g}' for each in row)} |")
    return "\n".join(lines)


def _median(rounds: tuple[Figure, ...]) -> Figure:
    return Figure(rounds[0].name, median(each.value for each in rounds))


def _apart(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Do it in a process of its own, whose memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(work, *given, **named).result()


if __name__ == "__main__":
    run(main)
