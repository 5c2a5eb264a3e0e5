"""A library for the tests of pages as they look."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.library.library import Library
from tests.support.toy_encoder import ToyEncoder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library(tmp_path / "library", ToyEncoder()) as library:
        yield library
