"""Passages: offsets that hold, words that are all there, voices that stay apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.outline import Shown, parts_of
from bot.passages import LONGEST, split_passages
from bot.sentences import sentences
from tests.texts import document, texts

NAMES = st.sampled_from(["text.txt", "text.md"])


@given(texts(), NAMES)
def test_no_word_of_a_document_is_lost(text: str, name: str) -> None:
    """Headings, labels, questions and text cover every character that is not white space."""
    try:
        source = document(text, name=name)
    except DocumentError:
        return

    covered = bytearray(len(source.text))
    for part in parts_of(source):
        assert not any(covered[part.start : part.end]), "two parts hold the same words"
        covered[part.start : part.end] = b"\1" * (part.end - part.start)

    lost = [at for at, letter in enumerate(source.text) if not covered[at] and not letter.isspace()]
    assert lost == []


@given(texts(), NAMES)
def test_passages_are_the_text_parts_and_nothing_else(text: str, name: str) -> None:
    """Passages hold every word of the text parts, in order, and no word of any other part."""
    try:
        source = document(text, name=name)
    except DocumentError:
        return

    passages = split_passages(source)
    parts = parts_of(source)

    assert all(one.end <= other.start for one, other in pairwise(passages))
    held = {at for passage in passages for at in range(passage.start, passage.end)}
    for part in parts:
        words = {at for at in range(part.start, part.end) if not source.text[at].isspace()}
        assert words <= held if part.shown is Shown.TEXT else not words & held


@given(texts(), NAMES)
def test_a_passage_is_never_longer_than_the_limit(text: str, name: str) -> None:
    """Even words without a sentence's end are cut, and the paragraph numbers go up."""
    try:
        source = document(text, name=name)
    except DocumentError:
        return

    passages = split_passages(source)

    assert all(passage.end - passage.start <= LONGEST + 1 for passage in passages)
    numbers = [passage.paragraph for passage in passages]
    assert numbers == sorted(numbers)


@given(texts(), NAMES)
def test_sentences_lie_inside_their_passage_in_order(text: str, name: str) -> None:
    """A passage's sentences do not overlap and hold all its letters but a list's marks."""
    try:
        source = document(text, name=name)
    except DocumentError:
        return

    for passage in split_passages(source):
        found = sentences(source.text, passage.start, passage.end, breaks=passage.breaks)
        edges = [edge for span in found for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(passage.start <= edge <= passage.end for edge in edges)


def test_a_long_paragraph_is_cut_at_sentence_ends_into_even_pieces() -> None:
    """Pieces end where sentences end, and the last one is no crumb."""
    source = document("This sentence is forty characters long. " * 60)

    passages = split_passages(source)

    assert all(passage.text.endswith("long.") for passage in passages)
    lengths = [len(passage.text) for passage in passages]
    assert max(lengths) <= LONGEST
    assert min(lengths) > LONGEST / 2


def test_neighbouring_paragraphs_stand_together_and_keep_their_numbers() -> None:
    """Two short paragraphs are one passage; a quotation from the second has the second's number."""
    source = document("A first short paragraph.\n\nA second short paragraph.\n")

    (passage,) = split_passages(source)

    assert passage.paragraph == 1
    assert [source.text[at:] for at in passage.breaks] == ["A second short paragraph.\n"]


def test_a_passage_stands_under_one_heading() -> None:
    """Passages never join across a heading, and carry its words without its marks."""
    source = document("# One\n\nShort.\n\n## Two ##\n\nAlso short.\n", name="text.md")

    passages = split_passages(source)

    assert [(passage.heading, passage.text) for passage in passages] == [
        ("One", "Short."),
        ("Two", "Also short."),
    ]


def test_a_passage_outside_its_document_cannot_be_built() -> None:
    """The span is checked when it is made."""
    from bot.passage import Passage

    with pytest.raises(ValueError, match="outside"):
        Passage(document("Words."), 0, 99, 1)
