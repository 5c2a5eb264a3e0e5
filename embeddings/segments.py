"""An index on disk: immutable segments, and one manifest that is replaced whole.

    folder/
    ├── manifest.json     which segments count, in order, and what they are stamped with
    └── 1f0c….npy         a segment, named by its SHA-256: rows (`embeddings/rows.py`)

A segment is forced to disk before the manifest that names it, and the manifest is replaced in one
step: a program killed at any point leaves the old state or the new one. The format is NumPy's, not
FAISS's own: any program can read it. A segment is compared with its SHA-256 whenever it is opened,
and stays mapped from then on: one merged away and deleted meanwhile serves who opened it before.

Knows nothing of searching (`embeddings/dense.py`). Who commits holds a lock; who reads needs none.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from embeddings.errors import IndexUnusableError
from embeddings.rows import Rows, map_rows, write_rows

_FORMAT = 2  # of the folder; one of another format is rebuilt, not read
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows committed together, and the identifiers that commit took out."""

    sha256: str
    """Of its file, whose name it is."""
    rows: int
    removed: tuple[int, ...]
    """Identifiers that no longer count in the segments before this one."""

    @property
    def size(self) -> int:
        """What it costs to merge: its rows and its removals."""
        return self.rows + len(self.removed)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a folder."""

    model: str
    dimension: int
    """Numbers a vector."""
    width: int
    """Bytes a word."""
    stamp: int = 0
    segments: tuple[Segment, ...] = ()
    """Oldest first; each more than twice the size of the next, so there are few."""


def read_manifest(folder: Path, *, model: str, dimension: int, width: int) -> Manifest:
    """The state of a folder; an empty one where nothing was committed yet.

    Raises:
        IndexUnusableError: the manifest is damaged, or of another format, model or size.
    """
    try:
        written = json.loads((folder / _MANIFEST).read_bytes())
        state, sha256 = written["state"], written["sha256"]
    except FileNotFoundError:
        return Manifest(model, dimension, width)
    except (ValueError, KeyError, TypeError) as error:
        raise IndexUnusableError(f"The index in {folder} has a damaged manifest.") from error
    if sha256 != _checksum(state):
        raise IndexUnusableError(f"The index in {folder} has a damaged manifest.")
    if state["format"] != _FORMAT:
        raise IndexUnusableError(
            f"The index in {folder} is of format {state['format']}, where {_FORMAT} is needed."
        )
    if (state["model"], state["dimension"], state["width"]) != (model, dimension, width):
        raise IndexUnusableError(
            f"The index in {folder} holds {state['dimension']} numbers a vector and "
            f"{state['width']} bytes a word of {state['model']}, where {dimension} and {width} "
            f"of {model} are needed."
        )
    segments = (Segment(s["sha256"], s["rows"], tuple(s["removed"])) for s in state["segments"])
    return Manifest(model, dimension, width, state["stamp"], tuple(segments))


def surviving(
    folder: Path, segments: Sequence[Segment], *, removed: Sequence[int] = ()
) -> Iterator[Rows]:
    """The rows of the segments, oldest first, less those that later ones or `removed` took out.

    Raises:
        IndexUnusableError: a segment is missing or damaged.
    """
    for place, segment in enumerate(segments, 1):
        gone = [*removed, *(id for later in segments[place:] for id in later.removed)]
        rows = _open_segment(folder, segment)
        yield rows.where(np.isin(rows.ids, gone, invert=True)) if gone else rows


def commit(
    folder: Path, manifest: Manifest, fresh: Rows, *, removed: Sequence[int], stamp: int
) -> Manifest:
    """Take out what is removed, add the fresh rows, and stamp the folder: all of it or nothing.

    Segments at the end that are at most twice as large as what follows them are merged into the
    new one. A row is so rewritten a number of times that grows with the logarithm of their count.

    Returns:
        The new state; `manifest` is the old one.

    Raises:
        IndexUnusableError: the folder is damaged, or its state is not `manifest` any more.
    """
    now = read_manifest(
        folder, model=manifest.model, dimension=manifest.dimension, width=manifest.width
    )
    if now != manifest:
        raise IndexUnusableError(f"The index in {folder} was changed by another program.")
    folder.mkdir(parents=True, exist_ok=True)
    first, size = len(manifest.segments), len(fresh.ids) + len(removed)
    while first and manifest.segments[first - 1].size <= 2 * size:
        first -= 1
        size += manifest.segments[first].size
    kept, merged = manifest.segments[:first], manifest.segments[first:]
    rows = [*surviving(folder, merged, removed=removed), fresh]
    gone = {*removed, *(id for segment in merged for id in segment.removed)} if kept else set()
    segment = _write_segment(folder, rows, removed=tuple(sorted(gone)))
    new = replace(manifest, stamp=stamp, segments=(*kept, segment) if segment.size else kept)
    _write_manifest(folder, new)
    return new


def _open_segment(folder: Path, segment: Segment) -> Rows:
    path = _path(folder, segment)
    try:
        with path.open("rb") as file:  # once: a commit may delete it between two openings
            if hashlib.file_digest(file, "sha256").hexdigest() != segment.sha256:
                raise IndexUnusableError(
                    f"The index in {folder} has a damaged segment {path.name}."
                )
            file.seek(0)
            return map_rows(file)
    except FileNotFoundError as error:
        raise IndexUnusableError(f"The index in {folder} lacks its segment {path.name}.") from error


def _write_segment(folder: Path, rows: Sequence[Rows], *, removed: tuple[int, ...]) -> Segment:
    unnamed = folder / "segment.new"
    write_rows(unnamed, rows)
    count = sum(len(part.ids) for part in rows)
    with unnamed.open("rb") as file:
        segment = Segment(hashlib.file_digest(file, "sha256").hexdigest(), count, removed)
    _place(unnamed, _path(folder, segment))
    return segment


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest, then delete the segments that it does not name."""
    state = {"format": _FORMAT, **asdict(manifest)}
    unnamed = folder / "manifest.new"
    unnamed.write_text(json.dumps({"sha256": _checksum(state), "state": state}))
    _place(unnamed, folder / _MANIFEST)
    kept = {_path(folder, segment) for segment in manifest.segments}
    for path in folder.glob("*.npy"):
        if path not in kept:
            with suppress(PermissionError):  # Windows keeps what is mapped; a later commit does not
                path.unlink()


def _place(unnamed: Path, path: Path) -> None:
    """Give a finished file its name, durably: its bytes first, then the name."""
    with unnamed.open("rb+") as file:
        os.fsync(file.fileno())
    unnamed.replace(path)
    if os.name == "posix":  # elsewhere a folder cannot be opened, nor need it be
        entries = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(entries)
        finally:
            os.close(entries)


def _path(folder: Path, segment: Segment) -> Path:
    return folder / f"{segment.sha256}.npy"


def _checksum(state: object) -> str:
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()
