"""Whether the files of the word index are what tantivy wrote, and its panics as errors of ours.

tantivy ends each file with the CRC-32 of what stands before, and never compares it; from a damaged
file it gives wrong scores, or panics. So all are read when the index is opened: a second for two
gigabytes, of which a million passages take a tenth.
"""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from embeddings.errors import IndexUnusableError

NUMBERS = 8  # the last bytes of a file: the length of what stands before them, and `MAGIC`
BLOCK = 1 << 20  # bytes read at a time
MAGIC = 1337  # the last four bytes of every file but `meta.json`
LONGEST = 1 << 12  # bytes of what stands behind a file's contents; mostly 100
PARTS = ("idx", "pos", "store", "term", "fieldnorm", "fast")
"""What each segment has a file of."""


class in_words:  # noqa: N801  # it reads as what it does: `with in_words(folder):`
    """Gives every failure of tantivy as one of ours, and no other.

    Raises:
        IndexUnusableError: tantivy failed, which it tells by `ValueError`, or panicked.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if kind is not None and _is_of_tantivy(kind):
            raise IndexUnusableError(
                f"The index in {self._folder} cannot be used: {error}"
            ) from error


def _is_of_tantivy(kind: type[BaseException]) -> bool:
    """Whether that is how tantivy fails; of a panic nobody can import the class, by which pyo3
    tells it, and it is no `Exception`."""
    return issubclass(kind, (ValueError, OSError)) or kind.__name__ == "PanicException"


def check_files(folder: Path) -> None:
    """Compare every file that counts with its checksum.

    Raises:
        IndexUnusableError: one is missing or damaged.
    """
    named = _named(folder)
    while wrong := next((path for path in _files(folder, named) if not _is_whole(path)), None):
        stale, named = named, _named(folder)
        if stale == named:
            raise IndexUnusableError(f"The index in {folder} has a damaged file {wrong.name}.")
        # else a program that merges has deleted it meanwhile


def _named(folder: Path) -> bytes:
    """The list of segments as it is now."""
    try:
        return (folder / "meta.json").read_bytes()
    except OSError as error:
        raise IndexUnusableError(f"The index in {folder} lacks its list of files.") from error


def _files(folder: Path, named: bytes) -> Iterator[Path]:
    """The files of the segments that a list names."""
    try:
        for segment in json.loads(named)["segments"]:
            name = str(segment["segment_id"]).replace("-", "")
            yield from (folder / f"{name}.{part}" for part in PARTS)
            if segment["deletes"] is not None:
                yield folder / f"{name}.{segment['deletes']['opstamp']}.del"
    except (ValueError, LookupError, TypeError) as error:
        raise IndexUnusableError(f"The index in {folder} has a damaged list of files.") from error


def _is_whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - LONGEST))
            end = file.read()
            length = int.from_bytes(end[-NUMBERS:-4], "little")
            if int.from_bytes(end[-4:], "little") != MAGIC or length + NUMBERS > len(end):
                return False
            written: object = json.loads(end[-NUMBERS - length : -NUMBERS])["crc"]
            file.seek(0)
            left, crc = size - length - NUMBERS, 0
            while left > 0:
                block = file.read(min(left, BLOCK))
                if not block:
                    return False  # cut short meanwhile
                crc, left = zlib.crc32(block, crc), left - len(block)
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return crc == written
