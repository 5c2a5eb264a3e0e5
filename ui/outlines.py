"""The outlines of the documents being served, each worked out once and never waited for long."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Lock

from bot.document import Document
from bot.outline import Part, parts_of

PATIENCE = 0.5  # seconds; outlining takes 0.2 s a megabyte, showing plain text takes none


class Outlines:
    """What each document shows as heading, label and question.

    A document of many megabytes is outlined in the background, and is plain text until then.
    """

    def __init__(self) -> None:
        self._found: dict[str, Future[tuple[Part, ...]]] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="outlines")
        self._lock = Lock()

    def of(self, document: Document) -> Sequence[Part]:
        """The parts of a document, in order; none where they are not known yet."""
        with self._lock:
            key = f"{document.id} {document.format}"
            if key not in self._found:
                self._found[key] = self._worker.submit(parts_of, document)
            future = self._found[key]
        wait([future], timeout=PATIENCE)
        return future.result() if future.done() else ()
