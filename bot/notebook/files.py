"""A file of a notebook: written in one of five forms, and opened again, whichever it is.

Which form a file has is found by what stands in it, never by its name.
"""

from enum import StrEnum

from bot.errors import NotebookError
from bot.formats import is_archive
from bot.notebook.exports.csv_file import is_table, notebook_in_table, table
from bot.notebook.exports.docx_file import record_in_word_file, word_file
from bot.notebook.exports.handout import Handout
from bot.notebook.exports.html_file import page, record_in_page
from bot.notebook.exports.markdown_file import markdown, record_in_markdown
from bot.notebook.json_codec import notebook_json, notebook_of
from bot.notebook.note import Notebook

LARGEST = 20 * 1024 * 1024  # bytes of a file; 2,000 of the longest notes
WIDE = ("utf-16", (b"\xff\xfe", b"\xfe\xff"))  # as some spreadsheets save "Unicode text"


class FileForm(StrEnum):
    """The forms of the files."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"


ENDINGS = {
    FileForm.MARKDOWN: ".md",
    FileForm.HTML: ".html",
    FileForm.DOCX: ".docx",
    FileForm.CSV: ".csv",
    FileForm.JSON: ".json",
}
TYPES = {
    FileForm.MARKDOWN: "text/markdown; charset=utf-8",
    FileForm.HTML: "text/html; charset=utf-8",
    FileForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileForm.CSV: "text/csv; charset=utf-8",
    FileForm.JSON: "application/json",
}
"""What each is over the wire."""


def written_file(form: FileForm, handout: Handout, *, notebook: Notebook | None = None) -> bytes:
    """The bytes of a file.

    Args:
        notebook: of which the handout was made; a table and JSON are of notebooks alone.

    Raises:
        NotebookError: a conversation is to be a table or JSON.
    """
    match form:
        case FileForm.MARKDOWN:
            return markdown(handout).encode()
        case FileForm.HTML:
            return page(handout).encode()
        case FileForm.DOCX:
            return word_file(handout)
    if notebook is None:
        raise NotebookError(
            "A conversation is exported as markdown, html or docx.",
            code="conversation-form",
        )
    if form is FileForm.CSV:
        return table(handout, notebook).encode()
    return f"{notebook_json(notebook, indent=1)}\n".encode()


def opened(data: bytes) -> Notebook:
    """The notebook in a file.

    Raises:
        NotebookError: there is none, it cannot be read, or it is too large.
    """
    if len(data) > LARGEST:
        raise NotebookError(
            "The file has {size} MB and a notebook at most {limit} MB.",
            code="notebook-large",
            size=round(len(data) / 2**20),
            limit=round(LARGEST / 2**20),
        )
    if is_archive(data):
        return _of(record_in_word_file(data))
    words = _decoded(data)
    beginning = words.lstrip()[:1]
    if beginning == "{":
        return notebook_of(words)
    if is_table(words):
        return notebook_in_table(words)
    if beginning == "<":
        return _of(record_in_page(words))
    return _of(record_in_markdown(words))


def _of(record: str | None) -> Notebook:
    if record is None:
        raise NotebookError(
            "There is no notebook in this file; open one that was exported here as "
            "Markdown, HTML, Word, CSV or JSON.",
            code="notebook-none",
        )
    return notebook_of(record)


def _decoded(data: bytes) -> str:
    encoding, marks = WIDE
    try:
        return data.decode(encoding if data.startswith(marks) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotebookError(
            "The file is not in UTF-8, so its words cannot be trusted; save it as UTF-8 "
            "(of a table: CSV UTF-8), or export the notebook again.",
            code="notebook-encoding",
        ) from error
