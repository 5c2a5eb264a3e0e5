"""A notebook as files: whatever is quoted and said in it, opened again it is the same notebook."""

import csv
import io
import json
import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from bot.citing.csl_styles import CitationStyle, Stylist, plain
from bot.citing.reference import Reference, reference_of
from bot.documents.document import Document
from bot.documents.layout import Layout
from bot.documents.spans import Span
from bot.errors import NotebookError
from bot.formats.plain.text import paragraphs
from bot.notebook.compilation import Compiling
from bot.notebook.exports.csv_file import guarded
from bot.notebook.exports.handout import Handout, shown
from bot.notebook.files import FileForm, opened, written_file
from bot.notebook.json_codec import notebook_json, notebook_of, notebook_record
from bot.notebook.note import Note, Notebook
from bot.notebook.verification import NoteDocuments, NoteQuotation, Standing, exactly, verified
from tests.support.browser.scripted_chatbot import cite, make_document
from tests.support.documents.sources import BOOK
from tests.support.notes import note

STYLIST = Stylist()
TEXT = "Guide: We learned to “ask” before we dig.\n\nThe rope broke.\n\nThe rope broke twice.\n"
DUG = "We learned to “ask” before we dig."
WELL = make_document(TEXT, name="well.txt", title="The well")
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


class Desk:
    """A shelf of documents whose words are the Guide's."""

    def __init__(self, *documents: Document, reference: Reference | None = None) -> None:
        self.documents = documents
        self._reference = reference

    def quoted(self, document: Document, span: Span) -> NoteQuotation:
        """The words of a span."""
        citation = cite(document, document.text[span.start : span.end], speaker="Guide")
        return NoteQuotation(
            exactly(citation, span), self._reference or reference_of(document), "Guide"
        )


def handout(
    notebook: Notebook, shelf: NoteDocuments | None = None, style: CitationStyle = CitationStyle.APA
) -> Handout:
    """A notebook ready to be written."""
    again = tuple(verified(notebook.notes, shelf or Desk(WELL)))
    return Compiling(style, STYLIST, origin="https://wells.example").notebook(notebook, again)


def through(form: FileForm, notebook: Notebook) -> Notebook:
    """What comes back of a notebook."""
    return opened(written_file(form, handout(notebook), notebook=notebook))


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


def filled() -> Notebook:
    """Three notes of one document, in an order of the person's own."""
    notes = (
        note(WELL, "The rope broke twice.", id="1:3", tags=("rope", "again")),
        note(WELL, DUG, id="1:1", comment="Ask her *why*.\n\nAnd when.", tags=("wells",)),
        note(WELL, "The rope broke.", id="1:2"),
    )
    return notebook_of(notebook_json(Notebook(notes, "Wells & ropes")))


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
    twice = note(WELL, "The rope broke", id="1:2", prefix="", suffix="")
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
