"""A notebook as JSON: what a browser keeps, and what every export carries to be opened again.

The JSON is ASCII: half a character that a person or a document wrote (a lone surrogate) comes
through every encoding as it is. What is read is checked part by part, and refused in one sentence.
"""

import json
import re
from math import isfinite
from typing import TypedDict

from bot.citing import ItemRecord
from bot.documents import CitationRecord, SpanRecord
from bot.errors import NotebookError
from bot.notebook.fields import Fields, as_list, read_json
from bot.notebook.note import Note, Notebook

VERSION = 1  # of the file's form; a file of another one is refused
MOST_NOTES = 2_000  # notes of a notebook; of the longest quotations they are its 20 MB
LONGEST_COMMENT = 20_000  # code points; a cell of a spreadsheet holds 32,767
MOST_TAGS = 50  # of one note
LONGEST_TAG = 100  # code points
LONGEST_TITLE = 300  # code points
DEEPEST = 5  # lists in lists of a CSL item; its names and dates need three
ID = re.compile(r"[1-9]\d{0,8}:[1-9]\d{0,8}", re.ASCII)
"""Example: `3:10`."""
NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)
"""Example: the `3` of `3:10`."""
SHA256 = re.compile(r"[0-9a-f]{16,64}", re.ASCII)
"""Example: the first 16 digits, by which a page names a document, or all 64."""


class KeptNote(TypedDict):
    id: str
    citation: CitationRecord
    place: str
    who: str | None
    cited: str
    source: ItemRecord | None
    comment: str
    tags: list[str]


"""One note."""


class KeptNotebook(TypedDict):
    """A notebook, its notes in the person's order."""

    footnote_notebook: int
    title: str | None
    documents: dict[str, int]
    last: dict[str, int]
    notes: list[KeptNote]


def notebook_record(notebook: Notebook) -> KeptNotebook:
    """A notebook as it is kept."""
    return KeptNotebook(
        footnote_notebook=VERSION,
        title=notebook.title,
        documents=dict(notebook.documents),
        last={str(document): number for document, number in notebook.last},
        notes=list(map(note_record, notebook.notes)),
    )


def note_record(note: Note) -> KeptNote:
    """A note as it is kept."""
    return KeptNote(
        id=note.id,
        citation=note.citation,
        place=note.place,
        who=note.who,
        cited=note.cited,
        source=note.source,
        comment=note.comment,
        tags=list(note.tags),
    )


def notebook_json(notebook: Notebook, *, indent: int | None = None) -> str:
    """A notebook as JSON in ASCII."""
    return json.dumps(notebook_record(notebook), indent=indent)


def notebook_of(words: str) -> Notebook:
    """The notebook that JSON holds.

    Raises:
        NotebookError: it is none, or is larger than the limits.
    """
    return notebook_from(read_json(words))


def notebook_from(value: object) -> Notebook:
    """The notebook that a JSON value is.

    Raises:
        NotebookError: it is none, or is larger than the limits.
    """
    kept = Fields(value, "the notebook")
    if kept.number("footnote_notebook") != VERSION:
        raise NotebookError(
            "This notebook was written by a newer Footnote; update this one.",
            code="notebook-newer",
        )
    listed = kept.list("notes")
    if len(listed) > MOST_NOTES:
        raise NotebookError(
            "A notebook holds at most {limit} notes and this one has {count}; make two of it.",
            code="notebook-long",
            limit=MOST_NOTES,
            count=len(listed),
        )
    notes = tuple(note_from(each, at) for at, each in enumerate(listed, 1))
    return numbered_again(
        notes,
        title=kept.text_or_none("title", longest=LONGEST_TITLE),
        documents=tuple(kept.counts("documents", SHA256)),
        last=tuple((int(name), count) for name, count in kept.counts("last", NUMBER)),
    )


