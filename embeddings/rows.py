"""Rows of an index: identifiers, vectors and the codes of words, in memory or in a file.

A file is four NumPy arrays one after the other: identifiers, numbers of words, vectors, codes.
Four calls of `numpy.load` on the open file read it. Here the large ones are only mapped: of the
codes, what is never asked for is never read.

Knows nothing of when rows count (`embeddings/segments.py`) or of how they are found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

import numpy as np
from numpy.lib import format as npy
from numpy.typing import DTypeLike, NDArray

from embeddings.arrays import Codes, FloatMatrix, IntMatrix, IntVector

Scalar = TypeVar("Scalar", bound=np.generic)

BUFFER = 1 << 20  # bytes gathered before the disk is written: a passage's codes are few


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The codes of the words of n passages."""

    codes: Codes
    """(words, width), perhaps mapped from a file, perhaps of more passages than these."""
    spans: IntMatrix
    """(n, 2): which rows of `codes` are a passage's, half-open."""

    @classmethod
    def joined(cls, words: Sequence[Codes], *, width: int) -> "Words":
        """The words of passages one after the other, copied.

        Raises:
            ValueError: those of a passage are not uint8 (n_words, width).
        """
        for codes in words:
            if codes.ndim != 2 or codes.shape[1] != width or codes.dtype != np.uint8:
                raise ValueError(
                    f"a passage's words are {codes.dtype} {codes.shape}, "
                    f"not uint8 (n_words, {width})"
                )
        lengths = np.array([len(codes) for codes in words], dtype=np.int64)
        return cls(np.concatenate([np.empty((0, width), np.uint8), *words]), _spans(lengths))

    @property
    def lengths(self) -> IntVector:
        """(n,): how many words each passage has."""
        return self.spans[:, 1] - self.spans[:, 0]

    def of(self, row: int) -> Codes:
        """The words of one passage, (n_words, width); not copied."""
        start, end = self.spans[row]
        return self.codes[start:end]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Row i of each belongs to one passage.

    Raises:
        ValueError: there are not as many of the one as of the others.
    """

    ids: IntVector
    """(n,)"""
    vectors: FloatMatrix
    """(n, dimension)"""
    words: Words

    def __post_init__(self) -> None:
        if not len(self.ids) == len(self.vectors) == len(self.words.spans):
            raise ValueError(
                f"{len(self.ids)} identifiers for {len(self.vectors)} vectors "
                f"and the words of {len(self.words.spans)} passages"
            )

    def where(self, counts: NDArray[np.bool_]) -> "Rows":
        """The rows for which `counts`, (n,), is true; no codes are copied."""
        words = Words(self.words.codes, self.words.spans[counts])
        return Rows(self.ids[counts], self.vectors[counts], words)


def write_rows(path: Path, parts: Sequence[Rows]) -> None:
    """Put one or more sets of rows into one file, in their order, a passage's codes at a time."""
    lengths = np.concatenate([part.words.lengths for part in parts])
    dimension, width = parts[0].vectors.shape[1], parts[0].words.codes.shape[1]
    with path.open("wb", buffering=BUFFER) as file:
        np.save(file, np.concatenate([part.ids for part in parts]))
        np.save(file, lengths)
        _write_header(file, (len(lengths), dimension), np.float32)
        for part in parts:
            file.write(np.ascontiguousarray(part.vectors).data)
        _write_header(file, (int(lengths.sum()), width), np.uint8)
        for part in parts:
            for row in range(len(part.ids)):
                file.write(np.ascontiguousarray(part.words.of(row)).data)


def map_rows(file: BinaryIO) -> Rows:
    """The rows in a file, from where it stands; it may be closed, and deleted, after that."""
    ids: IntVector = np.load(file)
    lengths: IntVector = np.load(file)
    vectors = _mapped(file, np.float32)
    codes = _mapped(file, np.uint8)
    return Rows(ids, vectors, Words(codes, _spans(lengths)))


def _spans(lengths: IntVector) -> IntMatrix:
    ends = np.cumsum(lengths, dtype=np.int64)
    return np.stack([ends - lengths, ends], axis=1)


def _write_header(file: BinaryIO, shape: tuple[int, int], dtype: DTypeLike) -> None:
    """What stands before an array whose parts are written one by one."""
    descr = npy.dtype_to_descr(np.dtype(dtype))
    npy.write_array_header_1_0(file, {"descr": descr, "fortran_order": False, "shape": shape})


def _mapped(file: BinaryIO, scalar: type[Scalar]) -> NDArray[Scalar]:
    """The array at which a file stands, on disk until it is touched; the file is left behind it."""
    npy.read_magic(file)
    shape, _, _ = npy.read_array_header_1_0(file)
    if 0 in shape:
        return np.empty(shape, scalar)  # nothing cannot be mapped
    start = file.tell()
    mapped = np.memmap(file, scalar, "r", start, shape)
    file.seek(start + mapped.nbytes)
    return np.asarray(mapped)
