"""Documents made ready to be checked against: their letters, words and voices, kept for next time.

What is made of a document is several times its size, so a bound says how much is kept. It is found
again only under the same name and by whose it is: nobody is told of another's, nor served sooner.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from cachetools import TTLCache

from bot.documents import Document, DocumentKey, Span
from bot.matching import NormalizedText, WordOverlap
from bot.segmentation import NONE, Corrections, Transcript
from bot.viewing import ExcerptIndex

SIZE = 10  # bytes that are made of a code point: 6.5 of English prose (docs/log.md, 2026-11-22)
MOST_KEPT = 400_000_000  # bytes
LONGEST_KEPT = 3_600.0  # seconds without use after which nothing of a document is kept


@dataclass(frozen=True, eq=False)
class PreparedDocument:
    """A document with its indexes, each made when it is first asked for."""

    document: Document
    transcript_of: Callable[[Document], Transcript] = Transcript.of

    @cached_property
    def letters(self) -> NormalizedText:
        """Its letters, to find words however they are set."""
        return NormalizedText(self.document.text)

    @cached_property
    def unmarked(self) -> NormalizedText | None:
        """The letters of its words alone, at the same places; None where it holds no marks."""
        document = self.document
        return NormalizedText(document.joined) if document.layout.joins else None

    @cached_property
    def words(self) -> WordOverlap:
        """Its words, to find what is nearest."""
        return WordOverlap(self.letters)

    @cached_property
    def placing(self) -> ExcerptIndex:
        """Its voices."""
        return ExcerptIndex(self.transcript_of(self.document))

    @property
    def size(self) -> int:
        """Bytes that all of it takes, about."""
        return SIZE * len(self.document.text) * (2 if self.document.layout.joins else 1)

    def slice(self, span: Span) -> str:
        """The words of a span."""
        return self.document.text[span.start : span.end]


_Key = tuple[DocumentKey, Corrections, str, str]


class PreparedCache:
    """Documents made ready, those used last kept up to a bound. Several threads may use one."""

    def __init__(
        self,
        transcript_of: Callable[[Document], Transcript] = Transcript.of,
        *,
        corrections_of: Callable[[Document], Corrections] = lambda _document: NONE,
        most: int = MOST_KEPT,
        longest: float = LONGEST_KEPT,
    ) -> None:
        """Keep `most` bytes at most, each document for `longest` seconds after its last use.

        Args:
            transcript_of: finds who speaks in one, or knows it.
            corrections_of: how a person corrects that now.
        """
        self._transcript_of = transcript_of
        self._corrections_of = corrections_of
        self._kept: TTLCache[_Key, PreparedDocument] = TTLCache(
            most, longest, getsizeof=lambda ready: ready.size
        )
        self._one_thread = threading.Lock()

    def of(self, document: Document) -> PreparedDocument:
        """A document made ready."""
        said = self._corrections_of(document)
        key = (DocumentKey.of(document), said, document.name, document.title)
        with self._one_thread:
            ready = self._kept.get(key)
            if ready is None or ready.document.text != document.text:
                ready = PreparedDocument(document, self._transcript_of)
            if ready.size > self._kept.maxsize:
                self._kept.clear()  # what is used now takes more than all that may be kept
            else:
                self._kept[key] = ready  # also one that was there: its time begins anew
        return ready

    @property
    def size(self) -> int:
        """Bytes that are kept, about."""
        with self._one_thread:
            return int(self._kept.currsize)
