"""A ligature that a file gives no name is found by its word, or seen to be missing; never lost."""

import pytest

from tests.support.documents.pdf.drawn_letters import Font, Piece, drawn
from tests.support.documents.pdf_reading import assert_whole, read

SIGNS = {"ff": "①", "fi": "②", "fl": "③", "ffi": "④", "ffl": "⑤"}
NOTE = "Page 1: the file does not name some letters; they are shown as �."


def with_signs(words: str) -> str:
    """Words with each ligature drawn as one letter, the longest first."""
    for ligature in sorted(SIGNS, key=len, reverse=True):
        words = words.replace(ligature, SIGNS[ligature])
    return words


def printed(lines: str, said: dict[str, str]) -> bytes:
    """A page whose ligatures are named so, one line below the other."""
    rows = enumerate(with_signs(lines).split("\n"))
    pieces = [Piece(words, 72, 700 - 12 * row) for row, words in rows]
    return drawn(pieces, Font(said={SIGNS[ligature]: name for ligature, name in said.items()}))


NOUGHT = dict.fromkeys(SIGNS, "\0")
NAMED = [
    NOUGHT,
    dict.fromkeys(SIGNS, "\ufffd"),
    dict(zip(SIGNS, "\x0b\x0c\x0d\x0e\x0f", strict=True)),  # the codes of TeX's own fonts
    dict.fromkeys(SIGNS, "\ue02f"),
    dict(zip(SIGNS, "ÛÞß®™", strict=True)) | {"ff": "¬", "fl": "¿"},
    dict.fromkeys(SIGNS, "\x1c"),
]


@pytest.mark.parametrize("said", NAMED)
@pytest.mark.parametrize(
    "words",
    [
        "The benefits were identified and differ",
        "Inflation and deflation affecting the profit",
        "It was reclassified, as a conflict of affiliates",
        "(specific, modified) or unaffected",
    ],
)
def test_a_ligature_without_a_name_is_found_by_its_word(said: dict[str, str], words: str) -> None:
    """Whatever PDFium gives for it: nought, a control, a private letter, another sign."""
    extract = read(printed(words, said))

    assert extract.text == words
    assert not extract.notes


@pytest.mark.parametrize(
    "words", ["the first half", "in fiscal 2023", "a financial report", "Das Büro fiel aus"]
)
def test_it_may_begin_a_word(words: str) -> None:
    """As in "first", which would else be "rst"."""
    assert read(printed(words, NOUGHT)).text == words


@pytest.mark.parametrize("words", ["stuff", "his flat tyre"])
def test_a_word_that_two_ligatures_make_is_marked(words: str) -> None:
    """ "stuff" may be "stuffi", "flat" may be "fiat": neither is taken, and the reader is told."""
    extract = read(printed(f"They saw {words}", NOUGHT))

    assert "\ufffd" in extract.text
    assert extract.notes == (NOTE,)


@pytest.mark.parametrize("words", ["③Storage tanks", "③ storage", "③c 2005"])
def test_a_sign_without_a_name_beside_a_word_is_no_letter_of_it(words: str) -> None:
    """A bullet before a capital, a ring around a letter: nobody is told of a missing letter."""
    extract = read(printed(words, dict.fromkeys(SIGNS, "\x0f")))

    assert extract.text == words.removeprefix("③").strip()
    assert not extract.notes


def test_an_unknown_word_is_marked() -> None:
    """No word of any list: the mark stays where the letters are missing."""
    extract = read(printed("The firm Xafimo came", NOUGHT))

    assert extract.text == "The firm Xa\ufffdmo came"
    assert extract.notes == (NOTE,)


def test_a_word_of_the_document_completes_its_like() -> None:
    """A name in another type, whose letters are named, is known."""
    pieces = [Piece("Xafimo is a firm", 72, 700), Piece(with_signs("So Xafimo came"), 72, 670)]

    extract = read(drawn(pieces, Font(said={"②": "\0"})))

    assert extract.text.endswith("So Xafimo came")
    assert not extract.notes


def test_a_word_that_a_line_ends_in_is_looked_up_whole() -> None:
    """Either half may hold the ligature."""
    extract = read(
        printed("We had no speci-\nfication of the bene-\nfits for identifi-\ncation", NOUGHT)
    )

    assert extract.text == "We had no speci-\nfication of the bene-\nfits for identifi-\ncation"
    assert_whole(extract)


@pytest.mark.parametrize(
    "words",
    ["• first of all", "a ® sign", "Obi® and Wells™", "«fin» de la page", "a well-known word"],
)
def test_signs_that_are_signs_stay(words: str) -> None:
    """Only what stands between two small letters may be one of a word."""
    extract = read(drawn([Piece(words, 72, 700)]))

    assert extract.text.endswith(words.removeprefix("• "))
    assert not extract.notes
