"""Documents made ready to be checked against: their letters, words and voices, kept for next time.

What is made of a document is several times its size, so a bound says how much is kept. It is found
again only under the same name and by whose it is: nobody is told of another's, nor served sooner.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from time import monotonic

from bot.documents.document import Document
from bot.documents.identity import Identity
from bot.documents.spans import Span
from bot.matching.normalized_text import Letters
from bot.matching.word_overlap import WordIndex
from bot.viewing.document_excerpts import Placing

SIZE = 10  # bytes that are made of a code point: 6.5 of English prose (docs/log.md, 2026-11-22)
MOST_KEPT = 400_000_000  # bytes
LONGEST_KEPT = 3_600.0  # seconds without use after which nothing of a document is kept


@dataclass(frozen=True, eq=False)
class Ready:
    """A document with its indexes, each made when it is first asked for."""

    document: Document

    @cached_property
    def letters(self) -> Letters:
        """Its letters, to find words however they are set."""
        return Letters(self.document.text)

    @cached_property
    def words(self) -> WordIndex:
        """Its words, to find what is nearest."""
        return WordIndex(self.letters)

    @cached_property
    def placing(self) -> Placing:
        """Its voices."""
        return Placing(self.document)

    @property
    def size(self) -> int:
        """Bytes that all of it takes, about."""
        return SIZE * len(self.document.text)

    def slice(self, span: Span) -> str:
        """The words of a span."""
        return self.document.text[span.start : span.end]


_Key = tuple[Identity, str, str]


class ReadyShelf:
    """Documents made ready, those used last kept up to a bound. Several threads may use one."""

    def __init__(self, *, most: int = MOST_KEPT, longest: float = LONGEST_KEPT) -> None:
        """Keep `most` bytes at most, each document for `longest` seconds after its last use."""
        self._most = most
        self._longest = longest
        self._kept: OrderedDict[_Key, tuple[Ready, float]] = OrderedDict()
        self._one_thread = threading.Lock()

    def of(self, document: Document) -> Ready:
        """A document made ready."""
        key = (Identity.of(document), document.name, document.title)
        with self._one_thread:
            ready, _ = self._kept.pop(key, (Ready(document), 0.0))
            if ready.document.text != document.text:
                ready = Ready(document)
            self._kept[key] = (ready, monotonic())
            self._trim()
        return ready

    @property
    def size(self) -> int:
        """Bytes that are kept, about."""
        return sum(ready.size for ready, _ in self._kept.values())

    def _trim(self) -> None:
        """Let go of what was not used for long, and then of what was used longest ago."""
        while self._kept:
            oldest = next(iter(self._kept))
            used = self._kept[oldest][1]
            if self.size <= self._most and monotonic() - used <= self._longest:
                break
            del self._kept[oldest]
