"""The library: the documents being served, kept on disk and found by meaning.

A document is encoded first, then kept in the store (`bot/storage/store.py`), then put into the
index (`bot/library/index.py`). From the store on nothing can lose it: an index left behind by a
crash is completed when the library is next used. Several programs may use one library at once.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.documents import Document, DocumentKey, SourceKey
from bot.errors import DamagedError, Notice
from bot.library.batching import Batch, batches
from bot.library.folder import LibraryFolder
from bot.library.index import LibraryIndex
from bot.library.passage_encoder import Encoded
from bot.library.references import References
from bot.library.searcher import Searcher
from bot.segmentation import SPLITTER_VERSION, Names, Speaker
from bot.storage import (
    LOST,
    CatalogEntry,
    IncomingDocument,
    Outcome,
    Store,
    StoredDocument,
    StoredSource,
    entry_of,
)
from embeddings.encoders import Encoder

PATIENCE = 30.0  # seconds to wait for another program; it holds the lock for one small commit


class Library:
    """Documents in one folder, which is created when it is missing.

    Opening encodes nothing, unless the index on disk is behind or of no use: then what it lacks is
    encoded, and `notify` is told so. Several threads may use one library.

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
        notify: Callable[[Notice], None] = lambda _notice: None,
        patience: float = PATIENCE,
    ) -> None:
        self._folder = LibraryFolder(folder)
        self._patience = patience
        self._one_thread = threading.RLock()
        self._store = Store(self._folder.store, splitter=SPLITTER_VERSION, patience=patience)
        self._references = References(self._store)
        with ExitStack() as undone:
            undone.callback(self._store.close)
            self._index = LibraryIndex(self._folder.index, self._store, encoder, notify=notify)
            if self._store.lost():
                notify(LOST)
            audit = self._store.audit()
            self._begin()
            for damage in audit.documents:
                self._index.leave_out(damage)
            for notice in audit.notices:
                notify(notice)
            undone.pop_all()  # all went well: the store stays open

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def store(self) -> Store:
        """What is kept, for what looks at it in its own way."""
        return self._store

    @property
    def references(self) -> References:
        """Its documents as sources to be cited."""
        return self._references

    def close(self) -> None:
        """Let go of the folder; all that was reported done is on the disk already."""
        self._store.close()

    def documents(self) -> tuple[Document, ...]:
        """Every document once, with its text, ordered by name; not what visitors uploaded."""
        return self._store.documents()

    def entries(self) -> tuple[CatalogEntry, ...]:
        """Every place and what it holds, ordered by name, but what visitors uploaded."""
        return self._store.entries()

    def has(self, document: Document) -> bool:
        """Whether this document, from whatever place, can be searched."""
        with self._one_thread:
            self._follow()
            return self._index.find(DocumentKey.of(document)) is not None

    def sources_at(self, places: Sequence[str]) -> Mapping[str, StoredSource]:
        """Of what bytes that was made which these places hold, and the name it has there.

        Where a file has that name, and those are its bytes, nothing is to be read.
        """
        return self._store.sources_at(places)

    def document_of(self, reading: SourceKey) -> Document | None:
        """The document made of a file's bytes, if one is held from any place."""
        return self._store.document_of(reading)

    def documents_at(self, places: Sequence[str]) -> tuple[Document, ...]:
        """What these places hold, each under the name it has there; an empty one is skipped."""
        return self._store.documents_at(places)

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
        for _ in self.add_all([(document, place)], progress=progress):
            pass

    def add_all(
        self,
        arriving: Iterable[tuple[Document, str]],
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> Iterator[tuple[str, Outcome]]:
        """Keep documents, each from its place, many in one step.

        Gives each place with what became of it, when what it holds survives kill -9 and power loss.
        Documents are taken as they are needed, and none is held on to that was given back.

        Args:
            progress: told, of those that are kept in one step, the passages done and in all.
        """
        with self._one_thread:
            self._follow()  # once: what changes meanwhile is seen when a group is kept
        for group in batches(arriving, held=self._index.find):
            yield from self._keep(group, progress)

    def add_encoded(self, arrivals: Sequence[IncomingDocument], encoded: Sequence[Encoded]) -> None:
        """Keep documents in one step that are split and encoded already, each from its place.

        Args:
            encoded: the passages of each, in their order.
        """
        read = {
            DocumentKey.of(each.document): passages
            for each, passages in zip(arrivals, encoded, strict=True)
        }
        with self._writing():
            change = self._store.add(arrivals)
            self._index.apply(change, [read[stored.key] for stored in change.added])

    def remove(self, name_or_place: str) -> CatalogEntry:
        """Forget a document from a place, named by the place or by a name no other place has.

        Raises:
            LibraryError: there is none of that name, or several.
        """
        with self._writing():
            entry = entry_of(self.entries(), name_or_place)
            self._index.apply(self._store.remove([entry.place]))
        self._store.overwrite()
        return entry

    def forget(self, places: Sequence[str]) -> None:
        """Forget places, all in one step; one that holds nothing is passed over."""
        with self._writing():
            self._index.apply(self._store.remove(places))
        self._store.overwrite()

    def document(self, name_or_place: str) -> Document:
        """A document with its text, named by its place or by a name no other place has.

        Raises:
            LibraryError: there is none of that name, or several.
        """
        (document,) = self._store.documents_at([entry_of(self.entries(), name_or_place).place])
        return document

    def names(self, document: Document) -> Names:
        """What a person said the speakers of a document are called."""
        return self._store.speech.names(DocumentKey.of(document))

    def speakers(self, document: Document) -> tuple[Speaker, ...]:
        """The speakers of a document as they are called now; 0.2 s a megabyte of its text."""
        return self._store.speech.speakers(document)

    def rename_speaker(self, document: Document, old: str, new: str) -> None:
        """Call a speaker of a document something else, as `Speech.rename` says."""
        self._store.speech.rename(document, old, new)

    def stored_documents(
        self, documents: Sequence[Document]
    ) -> tuple[tuple[StoredDocument, Document], ...]:
        """How these documents are held at this moment; those that are not are passed over."""
        with self._one_thread:
            self._follow()
            found = [(self._index.find(DocumentKey.of(each)), each) for each in documents]
        return tuple((stored, document) for stored, document in found if stored is not None)

    def searcher(self, among: Sequence[Document], *, speaker: str | None = None) -> Searcher:
        """What the library holds of these documents at this moment, for the ranking to look at.

        Its passages carry the documents given; documents not held are passed over.

        Args:
            speaker: only what is said by whom it names, as speakers are called now.

        Raises:
            LibraryError: nobody of that name can be quoted from these documents.
        """
        with self._one_thread:
            self._follow()
            return self._index.searcher(among, speaker=speaker)

    def invalidate(self) -> None:
        """Open the index again for the next searcher, and build anew what was found damaged."""
        with self._one_thread:
            self._index.invalidate()

    def leave_out(self, damage: DamagedError) -> bool:
        """Look no more at a document that is damaged; whether it was looked at until now."""
        with self._one_thread:
            return self._index.leave_out(damage)

    def is_whole(self, reading: SourceKey) -> bool:
        """Whether all that is held of a file's bytes is what was kept; else adding mends it."""
        damage = self._store.check(reading)
        for each in damage:
            self.leave_out(each)
        return not damage

    def _keep(
        self, group: Batch, progress: Callable[[int, int], None] | None
    ) -> Iterator[tuple[str, Outcome]]:
        unchanged = (self._store.holds(each, place=place) for place, each in group.items)
        if not group.splits and all(unchanged):
            yield from ((place, Outcome.UNCHANGED) for place, _ in group.items)
            return
        # Encoded before the lock is taken: it may take minutes.
        encoded = self._index.encode(tuple(group.splits.values()), progress)
        read = dict(zip(group.splits, encoded, strict=True))
        with self._writing():
            for _, document in group.items:
                key = DocumentKey.of(document)
                if key not in read and self._index.find(key) is None:
                    group.split(document)  # another program removed it just now
                    (read[key],) = self._index.encode([group.splits[key]], progress)
            arrivals = group.arrivals()
            damaged = frozenset(filter(self._index.is_damaged, read))
            change = self._store.add(arrivals, damaged=damaged)
            self._index.apply(change, [read[stored.key] for stored in change.added])
        for each, outcome in zip(arrivals, change.outcomes, strict=True):
            yield each.place, outcome

    def _begin(self) -> None:
        if not self._store.outdated() and self._index.refresh():
            return
        with self._writing():
            pass  # which brings everything up to date

    def _follow(self) -> None:
        """See what other programs changed; mend what one of them left undone when it was killed."""
        if self._index.refresh():
            return
        lock = self._folder.locked_at_once()
        if lock is None:
            return  # it is being done at this moment; until then the library is what it was
        with lock:
            self._index.repair()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The lock on the folder and, inside, an index that matches the store."""
        with self._folder.locked(self._patience), self._one_thread:
            if outdated := self._store.outdated():
                self._index.split_again(outdated)
            self._index.repair()
            yield
