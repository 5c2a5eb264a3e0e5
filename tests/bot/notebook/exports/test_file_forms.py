"""What each form of a notebook's file shows, keeps and never does."""

import csv
import io
import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from lxml import html
from markdown_it import MarkdownIt

from bot.notebook.files import FileForm, opened, written_file
from bot.notebook.json_codec import notebook_json, notebook_of
from bot.notebook.note import Notebook
from tests.bot.notebook.desk import DUG, WELL, Desk, filled, handout
from tests.support.browser.scripted_chatbot import make_document
from tests.support.documents.sources import BOOK
from tests.support.notes import note


def test_markdown_has_each_note_with_its_citation_and_the_sources() -> None:
    """In the style, with a link to the place, the person's words escaped; the record unseen."""
    text = written_file(FileForm.MARKDOWN, handout(filled())).decode()

    assert text.startswith("# Wells \\& ropes\n\n## 1:3\n\n> The rope broke twice.\n>\n> — Guide (")
    assert f"[Show in the document](<https://wells.example/doc/{WELL.id}?start=" in text
    assert "Comment:\n\nAsk her \\*why\\*.\n\nAnd when." in text
    assert "Tags: rope, again" in text
    assert text.count("## References\n\n") == 1
    rendered = MarkdownIt("commonmark").render(text)
    assert "footnote_notebook" in rendered.split("<!--")[1]


def test_a_page_runs_nothing_and_fetches_nothing() -> None:
    """A policy says so, and the only script is data."""
    bad = replace(filled().notes[0], comment="</script><script>alert(1)</script><img src=x>")
    text = written_file(FileForm.HTML, handout(Notebook((bad,)))).decode()
    made = html.document_fromstring(text)

    (script,) = made.findall(".//script")
    assert script.get("type") == "application/json"
    assert made.findall(".//img") == []
    assert "default-src 'none'" in text
    assert not made.xpath("//@src") and len(made.xpath("//link")) == 0


def test_a_word_file_keeps_the_notebook_in_a_part_that_word_keeps() -> None:
    """Read and saved again by another program it still opens; styles and italics are Word's own."""
    data = written_file(FileForm.DOCX, handout(filled(), Desk(WELL, reference=BOOK)))
    saved = BytesIO()
    document: WordFile = docx.Document(BytesIO(data))
    document.add_paragraph("Somebody wrote more.")
    document.save(saved)

    assert opened(saved.getvalue()) == filled()
    names = ZipFile(BytesIO(data)).namelist()
    assert {"customXml/item2.xml", "customXml/itemProps2.xml"} <= set(names)
    assert len(names) == len(set(names))
    italic = [run.text for each in document.paragraphs for run in each.runs if run.italic]
    assert "The Deep Well" in italic
    assert {each.style.name for each in document.paragraphs if each.style} >= {"Title", "Quote"}


def test_right_to_left_words_run_so_in_a_word_file() -> None:
    """By their first letter that has a direction, as `dir="auto"` does on a page."""
    hebrew = make_document("שלום, so it is said.")
    data = written_file(
        FileForm.DOCX, handout(Notebook((note(hebrew, hebrew.text),)), Desk(hebrew))
    )
    (quote,) = [
        each for each in docx.Document(BytesIO(data)).paragraphs if each.text == hebrew.text
    ]

    assert "w:bidi" in quote._p.xml and quote.runs[0].font.rtl is True


def test_a_table_keeps_what_was_done_in_a_spreadsheet() -> None:
    """Rows sorted, a comment and tags written, other separators and line ends, nothing else."""
    text = written_file(FileForm.CSV, handout(filled()), notebook=filled()).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    columns = {name: at for at, name in enumerate(head)}
    rows.sort(key=lambda row: row[columns["id"]])
    by_id = {row[columns["id"]]: row for row in rows}
    by_id["[1:2]"][columns["comment"]] = "Which rope?\nThis one."
    by_id["[1:2]"][columns["tags"]] = "rope; new one"
    by_id["[1:1]"][columns["quotation"]] = "We never asked."
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([head, *rows])

    back = opened(out.getvalue().encode("utf-8-sig"))

    kept = {each.id: each for each in filled().notes}
    changed = replace(kept["1:2"], comment="Which rope?\nThis one.", tags=("rope", "new one"))
    assert back == replace(filled(), notes=(kept["1:1"], changed, kept["1:3"]))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", " =", "'"])
def test_no_cell_of_a_table_is_a_formula(start: str) -> None:
    """OWASP, "CSV Injection"; what is guarded comes back as it was."""
    bad = f"{start}HYPERLINK(1)"
    notebook = Notebook((note(WELL, DUG, comment=bad, tags=(bad,)),), bad)
    text = written_file(FileForm.CSV, handout(notebook), notebook=notebook).decode("utf-8-sig")

    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if re.match(r"\s*[=+\-@＝]|[\t\r]", cell)] == []
    assert opened(text.encode()).notes == notebook.notes


def test_a_long_record_stands_in_cells_that_excel_does_not_cut() -> None:
    """It keeps 32,767 units of each."""
    long = make_document(f"So: {'😀 я' * 3000}")
    notebook = notebook_of(notebook_json(Notebook((note(long, long.text[4:]),))))
    data = written_file(FileForm.CSV, handout(notebook, Desk(long)), notebook=notebook)

    cells = [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
    assert max(len(cell.encode("utf-16-le")) // 2 for cell in cells) <= 32_767
    assert opened(data) == notebook
