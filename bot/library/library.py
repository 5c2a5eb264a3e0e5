"""The library: the documents being served, kept on disk and found by meaning.

A document is encoded first, then kept in the store (`bot/storage/store.py`), then put into the
index (`bot/library/upkeep.py`). From the store on nothing can lose it: an index left behind by a
crash is completed when the library is next used. Several programs may use one library at once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.documents import Document, DocumentKey, Passage, SourceKey, Span
from bot.errors import DamagedError, Notice
from bot.library.batching import Batch, batches
from bot.library.indexing.passage_encoder import Encoded
from bot.library.indexing.searcher import Searcher
from bot.library.readings import Readings
from bot.library.references import References
from bot.library.statistics import DocumentStatistics, statistics_of
from bot.library.upkeep import Upkeep
from bot.segmentation import Names, Speaker, Transcript
from bot.storage import (
    CatalogEntry,
    IncomingDocument,
    Outcome,
    PreviousVersion,
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
        self._upkeep = Upkeep(folder, encoder, notify=notify, patience=patience)
        self._store = self._upkeep.store
        self.readings = Readings(self._upkeep)
        """Who speaks in its documents, as a person corrects it."""
        self.references = References(self._store, self.readings)
        """Its documents as sources to be cited."""
        self.visits = self._store.visits
        """When visitors were last seen, and what they uploaded."""

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
        self._store.close()

    def documents(self) -> tuple[Document, ...]:
        """Every document once, with its text, ordered by name; not what visitors uploaded."""
        return self._store.documents()

    def entries(self) -> tuple[CatalogEntry, ...]:
        """Every place and what it holds, ordered by name, but what visitors uploaded."""
        return self._store.entries()

    def has(self, document: Document) -> bool:
        """Whether this document, from whatever place, can be searched."""
        return self._upkeep.current().find(DocumentKey.of(document)) is not None

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
        self._upkeep.current()  # once: what changes meanwhile is seen when a group is kept
        for group in batches(arriving, held=self._upkeep.known, split=self.readings.split):
            yield from self._keep(group, progress)

    def add_encoded(self, arrivals: Sequence[IncomingDocument], encoded: Sequence[Encoded]) -> None:
        """Keep documents in one step that are split and encoded already, each from its place.

        Args:
            encoded: the passages of each, in their order.
        """
        keys = [DocumentKey.of(each.document) for each in arrivals]
        with self._upkeep.turn() as turn:
            turn.add(arrivals, dict(zip(keys, encoded, strict=True)))

    def remove(self, name_or_place: str) -> CatalogEntry:
        """Forget a document from a place, named by the place or by a name no other place has.

        Raises:
            LibraryError: there is none of that name, or several.
        """
        with self._upkeep.turn() as turn:
            entry = entry_of(self.entries(), name_or_place)
            turn.remove([entry.place])
        self._store.overwrite()
        return entry

    def forget(self, places: Sequence[str]) -> None:
        """Forget places, all in one step; one that holds nothing is passed over."""
        with self._upkeep.turn() as turn:
            turn.remove(places)
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
        """The speakers of a document as they are called now."""
        return self._store.speech.speakers(self.transcript(document))

    def rename_speaker(self, document: Document, old: str, new: str) -> None:
        """Call a speaker of a document something else, as `Speech.rename` says."""
        self._store.speech.rename(self.transcript(document), old, new)

    def transcript(self, document: Document) -> Transcript:
        """Who says what in a document, as `Readings.transcript` says."""
        return self.readings.transcript(document)

    def held(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """Those of these documents that can be searched at this moment."""
        return tuple(document for _, document in self._stored(documents))

    def statistics(self, documents: Sequence[Document]) -> tuple[DocumentStatistics, ...]:
        """How much there is of these documents; those not held are passed over."""
        return statistics_of(self._stored(documents), self._store.speech)

    def passages_near(
        self, document: Document, start: int, end: int | None = None, *, before: int, after: int
    ) -> tuple[Passage, ...]:
        """The passages about an offset, or from one to another; and so many on either side.

        An offset's passage is the last that starts there or before. None of what is not held.
        """
        return tuple(
            passage
            for stored, _ in self._stored([document])
            for passage in self._store.passages_about(
                stored,
                document,
                Span(start, start if end is None else end),
                before=before,
                after=after,
            )
        )

    def previous_versions(self, key: str) -> tuple[PreviousVersion, ...]:
        """The versions of documents that had an id, as `PreviousVersions.of` says."""
        return self._store.previous_versions.of(key)

    def original(self, document: Document) -> bytes:
        """The bytes a document was made of, as `Originals.of` says."""
        return self._store.originals.of(document)

    def keep_original(self, document: Document, data: bytes, *, under: str, most: int) -> bool:
        """Keep the bytes of an uploaded document, as `Originals.keep` says."""
        return self._store.originals.keep(document, data, under=under, most=most)

    def searcher(self, among: Sequence[Document], *, speaker: str | None = None) -> Searcher:
        """What the library holds of these documents at this moment, for the ranking to look at.

        Its passages carry the documents given; documents not held are passed over.

        Args:
            speaker: only what is said by whom it names, as speakers are called now.

        Raises:
            LibraryError: nobody of that name can be quoted from these documents.
        """
        return self._upkeep.searcher(among, speaker=speaker)

    def invalidate(self) -> None:
        """Open the index again for the next searcher, and build anew what was found damaged."""
        self._upkeep.invalidate()

    def leave_out(self, damage: DamagedError) -> bool:
        """Look no more at a document that is damaged; whether it was looked at until now."""
        return self._upkeep.leave_out(damage)

    def is_whole(self, reading: SourceKey) -> bool:
        """Whether all that is held of a file's bytes is what was kept; else adding mends it."""
        damage = self._store.check(reading)
        for each in damage:
            self.leave_out(each)
        return not damage

    def _stored(self, documents: Iterable[Document]) -> tuple[tuple[StoredDocument, Document], ...]:
        """How these documents are held at this moment; those that are not are passed over."""
        now = self._upkeep.current()
        found = ((now.find(DocumentKey.of(each)), each) for each in documents)
        return tuple((stored, document) for stored, document in found if stored is not None)

    def _keep(
        self, group: Batch, progress: Callable[[int, int], None] | None
    ) -> Iterator[tuple[str, Outcome]]:
        unchanged = (self._store.holds(each, place=place) for place, each in group.items)
        if not group.splits and all(unchanged):
            yield from ((place, Outcome.UNCHANGED) for place, _ in group.items)
            return
        # Encoded before the lock is taken: it may take minutes.
        encoded = self._upkeep.encode([each.passages for each in group.splits.values()], progress)
        read = dict(zip(group.splits, encoded, strict=True))
        with self._upkeep.turn() as turn:
            for place, document in group.items:
                key = DocumentKey.of(document)
                split = group.splits.get(key)
                # another program removed or corrected it just now
                gone = split is None and turn.open.find(key) is None
                if gone or (split is not None and self.readings.is_behind(split, turn)):
                    group.split(document, place if split is None else split.place, again=True)
                    (read[key],) = self._upkeep.encode([group.splits[key].passages], progress)
            arrivals = tuple(group.arrivals())
            change = turn.add(arrivals, read)
        for each, outcome in zip(arrivals, change.outcomes, strict=True):
            yield each.place, outcome
