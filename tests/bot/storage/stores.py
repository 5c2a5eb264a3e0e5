"""A store in a folder, and two documents for it."""

from pathlib import Path

from bot.documents.document import Document
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from bot.storage.records import IncomingDocument
from bot.storage.store import Store
from tests.support.texts import document

HARBOUR = document("The harbour froze twice that winter.\n\nNobody could fish until March.\n")
ORCHARD = document("The orchard lost every apple to the frost.\n", name="orchard.txt")


def opened(folder: Path, *, splitter: int = 1) -> Store:
    """The store in a folder."""
    return Store(folder / "footnote.sqlite", splitter=splitter, patience=0.1)


def added(store: Store, source: Document, place: str) -> range:
    """The ids of a document's passages, as this adding gave them."""
    change = store.add([IncomingDocument(source, place, split_passages(Transcript.of(source)))])
    (stored,) = change.added
    return stored.passages
