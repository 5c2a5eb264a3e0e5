"""Titles that files give themselves: many were left there by a program, not written by a person."""

import re

LONGEST = 300  # code points; a longer one is a paragraph in the wrong place
LONGEST_HEADING = 300  # code points; a longer paragraph in a heading's style is text
LEFT_BY_PROGRAMS = re.compile(
    r"""(?:microsoft\ (?:office\ )?(?:word|powerpoint)\ -\ .*)
    |(?:(?:word|powerpoint)\ (?:document|presentation))
    |(?:(?:document|dokument|untitled|title)[ \d]*)
    |(?:[^\s]+\.(?:docx?|dotx?|odt|rtf|pdf|html?|txt|indd|qxd))""",
    re.IGNORECASE | re.VERBOSE,
)
"""Example: `Microsoft Word - final2.doc`, `Document1`, `report_v3.docx`."""


def sensible_title(title: str | None) -> str | None:
    """A title on one line, if a person can have meant it."""
    words = " ".join((title or "").replace("\x00", " ").split())
    if not any(map(str.isalnum, words)) or len(words) > LONGEST:
        return None
    return None if LEFT_BY_PROGRAMS.fullmatch(words) else words
