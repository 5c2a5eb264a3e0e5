"""The documents being served: the store and its indexes, kept in step."""

from bot.library.folder import default_folder
from bot.library.indexing.passage_encoder import Encoded, encode_each
from bot.library.indexing.searcher import Searcher
from bot.library.library import Library
from bot.library.statistics import DocumentStatistics
from bot.library.uploads import HOUR, LARGEST, LONGEST, MOST, Uploads, own_name, too_large

__all__ = [
    "HOUR",
    "LARGEST",
    "LONGEST",
    "MOST",
    "DocumentStatistics",
    "Encoded",
    "Library",
    "Searcher",
    "Uploads",
    "default_folder",
    "encode_each",
    "own_name",
    "too_large",
]
