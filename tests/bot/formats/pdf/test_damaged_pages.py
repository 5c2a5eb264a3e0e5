"""PDF: one page that is broken, whatever way, refuses no other."""

from pathlib import Path

import pytest

from tests.support.documents.pdf_files import by_hand
from tests.support.documents.pdf_reading import assert_whole, read

FONT = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
A4 = b"/MediaBox[0 0 595 842]"
LINE = b"BT /F 12 Tf 72 650 Td (The second page speaks of ships.) Tj ET"
PICTURE = b"72 700 m 300 500 l 5 w S"


@pytest.fixture(autouse=True)
def a_tesseract_that_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real one takes seconds for a page; here it matters only that the page is drawn."""
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\ncat > /dev/null\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")


def stream(operators: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(operators), entries, operators)


def page(contents: int, entries: bytes = FONT + A4) -> bytes:
    return b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%b>>" % (contents, entries)


def three(second: bytes, contents: bytes = b"null", *, kids: bytes = b"3 0 R 4 0 R 5 0 R") -> bytes:
    """Three pages, the second of which is object 4, its contents object 7."""
    said = [
        b"BT /F 12 Tf 72 700 Td (The %b page speaks of wells.) Tj ET" % n
        for n in (b"first", b"third")
    ]
    return by_hand(
        b"<</Type/Pages/Count 3/Kids[%b]>>" % kids,
        page(6),
        second,
        page(8),
        stream(said[0]),
        contents,
        stream(said[1]),
    )


BOXES = {
    "the crop outside the page": A4 + b"/CropBox[700 900 800 1000]",
    "the crop of no size": A4 + b"/CropBox[9 9 9 9]",
    "no size": b"/MediaBox[0 0 0 0]",
    "no width": b"/MediaBox[0 0 0 842]",
    "corners the other way round": b"/MediaBox[595 842 0 0]",
    "no box": b"",
    "a box of names": b"/MediaBox[/a /b /c /d]",
    "a box of two": b"/MediaBox[0 0]",
    "a box of null": b"/MediaBox null",
    "very large": b"/MediaBox[0 0 1000000000 1000000000]",
    "larger than numbers are": b"/MediaBox[0 0 9%b 842]" % (b"9" * 60),
    "a turn that is none": A4 + b"/Rotate 45",
    "annotations that are none": A4 + b"/Annots[null 77 0 R (x) 3 0 R]",
}
CONTENTS = {
    "operators that do not end": stream(LINE + b" Q Q ]] >> << (((( \x00\xff"),
    "flate that is none": stream(b"x\x9cno flate at all", b"/Filter/FlateDecode"),
    "a filter nobody knows": stream(LINE, b"/Filter/NoSuch"),
    "a string": b"(drawn)",
    "nothing": b"null",
    "a picture that breaks off": stream(b"q 9 0 0 9 0 0 cm BI /W 9 /H 9 /CS /G ID xx EI Q"),
    "a form that draws itself": stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
    "fonts that are not there": stream(LINE.replace(b"/F", b"/G")),
}
MENDED = ("operators that do not end", "a filter nobody knows", "fonts that are not there")
KIDS = [b"null", b"42", b"(page)", b"[1 2 3]", b"<<>>", b"2 0 R", b"1 0 R", b"99 0 R"]


def assert_the_others_are_read(data: bytes) -> str:
    extract = read(data)
    assert "first page speaks of wells" in extract.text
    assert "third page speaks of wells" in extract.text
    assert_whole(extract)
    return extract.text


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("drawn", [LINE, PICTURE])
def test_a_page_of_an_odd_size_is_read_like_another(box: str, drawn: bytes) -> None:
    """Its words are read; one without words is said to have none, and not to be damaged."""
    data = three(page(7, FONT + BOXES[box]), stream(drawn))

    text = assert_the_others_are_read(data)

    if drawn is LINE:
        assert "The second page speaks of ships." in text
    else:
        assert [note.split(";")[0].split(",")[0] for note in read(data).notes] in (
            ["Page 2 had no text"],
            ["Page 2 could not be drawn"],
        )


@pytest.mark.parametrize("contents", CONTENTS)
def test_a_page_whose_drawing_is_broken_refuses_no_other(contents: str) -> None:
    """Its words are read as far as they can be."""
    text = assert_the_others_are_read(three(page(7), CONTENTS[contents]))

    assert ("speaks of ships" in text) == (contents in MENDED)


@pytest.mark.parametrize("kid", KIDS)
def test_a_page_that_is_none_is_named_and_refuses_no_other(kid: bytes) -> None:
    """In the list of pages itself, or as the object it names."""
    for data in (three(b"null", kids=b"3 0 R %b 5 0 R" % kid), three(kid)):
        extract = read(data)

        assert "speaks of wells" in extract.text
        assert extract.notes in ((), ("Page 2 could not be read: the file is damaged there.",)) or (
            extract.notes == ("Page 3 could not be read: the file is damaged there.",)
        )


def test_a_page_without_its_fonts_is_read() -> None:
    """What a page needs may be missing: another font stands in."""
    for entries in (A4, A4 + b"/Resources<</Font<</F null>>>>", A4 + b"/Resources 77 0 R"):
        assert "speaks of ships" in assert_the_others_are_read(
            three(page(7, entries), stream(LINE))
        )
