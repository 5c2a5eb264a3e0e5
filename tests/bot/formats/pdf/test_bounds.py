"""PDF: locks, scans, damage, limits, and bytes that are nothing at all."""

import random
from collections.abc import Callable, Iterator
from shutil import which

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.formats.pdf import file as pdf_file
from bot.formats.pdf import reader as pdf
from bot.formats.pdf import reading
from tests.support.documents.pdf_files import (
    FILL,
    Sheets,
    empty_pages,
    long_report,
    over_the_page,
    page_drawn_by,
    page_of,
    scanned,
)
from tests.support.documents.pdf_reading import assert_whole, place_of, read


def test_a_locked_file_says_so_and_opens_with_its_password() -> None:
    """Without a password, with a wrong one, with the right one: three answers."""
    sheets = Sheets(password="öffne")
    sheets.prose(FILL)
    sheets.end_page()
    data = sheets.data()

    with pytest.raises(
        DocumentError, match=r"\Areport\.pdf is encrypted; .* without a password\.\Z"
    ):
        read(data)
    with pytest.raises(DocumentError, match="does not open with this password"):
        read(data, password="close")
    assert read(data, password="öffne").text == FILL.strip()


def test_a_scan_without_tesseract_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text at all is refused; some pages without text are told in a note."""
    monkeypatch.setenv("PATH", "")

    with pytest.raises(DocumentError, match=r"report\.pdf holds pictures .* install .*tesseract"):
        read(scanned("The wells of the valley"))
    extract = read(scanned("The wells", None, "of the", "valley"))
    assert extract.text == FILL.strip()
    assert extract.notes == (
        "Pages 1, 3-4 had no text; install the program tesseract to have pictures of text recognised.",
    )
    assert extract.layout.page_at(0) == 1


@pytest.mark.skipif(which("tesseract") is None, reason="needs the program tesseract")
def test_a_scans_words_are_recognised_and_it_is_said() -> None:
    """Words of a picture become text on their page."""
    extract = read(scanned("In the village the engineer\ncounted the buckets twice.", None))

    assert "counted the buckets twice" in " ".join(extract.text.split())
    assert place_of(extract, "engineer") == (0, None)
    assert extract.notes == (
        "Page 1 had no text; it was recognised by Tesseract and may hold errors.",
    )


def test_thousands_of_empty_pages_are_refused_and_more_are_not_opened() -> None:
    """3,000 hold no text; 25,000 are over the limit, said in one sentence."""
    with pytest.raises(DocumentError, match=r"\Areport\.pdf holds no text; .*\.\Z"):
        read(empty_pages(3_000))
    with pytest.raises(DocumentError, match=r"has 25,000 pages and the limit is 20,000; split it"):
        read(empty_pages(25_000))


def test_too_many_characters_and_too_long_a_time_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each limit names itself and the page that was reached."""
    data = page_of("The wells of the valley")
    monkeypatch.setattr(reading, "MOST_CHARACTERS", 10)

    with pytest.raises(DocumentError, match="more than 10 characters by page 1 of 1; split it"):
        read(data)
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MOST_SECONDS", -1.0)
    with pytest.raises(DocumentError, match="seconds by page 1 of 1; split it"):
        read(data)


def test_a_small_file_that_unpacks_to_very_much_is_refused_unopened() -> None:
    """40 MB of one operator in 40 kB, for which PDFium would take gigabytes."""
    with pytest.raises(DocumentError, match="drawings of more than 32 MB unpacked; print it"):
        read(page_drawn_by(b"q " * 20_000_000))


def test_a_page_of_very_many_characters_is_read_whole() -> None:
    """150,000 on one page, the lines so near that they cover each other."""
    lines = [
        b"1 0 0 1 50 %f Tm (%d wells of the valley) Tj" % (800 - n / 10, n) for n in range(7500)
    ]

    extract = read(page_drawn_by(b"BT /F 9 Tf " + b"\n".join(lines) + b" ET"))

    assert extract.text.count("wells") == 7500
    assert_whole(extract)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut in half": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-200],
    "table of objects wrong": lambda data: data.replace(b"0000000", b"9999999"),
    "no PDF after its mark": lambda data: b"%PDF-1.7\n" + b"water " * 1000,
    "the mark alone": lambda data: b"%PDF-",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_repaired_or_refused_in_a_sentence(damage: str) -> None:
    """What PDFium can mend is read; for the rest the person is told what to do."""
    data = DAMAGES[damage](long_report(front=0, body=3))

    try:
        extract = read(data)
    except DocumentError as error:
        assert str(error).startswith("report.pdf ")
        assert str(error).endswith(".")
    else:
        assert_whole(extract)


