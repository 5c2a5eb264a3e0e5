"""Turns in, passages out: the units that are embedded, retrieved and cited.

A passage stays in one voice, under one heading and on one page, but for the sentence that runs over
the page's end. Neighbouring paragraphs stand together up to a comfortable length, a long one is cut
at sentence ends into pieces of about one length.
Interviewers' questions, headings, labels and markup are no passages; with them, the passages cover
every word of the document.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.documents import Document, Layout, Paragraph, ParagraphKind, Passage, Span, trimmed
from bot.segmentation.roles import Role, Turn
from bot.segmentation.sentences import sentences_of, shorter_than
from bot.segmentation.tables.found import Table, tables_of
from bot.segmentation.tables.rows import sentences_in
from bot.segmentation.transcript import Numbered, Transcript

SPLITTER_VERSION = 5
"""Raised whenever the same text would be split differently; a library then splits again."""

# docs/log.md, 2026-11-22, "Passages"
LONGEST = 1200  # code points of a passage; a longer paragraph is cut
TOGETHER = 900  # code points up to which neighbouring paragraphs stand together


def split_passages(transcript: Transcript) -> tuple[Passage, ...]:
    """The passages of a document, in order; none overlaps another."""
    return tuple(_passages(transcript))


def _passages(transcript: Transcript) -> Iterator[Passage]:
    document = transcript.document
    tables = tuple(tables_of(document.text, document.layout))
    for turn, found in transcript.numbered():
        places: list[Numbered] = []
        for place in found:
            if place.paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.MARKUP):
                yield from _of_one_heading(document, turn, places, tables)
                places = []
            else:
                places.append(place)
        yield from _of_one_heading(document, turn, places, tables)


def _of_one_heading(
    document: Document, turn: Turn, places: Sequence[Numbered], tables: Sequence[Table]
) -> Iterator[Passage]:
    """The passages of one voice's paragraphs under one heading."""
    if turn.role is Role.QUESTION:
        return
    on_pages = [piece for place in places for piece in _on_pages(document, place)]
    heads = () if turn.speaker is not None else tables
    for table, together in _of_one_table(document.layout, on_pages, heads):
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
            heads=table.heads if table is not None else (),
        )
        yield from _cut(whole)


def _on_pages(document: Document, place: Numbered) -> Iterator[Numbered]:
    """A paragraph cut where pages end, or after the sentence that runs on; a row stays whole."""
    paragraph = place.paragraph
    edges = document.layout.page_starts_within(paragraph.start, paragraph.end)
    if not edges or paragraph.kind.is_row:
        yield place
        return
    start = paragraph.start
    at = 0  # of the edges, the first that no cut has passed yet
    for number, span in enumerate(sentences_of(document.text, start, paragraph.end)):
        passed = bisect_right(edges, span.start)
        if number and passed > at:
            yield replace(place, paragraph=_part(document.text, paragraph, start, span.start))
            start = span.start
        at = passed
    yield replace(place, paragraph=_part(document.text, paragraph, start, paragraph.end))


def _part(text: str, paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The part of a paragraph between two offsets, without the white space around it."""
    start, end = trimmed(text, start, end)
    return Paragraph(start, end, paragraph.kind, Span(max(start, paragraph.words.start), end))


def _of_one_table(
    layout: Layout, places: Sequence[Numbered], tables: Sequence[Table]
) -> Iterator[tuple[Table | None, list[Numbered]]]:
    """Runs of paragraphs to stand together, those of a table apart from all others."""

    def table_at(place: Numbered) -> Table | None:
        number = bisect_right(tables, place.paragraph.start, key=lambda table: table.start)
        held = tables[number - 1] if number else None
        return held if held is not None and place.paragraph.start < held.end else None

    for table, run in groupby(places, table_at):
        for together in _neighbours(layout, list(run)):
            yield table, together


def _neighbours(layout: Layout, places: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """Runs of paragraphs of one page to stand together, each as long as fits."""
    run: list[Numbered] = []
    for place in places:
        start = run[0].paragraph.start if run else place.paragraph.start
        too_long = place.paragraph.end - start > TOGETHER
        if run and (too_long or layout.page_at(place.paragraph.start) != layout.page_at(start)):
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
    text, end = passage.document.text, passage.start
    for span in sentences_in(passage):
        marks = span.start - end  # a list's, which stand in the passage too
        yield from shorter_than(max(LONGEST - marks, LONGEST // 2), text, span)
        end = span.end


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
