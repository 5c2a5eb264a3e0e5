"""A handout as Markdown, with the notebook itself in a comment at the end that no reader shows."""

import re

from bot.citing import OPENING, StyledRun, markdown_quote, markdown_runs, markdown_words
from bot.notebook.exports.handout import Handout, HandoutEntry, Labels, Section

MARK = "<!-- footnote_notebook "
RECORD = re.compile(r"<!-- footnote_notebook (?P<json>\{.*\}) -->")
"""Example: `<!-- footnote_notebook {"footnote_notebook": 1, …} -->`, on one line."""


def markdown(handout: Handout) -> str:
    """The text of a `.md` file."""
    parts = [f"# {markdown_words(' '.join(handout.title.split()))}"]
    for section in handout.sections:
        parts += _section(section, handout.labels)
    if handout.sources.entries:
        parts += [f"## {handout.sources.heading}", *map(_line, handout.sources.entries)]
    if handout.record is not None:
        parts.append(f"{MARK}{_in_comment(handout.record)} -->")
    return "\n\n".join(parts) + "\n"


def record_in_markdown(words: str) -> str | None:
    """The notebook's JSON that a Markdown text carries; None where it carries none."""
    found = [*RECORD.finditer(words)]
    return found[-1]["json"] if found else None  # what stands in a quotation is not it


def _section(section: Section, labels: Labels) -> list[str]:
    depth = "###" if section.below else "##"
    parts = [f"{depth} {markdown_words(_one_line(section.heading))}"] if section.heading else []
    parts += [markdown_words(_one_line(each)) for each in section.said]
    deeper = "##" if section.heading is None else f"{depth}#"
    for entry in section.entries:
        parts += [f"{deeper} {entry.label}", *_entry(entry, labels)]
    return parts


def _entry(entry: HandoutEntry, labels: Labels) -> list[str]:
    who = f"{markdown_words(_one_line(entry.teller))}{entry.before}" if entry.teller else ""
    parts = [markdown_words(_one_line(asked))] if (asked := labels.asked_in(entry)) else []
    parts.append(f"{markdown_quote(entry.quote)}\n>\n> — {who}{markdown_runs(entry.citation)}")
    if entry.warning:
        parts.append(f"**{markdown_words(entry.warning)}**")
    place = markdown_words(_one_line(f"{entry.title}, {entry.place}"))
    link = f" [{markdown_words(labels.link)}](<{entry.link}>)" if entry.link else ""
    parts.append(f"{markdown_words(labels.place)}: {place}{link}")
    if entry.comment.strip():
        parts.append(f"{markdown_words(labels.comment)}:\n\n{_paragraphs(entry.comment)}")
    if entry.tags:
        tags = ", ".join(markdown_words(_one_line(tag)) for tag in entry.tags)
        parts.append(f"{markdown_words(labels.tags)}: {tags}")
    return parts


def _paragraphs(words: str) -> str:
    """Lines as they are, none of them a list, a heading or a quotation."""
    return "\n".join(
        line.removeprefix(">").removeprefix(" ") for line in markdown_quote(words).split("\n")
    )


def _line(runs: tuple[StyledRun, ...]) -> str:
    """A style's words as a paragraph of their own; `1986.` at its start is no list's number."""
    line = markdown_runs(runs).strip()
    opening = OPENING.match(line)
    if opening is None:
        return line
    at = opening.start("mark") if opening["mark"] else opening.start("sign")
    return f"{line[:at]}\\{line[at:]}"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _in_comment(record: str) -> str:
    """JSON that ends no comment: only in its strings two hyphens or a bracket can stand."""
    return record.replace("--", r"\u002d\u002d").replace(">", r"\u003e").replace("<", r"\u003c")
