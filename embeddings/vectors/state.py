"""What an open index holds: parts, and the inverted lists that lead to most of them.

Values only: a change makes another state, so a search goes on with the one that it began with.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import FloatVector, IntMatrix, IntVector
from embeddings.id_ranges import count_of, numbers_in
from embeddings.vectors.centroids import PROBES, Centroids, open_centroids
from embeddings.vectors.inverted_lists import Lists, bitmap, open_lists, proposed
from embeddings.vectors.manifest import Manifest, Segment
from embeddings.vectors.part import GAP, NONE, Part, best, located, products, vectors_at
from embeddings.vectors.rows import open_rows

FEW = 131_072  # what comparing one by one may cost, in rows; docs/log.md, 2026-11-23
SPARE = 5  # one more than a fifth is proposed: codes of a byte a number order them nearly right


@dataclass(frozen=True, eq=False)
class State:
    """The parts of an index, and how they are searched."""

    settled: tuple[Part, ...] = ()
    """Of the settled segments, oldest first."""
    recent: tuple[Part, ...] = ()
    """Of the other segments."""
    fresh: tuple[Part, ...] = ()
    """Of what is in memory alone."""
    centroids: Centroids | None = None
    lists: tuple[Lists, ...] = ()

    @classmethod
    def open(cls, folder: Path, manifest: Manifest, *, known: "State | None" = None) -> "State":
        """What a manifest names; files that `known` has open are not opened again.

        Raises:
            IndexUnusableError: a file is missing or damaged.
        """
        known = known or cls()
        parts = {part.name: part for part in known.kept}
        opened = [_part(folder, manifest, each, parts.get(each.name)) for each in manifest.segments]
        settled, recent = opened[: manifest.settled], opened[manifest.settled :]
        whole = recent if manifest.centroids else opened  # those searched without lists
        read = known.recent if known.centroids else known.kept
        for part in whole:
            if part.name not in {each.name for each in read}:
                part.rows.check_vectors()
        if manifest.centroids is None:
            return cls(tuple(settled), tuple(recent))
        centroids = known.centroids
        if centroids is None or centroids.name != manifest.centroids:
            centroids = open_centroids(folder, manifest.centroids, dimension=manifest.dimension)
        before = {each.path.stem: each for each in known.lists}
        lists = [
            before.get(each.name)
            or open_lists(folder, each.name, count=each.rows, centroids=centroids)
            for each in manifest.lists
        ]
        return cls(tuple(settled), tuple(recent), (), centroids, tuple(lists))

    @cached_property
    def kept(self) -> tuple[Part, ...]:
        """The parts that are on disk."""
        return self.settled + self.recent

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All of them."""
        return self.kept + self.fresh

    @cached_property
    def alive(self) -> NDArray[np.uint8] | None:
        """A bit for every identifier that the lists may give; nothing where it is all of them."""
        if all(part.dead is None for part in self.settled):
            return None
        return bitmap([part.ids for part in self.settled])

    def without(self, ids: IntVector) -> "State":
        """The same less these identifiers; those not held are passed over."""
        owners, rows = located(self.parts, ids)
        parts = list(self.parts)
        for number in np.unique(owners[owners >= 0]).tolist():
            parts[number] = parts[number].without(rows[owners == number])
        first, second = len(self.settled), len(self.kept)
        return replace(
            self,
            settled=tuple(parts[:first]),
            recent=tuple(parts[first:second]),
            fresh=tuple(part for part in parts[second:] if part.count),
        )

    def narrowed(self, among: IntMatrix | None) -> "Narrowed":
        """What a search looks at: these ranges of identifiers, or everything."""
        if among is None:
            return Narrowed(tuple(part.alive for part in self.parts), self.lists, self.alive)
        runs = tuple(part.within(among) for part in self.parts)
        if not self.lists or sum(_cost(some) for some in runs) <= FEW:
            return Narrowed(runs, ())
        settled = zip(self.settled, runs, strict=False)  # the runs of other parts come after
        bits = bitmap([part.rows.ids[numbers_in(some)] for part, some in settled])
        few = 2 * sum(map(count_of, runs)) < sum(map(count_of, (part.alive for part in self.parts)))
        return Narrowed(runs, self.lists, bits, 2 * PROBES if few else PROBES)

    def nearest(
        self, question: FloatVector, k: int, narrowed: "Narrowed"
    ) -> tuple[IntVector, FloatVector]:
        """The k nearest to a question, best first."""
        exact = range(len(self.settled) if narrowed.lists else 0, len(self.parts))
        found = [self.parts[at].scores(question, narrowed.runs[at]) for at in exact]
        if narrowed.lists:
            found.append(self._through_lists(question, k + k // SPARE, narrowed))
        ids = np.concatenate([NONE, *(some for some, _ in found)])
        scores = np.concatenate([np.empty(0, np.float32), *(some for _, some in found)])
        return best(ids, scores, k)

    def _through_lists(
        self, question: FloatVector, count: int, narrowed: "Narrowed"
    ) -> tuple[IntVector, FloatVector]:
        """What the lists propose, compared with the question by the vectors themselves."""
        assert self.centroids is not None
        ids = proposed(
            narrowed.lists,
            self.centroids,
            question,
            count,
            probes=narrowed.probes,
            among=narrowed.bits,
        )
        owners, rows = located(self.settled, ids)
        held = owners >= 0
        vectors = vectors_at(self.settled, owners[held], rows[held], len(question))
        scores = np.empty(len(vectors), dtype=np.float32)
        products(vectors, question, scores)
        return ids[held], scores


@dataclass(frozen=True, slots=True, eq=False)
class Narrowed:
    """Which passages of a state a search looks at."""

    runs: tuple[IntMatrix, ...]
    """Of each part the rows that count, in runs."""
    lists: tuple[Lists, ...]
    """What the settled parts are searched through; none where each row is compared."""
    bits: NDArray[np.uint8] | None = None
    """A bit for every identifier that the lists may give; nothing where it is all of them."""
    probes: int = PROBES
    """Lists to look through."""


def _part(folder: Path, manifest: Manifest, segment: Segment, known: Part | None) -> Part:
    if known is None:
        path = folder / f"{segment.name}.npy"
        rows = open_rows(
            path, count=segment.rows, dimension=manifest.dimension, width=manifest.width
        )
    else:
        rows = known.rows
    dead = None
    if segment.removed:
        dead = np.zeros(segment.rows, dtype=np.bool_)
        dead[numbers_in(np.array(segment.removed, dtype=np.int64))] = True
    return Part(rows, dead, segment.name)


def _cost(runs: IntMatrix) -> int:
    """Of comparing each row of some runs, in rows: beginning a run costs as much as a few."""
    return count_of(runs) + GAP * len(runs)
