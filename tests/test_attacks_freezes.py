"""What is made to freeze Footnote ends, or is refused in a sentence (tests/attacks/freezes.py)."""

import pytest

from bot.documents.paragraphs import ParagraphKind, block
from bot.errors import DocumentError
from bot.formats.loading import decode_document
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.attacks.freezes import attack
from tests.support.documents.hostile import shared_pages
from tests.support.documents.pdf_files import nested_forms
from tests.support.patterns import computing

ROUNDS = 15  # the five PDFs, and ten others of some 2,000
SOON = 5.0  # seconds of computing for what takes a hundredth


def test_hostile_documents_end_or_are_refused() -> None:
    """A few of those that `python -m tests.attacks freezes` tries, each in 15 seconds."""
    tally = attack(ROUNDS)

    assert tally.broken == 0, tally.notes


@pytest.mark.parametrize("length", [2_000, 4_000, 8_000, 1_000_000])
def test_a_heading_of_blanks_is_a_heading(length: int) -> None:
    """`# Words`, blanks and an `x`: the marks are found in the time it takes to read it once."""
    text = f"# Words{' ' * length}x"

    with computing(SOON):
        heading = block(text, 0, len(text), ParagraphKind.HEADING)
    assert heading is not None
    assert (heading.words.start, heading.words.end) == (2, len(text))


@pytest.mark.parametrize("parted", ["\r\r", "\n\n", "\r\n\r\n", "\n", "\r"])
def test_names_are_looked_for_once_in_each_line(parted: str) -> None:
    """Whatever ends the lines: with returns alone every paragraph was looked for from the start."""
    document = decode_document(parted.join(["Ada: I dug?", "Obi"] * 4_000).encode(), name="a.txt")

    with computing(SOON):
        assert split_passages(Transcript.of(document))


def test_a_small_pdf_is_refused_within_its_bounds() -> None:
    """2 kB that draw without end: 1 GB or 12 seconds, said in a sentence, and the next is read."""
    with pytest.raises(
        DocumentError, match=r"\Abomb\.pdf (needs more than 1 GB|takes more than 12 s)"
    ):
        decode_document(nested_forms(9), name="bomb.pdf")
    assert "well and water" in decode_document(shared_pages(1), name="wells.pdf").text
