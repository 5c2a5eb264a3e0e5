"""A library's index, kept in step with its record.

The record is what counts: whatever the index lacks is encoded from it, whatever it has beyond is
taken out, and an index that cannot be used is built again.
"""

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from bot.errors import IndexUnusableError, LibraryError
from bot.holding import Change, Contents, Holding, Identity
from bot.passage import Passage
from bot.passages import split_passages
from bot.record import Record
from embeddings.arrays import FloatMatrix, FloatVector, IntVector
from embeddings.dense import DenseIndex, PassageIndex
from embeddings.encoder import Encoder

BATCH = 64  # passages given to the encoder at once
SAVED_EVERY = 4096  # passages; what an interrupted rebuilding has to encode again at most
UNFINISHED = 0  # stamp of an index that is behind its record; the state of an empty record
UNKNOWN = -1  # no state at all


class LibraryIndex:
    """The passages of one record, as one encoder's vectors, and the state of the record they match.

    For one thread at a time. What writes (`complete`, `split_again`, `apply`) needs the lock of the
    library; in front of each `apply` and each first use stands a `complete` or a true `follow`.

    Raises:
        LibraryError: the index cannot be written. Any method that writes may raise it.
    """

    def __init__(
        self, folder: Path, record: Record, encoder: Encoder, *, notify: Callable[[str], None]
    ) -> None:
        self._folder = folder / _folder_name(encoder.name)
        self._record = record
        self._encoder = encoder
        self._notify = notify
        self._state = UNKNOWN
        self._holdings: dict[Identity, Holding] = {}
        self._index: PassageIndex | None = None

    def find(self, identity: Identity) -> Holding | None:
        """The document with an identity."""
        return self._holdings.get(identity)

    def nearest(
        self, vector: FloatVector, k: int, *, among: Sequence[Holding]
    ) -> tuple[tuple[int, float], ...]:
        """The ids of the k passages nearest to a vector, with their cosines, best first."""
        ids = _ids(among)
        if self._index is None or k < 1 or not ids.size:
            return ()
        everywhere = len(among) == len(self._holdings)
        hits = self._index.search(
            vector[np.newaxis], min(k, ids.size), among=None if everywhere else ids
        )
        pairs = zip(hits.ids[0].tolist(), hits.scores[0].tolist(), strict=True)
        return tuple((number, score) for number, score in pairs if number >= 0)

    def follow(self) -> bool:
        """Take over what other programs changed, if the index on disk matches the record.

        False where it does not: another program is between the two at this moment, or was killed
        there. What was known before then stays in use.
        """
        if self._record.state() == self._state:
            return True
        contents = self._record.contents()
        try:
            index = self._open()
        except IndexUnusableError:
            return False
        if index.stamp != contents.state:
            return False
        self._take(contents, index)
        return True

    def complete(self) -> None:
        """Make the index match the record, encoding only what it lacks."""
        if self.follow():
            return
        contents = self._record.contents()
        index = self._open_or_begin_again()
        kept = _ids(contents.holdings)
        extra = np.setdiff1d(index.ids, kept, assume_unique=True)
        missing = np.setdiff1d(kept, index.ids, assume_unique=True)
        if extra.size:
            self._notify(f"Taking {extra.size:,} passages out of the index that are kept no more.")
            index.remove(extra)
        if missing.size:
            self._notify(f"Encoding {missing.size:,} passages of the library for the index.")
        passages = self._missing(contents, missing)
        while some := tuple(islice(passages, SAVED_EVERY)):
            ids = np.array([number for number, _ in some], dtype=np.int64)
            index.add(ids, self.encode([passage for _, passage in some]))
            self._commit(index, UNFINISHED)
        self._commit(index, contents.state)
        self._take(contents, index)

    def split_again(self, outdated: Sequence[Holding]) -> None:
        """Derive the passages of these documents from their texts once more; then `complete`."""
        self._notify(
            f"Splitting {len(outdated):,} documents again: an older Footnote did it otherwise."
        )
        for holding in outdated:
            self._record.split_again(holding, split_passages(self._record.document(holding)))

    def apply(self, change: Change, vectors: FloatMatrix | None) -> None:
        """Do to the index what was just done to the record.

        `vectors` (passages, dimension) are those of the document added, if one was.
        """
        index = self._index
        if index is None or change.state == self._state:
            return
        self._state = UNKNOWN  # until the index is written: should that fail, `complete` mends it
        if change.removed is not None:
            del self._holdings[change.removed.identity]
            index.remove(_ids([change.removed]))
        if change.added is not None and vectors is not None:
            self._holdings[change.added.identity] = change.added
            index.add(_ids([change.added]), vectors)
        try:
            self._commit(index, change.state)
        except IndexUnusableError:  # its files were damaged or deleted while it was open
            self.complete()
        else:
            self._state = change.state

    def encode(
        self, passages: Sequence[Passage], progress: Callable[[int, int], None] | None = None
    ) -> FloatMatrix:
        """One vector a passage, (passages, dimension), of its words and what stands above them."""
        vectors = np.empty((len(passages), self._encoder.dimension), dtype=np.float32)
        for first in range(0, len(passages), BATCH):
            texts = [passage.embedded for passage in passages[first : first + BATCH]]
            vectors[first : first + len(texts)] = self._encoder.encode(texts).vectors
            if progress is not None:
                progress(first + len(texts), len(passages))
        return vectors

    def _missing(self, contents: Contents, missing: IntVector) -> Iterator[tuple[int, Passage]]:
        for holding in contents.holdings:
            edges = (holding.passages.start, holding.passages.stop)
            first, last = np.searchsorted(missing, edges)
            if first == last:
                continue
            lacking = set(missing[first:last].tolist())
            for number, passage in self._record.passages_of(holding):
                if number in lacking:
                    yield number, passage

    def _take(self, contents: Contents, index: PassageIndex) -> None:
        self._state = contents.state
        self._holdings = {holding.identity: holding for holding in contents.holdings}
        self._index = index

    def _open(self) -> PassageIndex:
        name, dimension = self._encoder.name, self._encoder.dimension
        try:
            return DenseIndex.open(self._folder, model=name, dimension=dimension)
        except OSError as error:
            raise IndexUnusableError(f"The index {self._folder} cannot be read.") from error

    def _open_or_begin_again(self) -> PassageIndex:
        try:
            return self._open()
        except IndexUnusableError as error:
            self._notify(f"Building the index again from the record. {error}")
        try:
            shutil.rmtree(self._folder)
        except OSError as error:
            raise _unwritable(self._folder, error) from error
        return self._open()

    def _commit(self, index: PassageIndex, stamp: int) -> None:
        try:
            index.commit(stamp)
        except OSError as error:
            raise _unwritable(self._folder, error) from error


def _ids(holdings: Sequence[Holding]) -> IntVector:
    """The ids of all their passages, ascending."""
    ordered = sorted((holding.passages for holding in holdings), key=lambda ids: ids.start)
    ranges = [np.arange(ids.start, ids.stop, dtype=np.int64) for ids in ordered]
    return np.concatenate(ranges) if ranges else np.empty(0, dtype=np.int64)


def _folder_name(model: str) -> str:
    """One folder a model, so that two in turns do not undo each other's work.

    Example: "all-MiniLM-L6-v2@53aa5117" stands in `all-MiniLM-L6-v2-53aa5117-` and eight digits.
    """
    readable = re.sub(r"[^A-Za-z0-9.]+", "-", model).strip(".-")[-60:]
    return f"{readable}-{hashlib.sha256(model.encode()).hexdigest()[:8]}"


def _unwritable(folder: Path, error: OSError) -> LibraryError:
    return LibraryError(
        f"The index {folder} cannot be written ({error.strerror or error}); make room or make it "
        "writable: the documents are kept, and it is completed when the library is next used."
    )
