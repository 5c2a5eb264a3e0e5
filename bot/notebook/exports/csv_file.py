"""A notebook as a table for spreadsheets: a note a row, and its record in the last columns.

Comma-separated as RFC 4180 says, in UTF-8 with the mark that Excel knows it by. Who sorts the rows,
or writes comments and tags, keeps that when the table is opened again; all else is the record's. A
cell that a spreadsheet would take for a formula has an apostrophe before it, which is taken off.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from bot.citing import plain
from bot.errors import NotebookError
from bot.notebook.exports.handout import Handout, HandoutEntry, shown
from bot.notebook.fields import Fields, read_json
from bot.notebook.json_codec import (
    MOST_NOTES,
    KeptNotebook,
    note_from,
    note_record,
    notebook_from,
    notebook_record,
)
from bot.notebook.note import Note, Notebook

BYTE_ORDER_MARK = "\ufeff"
RECORD = "record"
COLUMNS = (
    "id",
    "quotation",
    "who",
    "asked",
    "citation",
    "document",
    "place",
    "comment",
    "tags",
    "link",
    "verified",
)
LONGEST_CELL = 30_000  # UTF-16 units at most; Excel cuts a cell after 32,767
FORMULA = re.compile(r"\s*['=+\-@＝＋－＠]|[\t\r\n]")
"""Example: the start of `=HYPERLINK("http://…")`, of `-1`, and of `'tis`."""
HALF = re.compile("[\ud800-\udfff]")
"""Example: half of an emoji, which UTF-8 cannot say."""
BETWEEN_TAGS = re.compile(r"[,;\r\n]+")
"""Example: the comma and the space of `wells, money`."""


def table(handout: Handout, notebook: Notebook) -> str:
    """The text of a `.csv` file.

    Args:
        notebook: of which the handout was made.
    """
    entries = [entry for section in handout.sections for entry in section.entries]
    rows = [
        (_cells(entry), _record(note)) for entry, note in zip(entries, notebook.notes, strict=True)
    ]
    alone: KeptNotebook = {**notebook_record(notebook), "notes": []}
    rows.append(((), _json(alone)))
    pieces = [_pieces(record) for _, record in rows]
    width = max(map(len, pieces))
    written = io.StringIO(BYTE_ORDER_MARK)
    written.seek(0, io.SEEK_END)
    out = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    names = [RECORD, *(f"{RECORD} {number}" for number in range(2, width + 1))]
    out.writerow([*COLUMNS, *names])
    for (cells, _), record in zip(rows, pieces, strict=True):
        filled = [*map(guarded, cells), *[""] * (len(COLUMNS) - len(cells))]
        out.writerow([*filled, *record, *[""] * (width - len(record))])
    return written.getvalue()


def is_table(words: str) -> bool:
    """Whether a text begins as such a table does, however a spreadsheet wrote it again."""
    return _separator(words) is not None


def notebook_in_table(words: str) -> Notebook:
    """The notebook of a table, its notes in the table's order.

    Raises:
        NotebookError: a row's record was changed, or is missing.
    """
    notes: list[Note] = []
    alone: object = {"footnote_notebook": 1, "notes": []}
    for at, row in enumerate(_rows(words), 2):
        record = "".join(row[name] for name in row if name.startswith(RECORD))
        if not record.strip():
            if any(cell.strip() for cell in row.values()):
                raise NotebookError(
                    "Row {row} of the table has no record, so nobody knows where its words stand; "
                    "remove the row, or export the notebook again.",
                    code="table-row",
                    row=at,
                )
            continue
        value = read_json(record)
        if Fields(value, f"row {at}").value("footnote_notebook") is not None:
            alone = value
        elif len(notes) < MOST_NOTES:
            notes.append(_as_written(note_from(value, at), row))
        else:
            raise NotebookError(
                "A notebook holds at most {limit} notes; make two of it.",
                code="notebook-full",
                limit=MOST_NOTES,
            )
    return notebook_from(
        {**Fields(alone, "the notebook").record(dict), "notes": list(map(note_record, notes))}
    )


def guarded(words: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    words = shown(words)
    return f"'{words}" if FORMULA.match(words) else words


def _cells(entry: HandoutEntry) -> tuple[str, ...]:
    return (
        f"[{entry.label}]",  # bare, 3:10 is a time of day to a spreadsheet
        entry.quote,
        entry.who or "",
        entry.asked or "",
        plain(entry.citation),
        entry.title,
        entry.place,
        entry.comment,
        _tags(entry.tags),
        entry.link or "",
        entry.warning or "",
    )


def _tags(tags: Sequence[str]) -> str:
    return ", ".join(tags)


def _record(note: Note) -> str:
    return _json(note_record(note))


def _json(value: object) -> str:
    """JSON with other letters than ASCII as they are: a sixth as long, and cells are short."""
    words = json.dumps(value, ensure_ascii=False)
    return HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", words)


def _pieces(record: str) -> list[str]:
    """A record in cells that no spreadsheet cuts; two units a letter, at most."""
    most = LONGEST_CELL // 2
    return [record[at : at + most] for at in range(0, len(record), most)]


def _as_written(note: Note, row: Mapping[str, str]) -> Note:
    """A note with the comment and the tags that stand in its row, where somebody changed them."""
    from dataclasses import replace

    comment, tags = row.get("comment"), row.get("tags")
    if comment is not None and not _same(comment, note.comment):
        note = replace(note, comment=_unguarded(comment))
    if tags is not None and not _same(tags, _tags(note.tags)):
        changed = (each.strip() for each in BETWEEN_TAGS.split(_unguarded(tags)))
        note = replace(note, tags=tuple(dict.fromkeys(each for each in changed if each)))
    return note


def _same(cell: str, words: str) -> bool:
    """Whether a cell is as we wrote it; a spreadsheet writes line ends its own way."""
    return _lines(cell) == _lines(guarded(words))


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell


def _rows(words: str) -> Iterator[dict[str, str]]:
    """The rows under the names of their columns."""
    separator = _separator(words) or ","
    rows = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
    try:
        names = [name.strip().lower() for name in next(rows)]
        for row in rows:
            yield dict(zip(names, chain(row, [""] * (len(names) - len(row))), strict=False))
    except csv.Error as error:
        raise NotebookError(
            "The table cannot be read after line {line}: {reason}; save it as CSV again.",
            code="table-damaged",
            line=rows.line_num,
            reason=str(error),
        ) from error


def _separator(words: str) -> str | None:
    """What stands between the columns: a comma, or what a spreadsheet put in its place."""
    head = words.removeprefix(BYTE_ORDER_MARK).split("\n", 1)[0].strip().lower().replace('"', "")
    for separator in ",;\t":
        names = [name.strip() for name in head.split(separator)]
        if "id" in names and RECORD in names:
            return separator
    return None
