"""Readers that others wrote, each a file's words with a form feed between pages.

None is part of Footnote: `pip install -r requirements-benchmark.txt` into an environment of their
own. Two of a format agree on what a page says; of the formats that have one, it alone says it.
"""

import re
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from importlib.util import find_spec
from pathlib import Path

PAGE = "\f"
PICTURE = re.compile(r"!\[[^\[\]\n]{0,999}\]\([^()\n]{0,999}\)")
"""Example: `![A well](well.png)`."""
LINK = re.compile(r"\[([^\[\]\n]{0,999})\]\([^()\n]{0,999}\)")
"""Example: `[wells](https://wells.example)`."""
PUT_IN = re.compile(r"^\*\*[A-Z]\w+:\*\* .*$|\bNaN\b|\bUnnamed: \d+", re.MULTILINE)
"""Example: `**Title:** Wells` before a book, `NaN` in an empty cell: what MarkItDown puts in."""


def with_pypdf(path: Path) -> str:
    """A PDF's pages, as pypdf reads them."""
    from pypdf import PdfReader

    return PAGE.join(page.extract_text() for page in PdfReader(path).pages)


def with_pdfminer(path: Path) -> str:
    """A PDF's pages, as pdfminer.six reads them."""
    from pdfminer.high_level import extract_text

    return str(extract_text(path))


def with_markitdown(path: Path) -> str:
    """Word, PowerPoint, Excel, EPUB and HTML, as MarkItDown reads them: their words alone."""
    from markitdown import MarkItDown

    return PUT_IN.sub("", LINK.sub(r"\1", PICTURE.sub("", MarkItDown().convert(path).text_content)))


def with_striprtf(path: Path) -> str:
    """RTF, as striprtf reads it."""
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(path.read_bytes().decode("latin-1"), errors="ignore"))


def with_odfpy(path: Path) -> str:
    """OpenDocument, as odfpy reads it."""
    from odf.opendocument import load
    from odf.teletype import extractText
    from odf.text import H, P

    body = load(path).body
    return "\n".join(extractText(each) for kind in (H, P) for each in body.getElementsByType(kind))


def with_email(path: Path) -> str:
    """A mail's subject and body, as Python's own library reads them; none that is all HTML."""
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = mail.get_body(("plain",)) if isinstance(mail, EmailMessage) else None
    return f"{mail['subject'] or ''}\n{body.get_content() if body else ''}"


MARKED_DOWN = (".docx", ".pptx", ".xlsx", ".epub", ".html")
Read = Callable[[Path], str]
OTHERS: dict[str, dict[str, Read]] = {
    ".pdf": {"pypdf": with_pypdf, "pdfminer": with_pdfminer},
    **{ending: {"markitdown": with_markitdown} for ending in MARKED_DOWN},
    ".rtf": {"striprtf": with_striprtf},
    ".odt": {"odf": with_odfpy},
    ".eml": {"email": with_email},
}
"""By a file's ending: who reads it, by the module that is imported."""


def missing() -> list[str]:
    """Modules that are not installed."""
    names = {name for readers in OTHERS.values() for name in readers}
    return sorted(name for name in names if find_spec(name) is None)
