"""The library: the documents being served, kept on disk and found by meaning.

A document is encoded first, then kept in the record (`bot/record.py`), then put into the index
(`bot/library_index.py`). From the record on nothing can lose it: an index left behind by a crash is
completed when the library is next used. Several programs may use one library at once.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from bot.document import Document
from bot.errors import LibraryError
from bot.holding import Entry, Identity
from bot.library_index import LibraryIndex
from bot.passage import Passage
from bot.passages import SPLITTER_VERSION, split_passages
from bot.record import Record
from bot.view import View
from embeddings.encoder import Encoder

PATIENCE = 30.0  # seconds to wait for another program; it holds the lock for one small commit
NAMED = 10  # names an error message lists at most


def default_folder() -> Path:
    """Where a person's library is kept unless they say otherwise."""
    from platformdirs import user_data_path

    return user_data_path("footnote", appauthor=False)


class Library:
    """Documents in one folder, which is created when it is missing.

    Opening encodes nothing, unless the index on disk is behind or of no use: then what it lacks is
    encoded, and `notify` is told in a sentence. Several threads may use one library.

    Raises:
        NewerLibraryError: a newer Footnote wrote it; nothing in it was changed.
        LibraryError: the folder cannot be used, or another program keeps it for over `patience`
            seconds. Any method may raise it.
    """

    def __init__(
        self,
        folder: Path,
        encoder: Encoder,
        *,
        notify: Callable[[str], None] = lambda _sentence: None,
        patience: float = PATIENCE,
    ) -> None:
        self._folder = folder.absolute()
        self._patience = patience
        self._one_thread = threading.RLock()
        _make(self._folder)
        self._lock = FileLock(self._folder / "footnote.lock")
        self._record = Record(
            self._folder / "footnote.sqlite", splitter=SPLITTER_VERSION, patience=patience
        )
        try:
            self._index = LibraryIndex(self._folder / "index", self._record, encoder, notify=notify)
            self._begin()
        except BaseException:
            self._record.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder; all that was reported done is on the disk already."""
        self._record.close()

    def documents(self) -> tuple[Document, ...]:
        """Every document once, with its text, ordered by name."""
        return self._record.documents()

    def entries(self) -> tuple[Entry, ...]:
        """Every place and what it holds, ordered by name; no text is read."""
        return self._record.entries()

    def has(self, document: Document) -> bool:
        """Whether this document, from whatever place, can be searched."""
        with self._one_thread:
            self._follow()
            return self._index.find(Identity.of(document)) is not None

    def add(
        self,
        document: Document,
        *,
        place: str,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Keep a document; when this returns it survives kill -9 and power loss.

        Args:
            place: where it came from, an absolute path or another key. What the place held before
                goes, unless another place holds it too.
            progress: told the passages done and the passages in all, where any are to be encoded.
        """
        if self._record.holds(document, place=place):
            return
        split: tuple[Passage, ...] = ()
        encoded = None
        if not self.has(document):  # encoded before the lock is taken: it may take minutes
            split = split_passages(document)
            encoded = self._index.encode(split, progress)
        with self._writing():
            if encoded is None and self._index.find(Identity.of(document)) is None:
                split = split_passages(document)  # another program removed it just now
                encoded = self._index.encode(split, progress)
            self._index.apply(self._record.add(document, split, place=place), encoded)

    def remove(self, name_or_place: str) -> Entry:
        """Forget a document from a place, named by the place or by a name no other place has.

        Raises:
            LibraryError: there is none of that name, or several.
        """
        with self._writing():
            entry = self._entry(name_or_place)
            self._index.apply(self._record.remove(entry.place), None)
        return entry

    def view(self, among: Sequence[Document]) -> View:
        """What the library holds of these documents at this moment, for the ranking to look at.

        Its passages carry the documents given; documents not held are passed over.
        """
        with self._one_thread:
            self._follow()
            return self._index.view(among)

    def _begin(self) -> None:
        if not self._record.outdated() and self._index.follow():
            return
        with self._writing():
            pass  # which brings everything up to date

    def _follow(self) -> None:
        """See what other programs changed; mend what one of them left undone when it was killed."""
        if self._index.follow():
            return
        lock = self._locked(0)
        if lock is None:
            return  # it is being done at this moment; until then the library is what it was
        with lock:
            self._index.complete()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The lock on the folder and, inside, an index that matches the record."""
        lock = self._locked(self._patience)
        if lock is None:
            raise LibraryError(
                f"The library {self._folder} is in use by another program; "
                "try again when that has finished."
            )
        with lock, self._one_thread:
            if outdated := self._record.outdated():
                self._index.split_again(outdated)
            self._index.complete()
            yield

    def _locked(self, seconds: float) -> AbstractContextManager[object] | None:
        try:
            return self._lock.acquire(timeout=seconds)
        except Timeout:
            return None
        except OSError as error:
            raise _unusable(self._folder, error) from error

    def _entry(self, name_or_place: str) -> Entry:
        entries = self.entries()
        found = [entry for entry in entries if entry.place == name_or_place]
        found = found or [entry for entry in entries if entry.name == name_or_place]
        if len(found) == 1:
            return found[0]
        if found:
            raise LibraryError(
                f"{len(found)} documents are named {name_or_place}; say which by its place: "
                f"{_listed([entry.place for entry in found])}."
            )
        known = _listed(sorted({entry.name for entry in entries})) or "no documents"
        raise LibraryError(f"The library holds no {name_or_place}; it holds {known}.")


def _make(folder: Path) -> None:
    """Create a folder that only its owner can read."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: OSError) -> LibraryError:
    return LibraryError(
        f"The library folder {folder} cannot be used ({error.strerror or error}); "
        "choose another with --library."
    )


def _listed(names: Sequence[str]) -> str:
    """Some names in a row, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more:,} more" if more > 0 else "")
