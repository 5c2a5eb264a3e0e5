"""Inverted lists: which vectors lie nearest to each centroid, a byte a number, in a file.

They only propose: whoever asks compares what they give with the vectors themselves. So an
identifier that was removed meanwhile, or has another vector now, does no harm in them.

A file is four NumPy arrays one after the other: where each list ends, each list's checksum,
identifiers, codes. The last two are mapped, and a list is checked when it is first read.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Codes, FloatVector, IntVector
from embeddings.vectors.array_files import (
    BUFFER,
    damaged,
    open_mapped,
    place_by_head,
    refused,
    write_body,
    write_head,
)
from embeddings.vectors.centroids import PROBES, Centroids
from embeddings.vectors.rows import Selection

_BLOCK = 8192  # vectors read at a time


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """The lists of all centroids, for n vectors."""

    path: Path
    edges: IntVector
    """(lists + 1,): list i is rows `edges[i]` to `edges[i + 1]`."""
    sums: NDArray[np.uint32]
    ids: IntVector
    """(n,), in order of their lists."""
    codes: Codes
    """(n, dimension)"""
    read: dict[int, tuple[IntVector, Codes]] = field(default_factory=dict)

    def of(self, number: int) -> tuple[IntVector, Codes]:
        """The identifiers and codes of one list; compared with its checksum, once.

        Raises:
            IndexUnusableError: it is not what was written; then the file is deleted.
        """
        if number in self.read:
            return self.read[number]
        rows = slice(*self.edges[number : number + 2].tolist())
        ids, codes = self.ids[rows], self.codes[rows]
        if _sum(ids, codes) != self.sums[number]:
            raise refused(self.path)
        self.read[number] = ids, codes
        return ids, codes


def proposed(
    files: Sequence[Lists],
    centroids: Centroids,
    question: FloatVector,
    count: int,
    *,
    probes: int = PROBES,
    among: NDArray[np.uint8] | None = None,
) -> IntVector:
    """The identifiers of about `count` vectors that may be nearest to a question, in no order.

    Args:
        probes: lists to look through.
        among: (bytes,), a bit for every identifier that may be given; the lowest bit first.
    """
    from faiss import swig_ptr

    found = np.full(count, -1, dtype=np.int64)
    scores = np.full(count, -np.inf, dtype=np.float32)
    heap = swig_ptr(scores), swig_ptr(found), count
    lists, products = centroids.probed(question, probes)
    with centroids.scanner(question, among) as scanner:
        for number, product in zip(lists.tolist(), products.tolist(), strict=True):
            scanner.set_list(number, product)
            for each in files:
                ids, codes = each.of(number)
                if len(ids):
                    scanner.scan_codes(len(ids), swig_ptr(codes), swig_ptr(ids), *heap)
    return np.unique(found[found >= 0])


def build(folder: Path, centroids: Centroids, selection: Selection) -> str:
    """Put vectors into lists, and those into a file; gives the name it is opened by."""
    assigned = np.empty(len(selection), dtype=np.int64)
    for start in range(0, len(selection), _BLOCK):
        assigned[start : start + _BLOCK] = centroids.assigned(
            selection.vectors(start, start + _BLOCK)
        )
    order = np.argsort(assigned, kind="stable")
    edges = _edges(assigned, centroids.count)
    shuffled = Selection(
        selection.parts, selection.ids[order], selection.owners[order], selection.rows[order]
    )
    blocks = (centroids.written(shuffled.vectors(*place)) for place in _whole_lists(edges))
    return _write(folder, shuffled.ids, edges, blocks, selection.parts[0].vectors.shape[1])


def merge(folder: Path, files: Sequence[Lists], *, kept: Sequence[NDArray[np.bool_]]) -> str:
    """Put the lists of several files into one.

    Args:
        kept: for each file (n,), which of its rows are taken over.
    """
    rows = [np.flatnonzero(each) for each in kept]
    lists = [
        np.repeat(np.arange(len(file.sums)), np.diff(file.edges))[some]
        for file, some in zip(files, rows, strict=True)
    ]
    assigned = np.concatenate(lists)
    order = np.argsort(assigned, kind="stable")
    owners = np.repeat(np.arange(len(files)), [len(some) for some in rows])[order]
    places = np.concatenate(rows)[order]
    ids = np.empty(len(order), dtype=np.int64)
    for number, file in enumerate(files):
        ids[owners == number] = file.ids[places[owners == number]]
    edges = _edges(assigned, len(files[0].sums))
    dimension = files[0].codes.shape[1]

    def blocks() -> Iterator[Codes]:
        for start, end in _whole_lists(edges):
            codes = np.empty((end - start, dimension), dtype=np.uint8)
            for number, file in enumerate(files):
                mine = owners[start:end] == number
                codes[mine] = file.codes[places[start:end][mine]]
            yield codes

    return _write(folder, ids, edges, blocks(), dimension)


def open_lists(folder: Path, name: str, *, count: int, centroids: Centroids) -> Lists:
    """The lists in a file.

    Raises:
        IndexUnusableError: it is missing, damaged, or of another size.
    """
    path = folder / f"{name}.npy"
    mapped = open_mapped(path, head=2, body=(np.int64, np.uint8))
    edges, sums = mapped.head
    ids, codes = mapped.body
    fits = len(edges) - 1 == len(sums) == centroids.count and int(edges[-1]) == count
    if not fits or ids.shape != (count,) or codes.shape != (count, centroids.dimension):
        raise damaged(path)
    return Lists(
        path,
        cast(IntVector, edges),
        cast("NDArray[np.uint32]", sums),
        cast(IntVector, ids),
        cast(Codes, codes),
    )


def bitmap(ids: Sequence[IntVector]) -> NDArray[np.uint8]:
    """A bit for every identifier up to the highest, set for these; the lowest bit first."""
    highest = max((int(some[-1]) for some in ids if len(some)), default=0)
    bits = np.zeros(highest + 1, dtype=np.bool_)
    for some in ids:
        bits[some] = True
    return np.packbits(bits, bitorder="little")


def _write(
    folder: Path, ids: IntVector, edges: IntVector, blocks: Iterator[Codes], dimension: int
) -> str:
    """Write a file of lists; `blocks` are the codes of one whole list or more each."""
    sums = np.zeros(len(edges) - 1, dtype=np.uint32)

    def summed() -> Iterator[Codes]:
        number, start = 0, 0
        for codes in blocks:
            first = start
            while number < len(sums) and edges[number + 1] <= first + len(codes):
                end = int(edges[number + 1])
                sums[number] = _sum(ids[start:end], codes[start - first : end - first])
                number, start = number + 1, end
            yield codes

    unnamed = folder / "lists.new"
    with unnamed.open("wb", buffering=BUFFER) as file:
        write_head(file, [edges, sums])  # to be filled in
        write_body(file, (len(ids),), np.int64, [ids])
        write_body(file, (len(ids), dimension), np.uint8, summed())
        file.seek(0)
        write_head(file, [edges, sums])
    return place_by_head(unnamed, head=2)


def _whole_lists(edges: IntVector) -> Iterator[tuple[int, int]]:
    """The rows from one list's beginning to another's end, about a block at a time."""
    start = 0
    for end in edges[1:].tolist():
        if end - start >= _BLOCK:
            yield start, end
            start = end
    if start < edges[-1]:
        yield start, int(edges[-1])


def _edges(assigned: IntVector, count: int) -> IntVector:
    sizes = np.bincount(assigned, minlength=count)
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def _sum(ids: IntVector, codes: Codes) -> int:
    return zlib.crc32(codes.data, zlib.crc32(ids.data))
