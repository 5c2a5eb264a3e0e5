"""Turns in, passages out: the units that are embedded, retrieved and cited.

A passage stays in one voice and under one heading. Neighbouring paragraphs stand together up to a
comfortable length, a long one is cut at sentence ends into pieces of about one length.
Interviewers' questions, headings and labels are no passages; with them, the passages cover every
word of the document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.document import Document
from bot.paragraph import Kind, Paragraph, Span
from bot.passage import Passage
from bot.sentences import sentences, shorter_than
from bot.turns import Role, Turn, turns_of

SPLITTER_VERSION = 1
"""Raised whenever the same text would be split differently; a library then splits again."""

# docs/log.md, 2026-11-22, "Passages"
LONGEST = 1200  # code points of a passage; a longer paragraph is cut
TOGETHER = 900  # code points up to which neighbouring paragraphs stand together


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph where it stands: its number in the document and the heading over it."""

    paragraph: Paragraph
    number: int
    heading: str | None


def split_passages(document: Document) -> tuple[Passage, ...]:
    """The passages of a document, in order; none overlaps another."""
    return tuple(_passages(document))


def _passages(document: Document) -> Iterator[Passage]:
    heading: str | None = None
    number = 0
    for turn in turns_of(document):
        places: list[_Place] = []
        for paragraph in turn.paragraphs:
            if paragraph.kind is Kind.HEADING:
                yield from _of_one_heading(document, turn, places)
                places = []
                words = document.text[paragraph.words.start : paragraph.words.end]
                heading = " ".join(words.split())
            else:
                number += 1
                places.append(_Place(paragraph, number, heading))
        yield from _of_one_heading(document, turn, places)


def _of_one_heading(document: Document, turn: Turn, places: Sequence[_Place]) -> Iterator[Passage]:
    """The passages of one voice's paragraphs under one heading."""
    if turn.role is Role.QUESTION:
        return
    for together in _neighbours(places):
        first = together[0]
        whole = Passage(
            document=document,
            start=first.paragraph.start,
            end=together[-1].paragraph.end,
            paragraph=first.number,
            breaks=tuple(place.paragraph.start for place in together[1:]),
            heading=first.heading,
            speaker=turn.speaker,
            asked=turn.asked,
        )
        yield from _cut(whole)


def _neighbours(places: Sequence[_Place]) -> Iterator[list[_Place]]:
    """Runs of paragraphs to stand together, each as long as fits."""
    run: list[_Place] = []
    for place in places:
        if run and place.paragraph.end - run[0].paragraph.start > TOGETHER:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _cut(passage: Passage) -> Iterator[Passage]:
    """The passage itself, or pieces of it of about one length that end where sentences end."""
    length = passage.end - passage.start
    if length <= LONGEST:
        yield passage
        return
    target = length / -(-length // LONGEST)
    start = end = passage.start
    for span in _short_sentences(passage):
        if end > start and (span.end - start > LONGEST or end - start >= target):
            yield _piece(passage, start, span.start)
            start = span.start
        end = span.end
    yield _piece(passage, start, passage.end)


def _short_sentences(passage: Passage) -> Iterator[Span]:
    text = passage.document.text
    for span in sentences(text, passage.start, passage.end, breaks=passage.breaks):
        yield from shorter_than(LONGEST, text, span)


def _piece(passage: Passage, start: int, end: int) -> Passage:
    """The part of a passage between two offsets, without the white space at its end."""
    end = start + len(passage.document.text[start:end].rstrip())
    before = sum(at <= start for at in passage.breaks)
    return replace(
        passage,
        start=start,
        end=end,
        paragraph=passage.paragraph + before,
        breaks=tuple(at for at in passage.breaks if start < at < end),
    )
