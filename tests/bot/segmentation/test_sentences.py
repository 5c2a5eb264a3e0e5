"""Sentences: cut where a reader would, and never inside an abbreviation, number or initial."""

import pytest

from bot.documents.spans import Span
from bot.segmentation.sentences import sentences_of, shorter_than


def cut(text: str) -> list[str]:
    """The sentences of a whole text."""
    return [text[span.start : span.end] for span in sentences_of(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["He said “no.”", "Then he left."],
        ["Mr. Obi of the U.S. Army came at 5 p.m. on Jan. 3.", "He stayed."],
        ["It was made in the U.S.", "The rest was not."],
        ["See p. 12 and No. 5, e.g. Fig. 3.", "It costs $3.50."],
        ["J. R. R. Writer wrote it.", "Nobody read it."],
        ["1986. A great year.", "It rained."],
        ["“Why?” he asked.", "“Why not?”", "She left."],
        ["Wait...", "And then?", "Yes!"],
        ["(It was so.)", "[So it was.]"],
        ["これは文です。", "もう一つ！", "はい"],
        ["A tokenised one .", "Another one ."],
        ["¿Qué pasó?", "«Nada.»", "Fin"],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(parts: list[str]) -> None:
    """Joined by a space and cut again, the same sentences come back."""
    joiner = "" if parts[0].endswith("。") else " "
    assert cut(joiner.join(parts)) == parts


def test_a_lists_marks_are_no_part_of_its_sentences() -> None:
    """A bullet or number at the start of a line helps nobody who quotes."""
    text = "- milk from town\n- bread"

    found = sentences_of(text, 0, len(text), breaks=(text.index("- bread"),))

    assert [text[span.start : span.end] for span in found] == ["milk from town", "bread"]


def test_marks_without_words_are_no_sentence() -> None:
    """A rule between paragraphs is not quoted."""
    assert cut("One. *** Two.") == ["One.", "*** Two."]
    assert sentences_of("---", 0, 3) == ()


def test_a_run_of_words_is_cut_at_the_last_mark_that_fits() -> None:
    """At a line end before a comma, at a comma before a space, and nothing is lost."""
    text = "aaaa bbbb, cccc dddd eeee"

    pieces = [text[span.start : span.end] for span in shorter_than(16, text, Span(0, len(text)))]

    assert pieces == ["aaaa bbbb,", "cccc dddd eeee"]
