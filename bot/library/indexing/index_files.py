"""A library's indexes on the disk, kept in step with its store: vectors with word codes, and words.

The store is what counts: whatever an index lacks is made from it, whatever it has beyond is taken
out, and an index that cannot be used is built again. Knows nothing of what is open at the moment:
each step is given that, and gives what is open after it.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from bot.documents import Passage
from bot.errors import DamagedError, IndexUnusableError, Notice
from bot.library.indexing.filtering import DamagedDocuments
from bot.library.indexing.findable import Findable, findable
from bot.library.indexing.index_folder import folder_name, unwritable
from bot.library.indexing.open_index import Indexes, OpenIndex
from bot.library.indexing.passage_encoder import Encoded, encode_each, encode_found, stems_of
from bot.segmentation import Transcript, split_passages
from bot.storage import Store, StoreChange, StoredDocument, StoreSnapshot
from embeddings.arrays import IntVector
from embeddings.encoders import Encoder
from embeddings.id_ranges import as_matrix, numbers_in
from embeddings.keywords import KeywordIndex, forget
from embeddings.vectors import DenseIndex, quantiser_for

SAVED_EVERY = 4096  # passages; what an interrupted rebuilding has to encode again at most
FOREIGN = "Building the index again: it was made from another store, or from what was lost of it."


class IndexFiles:
    """The indexes of one store's passages, as one encoder's vectors.

    What writes (`repaired`, `split_again`, `changed`) needs the lock of the library.

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

    def opened(self, damaged: DamagedDocuments) -> OpenIndex | None:
        """What is held, if the indexes on disk match the store.

        None where they do not: another program is between the two at this moment, or was killed
        there.

        Args:
            damaged: what is to be left out of it.
        """
        contents = self._store.contents()
        try:
            dense, keywords = self._open(), KeywordIndex.open(self._words_folder)
        except IndexUnusableError:
            return None
        # The store is changed before its indexes: a revision as before means that neither was
        # changed between its target being read and its files being opened.
        if not dense.revision == keywords.revision == contents.revision == self._store.revision():
            return None
        if not dense.tally == keywords.held.tally == contents.tally:
            return None
        return OpenIndex.of(contents, Indexes(dense, keywords, self._quantiser), damaged=damaged)

    def repaired(self, damaged: DamagedDocuments) -> OpenIndex:
        """What is held, in indexes made to match the store; only what they lack is encoded.

        Args:
            damaged: what is known to be so already; what is found to be so is told.
        """
        found = self.opened(damaged)
        if found is not None:
            return found
        lacking = _Lacking(self._store, damaged, self._notify)
        contents = self._store.contents()
        kept = _ids(contents.documents)
        dense = self._completed(contents, kept, lacking)
        whole = dense.tally[0] == len(kept)
        # One that lacks what is damaged is never finished: so it is told at each opening.
        target = contents.revision if whole else -contents.revision
        self._commit(dense, target)
        keywords = self._completed_words(contents, kept, lacking, target)
        indexes = Indexes(dense, keywords, self._quantiser)
        return OpenIndex.of(contents, indexes, damaged=lacking.damaged, whole=whole)

    def split_again(self, outdated: Sequence[StoredDocument]) -> None:
        """Derive the passages of these documents from their texts once more; then `repaired`."""
        self._notify(
            Notice(
                f"Splitting {len(outdated):,} documents again: an older Footnote did it otherwise."
            )
        )
        for stored in outdated:
            try:
                document = self._store.document(stored)
                split = split_passages(Transcript.of(document, stored.corrections))
            except DamagedError as damage:
                self._notify(damage.notice)
            else:
                self._store.split_again(stored, split, stored.corrections)

    def changed(
        self, before: OpenIndex, change: StoreChange, encoded: Sequence[Encoded] = ()
    ) -> OpenIndex:
        """What is held after the indexes are done to what was just done to the store.

        Args:
            before: what matched the store until then; of no use any more if this fails.
            encoded: the passages of each document added, in their order.
        """
        dense, keywords = before.indexes.dense, before.indexes.keywords
        gone = _ids(change.removed)
        dense.remove(gone)
        keywords.remove(gone)
        for stored, read in zip(change.added, encoded, strict=True):
            dense.add(_ids([stored]), read.vectors, read.codes)
            keywords.add(_ids([stored]), read.stems)
        target = change.revision if before.whole else -change.revision
        try:
            self._commit(dense, target)
            self._commit(keywords, target)
        except IndexUnusableError:  # files were damaged or deleted while they were open
            return self.repaired(before.damaged)
        return before.after(change)

    def encode(
        self,
        splits: Sequence[Sequence[Passage]],
        progress: Callable[[int, int], None] | None = None,
    ) -> tuple[Encoded, ...]:
        """Read the passages of several documents together; `progress`: those done, and all."""
        return encode_each(splits, self._encoder, self._quantiser, progress=progress)

    def _completed(
        self, contents: StoreSnapshot, kept: IntVector, lacking: "_Lacking"
    ) -> DenseIndex:
        """The index of vectors with all of the store's passages, but for what is damaged."""
        dense = self._open_or_begin_again()
        extra = np.setdiff1d(dense.ids, kept, assume_unique=True)
        missing = np.setdiff1d(kept, dense.ids, assume_unique=True)
        if extra.size:
            self._notify(
                Notice(f"Taking {extra.size:,} passages out of the index that are kept no more.")
            )
            dense.remove(extra)
        if missing.size:
            self._notify(
                Notice(f"Encoding {missing.size:,} passages of the library for the index.")
            )
        passages = lacking.of(contents, missing)
        while some := tuple(islice(passages, SAVED_EVERY)):
            ids = np.array([number for number, _ in some], dtype=np.int64)
            found = [passage for _, passage in some]
            (encoded,) = encode_found([found], self._encoder, self._quantiser)
            dense.add(ids, encoded.vectors, encoded.codes)
            # one that is on the way to a revision has a minus before it
            self._commit(dense, -contents.revision)
        return dense

    def _completed_words(
        self, contents: StoreSnapshot, kept: IntVector, lacking: "_Lacking", target: int
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
            for number, passage in lacking.of(contents, missing):
                words.add(np.array([number], dtype=np.int64), [stems_of(passage)])
            self._commit(words, target)
        return words

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


class _Lacking:
    """What indexes lack of a store, and what of that is found to be damaged on the way."""

    def __init__(
        self, store: Store, damaged: DamagedDocuments, notify: Callable[[Notice], None]
    ) -> None:
        self.damaged = damaged
        self._store = store
        self._notify = notify

    def of(self, contents: StoreSnapshot, missing: IntVector) -> Iterator[tuple[int, Findable]]:
        """The passages with these ids, ascending; a document that is damaged is said, and left
        out."""
        for stored in contents.documents:
            edges = (stored.passages.start, stored.passages.stop)
            first, last = np.searchsorted(missing, edges)
            if first == last:
                continue
            lacking = set(missing[first:last].tolist())
            try:
                passages = self._store.passages_of(stored)
            except DamagedError as damage:
                if self.damaged.said_of(stored) is None:
                    self.damaged = self.damaged.plus(stored, damage)
                    self._notify(damage.notice)
                continue
            numbers = (number for number, _ in passages)
            found = zip(numbers, findable(each for _, each in passages), strict=True)
            yield from ((number, each) for number, each in found if number in lacking)


def _ids(stored_documents: Sequence[StoredDocument]) -> IntVector:
    """The ids of all their passages, ascending."""
    ranges = sorted((stored.passages for stored in stored_documents), key=lambda ids: ids.start)
    return numbers_in(as_matrix(ranges))
