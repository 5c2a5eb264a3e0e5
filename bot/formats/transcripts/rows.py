"""Tables of documents that are transcripts: who speaks in each row, told beside a text as it is.

    Time    Speaker     Words                       Reporter    Why did you dig?
    0:07    Reporter    Why did you dig?            Guide       I was thirsty.

Readers of documents write a table row by row, tabs between its cells. Nothing of that is changed:
what stands before the words of a row is the label of a voice, what stands after them is nobody's.
A table whose first row says nothing of its columns is one if its rows are a conversation.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.documents import Layout, Moment, Paragraph, Span, Voice
from bot.formats.transcripts.names import LONGEST_NAME, speaker_named
from bot.formats.transcripts.table import (
    TranscriptColumns,
    transcript_columns,
    utterances_in,
)
from bot.formats.transcripts.times import seconds_in
from bot.segmentation import LabelledWords, speaking, who_asks

MOSTLY = 0.5  # share of a document's words that its tables hold, to be a transcript
NEARLY_ALL = 0.75  # share of rows whose names are speakers', where no header says so
FEWEST = 4  # rows of a table without a header
CELL = "\t"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a transcript, where it stands."""

    label: Span
    """What stands before its words."""
    end: int
    """Where its words end."""
    after: int
    """Where the row ends."""
    speaker: str | None
    seconds: float | None


def with_voices(text: str, layout: Layout) -> Layout:
    """The layout with who speaks in the tables; as it is where these are no transcript."""
    tables = [
        list(run)
        for is_row, run in groupby(layout.paragraphs, lambda each: each.kind.is_row)
        if is_row
    ]
    said = [found for table in tables if (found := list(_rows(text, table)))]
    held = sum(row.end - row.label.start for rows in said for row in rows)
    if held <= MOSTLY * len(text):
        return layout
    asking = who_asks(
        [
            LabelledWords(row.speaker, row.speaker, text[row.label.end : row.end])
            for rows in said
            for row in rows
            if row.speaker
        ]
    )
    voices: list[Voice] = []
    for rows in said:
        for row in rows:
            voices.append(Voice(row.label, row.speaker, row.speaker in asking))
            if row.end < row.after:
                voices.append(Voice(Span(row.end, row.after), None, asks=False))
        end = _next(layout.paragraphs, rows[-1].after)
        voices += [Voice(Span(end, end), None, asks=False)] if end is not None else []
    moments = [
        Moment(row.label.end, row.seconds)
        for rows in said
        for row in rows
        if row.seconds is not None
    ]
    return replace(layout, voices=tuple(voices), moments=tuple(moments) or layout.moments)


def _rows(text: str, table: Sequence[Paragraph]) -> Iterator[_Row]:
    """The rows below a header that names speaker and words, or all of a conversation."""
    cells = [text[each.start : each.end].split(CELL) for each in table]
    columns = transcript_columns(cells)
    if columns is None:
        columns = _unnamed_columns(cells)
        cells, table = [["speaker"] * (columns.words + 1), *cells] if columns else [], table
    else:
        table = table[1:]
    if columns is None or columns.words < max(columns.speaker, columns.start or 0):
        return
    aligned = _aligned(cells, columns)
    for paragraph, row, said in zip(
        table, aligned[1:], utterances_in(aligned, columns), strict=True
    ):
        start, after = paragraph.start, paragraph.end
        if len(row) <= columns.words or not row[columns.words].strip():
            yield _Row(Span(start, start), after, after, None, None)  # nobody knows whose it is
            continue
        lost = len(CELL.join(row)) - (after - start)  # of empty cells that it begins with
        begin = start - lost + sum(len(cell) + 1 for cell in row[: columns.words])
        end = begin + len(row[columns.words].rstrip())
        yield _Row(Span(start, begin), end, after, said.speaker, said.start)


def _aligned(rows: Sequence[list[str]], columns: TranscriptColumns) -> list[list[str]]:
    """The rows with the empty cells that they begin with: a text shows none of these.

    A row is short because cells are empty before its words or after them. Where its cells stand is
    told by its time and by its speaker, who is one of a whole row or of several; else by nothing,
    and the row is left without cells.
    """
    width = len(rows[0])
    named = [row[columns.speaker].strip() for row in rows[1:] if len(row) > columns.words]
    whole = {row[columns.speaker].strip() for row in rows[1:] if len(row) == width}
    names = whole | {name for name, count in Counter(named).items() if count > 1}
    found: list[list[str]] = [rows[0]]
    for row in rows[1:]:
        if len(row) == width:
            found.append(row)
            continue
        places = (
            [""] * shift + row
            for shift in range(columns.words + 1)
            if columns.words < len(row) + shift <= width
        )
        found.append(next((each for each in places if _fits(each, columns, names)), []))
    return found


def _fits(row: Sequence[str], columns: TranscriptColumns, names: set[str]) -> bool:
    """Whether a row's cells can be what its columns are."""
    speaker = row[columns.speaker].strip()
    time = row[columns.start].strip() if columns.start is not None else ""
    return (not speaker or speaker in names) and (not time or seconds_in(time) is not None)


def _unnamed_columns(rows: Sequence[Sequence[str]]) -> TranscriptColumns | None:
    """The columns of a table without a header, if its rows are a conversation in which one asks."""
    widths = Counter(len(row) for row in rows)
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    if len(rows) < FEWEST or width < 2 or count < NEARLY_ALL * len(rows):
        return None
    words = max(range(1, width), key=lambda at: sum(len(row[at]) for row in rows if at < len(row)))
    times = [at for at in range(words) if _hold_times(rows, at)]
    speakers = [at for at in range(words) if at not in times]
    if len(speakers) != 1:
        return None
    said = [
        LabelledWords(name, name, row[words], timed=bool(times))
        for row in rows
        if words < len(row) and (name := _name(row[speakers[0]]))
    ]
    believed = speaking(said, len(rows))
    if sum(believed) < NEARLY_ALL * len(rows) or not who_asks(said):
        return None
    return TranscriptColumns(speakers[0], words, times[0] if times else None, None)


def _name(cell: str) -> str | None:
    return speaker_named(cell) if len(cell) <= LONGEST_NAME else None


def _hold_times(rows: Sequence[Sequence[str]], at: int) -> bool:
    cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
    return bool(cells) and all(seconds_in(cell) is not None for cell in cells)


def _next(paragraphs: Sequence[Paragraph], end: int) -> int | None:
    """Where the paragraph after an offset begins."""
    return next((each.start for each in paragraphs if each.start >= end), None)
