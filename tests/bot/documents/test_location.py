"""Where a quotation stands, in the words that people read; and what stands beside a text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.citing.plain_text import cited
from bot.documents.citation import Citation
from bot.documents.document import Document
from bot.documents.layout import Layout, Moment, Page, Voice
from bot.documents.location import LONGEST_LABEL, clock, location_of
from bot.documents.passage import Passage
from bot.documents.spans import Span
from bot.formats.loading import decode_document
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.speakers import Names, Renaming
from bot.segmentation.transcript import Transcript
from bot.viewing.margin import About, Mark, marks_within
from bot.viewing.outline import parts_of
from tests.support.browser.scripted_chatbot import make_document

TEXT = "First words here.\n\nSecond words.\n\nThird words.\n"
STARTS = (0, 19, 34)


def paged(*labels: str | None) -> Document:
    """The three paragraphs, each on a page of its own."""
    document = make_document(TEXT, title="The well")
    pages = tuple(map(Page, STARTS, labels))
    return replace(document, layout=replace(document.layout, pages=pages))


def quotation(document: Document, number: int, heading: str | None = None) -> Citation:
    """The nth paragraph, from 1."""
    start = STARTS[number - 1]
    end = document.text.index(".", start) + 1
    return Citation(Passage(document, start, end, number, heading=heading), start, end, 1.0)


@pytest.mark.parametrize(
    ("labels", "page"),
    [
        (("1", "2", "3"), "p. 2"),
        ((None, None, None), "p. 2"),
        (("216", "217", "218"), "p. 217 [2 of 3]"),
        (("i", "ii", "1"), "p. ii [2 of 3]"),
        (("i", None, "1"), "p. [2 of 3]"),
        ((" ", "\n", None), "p. [2 of 3]"),
        (("1", "A\n\u202e2", "3"), "p. A \\u202e2 [2 of 3]"),
    ],
)
def test_a_page_is_called_as_printed_and_counted_where_that_differs(
    labels: tuple[str | None, ...], page: str
) -> None:
    """People find the printed number on the paper, and the other one in their reader's toolbar."""
    place = location_of(quotation(paged(*labels), 2, heading="Rope"))

    assert place.page == page
    assert place.spot == f"{page}, ¶ 2"
    assert place.words == f"{page}, “Rope”, ¶ 2"


def test_a_label_is_no_longer_than_a_label() -> None:
    """What a file says its pages are called cannot fill the line."""
    place = location_of(quotation(paged("x" * 5000, None, None), 1))

    assert place.page == f"p. {'x' * (LONGEST_LABEL - 1)}… [1 of 3]"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0:00"), (5.99, "0:05"), (125, "2:05"), (3599.9, "59:59"), (3725, "1:02:05")],
)
def test_a_time_is_read_as_a_player_shows_it(seconds: float, words: str) -> None:
    """Minutes and seconds, hours where there are any."""
    assert clock(seconds) == words


def test_a_place_has_its_parts_in_one_order() -> None:
    """Page, time, heading, paragraph; the heading that is the title is not said twice."""
    document = paged("216", "217", "218")
    layout = replace(document.layout, moments=(Moment(0, 5.0), Moment(19, 65.0)))
    document = replace(document, layout=layout)

    both = quotation(document, 2, heading="The  rope\nand the bucket")
    titled = quotation(document, 2, heading="The well")

    assert location_of(both).words == "p. 217 [2 of 3], 1:05, “The rope and the bucket”, ¶ 2"
    assert location_of(titled).words == "p. 217 [2 of 3], 1:05, ¶ 2"
    assert cited(titled) == "“Second words.” — “The well”, p. 217 [2 of 3], 1:05, ¶ 2."


@pytest.mark.parametrize(
    "heading", ["The\\_well", "THE WELL", "The  well", "**The well**", "The well."]
)
def test_a_heading_that_is_the_title_but_for_marks_is_not_said_twice(heading: str) -> None:
    assert location_of(quotation(paged("216", "217", "218"), 2, heading=heading)).heading is None


def marks(document: Document, *renamed: Renaming) -> list[tuple[int, About, str]]:
    """The marks of a whole document but the numbers of its paragraphs, as tuples."""
    parts, names = parts_of(Transcript.of(document)), Names(renamed)
    found = marks_within(document, parts, 0, len(document.text), names=names)
    return [
        (mark.at, mark.about, mark.words) for mark in found if mark.about is not About.PARAGRAPH
    ]


def numbers(document: Document) -> list[tuple[int, str]]:
    """The numbers of paragraphs that stand beside a whole document, as tuples."""
    found = marks_within(
        document, parts_of(Transcript.of(document)), 0, len(document.text), names=Names()
    )
    return [(mark.at, mark.words) for mark in found if mark.about is About.PARAGRAPH]


