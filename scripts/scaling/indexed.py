"""What an index of vectors costs: built, opened, asked, added to; without a library about it.

The verb is `scripts/measuring/vectors.py`.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from statistics import median
from typing import ParamSpec, Protocol, TypeVar, cast

import numpy as np
from numpy.lib.format import open_memmap

from embeddings.arrays import Codes, FloatMatrix, IntMatrix, IntVector
from embeddings.vectors import DenseIndex
from scripts.evaluation.memory import most_memory, own_memory
from scripts.scaling.meaning import Meaning

WIDTH = 48  # bytes a word, as those of `embeddings/vectors/codebook.npy`
WORDS = 60, 141  # of a passage: at least, and fewer than
DOCUMENT = 20  # passages
ABOUT = 100  # passages that lean on the same real one, as in `scripts/scaling/made.py`
COMMITTED = 16_000  # passages kept in one step while an index is built
NEAREST = 100
ONE_IN = 100  # documents, where a question is put to some only
CHANGES = 5  # documents added, and removed, in a round
BLOCK = 8192  # vectors compared at a time
SEED = 7
VECTORS, QUESTIONS = "vectors.npy", "questions.npy"
ALL, SOME = "all", "1 in 100"  # documents that a question is put to

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured."""

    name: str
    """With its unit."""
    value: float


class Kind(Protocol):
    """A class of indexes."""

    def open(self, folder: Path, *, model: str, dimension: int, width: int) -> DenseIndex:
        """As `DenseIndex.open`."""