def test_a_file_is_known_by_its_first_bytes() -> None:
    """The mark may stand after some bytes of a mail or a web server."""
    assert pdf.recognises(b"\r\n\r\n" + page_of("x"))
    assert not pdf.recognises(b"A text on %PDF files")
    assert not pdf.recognises(b"")


def test_all_is_closed_on_every_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many documents, pages and text pages are closed as were opened, also after an error."""
    from pypdfium2 import raw

    counts = dict.fromkeys(("document", "page", "text"), 0)

    def counted(name: str, opened: str, closed: str) -> None:
        real_open, real_close = getattr(raw, opened), getattr(raw, closed)

        def open_one(*arguments: object) -> object:
            handle = real_open(*arguments)
            counts[name] += bool(handle)
            return handle

        def close_one(*arguments: object) -> object:
            counts[name] -= 1
            return real_close(*arguments)

        monkeypatch.setattr(raw, opened, open_one)
        monkeypatch.setattr(raw, closed, close_one)

    counted("document", "FPDF_LoadMemDocument64", "FPDF_CloseDocument")
    counted("page", "FPDF_LoadPage", "FPDF_ClosePage")
    counted("text", "FPDFText_LoadPage", "FPDFText_ClosePage")
    data = long_report(front=0, body=2)

    read(data)
    monkeypatch.setattr(reading, "MOST_CHARACTERS", 10)
    with pytest.raises(DocumentError):
        read(data)

    assert counts == {"document": 0, "page": 0, "text": 0}
    assert not pdf_file.PDFIUM.locked()


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=100)
def test_any_bytes_after_the_mark_are_read_or_refused(tail: bytes) -> None:
    """Only DocumentError ever comes out."""
    try:
        extract = read(b"%PDF-1.7\n" + tail)
    except DocumentError:
        return
    assert_whole(extract)


VALID = [
    over_the_page(last="They asked", first="before.", note="A note."),
    long_report(front=1, body=1),
]


@given(st.randoms(use_true_random=False), st.sampled_from(VALID), st.integers(1, 60))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_with_changed_bytes_is_read_or_refused(
    chance: random.Random, data: bytes, changes: int
) -> None:
    """Wherever bytes are changed, cut out or put in, only DocumentError comes out."""
    damaged = bytearray(data)
    for _ in range(changes):
        at = chance.randrange(len(damaged))
        match chance.randrange(3):
            case 0:
                damaged[at] = chance.randrange(256)
            case 1:
                del damaged[at : at + chance.randrange(8)]
            case _:
                damaged[at:at] = damaged[: chance.randrange(8)]
    try:
        extract = read(bytes(damaged))
    except DocumentError:
        return
    assert_whole(extract)


words_of_any_kind = st.lists(
    st.tuples(
        st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=12),
        st.floats(0, 560),
        st.floats(0, 820),
        st.sampled_from([5.0, 8.0, 10.0, 18.0]),
    ),
    min_size=1,
    max_size=40,
)


@given(st.lists(words_of_any_kind, min_size=1, max_size=4))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_words_strewn_over_pages_are_all_in_paragraphs(
    pages: list[list[tuple[str, float, float, float]]],
) -> None:
    """Whatever stands wherever, paragraphs hold the text and pages ascend."""
    sheets = Sheets()
    for page in pages:
        for words, x, y, size in page:
            sheets.line(words, x, y, size=size)
        sheets.end_page()

    try:
        extract = read(sheets.data())
    except DocumentError as error:
        assert "holds no text" in str(error)
        return

    assert_whole(extract)
    assert len(extract.layout.pages) == len(pages)


@pytest.fixture(autouse=True)
def no_lock_left() -> Iterator[None]:
    """The lock on PDFium is free after every test."""
    yield
    assert not pdf_file.PDFIUM.locked()
