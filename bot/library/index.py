"""A library's indexes, kept in step with its store: vectors with word codes, and words.

The store is what counts: whatever an index lacks is made from it, whatever it has beyond is taken
out, and an index that cannot be used is built again.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from bot.documents import Document, DocumentKey, Passage
from bot.errors import DamagedError, IndexUnusableError, LibraryError, Notice
from bot.library.filtering import DamagedDocuments, filter_of, said_by
from bot.library.index_folder import folder_name, unwritable
from bot.library.passage_encoder import Encoded, encode_each, stems_of
from bot.library.passage_filter import PassageFilter, PassageFilters
from bot.library.searcher import Searcher
from bot.segmentation import split_passages
from bot.storage import Store, StoreChange, StoredDocument, StoreSnapshot
from embeddings.arrays import IntVector
from embeddings.encoders import Encoder
from embeddings.id_ranges import as_matrix, numbers_in
from embeddings.keywords import KeywordIndex, KeywordSnapshot, forget
from embeddings.vectors import DenseIndex, quantiser_for

SAVED_EVERY = 4096  # passages; what an interrupted rebuilding has to encode again at most
UNKNOWN = -1  # no revision at all; one that an index is on the way to has a minus before it
FOREIGN = "Building the index again: it was made from another store, or from what was lost of it."


class LibraryIndex:
    """The passages of one store, as one encoder's vectors, and the revision they match.

    For one thread at a time. What writes (`repair`, `split_again`, `apply`) needs the lock of the
    library; in front of each `apply` and each first use stands a `repair` or a true `refresh`.

    Raises:
        LibraryError: the index cannot be written. Any method that writes may raise it.
    """

    def __init__(
        self, folder: Path, store: Store, encoder: Encoder, *, notify: Callable[[Notice], None]
    ) -> None:
        self._quantiser = quantiser_for(encoder.name, encoder.dimension)
        self._model = f"{encoder.name} {self._quantiser.name}"
        self._folder = folder / folder_name(encoder.name)
        self._words_folder = folder / "words"
        self._store = store
        self._encoder = encoder
        self._notify = notify
        self._revision = UNKNOWN
        self._stored: dict[DocumentKey, StoredDocument] = {}
        self._left_out = DamagedDocuments()
        self._lacking = False  # whether the index has nothing of some that are left out
        self._index: DenseIndex | None = None
        self._words: KeywordIndex | None = None
        self._seen: tuple[DenseIndex, KeywordSnapshot] | None = (
            None  # both as they are at the revision
        )
        self._scopes = PassageFilters()

    def find(self, key: DocumentKey) -> StoredDocument | None:
        """The document with an key, unless it was found to be damaged."""
        stored = self._stored.get(key)
        return None if stored is None or self._left_out.said_of(stored) else stored

    def is_damaged(self, key: DocumentKey) -> bool:
        """Whether a document is held and was found to be damaged."""
        return self.find(key) is None and key in self._stored

    def leave_out(self, damage: DamagedError) -> bool:
        """Look no more at a document that is damaged; whether it was looked at until now."""
        stored = self.find(damage.key)
        if stored is not None:
            self._left_out.put(stored, damage)
            self._scopes.forget()
            self._notify(damage.notice)
        return stored is not None

    def searcher(self, documents: Sequence[Document], *, speaker: str | None = None) -> Searcher:
        """These documents as they are now, for the ranking; those not held are passed over.

        Args:
            speaker: only what is said by whom it names, as speakers are called now.

        Raises:
            LibraryError: nobody of that name can be quoted from them, or all of them are damaged.
        """
        scope = self._scope(documents)
        if not scope.documents and scope.damaged:
            damage = scope.damaged[0]
            raise LibraryError(damage.sentence, code=damage.code, **damage.fields)
        if speaker is not None:
            scope = said_by(speaker, scope, self._store)
        assert self._seen is not None
        return Searcher(self._store, *self._seen, self._quantiser, scope=scope)

    def _scope(self, documents: Sequence[Document]) -> PassageFilter:
        """The passages of these documents."""
        known = self._scopes.find(documents)
        if known is not None:
            return known
        scope = filter_of(documents, self._stored, self._left_out)
        self._scopes.keep(documents, scope)
        return scope

    def refresh(self) -> bool:
        """Take over what other programs changed, if the index on disk matches the store.

        False where it does not: another program is between the two at this moment, or was killed
        there. What was known before then stays in use.
        """
        if self._store.revision() == self._revision:
            return True
        contents = self._store.contents()
        try:
            index, words = self._open(), KeywordIndex.open(self._words_folder)
        except IndexUnusableError:
            return False
        # The store is changed before its indexes: a revision as before means that neither was
        # changed between its target being read and its files being opened.
        if not index.revision == words.revision == contents.revision == self._store.revision():
            return False
        if not index.tally == words.held.tally == contents.tally:
            return False
        self._take(contents, index, words)
        return True

    def repair(self) -> None:
        """Make the index match the store, encoding only what it lacks."""
        if self.refresh():
            return
        contents = self._store.contents()
        self._stored = {stored.key: stored for stored in contents.documents}
        index = self._open_or_begin_again()
        kept = _ids(contents.documents)
        extra = np.setdiff1d(index.ids, kept, assume_unique=True)
        missing = np.setdiff1d(kept, index.ids, assume_unique=True)
        if extra.size:
            told = f"Taking {extra.size:,} passages out of the index that are kept no more."
            self._notify(Notice(told))
            index.remove(extra)
        if missing.size:
            told = f"Encoding {missing.size:,} passages of the library for the index."
            self._notify(Notice(told))
        passages = self._missing(contents, missing)
        while some := tuple(islice(passages, SAVED_EVERY)):
            ids = np.array([number for number, _ in some], dtype=np.int64)
            (encoded,) = self.encode([[passage for _, passage in some]])
            index.add(ids, encoded.vectors, encoded.codes)
            self._commit(index, -contents.revision)
        self._lacking = index.tally[0] < len(kept)
        target = self._revision_of(contents.revision)
        self._commit(index, target)
        self._take(contents, index, self._completed_words(contents, kept, target))

    def invalidate(self) -> None:
        """Open the files again at the next use: what was read from one of them is damaged."""
        self._revision = UNKNOWN

    def split_again(self, outdated: Sequence[StoredDocument]) -> None:
        """Derive the passages of these documents from their texts once more; then `repair`."""
        told = f"Splitting {len(outdated):,} documents again: an older Footnote did it otherwise."
        self._notify(Notice(told))
        for stored in outdated:
            try:
                split = split_passages(self._store.document(stored))
            except DamagedError as damage:
                self._notify(damage.notice)
            else:
                self._store.split_again(stored, split)

    def apply(self, change: StoreChange, encoded: Sequence[Encoded] = ()) -> None:
        """Do to the indexes what was just done to the store.

        `encoded` are the passages of each document added, in their order.
        """
        index, words = self._index, self._words
        if index is None or words is None or change.revision == self._revision:
            return
        self._revision = UNKNOWN  # until both are written: should that fail, `repair` mends it
        gone = _ids(change.removed)
        index.remove(gone)
        words.remove(gone)
        for stored, read in zip(change.added, encoded, strict=True):
            index.add(_ids([stored]), read.vectors, read.codes)
            words.add(_ids([stored]), read.stems)
        try:
            self._commit(index, self._revision_of(change.revision))
            self._commit(words, self._revision_of(change.revision))
        except IndexUnusableError:  # files were damaged or deleted while they were open
            self.repair()
        else:
            for stored in change.removed:
                self._stored.pop(stored.key, None)
            self._stored |= {stored.key: stored for stored in change.added}
            self._see(change.revision, index, words)

    def encode(
        self,
        splits: Sequence[Sequence[Passage]],
        progress: Callable[[int, int], None] | None = None,
    ) -> tuple[Encoded, ...]:
        """Read the passages of several documents together; `progress`: those done, and all."""
        return encode_each(splits, self._encoder, self._quantiser, progress=progress)

    def _completed_words(
        self, contents: StoreSnapshot, kept: IntVector, target: int
    ) -> KeywordIndex:
        try:
            words = KeywordIndex.open(self._words_folder)
            held = words.held.ids
            if not self._store.was_in(abs(words.revision)) or len(np.unique(held)) < len(held):
                raise IndexUnusableError(f"The index in {self._words_folder} is of another store.")
        except IndexUnusableError as error:
            self._notify(Notice(f"Building the index of words again from the store. {error}"))
            forget(self._words_folder)
            words, held = KeywordIndex.open(self._words_folder), np.empty(0, dtype=np.int64)
        gone = np.setdiff1d(held, kept, assume_unique=True)
        missing = np.setdiff1d(kept, held, assume_unique=True)
        if words.revision != target or gone.size or missing.size:
            words.remove(gone)
            for number, passage in self._missing(contents, missing):
                words.add(np.array([number], dtype=np.int64), [stems_of(passage)])
            self._commit(words, target)
        return words

    def _missing(
        self, contents: StoreSnapshot, missing: IntVector
    ) -> Iterator[tuple[int, Passage]]:
        """What an index lacks; a document that is damaged is said, and left out."""
        for stored in contents.documents:
            edges = (stored.passages.start, stored.passages.stop)
            first, last = np.searchsorted(missing, edges)
            if first == last:
                continue
            lacking = set(missing[first:last].tolist())
            try:
                passages = self._store.passages_of(stored)
            except DamagedError as damage:
                self.leave_out(damage)
                continue
            yield from ((number, each) for number, each in passages if number in lacking)

    def _take(self, contents: StoreSnapshot, index: DenseIndex, words: KeywordIndex) -> None:
        self._stored = {stored.key: stored for stored in contents.documents}
        self._index = index
        self._words = words
        self._see(contents.revision, index, words)

    def _see(self, revision: int, index: DenseIndex, words: KeywordIndex) -> None:
        """Let views see both as they are now; those in use go on seeing what they began with."""
        self._revision = revision
        self._seen = index.snapshot(), words.held
        self._scopes.forget()

    def _revision_of(self, revision: int) -> int:
        """What an index in step with a revision has as its revision.

        One that lacks what is damaged is never finished: so it is told at each opening.
        """
        return -revision if self._lacking else revision

    def _open(self) -> DenseIndex:
        dimension, width = self._encoder.dimension, self._quantiser.width
        try:
            return DenseIndex.open(
                self._folder, model=self._model, dimension=dimension, width=width
            )
        except OSError as error:
            raise IndexUnusableError(f"The index {self._folder} cannot be read.") from error

    def _open_or_begin_again(self) -> DenseIndex:
        try:
            index = self._open()
            if self._store.was_in(abs(index.revision)):
                return index
            self._notify(Notice(FOREIGN))
        except IndexUnusableError as error:
            self._notify(Notice(f"Building the index again from the store. {error}"))
        try:
            shutil.rmtree(self._folder)
        except OSError as error:
            raise unwritable(self._folder, error) from error
        return self._open()

    def _commit(self, index: DenseIndex | KeywordIndex, target: int) -> None:
        try:
            index.commit(target)
        except OSError as error:
            raise unwritable(self._folder, error) from error


def _ids(stored_documents: Sequence[StoredDocument]) -> IntVector:
    """The ids of all their passages, ascending."""
    ranges = sorted((stored.passages for stored in stored_documents), key=lambda ids: ids.start)
    return numbers_in(as_matrix(ranges))
