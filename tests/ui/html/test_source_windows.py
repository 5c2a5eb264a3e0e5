"""What the source pane is sent: windows of a document, cut by code points."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.segmentation.speakers import Names
from bot.segmentation.transcript import Transcript
from bot.viewing.outline import OutlineItem, PartKind, parts_of
from tests.support.browser.scripted_chatbot import make_document
from tests.support.texts import texts
from ui.access.outlines import Outlines
from ui.html.source_windows import WINDOW, SourceText, Window

LONG = "".join(
    f"Line {number} of many 😀, with a tab\there.{'' if number % 7 else ' ' + 'word ' * 900}\r\n"
    for number in range(400)
)


def words_of(window: Window) -> str:
    return "".join(piece.text for piece in window.pieces)


def marked(window: Window) -> str:
    return "".join(piece.text for piece in window.pieces if piece.marked)


@settings(max_examples=60)
@given(text=texts(), data=st.data())
def test_a_window_is_a_slice_and_its_mark_the_quotation(text: str, data: st.DataObject) -> None:
    """Whatever the text, its pieces put together are the slice, and the marked ones the span."""
    document = make_document(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    window = SourceText(document, parts_of(Transcript.of(document)), Names()).around(start, end)

    assert words_of(window) == text[window.start : window.end]
    assert window.start <= start <= end <= window.end
    assert marked(window) == text[start:end]
    before = sum(len(piece.text) for piece in window.pieces[: _first_marked(window)])
    assert start == end or window.start + before == start


def _first_marked(window: Window) -> int:
    return next((i for i, piece in enumerate(window.pieces) if piece.marked), 0)


@pytest.mark.parametrize("at", [0, 1, len(LONG) // 2, len(LONG) - 1, len(LONG)])
def test_neighbouring_windows_meet_without_a_gap(at: int) -> None:
    """Read on to both ends from anywhere, the windows put together are the document."""
    source = SourceText(make_document(LONG), (), Names())

    middle = source.around(at, at)
    before, after = [middle], [middle]
    while before[0].start > 0:
        before.insert(0, source.before(before[0].start))
    while after[-1].end < len(LONG):
        after.append(source.after(after[-1].end))

    assert "".join(words_of(window) for window in [*before, *after[1:]]) == LONG
    assert all(window.end - window.start <= 2 * WINDOW for window in [*before, *after])


def test_no_window_parts_a_carriage_return_from_its_line_feed() -> None:
    """A text whose only line ends are far apart is cut elsewhere, but never inside one of them."""
    text = ("x" * (WINDOW - 1) + "\r\n") * 4
    source = SourceText(make_document(text), (), Names())

    edges = [source.after(0).end, source.before(len(text)).start, source.around(0, 1).end]

    assert not any(text[edge - 1 : edge + 1] == "\r\n" for edge in edges)


def test_beyond_either_end_there_is_nothing() -> None:
    """The window after the last and before the first is empty."""
    source = SourceText(make_document("Only this."), (), Names())

    assert words_of(source.after(10)) == words_of(source.before(0)) == ""
    assert words_of(source.after(99)) == words_of(source.before(-1)) == ""


def test_a_span_outside_the_document_is_refused() -> None:
    """There is no nearest place: a place that is not there is an error."""
    with pytest.raises(ValueError, match="outside"):
        SourceText(make_document("Only this."), (), Names()).around(5, 11)


def test_each_piece_says_what_it_is() -> None:
    """What the outline names is shown in its own way, the rest is text."""
    document = make_document("Title\n\nAda: Why?\n")
    parts = (
        OutlineItem(0, 5, PartKind.HEADING),
        OutlineItem(7, 11, PartKind.LABEL),
        OutlineItem(12, 16, PartKind.QUESTION),
    )

    window = SourceText(document, parts, Names()).around(7, 16)

    assert [(piece.text, piece.shown) for piece in window.pieces] == [
        ("Title", PartKind.HEADING),
        ("\n\n", PartKind.TEXT),
        ("Ada:", PartKind.LABEL),
        (" ", PartKind.TEXT),
        ("Why?", PartKind.QUESTION),
        ("\n", PartKind.TEXT),
    ]
    assert marked(window) == "Ada: Why?"


def test_an_outline_is_worked_out_once() -> None:
    """Asked again, the parts of a document are the very same ones."""
    document = make_document("A title\n\nAda: I walked.\n\nBen: Why?\n")
    outlines = Outlines(Transcript.of)

    first = outlines.of(document)

    assert first == parts_of(Transcript.of(document))
    assert outlines.of(document) is first