def numbered_again(
    notes: tuple[Note, ...],
    *,
    title: str | None,
    documents: tuple[tuple[str, int], ...],
    last: tuple[tuple[int, int], ...],
) -> Notebook:
    """A notebook of notes, of whose ids none will be given a second time.

    Raises:
        NotebookError: two notes have one id.
    """
    numbers, highest = dict(documents), dict(last)
    seen: set[str] = set()
    for note in notes:
        if note.id in seen:
            raise NotebookError(
                "Two notes of this notebook have the id {id}; remove one.",
                code="notebook-twice",
                id=note.id,
            )
        seen.add(note.id)
        document, number = map(int, note.id.split(":"))
        highest[document] = max(highest.get(document, 0), number)
        numbers.setdefault(note.citation["document_sha256"], document)
    return Notebook(notes, title, tuple(numbers.items()), tuple(highest.items()))


def note_from(value: object, at: int) -> Note:
    """The note that a JSON value is.

    Args:
        at: its number in its notebook, for the error's sentence.

    Raises:
        NotebookError: it is none.
    """
    kept = Fields(value, f"note {at}")
    tags = kept.list("tags", missing=[])
    if len(tags) > MOST_TAGS:
        raise NotebookError(
            "Note {number} has {count} tags; a note has at most {limit}.",
            code="notebook-tags",
            number=at,
            count=len(tags),
            limit=MOST_TAGS,
        )
    return Note(
        id=kept.text("id", like=ID),
        citation=_citation(kept.inside("citation")),
        place=kept.text("place"),
        who=kept.text_or_none("who"),
        cited=kept.text("cited"),
        source=_source(kept.value("source"), kept.what),
        comment=kept.text("comment", missing="", longest=LONGEST_COMMENT),
        tags=tuple(
            Fields({"tag": each}, kept.what).text("tag", longest=LONGEST_TAG) for each in tags
        ),
    )


def _citation(kept: Fields) -> CitationRecord:
    """A citation; what a card does not say is empty until the document is asked."""
    start, end = kept.number("start_char_index"), kept.number("end_char_index")
    quote = kept.text("cited_text")
    if not 0 <= start < end or not quote:
        raise NotebookError(
            "In {part} nothing is quoted: [{start}, {end}) of a document.",
            code="notebook-span",
            part=kept.what,
            start=start,
            end=end,
        )
    passage = kept.inside("passage", missing={"start": start, "end": end})
    return CitationRecord(
        type=kept.text("type", missing="char_location"),
        document=kept.text("document", missing=kept.text("document_title")),
        document_title=kept.text("document_title"),
        document_sha256=kept.text("document_sha256", like=SHA256),
        cited_text=quote,
        shown=kept.text("shown", missing=quote),
        start_char_index=start,
        end_char_index=end,
        unit=kept.text("unit", missing="unicode_code_points"),
        speaker=kept.text_or_none("speaker"),
        asked=kept.text_or_none("asked"),
        heading=kept.text_or_none("heading"),
        heads=[
            Fields({"head": each}, kept.what).text("head")
            for each in kept.list("heads", missing=[])
        ],
        paragraph=kept.number("paragraph", missing=0),
        page_label=kept.text_or_none("page_label"),
        page_index=kept.number_or_none("page_index"),
        seconds=kept.real_or_none("seconds"),
        prefix=kept.text("prefix", missing=""),
        suffix=kept.text("suffix", missing=""),
        passage=SpanRecord(start=passage.number("start"), end=passage.number("end")),
        score=kept.real_or_none("score") or 0.0,
        confidence=kept.text_or_none("confidence"),
        probability=kept.real_or_none("probability"),
    )


def _source(value: object, what: str) -> ItemRecord | None:
    """A CSL item as it is, whatever variables it has: a newer Footnote's has more."""
    if value is None:
        return None
    item = Fields(value, f"the source of {what}")
    item.text("title")
    if not _is_flat(value, DEEPEST):
        raise NotebookError(
            "The source of {part} is no CSL-JSON.",
            code="notebook-source",
            part=what,
        )
    return item.record(ItemRecord)


def _is_flat(value: object, deepest: int) -> bool:
    if isinstance(value, dict):
        return deepest > 0 and all(_is_flat(each, deepest - 1) for each in value.values())
    if isinstance(value, list):
        return deepest > 0 and all(_is_flat(each, deepest - 1) for each in as_list(value))
    return not isinstance(value, float) or isfinite(value)
