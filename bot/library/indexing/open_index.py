"""What is held and found at one moment: a library's documents, and both its indexes.

Values only: a change makes another one, so a search goes on with the one that it began with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from bot.documents import Document, DocumentKey
from bot.errors import DamagedError
from bot.library.indexing.filtering import DamagedDocuments, filter_of
from bot.library.indexing.passage_filter import PassageFilter, PassageFilters
from bot.storage import StoreChange, StoredDocument, StoreSnapshot
from embeddings.keywords import KeywordIndex, KeywordSnapshot
from embeddings.vectors import DenseIndex, Quantiser

UNKNOWN = -1  # no revision at all: what is open is to be opened again


@dataclass(frozen=True, slots=True, eq=False)
class Indexes:
    """Both indexes as they are written, by whom has the lock; what is searched is a snapshot."""

    dense: DenseIndex
    keywords: KeywordIndex
    quantiser: Quantiser
    """What the codes in `dense` mean."""


@dataclass(frozen=True, slots=True, eq=False)
class OpenIndex:
    """A library's documents and its indexes, as they are at one revision of the store."""

    revision: int
    """The store's."""
    documents: Mapping[DocumentKey, StoredDocument]
    """All that are held, the damaged ones too."""
    dense: DenseIndex
    keywords: KeywordSnapshot
    damaged: DamagedDocuments
    """What is left out of every search."""
    indexes: Indexes
    """What `dense` and `keywords` are snapshots of, to be written in step with the store."""
    whole: bool = True
    """Whether nothing that is held is lacking in the indexes, as what is damaged may be."""
    _filters: PassageFilters = field(default_factory=PassageFilters, repr=False)

    @classmethod
    def of(
        cls,
        contents: StoreSnapshot,
        indexes: Indexes,
        *,
        damaged: DamagedDocuments,
        whole: bool = True,
    ) -> Self:
        """Indexes that match what a store holds."""
        return cls(
            contents.revision,
            {stored.key: stored for stored in contents.documents},
            indexes.dense.snapshot(),
            indexes.keywords.held,
            damaged,
            indexes,
            whole,
        )

    def find(self, key: DocumentKey) -> StoredDocument | None:
        """How a document is held, unless it was found to be damaged."""
        stored = self.documents.get(key)
        return None if stored is None or self.damaged.said_of(stored) else stored

    def is_damaged(self, key: DocumentKey) -> bool:
        """Whether a document is held and was found to be damaged."""
        return self.find(key) is None and key in self.documents

    def filter_of(self, documents: Sequence[Document]) -> PassageFilter:
        """The passages of these documents, for one thread at a time; others are passed over."""
        known = self._filters.find(documents)
        if known is None:
            known = filter_of(documents, self.documents, self.damaged)
            self._filters.keep(documents, known)
        return known

    def without(self, damage: DamagedError) -> "OpenIndex":
        """The same less a document that is damaged; itself where it was left out before."""
        stored = self.find(damage.key)
        if stored is None:
            return self
        left_out = self.damaged.plus(stored, damage)
        return replace(self, damaged=left_out, _filters=PassageFilters())

    def outdated(self) -> "OpenIndex":
        """The same, to be opened again before the next search."""
        return replace(self, revision=UNKNOWN)

    def after(self, change: StoreChange) -> "OpenIndex":
        """What is held after a change that both indexes were written for."""
        documents = dict(self.documents)
        for stored in change.removed:
            documents.pop(stored.key, None)
        return replace(
            self,
            revision=change.revision,
            documents=documents | {stored.key: stored for stored in change.added},
            dense=self.indexes.dense.snapshot(),
            keywords=self.indexes.keywords.held,
            _filters=PassageFilters(),
        )
