"""PDF: pages that are pictures, also on their side or head, stamped, undrawable, or too many."""

from pathlib import Path
from shutil import which

import pytest

from bot.formats.pdf import reading
from bot.formats.pdf.analysis.words import Sheet, Word
from bot.formats.pdf.recognition import with_recognised
from tests.support.documents.pdf_files import FILL, scanned
from tests.support.documents.pdf_reading import read

LINES = "In the village of the mill the engineer\ncounted the buckets twice, and the clerk\nwrote down the hour of every landing."
SAID = " ".join(LINES.split())
FOUND = "Page 1 had no text; it was recognised by Tesseract and may hold errors."
needs_tesseract = pytest.mark.skipif(which("tesseract") is None, reason="needs tesseract")


def table(*lines: str, confidence: int = 95, across: int = 100, tall: int = 40) -> str:
    """What Tesseract writes of lines of words; `tall` and `across`: of each word, in dots."""
    rows = [
        f"5\t1\t1\t1\t{line}\t{at}\t{200 + 130 * at}\t{300 + 70 * line}\t{across}\t{tall}"
        f"\t{confidence}\t{word}"
        for line, words in enumerate(lines)
        for at, word in enumerate(words.split())
    ]
    return "\n".join(rows)


class Program:
    """A `tesseract` that answers as it is told, and what it was asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        program = folder / "tesseract"
        program.write_text(
            f"#!/bin/sh\ncd {folder}\n"
            "head -c 15 | head -n 1 | cut -d ' ' -f 2,3 > size; cat > /dev/null\n"
            'echo "$* $(cat size)" >> asked\n'
            'case "$*" in\n'
            "--list*) printf 'known:\\neng\\n' ;;\n"
            "*--psm*) cat osd ;;\n"
            "*) read= ; for each in 1 2 3 4; do\n"
            "  if [ -e table$each ]; then cat table$each; rm table$each; break; fi; done ;;\n"
            "esac\n"
        )
        program.chmod(0o755)

    def answers(self, *tables: str, osd: str = "") -> None:
        (self._folder / "osd").write_text(osd)
        for number, words in enumerate(tables, start=1):
            (self._folder / f"table{number}").write_text(words)

    @property
    def sizes(self) -> list[str]:
        """Width and height of each picture that it was given."""
        asked = (self._folder / "asked").read_text().splitlines()
        return [" ".join(each.split()[-2:]) for each in asked if "stdin" in each]


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return Program(tmp_path)


@needs_tesseract
def test_a_scan_that_lies_is_turned_and_read() -> None:
    """On its side: the words in their order."""
    extract = read(scanned(LINES, turn=90))

    assert " ".join(extract.text.split()) == SAID
    assert extract.notes == (FOUND,)


GARBAGE = table("JO vy) pue ay) SULINp", "Jday UT eieie", confidence=45)
LYING = table(*LINES.split("\n"), across=40, tall=100)
GOOD = table(*LINES.split("\n"))
UPRIGHT, SIDEWAYS = "1654 2340", "2340 1654"


@pytest.mark.parametrize(
    ("turn", "first", "osd"),
    [(90, GARBAGE, "Rotate: 90"), (180, GARBAGE, "Rotate: 180"), (270, LYING, "Rotate: 270")],
)
def test_a_page_is_turned_as_its_orientation_says(
    turn: int, first: str, osd: str, tesseract: Program
) -> None:
    """Asked only where the first reading is poor, or its words run up or down."""
    tesseract.answers(first, GOOD, osd=osd)

    extract = read(scanned(LINES, turn=turn))

    assert " ".join(extract.text.split()) == SAID
    assert len(tesseract.sizes) == 3
    assert len(set(tesseract.sizes)) == (2 if turn % 180 else 1)


def test_without_its_orientation_every_turn_is_tried(tesseract: Program) -> None:
    """As where Tesseract's osd is not installed: the best of four readings is taken."""
    tesseract.answers(GARBAGE, GARBAGE, GARBAGE, GOOD)

    assert " ".join(read(scanned(LINES, turn=270)).text.split()) == SAID
    assert len(tesseract.sizes) == 5


def test_a_page_that_is_read_well_is_read_once(tesseract: Program) -> None:
    """Turning costs as long again."""
    tesseract.answers(GOOD, osd="Rotate: 180")

    assert " ".join(read(scanned(LINES)).text.split()) == SAID
    assert len(tesseract.sizes) == 1


def test_what_nobody_can_read_is_no_text(tesseract: Program) -> None:
    """Rather none than the letters of a page upside down."""
    tesseract.answers(GARBAGE, osd="Rotate: 0")

    extract = read(scanned(LINES, None))

    assert extract.text == FILL.strip()
    assert extract.notes == ("Page 1 had no text, and Tesseract recognised none.",)


def test_a_stamp_upon_a_scan_does_not_hide_its_words(tesseract: Program) -> None:
    """The stamp's own letters are kept, and what is recognised over them left out."""
    tesseract.answers(table(*LINES.split("\n"), "it was so for all of eleven weeks"))

    extract = read(scanned(LINES, stamp="Filed 4 May 2023"))

    assert " ".join(extract.text.split()).startswith("Filed 4 May 2023 In the village")
    assert extract.notes == (FOUND,)


def test_a_stamp_upon_a_scan_is_told_without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is named, and what to install."""
    monkeypatch.setenv("PATH", "")

    extract = read(scanned(LINES, None, stamp="Filed 4 May 2023"))

    assert extract.text.startswith("Filed 4 May 2023")
    assert [note[:40] for note in extract.notes] == ["Page 1 is a picture with few words of te"]


def test_a_photograph_behind_few_words_adds_none(tesseract: Program) -> None:
    """A handful of words seen in it are its leaves and windows."""
    tesseract.answers(table("il Il oo ee wv xk"))

    extract = read(scanned(LINES, stamp="The year in pictures"))

    assert (extract.text, extract.notes) == ("The year in pictures", ())


def test_pages_for_which_there_is_no_time_are_named(
    tesseract: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tesseract did not find them without words."""
    monkeypatch.setattr(reading, "recognising", lambda _: 0.0)
    tesseract.answers(GOOD)

    notes = read(scanned(None, LINES, LINES)).notes

    assert notes == ("Pages 2-3 had no text, and there was no time to recognise any.",)


def test_letters_that_are_no_text_give_way_to_what_is_recognised() -> None:
    """Also where the page has many of them."""
    word = Word("x", 1, 2, 3, 4, bold=False, spaced=True)
    page = Sheet(9, 9, (word,) * 900, (), (), drawn=True, illegible=True)
    found = Sheet(9, 9, (word,), (), (), drawn=True)

    assert page.may_hold_more
    assert with_recognised(page, found) is found
