"""How long visitors' documents are kept, and that nothing of them stays."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import DocumentError, UploadError
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.bot.library.uploads.visiting import ADA, BEN, MILL, WELL, Clock, files_with, names, sheet
from tests.support.toy_encoder import ToyEncoder


def test_the_same_name_again_replaces_the_document(visitors: Uploads) -> None:
    """A visitor has one document of a name: the last."""
    visitors.add(ADA, "notes.txt", WELL)
    visitors.add(ADA, "notes.txt", MILL)

    assert [document.text.encode() for document in visitors.documents(ADA)] == [MILL]


def test_a_name_that_begins_another_is_not_that_other(visitors: Uploads) -> None:
    """Removing `a.txt` leaves `a.txt.txt`; a name nobody has is said."""
    visitors.add(ADA, "a.txt.txt", WELL)

    with pytest.raises(UploadError, match=r"There is no a\.txt among your documents"):
        visitors.remove(ADA, "a.txt")
    with pytest.raises(UploadError, match="There is no"):
        visitors.remove(BEN, "a.txt.txt")
    assert names(visitors, ADA) == ["a.txt.txt"]


def test_documents_go_an_hour_after_their_visitor_was_last_seen(
    visitors: Uploads, clock: Clock
) -> None:
    """Who comes back keeps them; who does not, loses them, and nobody else's with them."""
    visitors.add(ADA, "well.txt", WELL)
    visitors.add(BEN, "mill.txt", MILL)
    clock.pass_on(minutes=50)
    visitors.seen(ADA)
    clock.pass_on(minutes=50)

    gone = visitors.expire()

    assert gone == 1
    assert (names(visitors, ADA), names(visitors, BEN)) == (["well.txt"], [])


def test_a_longer_time_may_be_set(library: Library, clock: Clock) -> None:
    """`keep` is how long it is."""
    visitors = Uploads(library, keep=timedelta(hours=3), clock=clock)
    visitors.add(ADA, "well.txt", WELL)
    clock.pass_on(hours=2.9)
    early = visitors.expire()
    clock.pass_on(hours=0.2)

    assert (early, visitors.expire()) == (0, 1)


def test_no_word_of_what_is_gone_stays_in_the_record(
    visitors: Uploads, clock: Clock, tmp_path: Path
) -> None:
    """Neither in the file nor in its log: not after it was removed, not after it expired."""
    visitors.add(ADA, "quokka.txt", b"The numbat saw a pangolin and walked on.\n")
    visitors.add(ADA, "axolotl.txt", b"The kinkajou slept all day and all night.\n")
    before = files_with(tmp_path, b"pangolin"), files_with(tmp_path, b"kinkajou")

    visitors.remove(ADA, "quokka.txt")
    removed = [files_with(tmp_path, words) for words in (b"pangolin", b"quokka")]
    clock.pass_on(hours=2)
    visitors.expire()

    assert all(before)
    assert removed == [[], []]
    assert [files_with(tmp_path, words) for words in (b"kinkajou", b"axolotl")] == [[], []]


def test_the_token_stands_nowhere_on_the_disk(visitors: Uploads, tmp_path: Path) -> None:
    """Who reads the library cannot be the visitor."""
    visitors.add(ADA, "well.txt", WELL)

    assert files_with(tmp_path, ADA.encode()) == []


def test_documents_and_when_a_visitor_was_seen_survive_a_restart(
    tmp_path: Path, clock: Clock
) -> None:
    """Another server on the same library goes on counting where the first one stopped."""
    with Library(tmp_path, ToyEncoder()) as library:
        Uploads(library, clock=clock).add(ADA, "well.txt", WELL)
    clock.pass_on(minutes=59)
    with Library(tmp_path, ToyEncoder()) as library:
        again = Uploads(library, clock=clock)
        again.expire()
        kept = names(again, ADA)
        clock.pass_on(minutes=2)
        again.expire()

        assert (kept, names(again, ADA)) == (["well.txt"], [])


def test_the_bytes_of_an_uploaded_pdf_are_kept_and_go_with_it(
    visitors: Uploads, library: Library, tmp_path: Path
) -> None:
    """Its pages can be shown for as long as a visitor has it; then nothing of it is left."""
    data = sheet("The kinkajou slept all day.")
    (document,) = visitors.add(ADA, "sleep.pdf", data).documents
    (other,) = visitors.add(BEN, "my sleep.pdf", data).documents

    kept = library.original(document)
    visitors.remove(ADA, "sleep.pdf")
    others = library.original(other)
    visitors.remove(BEN, "my sleep.pdf")

    assert (document.notes, kept, others) == ((), data, data)
    with pytest.raises(DocumentError, match=r"sleep\.pdf does not lie where it was read any more"):
        library.original(document)
    assert files_with(tmp_path, b"/MediaBox") == []


def test_bytes_go_with_the_upload_where_a_file_holds_the_same(
    visitors: Uploads, library: Library, tmp_path: Path, clock: Clock
) -> None:
    """The document stays for the file's sake, and its pages are read from there."""
    path = tmp_path / "sleep.pdf"
    path.write_bytes(sheet("The kinkajou slept all day."))
    visitors.add(ADA, "sleep.pdf", path.read_bytes())
    document = decode_document(path.read_bytes(), name="sleep.pdf")
    library.add(document, place=str(path))

    clock.pass_on(hours=2)
    visitors.expire()

    assert files_with(tmp_path, b"/MediaBox") == ["sleep.pdf"]
    assert library.original(document) == path.read_bytes()


def test_a_replaced_upload_leaves_no_bytes(visitors: Uploads, tmp_path: Path) -> None:
    """What takes its name takes its place."""
    visitors.add(ADA, "sleep.pdf", sheet("The kinkajou slept all day."))
    visitors.add(ADA, "sleep.pdf", sheet("The numbat saw a pangolin."))
    visitors.remove(ADA, "sleep.pdf")

    assert files_with(tmp_path, b"/MediaBox") == []


def test_beyond_the_bytes_kept_a_document_works_without_its_pages(
    visitors: Uploads, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its note says so; one visitor's documents leave another's room as it is."""
    first, second = sheet("The kinkajou slept all day."), sheet("The numbat saw a pangolin.")
    monkeypatch.setattr("bot.library.uploads.MOST_ORIGINALS", len(first) + len(second) - 1)

    (kept,) = visitors.add(ADA, "sleep.pdf", first).documents
    (again,) = visitors.add(ADA, "sleep.pdf", first).documents
    (beyond,) = visitors.add(ADA, "saw.pdf", second).documents
    (text,) = visitors.add(ADA, "well.txt", WELL).documents

    assert kept.notes == again.notes == text.notes == ()
    assert "pages cannot be shown" in beyond.notes[0]
    assert names(visitors, ADA) == ["saw.pdf", "sleep.pdf", "well.txt"]
    with pytest.raises(DocumentError):
        library.original(beyond)
    assert visitors.add(BEN, "saw.pdf", second).documents[0].notes == ()
