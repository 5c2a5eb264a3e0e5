"""A page whose file does not say which letters it shows is as good as a picture."""

import pytest

from bot.errors import DocumentError
from tests.support.documents.pdf.drawn_letters import Font, Piece, drawn
from tests.support.documents.pdf_reading import read

WORDS = "the office keeps a book of every well"
PRIVATE = {letter: chr(0xE000 + ord(letter)) for letter in WORDS}
CODES = {letter: chr(number) for number, letter in enumerate(dict.fromkeys(WORDS), start=3)}


@pytest.mark.parametrize("said", [PRIVATE, CODES, dict.fromkeys(WORDS, "\ufffd")])
def test_a_page_without_named_letters_is_told_of_as_a_picture(
    said: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its person is told what recognises it; codes are never taken for text."""
    monkeypatch.setattr("bot.formats.pdf.reading.can_recognise", lambda: False)
    data = drawn([Piece(WORDS, 72, 700)], Font(said=said))

    with pytest.raises(DocumentError, match="tesseract"):
        read(data)


@pytest.mark.parametrize("sign", ["\uf0b7", "\ue001", "\ufffd"])
def test_signs_among_text_do_not_make_it_a_picture(sign: str) -> None:
    """Bullets and signs without a name, a few of them, beside what is named."""
    data = drawn([Piece(f"{sign} {WORDS}", 72, 700 - 14 * row) for row in range(8)])

    assert read(data).text.count(WORDS) == 8


@pytest.mark.parametrize(
    "words", ["été à l’œuvre ça", "Čeština žluťoučký", "日本語の文章です", "שלום"]
)
def test_text_of_any_writing_is_text(words: str) -> None:
    """Whatever its letters are, they are named."""
    assert words.split()[0][0] in read(drawn([Piece(words, 72, 700)])).text


@pytest.mark.parametrize("operators", ["3 Tr", "1 1 1 rg", "80 Tz"])
def test_words_that_are_hidden_white_or_narrow_are_read(operators: str) -> None:
    """The text beneath a scan is hidden; narrow type has narrow gaps."""
    assert read(drawn([Piece(WORDS, 72, 700, matrix=operators)])).text == WORDS
