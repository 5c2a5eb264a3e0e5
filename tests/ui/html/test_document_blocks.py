"""A document as the blocks of a plain page, and the portions of a long one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.document import Document
from bot.documents.spans import Span
from bot.segmentation.speakers import Names
from bot.segmentation.transcript import Transcript
from bot.viewing import pagination
from bot.viewing.margin import About
from bot.viewing.outline import parts_of
from bot.viewing.pagination import Portion, portion_about, portion_at
from tests.support.browser.scripted_chatbot import make_document
from tests.support.texts import texts
from ui.html.document_blocks import Block, blocks_of
from ui.html.source_windows import SourceText

TALK = make_document(
    "The well\n\nReporter: How deep is it?\n\nGuide: It is deeper than anybody in the valley can\r\nremember.\n\nNo.\n"
)


def page_of(document: Document, mark: tuple[int, int] = (0, 0)) -> tuple[Block, ...]:
    source = SourceText(document, parts_of(Transcript.of(document)), Names())
    return blocks_of(source, 0, len(document.text), mark=mark)


def words_of(block: Block, *, marked: bool | None = None) -> str:
    runs = [run for run in block.runs if marked in (None, run.marked)]
    return "".join(piece.text for run in runs for piece in run.pieces)


@settings(deadline=None, max_examples=60)
@given(texts(), st.data())
def test_the_blocks_put_together_are_the_text_and_the_marked_runs_the_span(
    text: str, data: st.DataObject
) -> None:
    """Whatever the text and wherever the span; the mark begins once."""
    document = make_document(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    blocks = page_of(document, (start, end))

    assert "".join(map(words_of, blocks)) == text
    assert "".join(words_of(block, marked=True) for block in blocks) == text[start:end]
    assert sum(run.begins for block in blocks for run in block.runs) == (start < end)


def test_a_block_is_a_paragraph_with_the_white_space_after_it() -> None:
    """Each has its number, headings none; a line's end within one begins no other."""
    blocks = page_of(TALK)

    assert [words_of(block) for block in blocks] == [
        "The well\n\n",
        "Reporter: How deep is it?\n\n",
        "Guide: It is deeper than anybody in the valley can\r\nremember.\n\n",
        "No.\n",
    ]
    assert [block.numbers for block in blocks] == [(), (1,), (2,), (3,)]
    assert [block.is_heading for block in blocks] == [True, False, False, False]


def test_paragraphs_on_one_line_are_one_block() -> None:
    """A block more would be a line's end that the document has not."""
    document = make_document("one two\n\nthree")
    line = replace(document, text="one two  three")

    assert len(document.layout.paragraphs) == 2
    assert [words_of(block) for block in blocks_of(SourceText(line, (), Names()), 0, 14)] == [
        line.text
    ]


def test_numbers_stand_at_their_blocks_and_not_among_the_marks() -> None:
    """What else stands beside a character stays with it."""
    marks = [
        mark
        for block in page_of(TALK)
        for run in block.runs
        for piece in run.pieces
        for mark in piece.marks
    ]

    assert About.PARAGRAPH not in {mark.about for mark in marks}


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of 100 characters."""
    monkeypatch.setattr(pagination, "LONGEST", 100)
    monkeypatch.setattr(pagination, "SLACK", 30)
    monkeypatch.setattr(pagination, "MARGIN", 20)


def portions(document: Document) -> list[Portion]:
    """All of a document's portions, read on from the first."""
    found = [portion_at(document, 0)]
    while (after := found[-1].after) is not None:
        found.append(portion_at(document, after))
    return found


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    "text", ["A line of words.\n\n" * 60, "word " * 200, "x" * 950, "y\r\n" * 90]
)
def test_portions_meet_and_together_are_the_document(text: str) -> None:
    """Paragraphs stay whole where they are not too long; back leads where on came from."""
    document = make_document(text)

    found = portions(document)

    assert "".join(text[each.start : each.end] for each in found) == text
    assert [each.number for each in found] == list(range(1, found[0].count + 1))
    assert [each.before for each in found[1:]] == [each.start for each in found[:-1]]
    assert not any(text[each.end - 1 : each.end + 1] == "\r\n" for each in found)
    starts = {paragraph.start for paragraph in document.layout.paragraphs}
    assert len(starts) < 9 or all(each.start in starts for each in found)


@pytest.mark.usefixtures("short")
def test_a_quotation_is_shown_whole_with_what_stands_around_it() -> None:
    """Also over the edge of two portions."""
    document = make_document("A line of words.\n\n" * 60)
    edge = portion_at(document, 0).end

    found = portion_about(document, Span(edge - 30, edge + 40))

    assert found.start <= edge - 50 and found.end >= edge + 60
    assert portion_about(document, Span(edge, edge + 5)).start < edge


def test_a_document_of_bearable_length_is_one_portion() -> None:
    """Nothing leads on or back; an offset beyond its end is in it."""
    whole = Portion(0, len(TALK.text), 1, 1, None, None)

    assert portion_at(TALK, 0) == portion_at(TALK, 10**9) == whole
    assert portion_about(TALK, Span(3, 5)) == whole
    assert portion_at(make_document(""), 0) == Portion(0, 0, 1, 1, None, None)
