"""A store for the tests of storage."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.store import Store
from tests.bot.storage.stores import opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    store = opened(tmp_path)
    yield store
    store.close()
