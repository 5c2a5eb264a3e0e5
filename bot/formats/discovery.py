"""The documents that files and folders hold, what answers call them, and what is passed over.

No document is read: a name's ending says what a file is, and the first bytes of those whose ending
is of no document. Links to folders are not followed, so no folder is entered twice; a link to a
file is that file.
"""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.documents import one_line, shown_name
from bot.errors import DocumentError, Notice
from bot.formats.loading import ENDINGS, is_of_another_format
from bot.formats.unread.kinds import UNKNOWN, Counted, PassedOver, by_name, is_hidden

OPENING = 4096  # bytes of a file that are looked at to see what it is
SAID = 3  # files that are named where a folder holds no document at all


@dataclass(frozen=True, slots=True)
class Found:
    """What files and folders hold."""

    documents: tuple[tuple[Path, str], ...]
    """Each path with the name answers call it by."""
    passed_over: PassedOver


def find_documents(
    paths: Sequence[Path],
    *,
    leave_out: Sequence[Path] = (),
    notify: Callable[[str], None] = lambda _sentence: None,
) -> tuple[tuple[Path, str], ...]:
    """The documents that files and folders hold, as `look_through` finds them."""
    return look_through(paths, leave_out=leave_out, notify=notify).documents


def look_through(
    paths: Sequence[Path],
    *,
    leave_out: Sequence[Path] = (),
    notify: Callable[[str], None] = lambda _sentence: None,
) -> Found:
    """The documents that files and folders hold, and what else is in the folders.

    A file named by itself is taken whatever its ending and named without its folder; in a folder
    those of a known ending are taken, and named from the folder down.

    Args:
        notify: told, in a sentence, of each folder inside that cannot be looked through.

    Raises:
        DocumentError: a path is missing, a folder holds no document, or two would share a name.
    """
    left_out = {path.resolve() for path in leave_out}
    found: dict[Path, str] = {}
    notices: list[Notice] = []
    counted: Counter[Counted] = Counter()
    for path in paths:
        inside = [(path, path.name)]
        if stat.S_ISDIR(_named_mode(path)):
            folder = _look_through(path, notify)
            inside = sorted(folder.documents)
            if not inside:
                raise _without_documents(path, folder)
            notices += [error.notice for _, error in sorted(folder.named, key=_name_of)]
            counted += folder.counted
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
    in_order = tuple((each, counted[each]) for each in Counted if counted[each])
    return Found(tuple(found.items()), PassedOver(tuple(notices), in_order))


@dataclass(slots=True)
class _Folder:
    """What one folder holds, and the folders in it."""

    documents: list[tuple[Path, str]] = field(default_factory=list)
    named: list[tuple[str, DocumentError]] = field(default_factory=list)
    counted: Counter[Counted] = field(default_factory=Counter)

    def take(self, path: Path, name: str) -> None:
        """Look at one file that lies in it."""
        status = _status(path)
        if is_hidden(path.name):
            self.counted[Counted.HIDDEN] += 1
        elif status is None or not stat.S_ISREG(status.st_mode):
            self.counted[Counted.OTHER] += 1
        elif path.suffix.lower() in ENDINGS:
            self.documents.append((path, name))
        elif status.st_size == 0:
            self.counted[Counted.EMPTY] += 1
        else:
            self._pass_over(path, name)

    def _pass_over(self, path: Path, name: str) -> None:
        kind = by_name(path.name) or UNKNOWN
        if kind.counted:
            self.counted[kind.counted] += 1
        elif kind is not UNKNOWN and is_of_another_format(_opening(path)):
            self.documents.append((path, name))  # many a .doc is RTF or a web page
        else:
            self.named.append((name, kind.refusal(shown_name(name))))


def _look_through(folder: Path, notify: Callable[[str], None]) -> _Folder:
    unreadable: list[OSError] = []
    found = _Folder()
    for path in _files(folder, unreadable.append, found.counted):
        found.take(path, path.relative_to(folder).as_posix())
    for error in unreadable:
        sentence = f"{one_line(str(error.filename))} cannot be read: {error.strerror or error}."
        if not found.documents and Path(error.filename) == folder:
            raise DocumentError(sentence) from error
        notify(sentence)
    return found


def _files(
    folder: Path, failed: Callable[[OSError], None], counted: Counter[Counted]
) -> Iterator[Path]:
    """The files in a folder and the folders in it; a hidden folder counts as one thing."""
    for inside, folders, names in os.walk(folder, onerror=failed):
        counted[Counted.HIDDEN] += sum(map(is_hidden, folders))
        folders[:] = [name for name in folders if not is_hidden(name)]
        yield from (Path(inside, name) for name in names)


def _without_documents(path: Path, folder: _Folder) -> DocumentError:
    """The refusal of a folder: what it holds instead, where it holds anything."""
    named = [str(error) for _, error in sorted(folder.named, key=_name_of)]
    if not named:
        reads = f"Footnote reads {', '.join(ENDINGS)}"
        return DocumentError(f"{one_line(str(path))} holds no documents; {reads}.")
    others = len(named) - SAID
    more = [f"So it is with {others:,} more."] if others > 0 else []
    told = " ".join([*named[:SAID], *more])
    return DocumentError(f"{one_line(str(path))} holds no documents that Footnote reads: {told}")


def _name_of(named: tuple[str, DocumentError]) -> str:
    return named[0]


def _opening(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(OPENING)
    except OSError:
        return b""


def _named_mode(path: Path) -> int:
    """What a path that was named is."""
    try:
        return path.stat().st_mode
    except FileNotFoundError as error:
        raise DocumentError(f"{one_line(str(path))} does not exist; check the path.") from error
    except OSError as error:
        reason = error.strerror or error
        raise DocumentError(f"{one_line(str(path))} cannot be read: {reason}.") from error


def _status(path: Path) -> os.stat_result | None:
    """What a path in a folder is; None where that cannot be known: gone, or a link to itself."""
    try:
        return path.stat()
    except OSError:
        return None
