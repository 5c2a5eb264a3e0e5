"""A searcher of a few documents, with vectors of a toy."""

from collections.abc import Iterator
from pathlib import Path

from bot.documents import Document
from bot.library.indexing.searcher import Searcher
from bot.library.library import Library
from tests.support.toy_encoder import ToyEncoder


def searching(folder: Path, *documents: Document) -> Iterator[Searcher]:
    """One that looks at all of them, as long as it is not taken on: a fixture yields from it."""
    with Library(folder, ToyEncoder()) as library:
        for document in documents:
            library.add(document, place=document.name)
        yield library.searcher(documents)
