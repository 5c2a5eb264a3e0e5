"""Passages: offsets that hold, words that are all there, voices that stay apart."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import Document
from bot.documents.layout import Layout, Page
from bot.documents.paragraphs import Paragraph, ParagraphKind
from bot.documents.spans import Span
from bot.errors import DocumentError
from bot.segmentation.passage_splitter import LONGEST, split_passages
from bot.segmentation.sentences import sentences_of
from bot.segmentation.transcript import Transcript
from bot.viewing.outline import PartKind, parts_of
from tests.support.texts import document, texts

NAMES = st.sampled_from(["text.txt", "text.md"])


def paged(source: Document, starts: Iterable[int]) -> Document:
    """The same document with pages that start at these offsets, and one at its beginning."""
    pages = tuple(Page(start, None) for start in (0, *sorted(starts)))
    return replace(source, layout=replace(source.layout, pages=pages))


def in_a_row(source: Document, offset: int) -> bool:
    """Whether a character stands in a table's row."""
    return any(
        paragraph.start < offset < paragraph.end and paragraph.kind is ParagraphKind.ROW
        for paragraph in source.layout.paragraphs
    )


@given(texts(), NAMES)
def test_no_word_of_a_document_is_lost(text: str, name: str) -> None:
    """Headings, labels, questions and text cover every character that is not white space."""
    try:
        source = document(text, name=name)
    except DocumentError:
        return

    covered = bytearray(len(source.text))
    for part in parts_of(Transcript.of(source)):
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

    passages = split_passages(Transcript.of(source))
    parts = parts_of(Transcript.of(source))

    assert all(one.end <= other.start for one, other in pairwise(passages))
    held = {at for passage in passages for at in range(passage.start, passage.end)}
    for part in parts:
        words = {at for at in range(part.start, part.end) if not source.text[at].isspace()}
        assert words <= held if part.shown is PartKind.TEXT else not words & held


@given(texts(), NAMES)
def test_a_passage_is_never_longer_than_the_limit(text: str, name: str) -> None:
    """Even words without a sentence's end are cut, and the paragraph numbers go up."""
    try:
        source = document(text, name=name)
    except DocumentError:
        return

    passages = split_passages(Transcript.of(source))

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

    for passage in split_passages(Transcript.of(source)):
        found = sentences_of(source.text, passage.start, passage.end, breaks=passage.breaks)
        edges = [edge for span in found for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(passage.start <= edge <= passage.end for edge in edges)


def test_a_long_paragraph_is_cut_at_sentence_ends_into_even_pieces() -> None:
    """Pieces end where sentences end, and the last one is no crumb."""
    source = document("This sentence is forty characters long. " * 60)

    passages = split_passages(Transcript.of(source))

    assert all(passage.text.endswith("long.") for passage in passages)
    lengths = [len(passage.text) for passage in passages]
    assert max(lengths) <= LONGEST
    assert min(lengths) > LONGEST / 2


def test_neighbouring_paragraphs_stand_together_and_keep_their_numbers() -> None:
    """Two short paragraphs are one passage; a quotation from the second has the second's number."""
    source = document("A first short paragraph.\n\nA second short paragraph.\n")

    (passage,) = split_passages(Transcript.of(source))

    assert passage.paragraph == 1
    assert [source.text[at:] for at in passage.breaks] == ["A second short paragraph.\n"]


def test_a_passage_stands_under_one_heading() -> None:
    """Passages never join across a heading, and carry its words without its marks."""
    source = document("# One\n\nShort.\n\n## Two ##\n\nAlso short.\n", name="text.md")

    passages = split_passages(Transcript.of(source))

    assert [(passage.heading, passage.text) for passage in passages] == [
        ("One", "Short."),
        ("Two", "Also short."),
    ]


@given(texts(), NAMES, st.data())
def test_only_a_passages_last_sentence_runs_over_a_pages_end(
    text: str, name: str, data: st.DataObject
) -> None:
    """All others end where the next page starts, or before; only a table's row stays whole."""
    try:
        plain = document(text, name=name)
    except DocumentError:
        return
    starts = data.draw(st.lists(st.integers(1, len(text)), max_size=6))
    source = paged(plain, starts)

    for passage in split_passages(Transcript.of(source)):
        inside = [page for page in starts if passage.start < page < passage.end]
        found = sentences_of(source.text, passage.start, passage.end, breaks=passage.breaks)
        if inside and not in_a_row(source, min(inside)):
            assert all(span.end <= min(inside) for span in found[:-1])


def test_a_sentence_that_runs_over_a_page_stays_whole_on_the_page_it_begins_on() -> None:
    """What follows it in the paragraph is the next page's, and stands with what follows there."""
    text = "First. It runs over the page. Last of it.\n\nA paragraph below.\n"
    source = paged(document(text), [text.index("the page"), len(text) - 1])

    passages = split_passages(Transcript.of(source))

    assert [(passage.text, passage.paragraph) for passage in passages] == [
        ("First. It runs over the page.", 1),
        ("Last of it.\n\nA paragraph below.", 1),
    ]
    assert [passage.breaks for passage in passages] == [(), (text.index("A para"),)]
    assert [source.layout.page_at(passage.start) for passage in passages] == [0, 1]


def test_paragraphs_of_two_pages_do_not_stand_together() -> None:
    """Also where the page ends between them; a page without text parts nothing else."""
    text = "Above.\n\nBelow.\n\nBelow too.\n"
    start = text.index("Below.")
    source = paged(document(text), [start, start])

    assert [passage.text for passage in split_passages(Transcript.of(source))] == [
        "Above.",
        "Below.\n\nBelow too.",
    ]


def test_a_row_that_runs_over_a_page_stays_whole() -> None:
    """A table's row is read in one line; the rows of the next page stand by themselves."""
    text = "| a | b |\n|---|---|\n| One. Two. | Three. Four. |\n| Five. | Six. |\n"
    source = paged(document(text, name="text.md"), [text.index("Three"), text.index("Five") - 2])

    assert [passage.text for passage in split_passages(Transcript.of(source))] == [
        "| a | b |\n|---|---|\n| One. Two. | Three. Four. |",
        "| Five. | Six. |",
    ]


def test_words_that_a_lines_end_parted_are_embedded_whole_and_quoted_as_they_stand() -> None:
    """Also in the heading above."""
    text = "Exam-\nples\n\nAn exam-\nple.\n"
    paragraphs = (
        Paragraph(0, 10, ParagraphKind.HEADING, Span(0, 10)),
        Paragraph(12, 25, ParagraphKind.TEXT, Span(12, 25)),
    )
    layout = Layout(paragraphs, joins=(Span(4, 6), Span(19, 21)))
    source = replace(document(text), layout=layout)

    (passage,) = split_passages(Transcript.of(source))

    assert passage.heading == "Examples"
    assert passage.text == "An exam-\nple."
    assert passage.embedded == "Examples\nAn exam\u00ad\u00adple."
    assert passage.embedded.endswith(passage.joined)


def test_a_passage_outside_its_document_cannot_be_built() -> None:
    """The span is checked when it is made."""
    from bot.documents.passage import Passage

    with pytest.raises(ValueError, match="outside"):
        Passage(document("Words."), 0, 99, 1)
