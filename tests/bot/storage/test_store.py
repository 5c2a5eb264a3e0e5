"""The store: what is kept comes back to the letter, and what is removed is gone."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.keys import SourceKey
from bot.documents.layout import Moment, Page, Voice
from bot.documents.metadata import Day, Metadata
from bot.documents.passage import Passage
from bot.documents.spans import Span
from bot.errors import DocumentError
from bot.segmentation.corrections import NONE
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from bot.storage.metadata_codec import stated_bytes, stated_of
from bot.storage.records import IncomingDocument
from bot.storage.store import Store
from tests.bot.storage.stores import HARBOUR, ORCHARD, added, opened
from tests.support.texts import document, texts


@settings(max_examples=20, deadline=None)
@given(texts(), st.text(st.characters(), min_size=1, max_size=20))
def test_a_document_comes_back_to_the_letter(text: str, name: str) -> None:
    """Any text, with NUL, lone surrogates and every line end, is the same after closing."""
    try:
        source = replace(document(text), name=name, title=name)
    except DocumentError:
        return
    split = split_passages(Transcript.of(source))
    with TemporaryDirectory() as folder:
        store = opened(Path(folder))
        store.add([IncomingDocument(source, name, split)])
        store.close()

        store = opened(Path(folder))
        (stored,) = store.contents().documents
        kept = store.documents(), tuple(passage for _, passage in store.passages_of(stored))
        store.close()

    assert kept == ((source,), split)
    assert kept[0][0].layout == source.layout


def test_what_a_document_states_comes_back_with_it(store: Store) -> None:
    """Wherever a document is read from the store: by place, of its bytes, as an upload."""
    stated = Metadata(
        ("Ada Obi",), ("Jan Berg",), Day(2024, 3), "Ink", "Wells", "https://a.b", "en"
    )
    stated = replace(stated, doi="10.5555/wells", number="Report 12-04")
    source = replace(HARBOUR, stated=stated)
    added(store, source, "/a/harbour.txt")
    store.add([IncomingDocument(source, "upload:visitor/harbour.txt")])

    (stored,) = store.contents().documents
    found = (
        *store.documents(),
        *store.documents_at(["/a/harbour.txt"]),
        *store.visits.uploaded("upload:visitor/"),
        store.document(stored),
        store.document_of(SourceKey(HARBOUR.sha256, HARBOUR.format, HARBOUR.reader)),
    )
    assert [each and each.stated for each in found] == [stated] * 5


@settings(deadline=None)
@given(
    st.builds(
        Metadata,
        authors=st.lists(st.text()).map(tuple),
        issued=st.none() | st.dates().map(lambda day: Day(day.year, day.month, day.day)),
        url=st.none() | st.text(),
    )
)
def test_any_statement_is_kept_to_the_letter(stated: Metadata) -> None:
    """Lone surrogates and all."""
    assert stated_of(stated_bytes(stated)) == stated


def test_the_same_bytes_at_two_places_are_one_document(store: Store) -> None:
    """The second place adds no passages, and the first can go without taking them along."""
    added(store, HARBOUR, "/a/harbour.txt")

    again = store.add([IncomingDocument(replace(HARBOUR, name="copy.txt"), "/b/copy.txt")])
    first_gone = store.remove(["/a/harbour.txt"])

    assert again.added == ()
    assert first_gone.removed == ()
    assert [entry.name for entry in store.entries()] == ["copy.txt"]
    assert [kept.text for kept in store.documents()] == [HARBOUR.text]


def test_the_last_place_takes_its_document_along(store: Store) -> None:
    """Removing the only place of a document leaves neither text nor passages."""
    ids = added(store, HARBOUR, "/harbour.txt")

    change = store.remove(["/harbour.txt"])

    (removed,) = change.removed
    assert removed.passages == ids
    assert store.documents() == ()
    assert store.contents().documents == ()
    assert store.passages(list(ids), among={removed.id: HARBOUR}) == ()


def test_a_changed_file_takes_the_place_of_the_old(store: Store) -> None:
    """The place moves to the new document in one transaction, and the old document goes."""
    old = added(store, HARBOUR, "/notes.txt")

    change = store.add(
        [IncomingDocument(ORCHARD, "/notes.txt", split_passages(Transcript.of(ORCHARD)))]
    )

    assert [stored.passages for stored in change.removed] == [old]
    assert [kept.text for kept in store.documents()] == [ORCHARD.text]


def test_a_text_that_is_read_otherwise_is_another_document(store: Store) -> None:
    """The same bytes decoded otherwise never share passages, whose offsets would not fit."""
    added(store, HARBOUR, "/notes.txt")
    shorter = replace(HARBOUR, text=HARBOUR.text[1:])

    change = store.add(
        [IncomingDocument(shorter, "/notes.txt", split_passages(Transcript.of(shorter)))]
    )

    assert (len(change.added), len(change.removed)) == (1, 1)
    assert [kept.text for kept in store.documents()] == [shorter.text]


def test_a_document_that_a_newer_reader_read_is_another(store: Store) -> None:
    """The same bytes read by another version of the reader take the old one's place."""
    added(store, HARBOUR, "/notes.txt")
    again = replace(HARBOUR, reader=HARBOUR.reader + 1)

    assert not store.holds(again, place="/notes.txt")
    change = store.add(
        [IncomingDocument(again, "/notes.txt", split_passages(Transcript.of(again)))]
    )

    assert (len(change.added), len(change.removed)) == (1, 1)
    assert store.documents() == (again,)


