"""FictionBook: books in one file of XML, without their pictures.

<FictionBook><description>…</description><body><section><title><p>…</p></title><p>…</p>…
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bot.documents import Metadata
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.format import Extract, Format
from bot.formats.papers.prose import Names, Prose, first_words, words_of
from bot.formats.refusals import nested
from bot.formats.titles import sensible_title
from bot.formats.xml import parse_xml, without_namespaces

WITHIN = 4096  # bytes from the start in which the root stands
OPENING = re.compile(rb"<(?:\w{1,20}:)?FictionBook[\s>]")
"""Example: `<FictionBook xmlns="…">`."""
NAMES = Names(
    headings=frozenset({"title", "subtitle"}),
    blocks=frozenset(
        "section p poem stanza v cite epigraph annotation text-author body date".split()
    ),
    items=frozenset(),
    left_out=frozenset({"image", "binary", "description", "stylesheet"}),
    apart=frozenset({"table"}),
    breaks=frozenset({"empty-line"}),
)
WORDING = Wording(
    authors=("author",),
    issued=("year", "date"),
    publisher=("publisher",),
    language=("lang",),
)


def recognises(data: bytes) -> bool:
    """Whether a file begins as such a book does."""
    return OPENING.search(data, 0, WITHIN) is not None


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The book; its notes stand at its end, as in the file.

    Raises:
        DocumentError: it is no XML, or nested too deeply.
    """
    root = without_namespaces(parse_xml(data.lstrip(), name))
    _join_titles(root)
    prose = Prose(NAMES)
    title = first_words(root, ("description/title-info/book-title",))
    try:
        prose.write(root.find("description/title-info/annotation"))
        for body in root.iterfind("body"):
            prose.write(body)
    except RecursionError as error:
        raise nested(name) from error
    text, layout = prose.builder.finish()
    return Extract(text, layout, title=sensible_title(title), stated=_stated(root))


def _join_titles(root: Element) -> None:
    """Let a title of several lines be one heading, as it is shown."""
    for title in root.iter("title"):
        lines = [words_of(line) for line in title if line.tag == "p"]
        if len(lines) == len(title) and lines:
            for line in list(title):
                title.remove(line)
            title.text = " ".join(filter(None, lines))


def _stated(root: Element) -> Metadata:
    settings = [Setting("author", name) for name in _authors(root)]
    published = root.find("description/publish-info")
    if published is not None:
        for part in ("publisher", "year"):
            settings.append(Setting(part, words_of(published.find(part))))
    about = root.find("description/title-info")
    if about is not None:
        day = about.find("date")
        settings.append(Setting("date", "" if day is None else day.get("value") or words_of(day)))
        settings.append(Setting("lang", words_of(about.find("lang"))))
    return stated_in(settings, WORDING)


def _authors(root: Element) -> Iterator[str]:
    for author in root.iterfind("description/title-info/author"):
        parts = [words_of(author.find(f"{part}-name")) for part in ("first", "middle", "last")]
        if name := " ".join(filter(None, parts)) or words_of(author.find("nickname")):
            yield name


FORMAT = Format(name="fb2", endings=(".fb2",), recognises=recognises, read=read)
