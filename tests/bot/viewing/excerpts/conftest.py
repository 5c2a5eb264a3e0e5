"""A library for the tests of excerpts."""

from collections.abc import Iterator

import pytest

from bot.library.library import Library
from tests.bot.viewing.excerpts.interview import INTERVIEW, STORY
from tests.support.toy_encoder import ToyEncoder


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that holds both documents."""
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as opened:
        for each in (INTERVIEW, STORY):
            opened.add(each, place=each.name)
        yield opened
