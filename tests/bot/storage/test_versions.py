"""The texts that places held before: kept for links, and gone with what a person removes."""

import zlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.documents.document import Document
from bot.library.library import Library
from bot.library.uploads import Uploads
from bot.storage.records import IncomingDocument
from bot.storage.store import Store
from bot.storage.versions import MOST
from tests.support.browser.scripted_chatbot import make_document
from tests.support.toy_encoder import ToyEncoder

PLACE = "/talk.txt"
ADA = "ada"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    store = Store(tmp_path / "store.db", splitter=1, patience=5)
    yield store
    store.close()


def keep(store: Store, text: str, *, place: str = PLACE) -> Document:
    document = make_document(text)
    store.add([IncomingDocument(document, place)])
    return document


def in_files(folder: Path, data: bytes) -> list[str]:
    """The files that hold some bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if data in path.read_bytes()]


def test_the_text_that_a_place_held_before_is_known_by_its_id(store: Store) -> None:
    """Exactly, with the id of what lies there now; of what still lies there, nothing is previous."""
    old = keep(store, "The well\r\nis deep \x00 😀.")
    new = keep(store, "The well is dry.")

    (previous,) = store.previous_versions.of(old.id)

    assert (previous.id, previous.text, previous.now) == (old.id, old.text, new.id)
    assert store.previous_versions.of(new.id) == ()
    assert (
        store.previous_versions.of("")
        == store.previous_versions.of(old.id[:8])
        == store.previous_versions.of("%" * 16)
        == ()
    )


def test_every_version_leads_to_the_one_that_lies_there_now(store: Store) -> None:
    """Also after several changes, and when the store is opened again."""
    first, second = keep(store, "One."), keep(store, "Two.")
    third = keep(store, "Three.")

    assert [each.now for each in store.previous_versions.of(first.id)] == [third.id]
    assert [each.now for each in store.previous_versions.of(second.id)] == [third.id]


def test_another_reading_of_the_same_bytes_is_another_version(store: Store, tmp_path: Path) -> None:
    """A newer reader gives another text the same id; the old text is known by it all the same."""
    old = make_document("The well isdeep.")
    new = Document(
        old.name, "The well is deep.", old.sha256, "text", old.title, "utf-8", 2, old.layout
    )
    store.add([IncomingDocument(old, PLACE)])
    store.add([IncomingDocument(new, PLACE)])

    (previous,) = store.previous_versions.of(old.id)

    assert (previous.text, previous.now) == (old.text, new.id)
    assert old.id == new.id


def test_of_a_place_twenty_versions_are_kept(store: Store) -> None:
    """The oldest go; those of other places stay."""
    other = keep(store, "Elsewhere.", place="/other.txt")
    keep(store, "Elsewhere, changed.", place="/other.txt")
    versions = [keep(store, f"Version {number}.") for number in range(MOST + 3)]

    kept = [bool(store.previous_versions.of(each.id)) for each in versions]

    assert kept == [False] * 2 + [True] * MOST + [False]  # the last lies there now
    assert store.previous_versions.of(other.id)


def test_removing_a_document_removes_what_it_was(tmp_path: Path) -> None:
    """Its old text stands in no file of the library, neither as it is nor compressed."""
    with Library(tmp_path, ToyEncoder()) as library:
        old = make_document("Nobody may read sesquipedalian words again.")
        library.add(old, place=PLACE)
        library.add(make_document("The well is dry."), place=PLACE)
        compressed = zlib.compress(old.text.encode())
        assert in_files(tmp_path, compressed)

        library.remove(PLACE)

        assert library.previous_versions(old.id) == ()
        assert in_files(tmp_path, compressed) == in_files(tmp_path, b"sesquipedalian") == []


def test_what_visitors_replace_is_not_kept(tmp_path: Path) -> None:
    """An upload is theirs: the version before it goes at once."""
    with Library(tmp_path, ToyEncoder()) as library:
        visitors = Uploads(library, keep=timedelta(hours=1))
        (old,) = visitors.add(ADA, "talk.txt", b"The well is deep.").documents
        visitors.add(ADA, "talk.txt", b"The well is dry.")

        assert library.previous_versions(old.id) == ()