def make_vectors(folder: Path, real: FloatMatrix, questions: FloatMatrix, *, passages: int) -> None:
    """Write vectors for so many passages into a folder, and the questions', with what they find.

    Args:
        real: (n, dimension), of norm 1: what the passages' lie about.
    """
    shape = passages, real.shape[1]
    vectors = open_memmap(folder / VECTORS, mode="w+", dtype=np.float32, shape=shape)
    meaning = Meaning(real, seed=SEED)
    for start in range(0, passages, COMMITTED):
        count = min(COMMITTED, passages - start)
        made = meaning.documents(-(-count // ABOUT), passages=ABOUT)
        vectors[start : start + count] = made[:count]
    np.save(folder / QUESTIONS, questions)
    some = np.concatenate([np.arange(each.start, each.stop) for each in _some(passages)])
    for name, rows in ((ALL, np.arange(passages)), (SOME, some)):
        np.save(folder / f"{name}.npy", _nearest(vectors, questions, rows))


def build(kind: str, folder: Path) -> tuple[Figure, ...]:
    """Put all passages of a folder into an index, `COMMITTED` at a time.

    Args:
        kind: the class, as `module:class`.
    """
    vectors: FloatMatrix = np.load(folder / VECTORS, mmap_mode="r")
    index = _open(kind, folder, vectors)
    clock = processor = 0.0
    for start in range(0, len(vectors), COMMITTED):
        ids = np.arange(start, min(start + COMMITTED, len(vectors)))
        some, words = np.array(vectors[ids]), _words(len(ids), seed=start)
        begun, used = time.perf_counter(), time.process_time()
        for first in range(0, len(ids), ABOUT):
            part = slice(first, first + ABOUT)
            index.add(ids[part], some[part], words[part])
        index.commit(start + 1)
        clock += time.perf_counter() - begun
        processor += time.process_time() - used
    size = sum(path.stat().st_size for path in _place(kind, folder).iterdir())
    return (
        Figure("building, s", clock),
        Figure("building, s of the processor", processor),
        Figure("own memory after it, MB", own_memory()),
        Figure("on disk, MB", size / 1e6),
    )


def use(kind: str, folder: Path, number: int) -> tuple[Figure, ...]:
    """Open a built index, ask it, then add and remove documents, for the `number`th time."""
    vectors: FloatMatrix = np.load(folder / VECTORS, mmap_mode="r")
    questions: FloatMatrix = np.load(folder / QUESTIONS)
    resolve_name(kind)  # what that imports is not what opening takes
    opening, index = _ms(_open, kind, folder, vectors)
    asked = [
        *_asked(index, questions, ALL, None, np.load(folder / f"{ALL}.npy")),
        *_asked(index, questions, SOME, _some(len(vectors)), np.load(folder / f"{SOME}.npy")),
    ]
    chosen = np.random.default_rng(number).choice(index.ids, (len(questions), DOCUMENT))
    words = median(_ms(index.codes, ids)[0] for ids in chosen)
    before = own_memory(), most_memory()
    added, removed = [], []
    for change in range(number * CHANGES, (number + 1) * CHANGES):
        ids = len(vectors) + np.arange(change * DOCUMENT, (change + 1) * DOCUMENT)
        arrived = np.array(vectors[ids - len(vectors)]), _words(DOCUMENT, seed=change)
        added.append(_ms(_add, index, ids, *arrived)[0])
        removed.append(_ms(_remove, index, ids - len(vectors))[0])
    return (
        Figure("opening, ms", opening),
        *asked,
        Figure(f"words of {DOCUMENT} passages, ms", words),
        Figure("own memory, MB", before[0]),
        Figure("memory at most, mapped too, MB", before[1]),
        Figure(f"adding {DOCUMENT} passages, committed, ms", median(added)),
        Figure(f"removing {DOCUMENT} passages, committed, ms", median(removed)),
        Figure("the dearest of these, ms", max(*added, *removed)),
        Figure("memory at most after it, MB", most_memory()),
    )


def _open(kind: str, folder: Path, vectors: FloatMatrix) -> DenseIndex:
    chosen = cast(Kind, resolve_name(kind))
    dimension = vectors.shape[1]
    return chosen.open(_place(kind, folder), model="made", dimension=dimension, width=WIDTH)


def _place(kind: str, folder: Path) -> Path:
    return folder / kind.replace(":", ".")


def _asked(
    index: DenseIndex,
    questions: FloatMatrix,
    name: str,
    among: list[range] | None,
    nearest: IntMatrix,
) -> tuple[Figure, ...]:
    index.search(questions[0], NEAREST, among=among)
    times, found, begun = [], [], time.process_time()
    for question in questions:
        taken, hits = _ms(index.search, question, NEAREST, among=among)
        times.append(taken)
        found.append(hits.ids)
    used = (time.process_time() - begun) * 1000 / len(questions)
    held = np.where(np.isin(nearest, index.ids), nearest, -1)  # not what another round removed
    shared = sum(len(np.intersect1d(one, of[of >= 0])) for one, of in zip(found, held, strict=True))
    return (
        Figure(f"question to {name}, p50, ms", median(times)),
        Figure(f"question to {name}, p95, ms", float(np.percentile(times, 95))),
        Figure(f"question to {name}, ms of the processor", used),
        Figure(f"recall@{NEAREST} of {name}", shared / np.count_nonzero(held >= 0)),
    )


def _add(index: DenseIndex, ids: IntVector, vectors: FloatMatrix, words: list[Codes]) -> None:
    index.add(ids, vectors, words)
    index.commit(index.revision + 1)


def _remove(index: DenseIndex, ids: IntVector) -> None:
    index.remove(ids)
    index.commit(index.revision + 1)


def _ms(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> tuple[float, T]:
    """What some work took by the clock, and what it gave."""
    begun = time.perf_counter()
    done = work(*given, **named)
    return (time.perf_counter() - begun) * 1000, done


def _words(passages: int, *, seed: int) -> list[Codes]:
    """Random words for so many passages."""
    random = np.random.default_rng(seed)
    edges = np.cumsum(random.integers(*WORDS, size=passages))
    codes = random.integers(256, size=(int(edges[-1]), WIDTH), dtype=np.uint8)
    return np.split(codes, edges[:-1])


def _some(passages: int) -> list[range]:
    """The identifiers of one document in a hundred, chosen at random, ascending."""
    documents = passages // DOCUMENT
    random = np.random.default_rng(SEED)
    chosen = np.sort(random.choice(documents, max(1, documents // ONE_IN), replace=False))
    return [range(at * DOCUMENT, (at + 1) * DOCUMENT) for at in chosen.tolist()]


def _nearest(vectors: FloatMatrix, questions: FloatMatrix, rows: IntVector) -> IntMatrix:
    """Which of some rows are the 100 nearest to each question; -1 where there are fewer."""
    best = np.full((len(questions), NEAREST), -1, dtype=np.int64)
    scores = np.full(best.shape, -np.inf, dtype=np.float32)
    for some in np.split(rows, range(BLOCK, len(rows), BLOCK)):
        ids = np.concatenate([best, np.broadcast_to(some, (len(questions), len(some)))], axis=1)
        both = np.concatenate([scores, questions @ vectors[some].T], axis=1)
        order = np.argpartition(-both, NEAREST - 1, axis=1)[:, :NEAREST]
        best, scores = np.take_along_axis(ids, order, 1), np.take_along_axis(both, order, 1)
    return best
