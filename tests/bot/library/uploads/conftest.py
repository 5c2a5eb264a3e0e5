"""A library that visitors upload to, and the time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.bot.library.uploads.visiting import Clock
from tests.support.toy_encoder import ToyEncoder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library that serves one document."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(decode_document(b"A walk\n\nWe walked home.\n", name="walk.txt"), place="/walk")
        yield library


@pytest.fixture
def clock() -> Clock:
    """The time the visitors go by."""
    return Clock()


@pytest.fixture
def visitors(library: Library, clock: Clock) -> Uploads:
    """Visitors whose documents are kept for an hour."""
    return Uploads(library, clock=clock)
