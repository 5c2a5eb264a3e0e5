"""What a question is put to: the passages of some documents, or of one speaker in them.

The same documents are mostly asked many times, so what is made of them is kept (`PassageFilters`):
a question to ten thousand documents looks at none of those that it is not about.

An identifier says when a passage came into the library; its place, when it is read: document after
document as they are asked, each from its beginning. Nothing that an answer depends on may depend on
identifiers: the ranking knows passages by their places alone (`bot/library/indexing/searcher.py`).
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import Self

import numpy as np
from numpy.typing import NDArray

from bot.documents import Document
from bot.errors import Notice
from embeddings.arrays import IntVector
from embeddings.id_ranges import as_matrix, as_ranges, joined

SOME = 2000  # passages whose mean stands for all
KEPT = 8  # scopes; one of ten thousand documents takes 3 MB


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class PassageFilter:
    """Some passages of one state of a library."""

    documents: Mapping[int, Document]
    """By the ids of their stored_documents, in the order in which they are asked."""
    passages: Mapping[int, tuple[range, ...]]
    """The ids of each document's passages, ascending, in runs; by the same ids."""
    ranges: tuple[range, ...]
    """The ids of all passages, ascending; neighbours are one run."""
    read: "Runs"
    """The ids of all passages as they are read."""
    count: int
    """How many passages there are."""
    everything: bool
    """Whether the library has no others, so that nothing need be left out."""
    damaged: tuple[Notice, ...] = ()
    """What is wrong with each document that was asked for and is left out."""
    frequencies: dict[str, int] = field(default_factory=dict)
    """In how many of the passages the stems stand that were asked for so far."""

    @classmethod
    def of(
        cls,
        documents: Mapping[int, Document],
        passages: Mapping[int, tuple[range, ...]],
        *,
        everything: bool,
        damaged: tuple[Notice, ...] = (),
    ) -> Self:
        """The scope of documents and of their passages, both by the ids of stored_documents.

        Args:
            everything: whether the library has no other passages.
        """
        read = list(_each(passages[number] for number in documents))
        ascending = sorted(read, key=lambda ids: ids.start)
        ranges = as_ranges(joined(as_matrix(ascending)))
        count = sum(map(len, ranges))
        return cls(documents, passages, ranges, Runs.of(read), count, everything, damaged)

    @property
    def among(self) -> tuple[range, ...] | None:
        """What an index is to look among; None where that is all it holds."""
        return None if self.everything else self.ranges

    def ids(self, places: IntVector) -> IntVector:
        """The identifiers of the passages at some places."""
        read = self.read
        run = np.searchsorted(read.ends, places, side="right")
        found: IntVector = read.stops[run] - (read.ends[run] - places)
        return found

    def places(self, ids: IntVector) -> IntVector:
        """At which places the passages stand that have these identifiers, all of them here."""
        read = self.read
        run = read.ascending[np.searchsorted(read.stops[read.ascending], ids, side="right")]
        found: IntVector = read.ends[run] - (read.stops[run] - ids)
        return found

    def within(self, documents: Collection[int]) -> "PassageFilter":
        """Of this scope, the passages of some documents, by the ids of their stored_documents."""
        runs = {number: self.passages[number] for number in documents}
        firsts = [(next(_each([ids]), None), number) for number, ids in runs.items()]
        held = [(ids.start, number) for ids, number in firsts if ids is not None]
        places = self.places(np.array([start for start, _ in held], dtype=np.int64))
        order = [held[at][1] for at in np.argsort(places).tolist()]  # not a look at all documents
        return PassageFilter.of(
            {number: self.documents[number] for number in order},
            {number: runs[number] for number in order},
            everything=False,
            damaged=self.damaged,
        )

    def holds(self, ids: IntVector) -> NDArray[np.bool_]:
        """(n,): which identifiers are those of passages here."""
        starts, stops = as_matrix(self.ranges).T
        at = np.searchsorted(starts, ids, side="right") - 1
        held: NDArray[np.bool_] = (at >= 0) & (ids < stops[at])
        return held

    @property
    def sample_ids(self) -> IntVector:
        """Places of passages from all over, ascending, at most 2,000."""
        return np.arange(0, self.count, _step(self.count))

    @property
    def opening_ids(self) -> IntVector:
        """The places of the first passages of documents from all over, at most 2,000."""
        lengths = [sum(map(len, self.passages[number])) for number in self.documents]
        before = np.cumsum([0, *lengths])[:-1]
        firsts: IntVector = before[np.array(lengths, dtype=np.int64) > 0]
        return firsts[:: _step(len(firsts))]


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Runs of identifiers one after another, n of them, none empty."""

    stops: IntVector
    """(n,): the identifier after the last of each."""
    ends: IntVector
    """(n,): how many there are up to the end of each."""
    ascending: IntVector
    """(n,): the runs in the order of their identifiers."""

    @classmethod
    def of(cls, runs: Sequence[range]) -> Self:
        """These runs in this order."""
        stops = np.array([ids.stop for ids in runs], dtype=np.int64)
        lengths = np.array([len(ids) for ids in runs], dtype=np.int64)
        return cls(stops, np.cumsum(lengths), np.argsort(stops))


class PassageFilters:
    """The scopes last asked for, by their documents; for one thread at a time."""

    def __init__(self) -> None:
        # no mapping: ten thousand documents would be hashed anew for each question, where mostly
        # they come as the very tuple that is kept
        self._kept: deque[tuple[tuple[Document, ...], PassageFilter]] = deque(maxlen=KEPT)

    def find(self, documents: Sequence[Document]) -> PassageFilter | None:
        """What was kept for these very documents."""
        for kept, scope in self._kept:
            if kept is documents or (
                # the same objects: comparing the texts of others could take longer than a question
                len(kept) == len(documents) and all(map(is_, kept, documents))
            ):
                return scope
        return None

    def keep(self, documents: Sequence[Document], scope: PassageFilter) -> None:
        """Remember a scope, and forget the one that has been kept longest where there are many."""
        self._kept.appendleft((tuple(documents), scope))

    def forget(self) -> None:
        """Forget all: the library has changed."""
        self._kept.clear()


def _each(passages: Iterable[tuple[range, ...]]) -> Iterator[range]:
    return (ids for runs in passages for ids in runs if len(ids))


def _step(count: int) -> int:
    """Every how many of so many are at most `SOME`."""
    return max(1, -(-count // SOME))
