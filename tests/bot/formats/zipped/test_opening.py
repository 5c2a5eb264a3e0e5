"""What files hold becomes documents of their own; what cannot, is said."""

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.errors import DocumentError, EncryptedError
from bot.formats.loading import decode_document, parcel_of
from bot.formats.sandbox.opening import MOST_MEMBERS, open_parcel
from bot.formats.unread.kinds import Counted
from bot.library.library import Library
from scripts.console.adding import Adding
from scripts.console.missing import missing_places
from tests.bot.formats.mail.messages import message
from tests.support.documents.zips import zipped
from tests.support.toy_encoder import ToyEncoder


def names(data: bytes, name: str = "a.zip") -> list[str]:
    """What a file holds that may be documents."""
    return [each.name for each in open_parcel(data, name, None).members]


def test_an_archive_is_its_files() -> None:
    """By their folders and names; what is no document is named or counted."""
    parcel = open_parcel(
        zipped(
            {
                "report/a.txt": "words",
                "report/b.html": "<p>words</p>",
                "../up.md": "words",
                "back\\slash.txt": "words",
                "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                "photo.jpg": b"\xff\xd8\xff",
                "__MACOSX/a.txt": "x",
                ".DS_Store": "x",
                "empty.txt": "",
                "unknown": "words",
                "inner.zip": zipped({"c.txt": "words"}),
            }
        ),
        "a.zip",
        None,
    )

    assert [each.name for each in parcel.members] == [
        "report/a.txt",
        "report/b.html",
        "up.md",
        "back/slash.txt",
    ]
    assert [str(notice).split(" ", 1)[0] for notice in parcel.passed_over.notices] == [
        "a.zip/old.doc",
        "a.zip/unknown",
        "a.zip/inner.zip",
    ]
    assert dict(parcel.passed_over.counted) == {
        Counted.PICTURE: 1,
        Counted.HIDDEN: 2,
        Counted.EMPTY: 1,
    }
    assert not parcel.is_document


def test_a_messages_attachments_are_documents_beside_it() -> None:
    """Those of a message that is attached too; two of one name stay two."""
    inner = message("Inside.", Subject="Inner")
    inner.add_attachment("deep words", filename="deep.txt")
    made = message("Words.")
    for words in ("one", "two"):
        made.add_attachment(words, filename="same.txt")
    made.add_attachment(inner)
    made.add_attachment(
        zipped({"a.txt": "x"}), maintype="application", subtype="zip", filename="b.zip"
    )
    parcel = open_parcel(made.as_bytes(), "a.eml", None)

    assert [each.name for each in parcel.members] == [
        "same.txt",
        "same (2).txt",
        "Inner.eml",
        "Inner.eml/deep.txt",
    ]
    assert [str(notice) for notice in parcel.passed_over.notices] == [
        "a.eml/b.zip is an archive inside another file; take it out and add it by itself."
    ]
    assert parcel.is_document
    assert names(zipped({"x/a.eml": made.as_bytes()}))[:2] == ["x/a.eml", "x/a.eml/same.txt"]


def test_ordinary_files_hold_nothing() -> None:
    """So no second process is started for them."""
    assert parcel_of(b"Words.", name="a.txt") is None
    assert parcel_of(message("Words.").as_bytes(), name="a.eml") is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped({"a.txt": "words"})[:40], "is a damaged archive"),
        (b"PK\x05\x06" + bytes(18), ""),
        (b"no archive", "is a damaged archive"),
    ],
    ids=["cut off", "empty", "none"],
)
def test_a_broken_archive_is_refused(data: bytes, reason: str) -> None:
    """In one sentence; an empty one holds nothing."""
    if not reason:
        assert names(data) == []
        return
    with pytest.raises(DocumentError, match=f"^a.zip {reason}"):
        open_parcel(data, "a.zip", None)


def test_an_archive_under_a_password_is_refused_whole() -> None:
    """Not file by file."""
    data = bytearray(zipped({"a.txt": "words"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(EncryptedError, match=r"^a.zip is encrypted"):
        open_parcel(bytes(data), "a.zip", None)


def test_a_bomb_is_not_unpacked() -> None:
    """What is beyond the limit is passed over and said; what came before it is read."""
    kept = io.BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "words")
        archive.writestr("bomb.txt", b" " * 100_000_000)
    parcel = open_parcel(kept.getvalue(), "a.zip", None)

    assert [each.name for each in parcel.members] == ["a.txt"]
    assert "unpacks to more than Footnote reads" in str(parcel.passed_over.notices[0])


def test_no_more_files_are_taken_out_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are said."""
    assert MOST_MEMBERS >= 1_000
    monkeypatch.setattr("bot.formats.sandbox.opening.MOST_MEMBERS", 2)
    parcel = open_parcel(zipped({f"{n}.txt": "x" for n in range(4)}), "a.zip", None)

    assert (len(parcel.members), len(parcel.passed_over.notices)) == (2, 2)


def test_an_archive_asked_for_as_a_document_says_what_it_is() -> None:
    """It is none."""
    with pytest.raises(DocumentError, match=r"^a.zip holds several documents and is none itself"):
        decode_document(zipped({"a.txt": "words"}), name="a.zip")


def added(library: Library, path: Path) -> str:
    """Add a file; what became of it."""
    adding = Adding(library, [path])
    adding.run()
    adding.check()
    return adding.tally.counts()


def test_a_library_keeps_what_a_file_holds_and_forgets_what_it_holds_no_more(
    tmp_path: Path,
) -> None:
    """What is unchanged costs nothing; the same bytes are the same document."""
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"one.txt": "The well is deep.", "x/two.txt": "The rope is new."}))
    with Library(tmp_path / "library", ToyEncoder()) as library:
        assert added(library, path) == "2 documents added."
        assert added(library, path) == "2 documents unchanged."
        assert [entry.name for entry in library.entries()] == ["a.zip/one.txt", "a.zip/x/two.txt"]
        (document,) = library.documents_at([str(path / "one.txt")])
        assert library.original(document) == b"The well is deep."
        assert missing_places(library, [tmp_path]) == ()

        path.write_bytes(
            zipped({"one.txt": "The well is deep.", "three.txt": "The bridge stands."})
        )

        assert added(library, path) == "1 document added, 1 unchanged."
        assert [entry.name for entry in library.entries()] == ["a.zip/one.txt", "a.zip/three.txt"]
        path.unlink()
        assert len(missing_places(library, [tmp_path])) == 2
