"""The store: which documents are kept, in one SQLite file that no crash loses."""

from bot.storage.damage import LOST, UPLOADED
from bot.storage.engine.witness import Witness
from bot.storage.records import (
    CatalogEntry,
    IncomingDocument,
    Outcome,
    StoreChange,
    StoredDocument,
    StoredSource,
    StoreSnapshot,
    Upload,
    entry_of,
)
from bot.storage.speaker_names import SpeakerNames
from bot.storage.store import Store
from bot.storage.versions import PreviousVersion

__all__ = [
    "LOST",
    "UPLOADED",
    "CatalogEntry",
    "IncomingDocument",
    "Outcome",
    "PreviousVersion",
    "SpeakerNames",
    "Store",
    "StoreChange",
    "StoreSnapshot",
    "StoredDocument",
    "StoredSource",
    "Upload",
    "Witness",
    "entry_of",
]
