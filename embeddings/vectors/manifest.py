"""An index on disk: immutable files, and one manifest that is replaced whole.

    folder/
    ├── manifest.json     which files count, in order, and their revision
    └── 1f0c….npy         a segment (`rows.py`); in a large index also inverted lists
                          (`inverted_lists.py`) and their centroids (`centroids.py`)

A file is forced to disk before the manifest that names it, and the manifest is replaced in one
step: a program killed at any point leaves the old state or the new one. The format is NumPy's, not
FAISS's own: any program can read it. A file stays mapped from its opening on: one merged away and
deleted meanwhile serves who opened it before.

Knows nothing of searching (`embeddings/vectors/index.py`). Who commits holds a lock; who reads
needs none.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from embeddings.errors import IndexUnusableError
from embeddings.whole import place

_FORMAT = 3  # of the folder; one of another format is rebuilt, not read
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows that were written together, and which of them count no more."""

    name: str
    """Of its file, which is the SHA-256 of its small arrays."""
    rows: int
    removed: tuple[tuple[int, int], ...]
    """Runs of rows, half-open, ascending."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of inverted lists."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a folder."""

    model: str
    dimension: int
    """Numbers a vector."""
    width: int
    """Bytes a word."""
    revision: int = 0
    segments: tuple[Segment, ...] = ()
    """Oldest first."""
    settled: int = 0
    """How many of the segments, from the first, no later addition touches."""
    centroids: str | None = None
    """The file of the centroids, if there are inverted lists."""
    lists: tuple[Listed, ...] = ()
    """Oldest first; together they hold every row of the settled segments."""

    @property
    def names(self) -> frozenset[str]:
        """Of all the files that count."""
        others = () if self.centroids is None else (self.centroids,)
        segments, lists = (each.name for each in self.segments), (each.name for each in self.lists)
        return frozenset((*segments, *lists, *others))


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
    return Manifest(
        model,
        dimension,
        width,
        state["revision"],
        tuple(
            Segment(each["name"], each["rows"], tuple((a, b) for a, b in each["removed"]))
            for each in state["segments"]
        ),
        state["settled"],
        state["centroids"],
        tuple(Listed(each["name"], each["rows"]) for each in state["lists"]),
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest, then delete the files that it does not name, and unfinished ones."""
    state = {"format": _FORMAT, **asdict(manifest)}
    unnamed = folder / "manifest.new"
    unnamed.write_text(json.dumps({"sha256": _checksum(state), "state": state}))
    place(unnamed, folder / _MANIFEST)
    kept = manifest.names
    for path in folder.iterdir():
        if path.suffix in {".npy", ".new"} and path.stem not in kept:
            path.unlink()


def _checksum(state: object) -> str:
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()
