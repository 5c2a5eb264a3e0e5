"""CSV and TSV: lists of questions and answers, transcripts; any other table row by row.

A header that names a question and an answer makes each row an entry (`bot/formats/qa/qa_pairs.py`),
one that names a speaker and words an utterance (`bot/formats/transcripts/table.py`). Other tables
are kept whole: a row a line, its cells parted by tabs, the header as the first row. What parts the
cells is tried out on the first rows: the sign that gives most of them one width.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.documents import ParagraphKind
from bot.errors import DocumentError
from bot.formats.builder import Builder
from bot.formats.format import Extract, Format
from bot.formats.plain.decoding import Decoded, decode
from bot.formats.qa.qa_pairs import (
    Columns,
    QuestionAnswer,
    extract_of,
    find_columns,
    with_line_ends,
)
from bot.formats.tables.heads import is_figure, is_period
from bot.formats.transcripts.table import (
    TranscriptColumns,
    left_out,
    names_a_transcript,
    transcript_columns,
    utterances_in,
)
from bot.formats.transcripts.writing import written

DELIMITERS = ",;\t|"
SAMPLE = 65_536  # code points on which the delimiter is tried out
SAMPLED_ROWS = 50  # of the sample, by whose evenness the delimiter is told
MOST_ROWS = 500_000  # each is a paragraph of some 300 bytes in memory
EXCEL = re.compile(r"sep=(?P<sign>[^\r\n])(?:\r\n|\r|\n)", re.IGNORECASE)
"""Example: `sep=;`, the line with which Excel tells itself what parts the cells."""


def recognises(data: bytes) -> bool:
    """Whether the first line names a question and an answer, or a speaker and words, as cells."""
    first = data[:SAMPLE].removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    line = first.decode("utf-8", "ignore").strip()
    try:
        headers = [next(_rows(line, sign), []) for sign in DELIMITERS if sign in line]
    except csv.Error:
        return False
    return any(_says_what_it_is(header) for header in headers)


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The rows, as questions and answers or as they stand.

    Raises:
        DocumentError: it is no text, its quotes do not close, or it has too many rows.
    """
    decoded = decode(data, name)
    text = decoded.text
    told = EXCEL.match(text)
    text = text[told.end() :] if told else text
    delimiter = told["sign"] if told else _delimiter(text)
    rows: list[list[str]] = []
    try:
        for row in _rows(text, delimiter):
            rows += [row] if any(cell.strip() for cell in row) else []
            if len(rows) > MOST_ROWS:
                raise DocumentError(
                    "{name} has more than {limit} rows; split it into smaller files.",
                    code="csv-rows",
                    name=name,
                    limit=MOST_ROWS,
                )
    except csv.Error as error:
        raise DocumentError(
            "{name} cannot be read as a table after row {row} ({reason}); look for a "
            "quotation mark there that is not closed.",
            code="csv-damaged",
            name=name,
            row=len(rows),
            reason=str(error),
        ) from error
    header = [cell.strip() for cell in rows[0]] if rows else []
    columns = find_columns(header)
    if columns:
        return _entries(rows, header, columns, decoded)
    said = transcript_columns(rows)
    return _transcript(rows, said, decoded) if said else _table(rows, decoded)


def _says_what_it_is(header: Sequence[str]) -> bool:
    """Whether a first row names the columns of a list of questions or of a transcript."""
    return find_columns([cell.strip() for cell in header]) is not None or names_a_transcript(header)


def _entries(
    rows: Sequence[Sequence[str]], header: Sequence[str], columns: Columns, decoded: Decoded
) -> Extract:
    places = [
        header.index(part) if part else None
        for part in (columns.question, columns.answer, columns.source)
    ]
    entries = [
        QuestionAnswer(*(row[at] if at is not None and at < len(row) else "" for at in places))
        for row in rows[1:]
    ]
    return extract_of(entries, [each for each in columns.others(header) if each], decoded)


def _transcript(
    rows: Sequence[Sequence[str]], columns: TranscriptColumns, decoded: Decoded
) -> Extract:
    text, layout = written(utterances_in(rows, columns))
    notes = (*decoded.notes, *left_out(rows[0], columns))
    return Extract(text, layout, encoding=decoded.encoding, notes=notes)


def _table(rows: Sequence[Sequence[str]], decoded: Decoded) -> Extract:
    builder = Builder()
    for number, row in enumerate(rows):
        heads = number == 0 and _is_head(row, rows[1:])
        kind = ParagraphKind.HEAD_ROW if heads else ParagraphKind.ROW
        builder.add(with_line_ends("\t".join(row)), kind)
    text, layout = builder.finish()
    return Extract(text, layout, encoding=decoded.encoding, notes=decoded.notes)


def _is_head(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a first row names the columns: there are some, and no figure stands in it."""
    return (
        len(row) > 1 and bool(below) and all(not is_figure(cell) or is_period(cell) for cell in row)
    )


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    # newline="" keeps the line ends inside quoted cells as they are
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)


def _delimiter(text: str) -> str:
    """The sign that parts the cells: a header that is understood tells it, else the evenness."""
    best, most = ",", (False, 0.0, 0)
    for sign in DELIMITERS:
        try:
            rows = [
                row for row, _ in zip(_rows(text[:SAMPLE], sign), range(SAMPLED_ROWS), strict=False)
            ]
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if row)
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        value = (_says_what_it_is(rows[0]), count / len(rows) if width > 1 else 0.0, width)
        if value > most:
            best, most = sign, value
    return best


FORMAT = Format(name="csv", endings=(".csv", ".tsv"), recognises=recognises, read=read, version=3)
