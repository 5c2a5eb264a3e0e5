"""Layouts: what stands beside the words, kept to the letter, and words joined without a shift."""

from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import JOINED
from bot.documents.layout import Layout, Moment, Page, Voice
from bot.documents.paragraphs import Paragraph, ParagraphKind
from bot.documents.spans import Span
from bot.errors import LibraryError
from bot.storage.layout_codec import layout_bytes, layout_of
from tests.support.texts import document

OFFSETS = st.integers(0, 2**40)
SPANS = st.builds(Span, OFFSETS, OFFSETS)
WORDS = st.none() | st.text(st.characters(), max_size=20)
PARAGRAPHS = st.builds(Paragraph, OFFSETS, OFFSETS, st.sampled_from(ParagraphKind), SPANS)
T = TypeVar("T")
SECONDS = st.floats(allow_nan=False)


def some(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """A few of them."""
    return st.lists(items, max_size=6).map(tuple)


LAYOUTS = st.builds(
    Layout,
    paragraphs=some(PARAGRAPHS),
    pages=some(st.builds(Page, OFFSETS, WORDS)),
    moments=some(st.builds(Moment, OFFSETS, SECONDS)),
    voices=some(st.builds(Voice, SPANS, WORDS, st.booleans())),
    bold=some(SPANS),
    joins=some(SPANS),
)


@given(LAYOUTS)
def test_a_layout_comes_back_as_it_was(layout: Layout) -> None:
    """Every offset, label, name and second, in whatever order they stand."""
    assert layout_of(layout_bytes(layout)) == layout


@given(st.binary(max_size=60), st.integers(0, 40))
def test_damaged_bytes_are_told_in_words(data: bytes, cut: int) -> None:
    """Whatever stands in the place of a layout, or part of one."""
    kept = layout_bytes(Layout((Paragraph(0, 5, ParagraphKind.TEXT, Span(0, 5)),)))

    for damaged in (data, kept[:cut], kept[:cut] + data):
        with pytest.raises(LibraryError, match="damaged"):
            layout_of(damaged)


def test_a_character_has_the_page_and_the_second_it_stands_at() -> None:
    """A page without text is no character's; before the first there is none."""
    pages = (Page(0, "i"), Page(10, None), Page(10, "1"))
    layout = Layout((), pages=pages, moments=(Moment(5, 1.5), Moment(10, 3.0)))

    assert [layout.page_at(at) for at in (0, 9, 10, 99)] == [0, 0, 2, 2]
    assert [layout.seconds_at(at) for at in (4, 5, 10)] == [None, 1.5, 3.0]
    assert Layout(()).page_at(0) is None
    assert layout.page_starts_within(0, 10) == ()
    assert layout.page_starts_within(0, 11) == (10, 10)


def test_words_that_a_lines_end_parted_are_whole_where_they_are_matched() -> None:
    """Offsets are the same; the text itself keeps its hyphen and its line end."""
    read = document("An exam-\nple, and a well-\nknown one.")
    plain = replace(read, layout=replace(read.layout, joins=()))
    parted = replace(plain, layout=replace(plain.layout, joins=(Span(7, 9),)))

    assert parted.joined == f"An exam{JOINED * 2}ple, and a well-\nknown one."
    assert len(parted.joined) == len(parted.text)
    assert parted.text == plain.text == plain.joined
    assert parted.unbroken(3, 12) == "example"
    assert parted.unbroken(0, 8) == "An exam-"


def test_a_layout_cut_short_speaks_of_what_is_left() -> None:
    """Paragraphs that stand whole before the cut, and what belongs to them."""
    paragraphs = tuple(
        Paragraph(at, at + 5, ParagraphKind.TEXT, Span(at, at + 5)) for at in (0, 10, 20)
    )
    voices = tuple(Voice(Span(at, at + 2), "Guide", asks=False) for at in (0, 10, 20))
    layout = Layout(paragraphs, pages=(Page(0, "1"), Page(20, "2")), voices=voices)

    assert layout.until(22) == Layout(paragraphs[:2], pages=(Page(0, "1"),), voices=voices[:2])
    assert layout.until(3) == Layout(())
