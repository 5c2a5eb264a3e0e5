"""JATS: scholarly articles in XML, as publishers and PubMed Central give them.

<article><front>…<article-title>…</front><body><sec><title>…</title><p>…</p></sec></body></article>
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
OPENING = re.compile(rb"<article(?=[\s>])[^<>]{0,2000}>|<!DOCTYPE\s{1,9}article\s")
"""Example: `<article article-type="research-article">`, `<!DOCTYPE article PUBLIC`."""
NAMES = Names(
    headings=frozenset({"title", "subtitle"}),
    blocks=frozenset(
        """
        p sec abstract trans-abstract body back ack app app-group fn fn-group notes disp-quote
        verse-group verse-line boxed-text caption fig fig-group table-wrap supplementary-material
        disp-formula disp-formula-group statement def-list def-item code preformat attrib bio
        glossary table-wrap-foot author-notes sig-block speech
        """.split()
    ),
    items=frozenset({"list-item", "ref"}),
    left_out=frozenset(
        """
        front article-meta journal-meta graphic inline-graphic media alternatives object-id
        permissions processing-meta sub-article response tex-math email ext-link-none label-none
        """.split()
    ),
    apart=frozenset({"list", "ref-list", "table"}),
    breaks=frozenset({"break"}),
)
NAME_PARTS = frozenset({"surname", "given-names", "suffix", "prefix"})
WORDING = Wording(
    authors=("author",),
    issued=("date",),
    publisher=("publisher-name",),
    container=("journal-title",),
    language=("lang",),
    doi=("doi",),
)
DATES = ("epub", "pub", "ppub", "collection", "")
"""The dates of an article, the most telling first."""


def recognises(data: bytes) -> bool:
    """Whether a file begins as an article does."""
    return OPENING.search(data, 0, WITHIN) is not None and b"<front" in data


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The article.

    Raises:
        DocumentError: it is no XML, or nested too deeply.
    """
    root = without_namespaces(parse_xml(data.lstrip(), name))
    _join_labels(root)
    _part_references(root)
    meta = root.find(".//article-meta")
    title = "" if meta is None else first_words(meta, ("title-group/article-title",))
    prose = Prose(NAMES)
    try:
        prose.heading(title)
        authors = [] if meta is None else list(_authors(meta))
        prose.builder.add(", ".join(authors))
        for abstract in root.iterfind(".//article-meta/abstract"):
            if abstract.find("title") is None:
                prose.heading("Abstract")
            prose.write(abstract)
        for part in ("body", "back", "floats-group"):
            prose.write(root.find(part))
    except RecursionError as error:
        raise nested(name) from error
    text, layout = prose.builder.finish()
    stated = Metadata() if meta is None else _stated(root, meta, authors)
    return Extract(text, layout, title=sensible_title(title), stated=stated)


def _join_labels(root: Element) -> None:
    """Let a number ("1", "Table 2") stand before the title or words that it numbers."""
    for parent in root.iter():
        label = parent.find("label")
        if label is None or parent.tag in ("contrib", "aff", "xref"):
            continue
        at = list(parent).index(label)
        following = parent[at + 1] if at + 1 < len(parent) else None
        words = words_of(label)
        while following is not None and following.tag == "caption" and len(following):
            following = following[0]
        if following is not None and following.tag not in ("table", "list", "sec"):
            parent.remove(label)
            following.text = f"{words} {following.text or ''}"


def _part_references(root: Element) -> None:
    """Let the parts of a reference that are only marked, with nothing between them, be words."""
    for reference in root.iter("element-citation"):
        parts: list[str] = []
        for part in reference.iter():
            if part.tag == "name":
                parts.append(" ".join(words_of(each) for each in part) + ",")
            elif not len(part) and part.tag not in NAME_PARTS and words_of(part):
                parts.append(words_of(part))
        lead = (reference.text or "").strip()
        for part in list(reference):
            reference.remove(part)
        reference.text = " ".join(filter(None, [lead, *parts]))


def _authors(meta: Element) -> Iterator[str]:
    for person in meta.iterfind("contrib-group/contrib"):
        if person.get("contrib-type", "author") != "author":
            continue
        given, last = (
            words_of(person.find("name/given-names")),
            words_of(person.find("name/surname")),
        )
        together = f"{given} {last}".strip()
        if (
            called := together
            or words_of(person.find("collab"))
            or words_of(person.find("string-name"))
        ):
            yield called


def _stated(root: Element, meta: Element, authors: list[str]) -> Metadata:
    settings = [Setting("author", each) for each in authors]
    settings += [Setting("date", day) for day in _dates(meta)]
    for path in ("publisher-name", "journal-title"):
        settings.append(Setting(path, words_of(root.find(f".//journal-meta//{path}"))))
    for each in meta.iterfind("article-id"):
        settings.append(Setting(each.get("pub-id-type", ""), words_of(each)))
    settings.append(Setting("lang", root.get("lang", "")))
    return stated_in(settings, WORDING)


def _dates(meta: Element) -> Iterator[str]:
    for kind in DATES:
        for day in meta.iterfind("pub-date"):
            if kind in (day.get("pub-type"), day.get("date-type"), ""):
                parts = [words_of(day.find(part)) for part in ("year", "month", "day")]
                known = parts[
                    : next((at for at, part in enumerate(parts) if not part.isdecimal()), 3)
                ]
                yield "-".join(known)


FORMAT = Format(name="jats", endings=(".nxml", ".jats"), recognises=recognises, read=read)
