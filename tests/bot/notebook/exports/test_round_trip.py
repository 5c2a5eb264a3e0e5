"""Whatever is quoted and said in a notebook comes back from each of its files."""

import csv
import io
import json
import re
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from bot.documents.layout import Layout
from bot.errors import NotebookError
from bot.formats.plain.text import paragraphs
from bot.notebook.exports.csv_file import guarded
from bot.notebook.exports.handout import shown
from bot.notebook.files import FileForm, written_file
from bot.notebook.json_codec import notebook_json, notebook_of, notebook_record
from bot.notebook.note import Note, Notebook
from tests.bot.notebook.desk import DUG, WELL, Desk, filled, handout, through
from tests.support.browser.scripted_chatbot import make_document
from tests.support.notes import note

HOSTILE = (
    "*so*", "<b>so</b>", "<!-- so -->", "]]>", "one\r\ntwo", "nul\x00", "half \ud83d", "שלום, so",
    "😀", "\tso", "   so", "1986. A year", "$$x$$", "=1+1", "'tis", "# so", "> so", "-1", "@so",
    "</script><script>alert(1)</script>", "${1}", "{{ so }}", '"so", so', "\ufffe", "a\u2028b",
    "--- so ---", "<!-- footnote_notebook {} -->", "\x1b[31m", "_x0041_", "&amp;", "\\u003c", ";",
)  # fmt: skip
WORDS = st.one_of(
    st.text(
        st.characters() | st.sampled_from("*_`#>-+1.)[]<&\\!~|= \n\r\t'\",;{}$\x00"), max_size=40
    ),
    st.sampled_from(HOSTILE),
    st.text(st.characters(categories=["Cs", "Cc", "Lo"]), max_size=9),
)
NAMES = WORDS.filter(lambda words: bool(words))


@st.composite
def notebooks(draw: st.DrawFn) -> Notebook:
    """Notes of documents of any words, with anything said of them; some stand, others do not."""
    listed: list[Note] = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        made = note(WELL, DUG, id=f"1:{number}", comment=draw(WORDS))
        kept = made.citation
        if draw(st.booleans()):
            kept["cited_text"] = draw(NAMES)
            kept["document_title"] = kept["document"] = draw(NAMES)
            kept["prefix"], kept["asked"] = draw(WORDS), draw(WORDS)
            made = replace(made, who=draw(NAMES), cited=draw(WORDS), place=draw(WORDS), source=None)
        tags = draw(st.lists(NAMES.filter(lambda tag: len(tag) <= 100), max_size=3))
        listed.append(replace(made, tags=tuple(tags)))
    title = draw(st.none() | WORDS)
    return notebook_of(notebook_json(Notebook(tuple(draw(st.permutations(listed))), title)))


@pytest.mark.parametrize("form", FileForm)
def test_hostile_words_come_back_from_every_form(form: FileForm) -> None:
    """As quotation, comment, tag, title and name, each of them."""
    listed: list[Note] = []
    for number, words in enumerate(HOSTILE, 1):
        made = note(WELL, DUG, id=f"1:{number}", comment=words, tags=(words,))
        made.citation["cited_text"] = made.citation["prefix"] = words
        made.citation["document_title"] = made.citation["document"] = words
        listed.append(replace(made, who=words, cited=words, place=words, source=None))
    notebook = notebook_of(notebook_json(Notebook(tuple(listed), "".join(HOSTILE)[:300])))

    assert through(form, notebook) == notebook


@settings(deadline=None, max_examples=15)
@given(notebooks())
def test_an_export_opened_again_loses_nothing(notebook: Notebook) -> None:
    """Words, offsets, citations, comments, tags, order and ids, in each of the five forms."""
    for form in FileForm:
        assert through(form, notebook) == notebook, form


@settings(deadline=None, max_examples=25)
@given(NAMES)
@example("\n\n  one\n\n\ntwo  ")
def test_each_form_shows_the_quotations_letters(quote: str) -> None:
    """Character for character, but for those that no file can hold; Markdown and HTML agree."""
    text = f"So:{quote}."
    document = replace(make_document(""), text=text, layout=Layout(paragraphs(text)))
    notebook = Notebook((note(document, quote, tags=("so",)),))
    made = handout(notebook, Desk(document))

    pages = html.document_fromstring(
        written_file(FileForm.HTML, made).decode().replace("\r", "&#13;")
    )
    (block,) = pages.findall(".//blockquote")
    assert block.text_content() == shown(quote)
    tokens = MarkdownIt("commonmark").parse(written_file(FileForm.MARKDOWN, made).decode())
    first = next(token for token in tokens if token.type == "blockquote_open")
    kinds = {token.type for token in tokens if token.level > first.level}
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "list_item_open"}
    word = docx.Document(BytesIO(written_file(FileForm.DOCX, made)))
    (said,) = [each.text for each in word.paragraphs if each.style and each.style.name == "Quote"]
    assert said == re.sub("\r\n?", "\n", shown(quote))
    rows = [
        *csv.reader(
            io.StringIO(
                written_file(FileForm.CSV, made, notebook=notebook).decode("utf-8-sig"), newline=""
            )
        )
    ]
    assert rows[1][1] == guarded(quote)


def test_no_id_is_ever_given_twice() -> None:
    """What was pinned last is remembered, also where its note is gone; two of one id are refused."""
    kept = notebook_record(filled())
    kept["last"], kept["notes"] = {"1": 9, "4": 2}, kept["notes"][:2]
    again = notebook_of(json.dumps(kept))

    assert dict(again.last) == {1: 9, 4: 2}
    assert through(FileForm.CSV, again) == again
    kept["notes"].append(kept["notes"][0])
    with pytest.raises(NotebookError, match="Two notes"):
        notebook_of(json.dumps(kept))
