"""A page that serves the documents of `served.py`."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.browser.document.plain_page.served import (
    HOSTILE,
    LONG,
    NEW,
    OLD,
    OTHER,
    OTHERWISE,
    SHEETS,
    TALK,
    WELL,
    Site,
)
from tests.support.browser.scripted_chatbot import ScriptedChatbot
from tests.support.browser.serving import serving
from tests.support.toy_encoder import ToyEncoder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two of its documents were others before; one of those is not served."""
    folder: Path = tmp_path_factory.mktemp("doc")
    talk = decode_document(TALK, name="bridge.vtt")
    with Library(folder, ToyEncoder()) as library:
        for document, place in (
            (OLD, "/bridge.txt"),
            (NEW, "/bridge.txt"),
            (OTHER, "/other.txt"),
            (OTHERWISE, "/other.txt"),
            (talk, "/bridge.vtt"),
        ):
            library.add(document, place=place)
        library.rename_speaker(talk, "Guide", "The guide")
        chatbot = ScriptedChatbot([NEW, WELL, HOSTILE, LONG, SHEETS, talk])
        with (
            serving(chatbot, library=library, visitors=Uploads(library)) as address,
            httpx.Client(base_url=address, timeout=60) as client,
        ):
            yield Site(address, client, talk)