def test_what_stands_beside_the_words_is_kept_with_them(store: Store) -> None:
    """Pages, times, voices and parted words come back, as the file may be gone tomorrow."""
    layout = replace(
        HARBOUR.layout,
        pages=(Page(0, "iv"), Page(37, None)),
        moments=(Moment(0, 0.5),),
        voices=(Voice(Span(0, 0), None, asks=True),),
        bold=(Span(0, 3),),
        joins=(Span(4, 6),),
    )
    source = replace(HARBOUR, layout=layout)

    added(store, source, "/harbour.pdf")

    (kept,) = store.documents()
    assert (kept.layout, kept.joined) == (layout, source.joined)


def test_no_id_of_a_passage_is_used_twice(store: Store) -> None:
    """Ids are consecutive within a document, and those of a removed document stay unused."""
    first = added(store, HARBOUR, "/harbour.txt")
    store.remove(["/harbour.txt"])

    second = added(store, HARBOUR, "/harbour.txt")

    assert len(second) == len(first) == len(split_passages(Transcript.of(HARBOUR)))
    assert second.start >= first.stop


def test_only_a_change_counts_as_a_change(store: Store) -> None:
    """The revision is another after every change, and adding what is there already is none."""
    revisions = [store.revision()]
    added(store, HARBOUR, "/harbour.txt")
    revisions.append(store.revision())
    store.add([IncomingDocument(replace(HARBOUR, name="renamed.txt"), "/harbour.txt")])
    revisions.append(store.revision())
    unchanged = store.add([IncomingDocument(replace(HARBOUR, name="renamed.txt"), "/harbour.txt")])
    store.remove(["/harbour.txt"])
    revisions.append(store.revision())

    assert revisions[0] == 0 and len(set(revisions)) == 4
    assert unchanged.revision == revisions[2]
    assert all(map(store.was_in, revisions)) and not store.was_in(revisions[1] + 1)
    assert not store.holds(HARBOUR, place="/harbour.txt")


def test_an_older_splitters_passages_are_found_and_replaced(tmp_path: Path) -> None:
    """Only documents split by an older program count as outdated, until they are split again."""
    older = opened(tmp_path, splitter=1)
    ids = added(older, HARBOUR, "/harbour.txt")
    older.close()
    newer = opened(tmp_path, splitter=2)
    added(newer, ORCHARD, "/orchard.txt")

    (outdated,) = newer.outdated()
    change = newer.split_again(outdated, split_passages(Transcript.of(HARBOUR)), NONE)
    left = newer.outdated()
    newer.close()

    assert outdated.passages == ids
    (again,) = change.added
    assert set(again.passages).isdisjoint(ids)
    assert left == ()


def test_a_failed_transaction_leaves_nothing_behind(store: Store) -> None:
    """A document whose passages cannot be stored is not there at all, and no revision is counted."""
    broken = (*split_passages(Transcript.of(HARBOUR)), object.__new__(Passage))

    with pytest.raises(AttributeError):
        store.add([IncomingDocument(HARBOUR, "/harbour.txt", broken)])

    assert store.revision() == 0
    assert store.documents() == ()


def test_an_older_program_takes_originals_along_with_their_document(store: Store) -> None:
    """It knows nothing of them; the database does."""
    added(store, ORCHARD, "upload:ada/orchard.txt")
    store.originals.keep(ORCHARD, b"apples", under="upload:ada/", most=6)

    with store._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM passages")
        connection.exec_driver_sql("DELETE FROM places")
        connection.exec_driver_sql("DELETE FROM documents")
    with store._database.reading() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM originals").scalar()

    assert left == 0


def test_the_words_of_a_removed_document_are_overwritten(tmp_path: Path) -> None:
    """After removing and closing, no file of the store holds any of the document's words."""
    store = opened(tmp_path)
    secret = document("The zanzibarine letter lies under the seventh stair.\n" * 300)
    added(store, secret, "/secret.txt")
    store.remove(["/secret.txt"])
    store.close()

    assert not any(b"zanzibarine" in path.read_bytes() for path in tmp_path.iterdir())
