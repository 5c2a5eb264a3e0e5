"""A handout as a page of HTML that stands alone: no script runs in it, nothing is fetched for it.

The notebook itself stands in a `<script type="application/json">`, which browsers do not run.
"""

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from bot.notebook.exports.handout import Handout

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATE = Path(__file__).parent / "handout.html"
STYLE = Path(__file__).parent / "handout.css"
RECORD = re.compile(
    r'<script type="application/json" id="footnote_notebook">(?P<json>[^<]*)</script>'
)
"""Example: `<script type="application/json" id="footnote_notebook">{…}</script>`."""


def page(handout: Handout) -> str:
    """The text of a `.html` file."""
    record = None
    if handout.record is not None:
        # in its strings alone; no tag can end or begin in it
        record = handout.record.replace("<", r"\u003c").replace(">", r"\u003e")
    style = STYLE.read_text(encoding="utf-8")
    written: str = _template().render(handout=handout, record=record, style=style)
    return written


def record_in_page(words: str) -> str | None:
    """The notebook's JSON that a page carries; None where it carries none."""
    found = RECORD.search(words)
    return found["json"] if found else None


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined
    from jinja2.filters import do_mark_safe

    def exact(words: str) -> str:
        """Words that a browser reads back unchanged, carriage returns included."""
        return do_mark_safe(escape(words).replace("\r", "&#13;"))

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["exact"] = exact
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
