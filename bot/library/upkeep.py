"""A library's store and its indexes, kept in step: looked at by many, changed by one at a time.

Whoever asks is given what is open as one value, in step with the store as far as that can be; who
writes has a turn, in which it surely is. Several programs may do so in one folder.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.documents import Document, DocumentKey, Passage
from bot.errors import DamagedError, LibraryError, Notice
from bot.library.folder import LibraryFolder
from bot.library.indexing.filtering import DamagedDocuments, said_by
from bot.library.indexing.index_files import IndexFiles
from bot.library.indexing.open_index import OpenIndex
from bot.library.indexing.passage_encoder import Encoded
from bot.library.indexing.searcher import Searcher
from bot.segmentation import NONE, SPLITTER_VERSION, Corrections
from bot.storage import LOST, IncomingDocument, Store, StoreChange, StoredDocument
from embeddings.encoders import Encoder


class Upkeep:
    """One folder's store and indexes; several threads may use them.

    Raises:
        NewerLibraryError: a newer Footnote wrote them; nothing was changed.
        LibraryError: the folder cannot be used, or another program keeps it for over `patience`
            seconds. Any method may raise it.
    """

    def __init__(
        self, folder: Path, encoder: Encoder, *, notify: Callable[[Notice], None], patience: float
    ) -> None:
        self._folder = LibraryFolder(folder)
        self._notify = notify
        self._patience = patience
        self._one_thread = threading.RLock()
        self.store = Store(self._folder.store, splitter=SPLITTER_VERSION, patience=patience)
        with ExitStack() as undone:
            undone.callback(self.store.close)
            self._files = IndexFiles(self._folder.index, self.store, encoder, notify=notify)
            if self.store.lost():
                notify(LOST)
            audit = self.store.audit()
            self._open = self._begun()
            for damage in audit.documents:
                self.leave_out(damage)
            for notice in audit.notices:
                notify(notice)
            undone.pop_all()  # all went well: the store stays open

    @property
    def revision(self) -> int:
        """The store's, when it was last looked at."""
        return self._open.revision

    def known(self, key: DocumentKey) -> StoredDocument | None:
        """How a document is held, without a look at what other programs changed."""
        return self._open.find(key)

    def corrections(self, key: DocumentKey) -> Corrections:
        """By which a document is read now; of one not held, `NONE`.

        Who shows a document waits for nobody that writes.
        """
        found = self._open
        known = self.store.revision() == found.revision
        if not known:
            return self.store.speech.corrections(key)
        stored = found.documents.get(key)
        return stored.corrections if stored else NONE

    def carried(self, key: DocumentKey, place: str) -> Corrections:
        """By which a document is to be read that comes from a place: its own, if it is held; else
        those of what the place holds."""
        return _carried(self._open, self.store, key, place)

    def current(self) -> OpenIndex:
        """What is open now, with what other programs changed.

        What one of them left undone when it was killed is mended; what one of them is in the middle
        of is not seen until it has finished.
        """
        with self._one_thread:
            if self.store.revision() == self._open.revision:
                return self._open
            found = self._files.opened(self._open.damaged)
            if found is not None:
                self._open = found
            elif (lock := self._folder.locked_at_once()) is not None:
                with lock:
                    self._open = self._files.repaired(self._open.damaged)
            return self._open

    def searcher(self, documents: Sequence[Document], *, speaker: str | None) -> Searcher:
        """These documents as they are now, for the ranking; those not held are passed over.

        Args:
            speaker: only what is said by whom it names, as speakers are called now.

        Raises:
            LibraryError: nobody of that name can be quoted from them, or all of them are damaged.
        """
        with self._one_thread:
            found = self.current()
            scope = found.filter_of(documents)
        if not scope.documents and scope.damaged:
            damage = scope.damaged[0]
            raise LibraryError(damage.sentence, code=damage.code, **damage.fields)
        if speaker is not None:
            scope = said_by(speaker, scope, self.store)
        return Searcher(self.store, found, scope=scope)

    def invalidate(self) -> None:
        """Open the files again at the next use: what was read from one of them is damaged."""
        with self._one_thread:
            self._open = self._open.outdated()

    def leave_out(self, damage: DamagedError) -> bool:
        """Look no more at a document that is damaged; whether it was looked at until now."""
        with self._one_thread:
            before, self._open = self._open, self._open.without(damage)
            if self._open is before:
                return False
            self._notify(damage.notice)
            return True

    def encode(
        self,
        splits: Sequence[Sequence[Passage]],
        progress: Callable[[int, int], None] | None = None,
    ) -> tuple[Encoded, ...]:
        """Read the passages of several documents together; `progress`: those done, and all."""
        return self._files.encode(splits, progress)

    @contextmanager
    def turn(self) -> Iterator["Turn"]:
        """The lock on the folder and, inside, an index that matches the store."""
        with self._folder.locked(self._patience), self._one_thread:
            self._split_outdated()
            if self.store.revision() != self._open.revision:
                self._open = self._files.repaired(self._open.damaged)
            yield Turn(self.store, self._open, self._follow)

    def _begun(self) -> OpenIndex:
        """What is open at first."""
        nothing = DamagedDocuments()
        if not self.store.outdated() and (found := self._files.opened(nothing)) is not None:
            return found
        with self._folder.locked(self._patience):
            self._split_outdated()
            return self._files.repaired(nothing)

    def _follow(self, change: StoreChange, encoded: Sequence[Encoded]) -> None:
        """Do to the indexes what was just done to the store."""
        before = self._open
        if change.revision == before.revision:
            return
        self._open = before.outdated()  # until both are written: should that fail, the next mends
        self._open = self._files.changed(before, change, encoded)

    def _split_outdated(self) -> None:
        if outdated := self.store.outdated():
            self._files.split_again(outdated)


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn to write: as long as it is had, nobody else changes the library."""

    store: Store
    open: OpenIndex
    """What is held as it begins."""
    _follow: Callable[[StoreChange, Sequence[Encoded]], None]

    def add(
        self, arrivals: Sequence[IncomingDocument], encoded: Mapping[DocumentKey, Encoded]
    ) -> StoreChange:
        """Keep documents, all or none, each from a place of its own.

        Args:
            encoded: the passages of those that are not held, or are damaged and written anew.
        """
        damaged = frozenset(filter(self.open.is_damaged, encoded))
        change = self.store.add(arrivals, damaged=damaged)
        self._follow(change, [encoded[stored.key] for stored in change.added])
        return change

    def carried(self, key: DocumentKey, place: str) -> Corrections:
        """The same as `Upkeep.carried`, and surely so until the turn ends."""
        return _carried(self.open, self.store, key, place)

    def split_again(
        self,
        stored: StoredDocument,
        split: Sequence[Passage],
        corrections: Corrections,
        encoded: Encoded,
    ) -> None:
        """Put passages, encoded already, in place of a document's old ones."""
        self._follow(self.store.split_again(stored, split, corrections), [encoded])

    def remove(self, places: Sequence[str]) -> None:
        """Forget places, and the documents they hold, unless other places hold them too."""
        self._follow(self.store.remove(places), ())


def _carried(found: OpenIndex, store: Store, key: DocumentKey, place: str) -> Corrections:
    stored = found.documents.get(key)
    return stored.corrections if stored else store.speech.corrections_at(place)
