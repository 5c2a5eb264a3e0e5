"""The folder of a library: made for its owner alone, and written by one program at a time."""

from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import LibraryError
from bot.storage import Witness

LOCK = "footnote.lock"

if TYPE_CHECKING:
    from filelock import FileLock


def default_folder() -> Path:
    """Where a person's library is kept unless they say otherwise."""
    from platformdirs import user_data_path

    return user_data_path("footnote", appauthor=False)


class LibraryFolder:
    """A folder, created when it is missing, that only its owner can read.

    Raises:
        LibraryError: it cannot be made, or its store is gone; or, by a method, it cannot be
            written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        try:
            self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise self._unusable(error) from error
        self.store = self._path / "footnote.sqlite"
        self.index = self._path / "index"
        # looked for before the store itself: who makes these has made the store
        traces = [self.index, self._path / LOCK, Witness(self.store).file]
        used = any(trace.exists() for trace in traces)
        if used and not self.store.exists():
            raise LibraryError(
                "The library {folder} has lost its store {store}: put back a copy of it; or "
                "move that folder away, or choose another folder, and add the documents "
                "again. Nothing in it was changed.",
                code="library-lost",
                folder=str(self._path),
                store=self.store.name,
            )

    def locked_at_once(self) -> AbstractContextManager[object] | None:
        """The one writer's turn; None where another program has it."""
        return self._locked(0)

    def locked(self, patience: float) -> AbstractContextManager[object]:
        """The one writer's turn, for which it waits some seconds.

        Raises:
            LibraryError: another program has it for longer.
        """
        lock = self._locked(patience)
        if lock is None:
            raise LibraryError(
                "The library {folder} is in use by another program; try again when that has "
                "finished.",
                code="library-busy",
                folder=str(self._path),
            )
        return lock

    @cached_property
    def _lock(self) -> "FileLock":
        from filelock import FileLock

        return FileLock(self._path / LOCK)

    def _locked(self, seconds: float) -> AbstractContextManager[object] | None:
        from filelock import Timeout

        try:
            return self._lock.acquire(timeout=seconds)
        except Timeout:
            return None
        except OSError as error:
            raise self._unusable(error) from error

    def _unusable(self, error: OSError) -> LibraryError:
        return LibraryError(
            "The library folder {folder} cannot be used ({reason}); choose another folder.",
            code="library-unusable",
            folder=str(self._path),
            reason=str(error.strerror or error),
        )
