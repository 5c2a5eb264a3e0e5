"""The panel by which a visitor adds documents, as HTML: what is said before they do."""

import html
from datetime import timedelta
from pathlib import Path

from bot.visitors import LARGEST, limits_words

TEMPLATE = Path(__file__).parent / "templates" / "uploads.html"
FORMATS = {
    "pdf": "PDF",
    "docx": "Word (docx)",
    "odt": "OpenDocument (odt)",
    "rtf": "RTF",
    "epub": "EPUB",
    "html": "web pages (html, mhtml)",
    "subtitles": "subtitles (srt, vtt)",
    "json": "lists of questions and answers (json",
    "csv": "csv)",
    "markdown": "Markdown",
    "text": "plain text",
}
"""What a person calls the formats of `bot/formats`, by their names there."""
UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))  # in seconds


def uploads_html(keep: timedelta) -> str:
    """The panel; `keep` is how long documents stay after a visit."""
    *names, last = FORMATS.values()
    slots = {
        "@largest": str(LARGEST),
        "@formats": f"{', '.join(names)} and {last}.",
        "@limits": limits_words(),
        "@keep": span_words(keep),
    }
    panel = TEMPLATE.read_text(encoding="utf-8")
    for slot, words in slots.items():
        panel = panel.replace(slot, html.escape(words))
    return panel


def span_words(span: timedelta) -> str:
    """A length of time as a person says it: "an hour", "90 minutes", "2 days"."""
    seconds = max(1, round(span.total_seconds()))
    unit, length = next(each for each in UNITS if seconds % each[1] == 0)
    count = seconds // length
    if count == 1:
        return f"an {unit}" if unit == "hour" else f"a {unit}"
    return f"{count:,} {unit}s"
