"""Documents the library keeps although their files are gone; they are forgotten only when asked."""

import os
from collections.abc import Sequence
from pathlib import Path

from bot.library import Library


def missing_places(library: Library, folders: Sequence[Path]) -> tuple[str, ...]:
    """The places inside these folders at which no file lies any more, in the order of names.

    A place that cannot be looked at, because a folder above it is closed, is not missing.
    """
    inside = tuple(str(folder.resolve()).rstrip(os.sep) + os.sep for folder in folders)
    return tuple(
        entry.place
        for entry in library.entries()
        if entry.place.startswith(inside) and _gone(Path(entry.place))
    )


def _gone(path: Path) -> bool:
    """Whether no file lies there; what stands in a file is there for as long as the file."""
    try:
        path.stat()
    except NotADirectoryError:
        return False
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False
