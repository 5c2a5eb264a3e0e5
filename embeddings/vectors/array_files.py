"""Files of NumPy arrays: small ones in front, read at once, and large ones that are only mapped.

A file is named by the SHA-256 of the small arrays. They hold checksums of the large ones, so the
name stands for every byte, and opening reads little however large the file is. Calls of
`numpy.load` on the open file, one an array, read all of it.

Knows nothing of what the arrays are (`embeddings/vectors/rows.py`,
`embeddings/vectors/inverted_lists.py`).
"""

import hashlib
import math
import mmap
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tokenize import TokenError
from typing import BinaryIO, cast

import numpy as np
from numpy.lib import format as npy
from numpy.typing import DTypeLike, NDArray

from embeddings.arrays import IntMatrix
from embeddings.errors import IndexUnusableError
from embeddings.whole import place

BUFFER = 1 << 20  # bytes gathered before the disk is written: a passage's codes are few
SUFFIX = ".npy"
_UNREADABLE = (
    ValueError,
    EOFError,
    SyntaxError,
    TokenError,
    TypeError,
    OverflowError,
    MemoryError,
)
"""What NumPy raises for bytes that are no array, or one of a size that never was."""

Array = NDArray[np.generic]


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """An open file. It may be deleted meanwhile: it serves who has it open."""

    head: tuple[Array, ...]
    """The small arrays, in memory."""
    body: tuple[Array, ...]
    """The large ones, on disk until they are touched."""
    pages: mmap.mmap
    """Where they are mapped."""
    starts: tuple[int, ...]
    """The byte at which each of them begins."""

    def fetch(self, number: int, rows: IntMatrix) -> None:
        """Have the disk read runs of rows of a large array, (runs, 2), all at the same time.

        Else each is waited for when it is touched, and the disk reads much beside it. Where they
        are in memory already, nothing happens.
        """
        array = self.body[number]
        size = array.itemsize * math.prod(array.shape[1:])
        places = self.starts[number] + size * rows[rows[:, 0] < rows[:, 1]]
        places[:, 0] -= places[:, 0] % mmap.PAGESIZE
        for start, end in places.tolist():
            self.pages.madvise(mmap.MADV_WILLNEED, start, end - start)

    def release(self) -> None:
        """Let what was touched of the last array go from memory; it can be touched again."""
        start = -(-self.starts[-1] // mmap.PAGESIZE) * mmap.PAGESIZE
        length = len(self.pages) - start
        if length > 0:
            self.pages.madvise(mmap.MADV_DONTNEED, start, length)


def write_head(file: BinaryIO, arrays: Sequence[Array]) -> None:
    """Put the small arrays where a file stands; it is left behind them."""
    for array in arrays:
        np.save(file, array)


def write_body(
    file: BinaryIO, shape: tuple[int, ...], dtype: DTypeLike, blocks: Iterable[Array]
) -> None:
    """Put a large array where a file stands, its rows a block at a time."""
    descr = npy.dtype_to_descr(np.dtype(dtype))
    npy.write_array_header_1_0(file, {"descr": descr, "fortran_order": False, "shape": shape})
    for block in blocks:
        file.write(np.ascontiguousarray(block).data)


def place_by_head(unnamed: Path, *, head: int) -> str:
    """Name a finished file by the SHA-256 of its first arrays, `head` of them; gives that back."""
    with unnamed.open("rb") as file:
        for _ in range(head):
            np.load(file)
        end = file.tell()
        file.seek(0)
        sha256 = hashlib.sha256(file.read(end)).hexdigest()
    place(unnamed, unnamed.with_name(sha256 + SUFFIX))
    return sha256


def open_mapped(path: Path, *, head: int, body: Sequence[DTypeLike]) -> Mapped:
    """Read the small arrays of a file, `head` of them, and map the large ones.

    Raises:
        IndexUnusableError: it is missing, cut short, or its small arrays are damaged.
    """
    try:
        with path.open("rb") as file:  # once: a commit may delete it between two openings
            small = tuple(cast(Array, np.load(file)) for _ in range(head))
            places = _places(file, body)
            file.seek(0)
            sha256 = hashlib.sha256(file.read(places[0].begins)).hexdigest()
            if sha256 != path.stem or places[-1].ends > file.seek(0, os.SEEK_END):
                raise damaged(path)
            pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError as error:
        raise IndexUnusableError(
            f"The index in {path.parent} lacks its segment {path.name}."
        ) from error
    except _UNREADABLE as error:
        raise damaged(path) from error
    large = tuple(each.of(pages) for each in places)
    return Mapped(small, large, pages, tuple(each.start for each in places))


def refused(path: Path) -> IndexUnusableError:
    """What to raise for damage found while reading; the file goes, so nobody opens it again."""
    with suppress(OSError):  # of a folder that may only be read
        path.unlink(missing_ok=True)
    return damaged(path)


def damaged(path: Path) -> IndexUnusableError:
    """What to raise for a file that is not what was written."""
    return IndexUnusableError(f"The index in {path.parent} has a damaged segment {path.name}.")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a large array lies in a file."""

    begins: int
    """The byte at which it is described."""
    start: int
    """The byte at which it begins."""
    shape: tuple[int, ...]
    dtype: np.dtype[np.generic]

    @property
    def ends(self) -> int:
        return self.start + math.prod(self.shape) * self.dtype.itemsize

    def of(self, pages: mmap.mmap) -> Array:
        """The array; empty ones cannot be mapped."""
        if self.ends == self.start:
            return np.empty(self.shape, self.dtype)
        found = np.frombuffer(pages, self.dtype, math.prod(self.shape), self.start)
        return found.reshape(self.shape)


def _places(file: BinaryIO, dtypes: Sequence[DTypeLike]) -> list[_Place]:
    """Where the large arrays lie that follow where a file stands.

    Raises:
        ValueError: something else follows.
    """
    found = []
    for expected in dtypes:
        begins = file.tell()
        npy.read_magic(file)
        shape, fortran, dtype = npy.read_array_header_1_0(file)
        if fortran or dtype != np.dtype(expected):
            raise ValueError(f"an array of {dtype} where {np.dtype(expected)} is needed")
        found.append(_Place(begins, file.tell(), shape, dtype))
        file.seek(found[-1].ends)
    return found