def test_pages_are_marked_where_they_begin() -> None:
    """Of pages that begin at one place, the last: the others are empty."""
    document = paged("i", None, "1")
    pages = (Page(0, "i"), Page(19, None), Page(19, "ii"), Page(36, "1"))
    empty = replace(document, layout=replace(document.layout, pages=pages))

    assert marks(document) == [
        (0, About.PAGE, "i"),
        (19, About.PAGE, "[2]"),
        (34, About.PAGE, "1"),
    ]
    assert marks(empty) == [(0, About.PAGE, "i"), (19, About.PAGE, "ii"), (36, About.PAGE, "1")]


def test_a_recording_is_marked_with_times_and_the_speakers_it_does_not_print() -> None:
    """At each paragraph its time, where somebody else begins to speak their name."""
    document = make_document(TEXT)
    layout = Layout(
        document.layout.paragraphs,
        moments=(Moment(0, 1.0), Moment(19, 1.5), Moment(34, 70.0)),
        voices=(
            Voice(Span(0, 0), "Ada", asks=False),
            Voice(Span(19, 19), "Ada", asks=False),
            Voice(Span(34, 34), "Ben", asks=False),
        ),
    )
    document = replace(document, layout=layout)

    assert marks(document) == [
        (0, About.TIME, "0:01"),
        (0, About.SPEAKER, "Ada"),
        (34, About.TIME, "1:10"),
        (34, About.SPEAKER, "Ben"),
    ]
    renamed = marks(document, Renaming("Ada", None), Renaming("Ben", "Cara"))
    assert [mark for mark in renamed if mark[1] is About.SPEAKER] == [(34, About.SPEAKER, "Cara")]


def test_a_printed_name_is_marked_only_where_another_is_shown() -> None:
    """A label says it already; renamed, the new name stands beside every label."""
    document = make_document("Ben: Why?\n\nAda: For water.\n\nBen: When?\n\nAda: In May.\n")

    assert marks(document) == []
    assert marks(document, Renaming("Ada", "Cara")) == [
        (11, About.SPEAKER, "Cara"),
        (40, About.SPEAKER, "Cara"),
    ]


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_marks_stand_inside_the_range_asked_for(start: int, end: int) -> None:
    """Wherever windows meet, each mark is in exactly one of them."""
    document = paged("1", "2", "3")
    parts = parts_of(Transcript.of(document))

    def within(first: int, last: int) -> tuple[Mark, ...]:
        return marks_within(document, parts, first, last, names=Names())

    start, end = sorted((start, end))
    assert all(start <= mark.at < end for mark in within(start, end))
    together = (*within(0, start), *within(start, end), *within(end, len(TEXT)))
    assert together == within(0, len(TEXT))


def test_paragraphs_are_numbered_as_citations_count_them() -> None:
    """Headings are not counted, a printed name is no paragraph, a question is one."""
    text = (
        "# The well\n\nFirst words.\n\nBen: Why?\n\nAda:\n\nFor water.\n\n## Later\n\n"
        "Ben: When?\n\nAda: In May.\n\nBen: Where?\n\nAda: Here.\n"
    )
    document = decode_document(text.encode(), name="well.md")

    found = numbers(document)

    cited = {
        f"¶ {Citation(passage, passage.start, passage.end, 1.0).paragraph}"
        for passage in split_passages(Transcript.of(document))
    }
    assert [words for _, words in found] == [f"¶ {number}" for number in range(1, 8)]
    assert cited <= {words for _, words in found}
    assert [text[at:].split()[0] for at, _ in found] == [
        "First",
        "Why?",
        "For",
        "When?",
        "In",
        "Where?",
        "Here.",
    ]


def test_no_number_stands_where_a_page_or_a_time_does() -> None:
    """A page that begins with a paragraph is told in its place; a recording has times."""
    document = paged("i", "ii", "iii")
    layout = document.layout
    timed = replace(document, layout=Layout(layout.paragraphs, moments=(Moment(0, 1.0),)))
    later = (Page(0, "i"), Page(25, "ii"))

    assert numbers(document) == numbers(timed) == []
    assert numbers(replace(document, layout=replace(layout, pages=later))) == [
        (19, "¶ 2"),
        (34, "¶ 3"),
    ]


def test_a_place_in_a_paragraph_of_screens_says_how_far_in_it_is() -> None:
    """Of a paragraph that is seen at one look its number is place enough."""
    text = "nobody pointed these words and they go on " * 100
    document = make_document(text, title="Spoken")
    half = len(text) // 2
    passage = Passage(document, half, half + 40, 1)

    assert location_of(Citation(passage, half, half + 40, 1.0)).spot == "¶ 1 (50 %)"
    assert location_of(quotation(make_document(TEXT, title="The well"), 2)).spot == "¶ 2"
