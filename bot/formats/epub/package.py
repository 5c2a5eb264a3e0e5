"""The package of an EPUB: which of its files are chapters, in which order, under which titles.

Three small XML files say so: `META-INF/container.xml` names the package, the package the chapters,
and a table of contents (`nav`, or the older NCX) their titles. A name in them only ever picks a
part of the archive: nothing is looked for outside it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from bot.documents import Metadata
from bot.errors import DocumentError
from bot.formats.archive import Archive
from bot.formats.epub.statements import stated_by
from bot.formats.xml import parse_xml, without_namespaces

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways of encrypting that only garble fonts: no reader needs a key for the words."""
PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
PAGE_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
NOT_TEXT = frozenset({"cover", "toc", "landmarks", "page-list", "loi", "lot"})
"""Parts of a book that are no text of it, as a guide or `epub:type` calls them."""
PAGE = "pageTarget"  # what the older table of contents calls a page of the printed edition
MOST_CHAPTERS = 20_000  # as many as an archive has parts


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of a book's text."""

    member: str
    """Its name in the archive."""
    title: str
    """What the table of contents calls it; "" where it does not."""
    pages: Mapping[str, str]
    """By the ids of elements, the labels of the printed edition's pages that begin there."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a book is made of."""

    title: str
    chapters: tuple[Chapter, ...]
    """In reading order; what lies beside it (notes) last."""
    missing: int
    """How many files the package names that the archive does not hold."""
    stated: Metadata


def read_package(archive: Archive, name: str) -> Package:
    """The chapters of a book.

    Raises:
        DocumentError: the archive is no book, its words are encrypted, or it is damaged.
    """
    if CONTAINER not in archive:
        raise _no_book(name)
    container = _xml(archive, CONTAINER, name)
    paths = [root.get("full-path", "") for root in container.iter("rootfile")]
    package_name = next((path for path in paths if path in archive), None)
    if package_name is None:
        raise _no_book(name)
    package = _xml(archive, package_name, name)
    files = {item.get("id", ""): item for item in package.iter("item")}
    folder = dirname(package_name)
    found: dict[str, bool] = {}
    missing: set[str] = set()
    left_out = _left_out(package, folder)
    for reference in list(package.iter("itemref"))[:MOST_CHAPTERS]:
        item = files.get(reference.get("idref", ""))
        if item is None or not _is_page(item):
            continue
        member = member_of(folder, item.get("href", ""))
        if member in archive:
            found.setdefault(member, reference.get("linear", "yes").strip().lower() != "no")
        else:
            missing.add(member)
    text = {member: linear for member, linear in found.items() if member not in left_out}
    found = text or found  # a book in one file, which its own guide calls a table of contents
    _refuse_encrypted(archive, name, found)
    contents = _contents(archive, package, folder, name)
    titles = contents.titles
    order = sorted(found, key=lambda member: not found[member])  # those beside the text go last
    return Package(
        title=_title(package),
        chapters=tuple(
            Chapter(member, titles.get(member, ""), contents.pages.get(member, {}))
            for member in order
        ),
        missing=len(missing),
        stated=stated_by(package),
    )


def member_of(folder: str, reference: str) -> str:
    """The name in the archive of what a reference in a folder of it points to; never outside."""
    try:
        path = unquote(urlsplit(reference).path)
    except ValueError:  # what looks like an address and is none
        path = unquote(reference.partition("#")[0])
    return normpath(join("/", folder, path)).lstrip("/")


def _no_book(name: str) -> DocumentError:
    return DocumentError(
        "{name} is no EPUB: it does not say where its text is; open it in the program "
        "that made it and save it again.",
        code="epub-none",
        name=name,
    )


def _xml(archive: Archive, member: str, name: str) -> Element:
    return without_namespaces(parse_xml(archive.read(member), name))


def _is_page(item: Element) -> bool:
    kind = item.get("media-type", "").strip().lower()
    return kind in PAGES or (not kind and PAGE_NAME.search(item.get("href", "")) is not None)


def _left_out(package: Element, folder: str) -> set[str]:
    """The names of the cover and of tables of contents."""
    items = [
        item.get("href", "")
        for item in package.iter("item")
        if "nav" in item.get("properties", "").split()
    ]
    guide = [
        reference.get("href", "")
        for reference in package.iter("reference")
        if reference.get("type", "").strip().lower() in NOT_TEXT
        and "#" not in reference.get("href", "")
    ]
    return {member_of(folder, reference) for reference in (*items, *guide)}


def _refuse_encrypted(archive: Archive, name: str, members: dict[str, bool]) -> None:
    if ENCRYPTION not in archive:
        return
    for data in _xml(archive, ENCRYPTION, name).iter("EncryptedData"):
        how = data.find("EncryptionMethod")
        if how is not None and how.get("Algorithm", "") in FONTS_ONLY:
            continue
        for reference in data.iter("CipherReference"):
            if member_of("", reference.get("URI", "")) in members:
                raise DocumentError(
                    "{name} is locked by its seller (DRM); ask for a copy that is not.",
                    code="epub-locked",
                    name=name,
                )


def _title(package: Element) -> str:
    titles = ("".join(title.itertext()) for title in package.iter("title"))
    return next((title for each in titles if (title := " ".join(each.split()))), "")


@dataclass(frozen=True, slots=True)
class _Contents:
    """What the tables of contents and lists of pages say, by the names of chapters."""

    titles: dict[str, str]
    """The first that each is given."""
    pages: dict[str, dict[str, str]]
    """The labels of pages, by the ids of the elements they begin with."""


def _contents(archive: Archive, package: Element, folder: str, name: str) -> _Contents:
    found = _Contents({}, {})
    for item in package.iter("item"):
        is_nav = "nav" in item.get("properties", "").split()
        is_ncx = item.get("media-type", "") == "application/x-dtbncx+xml"
        member = member_of(folder, item.get("href", ""))
        if not (is_nav or is_ncx) or member not in archive:
            continue
        try:
            root = _xml(archive, member, name)
        except DocumentError:  # a broken table of contents costs its titles, not the book
            continue
        inside = dirname(member)
        for reference, title in _entries_of_nav(root, "toc") if is_nav else _entries_of_ncx(root):
            if title:
                found.titles.setdefault(member_of(inside, reference), title)
        pages = _entries_of_nav(root, "page-list") if is_nav else _entries_of_ncx(root, PAGE)
        for reference, label in pages:
            if label and (identity := reference.partition("#")[2]):
                of_chapter = found.pages.setdefault(member_of(inside, reference), {})
                of_chapter.setdefault(unquote(identity), label)
    return found


def _entries_of_nav(root: Element, kind: str) -> Iterator[tuple[str, str]]:
    for nav in root.iter("nav"):
        if kind in nav.get("type", "toc").split():
            for link in nav.iter("a"):
                yield link.get("href", ""), " ".join("".join(link.itertext()).split())


def _entries_of_ncx(root: Element, kind: str = "navPoint") -> Iterator[tuple[str, str]]:
    for point in root.iter(kind):
        content, label = point.find("content"), point.find("navLabel")
        if content is not None and label is not None:
            yield content.get("src", ""), " ".join("".join(label.itertext()).split())
