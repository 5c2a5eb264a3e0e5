"""What a question is put to: documents as they are held, or what one speaker says in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.documents import Document, DocumentKey, enumerated, one_line
from bot.errors import DamagedError, LibraryError, Notice
from bot.library.indexing.passage_filter import PassageFilter
from bot.storage import Store, StoredDocument
from embeddings.id_ranges import as_ranges, ranges_of


@dataclass(frozen=True, slots=True)
class DamagedDocuments:
    """Documents that are left out, and what is said of each, until it is written anew."""

    _said: Mapping[DocumentKey, tuple[StoredDocument, Notice]] = field(default_factory=dict)

    def plus(self, stored: StoredDocument, damage: DamagedError) -> "DamagedDocuments":
        """These, and a document as it is held now."""
        return DamagedDocuments({**self._said, stored.key: (stored, damage.notice)})

    def said_of(self, stored: StoredDocument) -> Notice | None:
        """What is wrong with a document; None where nothing is."""
        found, notice = self._said.get(stored.key, (None, None))
        return notice if found == stored else None


def filter_of(
    documents: Sequence[Document],
    stored_documents: Mapping[DocumentKey, StoredDocument],
    left_out: DamagedDocuments,
) -> PassageFilter:
    """The passages of documents; of those that are damaged what is said of them.

    Args:
        stored_documents: everything that is held; other documents are passed over.
    """
    held: dict[DocumentKey, tuple[StoredDocument, Document]] = {}
    damaged: dict[DocumentKey, Notice] = {}
    for document in documents:
        stored = stored_documents.get(DocumentKey.of(document))
        if stored is None:
            continue
        if (said := left_out.said_of(stored)) is not None:
            damaged[stored.key] = said
        else:  # what is served and uploaded too is asked once
            held.setdefault(stored.key.unowned, (stored, document))
    return PassageFilter.of(
        {stored.id: document for stored, document in held.values()},
        {stored.id: (stored.passages,) for stored, _ in held.values()},
        everything=len(held) == len(stored_documents),
        damaged=tuple(damaged.values()),
    )


def _nobody(speaker: str, known: Sequence[str]) -> LibraryError:
    if not known:
        return LibraryError(
            "Nobody called {speaker} can be quoted from these documents; nobody is named in them.",
            code="speaker-unnamed",
            speaker=speaker,
        )
    return LibraryError(
        "Nobody called {speaker} can be quoted from these documents; their speakers: {known}.",
        code="speaker-unquoted",
        speaker=speaker,
        known=enumerated(known),
    )


def said_by(speaker: str, scope: PassageFilter, store: Store) -> PassageFilter:
    """Of a scope, the passages in which somebody speaks, as speakers are called now.

    Raises:
        LibraryError: nobody of that name can be quoted from it.
    """
    among = tuple(scope.documents)
    said: dict[int, list[int]] = {}
    for each in store.speech.said_by(speaker, among=among):
        # else it was split anew a moment ago
        if any(each.passage_id in ids for ids in scope.passages[each.document_id]):
            said.setdefault(each.document_id, []).append(each.passage_id)
    if not said:
        at = {number: place for place, number in enumerate(among)}
        spoken = sorted(store.speech.spoken(among=among), key=lambda each: at[each.document_id])
        known = [one_line(name) for name in dict.fromkeys(each.spoken.speaker for each in spoken)]
        raise _nobody(one_line(speaker), known)
    return PassageFilter.of(
        {number: document for number, document in scope.documents.items() if number in said},
        {number: as_ranges(ranges_of(np.array(ids))) for number, ids in said.items()},
        everything=False,
        damaged=scope.damaged,
    )
