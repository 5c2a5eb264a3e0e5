"""What is not read says what it is and how it is saved otherwise, by its name or its bytes."""

from pathlib import Path

import pytest

from bot.errors import DocumentError
from bot.formats.discovery import look_through
from bot.formats.loading import decode_document
from bot.formats.sandbox.reading import ENDINGS as READ
from bot.formats.unread.kinds import ENDINGS, Counted, Unread
from tests.support.documents.zips import zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def stream(name: str) -> bytes:
    """An old file of Office that holds a stream of this name."""
    return OLE + bytes(504) + name.encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (stream("WordDocument"), "is in Word's old format; save it as .docx."),
        (stream("Workbook"), "is in Excel's old format; save it as .xlsx."),
        (stream("PowerPoint Document"), "is in PowerPoint's old format; save it as .pptx."),
        (stream("__properties_version1.0"), "is in the format of Outlook, .* save it as .eml."),
        (stream("Else"), "is in an old format of an office program; .*"),
        (zipped({"Index/Document.iwa": "x"}), "is in the format of Pages or Numbers, .*"),
        (zipped({"Index/Slide-12.iwa": "x"}), "is in the format of Keynote, .* as .pptx."),
        (b"%!PS-Adobe-3.0\n/F 12 def (Wells) show", "is in the format of PostScript, .* .pdf."),
        (b"AT&TFORM\x00\x00\x01DJVM", "is in the format of DjVu, .* save it as .pdf."),
        (bytes(60) + b"BOOKMOBI" + bytes(90), "is in the format of Kindle, .* save it as .epub."),
        (b"GIF89a\x01\x00", "is a picture; save it as PDF .*"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a picture; .*"),
        (b"ID3\x04\x00\x00", "is a recording; .*"),
        (b"\x00\x00\x00\x18ftypmp42", "is a recording; .*"),
        (b"Rar!\x1a\x07\x00", "is an archive that Footnote does not open; .*"),
        (b"\x1f\x8b\x08\x00", "is an archive .*"),
        (b"MZ\x90\x00\x03", "is a program .*"),
        (b"SQLite format 3\x00", "is data .*"),
        (b"wOFF\x00\x01", "is a font and no document."),
    ],
)
def test_bytes_tell_what_a_file_is_whatever_it_is_called(data: bytes, said: str) -> None:
    """Nothing of it is ever read as text; the sentence says how it is saved to be read."""
    for name in ("thing", "thing.txt", "thing.docx"):
        with pytest.raises(DocumentError, match=rf"^{name} {said}$"):
            decode_document(data, name=name)


@pytest.mark.parametrize("ending", [".pages", ".numbers", ".key"])
def test_what_bytes_leave_open_the_ending_tells(ending: str) -> None:
    """Pages and Numbers are packed alike."""
    with pytest.raises(DocumentError) as refused:
        decode_document(zipped({"Index/Document.iwa": "x"}), name=f"a{ending}")

    assert str(refused.value) == str(ENDINGS[ending].refusal(f"a{ending}"))


def test_what_is_no_text_is_called_what_its_ending_says() -> None:
    """Where the bytes tell nothing."""
    with pytest.raises(DocumentError, match=r"^a.mobi is in the format of Kindle"):
        decode_document(b"words\x00\x01\x02 and", name="a.mobi")
    assert decode_document(b"Words of a text.", name="a.doc").text == "Words of a text."


@pytest.mark.parametrize("kind", sorted(set(ENDINGS.values()), key=Unread.__repr__))
def test_every_refusal_is_one_true_sentence(kind: Unread) -> None:
    """It names the file, and the format that it is to be saved in is one that is read."""
    said = kind.refusal("a.x")

    assert str(said).startswith("a.x ") and str(said).endswith(".") and "\n" not in str(said)
    saved = dict(kind.fields).get("ending", "").split(" or ")
    assert {ending for ending in saved if ending} <= {*READ, *SOON}


SOON = {".xlsx", ".pptx", ".ods", ".odp", ".eml", ".mbox"}


def test_no_ending_is_both_read_and_not() -> None:
    """A format that is read now is named among those that are not any more."""
    assert set(ENDINGS).isdisjoint(READ)


def test_a_folder_tells_what_it_holds_beside_documents(tmp_path: Path) -> None:
    """What may be a document is named; what never is one is counted, however much there is."""
    for name in ("a.txt", "report.doc", "deep/talk.key", "notes", "mail.msg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(OLE)
    for number in range(200):
        (tmp_path / f"{number}.jpg").write_bytes(b"x")
    for name in (
        "__init__.py",
        "~$report.docx",
        ".hidden",
        "Thumbs.db",
        "song.mp3",
        "run.exe",
        "x.ttf",
    ):
        (tmp_path / name).write_bytes(b"" if name == "__init__.py" else b"x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("words")

    found = look_through([tmp_path])

    assert [name for _, name in found.documents] == ["a.txt"]
    assert [notice.fields["name"] for notice in found.passed_over.notices] == [
        "deep/talk.key",
        "mail.msg",
        "notes",
        "report.doc",
    ]
    assert dict(found.passed_over.counted) == {
        Counted.PICTURE: 200,
        Counted.RECORDING: 1,
        Counted.PROGRAM: 1,
        Counted.FONT: 1,
        Counted.HIDDEN: 4,
        Counted.EMPTY: 1,
    }


@pytest.mark.parametrize("data", [b"{\\rtf1 Wells\\par}", b"<html><p>Wells", b"PK\x03\x04"])
def test_a_document_under_an_old_ending_is_found(tmp_path: Path, data: bytes) -> None:
    """Word saves RTF and web pages as .doc where it is asked to."""
    (tmp_path / "letter.doc").write_bytes(data)

    assert [name for _, name in look_through([tmp_path]).documents] == ["letter.doc"]


def test_a_folder_without_documents_says_what_it_holds(tmp_path: Path) -> None:
    """The first of them by name, and how many more there are."""
    for number in range(5):
        (tmp_path / f"{number}.doc").write_bytes(OLE)

    with pytest.raises(DocumentError) as refused:
        look_through([tmp_path])

    assert "holds no documents that Footnote reads: 0.doc is in Word's old format" in str(
        refused.value
    )
    assert str(refused.value).endswith("So it is with 2 more.")
