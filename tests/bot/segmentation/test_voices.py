"""Voices that a format itself names: subtitles' speakers, a list's questions and answers."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import Document
from bot.documents.layout import Layout, Voice
from bot.documents.paragraphs import Paragraph, ParagraphKind
from bot.documents.spans import Span
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.roles import Role
from bot.segmentation.transcript import Transcript
from bot.segmentation.turns import turns_of
from bot.viewing.outline import PartKind, parts_of, questions_of
from tests.support.texts import document

LONG = "How the well is kept clean through a dry year " * 6
FAQ = ("Wells", "Why dig?", "For water.", LONG, "With care.")


def faq() -> Document:
    """A heading, then questions and answers, none of them labelled in the text."""
    source = blocks(FAQ)
    starts = [paragraph.start for paragraph in source.layout.paragraphs]
    voices = tuple(
        Voice(Span(start, start), None, asks=number % 2 == 0)
        for number, start in enumerate(starts[1:])
    )
    heading = replace(source.layout.paragraphs[0], kind=ParagraphKind.HEADING)
    paragraphs = (heading, *source.layout.paragraphs[1:])
    return replace(source, layout=Layout(paragraphs, voices=voices))


def blocks(words: tuple[str, ...]) -> Document:
    """A document of these paragraphs."""
    text = "\n\n".join(each.strip() for each in words)
    paragraphs: list[Paragraph] = []
    start = 0
    for each in words:
        end = start + len(each.strip())
        paragraphs.append(Paragraph(start, end, ParagraphKind.TEXT, Span(start, end)))
        start = end + 2
    return replace(document(text), layout=Layout(tuple(paragraphs)))


def test_a_lists_answers_are_nobodys_words_under_their_questions() -> None:
    """Each answer knows its question, however long that is and whether it looks like one."""
    source = faq()

    passages = split_passages(Transcript.of(source))

    assert [(passage.text, passage.asked, passage.speaker) for passage in passages] == [
        ("For water.", "Why dig?", None),
        ("With care.", LONG.strip(), None),
    ]
    assert {passage.heading for passage in passages} == {"Wells"}


def test_a_lists_questions_are_shown_as_questions() -> None:
    """They are offered to a person who does not know what to ask; no label is made up."""
    source = faq()

    shown = [part.shown for part in parts_of(Transcript.of(source))]

    assert shown == [
        PartKind.HEADING,
        PartKind.QUESTION,
        PartKind.TEXT,
        PartKind.QUESTION,
        PartKind.TEXT,
    ]
    assert questions_of(source, 2) == ("Why dig?", LONG.strip())


def test_voices_inside_a_paragraph_part_it() -> None:
    """Labels are no part of the words, and nothing is asked of the text's own looks."""
    source = blocks(("Ada: I dug. Ben: I sang.", "All week.", "Photo: the well."))
    voices = (Voice(Span(0, 4), "Ada", asks=False), Voice(Span(12, 16), "Ben", asks=False))
    source = replace(source, layout=replace(source.layout, voices=voices))

    passages = split_passages(Transcript.of(source))

    assert [(passage.speaker, passage.text) for passage in passages] == [
        ("Ada", "I dug."),
        ("Ben", "I sang.\n\nAll week.\n\nPhoto: the well."),
    ]


@given(st.data())
def test_wherever_voices_begin_no_word_is_lost(data: st.DataObject) -> None:
    """Also before, between and after paragraphs, and where one label covers several."""
    source = blocks(("One two.", "Three four five.", "Six."))
    edges = data.draw(st.lists(st.integers(0, len(source.text)), max_size=8))
    edges = sorted(edges)[: len(edges) // 2 * 2]
    voices = tuple(
        Voice(Span(start, end), "Ada", asks=False)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    )
    source = replace(source, layout=replace(source.layout, voices=voices))

    covered = bytearray(len(source.text))
    for turn in turns_of(source):
        spans = [Span(paragraph.start, paragraph.end) for paragraph in turn.paragraphs]
        for part in [turn.label or Span(0, 0), *spans]:
            assert not any(covered[part.start : part.end])
            covered[part.start : part.end] = b"\1" * (part.end - part.start)

    lost = [at for at, letter in enumerate(source.text) if not covered[at] and not letter.isspace()]
    assert lost == []


def test_an_interviewers_long_remark_is_a_speech_still() -> None:
    """Somebody in particular made it, and asked nothing."""
    source = blocks((LONG,))
    voices = (Voice(Span(0, 0), "Host", asks=True),)
    source = replace(source, layout=replace(source.layout, voices=voices))

    assert [turn.role for turn in turns_of(source)] == [Role.SPEECH]
