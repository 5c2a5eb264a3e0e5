"""Rows of an index: identifiers, vectors and the codes of words, in memory or in a file.

A file is six NumPy arrays one after the other: identifiers, where each passage's words end, the two
checksums, vectors, codes. The last two are only mapped: what is never asked for is never read.

Knows nothing of when rows count (`embeddings/vectors/manifest.py`) or of how they are found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np

from embeddings.arrays import Codes, FloatMatrix, IntVector
from embeddings.errors import IndexUnusableError
from embeddings.vectors.array_files import (
    BUFFER,
    Mapped,
    damaged,
    open_mapped,
    place_by_head,
    refused,
    write_body,
    write_head,
)
from embeddings.vectors.checksums import VectorSums, WordSums, vector_sums, word_sum

LARGE = 16_384  # rows of a file that no memory may hold whole; docs/log.md, 2026-11-23
TOUCHED = 1 << 16  # bytes that Linux maps around a byte that is read; what a passage's words cost
RELEASED = 1 << 28  # bytes of mapped words that are touched before they are let go
_HEAD = 4  # arrays that are read at once
_BLOCK = 4096  # vectors copied at a time


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Row i of each belongs to one passage; n of them, identifiers ascending."""

    ids: IntVector
    """(n,)"""
    edges: IntVector
    """(n + 1,): a passage's words are `codes[edges[i] : edges[i + 1]]`."""
    sums: tuple[VectorSums, WordSums]
    """Of what was added, which need not be what lies here now."""
    vectors: FloatMatrix
    """(n, dimension)"""
    codes: Codes
    """(words, width)"""
    path: Path | None = None
    """The file they are mapped from."""
    mapped: Mapped | None = None

    @classmethod
    def of(cls, ids: IntVector, vectors: FloatMatrix, words: Sequence[Codes], width: int) -> "Rows":
        """Rows in memory, copied, in order of their identifiers.

        Raises:
            ValueError: there are not as many of the one as of the others, or the words of a passage
                are not uint8 (n_words, width).
        """
        for codes in words:
            if codes.ndim != 2 or codes.shape[1] != width or codes.dtype != np.uint8:
                raise ValueError(
                    f"a passage's words are {codes.dtype} {codes.shape}, "
                    f"not uint8 (n_words, {width})"
                )
        if not len(ids) == len(vectors) == len(words):
            raise ValueError(
                f"{len(ids)} identifiers for {len(vectors)} vectors "
                f"and the words of {len(words)} passages"
            )
        order = np.argsort(ids, kind="stable")
        words = [words[at] for at in order.tolist()]
        vectors = vectors[order]
        sums = np.array([word_sum(codes) for codes in words], dtype=np.uint32)
        return cls(
            ids[order],
            _edges([len(codes) for codes in words]),
            (vector_sums(vectors), sums),
            vectors,
            np.concatenate([np.empty((0, width), np.uint8), *words]),
        )

    def fetch(self, rows: IntVector) -> None:
        """Have the vectors of some rows read from the disk, where that is worth it."""
        if self.mapped is not None and len(self.ids) >= LARGE:
            self.mapped.fetch(0, np.stack([rows, rows + 1], axis=1))

    def fetch_words(self, rows: IntVector) -> None:
        """The same of their words."""
        if self.mapped is not None and len(self.ids) >= LARGE:
            self.mapped.fetch(1, np.stack([self.edges[rows], self.edges[rows + 1]], axis=1))

    def words(self, row: int) -> Codes:
        """The words of one passage, (n_words, width), copied.

        Raises:
            IndexUnusableError: they are not what was added.
        """
        codes = self.codes[self.edges[row] : self.edges[row + 1]].copy()
        if word_sum(codes) != self.sums[1][row]:
            raise self.changed()
        return codes

    def check_vectors(self) -> None:
        """Read every vector once.

        Raises:
            IndexUnusableError: one of them is not what was added.
        """
        if not np.array_equal(vector_sums(self.vectors), self.sums[0]):
            raise self.changed()

    def changed(self) -> IndexUnusableError:
        """What to raise for what changed; its file is deleted, so that nobody opens it again."""
        if self.path is None:
            return IndexUnusableError(
                "The memory of this machine is damaged: what was put in changed."
            )
        return refused(self.path)


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """Some rows of some parts, in order of their identifiers."""

    parts: tuple[Rows, ...]
    ids: IntVector
    """(n,), ascending."""
    owners: IntVector
    """(n,): which of the parts each is of."""
    rows: IntVector
    """(n,): in which row of it."""

    @classmethod
    def of(cls, parts: Sequence[tuple[Rows, IntVector]]) -> "Selection":
        """Of each part these rows."""
        none = np.empty(0, dtype=np.int64)
        ids = np.concatenate([none, *(part.ids[rows] for part, rows in parts)])
        owners = np.repeat(np.arange(len(parts)), [len(rows) for _, rows in parts])
        rows = np.concatenate([none, *(rows for _, rows in parts)])
        order = np.argsort(ids, kind="stable")
        return cls(tuple(part for part, _ in parts), ids[order], owners[order], rows[order])

    def __len__(self) -> int:
        return len(self.ids)

    def vectors(self, start: int, end: int) -> FloatMatrix:
        """The vectors from one place in the order to before another, (end - start, dimension)."""
        return self._vectors(self.owners[start:end], self.rows[start:end])

    def some(self, places: IntVector) -> FloatMatrix:
        """The vectors at some places in the order, (len(places), dimension)."""
        return self._vectors(self.owners[places], self.rows[places])

    def _vectors(self, owners: IntVector, rows: IntVector) -> FloatMatrix:
        vectors = np.empty((len(rows), self.parts[0].vectors.shape[1]), dtype=np.float32)
        for number in np.unique(owners).tolist():
            mine = owners == number
            vectors[mine] = self.parts[number].vectors[rows[mine]]
        return vectors

    def gathered(self) -> Rows:
        """They all, in memory."""
        width = self.parts[0].codes.shape[1]
        return Rows(
            self.ids,
            _edges(self._lengths()),
            self._sums(),
            self.vectors(0, len(self)),
            np.concatenate([np.empty((0, width), np.uint8), *self._words()]),
        )

    def write(self, folder: Path) -> str:
        """Put them into a file of their own, little at a time; gives the name it is opened by."""
        unnamed = folder / "segment.new"
        lengths = self._lengths()
        dimension, width = self.parts[0].vectors.shape[1], self.parts[0].codes.shape[1]
        with unnamed.open("wb", buffering=BUFFER) as file:
            write_head(file, [self.ids, _edges(lengths), *self._sums()])
            places = range(0, len(self), _BLOCK)
            vectors = (self.vectors(start, start + _BLOCK) for start in places)
            write_body(file, (len(self), dimension), np.float32, vectors)
            write_body(file, (int(lengths.sum()), width), np.uint8, self._words())
        return place_by_head(unnamed, head=_HEAD)

    def _words(self) -> Iterator[Codes]:
        touched = 0
        for owner, row in zip(self.owners.tolist(), self.rows.tolist(), strict=True):
            part = self.parts[owner]
            codes = part.codes[part.edges[row] : part.edges[row + 1]]
            yield codes
            touched += max(codes.nbytes, TOUCHED)
            if touched > RELEASED:
                touched = 0
                release(self.parts)

    def _lengths(self) -> IntVector:
        lengths = np.empty(len(self), dtype=np.int64)
        for number, part in enumerate(self.parts):
            mine = self.owners == number
            lengths[mine] = np.diff(part.edges)[self.rows[mine]]
        return lengths

    def _sums(self) -> tuple[VectorSums, WordSums]:
        vectors, words = np.empty(len(self), np.uint64), np.empty(len(self), np.uint32)
        for number, part in enumerate(self.parts):
            mine = self.owners == number
            vectors[mine] = part.sums[0][self.rows[mine]]
            words[mine] = part.sums[1][self.rows[mine]]
        return vectors, words


def release(parts: Sequence[Rows]) -> None:
    """Let what was touched of files go from memory."""
    for part in parts:
        if part.mapped is not None:
            part.mapped.release()


def open_rows(path: Path, *, count: int, dimension: int, width: int) -> Rows:
    """The rows in a file.

    Raises:
        IndexUnusableError: it is missing, damaged, or of another size.
    """
    mapped = open_mapped(path, head=_HEAD, body=(np.float32, np.uint8))
    ids, edges, vector_sums, word_sums = mapped.head
    vectors, codes = mapped.body
    if vectors.shape != (count, dimension) or codes.shape != (int(edges[-1]), width):
        raise damaged(path)
    return Rows(
        cast(IntVector, ids),
        cast(IntVector, edges),
        (cast(VectorSums, vector_sums), cast(WordSums, word_sums)),
        cast(FloatMatrix, vectors),
        cast(Codes, codes),
        path,
        mapped,
    )


def _edges(lengths: Sequence[int] | IntVector) -> IntVector:
    return np.concatenate([[0], np.cumsum(np.asarray(lengths, dtype=np.int64))]).astype(np.int64)
