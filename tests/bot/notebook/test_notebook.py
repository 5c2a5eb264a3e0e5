"""A notebook that is opened: what does not stand any more is marked, and what is no notebook refused."""

import json
from dataclasses import replace
from io import BytesIO

import docx
import pytest

from bot.citing.csl_styles import plain
from bot.documents.document import Document
from bot.errors import NotebookError
from bot.notebook.files import FileForm, written_file
from bot.notebook.json_codec import notebook_json, notebook_of, notebook_record
from bot.notebook.note import Notebook
from bot.notebook.verification import Standing, verified
from tests.bot.notebook.desk import DUG, TEXT, WELL, Desk, filled, handout
from tests.support.browser.scripted_chatbot import make_document
from tests.support.notes import note


def test_what_does_not_stand_is_marked_and_cited_as_the_note_says() -> None:
    """Never as if it stood: no link to it, and a sentence beside it in every form."""
    false = note(WELL, DUG, id="1:1")
    false.citation["cited_text"] = "We never asked anybody."
    unknown = replace(
        note(WELL, DUG, id="2:1"), cited=f"“{DUG}” — Ada, “A *talk*”, ¶ 2.", source=None
    )
    unknown.citation["document_sha256"], unknown.citation["document"] = "f" * 64, "talk.txt"
    made = handout(Notebook((false, unknown)))

    first, second = made.sections[0].entries
    assert first.warning == made.labels.missing and first.link is None
    assert second.warning == made.labels.not_served
    assert plain(second.citation) == "Ada, “A *talk*”, ¶ 2."
    notebook = Notebook((false, unknown))
    for form in (FileForm.MARKDOWN, FileForm.HTML, FileForm.CSV):
        text = written_file(form, made, notebook=notebook).decode()
        assert made.labels.missing in text and made.labels.not_served in text
    word = docx.Document(BytesIO(written_file(FileForm.DOCX, made)))
    assert made.labels.missing in [each.text for each in word.paragraphs]


def test_a_note_is_found_again_or_kept_and_marked() -> None:
    """Stands; moved, for certain alone; missing; of no document that is served."""
    newer = make_document(f"A new beginning.\n\n{TEXT}", name="well.txt")
    twice = note(WELL, "The rope broke", id="1:2", between=("", ""))
    stays, lost = note(WELL, DUG), replace(note(WELL, DUG, id="1:3"))
    lost.citation["document"] = "another.txt"

    def standings(*documents: Document) -> list[Standing]:
        return [each.standing for each in verified((stays, twice, lost), Desk(*documents))]

    assert standings(WELL) == [Standing.STANDS] * 3
    assert standings(newer) == [Standing.MOVED, Standing.MISSING, Standing.NOT_SERVED]
    (moved,) = verified((stays,), Desk(newer))
    assert moved.quoted is not None and moved.quoted.citation.quote == DUG
    assert moved.quoted.record["citation"]["document_sha256"] == newer.sha256
    # the card's own name of a document is the first sixteen digits
    short = note(WELL, DUG)
    short.citation["document_sha256"] = WELL.id
    assert next(verified((short,), Desk(WELL))).standing is Standing.STANDS


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"footnote_notebook": 2}, "newer"),
        ({"notes": [{}]}, "id of note 1"),
        ({"notes": [1]}, "note 1 is no JSON object"),
        ({"notes": [{}] * 2001}, "at most 2,000 notes"),
        ({"documents": {"x": 1}}, "documents of the notebook"),
        ({"last": {"0": 1}}, "last of the notebook"),
        ({"title": "t" * 301}, "may have 300"),
    ],
)
def test_what_is_no_notebook_is_refused_in_one_sentence(
    changed: dict[str, object], said: str
) -> None:
    """That says which part of it is wrong."""
    record = {**notebook_record(filled()), **changed}

    with pytest.raises(NotebookError, match=said):
        notebook_of(json.dumps(record))


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("start_char_index", -1),
        ("start_char_index", True),
        ("end_char_index", 0),
        ("cited_text", ""),
        ("document_sha256", "../../etc"),
        ("seconds", float("inf")),
        ("paragraph", "one"),
        ("passage", []),
    ],
)
def test_a_citation_is_read_part_by_part(part: str, value: object) -> None:
    """A part of another kind is refused; one that is null is as if nobody had asked yet."""
    record = json.loads(notebook_json(filled()))
    record["notes"][1]["citation"][part] = value

    with pytest.raises(NotebookError):
        notebook_of(json.dumps(record))
    record["notes"][1]["citation"] = {
        key: filled().notes[1].citation.get(key)
        for key in "document_sha256 document_title cited_text start_char_index end_char_index".split()
    }
    assert notebook_of(json.dumps(record)).notes[1].quote == filled().notes[1].quote
