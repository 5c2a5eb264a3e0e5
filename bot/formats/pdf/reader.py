"""PDF: pages in, one text in reading order out, with the label and place of every page.

words (`analysis/words.py`) -> lines (`lines.py`) -> without headers and footers (`furniture.py`)
-> columns and tables in order (`columns.py`) -> blocks (`blocks.py`, `rows.py`)
-> one flow over the pages' ends (`flow.py`) -> text and layout (`assembly.py`)

`reading.py`, which does it, is imported where it is used, for a question need not wait for it.
"""

from bot.formats.format import Extract, Format

HEAD = 1024  # bytes in which the mark of a PDF stands


def recognises(data: bytes) -> bool:
    return b"%PDF-" in data[:HEAD]


def read(data: bytes, name: str, password: str | None) -> Extract:
    """The words of a PDF in the order they are read; its pages, headings, tables and notes.

    Raises:
        DocumentError: it is encrypted, damaged, over a limit, or without text.
    """
    from bot.formats.pdf.reading import read_pdf

    return read_pdf(data, name, password)


FORMAT = Format(name="pdf", endings=(".pdf",), recognises=recognises, read=read, version=2)
