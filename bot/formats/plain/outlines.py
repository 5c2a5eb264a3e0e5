"""Text with headings by its own marks: Org, reStructuredText, AsciiDoc.

    * Wells            Wells            == Wells
                       =====

The text stays as it is; the lines that only tell a program something are its markup.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from bot.documents import Layout, Paragraph, ParagraphKind, Span, lines, trimmed
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.format import Extract, Format
from bot.formats.plain.decoding import decode
from bot.formats.plain.text import paragraphs
from bot.formats.titles import sensible_title

ORG_HEADING = re.compile(r"\*{1,20}[ \t]+(?:(?:TODO|DONE)[ \t]+)?(?P<words>\S[^\n]{0,500})")
"""Example: `** TODO Dig the well`."""
ORG_MARKUP = re.compile(
    r"[ \t]{0,20}(?:#\+[A-Za-z_]{1,40}[:\[ \t]?|:[A-Z_a-z-]{1,40}:|#[ \t])[^\n]*"
)
"""Example: `#+BEGIN_SRC`, `:PROPERTIES:`."""
ORG_SETTING = re.compile(r"^#\+(?P<name>title|author|date|language):(?P<words>[^\n]+)", re.I | re.M)
"""Example: `#+TITLE: Water for the valley`."""
RST_RULE = re.compile(r"(?P<mark>[=\-~^\"'`#*+:._<>$%&])(?P=mark){2,400}[ \t]{0,20}")
"""Example: the `=====` under a heading."""
RST_MARKUP = re.compile(r"[ \t]{0,40}(?:\.\.(?:[ \t][^\n]*)?|:[\w -]{1,40}:[^\n]*)")
"""Example: `.. note::`, `:name: wells`."""
RST_SETTING = re.compile(r"^:(?P<name>author|authors|date|language):(?P<words>[^\n]+)", re.I | re.M)
"""Example: `:Author: Ada Obi`."""
ADOC_HEADING = re.compile(r"={1,6}[ \t]+(?P<words>\S[^\n]{0,500})")
"""Example: `== Wells`."""
ADOC_MARKUP = re.compile(
    r"(?:\[[^\]\n]{0,300}\]|:[\w!-]{1,60}:[^\n]*|//[^\n]*|[=\-.*_+]{4,80}|\|={3})[ \t]{0,20}"
)
"""Example: `[source,ruby]`, `:author: Ada Obi`, `----`."""
WORDING = Wording(authors=("author", "authors"), issued=("date",), language=("language",))
WITHIN = 5_000  # code points from the start in which settings stand


def _marked(
    text: str, own: list[Span], heading: re.Pattern[str], markup: re.Pattern[str]
) -> Iterator[tuple[int, Paragraph]]:
    """The lines that are headings or markup by themselves, by their numbers."""
    for number, line in enumerate(own):
        start, end = trimmed(text, line.start, line.end)
        if start < end and (found := heading.fullmatch(text, start, end)) and start == line.start:
            words = Span(*found.span("words"))
            yield number, Paragraph(start, end, ParagraphKind.HEADING, words)
        elif start < end and markup.fullmatch(text, start, end):
            yield number, Paragraph(start, end, ParagraphKind.MARKUP, Span(start, end))


def _underlined(text: str, own: list[Span]) -> Iterator[tuple[int, Paragraph]]:
    """The headings of reStructuredText, and its rules and directives, by the lines they take."""
    shown = [text[line.start : line.end].rstrip() for line in own]
    for number, words in enumerate(shown):
        rule = RST_RULE.fullmatch(words)
        above = shown[number - 1] if number else ""
        start, end = trimmed(text, own[number].start, own[number].end)
        if (
            rule
            and above.strip()
            and not RST_RULE.fullmatch(above)
            and len(words) >= len(above.strip()) // 2
        ):
            blank = (
                number < 2 or not shown[number - 2].strip() or RST_RULE.fullmatch(shown[number - 2])
            )
            if blank:
                first = trimmed(text, own[number - 1].start, own[number - 1].end)
                yield number - 1, Paragraph(first[0], end, ParagraphKind.HEADING, Span(*first))
                yield number, Paragraph(first[0], end, ParagraphKind.HEADING, Span(*first))
                continue
        if start < end and (rule or RST_MARKUP.fullmatch(text, start, end)):
            yield number, Paragraph(start, end, ParagraphKind.MARKUP, Span(start, end))


def _layout(text: str, ending: str) -> Layout:
    own = list(lines(text, 0, len(text)))
    if ending == ".rst":
        marked = dict(_underlined(text, own))
    elif ending == ".org":
        marked = dict(_marked(text, own, ORG_HEADING, ORG_MARKUP))
    else:
        marked = dict(_marked(text, own, ADOC_HEADING, ADOC_MARKUP))
    found: list[Paragraph] = []
    at = 0
    while at < len(own):
        if at in marked:
            if not found or found[-1] != marked[at]:
                found.append(marked[at])
            at += 1
            continue
        after = at
        while after < len(own) and after not in marked:
            after += 1
        found += _between(text, own[at].start, own[after - 1].end)
        at = after
    return Layout(tuple(found))


def _between(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """The paragraphs of lines without marks of their own; none is a heading."""
    for each in paragraphs(text[start:end]):
        kind = ParagraphKind.TEXT if each.kind is ParagraphKind.HEADING else each.kind
        words = Span(each.words.start + start, each.words.end + start)
        if kind is not each.kind:
            words = Span(each.start + start, each.end + start)
        yield Paragraph(each.start + start, each.end + start, kind, words)


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The text as it stands.

    Raises:
        DocumentError: it is no text.
    """
    decoded = decode(data, name)
    text = decoded.text
    ending = PurePosixPath(name).suffix.lower()
    layout = _layout(text, ending)
    setting = RST_SETTING if ending == ".rst" else ORG_SETTING if ending == ".org" else None
    found = list(setting.finditer(text, 0, WITHIN)) if setting else []
    settings = [Setting(each["name"].lower(), each["words"].strip()) for each in found]
    title = next((each.words for each in settings if each.name == "title"), None)
    return Extract(
        text,
        layout,
        title=sensible_title(title),
        encoding=decoded.encoding,
        notes=decoded.notes,
        stated=stated_in(settings, WORDING),
    )


FORMAT = Format(
    name="outline",
    endings=(".org", ".rst", ".adoc", ".asciidoc"),
    recognises=lambda _: False,  # a text's `*` and `=` prove nothing
    read=read,
)
