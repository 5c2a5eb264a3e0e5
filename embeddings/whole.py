"""Files that a person named, written whole or not at all, whenever the program is killed."""

import os
import shutil
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, in place of the one that is there; until all is on the disk, that one stays.

    What is no file of a folder, as `/dev/stdout` is none, is written to as it is.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    from embeddings.vectors import place

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
