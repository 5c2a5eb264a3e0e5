"""Files written whole or not at all, whenever the program is killed or the power fails."""

import os
import shutil
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that a person named; until all is on the disk, the one that is there stays.

    What is no file of a folder, as `/dev/stdout` is none, is written to as it is.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    path = path.resolve()  # a link goes on leading to it
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    unnamed = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        unnamed.write_bytes(content)
        if path.exists():
            shutil.copymode(path, unnamed)
        place(unnamed, path)
    finally:
        unnamed.unlink(missing_ok=True)


def place(unnamed: Path, path: Path) -> None:
    """Give a finished file its name, durably: its bytes first, then the name."""
    with unnamed.open("rb+") as file:
        os.fsync(file.fileno())
    unnamed.replace(path)
    keep_names(path.parent)


def keep_names(folder: Path) -> None:
    """Have the names of a folder's files on the disk."""
    entries = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(entries)
    finally:
        os.close(entries)
