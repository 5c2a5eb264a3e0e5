"""The documents that files and folders hold, and what answers call them; nothing is read.

Links to folders are not followed, so no folder is entered twice; a link to a file is that file.
"""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.documents import one_line, shown_name
from bot.errors import DocumentError
from bot.formats.loading import ENDINGS


def find_documents(
    paths: Sequence[Path],
    *,
    leave_out: Sequence[Path] = (),
    notify: Callable[[str], None] = lambda _sentence: None,
) -> tuple[tuple[Path, str], ...]:
    """The documents that files and folders hold: each path with the name answers call it by.

    A file named by itself is taken whatever its ending and named without its folder; in a folder
    those of a known ending are taken, hidden ones left out, and named from the folder down.

    Args:
        notify: told, in a sentence, of each folder inside that cannot be looked through.

    Raises:
        DocumentError: a path is missing, a folder holds no document, or two would share a name.
    """
    left_out = {path.resolve() for path in leave_out}
    found: dict[Path, str] = {}
    for path in paths:
        inside = [(path, path.name)]
        if stat.S_ISDIR(_named_mode(path)):
            inside = _inside(path, notify)
            if not inside:
                reads = f"Footnote reads {', '.join(ENDINGS)}"
                raise DocumentError(f"{one_line(str(path))} holds no documents; {reads}.")
        for file, name in inside:
            if file.resolve() not in left_out:
                found.setdefault(file.resolve(), shown_name(name))
    if not found:
        raise DocumentError(
            "There is no document among the paths named; name a file or a folder of documents."
        )
    for name, count in Counter(found.values()).items():
        if count > 1:
            raise DocumentError(
                f"Two documents would be called {name}; name one folder that holds them both."
            )
    return tuple(found.items())


def _inside(folder: Path, notify: Callable[[str], None]) -> list[tuple[Path, str]]:
    """The documents in a folder and the folders in it, ordered by name."""
    unreadable: list[OSError] = []
    found = [
        (path, path.relative_to(folder).as_posix())
        for path in _files(folder, unreadable.append)
        if path.suffix.lower() in ENDINGS and stat.S_ISREG(_mode(path))
    ]
    for error in unreadable:
        sentence = f"{one_line(str(error.filename))} cannot be read: {error.strerror or error}."
        if not found and Path(error.filename) == folder:
            raise DocumentError(sentence) from error
        notify(sentence)
    return sorted(found)


def _files(folder: Path, failed: Callable[[OSError], None]) -> Iterator[Path]:
    for inside, folders, names in os.walk(folder, onerror=failed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(inside, name) for name in names if not name.startswith("."))


def _named_mode(path: Path) -> int:
    """What a path that was named is."""
    try:
        return path.stat().st_mode
    except FileNotFoundError as error:
        raise DocumentError(f"{one_line(str(path))} does not exist; check the path.") from error
    except OSError as error:
        reason = error.strerror or error
        raise DocumentError(f"{one_line(str(path))} cannot be read: {reason}.") from error


def _mode(path: Path) -> int:
    """What a path in a folder is; 0 where that cannot be known: it is gone, or a link to itself."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0
