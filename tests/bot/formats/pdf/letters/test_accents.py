"""An accent that is drawn apart is its letter's; one by itself stays one."""

import pytest

from tests.support.documents.pdf.drawn_letters import Font, Piece, drawn
from tests.support.documents.pdf_reading import read

ACCENTS = "´`¨ˆ˜¸ˇ"


@pytest.mark.parametrize(
    ("bare", "accents", "whole"),
    [
        ("Stephane", {2: "´"}, "Stéphane"),
        ("Luthen", {1: "¨"}, "Lüthen"),
        ("Ecole", {0: "´"}, "École"),
        ("comparacao", {7: "¸", 8: "˜"}, "comparação"),
        ("Basic", {2: "ˇ", 4: "´"}, "Bašić"),
        ("naıve", {2: "¨"}, "naïve"),
        ("voila", {4: "`"}, "voilà"),
        ("fete", {1: "ˆ"}, "fête"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_accents_drawn_over_letters_are_theirs(
    bare: str, accents: dict[int, str], whole: str, *, first: bool
) -> None:
    """Before their letters or after all of them, as TeX and old fonts have them."""
    font = Font(widths=dict.fromkeys(ACCENTS, 333))
    letters = [Piece(letter, 72 + 5 * place, 700) for place, letter in enumerate(bare)]
    over = {place: Piece(mark, 72.8 + 5 * place, 700) for place, mark in accents.items()}
    pieces: list[Piece] = []
    for place, letter in enumerate(letters):
        mine = [over[place]] if place in over else []
        pieces += [*mine, letter] if first else [letter, *mine]

    assert read(drawn(pieces, font)).text == whole


@pytest.mark.parametrize("words", ["it´s", "x ˜ y", "the ` mark", "5 ¨ 6", "a 45˚ turn"])
def test_an_accent_by_itself_stays(words: str) -> None:
    """It has its own place on the line."""
    assert read(drawn([Piece(words, 72, 700)])).text == words


def test_combining_marks_stay_after_their_letters() -> None:
    """A file that says them so is kept to the letter."""
    font = Font(widths={"\u0301": 0}, ink={"\u0301": (-300, -100)})

    assert read(drawn([Piece("cafe\u0301", 72, 700)], font)).text == "cafe\u0301"
