"""The outlines of the documents being served, each worked out once and never waited for long."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Lock

from cachetools import LRUCache

from bot.documents import Document, DocumentKey
from bot.segmentation import NONE, Corrections, Transcript
from bot.viewing import OutlineItem, parts_of

PATIENCE = 0.5  # seconds; outlining takes 0.2 s a megabyte, showing plain text takes none

MOST = 256  # documents whose outlines are known; visitors' own come and go
_Key = tuple[DocumentKey, Corrections]


class Outlines:
    """What each document shows as heading, label and question.

    A document of many megabytes is outlined in the background, and is plain text until then.

    Args:
        transcript_of: finds who speaks in one, or knows it.
        corrections_of: how a person corrects that now.
    """

    def __init__(
        self,
        transcript_of: Callable[[Document], Transcript],
        corrections_of: Callable[[Document], Corrections] = lambda _document: NONE,
    ) -> None:
        self._transcript_of = transcript_of
        self._corrections_of = corrections_of
        self._found: LRUCache[_Key, Future[tuple[OutlineItem, ...]]] = LRUCache(MOST)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="outlines")
        self._lock = Lock()

    def of(self, document: Document, *, patience: float = PATIENCE) -> Sequence[OutlineItem]:
        """The parts of a document, in order; none where they are not known yet.

        Args:
            patience: seconds to wait for them.
        """
        key = DocumentKey.of(document), self._corrections_of(document)
        with self._lock:
            future = self._found.get(key)
            if future is None:
                future = self._found[key] = self._worker.submit(self._parts, document)
        wait([future], timeout=patience)
        return future.result() if future.done() else ()

    def _parts(self, document: Document) -> tuple[OutlineItem, ...]:
        return parts_of(self._transcript_of(document))
