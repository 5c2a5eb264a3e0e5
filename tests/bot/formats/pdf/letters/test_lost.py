"""Letters that PDFium takes for ones printed twice are read; those that are stay single."""

import pytest

from tests.support.documents.pdf.drawn_letters import Font, Piece, drawn, one_by_one, page_with
from tests.support.documents.pdf_reading import read

NARROW = dict.fromkeys("fijlt1", 250)
LEANING = {"f": (-150, 430), "l": (-100, 350), "t": (-120, 380), "1": (-120, 380)}
CLOSE = dict.fromkeys(("ff", "ll", "tt", "11"), -0.4)


def slanted() -> Font:
    """Letters that lean over their neighbours by more than half of what is seen of them."""
    return Font(widths={**NARROW, " ": 250}, ink=LEANING)


@pytest.mark.parametrize(
    "words",
    [
        "It may affect us",  # in the middle of a word
        "off the shelf",  # before a space
        "an offer off it",  # twice on a line
        "They fulfill it",
        "all of it fell",
        "a letter put out",
        "in 2011 and 2012",
        "ffoulkes came",  # at a word's begin
        "the staff",  # at a line's end
        "an office (off)",  # before a bracket
    ],
)
def test_a_letter_taken_for_one_printed_twice_is_read(words: str) -> None:
    """Drawn one by one, close together, as browsers print slanted type."""
    pieces = one_by_one(words, slanted(), kerned=CLOSE)

    assert read(drawn(pieces, slanted())).text == words


@pytest.mark.parametrize(("aside", "below"), [(0.3, 0.0), (0.5, 0.0), (0.0, 0.4), (0.8, -0.8)])
def test_bold_and_shadows_made_by_printing_twice_double_no_letter(
    aside: float, below: float
) -> None:
    """Each letter again, a little to the side or lower, right after it; "ff" stays two."""
    pieces = []
    for piece in one_by_one("buffed metal", slanted(), kerned=CLOSE):
        pieces += [piece, Piece(piece.text, piece.x + aside, piece.y + below)]

    assert read(drawn(pieces, slanted())).text == "buffed metal"


def test_words_printed_twice_stand_once() -> None:
    """A whole line again, a third of a point to the side."""
    pieces = [Piece("buffed metal", 72, 700), Piece("buffed metal", 72.3, 700)]

    assert read(drawn(pieces)).text == "buffed metal"


def test_what_is_lost_in_a_form_is_read_there() -> None:
    """A page that is one form, as programs make it that stamp pages, moved and made smaller."""
    font = slanted()
    content = " ".join(
        f"BT /F1 10 Tf {piece.x} {piece.y} Td <{font.coded(piece.text)}> Tj ET"
        for piece in one_by_one("It may affect us", font, kerned=CLOSE)
    )
    objects = font.objects(4)
    form = (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [.8 0 0 .8 20 30] "
        f"/Resources << /Font << /F1 4 0 R >> >> /Length {len(content)} >>\n"
        f"stream\n{content}\nendstream"
    )

    data = page_with("/X1 Do", [*objects, form.encode()], xobject=4 + len(objects))

    assert read(data).text == "It may affect us"
