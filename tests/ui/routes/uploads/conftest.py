"""A page on which visitors can add documents."""

from collections.abc import Iterator

import pytest

from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.support.browser.serving import serving
from tests.support.browser.walk import WALK
from tests.ui.routes.uploads.visiting import QuotingChatbot, SlowEncoder


@pytest.fixture(scope="module")
def encoder() -> SlowEncoder:
    """Encodes what is uploaded."""
    return SlowEncoder()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, encoder: SlowEncoder) -> Iterator[Library]:
    """Holds what is served, and what is uploaded."""
    with Library(tmp_path_factory.mktemp("library"), encoder) as library:
        library.add(WALK, place="/walk.txt")
        yield library


@pytest.fixture(scope="module")
def visitors(library: Library) -> Uploads:
    """Keeps what is uploaded."""
    return Uploads(library)


@pytest.fixture(scope="module")
def address(library: Library, visitors: Uploads) -> Iterator[str]:
    """Where the page is."""
    with serving(QuotingChatbot(), library=library, visitors=visitors) as address:
        yield address
