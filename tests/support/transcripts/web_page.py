"""A transcript as a web page shows it: its paragraphs and lines, its bold words and headings."""

import re
from dataclasses import replace
from html import escape
from pathlib import PurePosixPath

from tests.support.transcripts.annotated import Annotated

BLANK = re.compile(r"\n[ \t]*\n")
BOLD = re.compile(r"(\*\*|__)(.+?)\1")
HEADING = re.compile(r"#+ (.*)")


def web_page(right: Annotated) -> Annotated:
    """The same words, each as right as before, in HTML."""
    blocks = BLANK.split(right.text.replace("\r\n", "\n").strip())
    body = "\n".join(_block(block) for block in blocks)
    page = f"<!doctype html><html><head><title>Talk</title></head><body>\n{body}\n</body></html>\n"
    return replace(right, name=f"{PurePosixPath(right.name).stem}.html", text=page)


def _block(block: str) -> str:
    """A heading line alone, what stands in one block with it below; else a paragraph."""
    first, _, rest = block.partition("\n")
    if heading := HEADING.fullmatch(first):
        shown = f"<h3>{_marked(heading[1])}</h3>"
        return f"{shown}\n{_block(rest)}" if rest else shown
    lines = block.split("\n")
    at = next((at for at, line in enumerate(lines) if HEADING.fullmatch(line)), len(lines))
    paragraph = "<p>" + "<br>\n".join(map(_marked, lines[:at])) + "</p>"
    return paragraph + ("\n" + _block("\n".join(lines[at:])) if lines[at:] else "")


def _marked(line: str) -> str:
    return BOLD.sub(r"<b>\2</b>", escape(line.strip(), quote=False))
